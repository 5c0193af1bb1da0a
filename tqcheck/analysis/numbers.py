"""The quantities of a text: figures in digits and in words, by what they are worth."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from tqcheck.analysis import number_words
from tqcheck.analysis.digits import Value, readings, scaled
from tqcheck.analysis.quantity import ROMAN, Quantity
from tqcheck.analysis.words import JOINERS, MARK, NUMBER, WORD, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

_RANGE = frozenset("-–—/")


@analysis
def quantities(text: Text) -> tuple[Quantity, ...]:
    """The quantities of a text in their order."""
    found = words(text)
    tag = text.language
    known = _first_words(tag)
    if (
        NUMBER not in found.kind
        and known.isdisjoint(found.lower)
        and ROMAN.keys().isdisjoint(found.text)
        and not language(tag).numbers.compound
    ):
        return ()
    reader = _Reader(text.raw, found, tag, known)
    return tuple(reader.read())


@lru_cache(maxsize=64)
def _first_words(tag: str) -> frozenset[str]:
    return frozenset(number_words.lexicon(tag))


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, raw: str, found: Words, tag: str, known: frozenset[str]) -> None:
        self.raw = raw
        self.found = found
        self.tag = tag
        self.tongue: Language = language(tag)
        self.known = known
        self.compound = self.tongue.numbers.compound
        self.position = 0

    def read(self) -> list[Quantity]:
        quantities: list[Quantity] = []
        found, known = self.found, self.known
        count = len(found)
        while self.position < count:
            here = self.position
            kind = found.kind[here]
            if kind == NUMBER:
                quantities += self._digits(quantities[-1] if quantities else None)
            elif kind == WORD and (found.lower[here] in known or self.compound):
                quantities += self._words()
            elif found.text[here] in ROMAN and found.lower[here] not in self.tongue.closed_words:
                value = ROMAN[found.text[here]]
                quantities.append(Quantity(found.start[here], found.end[here], (value,), weak=True))
                self.position = here + 1
            else:
                self.position = here + 1
        return quantities

    # -- digits ---------------------------------------------------------------------------------------------

    def _digits(self, previous: Quantity | None) -> list[Quantity]:
        """The figure at a token of digits, with the scale word and unit that follow it."""
        found, first = self.found, self.position
        if self._at(first + 1, ":") and (time := self._time(first)):
            return [time]
        last = self._spaced_groups(first)
        figure = "".join(found.text[first : last + 1]) if last > first else found.text[first]
        values = readings(figure, self.tag)
        self.position = last + 1
        if not values:
            return self._parts(first)
        if values == (figure,) or self._of_a_name(first):
            return [Quantity(found.start[first], found.end[last], values, weak=True)]
        bare = values[0]
        values, scale_end = self._scaled(values, last)
        end = found.end[scale_end]
        unit, reach = self._unit(first, scale_end)
        if scale_end == first:
            values = self._short_forms(values, first, unit, previous)
        month = self._at(last + 1, self.tongue.numbers.month_sign)
        return [Quantity(found.start[first], end, values, unit, bare=bare, month=month, reach=reach)]

    def _spaced_groups(self, first: int) -> int:
        """The last token of a figure whose thousands are set apart by spaces: 3 454, 1 250 000,5."""
        found = self.found
        last = first
        if not (found.text[first].isdigit() and len(found.text[first]) <= 3 and found.text[first] != "0"):
            return first
        while last + 1 < len(found) and found.kind[last + 1] == NUMBER:
            gap = self.raw[found.end[last] : found.start[last + 1]]
            if not (gap in "\u00a0\u202f\u2009" or (gap == " " and " " in self.tongue.numbers.groups)):
                break
            following = found.text[last + 1]
            whole = following.partition(self.tongue.numbers.decimal)[0]
            if not gap or len(whole) != 3 or not whole.isdigit():
                break
            last += 1
            if following != whole:
                break
        return last

    def _time(self, first: int) -> Quantity | None:
        """A time of day: 15:00 is 15.00 and, with the clock's other half, 3.00. Scores and ratios are none."""
        found, last = self.found, first + 2
        if last >= len(found) or found.end[first] + 1 != found.start[last] or found.kind[last] != NUMBER:
            return None
        hours, minutes = found.text[first], found.text[last]
        if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
            return None
        if len(hours) > 2 or int(hours) > 24 or int(minutes) > 59 or self._at(last + 1, ":"):
            return None
        self.position = last + 1
        hour, part = int(hours), Decimal(int(minutes)) / 100
        other = hour - 12 if hour >= 12 else hour + 12
        return Quantity(found.start[first], found.end[last], (hour + part, other + part), clock=(hour, int(minutes)))

    def _parts(self, first: int) -> list[Quantity]:
        """Several figures written as one token, such as 12.05.2021: each for itself."""
        start = self.found.start[first]
        parts: list[Quantity] = []
        for piece in self.found.text[first].replace(",", ".").split("."):
            if piece.isdigit() and len(piece) <= 18:
                parts.append(Quantity(start, start + len(piece), (int(piece),)))
            start += len(piece) + 1
        return parts

    def _of_a_name(self, first: int) -> bool:
        """Whether digits belong to a name: COVID-19, G20, Ми-8, №5 stays a figure."""
        found = self.found
        if first == 0:
            return False
        before = first - 1
        start = found.start[first]
        if found.end[before] != start:
            return False
        if found.kind[before] == WORD:  # Arabic writes "and" on to the figure: و200
            return self.tongue.spaced and found.lower[before] not in self.tongue.numbers.joiners
        return (
            found.text[before] in JOINERS
            and before > 0
            and found.kind[before - 1] == WORD
            and found.end[before - 1] == found.start[before]
            and self.tongue.spaced
        )

    def _scaled(self, values: tuple[Value, ...], last: int) -> tuple[tuple[Value, ...], int]:
        """Values times the scale words after them: 1,2 млн; 13万5000; 2 млн 300 тыс."""
        found = self.found
        entry = self._entry(last + 1)
        if entry is None or not self._is_scale(entry):
            return values, last
        factor = int(entry.value)
        end = last + 1 + len(entry.rest)
        results = [scaled(value, factor) for value in values]
        follows = end + 1
        further = self._entry(follows)
        if further is not None and self._is_scale(further):
            results = [scaled(value, int(further.value)) for value in results]  # 100 тысяч миллионов, 3千万
            end, factor = follows + len(further.rest), factor * int(further.value)
        elif follows < len(found) and found.kind[follows] == NUMBER:
            addend, addend_end = self._addend(follows, factor, unspaced=found.end[end] == found.start[follows])
            if addend is not None:
                results = [value + addend if isinstance(value, int) else value for value in results]
                end = addend_end
        if found.lower[last + 1] in self.tongue.units and not self._sign_before(last):
            results += list(values)  # "5 m" is five metres or five millions
        self.position = end + 1
        return tuple(results), end

    def _is_scale(self, entry: number_words.Entry) -> bool:
        return entry.sort == "word" and entry.value in self.tongue.numbers.multipliers

    def _addend(self, first: int, factor: int, unspaced: bool) -> tuple[int | None, int]:
        """The lower part of a figure in two scales, if one follows."""
        values = readings(self.found.text[first], self.tag)
        if not values or not isinstance(values[0], int):
            return None, first
        entry = self._entry(first + 1)
        if entry is not None and self._is_scale(entry) and 1000 <= entry.value < factor:
            amount = values[0] * int(entry.value)
            return (amount, first + 1 + len(entry.rest)) if amount < factor else (None, first)
        if unspaced and values[0] < factor:
            return values[0], first
        return None, first

    def _entry(self, position: int) -> number_words.Entry | None:
        if position >= len(self.found) or self.found.lower[position] not in self.known:
            return None
        return number_words.entry_at(self.found.lower, position, self.tag)

    def _short_forms(
        self, values: tuple[Value, ...], first: int, unit: str, previous: Quantity | None
    ) -> tuple[Value, ...]:
        """Readings of years, which languages shorten: 1990s and 90s, 2020–21."""
        found = self.found
        value = values[0]
        if not isinstance(value, int):
            return values
        written = found.text[first]
        if len(written) == 4 and 1100 <= value <= 2100 and value % 10 == 0:
            return (*values, value % 100)
        if len(written) == 2:
            near = self.raw[previous.end : found.start[first]].strip() if previous else ""
            if previous and near in _RANGE and isinstance(previous.value, int) and 1000 < previous.value < 2100:
                return (*values, previous.value // 100 * 100 + value)
            if unit == "y" or (value % 10 == 0 and value >= 20):
                return (*values, 1900 + value, 2000 + value)
        return values

    # -- units ----------------------------------------------------------------------------------------------

    def _unit(self, first: int, last: int) -> tuple[str, tuple[int, int]]:
        """The unit or currency beside a figure, by the sign before it or the words after it, and their span."""
        found, units = self.found, self.tongue.units
        start, end = found.start[first], found.end[last]
        if not units:
            percent = self._at(last + 1, "%")
            return ("%", (start, found.end[last + 1])) if percent else ("", (start, end))
        sign = self._sign_before(first)
        if sign:
            return sign, (found.start[first - 1], end)
        after = last + 1
        if after < len(found) and found.text[after] in JOINERS:
            after += 1
        for size in (3, 2, 1):  # units of several words come first: pour_cent, 公_斤
            name = "_".join(found.lower[after : after + size])
            if name in units and after + size <= len(found):
                return units[name], (start, found.end[after + size - 1])
        before = first - 1  # Turkish says per cent first: yüzde 11
        if before >= 0 and found.kind[before] == WORD and units.get(found.lower[before]) == "%":
            return "%", (found.start[before], end)
        return "", (start, end)

    def _sign_before(self, first: int) -> str:
        """The currency whose sign stands before a figure: $, R$."""
        found = self.found
        if first == 0 or found.kind[first - 1] != MARK:
            return ""
        sign = found.text[first - 1]
        if first > 1 and found.kind[first - 2] == NUMBER and sign == "%":  # it is the sign of the figure before
            return ""
        if first > 1 and found.end[first - 2] == found.start[first - 1]:
            longer = self.tongue.units.get(found.lower[first - 2] + sign)
            if longer:
                return longer
        return self.tongue.units.get(sign, "")

    def _at(self, position: int, mark: str) -> bool:
        return position < len(self.found) and self.found.text[position] == mark

    # -- words ----------------------------------------------------------------------------------------------

    def _words(self) -> list[Quantity]:
        """The number in words at a token, with the unit after it."""
        found, first = self.found, self.position
        tokens, places = self._without_joiners(first)
        reading = number_words.read(tokens, 0, self.tag)
        if reading is None or not reading.length:
            self.position = first + 1
            return []
        last = places[reading.length - 1]
        self.position = last + 1
        unit, reach = self._unit(first, last)
        # A lone character without a unit is a syllable of some word more often than a number: 三菱, 统一, 千葉.
        # A scale word alone counts nothing (“thousands of people”, the m of metres), nor does a half.
        weak = (
            reading.weak
            or (reading.length == 1 and not self.tongue.spaced and not unit)
            or (reading.length == 1 and reading.value in self.tongue.numbers.multipliers)
            or not isinstance(reading.value, int)
        )
        span = found.start[first], found.end[last]
        month = reading.month or self._at(last + 1, self.tongue.numbers.month_sign)
        return [Quantity(*span, (reading.value,), unit, weak, spelled=True, month=month, reach=reach)]

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
