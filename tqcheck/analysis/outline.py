"""The parts of an article: its headline and subheads, each with the text under it."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.model import Document, Segment, analysis

HEADS = ("headline", "subhead")


class Section(NamedTuple):
    """A headline with the whole article under it, or a subhead with the text up to the next."""

    head: Segment
    body: tuple[Segment, ...]


@analysis
def sections(document: Document) -> tuple[Section, ...]:
    """The headline and the subheads of an article that have a text under them, captions left out."""
    found = []
    for place, segment in enumerate(document.segments):
        if segment.role not in HEADS or not segment.target.raw:
            continue
        body = []
        for other in document.segments[place + 1 :]:
            if other.role in HEADS:
                if segment.role == "subhead":
                    break
            elif other.role != "caption" and other.target.raw:
                body.append(other)
        if body:
            found.append(Section(segment, tuple(body)))
    return tuple(found)
