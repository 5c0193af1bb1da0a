"""Translations that stand beside another source than their own, by the figures and names on both sides."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Set

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.words import WORD, words
from tqcheck.model import Document, Segment, Text, analysis

_SHORTEST = 4  # letters of a name that both sides write alike
_ENOUGH = 3  # weight of what two texts have in common, to belong together: a figure weighs its digits, a name three
_KEY = re.compile(r"\d+|[A-Z]\w{3,}")  # what tells at little cost whether two texts have anything in common
_BETTER = 0.7  # by which lengths must fit better, as a natural logarithm


@analysis
def anchors(text: Text) -> frozenset[str]:
    """What a translation keeps: the figures of a text by their values, and the words with a capital as written."""
    found = words(text)
    figures = {
        str(value)
        for one in quantities(text)
        if not one.weak and one.sort not in ("month", "weekday")
        for value in one.readings[:1]
    }
    return frozenset(figures).union(
        word
        for word, kind in zip(found.text[1:], found.kind[1:], strict=True)
        if kind == WORD and len(word) >= _SHORTEST and word[0].isupper()
    )


def _weight(shared: Set[str]) -> int:
    return sum(len(one) if one[:1].isdigit() else _ENOUGH for one in shared)


@analysis
def shifted(document: Document) -> tuple[tuple[Segment, Segment], ...]:
    """The segments whose translation belongs to a neighbour's source, each with that neighbour.

    A translation is one where it has nothing of its own source, all that it has from the neighbour, and the neighbour's
    own translation has nothing of the neighbour's source: figures that moved between sentences are no fault.
    """
    return tuple(_shifted(document.segments))


def _shifted(segments: tuple[Segment, ...]) -> Iterator[tuple[Segment, Segment]]:
    kept = [one for one in segments if one.source.raw.strip() and one.target.raw.strip()]
    keys = [(frozenset(_KEY.findall(one.source.raw)), frozenset(_KEY.findall(one.target.raw))) for one in kept]
    for place, (source, target) in enumerate(keys):
        if not target or not source.isdisjoint(target):
            continue
        for near in (place - 1, place + 1):
            if not 0 <= near < len(kept) or keys[near][0].isdisjoint(target):
                continue
            own, told = anchors(kept[place].source), anchors(kept[place].target)
            theirs, others = anchors(kept[near].source), anchors(kept[near].target)
            if (
                _weight(theirs & told) >= _ENOUGH
                and not _figures(told - theirs)
                and own.isdisjoint(told)
                and theirs.isdisjoint(others)
                and own.isdisjoint(theirs)
                and (own or _fit_better(kept[place], kept[near]))
            ):
                yield kept[place], kept[near]
                break


def _figures(anchored: Set[str]) -> bool:
    return any(one[:1].isdigit() for one in anchored)


def _fit_better(one: Segment, other: Segment) -> bool:
    """Whether the lengths of two translations fit the sources far better when exchanged."""
    lengths = [math.log(len(text.raw)) for text in (one.source, one.target, other.source, other.target)]
    source, target, their_source, their_target = lengths
    as_they_stand = abs((target - source) - (their_target - their_source))
    exchanged = abs((their_target - source) - (target - their_source))
    return as_they_stand - exchanged > _BETTER
