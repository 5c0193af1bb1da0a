"""The report at a terminal: what was flagged, sentence by sentence, then the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from tqcheck.accepted import Entry
from tqcheck.model import Failure, Issue, Segment, Span
from tqcheck.render import wording
from tqcheck.render.about import About
from tqcheck.render.marks import Mark, gravest, marks_of, pieces
from tqcheck.render.sheet import Run, Sheet
from tqcheck.render.whole import Whole, by_document
from tqcheck.report import Report

AROUND = 30  # characters shown on either side of a place that is quoted
MOST_LISTED = 20  # failures and stale entries beyond this are counted only


def write(reports: Iterable[Report], out: TextIO, about: About) -> None:
    """Write reports for a person to read; with `about.quiet`, one line a document."""
    sheet = Sheet(out, about.colour, wrapped=not about.quiet)
    verdicts: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for whole in by_document(reports):
        if about.quiet:
            _quietly(sheet, whole)
        else:
            _document(sheet, whole)
            _summary(sheet, whole)
        verdicts[whole.verdict] += 1
        codes.update(whole.tally.codes)
    _not_done(sheet, about.failures)
    _stale(sheet, list(about.stale()))
    if verdicts.total() > 1 and not about.quiet:
        counts = ", ".join(f"{verdicts[name]:,} {name}" for name in ("hold", "review", "publish") if verdicts[name])
        sheet.row(("in all", "quiet"), (f"{verdicts.total():,} documents: {counts}", ""))
        sheet.end()
    if codes and sheet.coloured and not about.quiet:
        code = codes.most_common(1)[0][0]
        sheet.row(("", ""), (f"tqcheck explain {code} says what a check looks for", "quiet"))
        sheet.end()


def _quietly(sheet: Sheet, whole: Whole) -> None:
    for _ in whole.blocks():
        pass
    score = whole.score
    found = wording.severities(whole.tally.severities) or "no issues"
    quality = f"; quality {wording.figure(score.quality)}" if score and score.quality is not None else ""
    title = wording.title(whole.document)
    sheet.row((whole.verdict, whole.verdict), (f"{title}: {found}{quality}", ""))
    sheet.end(gap=False)


def _document(sheet: Sheet, whole: Whole) -> None:
    document = whole.document
    origin = wording.origin(document)
    size = wording.plural(len(document.segments), "segment") if document.article else ""
    about = ", ".join(part for part in (origin, size) if part)
    sheet.line((wording.title(document), "strong"))
    sheet.line((wording.language_pair(document), ""), (f"  {about}" if about else "", "quiet"))
    if not document.article:
        sheet.line((wording.LOOSE, "quiet"))
    sheet.end()
    for report in whole.blocks():
        own: dict[str, list[Issue]] = {}
        for issue in report.issues:
            if issue.scope == "segment":
                own.setdefault(issue.spans[0].segment, []).append(issue)
        for segment in report.document.segments:
            if segment.id in own:
                _segment(sheet, segment, own[segment.id], document.target_only)
        wide = [issue for issue in report.issues if issue.scope == "document"]
        if wide:
            _wide(sheet, wide, {segment.id: segment for segment in report.document.segments})


def _segment(sheet: Sheet, segment: Segment, issues: Sequence[Issue], target_only: bool) -> None:
    marks = marks_of(enumerate(issues))
    role = "" if segment.role == "body" else f"  {segment.role}"
    sheet.line((segment.id, "strong"), (role, "quiet"))
    for text in (segment.target,) if target_only else (segment.source, segment.target):
        mine = marks.get((segment.id, text.side), [])
        shown = _marked(sheet, text.raw, mine)
        if not text.raw.strip():
            shown = [("(empty)", f"{gravest(mine).issue.severity.label}-mark" if mine else "quiet")]
        sheet.row((text.language, "quiet"), *shown)
    for issue in issues:
        _reason(sheet, issue)
    sheet.end()


def _reason(sheet: Sheet, issue: Issue) -> None:
    level = issue.severity.label
    sheet.row((level, level), (issue.message, ""), (f"  {issue.code}", "quiet"))
    if issue.suggestion:
        sheet.row(("try", "quiet"), (wording.suggested(issue.suggestion), "try"))


def _wide(sheet: Sheet, issues: Sequence[Issue], segments: dict[str, Segment]) -> None:
    sheet.line(("The text as a whole", "strong"))
    for issue in issues:
        _reason(sheet, issue)
        for number, span in enumerate(issue.spans):
            text = segments[span.segment].source if span.side == "source" else segments[span.segment].target
            sheet.row((span.segment, "quiet"), *_quoted(sheet, text.raw, span, Mark(span, issue, number)))
    sheet.end()


def _marked(sheet: Sheet, raw: str, marks: Iterable[Mark]) -> list[Run]:
    """A text with its marks: as styles where there are colours, else between ⟦ and ⟧."""
    runs: list[Run] = []
    before: tuple[Mark, ...] = ()
    for piece in pieces(raw, marks):
        level = gravest(piece.marks).issue.severity.label if piece.marks else ""
        if sheet.coloured:
            runs.append((piece.text or ("‸" if level else ""), level and f"{level}-mark"))
            continue
        joined = any(mark in before for mark in piece.marks)
        runs += [("⟧", "")] * (bool(before) and not joined) + [("⟦", "")] * (bool(level) and not joined)
        runs.append((piece.text, ""))
        before = piece.marks
    if before and not sheet.coloured:
        runs.append(("⟧", ""))
    return [run for run in runs if run[0]]


def _quoted(sheet: Sheet, raw: str, span: Span, mark: Mark) -> list[Run]:
    """A marked place with the words around it."""
    start = 0 if span.start <= AROUND else raw.find(" ", span.start - AROUND, span.start) + 1 or span.start - AROUND
    end = len(raw) if span.end + AROUND >= len(raw) else raw.rfind(" ", span.end, span.end + AROUND)
    end = end if end > 0 else span.end + AROUND
    moved = mark._replace(span=span._replace(start=span.start - start, end=span.end - start))
    runs = _marked(sheet, raw[start:end], [moved])
    return [("…", "quiet")] * (start > 0) + runs + [("…", "quiet")] * (end < len(raw))


def _summary(sheet: Sheet, whole: Whole) -> None:
    tally = whole.tally
    sheet.row(("verdict", "quiet"), (whole.verdict, whole.verdict), (f": {wording.why(whole)}", ""))
    sheet.row(("quality", "quiet"), (wording.quality(whole), ""))
    if tally.penalty:
        sheet.row(("penalty", "quiet"), (wording.penalty(whole), ""))
    sheet.row(("issues", "quiet"), (wording.flagged(whole), ""))
    label = "checks"
    for count, counted in groupby(tally.codes.most_common(), itemgetter(1)):
        sheet.row((label, "quiet"), (f"{count:,} × {', '.join(sorted(code for code, _ in counted))}", ""))
        label = ""
    if tally.edits:
        sheet.row(("edits", "quiet"), (wording.edits(whole), ""))
    metrics = whole.metrics
    if metrics:
        sheet.row(("metrics", "quiet"), (f"{wording.metrics(metrics)} against the references", ""))
    if whole.accepted:
        sheet.row(("accepted", "quiet"), (f"{wording.plural(whole.accepted, 'issue')}, not shown", ""))
    sheet.end()


def _not_done(sheet: Sheet, failures: Sequence[Failure]) -> None:
    for failure in failures[:MOST_LISTED]:
        sheet.row(("failed", "critical"), (f"{failure.where}: {failure.problem}", ""))
    _rest(sheet, len(failures), "failure")


def _stale(sheet: Sheet, entries: Sequence[Entry]) -> None:
    for entry in entries[:MOST_LISTED]:
        sheet.row(("stale", "minor"), (f"accepted, but not found again: {entry.describe()}", ""))
    _rest(sheet, len(entries), "stale entry")


def _rest(sheet: Sheet, count: int, noun: str) -> None:
    if count > MOST_LISTED:
        sheet.row(("", ""), (f"and {count - MOST_LISTED:,} more", "quiet"))
    if count:
        sheet.end()
