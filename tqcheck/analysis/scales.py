"""Scale words behind figures in digits: 1,2 млн; 13万5000; 2 млн 300 тыс; five and a half million."""

from __future__ import annotations

from fractions import Fraction

from tqcheck.analysis import number_words
from tqcheck.analysis.digits import Value, readings, scaled
from tqcheck.analysis.words import JOINERS, NUMBER, WORD, Words
from tqcheck.language import Language

_LEAST_LOWER_SCALE = 1000


def times_scale(values: tuple[Value, ...], found: Words, last: int, tongue: Language) -> tuple[tuple[Value, ...], int]:
    """The values of a figure times the scale words behind it, and the last token of both."""
    after = _after_joiner(found, last)
    if after >= len(found) or found.kind[after] != WORD:
        return values, last
    if found.lower[after] not in number_words.lexicon(tongue.tag) and found.lower[after] not in tongue.numbers.joiners:
        return values, last
    unit = tongue.units.at(found.lower, after)
    if unit and (unit[1] > after + 1 or found.text[after + 1 : after + 2] == ["/"]):  # the m of "20 m/s"
        return values, last
    half, after_half = number_words.and_a_half(found.lower, after, tongue.tag)
    scale, end = _scale(found, after_half if half else after, tongue)
    if not scale:
        return values, last
    if half:
        return tuple(scaled(Fraction(value) + half, scale) for value in values if not isinstance(value, str)), end
    results = [scaled(value, scale) for value in values]
    further, further_end = _scale(found, end + 1, tongue)
    if further and not tongue.units.at(found.lower, end + 1):  # "1.3 million m" are metres
        results = [scaled(value, further) for value in results]  # 100 тысяч миллионов, 3千万
        end, scale = further_end, scale * further
    while end + 1 < len(found) and found.kind[end + 1] == NUMBER:
        addend, addend_end, lower = _addend(found, end + 1, scale, found.end[end] == found.start[end + 1], tongue)
        if addend is None:
            break
        results = [value + addend if isinstance(value, int) else value for value in results]
        end, scale = addend_end, lower
    if unit:
        results += list(values)  # "5 m" is five metres or five millions
    return tuple(results), end


def _after_joiner(found: Words, last: int) -> int:
    """The token behind a figure, or behind the hyphen or plus written on to it: 30-million-euro, $300+ billion."""
    after = last + 1
    joined = after + 1 < len(found) and found.start[after] == found.end[last]
    return after + 1 if joined and (found.text[after] == "+" or found.text[after] in JOINERS) else after


def _scale(found: Words, position: int, tongue: Language) -> tuple[int, int]:
    """The scale word at a token (0 where there is none), and its last token."""
    if position >= len(found) or found.kind[position] != WORD:
        return 0, position
    entry = number_words.entry_at(found.lower, position, tongue.tag)
    if entry is None or entry.sort != "word" or entry.value not in tongue.numbers.multipliers:
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
    return (values[0], first, 1) if unspaced and values[0] < above else (None, first, 1)
