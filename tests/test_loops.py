"""Phrases and sentences said over and over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.loops import all_loops, loops
from tqcheck.checks.repeated_text import repeated_text
from tqcheck.model import Text, segment


def flagged(languages: str, source: str, target: str) -> list[tuple[str, str]]:
    found = list(repeated_text.run(segment(source, target, languages)))
    return [(finding.spans[0].text, finding.values["times"]) for finding in found]


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он ушёл.", "He left and then he left and then he left and then.", "3"),
        ("ru en", "Он ушёл.", "Off he went, off he went, off he went, off he went.", "4"),
        ("ru en", "Он ушёл.", "No way! He left the town. He left the town.", "2"),
        ("ru en", "Он ушёл.", "He went to the town of his birth, to the town of his birth.", "2"),
        ("ru en", "Мир, мир, мир.", "He left the town, he left the town, he left the town, he left the town.", "4"),
        ("en ja", "He left.", "彼は昨日家に帰った。彼は昨日家に帰った。", "2"),
    ],
)
def test_loops(languages: str, source: str, target: str, expected: str) -> None:
    assert [times for _, times in flagged(languages, source, target)] == [expected]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("ru en", "Он ушёл.", "He left, he left."),
        ("ru en", "Это профиль.", "There is only the default profile. The default profile is used."),
        ("ru en", "Он ушёл домой, он ушёл домой.", "Home is where he went, home is where he went."),
        ("ru en", "Совет города.", "The city council and the head of the city council and the city."),
        ("ru en", "Счёт.", "1 2 3 4 1 2 3 4 1 2 3 4 - - - - - -"),
        ("ru en", "Слава!", "Long live the king! Long live the queen! Long live the land!"),
        ("en kk", "Slowly.", "Ақырын-ақырын, ақырын-ақырын."),
        ("ru en", "", ""),
    ],
)
def test_what_is_no_loop(languages: str, source: str, target: str) -> None:
    assert flagged(languages, source, target) == []


def test_the_place_of_a_loop_is_all_of_its_copies() -> None:
    assert flagged("ru en", "Он ушёл.", "So he left us all alone, left us all alone, he said.") == []
    found = flagged("ru en", "Он ушёл.", "So he left us all here alone, left us all here alone, he said.")
    assert found == [("left us all here alone, left us all here alone,", "2")]


@given(st.lists(st.sampled_from("ab,."), max_size=24).map(" ".join))
def test_a_loop_is_made_of_equal_copies(raw: str) -> None:
    text = Text(raw, "en")
    tokens = raw.split()
    for loop in all_loops(text):
        size = loop.end - loop.first
        assert tokens[loop.first : loop.end - 1] == tokens[loop.again : loop.again + size - 1]
        assert loop.first < loop.end <= loop.again < loop.last <= len(tokens)
        assert loop.times >= 2
    assert set(loops(text)) <= set(all_loops(text))
