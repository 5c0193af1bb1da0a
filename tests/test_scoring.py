"""Figures from issues: MQM's weights, overlapping places once, scores, verdicts."""

from collections import Counter

import pytest
from render_reports import issue, pair

from tqcheck.model import Document, Issue, Segment, Severity, Span, segment
from tqcheck.scoring import Tally, Thresholds, penalty, score, segment_score, tally, verdict

MINOR, MAJOR, CRITICAL, NEUTRAL = Severity.MINOR, Severity.MAJOR, Severity.CRITICAL, Severity.NEUTRAL
TEN = segment("один два три четыре пять шесть семь восемь девять десять", "one two three four five six", "ru en")


def flagged(*found: tuple[str, Severity]) -> list[Issue]:
    return [issue([(TEN, words)], severity=severity) for words, severity in found]


def at(severity: Severity, *spans: tuple[str, int, int]) -> Issue:
    places = tuple(Span("1", "target" if side == "target" else "source", a, b, "") for side, a, b in spans)
    return Issue("a-check", "accuracy/mistranslation", severity, "", {}, places)


@pytest.mark.parametrize(
    ("severity", "points"), [(NEUTRAL, 0), (MINOR, 1), (MAJOR, 5), (CRITICAL, 25)], ids=lambda value: str(value)
)
def test_the_weights_are_those_of_mqm(severity: Severity, points: int) -> None:
    assert severity.weight == points
    assert penalty(flagged(("one", severity))) == points


@pytest.mark.parametrize(
    ("issues", "points"),
    [
        ([], 0),
        # side by side: both
        ([at(MAJOR, ("target", 0, 3)), at(MAJOR, ("target", 3, 6))], 10),
        # overlapping: the highest alone, in whatever order they come
        ([at(MINOR, ("target", 0, 3)), at(MAJOR, ("target", 2, 6))], 5),
        ([at(MAJOR, ("target", 2, 6)), at(MINOR, ("target", 0, 3))], 5),
        ([at(CRITICAL, ("target", 0, 20)), at(MAJOR, ("target", 2, 6)), at(MINOR, ("target", 8, 9))], 25),
        # the source's places do not count where the translation has one
        ([at(MAJOR, ("source", 0, 5), ("target", 0, 3)), at(MAJOR, ("source", 0, 5), ("target", 8, 9))], 10),
        # issues on the source alone share their places with each other only
        ([at(MAJOR, ("source", 0, 5)), at(MINOR, ("source", 2, 3))], 5),
        ([at(MAJOR, ("source", 0, 5)), at(MINOR, ("target", 0, 5))], 6),
        # an empty place meets what it touches
        ([at(MAJOR, ("target", 4, 4)), at(MINOR, ("target", 4, 4))], 5),
        ([at(MAJOR, ("target", 4, 4)), at(MINOR, ("target", 5, 8))], 6),
        # one of several places is enough to overlap
        ([at(MAJOR, ("target", 0, 3), ("target", 9, 12)), at(MAJOR, ("target", 10, 11))], 5),
    ],
)
def test_overlapping_places_count_once(issues: list[Issue], points: int) -> None:
    assert penalty(issues) == points


@pytest.mark.parametrize(
    ("issues", "figure"),
    [
        ([], 100.0),
        (flagged(("one", NEUTRAL)), 100.0),
        (flagged(("one", MINOR)), 90.0),
        (flagged(("one", MAJOR), ("six", MINOR)), 40.0),
        (flagged(("one", CRITICAL)), 0.0),
    ],
)
def test_a_sentences_score_is_its_penalty_over_its_words(issues: list[Issue], figure: float) -> None:
    assert segment_score(TEN, issues) == figure


def test_a_sentence_without_words_has_a_score_too() -> None:
    assert segment_score(segment("", "one", "ru en"), [at(MINOR, ("target", 0, 3))]) == 0.0


def counted(words: float, points: int, **severities: int) -> Tally:
    return Tally(words=words, penalty=points, severities=Counter(severities))


@pytest.mark.parametrize(
    ("words", "points", "per_thousand", "quality"),
    [
        (100, 0, 0.0, 100.0),
        (200, 30, 150.0, 85.0),
        (300, 1, 3.33, 99.67),
        (100, 250, 2500.0, 0.0),
        (99, 3, 30.3, None),
    ],
)
def test_a_documents_figures(words: float, points: int, per_thousand: float, quality: float | None) -> None:
    figures = score(counted(words, points), Thresholds())
    assert figures is not None
    assert (figures.penalty, figures.words, figures.per_thousand) == (points, words, per_thousand)
    assert figures.quality == quality


def test_without_a_source_word_there_are_no_figures() -> None:
    assert score(counted(0, 5, major=1), Thresholds()) is None
    assert verdict(counted(0, 5, major=1), Thresholds()) == "review"


@pytest.mark.parametrize(
    ("tallied", "thresholds", "expected"),
    [
        (counted(200, 0), Thresholds(), "publish"),
        (counted(200, 9, minor=9), Thresholds(), "publish"),
        (counted(200, 5, major=1), Thresholds(), "review"),
        (counted(200, 25, critical=1), Thresholds(), "hold"),
        (counted(10, 25, critical=1), Thresholds(), "hold"),
        # quality 79.5 and exactly 80
        (counted(200, 41, minor=41), Thresholds(), "hold"),
        (counted(200, 40, minor=40), Thresholds(), "publish"),
        # too few words for a quality: the counts alone decide
        (counted(20, 10, major=2), Thresholds(), "review"),
        (counted(20, 10, minor=10), Thresholds(), "publish"),
        # both limits can be set
        (counted(200, 40, minor=40), Thresholds(hold_below=90), "hold"),
        (counted(20, 10, minor=10), Thresholds(min_words=20), "hold"),
    ],
)
def test_the_verdict(tallied: Tally, thresholds: Thresholds, expected: str) -> None:
    assert verdict(tallied, thresholds) == expected


def test_a_document_is_counted_by_severity_category_and_check() -> None:
    one, two, three = pair(1, "один два три", "one"), pair(2, "четыре", "four"), pair(3, "пять", "five")
    found = [
        issue([(one, "one")], "a-check", MAJOR),
        issue([(one, "one")], "b-check", MINOR),
        issue([(two, "four")], "a-check", MINOR),
    ]
    figures = tally(Document("news", "ru", "en", (one, two, three)), found)
    assert (figures.words, figures.segments, figures.flagged, figures.penalty) == (5.0, 3, 2, 6)
    assert figures.severities == {"major": 1, "minor": 2}
    assert figures.categories == {"accuracy/mistranslation": 3}
    assert figures.codes == {"a-check": 2, "b-check": 1}


def test_the_parts_of_a_long_file_add_up() -> None:
    segments: list[Segment] = [pair(number, "один два", "one") for number in range(4)]
    found = [issue([(one, "one")], severity=MAJOR) for one in segments[:3]]
    whole = tally(Document("news", "ru", "en", tuple(segments)), found)
    parts = Tally()
    parts.add(tally(Document("news", "ru", "en", tuple(segments[:2])), found[:2]))
    parts.add(tally(Document("news", "ru", "en", tuple(segments[2:])), found[2:]))
    assert parts == whole
