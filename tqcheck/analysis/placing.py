"""A figure between two tokens becomes a Quantity, with what stands beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from tqcheck.analysis.beside import approximator, minus_before, unit_beside
from tqcheck.analysis.clock import half_beside, minutes_before, minutes_behind, time_readings
from tqcheck.analysis.digits import Value, scaled
from tqcheck.analysis.quantity import YEARS, Quantity, Sort
from tqcheck.analysis.words import WORD, Words
from tqcheck.language import Language

_MONTHS = range(1, 13)
_TENTHS = "10%"  # the unit of Japanese 割: four of them are 40 %
_TWO_UNITS, _LARGER = {"y": 12, "mo": 12, "h": 60, "min": 60}, ("y", "h")
Tokens = tuple[int, int]  # the first and the last of a stretch


class Page(NamedTuple):
    """A text that is being read: its letters, its tokens and its language."""

    raw: str
    found: Words
    tongue: Language

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of a stretch of tokens."""
        return self.found.start[first], self.found.end[last]

    def at(self, position: int, marks: str) -> bool:
        """Whether one of some marks stands at a token."""
        return position < len(self.found) and self.found.text[position] in marks and bool(marks)


class Placed(NamedTuple):
    """A quantity, its first and last token without its unit, and the token where reading goes on."""

    quantity: Quantity
    first: int
    last: int
    after: int


def place(
    page: Page,
    tokens: Tokens,
    values: tuple[Value, ...],
    unit: str | None = None,
    reach: Tokens = (0, 0),
    *,
    weak: bool = False,
    spelled: bool = False,
    bare: Value | None = None,
    parts: tuple[tuple[int, ...], ...] = (),
    sort: Sort = "",
) -> Placed:
    """A figure with its approximator and its sign; with the unit beside it, unless `unit` is given with its `reach`."""
    (first, last), found, tongue = tokens, page.found, page.tongue
    if unit is None:
        unit, *places = unit_beside(found, first, last, tongue)
        reach = places[0], places[1]
    if unit == _TENTHS:
        unit, values = "%", tuple(scaled(value, 10) for value in values)
    if unit == "×" and _by_more(found, first, tongue):
        values = (*values, *(value + 1 for value in values if not isinstance(value, str)))
    if isinstance(values[0], int) and values[0] > 1 and tongue.numbers.every.before(found.lower, first):
        values = (*values, Fraction(1, values[0]))  # every fourth
    year = not unit and found.text[first].isdecimal() and values[0] in YEARS
    digits = last
    if last > first:
        digits = next((place - 1 for place in range(first + 1, last + 1) if found.kind[place] == WORD), last)
    around = "" if year else approximator(found, first, digits, last, reach, tongue)
    minus = minus_before(found, page.raw, first, reach[0], tongue)
    quantity = Quantity(
        *page.span(first, last),
        values,
        unit,
        weak and not around,
        spelled,
        bare,
        sort,
        page.span(reach[0] if minus is None else minus, reach[1]),
        (*parts, *_in_two_units(values[0], unit)),
        approximator=around,
        negative=minus is not None,
    )
    return Placed(quantity, first, last, max(last, reach[1]) + 1)


def _in_two_units(value: Value, unit: str) -> tuple[tuple[int, int], ...]:
    """A length of time as it is said in a larger and a smaller unit: 7.5 years and 90 months as 7 and 6."""
    if unit not in _TWO_UNITS or isinstance(value, str):
        return ()
    smaller = Fraction(value) * (_TWO_UNITS[unit] if unit in _LARGER else 1)
    whole, rest = divmod(smaller, _TWO_UNITS[unit])
    return ((int(whole), int(rest)),) if whole and rest and rest.denominator == 1 else ()


def _by_more(found: Words, first: int, tongue: Language) -> bool:
    """Whether a multiple says how much more something became, so that two times more are three times: 增加两倍."""
    more = tongue.numbers.more_by
    return any(more.before(found.lower, place) for place in (first, first - 1)) if more else False


def place_alone(
    page: Page,
    tokens: Tokens,
    values: tuple[Value, ...],
    *,
    weak: bool = False,
    sort: Sort = "",
    parts: tuple[tuple[int, ...], ...] = (),
) -> Placed:
    """A figure that nothing beside it concerns: of a name, a code."""
    span = page.span(*tokens)
    quantity = Quantity(*span, values, weak=weak, bare=values[0], sort=sort, reach=span, parts=parts)
    return Placed(quantity, *tokens, tokens[1] + 1)


def place_time(page: Page, tokens: Tokens, time: tuple[int, int], *, spelled: bool = False) -> Placed:
    """A time of day: 15:00 is 15.00 and, with the clock's other half, 3.00. Minutes may follow a whole hour."""
    (first, last), found, tongue = tokens, page.found, page.tongue
    (hour, minute), start = minutes_before(found, first, time, tongue)
    minutes, end = minutes_behind(found, last, tongue) if not minute else (None, last)
    half = half_beside(found, first, end, hour, tongue)
    values, parts = time_readings(hour, minute if minutes is None else minutes, half)
    span = page.span(start, last if minutes is None else end)
    quantity = Quantity(*span, values, spelled=spelled, bare=hour, sort="time", reach=span, parts=parts, half=half)
    said = tongue.clock.halves.at(found.lower, end + 1)
    return Placed(quantity, first, end, said[1] if said else end + 1)


def is_month(page: Page, tokens: Tokens, value: Value) -> bool:
    """Whether a figure is a month's number: 7月, tháng 7."""
    habits = page.tongue.numbers
    if not (habits.month_sign or habits.month_before.by_last) or value not in _MONTHS:
        return False
    found = page.found.lower
    if habits.month_before.before(found, tokens[0]) is not None:
        return True
    sign, after = habits.month_sign, found[tokens[1] + 1] if tokens[1] + 1 < len(found) else ""
    if not sign or not after.startswith(sign):
        return False
    return after == sign or after.removeprefix(sign) in page.tongue.naming.particles  # 5월에
