"""How a language writes numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tqcheck.phrases import Phrases


@dataclass(frozen=True, slots=True, eq=False)
class NumberHabits:
    """How a language writes numbers.

    `decimal` is the decimal mark; `groups` are the marks between thousands, in order of preference, where a
    space stands for every kind of space; `foreign_groups` are those that are understood and are no good style.
    `words` maps each form of a number word, as a tuple of lower-case tokens, to its value: an int, or a numerator and
    denominator. `multipliers` are the values that multiply what stands before them (hundred, thousand, 万).
    `last_endings` are those in which a number word is the last of its number (мыңнан: from a thousand).
    `joiners` are words inside a number ("and", "und"). `units_first` is for languages that say five-and-twenty;
    `compound` for those that write it as one word.
    `articles` are number words that mostly are none (one, a), `answers` are words that hold a value (third,
    twice): both may answer a figure of the other side, and neither raises an alarm of its own. `month_sign`
    follows a month's number (月), `month_before` precedes it (tháng), `counters` are the characters that follow a
    number of things (名). `ages` are
    endings of one-word ages (сорокалетний); `amounts` are words that hold a value and its unit (полгода).
    `eras` give the year before the first of an era (昭和 → 1925). `written` are scale words for suggestions.
    The tables of phrases say what stands beside a figure: `range` between the ends of one, `minus` before it,
    `before` and `after` its approximators (> >= < <= ~), `codes` what makes it a name (article, №), `codes_behind`
    what does so behind it (60 saylı), `partitive` what joins a scale to its unit (de), `fraction_of` the parts of a
    fraction to its share (3分の2), `night_to` stands before the day that follows a night (ночь на вторник),
    `told_years` tell of a year without its number, as how many after that of the text (last year is -1), and
    `told_days` of a day (yesterday). `glued`: scales, units and particles are written on to figures as one word;
    `capital_months`: a month's name has a capital (may is no May).
    `syllables` are the digits 1 to 9 inside numbers that are one word.
    `negative` are words that say elsewhere in a sentence what a minus sign says. `prefixes` are written on to a
    figure (ב-540), `hyphened` behind a hyphen, and are no units there (214-м), `one_of` stands between a one and how
    many it is of (one *in* four), `more_by` before multiples that are added (增加两倍: tripled), `leading_units` are
    signs of units that stand before it (yüzde 11), and `points` make percentage points of a leading per cent (%0,25
    puan). `partly_spelled`: few forms of the number words are known, so that they answer figures, and raise no alarm
    unless a unit stands beside them.
    """

    decimal: str
    groups: str
    foreign_groups: str = ""
    words: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    multipliers: frozenset[int] = frozenset()
    joiners: frozenset[str] = frozenset()
    last_endings: tuple[str, ...] = ()
    units_first: bool = False
    compound: bool = False
    articles: frozenset[str] = frozenset()
    answers: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    collective: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    months: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    weekdays: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    amounts: Mapping[tuple[str, ...], tuple[int | tuple[int, int], str]] = field(default_factory=dict)
    month_sign: str = ""
    month_before: Phrases = field(default_factory=Phrases)
    counters: frozenset[str] = frozenset()
    ages: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    hyphened: frozenset[str] = frozenset()
    leading_units: frozenset[str] = frozenset()
    written: Mapping[int, str] = field(default_factory=dict)
    eras: Phrases = field(default_factory=Phrases)
    range: Phrases = field(default_factory=Phrases)
    minus: Phrases = field(default_factory=Phrases)
    negative: Phrases = field(default_factory=Phrases)
    before: Phrases = field(default_factory=Phrases)
    after: Phrases = field(default_factory=Phrases)
    codes: Phrases = field(default_factory=Phrases)
    codes_behind: Phrases = field(default_factory=Phrases)
    partitive: Phrases = field(default_factory=Phrases)
    fraction_of: Phrases = field(default_factory=Phrases)
    night_to: Phrases = field(default_factory=Phrases)
    points: Phrases = field(default_factory=Phrases)
    more_by: Phrases = field(default_factory=Phrases)
    one_of: Phrases = field(default_factory=Phrases)
    told_years: Phrases = field(default_factory=Phrases)
    told_days: Phrases = field(default_factory=Phrases)
    glued: bool = False
    capital_months: bool = False
    syllables: str = ""
    partly_spelled: bool = False

    @property
    def spelled(self) -> bool:
        """Whether the language's number words are known in all their forms, so that one that is lacking is missed."""
        return bool(self.words) and not self.partly_spelled

    @property
    def approximated(self) -> bool:
        """Whether the language's approximators are known."""
        return bool(self.before or self.after)
