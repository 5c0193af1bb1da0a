"""A part of a file under review: the document as its file has it, as it stands with edits, and what is found in it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tqcheck.accepted import Fingerprint, fingerprints
from tqcheck.engine import Checker
from tqcheck.model import Document, Issue, Segment
from tqcheck.report import Report
from tqcheck.store.decision import Pair, key_of

QUICK = 0.5  # seconds: a part that takes longer is checked again in the background


class Found(NamedTuple):
    """An issue as the review knows it. `places` are the rows of its spans; it is listed under the first.

    `accepted` says that it was set aside before the review, by a table of accepted issues or a baseline.
    """

    issue: Issue
    fingerprint: Fingerprint
    key: str
    places: tuple[int, ...]
    accepted: bool

    @property
    def home(self) -> int:
        """The row under which it is listed."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class Checked:
    """A document as it was checked: what was found by the number of its row, and the rows that an issue's key is in.

    `complete` is False while the article as a whole has yet to be checked again. `seconds` is what the check took.
    """

    document: Document
    report: Report
    found: Mapping[int, tuple[Found, ...]]
    places: Mapping[str, frozenset[int]]
    seconds: float
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A document of the file, or a part of a long one: its rows begin at `first`."""

    first: int
    document: Document
    pairs: tuple[Pair, ...]

    def edited(self, texts: Mapping[Pair, str], now: Document) -> Document:
        """The document with these translations; segments that `now` has already are kept, with their analyses."""
        segments = []
        for own, pair, current in zip(self.document.segments, self.pairs, now.segments, strict=True):
            text = texts.get(pair, own.target.raw)
            segments.append(current if current.target.raw == text else with_target(own, text))
        return replace(self.document, segments=tuple(segments), memo={})


def with_target(segment: Segment, text: str) -> Segment:
    """A segment with another translation."""
    return replace(segment, target=replace(segment.target, raw=text, memo={}), memo={})


def checked(checker: Checker, block: Block, document: Document) -> Checked:
    """The document of a block checked as a whole."""
    begun = time.perf_counter()
    report = checker.check(document)
    return _checked(block, report, time.perf_counter() - begun)


def checked_in_part(checker: Checker, block: Block, before: Checked, document: Document) -> Checked:
    """A document of which only the sentences that changed are checked; what compares sentences waits."""
    changed = [
        segment
        for old, segment in zip(before.document.segments, document.segments, strict=True)
        if old.target.raw != segment.target.raw
    ]
    names = {segment.id for segment in changed}
    alone = checker.check(replace(document, segments=tuple(changed), article=False, memo={}))
    report = replace(
        before.report,
        document=document,
        issues=(*_elsewhere(before.report.issues, names), *alone.issues),
        accepted=(*_elsewhere(before.report.accepted, names), *alone.accepted),
        segment_scores={**before.report.segment_scores, **alone.segment_scores},
        failures=(*before.report.failures, *alone.failures),
    )
    return _checked(block, report, before.seconds, complete=False)


def _checked(block: Block, report: Report, seconds: float, *, complete: bool = True) -> Checked:
    found = _found(block, report)
    places: dict[str, set[int]] = {}
    for row, issues in found.items():
        for one in issues:
            places.setdefault(one.key, set()).add(row)
    frozen = {key: frozenset(rows) for key, rows in places.items()}
    return Checked(report.document, report, found, frozen, seconds, complete)


def _elsewhere(issues: Sequence[Issue], names: set[str]) -> list[Issue]:
    return [issue for issue in issues if not any(span.segment in names for span in issue.spans)]


def _found(block: Block, report: Report) -> dict[int, tuple[Found, ...]]:
    """The issues of a report by the rows that they touch, each row's in the order of the report."""
    places = {segment.id: block.first + number for number, segment in enumerate(report.document.segments)}
    rows: dict[int, list[Found]] = {}
    for issues, accepted in ((report.issues, False), (report.accepted, True)):
        for issue, fingerprint in zip(issues, fingerprints(report.document, issues), strict=True):
            own = tuple(places[span.segment] for span in issue.spans)
            found = Found(issue, fingerprint, key_of(fingerprint), own, accepted)
            for row in dict.fromkeys(own):
                rows.setdefault(row, []).append(found)
    return {row: tuple(found) for row, found in rows.items()}
