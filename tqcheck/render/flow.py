"""The text of a page: source and translation side by side, the flagged places marked, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape as safe
from itertools import count

from tqcheck.messages import Catalogue, message, severity_label
from tqcheck.model import Issue, Segment, Text
from tqcheck.render.marks import Piece, gravest, marks_of, pieces
from tqcheck.render.wording import figure, suggested
from tqcheck.report import Report

__all__ = ["Block", "Numbers", "direction", "safe"]

_HEADING_LEVEL = {"headline": 3, "subhead": 4}
_UNSEEN = '<i data-name="{name}">{character}</i>'  # the name is shown by the style, and so is not copied
_NOTHING = "‸"  # where words are missing


@dataclass(frozen=True, slots=True)
class Numbers:
    """What numbers the issues and segments of a page, over all its documents."""

    issues: Iterator[int] = field(default_factory=lambda: count(1))
    segments: Iterator[int] = field(default_factory=lambda: count(1))


class Block:
    """One report with its issues numbered and its segments given a place on the page."""

    def __init__(self, report: Report, numbers: Numbers, words: Catalogue) -> None:
        self._report = report
        self._words = words
        self._issues = [(next(numbers.issues), issue) for issue in report.issues]
        self._anchors = {segment.id: f"s{next(numbers.segments)}" for segment in report.document.segments}
        self._marks = marks_of(self._issues)

    def wide(self) -> Iterator[str]:
        """The reasons of the issues that concern no single segment, with links to where they show."""
        for number, issue in self._issues:
            if issue.scope == "document":
                names = dict.fromkeys(span.segment for span in issue.spans)
                links = ", ".join(f'<a href="#{self._anchors[name]}">{safe(name)}</a>' for name in names)
                where = safe(self._words.gettext("in {segments}")).format(segments=links)
                yield self._reason(number, issue, f'<span class="where">{where}</span>')

    def flow(self) -> Iterator[str]:
        """Every segment, flagged or clean."""
        reasons: dict[str, list[str]] = {}
        for number, issue in self._issues:
            if issue.scope == "segment":
                reasons.setdefault(issue.spans[0].segment, []).append(self._reason(number, issue))
            else:
                for name in dict.fromkeys(span.segment for span in issue.spans):
                    reasons.setdefault(name, []).append(self._pointer(number, issue))
        for segment in self._report.document.segments:
            yield self._segment(segment, reasons.get(segment.id, []))

    def _segment(self, segment: Segment, reasons: list[str]) -> str:
        anchor = self._anchors[segment.id]
        beside = f'<ol class="reasons">{"".join(reasons)}</ol>\n' if reasons else ""
        score = figure(self._report.segment_scores[segment.id], self._words)
        told = safe(self._words.gettext("score {score}").format(score=score))
        shown = f"<small>{told}</small>" if reasons else ""
        kind = f"segment {segment.role}" + (" flagged" if reasons else "")
        both = (segment.target,) if self._report.document.target_only else (segment.source, segment.target)
        sides = "".join(self._side(segment, text) for text in both)
        return (
            f'<li class="{kind}" id="{anchor}" tabindex="-1">\n'
            f'<p class="name"><a href="#{anchor}">{safe(segment.id)}</a> {shown}</p>\n'
            f"{sides}{beside}</li>\n"
        )

    def _side(self, segment: Segment, text: Text) -> str:
        level = _HEADING_LEVEL.get(segment.role)
        heading = f' role="heading" aria-level="{level}"' if level else ""
        marks = tuple(self._marks.get((segment.id, text.side), ()))
        if text.raw.strip():
            shown = "".join(_piece(piece) for piece in pieces(text.raw, marks))
            attributes = f'class="{text.side}" lang="{safe(text.language)}" dir="{direction(text.raw)}"'
        else:
            shown, attributes = (
                _piece(Piece(self._words.gettext("(empty)"), marks, marks)),
                f'class="{text.side} empty"',
            )
        return f"<p {attributes}{heading}>{shown}</p>\n"

    def _reason(self, number: int, issue: Issue, where: str = "") -> str:
        words, shown = self._words, suggested(safe(issue.suggestion or ""), _UNSEEN, self._words)
        suggestion = f'<p>{safe(words.gettext("Try:"))} <b dir="auto">{shown}</b></p>' if shown else ""
        return (
            f'<li class="reason {issue.severity.label}" id="i{number}" {_data(number, issue)}>'
            f'<p><span class="number">{number}</span> '
            f'<span class="level">{safe(severity_label(issue.severity, words))}</span> '
            f"{safe(message(issue, words))} {where}</p>{suggestion}"
            f'<p class="kind"><code>{safe(issue.code)}</code> {safe(issue.category)}</p></li>\n'
        )

    def _pointer(self, number: int, issue: Issue) -> str:
        """What stands beside a segment for an issue whose reason stands above the text."""
        told = safe(message(issue, self._words))
        return (
            f'<li class="reason {issue.severity.label}" {_data(number, issue)}>'
            f'<p><span class="number">{number}</span> <a href="#i{number}">{told}</a></p></li>\n'
        )


def direction(text: str) -> str:
    """The way most letters of a text run: "rtl" or "ltr"."""
    if text.isascii():
        return "ltr"
    kinds = [unicodedata.bidirectional(character) for character in text]
    return "rtl" if kinds.count("R") + kinds.count("AL") > kinds.count("L") else "ltr"


def _piece(piece: Piece) -> str:
    if not piece.marks:
        return safe(piece.text)
    worst = gravest(piece.marks)
    level = worst.issue.severity.label
    numbers = " ".join(str(mark.number) for mark in piece.marks)
    ending = [str(mark.number) for mark in piece.ending]
    return (
        f'<mark class="{level}" data-issues="{numbers}" data-ending="{" ".join(ending)}" '
        f'data-shown="{",".join(ending)}"><a href="#i{worst.number}">{safe(piece.text) or _NOTHING}</a></mark>'
    )


def _data(number: int, issue: Issue) -> str:
    return f'data-number="{number}" data-severity="{issue.severity.label}" data-check="{safe(issue.code)}"'
