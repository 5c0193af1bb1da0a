"""A document as its reader sees it: the blocks of a long file are one document, and their figures add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby

from tqcheck.metrics import Metrics, corpus_metrics
from tqcheck.model import Document
from tqcheck.report import Report
from tqcheck.scoring import Score, Tally, Thresholds, Verdict, score, verdict


@dataclass(slots=True)
class Whole:
    """A document to be read block by block, and what is known of it so far. `document` is its first block."""

    document: Document
    thresholds: Thresholds
    _blocks: Iterator[Report]
    tally: Tally = field(default_factory=Tally)
    accepted: int = 0
    _metrics: list[Metrics] = field(default_factory=list)
    _targets: list[str] = field(default_factory=list)
    _references: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[Report]:
        """Its blocks in order, once: the figures cover those that have been read."""
        for report in self._blocks:
            self._add(report)
            yield report

    def _add(self, report: Report) -> None:
        self.tally.add(report.tally)
        self.accepted += len(report.accepted)
        if report.metrics is None:
            return
        self._metrics.append(report.metrics)
        if not report.document.article:
            # BLEU, chrF and TER of blocks cannot be added up, so these texts must stay until the end.
            paired = [segment for segment in report.document.segments if segment.reference]
            self._targets += [segment.target.raw for segment in paired]
            self._references += [segment.reference or "" for segment in paired]

    @property
    def score(self) -> Score | None:
        """The document's figures, or None without a source word."""
        return score(self.tally, self.thresholds)

    @property
    def verdict(self) -> Verdict:
        """Whether it may go out."""
        return verdict(self.tally, self.thresholds)

    @property
    def metrics(self) -> Metrics | None:
        """Its metrics against references, over all blocks together; None without a reference."""
        if len(self._metrics) < 2:
            return self._metrics[0] if self._metrics else None
        return corpus_metrics(self._targets, self._references, self.document.target_language)


def by_document(reports: Iterable[Report]) -> Iterator[Whole]:
    """Reports as they come, put together into documents. Read one before asking for the next."""
    for _, group in groupby(reports, _identity):
        blocks = iter(group)
        first = next(blocks)
        yield Whole(first.document, first.thresholds, chain((first,), blocks))


def _identity(report: Report) -> object:
    document = report.document
    if document.article:
        return object()  # an article is a whole, even if the next one has its name
    return document.path, document.id, document.source_language, document.target_language
