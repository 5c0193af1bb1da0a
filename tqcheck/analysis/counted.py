"""Lists that count things: "11 murders, 1 robbery and 536 thefts"."""

from __future__ import annotations

from dataclasses import dataclass

from tqcheck.analysis.forms import same_word
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.words import MARK, WORD, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

_SEPARATORS = frozenset(",;،、，；")
_FEWEST = 2  # entries of a list


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a counting list: how many of what, and where."""

    quantity: Quantity
    things: tuple[str, ...]
    start: int
    end: int


@analysis
def counted_lists(text: Text) -> tuple[tuple[Item, ...], ...]:
    """The counting lists of a text, of two entries or more.

    An entry is a figure at the head of a list entry (after a comma, a semicolon, "and", or at the list's
    start) and the words up to the next separator. What is measured (kilograms, days, per cent) is no thing
    counted, and a figure behind another word ("from 5") heads no entry.
    """
    if len(quantities(text)) < _FEWEST:
        return ()
    figures = {quantity.start: quantity for quantity in quantities(text) if not quantity.weak or quantity.spelled}
    if len(figures) < _FEWEST:
        return ()
    tongue = language(text.language)
    lists: list[tuple[Item, ...]] = []
    current: list[Item] = []
    for piece in _pieces(text, tongue):
        if piece is None:
            _close(current, lists)
            continue
        item = _item(text, piece, figures, tongue, first=not current)
        if item is None:
            _close(current, lists)
        else:
            current.append(item)
    _close(current, lists)
    return tuple(lists)


def _close(current: list[Item], lists: list[tuple[Item, ...]]) -> None:
    if len(current) > 1:
        lists.append(tuple(current))
    current.clear()


def _pieces(text: Text, tongue: Language) -> list[tuple[int, int] | None]:
    """The stretches of tokens between separators; None where a mark ends a list."""
    found = words(text)
    pieces: list[tuple[int, int] | None] = []
    start = 0
    for position, kind in enumerate(found.kind):
        separates = (
            found.text[position] in _SEPARATORS if kind == MARK else found.lower[position] in tongue.conjunctions
        )
        if separates or (kind == MARK and not _inside(found.text[position])):
            if position > start:
                pieces.append((start, position))
            if not separates:
                pieces.append(None)
            start = position + 1
    if start < len(found):
        pieces.append((start, len(found)))
    return pieces


def _inside(mark: str) -> bool:
    """Whether a mark may stand inside an entry: hyphens, apostrophes, currency and other signs."""
    return mark in "-‐‑'’%$€£₽₸°"


def _item(
    text: Text, piece: tuple[int, int], figures: dict[int, Quantity], tongue: Language, first: bool
) -> Item | None:
    """The entry in a stretch of tokens; the first of a list may have the sentence's beginning before it."""
    found = words(text)
    head = next((place for place in range(*piece) if found.start[place] in figures), None)
    if head is None or (head > piece[0] and not first):
        return None
    quantity = figures[found.start[head]]
    things = [
        place for place in range(head, piece[1]) if found.start[place] >= quantity.end and found.kind[place] == WORD
    ]
    ordinal = things and found.start[things[0]] == quantity.end and tongue.spaced  # 11th, 11ші
    if (
        not things
        or ordinal
        or quantity.unit
        or any(found.start[place] in figures for place in range(head + 1, piece[1]))
    ):
        return None
    names = tuple(found.lower[place] for place in things)
    if tongue.units.at(names, 0) or names[0] in tongue.closed_words:
        return None
    return Item(quantity, names, quantity.start, found.end[things[-1]])


def same_things(one: Item, other: Item, tongue: Language, last: bool = False) -> bool:
    """Whether two entries count the same: word by word one in its forms.

    Behind the `last` entry of a list the sentence goes on, which a function word shows: "35 robberies were".
    """
    shorter = min(len(one.things), len(other.things))
    rest = other.things[shorter:] if last else ()
    if len(one.things) != shorter or (len(other.things) != shorter and not (rest and rest[0] in tongue.closed_words)):
        return False
    return all(same_word(a, b, tongue) for a, b in zip(one.things, other.things, strict=False))


@analysis
def counted_twice_in(text: Text) -> tuple[tuple[Item, Item], ...]:
    """Pairs of entries of one list that count the same thing."""
    tongue = language(text.language)
    return tuple(
        (one, other)
        for items in counted_lists(text)
        for place, one in enumerate(items)
        for other in items[place + 1 :]
        if same_things(one, other, tongue, last=other is items[-1])
    )
