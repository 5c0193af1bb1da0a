"""What is known of a language, as values, and how the tables of a language file become them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tqcheck.clock import Clock, clock_of
from tqcheck.habits import NumberHabits
from tqcheck.inflection import Inflection, inflection_of
from tqcheck.naming import Naming, naming_of
from tqcheck.orthography import Orthography, orthography_of
from tqcheck.phrases import Phrases, phrases_of, table_of
from tqcheck.polarity import Polarity, polarity_of
from tqcheck.punctuation import Punctuation, punctuation_of
from tqcheck.reporting import Reporting, reporting_of
from tqcheck.sounds import Sounds, sounds_of

# Signs that stand in texts of any language: of the SI, of currencies, and per cent.
_SIGNS = {
    "km": "km км", "cm": "cm см", "mm": "mm мм", "kg": "kg кг", "km²": "km² км² km_² км_²", "m²": "m² м² m_² м_²",
    "m³": "m³ м³ m_³ м_³",
    "km/h": "km_/_h kmh kph", "mi/h": "mph", "m/s": "m_/_s", "m/h": "m_/_h", "°C": "℃ °_c", "°F": "℉ °_f", "°": "°",
    "kW": "kw", "MW": "mw", "GW": "gw", "kWh": "kwh", "MWh": "mwh", "GWh": "gwh", "TWh": "twh",
    "%": "% ％ ٪", "USD": "$ ＄ us_$ usd", "EUR": "€ eur", "GBP": "£ gbp",
    "KZT": "₸ kzt", "RUB": "₽ rub", "UAH": "₴", "TRY": "₺", "INR": "₹", "KRW": "₩", "VND": "₫", "ILS": "₪", "AZN": "₼",
}  # fmt: skip


class Foreign(NamedTuple):
    """What an acronym of another language stands for, and the codes of the countries whose news has it."""

    meaning: str
    countries: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language as tqcheck knows it. `known` says whether it has a file of its own.

    `base` is the tag by which tables and lists know it: en for en-US.

    `near`: languages that a few common words do not tell it from. `usual_letters`: one stands in nearly every sentence.
    `other_letters` stand in another way of writing it alone. `common_nouns`, `noun_endings` tell nouns from names where
    both have a capital. `dictionary`: who knows its words. `lends_words`: many are loans in most other languages.
    `surname_endings` make surnames of first names. `romanisations`: how its names are written in Latin letters, by the
    name of the way, the usual one first; `native_names`: letters, and ends (ов$), by which a name is one of its own.
    """

    tag: str
    base: str
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
    hyphened_doubles: bool = False
    ordinal_stops: bool = True
    quotes_in_words: bool = False
    common_words: frozenset[str] = frozenset()
    common_endings: frozenset[str] = frozenset()
    own_letters: frozenset[str] = frozenset()
    other_letters: frozenset[str] = frozenset()
    usual_letters: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()
    common_nouns: frozenset[str] = frozenset()
    noun_endings: tuple[str, ...] = ()
    dictionary: str = ""
    lends_words: bool = False
    closed_words: frozenset[str] = frozenset()
    bleu_tokenizer: str = "13a"
    casing: Mapping[int, int | str | None] = field(default_factory=dict)
    units: Phrases = field(default_factory=Phrases)
    clock: Clock = field(default_factory=Clock)
    conjunctions: frozenset[str] = frozenset()
    boilerplate: frozenset[tuple[str, ...]] = frozenset()
    acronyms: frozenset[str] = frozenset()
    foreign_acronyms: Mapping[str, Foreign] = field(default_factory=dict)
    institutions: frozenset[str] = frozenset()
    romanisation: Mapping[str, str] = field(default_factory=dict)
    romanisations: Mapping[str, str] = field(default_factory=dict)
    native_names: frozenset[str] = frozenset()
    surname_endings: frozenset[str] = frozenset()
    demonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    punctuation: Punctuation = field(default_factory=Punctuation)
    unfinished: frozenset[str] = frozenset()
    apostrophes: str = ""
    turned_after: str = ""
    elided_words: frozenset[str] = frozenset()
    sounds: Sounds = field(default_factory=Sounds)
    naming: Naming = field(default_factory=Naming)
    orthography: Orthography = field(default_factory=Orthography)
    polarity: Polarity = field(default_factory=Polarity)
    reporting: Reporting = field(default_factory=Reporting)

    @property
    def tells_names(self) -> bool:
        """Whether enough is known of its words for places and people to miss a name."""
        return bool(self.demonyms or self.naming.titles_before or self.naming.titles_behind)

    @property
    def spaced(self) -> bool:
        """Whether words are set apart by spaces."""
        return not self.characters_per_word

    @property
    def primary(self) -> str:
        """The tag without script and region."""
        return self.tag.partition("-")[0]


def language_of(tag: str, facts: dict[str, Any], known: bool, base: str = "") -> Language:
    """The language that the tables of a language file describe; KeyError, ValueError or TypeError if malformed.

    `base` is the tag of the file, if that is another one.
    """
    identify, units, press = (facts.get(table, {}) for table in ("identify", "units", "press"))
    return Language(
        tag=tag,
        base=base or tag,
        name=facts["name"],
        known=known,
        scripts=frozenset(facts["scripts"]),
        quotes=tuple((pair[0], pair[-1]) for pair in facts["quotes"].split()),
        numbers=_numbers(facts["numbers"], facts.get("weekdays", {})),
        inflection=inflection_of(facts.get("inflection", {})),
        characters_per_word=facts.get("characters_per_word", 0.0),
        abbreviations=_words(facts, "abbreviations"),
        repeatable=_words(facts, "repeatable"),
        reduplicates=facts.get("reduplicates", False),
        hyphened_doubles=facts.get("hyphened_doubles", False),
        quotes_in_words=facts.get("quotes_in_words", False),
        ordinal_stops=facts.get("ordinal_stops", True),
        common_words=_words(identify, "words"),
        common_endings=_words(identify, "endings"),
        own_letters=frozenset(identify.get("letters", "")),
        other_letters=frozenset(identify.get("other_letters", "")),
        usual_letters=frozenset(identify.get("usual_letters", "")),
        near=tuple(identify.get("near", "").split()),
        common_nouns=_words(identify, "nouns"),
        noun_endings=tuple(identify.get("noun_endings", "").split()),
        dictionary=identify.get("dictionary", ""),
        lends_words=identify.get("lends_words", False),
        closed_words=_words(facts, "closed_words"),
        conjunctions=_words(facts, "conjunctions"),
        boilerplate=frozenset(phrases_of(press.get("boilerplate", ""))),
        acronyms=_words(press, "acronyms"),
        foreign_acronyms=_foreign(press.get("foreign_acronyms", {})),
        institutions=_words(press, "institutions"),
        romanisation=dict(pair.split("/") for pair in facts.get("romanisation", "").split()),
        romanisations=_romanisations(facts.get("romanisations", {})),
        native_names=_words(facts.get("romanisations", {}), "native"),
        surname_endings=_words(facts, "surname_endings"),
        naming=naming_of(facts.get("naming", {})),
        orthography=orthography_of(facts.get("orthography", {})),
        polarity=polarity_of(facts.get("polarity", {})),
        demonyms={code: tuple(words.split()) for code, words in facts.get("demonyms", {}).items()},
        bleu_tokenizer=facts.get("bleu_tokenizer", "13a"),
        casing=str.maketrans(dict(pair.split("/") for pair in facts.get("casing", "").split())),
        units=table_of({sign: f"{_SIGNS.get(sign, '')} {units.get(sign, '')}" for sign in {**_SIGNS, **units}}),
        clock=clock_of(facts.get("times", {})),
        punctuation=punctuation_of(facts.get("punctuation", {}), tag, facts["scripts"]),
        unfinished=_words(facts, "unfinished"),
        apostrophes=facts.get("apostrophes", ""),
        turned_after=facts.get("turned_after", ""),
        elided_words=_words(facts, "elided_words"),
        sounds=sounds_of(facts.get("articles", {})),
        reporting=reporting_of(facts.get("reporting", {})),
    )


def _words(table: Mapping[str, str], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())


def _romanisations(table: Mapping[str, str]) -> dict[str, str]:
    """The letters of each romanisation: its own, and those that all of a language have."""
    return {
        name: f"{table.get('letters', '')} {pairs}"
        for name, pairs in table.items()
        if name not in ("letters", "native")
    }


def _foreign(table: Mapping[str, Mapping[str, str]]) -> dict[str, Foreign]:
    """Acronyms of other languages; one that several groups of countries have means what the first says."""
    found: dict[str, Foreign] = {}
    for codes, acronyms in table.items():
        for letters, meaning in acronyms.items():
            earlier = found.get(letters, Foreign(meaning, frozenset()))
            found[letters] = Foreign(earlier.meaning, earlier.countries | set(codes.split()))
    return found


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
        last_endings=tuple(table.get("last_endings", "").split()),
        units_first=table.get("units_first", False),
        compound=table.get("compound", False),
        halves=_words(table, "halves"),
        half_article=table.get("half_article", False),
        articles=_words(table, "articles"),
        answers=_values(table.get("answers", {})),
        collective=_values(table.get("collective", {})),
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
        hyphened=_words(table, "hyphened"),
        leading_units=_words(table, "leading_units"),
        written={int(scale): word for scale, word in table.get("written", {}).items()},
        eras=table_of({str(before): forms for forms, before in table.get("eras", {}).items()}),
        range=table_of({"": table.get("range", "")}),
        minus=table_of({"-": table.get("minus", ""), "": table.get("plus_minus", "")}),
        negative=table_of({"-": table.get("negative", "")}),
        cold=table_of({"-": table.get("cold", ""), "": table.get("cool", "")}),
        before=table_of(table.get("before", {})),
        after=table_of(table.get("after", {})),
        codes=table_of({"#": table.get("codes", "")}),
        codes_behind=table_of({"#": table.get("codes_behind", "")}),
        partitive=table_of({"": table.get("partitive", "")}),
        fraction_of=table_of({"": table.get("fraction_of", "")}),
        night_to=table_of({"": table.get("night_to", "")}),
        points=table_of({"": table.get("points", "")}),
        more_by=table_of({"": table.get("more_by", "")}),
        one_of=table_of({"": table.get("one_of", "")}),
        every=table_of({"": table.get("every", "")}),
        told_years=table_of(table.get("told_years", {})),
        told_days=table_of(table.get("told_days", {})),
        syllables=table.get("syllables", ""),
        capital_months=table.get("capital_months", False),
        glued=table.get("glued", False),
        partly_spelled=table.get("partly_spelled", False),
    )


def _days(table: Mapping[str, str]) -> dict[tuple[str, ...], int]:
    return {phrase: int(key) for key, forms in table.items() for phrase in phrases_of(forms)}
