"""Years that a text tells of without their numbers: this year, өткен жылы. Translators often give the number."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tqcheck.analysis.dates import is_year
from tqcheck.analysis.quantity import Pair, Quantity
from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text, analysis

_ROUND = 2000


def without_told_years(
    left: list[Quantity], text: Text, other: Text, published: datetime.date | None
) -> list[Quantity]:
    """What is left of a text without the years that the other one tells of otherwise, and it does not: биыл, in 2026.

    Which year that is, the day of the text decides; where nobody knows it, any may be, but no more than are told of.
    """
    years = {one.value for one in left if _is_told(one)}
    told = told_years(other) - told_years(text) if years else frozenset()
    if published:
        years &= {published.year + after for after in told}
    elif len(years) > len(told):
        return left
    return [one for one in left if one.value not in years or not _is_told(one)] if years else left


def completes_a_date(one: Quantity, same: Iterable[Pair], published: datetime.date | None) -> bool:
    """Whether a figure is the year beside a month that the other side has without it, and may be that of the text."""
    if one.sort != "year" or not isinstance(one.value, int) or not any(month.sort == "month" for month, _ in same):
        return False
    return published is None or abs(one.value - published.year) <= 1


def _is_told(one: Quantity) -> bool:
    """Whether a figure is a year, rather than two thousand of something."""
    return is_year(one) and (one.value != _ROUND or one.sort == "year" or one.unit == "y")


@analysis
def told_years(text: Text) -> frozenset[int]:
    """The years that a text tells of without their numbers, as how many after its own: 0 for this year."""
    tokens, phrases = words(text).lower, language(text.language).numbers.told_years
    if phrases.by_first.keys().isdisjoint(tokens):
        return frozenset()
    found = (phrases.at(tokens, place) for place in range(len(tokens)))
    return frozenset(int(one[0]) for one in found if one)
