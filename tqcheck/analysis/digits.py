"""What a figure written in digits may be worth: every reading that its marks allow, the likeliest first."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from tqcheck.language import NumberHabits, language

# A figure too long to be one is its own string. Int, Decimal and Fraction of one worth are equal and hash
# alike, so values compare without conversion.
Value = int | Decimal | Fraction | str

MARKS = re.compile(r"[.,٫٬،'’・]")
_DECIMAL_MARKS = frozenset(".,٫・")
_LAST_DAY, _YEAR, _YEARS = 31, 4, range(1500, 2101)  # of a date; figures of a year
_LARGEST_DENOMINATOR = 10**9
LONGEST = 25  # digits: beyond Decimal's exactness, and beyond anything that is a count of something


@lru_cache(maxsize=65536)
def readings(figure: str, tag: str) -> tuple[Value, ...]:
    """The values that a token of digits and inner marks may have in a language; empty if it is several.

    The language's own reading comes first: "3,454" is 3454 in English and 3.454 in Russian, and the other one
    second, for texts that keep the other's habits. "12.05.2021" has no reading as one figure.
    """
    parts = MARKS.split(figure)
    if sum(map(len, parts)) > LONGEST:
        return (figure,)
    if len(parts) == 1:
        return (int(figure),)
    marks = MARKS.findall(figure)
    if marks == [","] and _day_and_year(parts) and not _reads_decimal(",", language(tag).numbers):
        return ()
    grouped = _grouped(parts, marks)
    decimal = _decimal(parts, marks)
    if grouped is not None and not parts[-1].strip("0٠"):
        return (grouped,)  # nobody writes seventy as 70.000
    if grouped is None or decimal is None or grouped == decimal:
        return tuple(value for value in (grouped, decimal) if value is not None)[:1]
    return (decimal, grouped) if _reads_decimal(marks[-1], language(tag).numbers) else (grouped, decimal)


def _day_and_year(parts: list[str]) -> bool:
    """Whether two figures may be the day and the year of a date that lacks its space: March 23,2000."""
    day, year = map(int, parts)
    return 1 <= day <= _LAST_DAY and len(parts[1]) == _YEAR and year in _YEARS


def _reads_decimal(mark: str, habits: NumberHabits) -> bool:
    return mark == habits.decimal or mark in "٫・"  # these are nothing else in any language


def _grouped(parts: list[str], marks: list[str]) -> int | None:
    """The figure with all its marks between groups: by threes, or by twos above the last three."""
    if len(set(marks)) > 1 or not _groups(parts):
        return None
    return int("".join(parts))


def _groups(parts: list[str]) -> bool:
    first, *middle, last = parts
    if len(last) != 3 or first == "0":
        return False
    by_threes = 1 <= len(first) <= 3 and all(len(part) == 3 for part in middle)
    by_twos = bool(middle) and 1 <= len(first) <= 2 and all(len(part) == 2 for part in middle)
    return by_threes or by_twos


def _decimal(parts: list[str], marks: list[str]) -> Decimal | None:
    """The figure with its last mark as the decimal one."""
    if marks[-1] not in _DECIMAL_MARKS or marks[-1] in marks[:-1]:
        return None
    if len(marks) > 1 and (len(set(marks[:-1])) > 1 or not _groups(parts[:-1])):
        return None
    whole, fraction = "".join(parts[:-1]), parts[-1]
    return Decimal(f"{int(whole)}.{''.join(str(int(digit)) for digit in fraction)}")


def scaled(value: Value, factor: int | Fraction) -> Value:
    """A value times a factor, exact; an int where it is whole."""
    if isinstance(value, str):
        return value
    if isinstance(factor, int) and not isinstance(value, Fraction):
        return simplest(value * factor)
    return simplest(Fraction(value) * factor)


def simplest(value: int | Decimal | Fraction) -> Value:
    """The same value as an int where it is whole, and as a Decimal where that is exact."""
    if value == int(value):
        return int(value)
    if isinstance(value, Fraction) and not _LARGEST_DENOMINATOR % value.denominator:
        return Decimal(value.numerator) / value.denominator
    return value
