"""The words for numbers of a language, by their first token."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from tqcheck.language import language

# The fractions that are one character, in every language.
FRACTIONS = {sign: Fraction(unicodedata.numeric(sign)).limit_denominator(10) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
Sort = Literal["word", "answer", "month", "weekday", "amount", "collective"]


class Entry(NamedTuple):
    """A form of a number word: its further tokens, its value, what it is, and the unit it holds (полгода)."""

    rest: tuple[str, ...]
    value: int | Fraction
    sort: Sort
    unit: str = ""


@lru_cache(maxsize=64)
def lexicon(tag: str) -> dict[str, list[Entry]]:
    """The number words of a language by their first token, longest first."""
    habits = language(tag).numbers
    found = {sign: [Entry((), value, "word")] for sign, value in FRACTIONS.items()}
    for phrase, (value, unit) in habits.amounts.items():
        exact = Fraction(*value) if isinstance(value, tuple) else value
        found.setdefault(phrase[0], []).append(Entry(phrase[1:], exact, "amount", unit))
    tables: tuple[tuple[Sort, Mapping[tuple[str, ...], int | tuple[int, int]]], ...] = (
        ("word", habits.words),
        ("collective", habits.collective),
        ("answer", habits.answers),
        ("month", habits.months),
        ("weekday", habits.weekdays),
    )
    for sort, table in tables:
        for phrase, value in table.items():
            exact = Fraction(*value) if isinstance(value, tuple) else value
            found.setdefault(phrase[0], []).append(Entry(phrase[1:], exact, sort))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.rest))
    return found


def entry_at(tokens: Sequence[str], position: int, tag: str) -> Entry | None:
    """The longest number word that starts at a token."""
    for entry in lexicon(tag).get(tokens[position], ()):
        if not entry.rest or tuple(tokens[position + 1 : position + 1 + len(entry.rest)]) == entry.rest:
            return entry
    return None
