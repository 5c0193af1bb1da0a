"""From issues to figures: penalties by MQM's weights, a score, and a verdict on publishing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tqcheck.analysis.words import word_count
from tqcheck.model import Document, Issue, Segment, Severity, Span

Verdict = Literal["publish", "review", "hold"]
GRAVEST_VERDICT_FIRST: tuple[Verdict, ...] = ("hold", "review", "publish")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where verdicts begin.

    Below a quality of `hold_below` (0 to 100), or with any critical issue, an article is held; with any major
    one it is reviewed. Under `min_words` source words no quality is stated: MQM rates samples, not sentences.
    Where there is no source, the words of the translation stand for those of the source, here and below.
    """

    hold_below: float = 80.0
    min_words: int = 100


@dataclass(frozen=True, slots=True)
class Score:
    """A document's figures after MQM: penalty points, source words, points per thousand words, and quality.

    quality = 100 × (1 − penalty / words), floored at 0: MQM's raw quality score (themqm.org, scoring models,
    without calibration). None under the least number of words.
    """

    penalty: int
    words: float
    per_thousand: float
    quality: float | None


@dataclass(slots=True)
class Tally:
    """What has been counted in a document so far; the parts of a long file add up to the whole.

    `edits` are the issues, notes aside, with a certain edit.
    """

    words: float = 0.0
    penalty: int = 0
    segments: int = 0
    flagged: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    edits: int = 0

    def add(self, other: Tally) -> None:
        """Take in the figures of a further part."""
        self.words += other.words
        self.penalty += other.penalty
        self.segments += other.segments
        self.flagged += other.flagged
        self.severities.update(other.severities)
        self.categories.update(other.categories)
        self.codes.update(other.codes)
        self.edits += other.edits


def tally(document: Document, issues: Iterable[Issue]) -> Tally:
    """Count the issues of a document, each stretch of the translation once, at its highest weight."""
    found = list(issues)
    flagged = {span.segment for issue in found for span in issue.spans}
    return Tally(
        words=sum(_size(segment, document.target_only) for segment in document.segments),
        penalty=penalty(found),
        segments=len(document.segments),
        flagged=sum(1 for segment in document.segments if segment.id in flagged),
        severities=Counter(issue.severity.label for issue in found),
        categories=Counter(issue.category for issue in found),
        codes=Counter(issue.code for issue in found),
        edits=sum(1 for issue in found if issue.edit is not None and issue.severity),
    )


def penalty(issues: Iterable[Issue]) -> int:
    """The penalty points of issues, where overlapping places in the translation count once, at the highest.

    Issues whose only place is in the source share a place with those alone that flag the same words there.
    """
    points = 0
    taken: dict[tuple[str, str], list[Span]] = {}
    for issue in sorted(issues, key=lambda issue: -issue.severity):
        places = [span for span in issue.spans if span.side == "target"] or list(issue.spans)
        if not any(span.meets(other) for span in places for other in taken.get((span.segment, span.side), ())):
            points += issue.severity.weight
        for span in places:
            taken.setdefault((span.segment, span.side), []).append(span)
    return points


def segment_score(segment: Segment, issues: Sequence[Issue], target_only: bool = False) -> float:
    """A sentence's score from 0 to 100: 100 × (1 − penalty / source words), floored at 0.

    This is our own figure, to sort sentences by: MQM rates samples and not sentences.
    """
    points = penalty(issues) if issues else 0  # most have none
    if not points:
        return 100.0
    return round(max(0.0, 100.0 * (1.0 - points / max(1.0, _size(segment, target_only)))), 2)


def _size(segment: Segment, target_only: bool) -> float:
    """The words that a segment's penalty is set against."""
    return word_count(segment.target if target_only else segment.source)


def score(counted: Tally, thresholds: Thresholds) -> Score | None:
    """The figures of a document, or None where there is not a single source word."""
    if not counted.words:
        return None
    per_word = counted.penalty / counted.words
    quality = round(max(0.0, 100.0 * (1.0 - per_word)), 2) if counted.words >= thresholds.min_words else None
    return Score(counted.penalty, round(counted.words, 1), round(1000.0 * per_word, 2), quality)


def verdict(counted: Tally, thresholds: Thresholds) -> Verdict:
    """Whether an article may go out: publish, review or hold."""
    figures = score(counted, thresholds)
    if counted.severities[Severity.CRITICAL.label]:
        return "hold"
    if figures and figures.quality is not None and figures.quality < thresholds.hold_below:
        return "hold"
    return "review" if counted.severities[Severity.MAJOR.label] else "publish"
