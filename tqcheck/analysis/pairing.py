"""Which figure of the source became which in the translation: one answer, which all number checks share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tqcheck.analysis.digits import Value
from tqcheck.analysis.measures import convertible, same_measure
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.language import language
from tqcheck.model import Finding, Segment, analysis

Pair = tuple[Quantity, Quantity]
Place = tuple[int, int]  # a span on one side of a segment


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the figures of a segment answer each other, each pair the source's first.

    `same` are worth the same (in any reading or unit), `changed` are figures of the source with those that took
    their place, `months` are months that became others; `missing` are figures of the source that nothing
    answers, `added` those of the translation that nothing asked for.
    """

    same: tuple[Pair, ...] = ()
    changed: tuple[Pair, ...] = ()
    months: tuple[Pair, ...] = ()
    missing: tuple[Quantity, ...] = ()
    added: tuple[Quantity, ...] = ()


NOTHING = Pairing()
_UNSAID = (0, 1)  # languages say "a month", "none" or "midnight" for these


@analysis
def paired_numbers(segment: Segment) -> Pairing:
    """How the figures of the source and of the translation answer each other, by what they are worth."""
    wanted, found = quantities(segment.source), quantities(segment.target)
    if not wanted and not found:
        return NOTHING
    # A number in words can be held against the other side only where that side's number words are known too,
    # and so can a scale word.
    spelled = bool(language(segment.source.language).numbers.words and language(segment.target.language).numbers.words)
    same: list[Pair] = []
    left, right = list(wanted), list(found)
    months = _months(left, right, same)
    for answers in (_same_value_and_unit, _same_value, _shared_reading, _converted):
        left, right = _take_out(left, right, answers, same)
    left, right = _without_clocks(left, right)
    right, left = _without_clocks(right, left)
    if not spelled:
        left, right = _take_out(left, right, _same_but_for_scale, same)
    strong_left = [one for one in left if _strong(one, spelled) and not _stands(one, found)]
    strong_right = [one for one in right if _strong(one, spelled) and not _stands(one, wanted)]
    changed = _changed(strong_left, strong_right)
    taken = {id(quantity) for pair in changed for quantity in pair}
    return Pairing(
        tuple(same),
        tuple(changed),
        tuple(months),
        tuple(one for one in strong_left if id(one) not in taken and not _needless(one, wanted)),
        tuple(one for one in strong_right if id(one) not in taken and not _needless(one, found)),
    )


def became(segment: Segment, one: Place, other: Place, suggestion: str | None = None) -> Finding:
    """What all checks of figures say: words of the source became others in the translation."""
    source, target = segment.source.span(*one), segment.target.span(*other)
    values = {"one": source.text, "other": target.text}
    return Finding("“{one}” became “{other}”", values, [target, source], suggestion)


def _months(left: list[Quantity], right: list[Quantity], same: list[Pair]) -> list[Pair]:
    """The months that became others. Months are taken out of both sides, where both name any.

    They come before all other figures: the 7 of June 7 is no answer to July.
    """
    wanted, found = [one for one in left if one.month], [one for one in right if one.month]
    if not wanted or not found:
        return []
    unanswered, remaining = _take_out(wanted, found, _same_value, same)
    changed = list(zip(unanswered, remaining, strict=False))
    taken = {id(one) for pair in (*same, *changed) for one in pair}
    left[:] = [one for one in left if id(one) not in taken]
    right[:] = [one for one in right if id(one) not in taken]
    return changed


def _without_clocks(left: list[Quantity], right: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without the times of one that are two figures on the other, the hour and the minute."""
    remaining, unanswered = list(right), []
    for one in left:
        hours = [other for other in remaining if one.clock and other.value in (one.clock[0], one.clock[0] % 12)]
        minutes = [other for other in remaining if one.clock and other.value == one.clock[1]]
        pair = next(((h, m) for h in hours for m in minutes if h.start < m.start), None)
        if pair is None:
            unanswered.append(one)
        else:
            remaining = [other for other in remaining if other not in pair]
    return unanswered, remaining


def _needless(one: Quantity, own: Sequence[Quantity]) -> bool:
    """Whether a figure may be left out: languages say "a month" for 1, and 62 miles (100 km) once is enough."""
    return one.value in _UNSAID or any(_converted(one, other) for other in own)


def _strong(one: Quantity, spelled: bool) -> bool:
    return not one.weak and (spelled or not one.spelled)


def _take_out(
    left: list[Quantity], right: list[Quantity], answers: Callable[[Quantity, Quantity], bool], same: list[Pair]
) -> tuple[list[Quantity], list[Quantity]]:
    """What is left of both sides without the pairs that answer each other, which are added to `same`."""
    if not left or not right:
        return left, right
    remaining = list(right)
    unanswered = []
    for one in left:
        for place, other in enumerate(remaining):
            if answers(one, other):
                same.append((one, other))
                del remaining[place]
                break
        else:
            unanswered.append(one)
    return unanswered, remaining


def _same_value_and_unit(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit and not one.weak and not other.weak


def _same_value(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value


def _shared_reading(one: Quantity, other: Quantity) -> bool:
    return any(value in other.readings for value in one.readings)


def _same_but_for_scale(one: Quantity, other: Quantity) -> bool:
    """Whether figures differ by thousands at most: a scale word may stand there in a language we cannot read."""
    if one.bare is None or other.bare is None:
        return False
    return one.bare == other.bare or _power(one.value, other.value, 1000)


def _converted(one: Quantity, other: Quantity) -> bool:
    return convertible(one.unit, other.unit) and same_measure(one.value, one.unit, other.value, other.unit)


def _stands(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a figure stands on the other side at all: one said twice may be said once in a translation."""
    return any(_shared_reading(one, other) for other in others)


def _changed(left: list[Quantity], right: list[Quantity]) -> list[Pair]:
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


def _distance(one: Quantity, other: Quantity, apart: float) -> float:
    """How unlikely it is that one figure became the other; 0 is certain."""
    distance = apart
    if one.unit != other.unit:
        distance += 0.5
    if not _power(one.value, other.value, 10):
        distance += 1.0 - _shared_digits(str(one.value), str(other.value))
    return distance


def _power(one: Value, other: Value, base: int) -> bool:
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
