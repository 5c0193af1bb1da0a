"""Where a text is marked: spans that may overlap, cut into pieces that do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tqcheck.model import Issue, Span


class Mark(NamedTuple):
    """A span with the issue it belongs to and that issue's number in the report."""

    span: Span
    issue: Issue
    number: int


class Piece(NamedTuple):
    """A stretch of text, the marks that cover all of it (by their numbers), and which of them end here."""

    text: str
    marks: tuple[Mark, ...]
    ending: tuple[Mark, ...]


Marks = Mapping[tuple[str, str], list[Mark]]


def marks_of(numbered: Iterable[tuple[int, Issue]]) -> dict[tuple[str, str], list[Mark]]:
    """The marks of numbered issues by segment and side."""
    found: dict[tuple[str, str], list[Mark]] = {}
    for number, issue in numbered:
        for span in issue.spans:
            found.setdefault((span.segment, span.side), []).append(Mark(span, issue, number))
    return found


def pieces(raw: str, marks: Iterable[Mark]) -> list[Piece]:
    """A text cut wherever a mark begins or ends. Joined, the pieces are the text.

    An empty span gives an empty piece; a span that reaches over the text's end stops there.
    """
    size = len(raw)
    placed = sorted(
        ((min(mark.span.start, size), min(mark.span.end, size), mark) for mark in marks),
        key=lambda place: (place[2].number, place[:2]),
    )
    empty = {start for start, end, _ in placed if start == end}
    cuts = sorted({0, size, *(cut for start, end, _ in placed for cut in (start, end))})
    found = []
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        if cut in empty:
            here = tuple(mark for start, end, mark in placed if start == end == cut)
            found.append(Piece("", here, here))
        if following is not None:
            covering = [place for place in placed if place[0] <= cut and following <= place[1]]
            ending = tuple(mark for _, end, mark in covering if end == following)
            found.append(Piece(raw[cut:following], tuple(mark for *_, mark in covering), ending))
    return found


def gravest(marks: Iterable[Mark]) -> Mark:
    """The mark of the most severe issue; of equals, the first."""
    return max(marks, key=lambda mark: mark.issue.severity)
