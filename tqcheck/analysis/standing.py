"""How a text says that somebody stands before the law: a suspect, accused, convicted, acquitted."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text, analysis

UNPROVEN = frozenset(("suspect", "accused"))


class Standing(NamedTuple):
    """A word of legal status: its span and what it makes of a person."""

    start: int
    end: int
    status: str


@analysis
def standings(text: Text) -> tuple[Standing, ...]:
    """The words of legal status in a text, in its order."""
    status = language(text.language).reporting.status
    if not status:
        return ()
    found = words(text)
    if status.by_first.keys().isdisjoint(found.lower):
        return ()
    return tuple(
        Standing(found.start[place], found.end[phrase[1] - 1], phrase[0])
        for place in range(len(found))
        if (phrase := status.at(found.lower, place))
    )


@analysis
def allegations(text: Text) -> tuple[tuple[int, int], ...]:
    """The words of a text that say that a thing is alleged, as spans."""
    alleged = language(text.language).reporting.alleged
    if not alleged:
        return ()
    found = words(text)
    return tuple(
        (found.start[place], found.end[phrase[1] - 1])
        for place in range(len(found))
        if (phrase := alleged.at(found.lower, place))
    )


def leaves_open(text: Text) -> bool:
    """Whether a text says in any way that a thing is not proven."""
    habits, lower = language(text.language).reporting, words(text).lower
    return bool(allegations(text)) or bool(habits.hedged.found_in(lower))
