"""The dates of a text as days of the calendar, and the day of an article."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from typing import NamedTuple

from tqcheck.analysis.dateline import days
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.model import Document, Text, analysis

_YEARS = range(1990, 2101)  # that a text of our days may mean with a plain figure
_NEAR = 12  # characters between a month and its year
_HEAD = 6  # segments at the head of an article among which its date stands


class Dated(NamedTuple):
    """A date of a text: its span, and the last day that it may mean."""

    start: int
    end: int
    last: datetime.date


@analysis
def dates(text: Text) -> tuple[Dated, ...]:
    """The dates of a text that have a year: days, months of a year, years."""
    full = days(text)
    result = [Dated(day.start, day.end, day.date) for day in full]
    found = quantities(text)
    for place, one in enumerate(found):
        if not isinstance(one.value, int) or not is_year(one):
            continue
        if any(day.start <= one.start < day.end for day in full):
            continue
        month = _month(found, place)
        last = _last_day(one.value, month)
        if last:
            parts = (one, month) if month else (one,)
            end = max(part.reach[1] or part.end for part in parts)
            result.append(Dated(min(part.start for part in parts), end, last))
    return tuple(sorted(result))


def is_year(one: Quantity) -> bool:
    """Whether a figure may be a year of our days."""
    if not isinstance(one.value, int) or one.value not in _YEARS:
        return False
    return one.sort in ("", "year") and one.unit in ("", "y") and not one.spelled and one.bare in (None, one.value)


def _month(found: Sequence[Quantity], place: int) -> Quantity | None:
    """The month beside a year."""
    near = (found[other] for other in (place - 1, place - 2, place + 1, place + 2) if 0 <= other < len(found))
    month = next((one for one in near if one.sort == "month"), None)
    return month if month and _gap(month, found[place]) <= _NEAR else None


def _gap(one: Quantity, other: Quantity) -> int:
    return max(one.start - other.end, other.start - one.end)


def _last_day(year: int, month: Quantity | None) -> datetime.date | None:
    number = month.value if month else 12
    if not isinstance(number, int) or not 1 <= number <= 12:
        return None
    return datetime.date(year, number, calendar.monthrange(year, number)[1])


@analysis
def day_of(document: Document) -> datetime.date | None:
    """The day of an article: the one it is published on, or else the earliest full date at its head."""
    given = document.published or next((one.published for one in document.segments if one.published), None)
    if given:
        return given
    head = document.segments[:_HEAD]
    return min((day.date for one in head for day in days(one.target)), default=None)
