"""The quantities of a text: figures in digits and in words, by what they are worth."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.analysis import number_words
from tqcheck.analysis.beside import approximator, is_code, minus_before, unit_beside
from tqcheck.analysis.clock import (
    COLONS,
    colon_time,
    digits_time,
    half_beside,
    is_hour,
    is_time,
    minutes_behind,
    time_readings,
)
from tqcheck.analysis.digits import MARKS, Value, readings, scaled
from tqcheck.analysis.phrases import phrase_at, phrase_before
from tqcheck.analysis.quantity import ROMAN, Quantity, Sort
from tqcheck.analysis.ranges import Placed, in_context
from tqcheck.analysis.runs import dotted, fraction, phone, short_years, spaced_groups
from tqcheck.analysis.scales import times_scale
from tqcheck.analysis.words import JOINERS, NUMBER, WORD, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

_RANGE = frozenset("-–—/~～〜")
_MONTHS = range(1, 13)
_YEARS = range(1100, 2101)
_TENTHS = "10%"  # the unit of Japanese 割: four of them are 40 %


@analysis
def quantities(text: Text) -> tuple[Quantity, ...]:
    """The quantities of a text in their order."""
    found = words(text)
    tag = text.language
    known = _first_words(tag)
    habits = language(tag).numbers
    if (
        NUMBER not in found.kind
        and known.isdisjoint(found.lower)
        and ROMAN.keys().isdisjoint(found.text)
        and not habits.compound
        and not (habits.ages and any(word.endswith(habits.ages) for word in found.lower))
    ):
        return ()
    reader = _Reader(text.raw, found, tag, known)
    return tuple(in_context(reader.read(), found, language(tag)))


@lru_cache(maxsize=64)
def _first_words(tag: str) -> frozenset[str]:
    return frozenset(number_words.lexicon(tag))


class _Reader:
    """One pass over the tokens of a text. Each method that reads something moves `position` behind it."""

    def __init__(self, raw: str, found: Words, tag: str, known: frozenset[str]) -> None:
        self.raw = raw
        self.found = found
        self.tag = tag
        self.tongue: Language = language(tag)
        self.habits = self.tongue.numbers
        self.known = known
        self.position = 0

    def read(self) -> list[Placed]:
        """The figures with their tokens, without what only neighbours can tell."""
        placed: list[Placed] = []
        found, known, ages = self.found, self.known, self.habits.ages
        compound = self.habits.compound
        kinds, lower, count = found.kind, found.lower, len(found)
        while self.position < count:
            here = self.position
            kind = kinds[here]
            if kind == NUMBER:
                placed += self._digits(placed[-1].quantity if placed else None)
            elif kind == WORD and (compound or lower[here] in known):
                after = self._introduction(here)
                if after:
                    self.position = after
                else:
                    placed += self._words() or self._age(here)
            elif kind == WORD and ages and lower[here].endswith(ages):
                placed += self._age(here)
            elif found.text[here] in ROMAN and lower[here] not in self.tongue.closed_words:
                value = ROMAN[found.text[here]]
                span = found.start[here], found.end[here]
                placed.append(Placed(Quantity(*span, (value,), weak=True, sort="roman", reach=span), here, here))
                self.position = here + 1
            else:
                self.position = here + 1
        return placed

    def _digits_end(self, first: int, last: int) -> int:
        """The last token of a figure without its scale words."""
        return next((place - 1 for place in range(first + 1, last + 1) if self.found.kind[place] == WORD), last)

    def _introduction(self, here: int) -> int:
        """The position behind words that begin with a number's and stand before another: 百分之三十, 零下15; or 0."""
        habits = self.habits
        for table in (habits.minus, habits.before, self.tongue.units if habits.leading_units else {}):
            phrase = phrase_at(table, self.found.lower, here)
            if phrase and phrase[1] > here + 1 and phrase[1] < len(self.found):
                follows = self.found.kind[phrase[1]] == NUMBER or self.found.lower[phrase[1]] in self.known
                if follows and (table is not self.tongue.units or phrase[0] in habits.leading_units):
                    return phrase[1]
        return 0

    # -- digits ---------------------------------------------------------------------------------------------

    def _digits(self, previous: Quantity | None) -> list[Placed]:
        """The figure at a token of digits, with what stands beside it."""
        found, first = self.found, self.position
        time = colon_time(found, first) if first + 2 < len(found) and found.text[first + 1] in COLONS else None
        if time:
            return [self._time(first, first + 2, time)]
        part = fraction(found, first) if self._at(first + 1, "/") or self._at(first + 1, "⁄") else None
        if part is not None:
            digits = int(found.text[first]), int(found.text[first + 2])
            return [self._placed(first, first + 2, (part,), parts=(digits,))]
        last = phone(self.raw, found, first)
        if last >= first:
            return [self._phone(first, last)]
        last = spaced_groups(self.raw, found, first, self.habits)
        figure = "".join(found.text[first : last + 1]) if last > first else found.text[first]
        values = readings(figure, self.tag)
        self.position = last + 1
        if not values:
            return [Placed(one, first, first) for one in dotted(found, first)]
        span = found.start[first], found.end[last]
        if values == (figure,) or self._of_a_name(first):
            return [Placed(Quantity(*span, values, weak=True, reach=span), first, last)]
        if is_code(found, first, last, self.tongue):
            return [Placed(Quantity(*span, values, bare=values[0], sort="code", reach=span), first, last)]
        pieces = found.text[first : last + 1] if last > first else MARKS.split(figure)
        parts = tuple(int(piece) for piece in pieces if piece.isdecimal())
        return self._figure(first, last, values, (parts,) if len(parts) > 1 else (), previous)

    def _figure(
        self,
        first: int,
        last: int,
        values: tuple[Value, ...],
        parts: tuple[tuple[int, ...], ...],
        previous: Quantity | None,
    ) -> list[Placed]:
        """A figure of known values: with its scale words, its unit, its clock."""
        bare = values[0]
        values, scale_end = times_scale(values, self.found, last, self.tongue)
        unit, start, end = unit_beside(self.found, first, scale_end, self.tongue)
        if scale_end == last:
            time = digits_time(self.found.text[first]) if first == last else None
            if time and is_time(self.found, first, last, unit, self.tongue):
                return [self._time(first, last, time)]
            if first == last:
                values = short_years(values, self.found.text[first], unit, self._joined_to(previous, first))
        era = phrase_before(self.habits.eras, self.found.lower, first)
        if era and isinstance(bare, int):
            values = (int(era[0]) + bare, *values)
        sort: Sort = "month" if self._is_month(first, last, values) else ""
        return [self._placed(first, scale_end, values, unit, (start, end), bare=bare, parts=parts, sort=sort)]

    def _placed(
        self,
        first: int,
        last: int,
        values: tuple[Value, ...],
        unit: str | None = None,
        reach: tuple[int, int] = (0, 0),
        *,
        weak: bool = False,
        spelled: bool = False,
        bare: Value | None = None,
        parts: tuple[tuple[int, ...], ...] = (),
        sort: Sort = "",
    ) -> Placed:
        """A figure between two tokens with its approximator and sign. `reach` holds the tokens with the unit."""
        found = self.found
        self.position = max(self.position, last + 1)
        if unit is None:
            unit, *places = unit_beside(found, first, last, self.tongue)
            reach = places[0], places[1]
        self.position = max(self.position, reach[1] + 1)
        if unit == _TENTHS:
            unit, values = "%", tuple(scaled(value, 10) for value in values)
        year = not unit and found.text[first].isdecimal() and values[0] in _YEARS
        around = "" if year else approximator(found, first, self._digits_end(first, last), last, reach, self.tongue)
        minus = minus_before(found, self.raw, first, reach[0], self.tongue)
        quantity = Quantity(
            found.start[first],
            found.end[last],
            values,
            unit,
            weak and not around,
            spelled,
            bare,
            sort,
            (found.start[reach[0] if minus is None else minus], found.end[reach[1]]),
            parts,
            approximator=around,
            negative=minus is not None,
        )
        return Placed(quantity, first, last)

    def _time(self, first: int, last: int, time: tuple[int, int]) -> Placed:
        """A time of day: 15:00 is 15.00 and, with the clock's other half, 3.00."""
        found = self.found
        minute, end = minutes_behind(found, last, self.tongue) if not time[1] else (None, last)
        said = phrase_at(self.tongue.clock.halves, found.lower, end + 1)
        self.position = said[1] if said else end + 1
        half = half_beside(found, first, end, time[0], self.tongue)
        values, parts = time_readings(time[0], time[1] if minute is None else minute, half)
        span = found.start[first], found.end[last if minute is None else end]
        return Placed(
            Quantity(*span, values, bare=time[0], sort="time", reach=span, parts=parts, half=half), first, end
        )

    def _phone(self, first: int, last: int) -> Placed:
        """A telephone number: its digits are its value, and other ways to set it apart are its parts."""
        found = self.found
        self.position = last + 1
        pieces = [piece for piece in found.text[first : last + 1] if piece.isdigit()]
        span = found.start[first], found.end[last]
        parts = (tuple(map(int, pieces)), (int(pieces[0]), int("".join(pieces[1:]))))
        return Placed(Quantity(*span, (int("".join(pieces)),), sort="code", reach=span, parts=parts), first, last)

    def _of_a_name(self, first: int) -> bool:
        """Whether digits belong to a name: COVID-19, G20, Ми-8; №5 stays a figure.

        In scripts without spaces only Latin letters make a name with the digits behind them.
        """
        found, before = self.found, first - 1
        if first and found.text[before] in JOINERS and found.end[before] == found.start[first]:
            if (
                self.tongue.spaced
                and found.kind[before - 1] == WORD
                and found.lower[before - 1] in self.habits.prefixes
            ):
                return False
            before -= 1
        elif first and found.lower[before] in self.habits.joiners | self.habits.prefixes:  # Arabic: و200
            return False
        if before < 0 or found.kind[before] != WORD or found.end[before] != found.start[before + 1]:
            return False
        joined = before + 1 == first or found.end[first - 1] == found.start[first]
        return joined and (self.tongue.spaced or found.text[before].isascii())

    def _is_month(self, first: int, last: int, values: tuple[Value, ...]) -> bool:
        """Whether a figure is a month's number: 7月, tháng 7."""
        if values[0] not in _MONTHS:
            return False
        before = phrase_before(self.habits.month_before, self.found.lower, first)
        return self._at(last + 1, self.habits.month_sign) or before is not None

    def _joined_to(self, previous: Quantity | None, first: int) -> Value:
        """The figure before this one where nothing but a dash or a stroke stands between, or 0."""
        near = self.raw[previous.end : self.found.start[first]].strip() if previous else ""
        return previous.value if previous and near in _RANGE else 0

    def _at(self, position: int, mark: str) -> bool:
        return position < len(self.found) and self.found.text[position] == mark

    # -- words ----------------------------------------------------------------------------------------------

    def _words(self) -> list[Placed]:
        """The number in words at a token, with what stands beside it."""
        found, first = self.found, self.position
        tokens, places = self._without_joiners(first)
        reading = number_words.read(tokens, 0, self.tag)
        self.position = first + 1
        if reading is None or not reading.length:
            return []
        last = places[reading.length - 1]
        if reading.unit:
            return [self._placed(first, last, (reading.value,), reading.unit, (first, last), weak=True, spelled=True)]
        unit, *reach = unit_beside(found, first, last, self.tongue) if not reading.sort else ("", first, last)
        sort: Sort = reading.sort
        if not sort and is_hour(reading.value) and is_time(found, first, last, unit, self.tongue):
            placed = self._time(first, last, (int(reading.value), 0))
            return [placed._replace(quantity=placed.quantity._replace(spelled=True))]
        if self._is_month(first, last, (reading.value,)):
            sort = "month"
        # A lone character is a syllable of some word more often than a number (三菱, 统一, 千葉), unless a unit or a
        # counter follows. A scale word alone counts nothing (“thousands of people”, the m of metres), nor does a half.
        counted = bool(unit) or (last + 1 < len(found) and found.text[last + 1] in self.habits.counters)
        weak = (
            reading.weak
            or (reading.length == 1 and not self.tongue.spaced and not counted)
            or (reading.length == 1 and reading.value in self.habits.multipliers)
            or (not isinstance(reading.value, int) and reading.value.denominator == 2)
        )
        return [
            self._placed(first, last, (reading.value,), unit, (reach[0], reach[1]), weak=weak, spelled=True, sort=sort)
        ]

    def _age(self, here: int) -> list[Placed]:
        """An age or another span of years in one word, its number written on to it: сорокалетний."""
        found = self.found
        self.position = max(self.position, here + 1)
        word = found.lower[here]
        for ending in self.habits.ages:
            if word.endswith(ending) and len(word) > len(ending):
                value = number_words.glued(word[: -len(ending)], self.tag)
                if value is not None:
                    return [self._placed(here, here, (value,), "y", (here, here), weak=True, spelled=True)]
        return []

    def _without_joiners(self, first: int) -> tuple[list[str], list[int]]:
        """The next tokens up to a mark, leaving out the hyphens inside words, and where they stand."""
        found = self.found
        tokens: list[str] = []
        places: list[int] = []
        for position in range(first, min(first + 40, len(found))):
            if found.kind[position] == WORD:
                tokens.append(found.lower[position])
                places.append(position)
            elif found.text[position] not in JOINERS or found.end[position - 1] != found.start[position]:
                break
        return tokens, places
