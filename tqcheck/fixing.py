"""Mending what is certain: the edits of issues applied to translations, as far as they do no harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tqcheck.engine import Checker
from tqcheck.model import Document, Failure, Issue, Segment
from tqcheck.report import Report

MOST_ROUNDS = 8  # checks of an article that undo each other's edits would go on for ever
# With one of these more a cell could tear its row, or not be written at all.
_BREAKS = frozenset("\t\n\v\f\r\0\x1c\x1d\x1e\x85\u2028\u2029").union(map(chr, range(0xD800, 0xE000)))

_Alone = Callable[[Segment], Sequence[Issue]]  # the issues of a segment, looked at by itself


class Mended(NamedTuple):
    """A segment before and after, and the issues whose edits were applied."""

    before: Segment
    after: Segment
    applied: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document with its certain edits applied: the segments that changed, and the issues left, notes aside."""

    document: Document
    mended: tuple[Mended, ...]
    left: tuple[Issue, ...]
    failures: tuple[Failure, ...] = ()


def fix(checker: Checker, document: Document, *, frozen: frozenset[str] = frozenset()) -> Fixed:
    """Apply the edits of a document's issues until nothing more changes; to fix it again changes nothing.

    An edit is applied if its issue is then gone and its segment, looked at by itself, has no new issue at minor or
    above. Of edits that overlap, the graver issue's is tried first. Neutral issues are notes, and are left. So are
    segments in which an accepted issue stands, since it is accepted for these very texts, and those `frozen`, by id.
    """
    now = document
    mended: dict[str, Mended] = {}
    failures: dict[Failure, None] = {}
    for _ in range(MOST_ROUNDS):
        report = checker.check(now)
        failures.update(dict.fromkeys(report.failures))
        changes = {change.after.id: change for change in _changes(checker, report, frozen)}
        if not changes:
            left = tuple(issue for issue in report.issues if issue.severity)
            return Fixed(now, tuple(mended.values()), left, tuple(failures))
        for name, (before, after, applied) in changes.items():
            earlier = mended.get(name, Mended(before, before, ()))
            mended[name] = Mended(earlier.before, after, earlier.applied + applied)
        segments = [changes[one.id].after if one.id in changes else one for one in now.segments]
        now = replace(now, segments=tuple(segments), memo={})
    return fix(checker, document, frozen=frozen | changes.keys())


def _changes(checker: Checker, report: Report, frozen: frozenset[str]) -> Iterable[Mended]:
    """The segments that the edits of a report change."""

    def alone(segment: Segment) -> Sequence[Issue]:
        return checker.check(replace(report.document, segments=(segment,), article=False, memo={})).issues

    kept = frozen.union(span.segment for issue in report.accepted for span in issue.spans)
    edits: dict[str, list[Issue]] = {}
    for issue in report.issues:
        if issue.edit is not None and issue.spans[0].segment not in kept:
            edits.setdefault(issue.spans[0].segment, []).append(issue)
    for segment in report.document.segments:
        if segment.id in edits:
            settled = _settled(segment, edits[segment.id], alone)
            if settled.applied:
                yield settled


def _settled(segment: Segment, edits: Sequence[Issue], alone: _Alone) -> Mended:
    """A segment with these edits, and with those that come up in their wake, as far as they do no harm."""
    now, found = segment, alone(segment)
    applied: list[Issue] = []
    # Every turn but the first, which may have edits of the whole document, leaves fewer issues than were there.
    while True:
        tried = _apart(edits)
        taken = tried if not tried or _harmless(tried, now, found, alone) else _one_by_one(tried, now, found, alone)
        if not taken:
            return Mended(segment, now, tuple(applied))
        applied += taken
        now = _with(now, taken)
        edits = found = alone(now)


def _one_by_one(tried: Iterable[Issue], segment: Segment, found: Sequence[Issue], alone: _Alone) -> list[Issue]:
    taken: list[Issue] = []
    for issue in tried:
        if _harmless([*taken, issue], segment, found, alone):
            taken.append(issue)
    return taken


def _harmless(edits: Sequence[Issue], segment: Segment, found: Sequence[Issue], alone: _Alone) -> bool:
    """Whether a segment loses with some edits the issues that they come from, and has no other instead."""
    before, after = _counted(found), _counted(alone(_with(segment, edits)))
    expected = before - _counted(issue for issue in edits if issue.scope == "segment")
    return after <= expected


def _counted(issues: Iterable[Issue]) -> Counter[str]:
    return Counter(issue.code for issue in issues if issue.severity)


def _apart(issues: Iterable[Issue]) -> list[Issue]:
    """Those of some issues whose edits can be made together."""
    chosen: list[Issue] = []
    for issue in sorted(issues, key=lambda issue: (-issue.severity, issue.spans[0].start)):
        if issue.severity and _fit(issue) and not any(issue.spans[0].meets(other.spans[0]) for other in chosen):
            chosen.append(issue)
    return chosen


def _fit(issue: Issue) -> bool:
    """Whether an issue has an edit that changes something and brings in nothing that a file could not hold."""
    old, new = issue.spans[0].text, issue.edit
    return new is not None and new != old and not any(new.count(one) > old.count(one) for one in _BREAKS & {*new})


def _with(segment: Segment, edits: Iterable[Issue]) -> Segment:
    """A segment with edits that do not overlap made in its translation."""
    raw = segment.target.raw
    for issue in sorted(edits, key=lambda issue: issue.spans[0].start, reverse=True):
        raw = raw[: issue.spans[0].start] + (issue.edit or "") + raw[issue.spans[0].end :]
    return replace(segment, target=replace(segment.target, raw=raw, memo={}), memo={})
