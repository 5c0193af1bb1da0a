"""What checking a document gives: its issues, its scores, and a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tqcheck.metrics import Metrics, corpus_metrics, sentence_metrics
from tqcheck.model import Document, Failure, Issue
from tqcheck.scoring import Score, Tally, Thresholds, Verdict, score, verdict


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a document, or in one block of a long file of loose segments.

    `accepted` are issues that a person has accepted, or that a baseline had already: they count nowhere.
    `segment_scores` runs from 0 to 100 by segment id; `metrics` is there for segments with a reference.
    """

    document: Document
    issues: tuple[Issue, ...]
    segment_scores: Mapping[str, float]
    tally: Tally
    thresholds: Thresholds
    failures: tuple[Failure, ...] = ()
    accepted: tuple[Issue, ...] = ()
    segment_metrics: Mapping[str, Metrics] = field(default_factory=dict)
    metrics: Metrics | None = None

    @property
    def score(self) -> Score | None:
        """The document's figures, or None without a source word."""
        return score(self.tally, self.thresholds)

    @property
    def verdict(self) -> Verdict:
        """Whether the article may go out."""
        return verdict(self.tally, self.thresholds)


def against_references(document: Document) -> dict[str, Any]:
    """The fields of a Report that need references; none without them."""
    paired = [segment for segment in document.segments if segment.reference]
    if not paired:
        return {}
    tag = document.target_language
    return {
        "segment_metrics": {
            segment.id: sentence_metrics(segment.target.raw, segment.reference or "", tag) for segment in paired
        },
        "metrics": corpus_metrics(
            [segment.target.raw for segment in paired], [segment.reference or "" for segment in paired], tag
        ),
    }
