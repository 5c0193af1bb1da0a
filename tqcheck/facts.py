"""What is known of a language, as values, and how the tables of a language file become them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tqcheck.clock import Clock, clock_of
from tqcheck.naming import Naming, naming_of
from tqcheck.phrases import Phrases, phrases_of, table_of
from tqcheck.punctuation import Punctuation, punctuation_of

# Signs that stand in texts of any language: of the SI, of currencies, and per cent.
_SIGNS = {
    "km": "km км", "cm": "cm см", "mm": "mm мм", "kg": "kg кг", "km²": "km² км²", "m²": "m² м²", "m³": "m³ м³",
    "km/h": "km_/_h kmh kph", "mi/h": "mph", "m/s": "m_/_s", "m/h": "m_/_h", "°C": "℃ °_c", "°F": "℉ °_f", "°": "°",
    "kW": "kw", "MW": "mw", "kWh": "kwh", "%": "% ％ ٪", "USD": "$ ＄ us_$ usd", "EUR": "€ eur", "GBP": "£ gbp",
    "KZT": "₸ kzt", "RUB": "₽ rub", "UAH": "₴", "TRY": "₺", "INR": "₹", "KRW": "₩", "VND": "₫", "ILS": "₪", "AZN": "₼",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class NumberHabits:
    """How a language writes numbers.

    `decimal` is the decimal mark; `groups` are the marks between thousands, in order of preference, where a
    space stands for every kind of space; `foreign_groups` are those that are understood and are no good style.
    `words` maps each form of a number word, as a tuple of lower-case
    tokens, to its value: an int, or a numerator and denominator. `multipliers` are the values that multiply
    what stands before them (hundred, thousand, 万). `joiners` are words inside a number ("and", "und").
    `units_first` is for languages that say five-and-twenty; `compound` for those that write it as one word.
    `articles` are number words that mostly are none (one, a), `answers` are words that hold a value (third,
    twice): both may answer a figure of the other side, and neither raises an alarm of its own. `month_sign`
    follows a month's number (月), `month_before` precedes it (tháng), `counters` are the characters that follow a
    number of things (名). `ages` are
    endings of one-word ages (сорокалетний); `amounts` are words that hold a value and its unit (полгода).
    `eras` give the year before the first of an era (昭和 → 1925). `written` are scale words for suggestions.

    The tables of phrases say what stands beside a figure: `range` between the ends of one, `minus` before it,
    `before` and `after` its approximators (> >= < <= ~), `codes` what makes it a name (article, №), `codes_behind` what
    does so behind it (60 saylı), `partitive` what joins a scale to its unit (de),
    `fraction_of` the parts of a fraction to its share (3分の2). `glued`: scales, units and particles are written on to
    figures as one word; `capital_months`: a month's name has a capital (may is no May). `syllables` are the digits 1 to
    9 inside numbers that are one word (이십오만).
    `negative` are words that say elsewhere in a sentence what a minus sign says. `prefixes` are written on to a
    figure (ב-540), `leading_units` are signs of units that stand before it (yüzde 11). `partly_spelled`: few forms of
    the number words are known, so that they answer figures, and raise no alarm unless a unit stands beside them.
    """

    decimal: str
    groups: str
    foreign_groups: str = ""
    words: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    multipliers: frozenset[int] = frozenset()
    joiners: frozenset[str] = frozenset()
    units_first: bool = False
    compound: bool = False
    articles: frozenset[str] = frozenset()
    answers: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    months: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    weekdays: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    amounts: Mapping[tuple[str, ...], tuple[int | tuple[int, int], str]] = field(default_factory=dict)
    month_sign: str = ""
    month_before: Phrases = field(default_factory=Phrases)
    counters: frozenset[str] = frozenset()
    ages: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
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


@dataclass(frozen=True, slots=True, eq=False)
class Inflection:
    """How forms of a word are found.

    `method` is one of: suffixes (chains of the `slots`), pymorphy3, simplemma, prefix, none. `endings` pairs
    an inflectional ending with what stands in its place in the dictionary form; they decide whether two words
    of one text are the same word. `alternations` gives, for a stem's last letter before a vowel, the letters
    of the dictionary form it may stand for; `elided` are vowels that the last syllable may lose there. `spellings`
    pairs ends of words that are spelt in two ways (centre, center).
    """

    method: str = "prefix"
    slots: tuple[tuple[str, ...], ...] = ()
    back: frozenset[str] = frozenset()
    front: frozenset[str] = frozenset()
    alternations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elided: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language as tqcheck knows it. `known` says whether it has a file of its own."""

    tag: str
    name: str
    known: bool
    scripts: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    numbers: NumberHabits
    inflection: Inflection = field(default_factory=Inflection)
    characters_per_word: float = 0.0
    abbreviations: frozenset[str] = frozenset()
    repeatable: frozenset[str] = frozenset()
    reduplicates: bool = False
    ordinal_stops: bool = True
    quotes_in_words: bool = False
    common_words: frozenset[str] = frozenset()
    common_endings: frozenset[str] = frozenset()
    own_letters: frozenset[str] = frozenset()
    closed_words: frozenset[str] = frozenset()
    bleu_tokenizer: str = "13a"
    casing: Mapping[int, int | str | None] = field(default_factory=dict)
    units: Phrases = field(default_factory=Phrases)
    clock: Clock = field(default_factory=Clock)
    conjunctions: frozenset[str] = frozenset()
    boilerplate: frozenset[tuple[str, ...]] = frozenset()
    acronyms: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    romanisation: Mapping[str, str] = field(default_factory=dict)
    demonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    punctuation: Punctuation = field(default_factory=Punctuation)
    naming: Naming = field(default_factory=Naming)

    @property
    def spaced(self) -> bool:
        """Whether words are set apart by spaces."""
        return not self.characters_per_word

    @property
    def primary(self) -> str:
        """The tag without script and region."""
        return self.tag.partition("-")[0]


def language_of(tag: str, facts: dict[str, Any], known: bool) -> Language:
    """The language that the tables of a language file describe; KeyError, ValueError or TypeError if malformed."""
    identify, units = facts.get("identify", {}), facts.get("units", {})
    return Language(
        tag=tag,
        name=facts["name"],
        known=known,
        scripts=frozenset(facts["scripts"]),
        quotes=tuple((pair[0], pair[-1]) for pair in facts["quotes"].split()),
        numbers=_numbers(facts["numbers"], facts.get("weekdays", {})),
        inflection=_inflection(facts.get("inflection", {})),
        characters_per_word=facts.get("characters_per_word", 0.0),
        abbreviations=_words(facts, "abbreviations"),
        repeatable=_words(facts, "repeatable"),
        reduplicates=facts.get("reduplicates", False),
        quotes_in_words=facts.get("quotes_in_words", False),
        ordinal_stops=facts.get("ordinal_stops", True),
        common_words=_words(identify, "words"),
        common_endings=_words(identify, "endings"),
        own_letters=frozenset(identify.get("letters", "")),
        closed_words=_words(facts, "closed_words"),
        conjunctions=_words(facts, "conjunctions"),
        boilerplate=frozenset(phrases_of(facts.get("boilerplate", ""))),
        acronyms=_words(facts, "acronyms"),
        institutions=_words(facts, "institutions"),
        romanisation=dict(_pairs(facts.get("romanisation", ""))),
        naming=naming_of(facts.get("naming", {})),
        demonyms={code: tuple(words.split()) for code, words in facts.get("demonyms", {}).items()},
        bleu_tokenizer=facts.get("bleu_tokenizer", "13a"),
        casing=str.maketrans(dict(pair.split("/") for pair in facts.get("casing", "").split())),
        units=table_of({sign: f"{_SIGNS.get(sign, '')} {units.get(sign, '')}" for sign in {**_SIGNS, **units}}),
        clock=clock_of(facts.get("times", {})),
        punctuation=punctuation_of(facts.get("punctuation", {}), tag, facts["scripts"]),
    )


def _words(table: Mapping[str, str], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())


def _value(key: str) -> int | tuple[int, int]:
    numerator, _, denominator = key.partition("/")
    return (int(numerator), int(denominator)) if denominator else int(numerator)


def _values(table: Mapping[str, str]) -> dict[tuple[str, ...], int | tuple[int, int]]:
    return {phrase: _value(key) for key, forms in table.items() for phrase in phrases_of(forms)}


def _numbers(table: dict[str, Any], weekdays: Mapping[str, str]) -> NumberHabits:
    return NumberHabits(
        decimal=table["decimal"],
        groups=table["groups"],
        foreign_groups=table.get("foreign_groups", ""),
        words=_values(table.get("words", {})),
        multipliers=frozenset(table.get("multipliers", ())),
        joiners=_words(table, "joiners"),
        units_first=table.get("units_first", False),
        compound=table.get("compound", False),
        articles=_words(table, "articles"),
        answers=_values(table.get("answers", {})),
        months=_days(table.get("months", {})),
        weekdays=_days(weekdays),
        amounts={
            phrase: (_value(key.split()[0]), key.split()[1])
            for key, forms in table.get("amounts", {}).items()
            for phrase in phrases_of(forms)
        },
        month_sign=table.get("month_sign", ""),
        month_before=table_of({"": table.get("month_before", "")}),
        counters=_words(table, "counters"),
        ages=tuple(sorted(table.get("ages", "").split(), key=len, reverse=True)),
        prefixes=_words(table, "prefixes"),
        leading_units=_words(table, "leading_units"),
        written={int(scale): word for scale, word in table.get("written", {}).items()},
        eras=table_of({str(before): forms for forms, before in table.get("eras", {}).items()}),
        range=table_of({"": table.get("range", "")}),
        minus=table_of({"-": table.get("minus", "")}),
        negative=table_of({"-": table.get("negative", "")}),
        before=table_of(table.get("before", {})),
        after=table_of(table.get("after", {})),
        codes=table_of({"#": table.get("codes", "")}),
        codes_behind=table_of({"#": table.get("codes_behind", "")}),
        partitive=table_of({"": table.get("partitive", "")}),
        fraction_of=table_of({"": table.get("fraction_of", "")}),
        syllables=table.get("syllables", ""),
        capital_months=table.get("capital_months", False),
        glued=table.get("glued", False),
        partly_spelled=table.get("partly_spelled", False),
    )


def _days(table: Mapping[str, str]) -> dict[tuple[str, ...], int]:
    return {phrase: int(key) for key, forms in table.items() for phrase in phrases_of(forms)}


def _alternations(pairs: str) -> dict[str, tuple[str, ...]]:
    """From "қ/ғ к/г": what a letter before a vowel stands for in the dictionary form."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs.split():
        original, _, changed = pair.partition("/")
        if changed:
            found[changed] = (*found.get(changed, ()), original)
    return found


def _pairs(items: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, _, other in (item.partition("/") for item in items.split()))


def _inflection(table: dict[str, Any]) -> Inflection:
    return Inflection(
        method=table.get("method", "prefix"),
        slots=tuple(tuple(slot.split()) for slot in table.get("slots", ())),
        back=_words(table, "back"),
        front=_words(table, "front"),
        alternations=_alternations(table.get("alternations", "")),
        elided=_words(table, "elided"),
        endings=_pairs(table.get("endings", "")),
        spellings=_pairs(table.get("spellings", "")),
    )
