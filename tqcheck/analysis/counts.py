"""Figures that count something, and the words for what they count."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from fractions import Fraction

from tqcheck.analysis.digits import Value
from tqcheck.analysis.forms import same_word
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.words import JOINERS, MARK, NUMBER, WORD, words
from tqcheck.language import Language, language
from tqcheck.model import Segment, Text, analysis

_CALENDAR = range(1900, 2101)  # plain figures that are mostly years
_THINGS = 2  # words looked at for what is counted
_COUNTING = ("number", "percent", "money", "measure", "duration")


@analysis
def counts(text: Text) -> tuple[Quantity, ...]:
    """The figures of a text that count or measure: no dates, years, codes, scores, ordinals, times or articles."""
    tongue = language(text.language)
    return tuple(
        one
        for one in quantities(text)
        if not one.weak
        and one.kind in _COUNTING
        and isinstance(one.value, int | Decimal | Fraction)
        and not _year(one)
        and not (one.reach[1] <= one.end and text.raw[one.end : one.end + 1].isalpha() and tongue.spaced)  # 29th
    )


def _year(one: Quantity) -> bool:
    return one.unit in ("", "y") and not one.spelled and one.bare == one.value and one.value in _CALENDAR


def things(text: Text, one: Quantity) -> tuple[str, ...]:
    """The words behind a figure that say what is counted, two at most, up to the next mark or figure; function words
    and approximators aside."""
    found, tongue = words(text), language(text.language)
    place = bisect_left(found.start, one.end)
    if place + 1 < len(found) and found.text[place] in JOINERS and found.start[place] == one.end:
        place += 2  # a suffix: 3454-тен
    approximator = tongue.numbers.after.at(found.lower, place)
    place = approximator[1] if approximator else place
    named: list[str] = []
    while place < len(found) and len(named) < _THINGS and found.kind[place] not in (MARK, NUMBER):
        if found.kind[place] == WORD and found.lower[place] not in tongue.closed_words:
            named.append(found.lower[place])
        place += 1
    return tuple(named)


def same_thing(one: tuple[str, ...], other: tuple[str, ...], tongue: Language) -> bool:
    """Whether two figures count the same, by the words behind them: the first of one is among those of the other."""
    return bool(one and other) and (
        any(same_word(one[0], word, tongue) for word in other) or any(same_word(other[0], word, tongue) for word in one)
    )


def misprinted(value: Value, other: Value, *, length: bool = False) -> bool:
    """Whether two whole numbers of three digits or more differ as misprints do: in one digit, or by two neighbours
    exchanged; with `length` also by a digit lost or doubled."""
    one, two = str(value), str(other)
    if not (one.isdecimal() and two.isdecimal()) or min(len(one), len(two)) <= _THINGS or one == two:
        return False
    if len(one) != len(two):
        longer, shorter = sorted((one, two), key=len, reverse=True)
        return (
            length
            and len(longer) == len(shorter) + 1
            and any(longer[:cut] + longer[cut + 1 :] == shorter for cut in range(len(longer)))
        )
    unlike = [place for place in range(len(one)) if one[place] != two[place]]
    if len(unlike) == 1:
        return True
    first, last = unlike[0], unlike[-1]
    return len(unlike) == 2 and last == first + 1 and one[first] == two[last] and one[last] == two[first]


def in_source(segment: Segment, *figures: Quantity) -> bool:
    """Whether the source of a segment has all these figures of the translation, in any reading."""
    if not segment.source.raw:
        return False
    known = {value for one in quantities(segment.source) for value in one.readings}
    return all(not known.isdisjoint(one.readings) for one in figures)
