"""The ways in which figures of the two sides answer each other; each takes them out of what is left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from tqcheck.analysis.changes import power
from tqcheck.analysis.measures import convertible, measured, same_measure, weighed, within
from tqcheck.analysis.number_lexicon import lexicon
from tqcheck.analysis.number_words import glued
from tqcheck.analysis.quantity import Pair, Quantity
from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text

_SHORTEST_NUMBER, _SHORTEST_REST = 4, 5  # letters of a number in words, and of what is written on to it
_SHARE_ROUNDING = Fraction(1, 100)
_ROUGH = Fraction(1, 5)
Key = Callable[[Quantity], Iterable[object]]


def answered(
    left: list[Quantity], right: list[Quantity], keys: tuple[Key, Key], same: list[Pair]
) -> tuple[list[Quantity], list[Quantity]]:
    """What is left of both sides without the pairs that share a key, which are added to `same`.

    Each side has its own way to give its keys. The time does not grow with the product of the figures.
    """
    if not left or not right:
        return left, right
    left_key, right_key = keys
    places: dict[object, list[int]] = defaultdict(list)
    for place in range(len(right) - 1, -1, -1):
        for value in right_key(right[place]):
            places[value].append(place)
    taken: set[int] = set()
    unanswered = []
    for one in left:
        answer = None
        for value in left_key(one):
            candidates = places.get(value, [])
            while candidates and candidates[-1] in taken:
                candidates.pop()
            if candidates:
                answer = candidates.pop()
                break
        if answer is None:
            unanswered.append(one)
        else:
            taken.add(answer)
            same.append((one, right[answer]))
    return unanswered, [other for place, other in enumerate(right) if place not in taken]


def _by_value(one: Quantity) -> Iterable[object]:
    """The key of figures that are worth the same."""
    return (one.value,)


def _by_value_and_unit(one: Quantity) -> Iterable[object]:
    return () if one.weak else ((one.value, one.unit),)


def _by_strong_value(one: Quantity) -> Iterable[object]:
    return () if one.weak else (one.value,)


def _by_readings(one: Quantity) -> Iterable[object]:
    return one.readings


# In this order figures find their answers. A further reading answers a likeliest one alone: 1970s and 70s, not 1470s.
BY_ANY_VALUE: tuple[tuple[Key, Key], ...] = (
    (_by_value, _by_value),
    (_by_value, _by_readings),
    (_by_readings, _by_value),
)
BY_VALUE: tuple[tuple[Key, Key], ...] = (
    (_by_value_and_unit, _by_value_and_unit),
    (_by_strong_value, _by_strong_value),
    *BY_ANY_VALUE,
)


def take_out(
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


def converted(one: Quantity, other: Quantity) -> bool:
    """Whether two measures in different units are worth the same, as miles and kilometres, or 50 % and a half; and
    whether something grew so many times, or by so many per cent: 1.5 times, 50 %.
    """
    units = weighed(one.unit, other.unit), weighed(other.unit, one.unit)
    if convertible(*units):
        rough = bool(one.approximator or other.approximator)
        return same_measure(one.value, units[0], other.value, units[1], rough=rough)
    if (one.unit == "%") == (other.unit == "%"):
        return False
    if "×" in units:
        return _grew(one, other) if one.unit == "×" else _grew(other, one)
    return _share(one, other) if one.unit == "%" else _share(other, one)


def _share(percent: Quantity, fraction: Quantity) -> bool:
    """Whether a percentage is a fraction in other words (50 % and a half, 25 % and every fourth), or so much more or of
    it in a word: 200 % and tripled.
    """
    if isinstance(percent.value, str):
        return False
    share = Fraction(percent.value) / 100
    parts = (part for part in fraction.readings if isinstance(part, Fraction))
    if any(abs(share - part) < _SHARE_ROUNDING for part in parts):
        return True
    return fraction.weak and fraction.spelled and fraction.value in (share, share + 1) and fraction.value != 1


def _grew(times: Quantity, percent: Quantity) -> bool:
    """Whether so many times as much is so many per cent more, or per cent of it; and so many times less."""
    if isinstance(times.value, str) or isinstance(percent.value, str):
        return False
    factor, share = Fraction(times.value), Fraction(percent.value) / 100
    return share in (factor - 1, factor) or (factor > 1 and share in (1 / factor, 1 - 1 / factor))


def roughly(one: Quantity, other: Quantity) -> bool:
    """Whether two figures with approximators say the same: more than 2 and 3 or more, 十多 and about a dozen."""
    if one.unit == other.unit and {one.approximator, other.approximator} in ({">", ">="}, {"<", "<="}):
        above = 1 if ">" in (one.approximator, other.approximator) else -1
        strict, open_ = (one, other) if len(one.approximator) == 1 else (other, one)
        if isinstance(strict.value, int) and open_.value == strict.value + above:
            return True
    if not (one.spelled and other.spelled and one.approximator and other.approximator) or one.unit != other.unit:
        return False
    low, high = sorted((Fraction(one.value), Fraction(other.value)))
    return high - low <= _ROUGH * high


def same_but_for_scale(one: Quantity, other: Quantity) -> bool:
    """Whether figures differ by thousands at most: a scale word may stand there in a language we cannot read."""
    if one.bare is None or other.bare is None:
        return False
    measures = measured(one.unit) and one.unit == other.unit  # no scale word stands between a figure and its unit
    return one.bare == other.bare or (not measures and power(one.value, other.value, 1000))


def without_parts(left: list[Quantity], right: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without the figures of one that are several on the other: 15:30 and 15时30分, 116 123."""
    remaining, unanswered = list(right), []
    for one in left:
        for parts in one.parts:
            answers = _in_order(parts, remaining)
            if answers:
                remaining = [other for other in remaining if all(other is not answer for answer in answers)]
                break
        else:
            unanswered.append(one)
    return unanswered, remaining


def _in_order(parts: tuple[int, ...], figures: list[Quantity]) -> list[Quantity]:
    """Figures worth these values, one after the other; none of them if one is lacking. A zero may be unsaid."""
    found: list[Quantity] = []
    here = iter(figures)
    for part in parts:
        if part == 0 and found:
            continue
        answer = next((one for one in here if one.value == part), None)
        if answer is None:
            return []
        found.append(answer)
    return found


def outside(left: list[Quantity], right: list[Quantity]) -> list[Quantity]:
    """What is left without measures that lie in a range of the other side, and ranges that have one inside."""

    def inside(one: Quantity, low: Quantity, high: Quantity) -> bool:
        return (
            low.of_range
            and high.of_range
            and measured(one.unit)
            and (convertible(one.unit, low.unit) or one.unit == low.unit)
            and low.unit == high.unit
            and within(one.value, one.unit, low.value, high.value, low.unit)
        )

    ranged = {
        id(end)
        for low, high in pairwise(left)
        if any(not one.of_range and inside(one, low, high) for one in right)
        for end in (low, high)
    }
    return [
        one
        for one in left
        if id(one) not in ranged and (one.of_range or not any(inside(one, low, high) for low, high in pairwise(right)))
    ]


def unworded(left: list[Quantity], text: Text) -> list[Quantity]:
    """What is left without measures that the other side says by a unit alone: "7 days" for "a week"."""
    if not any(measured(one.unit) for one in left):
        return left
    tongue, tokens = language(text.language), words(text).lower
    units = tongue.units.found_in(tokens)
    return [
        one
        for one in left
        if not any(convertible(one.unit, unit) and same_measure(one.value, one.unit, 1, unit) for unit in units)
    ]


def unwritten(left: list[Quantity], text: Text) -> list[Quantity]:
    """What is left without whole figures that a longer word of the other side begins with: ten pages, zehnseitig."""
    wanted = {one.value for one in left if isinstance(one.value, int) and one.value > 1}
    if not wanted:
        return left
    likely = (word for word in words(text).lower if word[:_SHORTEST_NUMBER] in _beginnings(text.language))
    begun = {value for word in likely if (value := _begins_with(word, text.language)) in wanted}
    return [one for one in left if one.value not in begun] if begun else left


@lru_cache(maxsize=64)
def _beginnings(tag: str) -> frozenset[str]:
    """The first letters of the words for numbers."""
    return frozenset(word[:_SHORTEST_NUMBER] for word in lexicon(tag))


@lru_cache(maxsize=1 << 12)
def _begins_with(word: str, tag: str) -> int | None:
    """The whole number whose words a longer word begins with that is none itself: десятистраничный, zehnseitig."""
    if word in lexicon(tag) or glued(word, tag) is not None:
        return None
    cuts = range(len(word) - _SHORTEST_REST, _SHORTEST_NUMBER - 1, -1)
    return next((value for cut in cuts if (value := glued(word[:cut], tag)) is not None), None)
