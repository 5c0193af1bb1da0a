"""Apostrophes: their signs and the spaces beside them."""

from __future__ import annotations

import pytest

from tqcheck.checks.apostrophe import apostrophe
from tqcheck.model import Severity, segment


def mended(languages: str, source: str, target: str) -> str:
    for finding in reversed(list(apostrophe.run(segment(source, target, languages)))):
        span = finding.spans[0]
        assert finding.edit is not None
        target = target[: span.start] + finding.edit + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("languages", "target", "expected"),
    [
        ("ru en", "He didn`t go to Oraz´s house.", "He didn’t go to Oraz’s house."),
        ("ru en", 'He "didn`t" go.', 'He "didn\'t" go.'),
        ("ru en", "It′s late, isn ' t it?", "It’s late, isn' t it?"),
        ("ru en", "It's his, he doesn't, and she’s not.", "It's his, he doesn't, and she's not."),
        ("en fr", "L 'homme et l' eau", "L'homme et l'eau"),
        ("en it", "L' amico dell’ uomo", "L'amico dell’uomo"),
        ("en uz", "o`zbek, maʻno, oʼz", "oʻzbek, maʼno, oʻz"),
        ("en uk", "п´ять", "п’ять"),
    ],
)
def test_what_is_mended(languages: str, target: str, expected: str) -> None:
    once = mended(languages, "", target)
    assert once == expected or mended(languages, "", once) == once


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("ru en", "", "The boys’ team of the ’90s said ‘no’ to rock ’n’ roll; Gor′kij; 5′10″."),
        ("ru en", "", "It's his and she’s hers."),
        ("ru en", "Файл a`b.", "The file a`b."),
        ("en uz", "", "o'zbek, g‘oya, ma'no, oʻzbek, maʼno"),
        ("en tr", "", "Ankara'ya, “Sabah”a, İzmir’e geldi"),
        ("en fr", "", "aujourd'hui, l'eau, « l » ' x"),
    ],
)
def test_what_may_stand(languages: str, source: str, target: str) -> None:
    assert mended(languages, source, target) == target


def test_a_right_sign_among_others_is_a_neutral_note() -> None:
    wrong, unusual = apostrophe.run(segment("Он.", "He didn`t, she isn’t, we don’t, and it's so.", "ru en"))
    assert (wrong.severity, unusual.severity) == (None, Severity.NEUTRAL)
