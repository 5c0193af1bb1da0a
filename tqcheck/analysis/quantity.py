"""What a figure in a text is, and the Roman numerals."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tqcheck.analysis.digits import Value
from tqcheck.analysis.measures import currency, duration, measured

Sort = Literal["", "ordinal", "month", "weekday", "day", "year", "decade", "time", "code", "name", "score", "roman"]
Kind = Literal[
    "number", "percent", "money", "measure", "duration", "multiple",
    "ordinal", "month", "weekday", "day", "year", "decade", "time", "code", "name", "score", "roman",
]  # fmt: skip


def _roman() -> dict[str, int]:
    """The Roman numerals of centuries, kings and congresses, typed in Latin or in Cyrillic look-alikes."""
    tens, units = ("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    found = {tens[number // 10] + units[number % 10]: number for number in range(1, 40)}
    look_alikes = str.maketrans("XI", "ХІ")
    one_character = {chr(0x2160 + number - 1): number for number in range(1, 13)}  # Ⅰ–Ⅻ, which East Asia types
    return found | {numeral.translate(look_alikes): value for numeral, value in found.items()} | one_character


ROMAN = _roman()
YEARS = range(1100, 2101)  # that a plain figure of four digits is taken for
DASHES = frozenset("-‐‑–—~～〜∼")  # that join the ends of a range


class Quantity(NamedTuple):
    """A figure in a text: its span, every value it may have (the likeliest first), and what stands beside it.

    `reach` is the span with the unit, which may stand before the figure. `sort` is what it is beyond its value
    and unit. A weak one answers a figure of the other side but is none that must be answered: an ordinal in words, an
    article that is also a number, a month's name, the digits of a name. `spelled` is one in words. `bare` is what
    its digits alone are worth, without a scale word after them. `parts` are the ways in which other languages write it
    as several figures: 15:30 as 15 and 30. `half` is the half of the day of a time ("am", "pm", or unknown).
    `approximator` is one of > >= < <= ~ where one is written. `negative` has a minus sign, which the value has not.
    `of_range` is one end of a range.
    """

    start: int
    end: int
    readings: tuple[Value, ...]
    unit: str = ""
    weak: bool = False
    spelled: bool = False
    bare: Value | None = None
    sort: Sort = ""
    reach: tuple[int, int] = (0, 0)
    parts: tuple[tuple[int, ...], ...] = ()
    half: str = ""
    approximator: str = ""
    negative: bool = False
    of_range: bool = False

    @property
    def value(self) -> Value:
        """The likeliest value, without its sign."""
        return self.readings[0]

    @property
    def place(self) -> tuple[int, int]:
        """Its span, without the unit."""
        return self.start, self.end

    @property
    def kind(self) -> Kind:
        """What it is: by its sort, or else by its unit."""
        if self.sort:
            return self.sort
        if self.unit in ("%", "pp"):
            return "percent"
        if self.unit == "×":
            return "multiple"
        if duration(self.unit):
            return "duration"
        return "measure" if measured(self.unit) else "money" if currency(self.unit) else "number"

    @property
    def scaled(self) -> bool:
        """Whether a scale word multiplies its digits."""
        return self.bare is not None and self.bare != self.value


Pair = tuple[Quantity, Quantity]  # a figure of the source and the one of the translation that answers it


def notation(one: Quantity) -> str:
    """A quantity in the notation of the [examples] of language files: ">73000", "-5 °C", "15:30", "M7", "(3)"."""
    if one.sort in ("month", "weekday"):
        return f"{'M' if one.sort == 'month' else 'W'}{one.value}"
    if one.sort == "time":
        hour, minute = one.parts[0]
        return f"{hour}:{minute:02}"
    sign = one.approximator + ("-" if one.negative else "") + ("#" if one.sort == "code" else "")
    written = f"{sign}{one.value}{' ' if one.unit else ''}{one.unit}"
    return f"({written})" if one.weak else written
