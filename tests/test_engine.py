"""The flow: checks run, give way, are chosen and set; one that raises is named and loses nothing."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from tqcheck import (
    Checker,
    Document,
    Finding,
    Segment,
    Settings,
    Severity,
    Span,
    bad,
    document_check,
    good,
    segment,
)
from tqcheck.check import Check, segment_check
from tqcheck.errors import CheckError, ConfigError, TqcheckError
from tqcheck.glossary.concepts import Glossary
from tqcheck.scoring import Thresholds

EXAMPLES = [good("ru en", "Да.", "Yes."), bad("ru en", "Да.", "[[No]].")]
WRONG = "accuracy/mistranslation"


def finding(part: Segment, words: str, **given: Any) -> Finding:
    start = part.target.raw.index(words)
    return Finding("“{words}”", {"words": words}, [part.target.span(start, start + len(words))], **given)


@segment_check("says-no", WRONG, Severity.MAJOR, examples=EXAMPLES)
def says_no(segment: Segment, *, word: str = "No") -> Iterable[Finding]:
    """The translation says no."""
    return [finding(segment, word)] if word in segment.target.raw else []


@segment_check("says-anything", WRONG, Severity.MINOR, examples=EXAMPLES, gives_way_to=["says-no"])
def says_anything(segment: Segment) -> Iterable[Finding]:
    """The translation says anything at all."""
    return [finding(segment, segment.target.raw)]


@document_check("says-no-twice", "style/inconsistent", Severity.MINOR, examples=EXAMPLES)
def says_no_twice(document: Document) -> Iterable[Finding]:
    """The article says no twice."""
    places = [part.target.span() for part in document.segments if "No" in part.target.raw]
    return [Finding("twice", {}, places)] if len(places) > 1 else []


@segment_check("breaks", WRONG, Severity.MAJOR, examples=EXAMPLES)
def breaks(segment: Segment) -> Iterable[Finding]:
    """It finds something, and then raises."""
    yield finding(segment, "No")
    raise ZeroDivisionError("a mistake of mine")


def article(*targets: str, whole: bool = True) -> Document:
    parts = tuple(segment("Нет, нет.", text, "ru en", id=str(number)) for number, text in enumerate(targets, 1))
    return Document("news", "ru", "en", parts, article=whole)


def found(document: Document, *checks: Check, **settings: Any) -> list[tuple[str, str, str]]:
    report = Checker(Settings(**settings), checks).check(document)
    assert not report.failures
    return [(issue.code, issue.severity.label, issue.spans[0].segment) for issue in report.issues]


def test_an_issue_has_its_checks_name_and_its_own_place() -> None:
    (issue,) = Checker(checks=[says_no]).check(article("Yes. No.")).issues
    assert (issue.code, issue.category, issue.severity) == ("says-no", WRONG, Severity.MAJOR)
    assert issue.message == "“No”"
    assert issue.spans == (Span("1", "target", 5, 7, "No"),)


def test_issues_come_in_the_order_of_the_text() -> None:
    document = article("Yes.", "Yes. No.", "No.")
    assert found(document, says_no, replace(says_anything, gives_way_to=frozenset())) == [
        ("says-anything", "minor", "1"),
        ("says-anything", "minor", "2"),
        ("says-no", "major", "2"),
        ("says-anything", "minor", "3"),
        ("says-no", "major", "3"),
    ]


def test_one_fault_is_one_issue() -> None:
    document = article("Yes.", "No.")
    assert found(document, says_anything, says_no) == [("says-anything", "minor", "1"), ("says-no", "major", "2")]


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        (article("No.", "No."), ["says-no-twice"]),
        (article("No.", "Yes."), []),
        (article("No. No."), []),
        (article("No.", "No.", whole=False), []),
    ],
    ids=["an article", "once", "one sentence", "loose segments"],
)
def test_document_checks_run_on_articles_alone(document: Document, codes: list[str]) -> None:
    assert [code for code, _, _ in found(document, says_no_twice)] == codes


def test_a_finding_may_weigh_more_than_its_check() -> None:
    @segment_check("weighs", WRONG, Severity.MINOR, examples=EXAMPLES)
    def weighs(segment: Segment) -> Iterable[Finding]:
        """It weighs."""
        return [finding(segment, "No", severity=Severity.CRITICAL)]

    assert found(article("No."), weighs) == [("weighs", "critical", "1")]
    # what a user sets goes over both
    assert found(article("No."), weighs, severity={"weighs": Severity.NEUTRAL}) == [("weighs", "neutral", "1")]


def test_an_option_reaches_its_check() -> None:
    document = article("No.", "Never.")
    assert found(document, says_no, options={"says-no": {"word": "Never"}}) == [("says-no", "major", "2")]


def test_thresholds_reach_the_report() -> None:
    document = article("No.", "Yes.", "Yes.")
    assert Checker(checks=[says_no]).check(document).verdict == "review"
    strict = Settings(thresholds=Thresholds(hold_below=90, min_words=6))
    assert Checker(strict, [says_no]).check(document).verdict == "hold"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"options": {"says-on": {}}}, "there is no check “says-on” (did you mean “says-no”?)"),
        ({"severity": {"says-on": Severity.MINOR}}, "there is no check “says-on” (did you mean “says-no”?)"),
        ({"options": {"says-no": {"wrod": "x"}}}, "check says-no has no option “wrod” (did you mean “word”?)"),
        ({"options": {"says-no": {"word": 1}}}, "option “word” of check says-no must be a str, not 1"),
        ({"select": ("says-on",)}, "“says-on” is no check, MQM type or dimension (did you mean “says-no”?)"),
        ({"identifier": "langdetct"}, "no identifier is called “langdetct” (did you mean “langdetect”?)"),
    ],
)
def test_a_wrong_setting_is_refused_before_anything_is_read(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Checker(Settings(**settings), [says_no])
    assert str(caught.value) == message


def test_a_check_that_raises_is_named_and_loses_nothing() -> None:
    report = Checker(checks=[breaks, says_no]).check(article("No.", "Yes."))
    assert [(failure.where, failure.problem) for failure in report.failures] == [
        ("news, segment 1", "check breaks raised ZeroDivisionError: a mistake of mine"),
        ("news, segment 2", "check breaks raised ValueError: substring not found"),
    ]
    assert [issue.code for issue in report.issues] == ["breaks", "says-no"]
    assert report.segment_scores.keys() == {"1", "2"}


@pytest.mark.parametrize(
    "wrong",
    [
        Finding("no place", {}, []),
        Finding("elsewhere", {}, [Span("9", "target", 0, 1, "N")]),
        Finding("{nobody} gave this", {}, [Span("1", "target", 0, 1, "N")]),
    ],
    ids=lambda wrong: wrong.template,
)
def test_a_finding_that_no_report_could_show_is_its_checks_failure(wrong: Finding) -> None:
    @segment_check("misplaces", WRONG, Severity.MAJOR, examples=EXAMPLES)
    def misplaces(segment: Segment) -> Iterable[Finding]:
        """It does not know where."""
        return [wrong]

    report = Checker(checks=[misplaces, says_no]).check(article("No."))
    assert [issue.code for issue in report.issues] == ["says-no"]
    assert report.failures[0].problem.startswith("check misplaces raised ")


def test_a_check_may_ask_for_the_glossary() -> None:
    seen: list[Glossary] = []

    @segment_check("asks", WRONG, Severity.MAJOR, examples=EXAMPLES)
    def asks(segment: Segment, glossary: Glossary) -> Iterable[Finding]:
        """It asks for the glossary."""
        seen.append(glossary)
        return ()

    checker = Checker(Settings(default_glossaries=False), [asks])
    checker.check(article("Yes.", "Yes."))
    assert seen == [checker.resource(Glossary)] * 2


def test_what_nothing_supplies_is_an_error_of_the_check() -> None:
    @segment_check("asks", WRONG, Severity.MAJOR, examples=EXAMPLES)
    def asks(segment: Segment, other: Document) -> Iterable[Finding]:
        """It asks for what nobody has."""
        return ()

    with pytest.raises(CheckError, match="check “asks” asks for a Document, which nothing supplies"):
        Checker(checks=[asks])


def test_a_language_nobody_knows_is_an_error() -> None:
    document = Document("news", "ru", "xx-unknown", (segment("Да.", "Yes.", "ru xx-unknown"),))
    with pytest.raises(TqcheckError, match="xx"):
        Checker().check(document)


def test_which_checks_are_live_depends_on_the_languages() -> None:
    needs = replace(says_no, target_facts=("common_words",))
    assert Checker(checks=[needs]).live("ru", "en") == [needs]
    assert Checker(checks=[needs]).live("ru", "sw") == []


# --- the signature


@pytest.mark.parametrize(
    "changed",
    [
        {"severity": {"says-no": Severity.MINOR}},
        {"options": {"says-no": {"word": "Never"}}},
        {"thresholds": Thresholds(hold_below=90)},
        {"identifier": "langdetect"},
        {"ignore": ("says-no",)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_the_signature_changes_with_what_a_score_depends_on(changed: dict[str, Any]) -> None:
    checks = [says_no, says_anything]
    assert Checker(Settings(**changed), checks).signature() != Checker(checks=checks).signature()


def test_the_signature_does_not_depend_on_the_order_of_settings() -> None:
    severity = {"says-no": Severity.MINOR, "says-anything": Severity.MAJOR}
    turned = dict(reversed(severity.items()))
    checks = [says_no, says_anything]
    assert Checker(Settings(severity=severity), checks).signature() == (
        Checker(Settings(severity=turned), checks).signature()
    )
