"""Scale words behind figures in digits: 1,2 млн; 13万5000; 2 млн 300 тыс; five and a half million."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from tqcheck.analysis import number_words
from tqcheck.analysis.beside import behind
from tqcheck.analysis.digits import Value, readings, scaled
from tqcheck.analysis.measures import currency
from tqcheck.analysis.number_lexicon import entry_at, lexicon
from tqcheck.analysis.words import JOINERS, NUMBER, WORD, Words
from tqcheck.language import Language

_LEAST_LOWER_SCALE = 1000
_DIGITS = 3  # of what follows a thousand
_LONGEST_ENDING = 3  # letters of a case behind a figure's hyphen: 5 мың 700-ден
_CODE = 3  # letters of a currency's code
_BEFORE_CURRENCY = {"k": 1000, "K": 1000, "M": 10**6, "Md": 10**9, "Mds": 10**9, "Mrd": 10**9, "G": 10**9}


class Scaled(NamedTuple):
    """The values of a figure with what its scale words make of it, and its last token.

    `parts` are what it was added up from, which may be several figures after all: Из 5 тысяч 300 погибли.
    """

    values: tuple[Value, ...]
    last: int
    parts: tuple[tuple[int, ...], ...] = ()


def times_scale(values: tuple[Value, ...], found: Words, last: int, tongue: Language) -> Scaled:
    """A figure times the scale words behind it."""
    after = _after_joiner(found, last)
    if after >= len(found) or found.kind[after] != WORD:
        return Scaled(values, last)
    if (behind := _scale_behind_currency(found, after, tongue))[0]:  # 205 KZT thousand
        return Scaled(tuple(scaled(value, behind[0]) for value in values), behind[1])
    known = found.lower[after] in lexicon(tongue.tag) or found.text[after] in _BEFORE_CURRENCY
    if not known and found.lower[after] not in tongue.numbers.joiners:
        return Scaled(values, last)
    if (letters := _BEFORE_CURRENCY.get(found.text[after])) and _before_currency(found, after, tongue):
        return Scaled(tuple(scaled(value, letters) for value in values), after)
    unit = tongue.units.at(found.lower, after)
    if unit and (unit[1] > after + 1 or found.text[after + 1 : after + 2] == ["/"]):  # the m of "20 m/s"
        return Scaled(values, last)
    half, after_half = number_words.and_a_half(found.lower, after, tongue.tag)
    scale, end = _scale(found, after_half if half else after, tongue)
    if not scale:
        return Scaled(values, last)
    if half:
        whole = tuple(scaled(Fraction(value) + half, scale) for value in values if not isinstance(value, str))
        return Scaled(whole, end)
    results = [scaled(value, scale) for value in values]
    further, further_end = _scale(found, end + 1, tongue)
    if further and not tongue.units.at(found.lower, end + 1):  # "1.3 million m" are metres
        results = [scaled(value, further) for value in results]  # 100 тысяч миллионов, 3千万
        end, scale = further_end, scale * further
    parts: tuple[tuple[int, ...], ...] = ()
    if isinstance(values[0], int) and isinstance(results[0], int):
        addend, end = _half_of(scale, found, end, tongue)
        if not addend:
            lower, end = _lower_parts(found, end, scale, tongue)
            addend, parts = sum(lower), ((results[0], *lower),) if lower else ()
        results = [value + addend if isinstance(value, int) else value for value in results]
    if unit:
        results += list(values)  # "5 m" is five metres or five millions
    return Scaled(tuple(results), end, parts)


def with_digits(value: int, found: Words, last: int, tongue: Language) -> Scaled:
    """A number in words with the digits that go on with it: мың 238, два миллиона 300 тысяч."""
    after = last + 1
    if after >= len(found) or found.kind[after] != NUMBER or not value:
        return Scaled((value,), last)
    scale = max((scale for scale in tongue.numbers.multipliers if value % scale == 0), default=0)
    lower, end = _lower_parts(found, last, scale, tongue) if scale >= _LEAST_LOWER_SCALE else ([], last)
    return Scaled((value + sum(lower),), end, ((value, *lower),) if lower else ())


def _half_of(scale: int, found: Words, end: int, tongue: Language) -> tuple[int, int]:
    """The half of a scale that follows it, and its last token: 7 milioni e mezzo."""
    half, after = number_words.and_a_half(found.lower, end + 1, tongue.tag)
    return (int(half * scale), after - 1) if half and scale >= _LEAST_LOWER_SCALE else (0, end)


def _lower_parts(found: Words, end: int, scale: int, tongue: Language) -> tuple[list[int], int]:
    """What follows a figure in a scale, in lower ones and in none, and its last token: the 300 thousand of 2 million
    300 thousand, the 500 of 6 thousand 500.
    """
    parts: list[int] = []
    while (after := _after_stop(found, end, tongue)) < len(found) and found.kind[after] == NUMBER:
        if found.lower[end].endswith(tongue.numbers.last_endings):
            break
        addend, addend_end, lower = _addend(found, after, scale, found.end[end] == found.start[after], tongue)
        if addend is None:
            break
        parts.append(addend)
        end, scale = addend_end, lower
    return parts, end


def _after_stop(found: Words, end: int, tongue: Language) -> int:
    """The token behind a scale word, behind the stop of a shortened one (тыс.), or behind an “and” before a scale."""
    after = end + 1
    if after >= len(found):
        return after
    if found.text[after] == "." and found.lower[end] in tongue.abbreviations:
        return after + 1
    joined = found.lower[after] in tongue.numbers.joiners and _scale(found, after + 2, tongue)[0] >= _LEAST_LOWER_SCALE
    return after + 1 if joined else after


def _before_currency(found: Words, place: int, tongue: Language) -> bool:
    """Whether a currency's sign is written on to letters: 330 M$, 2,5 Md€."""
    sign = place + 1
    if sign >= len(found) or found.kind[sign] == WORD or found.start[sign] != found.end[place]:
        return False
    unit = tongue.units.at(found.lower, sign)
    return unit is not None and currency(unit[0])


def _scale_behind_currency(found: Words, place: int, tongue: Language) -> tuple[int, int]:
    """The scale word behind the currency's code at a token (0 where there is none), and its last token."""
    unit = tongue.units.at(found.lower, place) if len(found.text[place]) == _CODE else None
    return _scale(found, place + 1, tongue) if unit and unit[0] == found.text[place].upper() else (0, place)


def _after_joiner(found: Words, last: int) -> int:
    """The token behind a figure, or behind the hyphen or plus written on to it: 30-million-euro, $300+ billion."""
    after = last + 1
    joined = after + 1 < len(found) and found.start[after] == found.end[last]
    return after + 1 if joined and (found.text[after] == "+" or found.text[after] in JOINERS) else after


def _scale(found: Words, position: int, tongue: Language) -> tuple[int, int]:
    """The scale word at a token (0 where there is none), and its last token."""
    if position >= len(found) or found.kind[position] != WORD:
        return 0, position
    entry = entry_at(found.lower, position, tongue.tag)
    if entry is None or not (
        entry.sort == "collective" or (entry.sort == "word" and entry.value in tongue.numbers.multipliers)
    ):
        return 0, position
    return int(entry.value), position + len(entry.rest)


def _addend(found: Words, first: int, above: int, unspaced: bool, tongue: Language) -> tuple[int | None, int, int]:
    """The lower part of a figure in several scales, if one follows, its last token and its own scale."""
    values = readings(found.text[first], tongue.tag)
    if not values or not isinstance(values[0], int):
        return None, first, 1
    scale, end = _scale(found, first + 1, tongue)
    if _LEAST_LOWER_SCALE <= scale < above:
        amount = values[0] * scale
        return (amount, end, scale) if amount < above else (None, first, 1)
    # 5 million 2020 is no figure, and neither is 5 thousand 12, which begins a date: 5 тысяч 12 мая.
    three = len(found.text[first]) == _DIGITS
    goes_on = unspaced or (above == _LEAST_LOWER_SCALE and three and not _hyphened(found, first))
    return (values[0], first, 1) if goes_on and values[0] < above else (None, first, 1)


def _hyphened(found: Words, place: int) -> bool:
    """Whether a word is written on to a figure with a hyphen: 6 тысяч 200-летних."""
    places = behind(found, place)
    return len(places) > 1 and len(found.text[places[1]]) > _LONGEST_ENDING
