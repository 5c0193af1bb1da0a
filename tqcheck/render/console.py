"""The report at a terminal: what was flagged, sentence by sentence, then the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from tqcheck.accepted import Entry
from tqcheck.messages import Catalogue, message, number, severity_label, verdict_label
from tqcheck.model import Failure, Issue, Message, Segment, Severity, Span
from tqcheck.render import wording
from tqcheck.render.about import About
from tqcheck.render.marks import Mark, gravest, marks_of, pieces
from tqcheck.render.sheet import Run, Sheet
from tqcheck.render.whole import Whole, by_document
from tqcheck.report import Report
from tqcheck.scoring import GRAVEST_VERDICT_FIRST, Verdict

AROUND = 30  # characters shown on either side of a place that is quoted
MOST_LISTED = 20  # failures and stale entries beyond this are counted only
_TRY = Message("try")
# What stands in the gutter under a document.
_SUMMARY = (
    Message("verdict"),
    Message("quality"),
    Message("penalty"),
    Message("issues"),
    Message("checks"),
    Message("edits"),
    Message("metrics"),
    Message("accepted"),
)


def write(reports: Iterable[Report], out: TextIO, about: About) -> None:
    """Write reports for a person to read; with `about.quiet`, one line a document."""
    words = about.catalogue
    sheet = Sheet(out, about.colour, wrapped=not about.quiet, labels=_labels(words))
    verdicts: Counter[Verdict] = Counter()
    codes: Counter[str] = Counter()
    for whole in by_document(reports):
        if about.quiet:
            _quietly(sheet, whole, words)
        else:
            _document(sheet, whole, words)
            _summary(sheet, whole, words)
        verdicts[whole.verdict] += 1
        codes.update(whole.tally.codes)
    _not_done(sheet, about.failures, words)
    _stale(sheet, list(about.stale()), words)
    if verdicts.total() > 1 and not about.quiet:
        counts = ", ".join(
            words.gettext("{count} {verdict}").format(
                count=number(f"{verdicts[name]:,}", words), verdict=verdict_label(name, words)
            )
            for name in GRAVEST_VERDICT_FIRST
            if verdicts[name]
        )
        documents = wording.documents(verdicts.total(), words)
        sheet.row((words.gettext("in all"), "quiet"), (f"{documents}: {counts}", ""))
        sheet.end()
    if codes and sheet.coloured and not about.quiet:
        code = codes.most_common(1)[0][0]
        hint = words.gettext("tqcheck explain {code} says what a check looks for").format(code=code)
        sheet.row(("", ""), (hint, "quiet"))
        sheet.end()


def _labels(words: Catalogue) -> Iterator[str]:
    """What stands in the gutter beside every document."""
    yield from (severity_label(level, words) for level in Severity)
    yield from (verdict_label(name, words) for name in GRAVEST_VERDICT_FIRST)
    yield from (words.gettext(label) for label in (_TRY, *_SUMMARY))


def _quietly(sheet: Sheet, whole: Whole, words: Catalogue) -> None:
    for _ in whole.blocks():
        pass
    score = whole.score
    found = wording.severities(whole.tally.severities, words) or words.gettext("no issues")
    if score and score.quality is not None:
        quality = wording.figure(score.quality, words)
        found = words.gettext("{issues}; quality {quality}").format(issues=found, quality=quality)
    title = wording.title(whole.document, words)
    sheet.row((verdict_label(whole.verdict, words), whole.verdict), (f"{title}: {found}", ""))
    sheet.end(gap=False)


def _document(sheet: Sheet, whole: Whole, words: Catalogue) -> None:
    document = whole.document
    origin = wording.origin(document, words)
    size = wording.segments(len(document.segments), words) if document.article else ""
    about = ", ".join(part for part in (origin, size) if part)
    sheet.line((wording.title(document, words), "strong"))
    sheet.line((wording.language_pair(document, words), ""), (f"  {about}" if about else "", "quiet"))
    if not document.article:
        sheet.line((words.gettext(wording.LOOSE), "quiet"))
    sheet.end()
    for report in whole.blocks():
        own: dict[str, list[Issue]] = {}
        for issue in report.issues:
            if issue.scope == "segment":
                own.setdefault(issue.spans[0].segment, []).append(issue)
        for segment in report.document.segments:
            if segment.id in own:
                _segment(sheet, segment, own[segment.id], document.target_only, words)
        wide = [issue for issue in report.issues if issue.scope == "document"]
        if wide:
            _wide(sheet, wide, {segment.id: segment for segment in report.document.segments}, words)


def _segment(sheet: Sheet, segment: Segment, issues: Sequence[Issue], target_only: bool, words: Catalogue) -> None:
    marks = marks_of(enumerate(issues))
    role = "" if segment.role == "body" else f"  {words.gettext(segment.role)}"
    sheet.line((segment.id, "strong"), (role, "quiet"))
    for text in (segment.target,) if target_only else (segment.source, segment.target):
        mine = marks.get((segment.id, text.side), [])
        shown = _marked(sheet, text.raw, mine)
        if not text.raw.strip():
            style = f"{gravest(mine).issue.severity.label}-mark" if mine else "quiet"
            shown = [(words.gettext("(empty)"), style)]
        sheet.row((text.language, "quiet"), *shown)
    for issue in issues:
        _reason(sheet, issue, words)
    sheet.end()


def _reason(sheet: Sheet, issue: Issue, words: Catalogue) -> None:
    label = severity_label(issue.severity, words)
    sheet.row((label, issue.severity.label), (message(issue, words), ""), (f"  {issue.code}", "quiet"))
    if issue.suggestion:
        sheet.row((words.gettext(_TRY), "quiet"), (wording.suggested(issue.suggestion, words=words), "try"))


def _wide(sheet: Sheet, issues: Sequence[Issue], segments: dict[str, Segment], words: Catalogue) -> None:
    sheet.line((words.gettext("The text as a whole"), "strong"))
    for issue in issues:
        _reason(sheet, issue, words)
        for place, span in enumerate(issue.spans):
            text = segments[span.segment].source if span.side == "source" else segments[span.segment].target
            sheet.row((span.segment, "quiet"), *_quoted(sheet, text.raw, span, Mark(span, issue, place)))
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


def _summary(sheet: Sheet, whole: Whole, words: Catalogue) -> None:
    verdict, quality, penalty, issues, checks, edits, metrics, accepted = map(words.gettext, _SUMMARY)
    tally = whole.tally
    sheet.row(
        (verdict, "quiet"),
        (verdict_label(whole.verdict, words), whole.verdict),
        (f": {wording.why(whole, words)}", ""),
    )
    sheet.row((quality, "quiet"), (wording.quality(whole, words), ""))
    if tally.penalty:
        sheet.row((penalty, "quiet"), (wording.penalty(whole, words), ""))
    sheet.row((issues, "quiet"), (wording.flagged(whole, words), ""))
    label = checks
    for count, counted in groupby(tally.codes.most_common(), itemgetter(1)):
        codes = ", ".join(sorted(code for code, _ in counted))
        sheet.row((label, "quiet"), (f"{number(f'{count:,}', words)} × {codes}", ""))
        label = ""
    if tally.edits:
        sheet.row((edits, "quiet"), (wording.edits(whole, words), ""))
    if whole.metrics:
        found = wording.metrics(whole.metrics, words)
        sheet.row((metrics, "quiet"), (words.gettext("{metrics} against the references").format(metrics=found), ""))
    if whole.accepted:
        sheet.row((accepted, "quiet"), (wording.accepted(whole, words), ""))
    sheet.end()


def _not_done(sheet: Sheet, failures: Sequence[Failure], words: Catalogue) -> None:
    for failure in failures[:MOST_LISTED]:
        sheet.row((words.gettext("failed"), "critical"), (f"{failure.where}: {failure.problem}", ""))
    _rest(sheet, len(failures), words)


def _stale(sheet: Sheet, entries: Sequence[Entry], words: Catalogue) -> None:
    for entry in entries[:MOST_LISTED]:
        told = words.gettext("accepted, but not found again: {entry}").format(entry=entry.describe())
        sheet.row((words.gettext("stale"), "minor"), (told, ""))
    _rest(sheet, len(entries), words)


def _rest(sheet: Sheet, count: int, words: Catalogue) -> None:
    if count > MOST_LISTED:
        more = words.gettext("and {count} more").format(count=number(f"{count - MOST_LISTED:,}", words))
        sheet.row(("", ""), (more, "quiet"))
    if count:
        sheet.end()
