"""Clauses that contradict themselves: not X, but only X; rose from 7 to 5."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tqcheck.analysis.counts import counts
from tqcheck.analysis.forms import same_word
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.sentence_tokens import sentence_tokens
from tqcheck.analysis.words import MARK, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text

_LONGEST = 8  # tokens of what is denied
_NEAR = 8  # tokens between a verb and its figures


class Denied(NamedTuple):
    """What one clause denies and affirms, as spans, from the denying word to the end of what takes its place."""

    start: int
    end: int
    denied: tuple[int, int]
    affirmed: tuple[int, int]


class Turned(NamedTuple):
    """A verb of growth or decline and two figures that go the other way, as spans."""

    verb: tuple[int, int]
    first: tuple[int, int]
    last: tuple[int, int]


def denied_and_affirmed(text: Text) -> tuple[Denied, ...]:
    """The clauses of a text that deny a thing and affirm the very same."""
    tongue = language(text.language)
    habits = tongue.reporting
    if not habits.not_this:
        return ()
    found = words(text)
    if habits.not_this.by_first.keys().isdisjoint(found.lower):
        return ()
    places = [place for place, word in enumerate(found.lower) if word in habits.not_this.by_first]
    search = _before_denial if habits.denied_before else _behind_denial
    return tuple(one for place in places for one in search(found, place, tongue))


def _behind_denial(found: Words, place: int, tongue: Language) -> Iterator[Denied]:
    """Not X, but only X: the denied thing goes from the denying word to the comma or the word that turns."""
    said = tongue.reporting.not_this.at(found.lower, place)
    if not said:
        return
    first = last = said[1]
    while last < len(found) and last - first < _LONGEST and found.kind[last] != MARK:
        if tongue.reporting.but_that.at(found.lower, last):
            break
        last += 1
    affirmed = _turn(found, last, tongue)
    length = last - first
    end = affirmed + length
    if not affirmed or not length or end > len(found) or not _same(found, first, affirmed, length, tongue):
        return
    if end == len(found) or found.kind[end] == MARK:
        yield _denied(found, place, (first, last), (affirmed, end))


def _before_denial(found: Words, place: int, tongue: Language) -> Iterator[Denied]:
    """X емес, тек X: the denied thing stands before the denying word, and as long as it is said again."""
    said = tongue.reporting.not_this.at(found.lower, place)
    affirmed = _turn(found, said[1], tongue) if said else 0
    if not affirmed:
        return
    for length in range(min(_LONGEST, place), 0, -1):
        first = place - length
        fits = affirmed + length <= len(found) and all(kind != MARK for kind in found.kind[first:place])
        if fits and _same(found, first, affirmed, length, tongue):
            yield _denied(found, first, (first, place), (affirmed, affirmed + length))
            return


def _turn(found: Words, place: int, tongue: Language) -> int:
    """The token behind "but only", where a clause turns there; 0 where it does not."""
    habits = tongue.reporting
    comma = place < len(found) and found.text[place] == ","
    place += comma
    but = habits.but_that.at(found.lower, place)
    place = but[1] if but else place
    only = habits.only.at(found.lower, place)
    place = only[1] if only else place
    return place if but or (comma and only) else 0


def _same(found: Words, one: int, other: int, length: int, tongue: Language) -> bool:
    """Whether two runs of tokens are the same words, in any form."""
    return all(
        found.lower[one + step] == found.lower[other + step]
        or same_word(found.lower[one + step], found.lower[other + step], tongue)
        for step in range(length)
    )


def _denied(found: Words, start: int, denied: tuple[int, int], affirmed: tuple[int, int]) -> Denied:
    spans = [(found.start[first], found.end[last - 1]) for first, last in (denied, affirmed)]
    return Denied(found.start[start], spans[1][1], spans[0], spans[1])


def turned_round(text: Text) -> tuple[Turned, ...]:
    """The figures of a text that fall where its verb says that they rise, or rise where it says that they fall."""
    tongue = language(text.language)
    habits = tongue.reporting
    figures = counts(text) if habits.change_from and any(one.of_range for one in quantities(text)) else ()
    if sum(one.of_range for one in figures) < 2:
        return ()
    found = words(text)
    result = []
    for one, other in pairwise(figures):
        if not (one.of_range and other.of_range and one.unit == other.unit) or one.value == other.value:
            continue
        first, last = bisect_left(found.start, one.start), bisect_left(found.start, other.end)
        between = text.raw[one.reach[1] : other.start].strip()
        if not habits.change_from.before(found.lower, first) or between.lower() in tongue.conjunctions:
            continue
        if habits.ranks.at(found.lower, last):  # rose from 30 to 25 place
            continue
        bounds = next((b for b in sentence_tokens(text) if b[0] <= first < b[1]), (0, len(found)))
        rising = _verbs(found, bounds, tongue, "rise")
        falling = _verbs(found, bounds, tongue, "fall")
        verbs = rising or falling
        if bool(rising) == bool(falling) or not between.isalpha() or isinstance(one.value, str):
            continue
        grows = not isinstance(other.value, str) and other.value > one.value
        verb = min(verbs, key=lambda place: min(abs(place - first), abs(place - last)))
        near = range(min(verb, first), first) if verb < first else range(last, verb)
        if grows != bool(rising) and len(near) <= _NEAR and all(found.kind[place] != MARK for place in near):
            result.append(Turned((found.start[verb], found.end[verb]), one.reach, other.reach))
    return tuple(result)


def _verbs(found: Words, bounds: tuple[int, int], tongue: Language, which: str) -> list[int]:
    table = tongue.reporting.rise if which == "rise" else tongue.reporting.fall
    return [place for place in range(*bounds) if table.at(found.lower, place)]
