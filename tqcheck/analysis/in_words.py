"""Figures in words."""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction
from functools import lru_cache

from tqcheck.analysis import number_words
from tqcheck.analysis.beside import NUMBERED, unit_beside
from tqcheck.analysis.clock import is_hour, is_time
from tqcheck.analysis.number_lexicon import entry_at, lexicon
from tqcheck.analysis.number_words import Reading
from tqcheck.analysis.placing import Page, Placed, is_month, place, place_time
from tqcheck.analysis.quantity import Sort
from tqcheck.analysis.scales import with_digits
from tqcheck.analysis.words import JOINERS, WORD

_LONGEST = 40  # tokens of a number in words
_LAST_WEEKDAY = 7
_LONG = 4  # letters; titles have longer words with a capital
_LONGEST_PHRASE = 4  # tokens of one number word


def in_words(page: Page, first: int, known: Set[str]) -> Placed | None:
    """The number in words at a token, with what stands beside it. `known` are the words that begin a number."""
    found, tongue = page.found, page.tongue
    reading = _alone(found.lower[first], tongue.tag) if found.kind[first] == WORD else None
    last = first
    if reading is None:
        tokens, places = _without_joiners(page, first, known)
        reading = number_words.read(tokens, 0, tongue.tag) if tokens else None
        if reading is None or not reading.length:
            return None
        last = places[reading.length - 1]
    values: tuple[int | Fraction, ...] = (reading.value,)
    if 0 < last - first == reading.length - 1 and tongue.spaced and tongue.units.at(found.lower, last):
        shorter = number_words.read(found.lower[first:last], 0, tongue.tag)
        values += (shorter.value,) if shorter else ()  # two thousand years, or 2,005: hai nghìn năm
    if reading.unit:
        return place(page, (first, last), values, reading.unit, (first, last), weak=True, spelled=True)
    if reading.sort == "month" and tongue.numbers.capital_months and found.text[first].islower():
        return None
    if reading.sort and _begins_a_name(page, last):
        return None
    if reading.sort == "weekday" and tongue.numbers.night_to.before(found.lower, first):
        values = (reading.value, reading.value - 1 or _LAST_WEEKDAY)  # the night to Tuesday is Monday's
    if reading.sort:
        return place(page, (first, last), values, "", (first, last), weak=True, spelled=True, sort=reading.sort)
    span = tongue.units.at(found.lower, first) if reading.weak else None
    if span and span[0] in NUMBERED and span[1] == last + 1:  # a decade is ten years, not ten of something
        return place(page, (first, last), values, "y", (first, last), weak=True, spelled=True)
    if isinstance(reading.value, int) and not reading.weak:
        longer = with_digits(reading.value, found, last, tongue)
        if longer.parts:
            return place(page, (first, longer.last), longer.values, spelled=True, parts=longer.parts)
    unit, start, end = unit_beside(found, first, last, tongue)
    if is_hour(reading.value) and is_time(found, first, last, unit, tongue):
        return place_time(page, (first, last), (int(reading.value), 0), spelled=True)
    sort: Sort = "month" if is_month(page, (first, last), reading.value) else ""
    # A lone character is a syllable of some word more often than a number (三菱, 统一, 千葉), unless a unit or a
    # counter follows. A scale word alone counts nothing (“thousands of people”, the m of metres), nor does a half.
    # Words of which few forms are known only answer, unless a unit shows that they count.
    counted = bool(unit) or (last + 1 < len(found) and found.text[last + 1] in tongue.numbers.counters)
    weak = (
        reading.weak
        or (reading.length == 1 and not tongue.spaced and not counted)
        or (reading.length == 1 and reading.value in tongue.numbers.multipliers and start == first)  # 百分之百 counts
        or (not isinstance(reading.value, int) and reading.value.denominator == 2)
        or (tongue.numbers.partly_spelled and not unit)
        or _is_a_further_one(page, first, last, reading)  # a third way
        or (reading.length == 1 and found.text[first][0].isupper() and not unit and _is_name(page, first))
    )
    parts = ((reading.value.numerator, reading.value.denominator),) if isinstance(reading.value, Fraction) else ()
    return place(page, (first, last), values, unit, (start, end), weak=weak, spelled=True, sort=sort, parts=parts)


def _begins_a_name(page: Page, last: int) -> bool:
    """Whether a name is written on to a word with a hyphen: Сент-Этьен is no September."""
    found, hyphen = page.found, last + 1
    if hyphen + 1 >= len(found) or found.text[hyphen] not in JOINERS or found.start[hyphen] != found.end[last]:
        return False
    after = hyphen + 1
    return found.text[after][0].isupper() and entry_at(found.lower, after, page.tongue.tag) is None


def _is_a_further_one(page: Page, first: int, last: int, reading: Reading) -> bool:
    """Whether what may be a part of something may number another thing instead, whose name follows it."""
    found, tongue, after = page.found, page.tongue, last + 1
    if isinstance(reading.value, int) or found.lower[first] not in tongue.numbers.articles or after >= len(found):
        return False
    return found.kind[after] == WORD and found.lower[after] not in tongue.closed_words


@lru_cache(maxsize=4096)
def _alone(word: str, tag: str) -> Reading | None:
    """What a word says that holds a value, counts nothing and goes on with no other word: May, Monday, third."""
    entries = lexicon(tag).get(word, [])
    alone = [entry for entry in entries if entry.sort != "word" and not entry.rest]
    return number_words.read((word,), 0, tag) if entries and alone == entries else None


def _is_name(page: Page, here: int) -> bool:
    """Whether a number word within a sentence begins a name, as both have capitals: Otto Rossi, the Three Gorges.

    Where all words of some length have capitals, as in titles, nobody can say so.
    """
    found = page.found
    if not 0 < here < len(found) - 1 or found.kind[here - 1] != WORD or not found.text[here + 1].istitle():
        return False
    return any(len(word) > _LONG and word == low for word, low in zip(found.text, found.lower, strict=True))


def age(page: Page, here: int) -> Placed | None:
    """An age or another span of years in one word, its number written on to it: сорокалетний."""
    word = page.found.lower[here]
    for ending in page.tongue.numbers.ages:
        if word.endswith(ending) and len(word) > len(ending):
            value = number_words.glued(word[: -len(ending)], page.tongue.tag)
            if value is not None:
                return place(page, (here, here), (value,), "y", (here, here), weak=True, spelled=True)
    return None


def _without_joiners(page: Page, first: int, known: Set[str]) -> tuple[list[str], list[int]]:
    """The next tokens that may go on with a number, leaving out the hyphens inside words, and where they stand."""
    found, habits = page.found, page.tongue.numbers
    tokens: list[str] = []
    places: list[int] = []
    others = 0  # words that begin no number may end a phrase that does, or join two
    for position in range(first, min(first + _LONGEST, len(found))):
        if found.kind[position] == WORD:
            word = found.lower[position]
            tokens.append(word)
            places.append(position)
            others = 0 if habits.compound or word in known or word in habits.joiners else others + 1
            if others == _LONGEST_PHRASE:
                break
        elif found.text[position] not in JOINERS or found.end[position - 1] != found.start[position]:
            break
    return tokens, places
