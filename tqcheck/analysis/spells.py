"""Stretches of days in a text: from when to when, and how long."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import DASHES, Quantity
from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text, analysis

_NEAR = 4  # characters between a day and its month
_LEAP_YEAR = 2024  # for ranges of no said year
_MOST_DAYS = 60


class Spell(NamedTuple):
    """From one day to another: where it stands, and its days, both ends counted."""

    start: int
    end: int
    days: int


class Lasting(NamedTuple):
    """A duration in whole days or weeks that the text says something took."""

    quantity: Quantity
    days: int


@analysis
def spells(text: Text) -> tuple[Spell, ...]:
    """The ranges of days in a text: September 6–12; с 28 мая по 3 июня."""
    found = quantities(text)
    if sum(one.sort == "day" for one in found) < 2:
        return ()
    result = []
    days = [place for place, one in enumerate(found) if one.sort == "day"]
    for here, there in pairwise(days):
        if there - here > 2 or any(one.sort != "month" for one in found[here + 1 : there]):
            continue
        inner = found[here + 1] if there - here > 1 else None
        month, other = _months(found, here, there)
        length = _days_between((month, found[here].value), (other, found[there].value))
        if length and _joined(text, found[here], inner, found[there]):
            result.append(Spell(found[here].start, found[there].end, length))
    return tuple(result)


def _months(found: Sequence[Quantity], here: int, there: int) -> tuple[int, int]:
    """The months of two days that stand beside each other; 0 where one has none."""
    before, after = _at(found, here - 1, here), _at(found, there + 1, there)
    inner = _at(found, here + 1, here) if there - here > 1 else 0
    if not inner:
        return (before, before) if before else (after, after)
    return (before, inner) if before else (inner, after)


def _at(found: Sequence[Quantity], place: int, beside: int) -> int:
    """The month at a place among the figures, where it stands beside another."""
    if not 0 <= place < len(found) or found[place].sort != "month" or not isinstance(found[place].value, int):
        return 0
    one, other = found[place], found[beside]
    return int(str(one.value)) if min(abs(one.start - other.end), abs(other.start - one.end)) <= _NEAR else 0


def _joined(text: Text, one: Quantity, inner: Quantity | None, other: Quantity) -> bool:
    """Whether nothing but a dash or a word of ranges, and a month, stands between two days; "and" joins none."""
    tokens, tongue = words(text), language(text.language)
    between = [
        place
        for place in range(bisect_left(tokens.start, one.end), bisect_left(tokens.start, other.start))
        if not (inner and inner.start <= tokens.start[place] < inner.end)
    ]
    lower = [tokens.lower[place] for place in between]
    if len(lower) == 1 and lower[0] in DASHES:
        return True
    word = tongue.numbers.range.at(lower, 0)
    return word is not None and word[1] == len(lower) and tongue.conjunctions.isdisjoint(lower)


def _days_between(one: tuple[int, object], other: tuple[int, object]) -> int:
    """The days from one day of a month to another, both counted; 0 where there is no such range."""
    try:
        first = datetime.date(_LEAP_YEAR, one[0], int(str(one[1])))
        last = datetime.date(_LEAP_YEAR, other[0], int(str(other[1])))
    except ValueError:
        return 0
    length = (last - first).days + 1
    return length if 1 < length <= _MOST_DAYS else 0


@analysis
def lastings(text: Text) -> tuple[Lasting, ...]:
    """The durations in whole days that a text says something took: during 6 days; за 6 дней; 6 күн ішінде."""
    figures = [one for one in quantities(text) if one.unit in ("d", "wk") and not one.weak]
    if not figures:
        return ()
    tongue, tokens = language(text.language), words(text)
    result = []
    for one in figures:
        first, last = bisect_left(tokens.start, one.start), bisect_left(tokens.start, one.reach[1])
        said = tongue.reporting.lasting.before(tokens.lower, first) or tongue.reporting.lasting_behind.at(
            tokens.lower, last
        )
        whole = isinstance(one.value, int) and not one.approximator and not one.of_range
        if said and whole:
            result.append(Lasting(one, int(str(one.value)) * (7 if one.unit == "wk" else 1)))
    return tuple(result)
