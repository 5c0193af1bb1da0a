"""What a figure in a text is, and the Roman numerals."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.analysis.digits import Value


def _roman() -> dict[str, int]:
    """The Roman numerals of centuries, kings and congresses, typed in Latin or in Cyrillic look-alikes."""
    tens, units = ("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    found = {tens[number // 10] + units[number % 10]: number for number in range(1, 40)}
    look_alikes = str.maketrans("XI", "ХІ")
    return found | {numeral.translate(look_alikes): value for numeral, value in found.items()}


ROMAN = _roman()


class Quantity(NamedTuple):
    """A figure in a text: its span, every value it may have (the likeliest first), and the unit beside it.

    A weak one answers a figure of the other side but is none that must be answered: an ordinal in words, an
    article that is also a number, a month's name, the digits of a name. `spelled` is one in words. `bare` is
    what its digits alone are worth, without a scale word after them. `month` is one that names a month (May,
    7月). `reach` is the span with the unit, which may stand before the figure. `clock` is the hour and minute of a
    time of day written as one (15:30), which other languages write as two figures (15时30分).
    """

    start: int
    end: int
    readings: tuple[Value, ...]
    unit: str = ""
    weak: bool = False
    spelled: bool = False
    bare: Value | None = None
    month: bool = False
    reach: tuple[int, int] = (0, 0)
    clock: tuple[int, int] | None = None

    @property
    def value(self) -> Value:
        """The likeliest value."""
        return self.readings[0]

    @property
    def place(self) -> tuple[int, int]:
        """Its span, without the unit."""
        return self.start, self.end
