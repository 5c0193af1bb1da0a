"""Edits applied to a document: which are, which are not, and that it comes to an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.accepted import accepted_row, accepted_table, fingerprints
from tqcheck.check import Check, bad, document_check, good, segment_check
from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.fixing import Fixed, fix
from tqcheck.model import Document, Finding, Segment, Severity, segment

EXAMPLES = [bad("ru en", "а", "a"), good("ru en", "а", "b")]
STYLE = "style/unidiomatic"
CHECKER = Checker(Settings(default_glossaries=False))


def replacing(target: Segment, wrong: str, right: str) -> Iterator[Finding]:
    for match in re.finditer(re.escape(wrong), target.target.raw):
        yield Finding("{wrong}", {"wrong": wrong}, [target.target.span(*match.span())], edit=right)


@segment_check("colour", STYLE, Severity.MINOR, examples=EXAMPLES)
def colour(one: Segment) -> Iterator[Finding]:
    """An American spelling."""
    return replacing(one, "color", "colour")


@segment_check("long-word", STYLE, Severity.MAJOR, examples=EXAMPLES)
def long_word(one: Segment) -> Iterator[Finding]:
    """A word of more than nine letters, which nobody can mend."""
    for match in re.finditer(r"\w{10,}", one.target.raw):
        yield Finding("long", {}, [one.target.span(*match.span())])


@segment_check("worse", STYLE, Severity.MINOR, examples=EXAMPLES)
def worse(one: Segment) -> Iterator[Finding]:
    """A word whose edit is a fault itself."""
    return replacing(one, "ugly", "uglyuglyugly")


@segment_check("in-vain", STYLE, Severity.MINOR, examples=EXAMPLES)
def in_vain(one: Segment) -> Iterator[Finding]:
    """A word whose edit does not mend it."""
    return replacing(one, "mad", "very mad")


@segment_check("note", STYLE, Severity.NEUTRAL, examples=EXAMPLES)
def note(one: Segment) -> Iterator[Finding]:
    """What is only noted."""
    return replacing(one, "shall", "will")


@segment_check("tearing", STYLE, Severity.MINOR, examples=EXAMPLES)
def tearing(one: Segment) -> Iterator[Finding]:
    """A word whose edit would tear a row."""
    return replacing(one, "tab", "\t")


@segment_check("whole-colour", STYLE, Severity.MAJOR, examples=EXAMPLES)
def whole_colour(one: Segment) -> Iterator[Finding]:
    """A wider stretch, and a graver one."""
    return replacing(one, "color film", "colour picture")


@document_check("one-name", STYLE, Severity.MINOR, examples=EXAMPLES)
def one_name(document: Document) -> Iterator[Finding]:
    """A second name for what the first segment names."""
    if "Astana" in document.segments[0].target.raw:
        for one in document.segments[1:]:
            yield from replacing(one, "Nur-Sultan", "Astana")


@document_check("to-and-fro", STYLE, Severity.MINOR, examples=EXAMPLES)
def to_and_fro(document: Document) -> Iterator[Finding]:
    """Two words of which it always wants the other."""
    for one in document.segments:
        yield from replacing(one, "tick", "tock")
        yield from replacing(one, "tock", "tick")


def fixed(checks: list[Check], *targets: str, article: bool = True) -> Fixed:
    pairs = [segment("Он ушёл.", text, "ru en", id=str(number)) for number, text in enumerate(targets, 1)]
    return fix(Checker(Settings(), checks), Document("d", "ru", "en", tuple(pairs), article=article))


def targets(result: Fixed) -> list[str]:
    return [one.target.raw for one in result.document.segments]


@pytest.mark.parametrize(
    ("checks", "target", "expected", "left"),
    [
        ([colour], "color or color", "colour or colour", []),
        ([colour, whole_colour], "color film, color", "colour picture, colour", []),
        ([colour, long_word], "color of infrastructure", "colour of infrastructure", ["long-word"]),
        ([worse, long_word], "ugly", "ugly", ["worse"]),
        ([worse], "ugly", "ugly", ["worse"]),
        ([worse, colour, long_word], "ugly color", "ugly colour", ["worse"]),
        ([in_vain, colour], "mad color", "mad colour", ["in-vain"]),
        ([note], "shall", "shall", []),
        ([tearing], "tab", "tab", ["tearing"]),
    ],
)
def test_edits_that_do_no_harm_are_applied(checks: list[Check], target: str, expected: str, left: list[str]) -> None:
    for article in (True, False):
        result = fixed(checks, target, "fine", article=article)
        assert targets(result) == [expected, "fine"]
        assert [issue.code for issue in result.left] == left
        assert [(one.before.target.raw, one.after.target.raw) for one in result.mended] == (
            [(target, expected)] if target != expected else []
        )


def test_edits_of_a_document_are_applied_too() -> None:
    result = fixed([one_name, colour], "Astana", "the color of Nur-Sultan")
    assert targets(result) == ["Astana", "the colour of Astana"]
    assert [[issue.code for issue in one.applied] for one in result.mended] == [["colour", "one-name"]]


def test_edits_that_undo_each_other_are_left() -> None:
    result = fixed([to_and_fro, colour], "tick", "color")
    assert targets(result) == ["tick", "colour"]
    assert [issue.code for issue in result.left] == ["to-and-fro"]


def test_a_segment_with_an_accepted_issue_is_left_as_it_is(tmp_path: Path) -> None:
    plain = Checker(Settings(), [colour, long_word])
    texts = ["color of infrastructure", "color"]
    pairs = [segment("Он ушёл.", text, "ru en", id=str(number)) for number, text in enumerate(texts)]
    document = Document("d", "ru", "en", tuple(pairs))
    issues = [issue for issue in plain.check(document).issues if issue.code == "long-word"]
    file = tmp_path / "accepted.tsv"
    file.write_text(accepted_table(accepted_row("d", known) for known in fingerprints(document, issues)), "utf-8")
    result = fix(Checker(Settings(accepted=str(file)), [colour, long_word]), document)
    assert targets(result) == ["color of infrastructure", "colour"]
    assert [issue.code for issue in result.left] == ["colour"]


# --- the real checks on any text

MARKS = [
    *list("\"“”„«»'’‘!?.,;:-–—…() \xa0\u202f\u200b[]/"),
    "  ",
    " ,",
    "..",
    "&amp;",
    "&#10;",
    "â€™",
    " @-@ ",
    "\\ud83d",
]
WORDS = [
    "the ",
    "The ",
    "was was ",
    "he",
    "He",
    " a",
    "В ",
    "это",
    "5000",
    "3,5",
    " d'",
    "l’",
    "https://a.org/x",
    "{0}",
]
TEXT = st.lists(st.sampled_from(MARKS + WORDS), max_size=14).map("".join)
PAIRS = st.sampled_from(["ru en", "en ru", "kk en", "en kk", "en de", "en fr", "de en", "zh en", "en zh", "en tr"])


@given(TEXT, TEXT, TEXT, PAIRS, st.booleans())
def test_to_fix_twice_is_to_fix_once(source: str, target: str, other: str, languages: str, article: bool) -> None:
    pairs = segment(source or "5000", target, languages), segment("Он “ушёл”.", other, languages, id="2")
    document = Document("d", *languages.split(), pairs, article=article)
    once = fix(CHECKER, document)
    assert once.failures == ()
    twice = fix(CHECKER, once.document)
    assert twice.mended == ()
    assert [issue.code for issue in twice.left] == [issue.code for issue in once.left]
    assert len(once.left) <= len([issue for issue in CHECKER.check(document).issues if issue.severity])
    for before, after in zip(document.segments, once.document.segments, strict=True):
        assert (before.id, before.source, before.line) == (after.id, after.source, after.line)
    for mended in once.mended:
        assert all(issue.spans[0].side == "target" for issue in mended.applied)
        assert mended.before.target.raw != mended.after.target.raw
        mended.after.target.raw.encode()
