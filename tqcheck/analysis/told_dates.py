"""Years and days that a text tells of without their numbers: this year, вчера. Translators often give the number."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tqcheck.analysis.dates import is_year
from tqcheck.analysis.quantity import Pair, Quantity
from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text, analysis
from tqcheck.phrases import Phrases

_ROUND = 2000


def without_told_dates(
    left: list[Quantity], text: Text, other: Text, published: datetime.date | None
) -> list[Quantity]:
    """What is left of a text without the years and days that the other one tells of otherwise, and it does not: биыл,
    in 2026; кеше, on November 26.

    Which these are, the day of the text decides; where nobody knows it, any may be, but no more than are told of.
    """
    for is_one, told, after in ((_is_told_year, told_years, _years_after), (_is_day, told_days, _days_after)):
        values = {one.value for one in left if is_one(one)}
        known = told(other) - told(text) if values else frozenset()
        if published:
            values &= {after(published, many) for many in known}
        elif len(values) > len(known):
            continue
        left = [one for one in left if one.value not in values or not is_one(one)] if values else left
    return left


def completes_a_date(one: Quantity, same: Iterable[Pair], published: datetime.date | None) -> bool:
    """Whether a figure is the year beside a month that the other side has without it, and may be that of the text."""
    if one.sort != "year" or not isinstance(one.value, int) or not any(month.sort == "month" for month, _ in same):
        return False
    return published is None or abs(one.value - published.year) <= 1


def _is_told_year(one: Quantity) -> bool:
    """Whether a figure is a year, rather than two thousand of something."""
    return is_year(one) and (one.value != _ROUND or one.sort == "year" or one.unit == "y")


def _is_day(one: Quantity) -> bool:
    return one.sort == "day"


def _years_after(day: datetime.date, many: int) -> int:
    return day.year + many


def _days_after(day: datetime.date, many: int) -> int:
    return (day + datetime.timedelta(many)).day


@analysis
def told_years(text: Text) -> frozenset[int]:
    """The years that a text tells of without their numbers, as how many after its own: 0 for this year."""
    return _offsets(text, language(text.language).numbers.told_years)


@analysis
def told_days(text: Text) -> frozenset[int]:
    """The days that a text tells of without their numbers, as how many after its own: -1 for yesterday."""
    return _offsets(text, language(text.language).numbers.told_days)


def _offsets(text: Text, phrases: Phrases) -> frozenset[int]:
    return frozenset(map(int, phrases.found_in(words(text).lower)))
