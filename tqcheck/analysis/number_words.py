"""Numbers written in words: a grammar that all languages share, over the words of each language's file."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, TypeGuard

from tqcheck.analysis.number_lexicon import Entry, entry_at, lexicon
from tqcheck.language import NumberHabits, language

_LEAST_SYLLABLES, _LEAST_SCALE = 3, 1000
_LONGEST_SIGN = 2  # letters of a scale that is shortened: m, bn


class Reading(NamedTuple):
    """A number in words: its value, how many tokens it takes, whether it only answers (third, one, May)."""

    value: int | Fraction
    length: int
    weak: bool
    sort: Literal["", "ordinal", "month", "weekday"] = ""
    unit: str = ""


def read(tokens: Sequence[str], position: int, tag: str) -> Reading | None:
    """The number in words that starts at a token, as long as it goes; None where there is none.

    `tokens` are in lower case, without the hyphens and apostrophes inside a word.
    """
    habits = language(tag).numbers
    first = entry_at(tokens, position, tag) or _compound_entry(tokens[position], tag)
    if first is None or first.sort != "word":
        return _answer(first) if first else None
    if len(tokens[position]) <= _LONGEST_SIGN and tokens[position].isascii() and first.value in habits.multipliers:
        return None  # I'm thirty: a shortened scale follows a figure
    if isinstance(first.value, Fraction):
        return _scaled(first.value, 1 + len(first.rest), tokens, position, tag)
    year = _digit_by_digit(tokens, position, tag)
    if year is not None:
        return year
    total = _Sum(habits)
    here, end = position, position
    before_joiner: Reading | None = None
    while here < len(tokens):
        entry = entry_at(tokens, here, tag) or _compound_entry(tokens[here], tag)
        if entry is not None and entry.sort == "word" and isinstance(entry.value, int):
            if not total.take(entry.value, joined=here > end > position):
                if before_joiner and entry.value in habits.multipliers and entry.value >= _LEAST_SCALE:
                    return before_joiner  # three million and five million are two numbers
                break
            here += 1 + len(entry.rest)
            end = here
            if tokens[end - 1].endswith(habits.last_endings):
                break
        elif _is_ordinal(entry) and total.take(int(entry.value), joined=here > end > position):
            return Reading(total.value, here + 1 + len(entry.rest) - position, weak=True, sort="ordinal")
        elif entry is not None and entry.sort == "collective" and here == end > position:  # пять десятков
            end = here + 1 + len(entry.rest)
            return _scaled(Fraction(total.value) * entry.value, end - position, tokens, position, tag)
        elif here == end > position and tokens[here] in habits.joiners:
            before_joiner = Reading(total.value, end - position, weak=False)
            here += 1
        else:
            break
    half, after = and_a_half(tokens, end, tag)
    if half:
        return _scaled(total.value + half, after - position, tokens, position, tag)
    weak = end - position == 1 and tokens[position] in habits.articles
    return Reading(total.value, end - position, weak)


def _answer(entry: Entry) -> Reading:
    """What a word says that holds a value and counts nothing. Fractions do count: two thirds."""
    value, length = entry.value, 1 + len(entry.rest)
    if entry.sort == "amount":
        return Reading(value, length, True, unit=entry.unit)
    if entry.sort in ("month", "weekday"):
        return Reading(value, length, True, sort=entry.sort)
    counts = isinstance(value, Fraction) and bool(entry.rest)
    return Reading(value, length, not counts)


def _is_ordinal(entry: Entry | None) -> TypeGuard[Entry]:
    """Whether a word may end a number as its ordinal: twenty-fourth, сорок пятый."""
    return entry is not None and entry.sort == "answer" and isinstance(entry.value, int) and 0 < entry.value < 100


def _digit_by_digit(tokens: Sequence[str], position: int, tag: str) -> Reading | None:
    """A number read out by its digits, as East Asia writes years: 二〇二〇; four of them at least."""
    if language(tag).spaced:
        return None
    digits = ""
    for token in tokens[position : position + 12]:
        entry = next((entry for entry in lexicon(tag).get(token, ()) if not entry.rest and entry.sort == "word"), None)
        if entry is None or not isinstance(entry.value, int) or entry.value > 9:
            break
        digits += str(entry.value)
    return Reading(int(digits), len(digits), weak=False) if len(digits) >= 4 else None


def and_a_half(tokens: Sequence[str], position: int, tag: str) -> tuple[Fraction, int]:
    """The fraction that follows a whole number ("and a half"), and the token after it; 0 where none does.

    What goes between is a joiner, or the first word of a longer phrase: с половиной.
    """
    habits = language(tag).numbers
    here = position
    if here < len(tokens) and tokens[here] in habits.joiners:
        here += 1
        if here < len(tokens) and tokens[here] in habits.articles:
            here += 1
        elif habits.half_article:
            return Fraction(0), position
    entry = entry_at(tokens, here, tag) if here < len(tokens) else None
    if entry is None or not isinstance(entry.value, Fraction) or entry.sort != "word" or entry.value > 1:
        return Fraction(0), position
    alone = here == position and not entry.rest and tokens[here] not in habits.halves
    if alone and not _begins_with_a_joiner(tokens[here], tag):
        return Fraction(0), position
    return entry.value, here + 1 + len(entry.rest)


def _begins_with_a_joiner(token: str, tag: str) -> bool:
    """Whether a word is "and" with another that is written on to it: וחצי."""
    known = lexicon(tag)
    return any(token.startswith(and_) and token[len(and_) :] in known for and_ in language(tag).numbers.joiners)


def _scaled(value: Fraction, length: int, tokens: Sequence[str], position: int, tag: str) -> Reading:
    """A number with a fraction, times the scale word after it: полтора миллиона, two and a half thousand."""
    habits = language(tag).numbers
    if tokens[position + length : position + length + 1] and tokens[position + length] in habits.articles:
        length += 1  # half a billion
    entry = entry_at(tokens, position + length, tag) if position + length < len(tokens) else None
    if entry is None or entry.sort != "word" or entry.value not in habits.multipliers:
        return Reading(_whole(value), length, weak=False)
    return Reading(_whole(value * entry.value), length + 1 + len(entry.rest), weak=False)


def _whole(value: Fraction) -> int | Fraction:
    return int(value) if value.denominator == 1 else value


class _Sum:
    """The value of number words taken so far: add what is smaller, multiply what came before.

    A multiplier above a thousand closes its group: 3 hundred + 5, million, 2 hundred, thousand. A ten or a
    hundred multiplies only the units before it (三百二十: 3 × 100 + 2 × 10).
    """

    def __init__(self, habits: NumberHabits, multipliers: frozenset[int] = frozenset()) -> None:
        self.habits = habits
        self.multipliers = habits.multipliers | multipliers if multipliers else habits.multipliers
        self.closed = 0  # what scale words have finished
        self.open = 0  # what stands under the next scale word
        self.last_scale = 0
        self.started = False

    @property
    def value(self) -> int:
        return self.closed + self.open

    def take(self, value: int, joined: bool) -> bool:
        """Take in one more word; False if it does not go on with this number."""
        multiplies = value in self.multipliers
        taken = self._multiply(value) if multiplies else self._add(value, joined)
        self.started = self.started or taken
        return taken

    def _multiply(self, value: int) -> bool:
        if value < 1000:
            units = self.open % value
            if self.started and not units:
                return self._add(value, joined=False)
            self.open += (units or 1) * value - units
            return True
        if self.last_scale and value >= self.last_scale:
            lower = self.closed % value + self.open  # 一亿二千万: only the 2000 counts ten thousands
            if value <= self.last_scale or lower == self.open:
                return False
            self.closed += lower * value - self.closed % value
        elif self.started and not self.open and not self.last_scale:
            return False
        else:
            self.closed += (self.open or 1) * value
        self.open = 0
        self.last_scale = value
        return True

    def _add(self, value: int, joined: bool) -> bool:
        if value >= 1000 and not self.open and (not self.started or value < self.last_scale):
            self.closed += value  # a thousand and its number in one word (ألفان, zweitausend) closes its group
            self.last_scale = max((scale for scale in self.multipliers if scale <= value), default=1000)
            return True
        if not self.started or (not self.open and (value < self.last_scale or not self.last_scale)):
            if self.started and not self.open and not self.closed:
                return False  # nothing follows a zero
            self.open += value
            return True
        if self.habits.units_first and joined and self.open % 100 < 10 and 20 <= value < 100 and not value % 10:
            self.open += value
            return True
        place = 10 ** len(str(value))
        if self.open % place or self.open < place:
            return False
        self.open += value
        return True


def _compound_entry(token: str, tag: str) -> Entry | None:
    """A number written as one word, as if the language's file listed it."""
    reading = _compound(token, tag)
    return Entry((), reading.value, "word") if reading is not None and isinstance(reading.value, int) else None


def is_compound(token: str, tag: str) -> bool:
    """Whether a word is a number of several words, written as one (dreiundzwanzig)."""
    return _compound(token, tag) is not None


def glued(stem: str, tag: str) -> int | None:
    """The whole number whose words are written as one: "сорока", "двадцатипяти"; None where a part is no number."""
    pieces = _split(stem, tag)
    reading = read(pieces, 0, tag) if pieces else None
    whole = reading is not None and reading.length == len(pieces or ()) and isinstance(reading.value, int)
    return int(reading.value) if reading is not None and whole else None


@lru_cache(maxsize=65536)
def _compound(token: str, tag: str) -> Reading | None:
    """A number written as one word (dreiundzwanzig, duecentotrenta), where the language writes them so."""
    habits = language(tag).numbers
    if habits.syllables and len(token) >= _LEAST_SYLLABLES:
        return _by_syllables(token, habits, tag)
    if not habits.compound or len(token) < 6:
        return None
    pieces = _split(token, tag)
    if pieces is None:
        return None
    reading = read(pieces, 0, tag)
    return reading._replace(length=1) if reading is not None and reading.length == len(pieces) else None


def _by_syllables(token: str, habits: NumberHabits, tag: str) -> Reading | None:
    """A number in syllables (이십오만): digits that are words of their own only inside longer numbers, and scales."""
    total = _Sum(habits, frozenset((10,)))
    for syllable in token:
        place = habits.syllables.find(syllable) + 1
        entry = None if place else entry_at((syllable,), 0, tag)
        value = entry.value if entry and entry.sort == "word" else place
        if not isinstance(value, int) or not value or not total.take(value, joined=False):
            return None
    return Reading(total.value, 1, weak=False)


def _split(token: str, tag: str) -> tuple[str, ...] | None:
    """Cut a word into number words and joiners, the longest first; None if something is left over."""
    if not token:
        return ()
    known = lexicon(tag)
    joiners = language(tag).numbers.joiners
    for length in range(min(len(token), 24), 1, -1):
        piece = token[:length]
        entries = known.get(piece, ())
        if piece in joiners or any(not entry.rest and entry.sort == "word" for entry in entries):
            rest = _split(token[length:], tag)
            if rest is not None:
                return (piece, *rest)
    return None
