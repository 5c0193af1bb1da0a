"""How a language writes numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tqcheck.phrases import Phrases


@dataclass(frozen=True, slots=True, eq=False)
class NumberHabits:
    """How a language writes numbers. A number word is a tuple of lower-case tokens; docs/languages.md has examples."""

    decimal: str  # the decimal mark
    groups: str  # the marks between thousands, in order of preference; a space stands for every kind of space
    foreign_groups: str = ""  # those that are understood and are no good style
    # The forms of number words, and their values: an int, or a numerator and a denominator.
    words: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    multipliers: frozenset[int] = frozenset()  # the values that multiply what stands before them: hundred, 万
    joiners: frozenset[str] = frozenset()  # words inside a number: and
    last_endings: tuple[str, ...] = ()  # in which a number word is the last of its number: from a thousand (мыңнан)
    units_first: bool = False  # five-and-twenty
    compound: bool = False  # numbers are written as one word
    halves: frozenset[str] = frozenset()  # what adds a half without an "and": 2 жарым
    half_article: bool = False  # "and a half" needs its article, for "and half" is of something else
    # Both answer a figure of the other side, and neither raises an alarm of its own:
    articles: frozenset[str] = frozenset()  # number words that mostly are none: one, a
    answers: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)  # that hold a value: third
    collective: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)  # пять десятков
    months: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    weekdays: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    amounts: Mapping[tuple[str, ...], tuple[int | tuple[int, int], str]] = field(default_factory=dict)  # with units
    month_sign: str = ""  # behind a month's number: 月
    month_before: Phrases = field(default_factory=Phrases)  # before it: tháng
    counters: frozenset[str] = frozenset()  # characters behind a number of things: 名
    ages: tuple[str, ...] = ()  # endings of one-word ages: сорокалетний
    prefixes: frozenset[str] = frozenset()  # written on to a figure: ב-540
    hyphened: frozenset[str] = frozenset()  # behind its hyphen, where they are no units: 214-м
    leading_units: frozenset[str] = frozenset()  # signs of units that stand before a figure: yüzde 11
    written: Mapping[int, str] = field(default_factory=dict)  # scale words to suggest
    eras: Phrases = field(default_factory=Phrases)  # the year before the first of an era: 昭和 → 1925
    range: Phrases = field(default_factory=Phrases)  # between the ends of a range
    minus: Phrases = field(default_factory=Phrases)  # before a figure: "-", or "" for either sign (plus or minus)
    negative: Phrases = field(default_factory=Phrases)  # what says elsewhere in a sentence what a minus says
    cold: Phrases = field(default_factory=Phrases)  # of temperatures: "-" (frost), or "" where it may be (cold)
    before: Phrases = field(default_factory=Phrases)  # approximators (> >= < <= ~) before a figure
    after: Phrases = field(default_factory=Phrases)  # and behind it
    codes: Phrases = field(default_factory=Phrases)  # what makes a figure a name: article, №
    codes_behind: Phrases = field(default_factory=Phrases)  # the same behind it: 60 saylı
    partitive: Phrases = field(default_factory=Phrases)  # between a scale and its unit: de
    fraction_of: Phrases = field(default_factory=Phrases)  # between the parts of a fraction and its share: 3分の2
    night_to: Phrases = field(default_factory=Phrases)  # before the day that follows a night: ночь на вторник
    points: Phrases = field(default_factory=Phrases)  # what makes points of a per cent before a figure: %0,25 puan
    more_by: Phrases = field(default_factory=Phrases)  # before a multiple that is added: 增加两倍 is tripled
    one_of: Phrases = field(default_factory=Phrases)  # between a one and how many it is of: one in four
    every: Phrases = field(default_factory=Phrases)  # before how many something is one of: every fourth
    told_years: Phrases = field(default_factory=Phrases)  # a year without its number, from the text's: last year is -1
    told_days: Phrases = field(default_factory=Phrases)  # and a day: yesterday
    glued: bool = False  # scales, units and particles are written on to figures
    capital_months: bool = False  # a month's name has a capital: may is no May
    syllables: str = ""  # the digits 1 to 9 inside numbers that are one word
    partly_spelled: bool = False  # few forms are known: they answer, and raise no alarm unless a unit stands beside

    @property
    def spelled(self) -> bool:
        """Whether the language's number words are known in all their forms, so that one that is lacking is missed."""
        return bool(self.words) and not self.partly_spelled

    @property
    def approximated(self) -> bool:
        """Whether the language's approximators are known."""
        return bool(self.before or self.after)
