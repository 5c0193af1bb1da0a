"""The dates of a text as days of the calendar, and the day of an article."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from typing import NamedTuple

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.model import Document, Text, analysis

_YEARS = range(1990, 2101)  # that a text of our days may mean with a plain figure
_NEAR = 6  # characters between the parts of a date
_HEAD = 6  # segments at the head of an article among which its date stands


class Dated(NamedTuple):
    """A date of a text: its span, the last day that it may mean, and whether it names the day itself."""

    start: int
    end: int
    last: datetime.date
    full: bool


@analysis
def dates(text: Text) -> tuple[Dated, ...]:
    """The dates of a text that have a year: years, months of a year, days."""
    found = quantities(text)
    result = []
    for place, one in enumerate(found):
        if not isinstance(one.value, int) or one.value not in _YEARS or not _is_year(one):
            continue
        beside = _month_and_day(found, place)
        start, end = (
            min(part.start for part in (one, *beside)),
            max(part.reach[1] or part.end for part in (one, *beside)),
        )
        last = _last_day(one.value, beside)
        if last:
            result.append(Dated(start, max(end, one.reach[1]), last, len(beside) > 1))
    return tuple(result)


def _is_year(one: Quantity) -> bool:
    return one.sort in ("", "year") and one.unit in ("", "y") and not one.spelled and one.bare in (None, one.value)


def _month_and_day(found: Sequence[Quantity], place: int) -> list[Quantity]:
    """The month beside a year, and the day beside that."""
    month = next(
        (
            near
            for near in (place - 1, place - 2, place + 1, place + 2)
            if 0 <= near < len(found) and found[near].sort == "month"
        ),
        -1,
    )
    if month < 0 or _gap(found[month], found[place]) > _NEAR * 2:
        return []
    days = [
        found[near]
        for near in (month - 1, month + 1)
        if 0 <= near < len(found) and found[near].sort == "day" and _gap(found[near], found[month]) <= _NEAR
    ]
    return [found[month], *days[:1]]


def _gap(one: Quantity, other: Quantity) -> int:
    return max(one.start - other.end, other.start - one.end)


def _last_day(year: int, beside: Sequence[Quantity]) -> datetime.date | None:
    month = beside[0].value if beside else 12
    if not isinstance(month, int) or not 1 <= month <= 12:
        return None
    longest = calendar.monthrange(year, month)[1]
    day = beside[1].value if len(beside) > 1 else longest
    return datetime.date(year, month, day) if isinstance(day, int) and 1 <= day <= longest else None


@analysis
def day_of(document: Document) -> datetime.date | None:
    """The day of an article: the one it is published on, or else the earliest full date at its head."""
    given = document.published or next((one.published for one in document.segments if one.published), None)
    if given:
        return given
    head = document.segments[:_HEAD]
    return min((date.last for one in head for date in dates(one.target) if date.full), default=None)
