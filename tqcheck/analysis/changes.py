"""Which figure, of those that nothing answers, took the place of which."""

from __future__ import annotations

from fractions import Fraction

from tqcheck.analysis.digits import Value
from tqcheck.analysis.measures import convertible, same_unit
from tqcheck.analysis.quantity import Pair, Quantity


def likeliest_changes(left: list[Quantity], right: list[Quantity]) -> list[Pair]:
    """Pairs of figures left over on both sides of which one became the other, the likeliest first."""
    candidates = sorted(
        (
            (_distance(one, other, abs(row / len(left) - column / len(right))), row, column)
            for row, one in enumerate(left)
            for column, other in enumerate(right)
        ),
    )
    pairs: dict[int, tuple[int, Quantity, Quantity]] = {}
    columns: set[int] = set()
    for _, row, column in candidates:
        if row not in pairs and column not in columns:
            pairs[row] = (column, left[row], right[column])
            columns.add(column)
    return [pairs[row][1:] for row in sorted(pairs)]


def changes_into_known(left: list[Quantity], right: list[Quantity]) -> list[Pair]:
    """Figures that became one of their unit that the other side has too: "three and four weeks", "four and four"."""
    pairs: list[Pair] = []
    remaining = list(right)
    for one in left:
        other = next((other for other in remaining if one.unit and same_unit(one.unit, other.unit)), None)
        if other is not None and one.unit != "y":
            pairs.append((one, other))
            remaining.remove(other)
    return pairs


def measures_in_words(left: list[Quantity], right: list[Quantity]) -> list[Pair]:
    """The one measure of a kind left over on each side, where one is in words: "dva mesiace" became "8 months".

    It is for languages of which few number words are known: their units say what may be compared. A unit with
    an article is one of it (una setmana).
    """
    measures = [
        [one for one in side if one.unit and not one.sort and not (one.weak and one.value != 1)]
        for side in (left, right)
    ]
    pairs = []
    for one in measures[0]:
        others = [other for other in measures[1] if _of_one_kind(one, other)]
        alone = len(others) == 1 and sum(_of_one_kind(other, others[0]) for other in measures[0]) == 1
        if alone and one.spelled != others[0].spelled:
            pairs.append((one, others[0]))
    return pairs


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or convertible(one.unit, other.unit)


def _distance(one: Quantity, other: Quantity, apart: float) -> float:
    """How unlikely it is that one figure became the other; 0 is certain."""
    distance = apart
    if one.unit != other.unit:
        distance += 0.5
    if not power(one.value, other.value, 10):
        distance += 1.0 - _shared_digits(str(one.value), str(other.value))
    return distance


def power(one: Value, other: Value, base: int) -> bool:
    """Whether one value is the other times a power of `base`, as when “million” is lost."""
    if isinstance(one, str) or isinstance(other, str) or not one or not other:
        return False
    ratio = Fraction(one) / Fraction(other)
    ratio = ratio if ratio >= 1 else 1 / ratio
    while ratio.denominator == 1 and ratio.numerator % base == 0:
        ratio /= base
    return ratio == 1


def _shared_digits(one: str, other: str) -> float:
    """The share of digits that two figures have in common, at any place: swapped digits share all."""
    digits = list(other)
    shared = 0
    for digit in one:
        if digit in digits:
            digits.remove(digit)
            shared += 1
    return 2 * shared / (len(one) + len(other))
