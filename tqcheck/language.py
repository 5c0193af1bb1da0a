"""What tqcheck knows of a language: its own file in languages/, and CLDR (through Babel) for the rest.

A tag is looked up from the particular to the general: kk-Latn, then kk, then CLDR alone. A fact that
nobody gives is empty or None, and what needs it is switched off.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from tqcheck.errors import LanguageError, nearest

FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True, slots=True, eq=False)
class NumberHabits:
    """How a language writes numbers.

    `decimal` is the decimal mark; `groups` are the marks between thousands, in order of preference, where a
    space stands for every kind of space. `words` maps each form of a number word, as a tuple of lower-case
    tokens, to its value: an int, or a numerator and denominator. `multipliers` are the values that multiply
    what stands before them (hundred, thousand, 万). `joiners` are words inside a number ("and", "und").
    `units_first` is for languages that say five-and-twenty; `compound` for those that write it as one word.
    `articles` are number words that mostly are none (one, a), `answers` are words that hold a value (third,
    twice): both may answer a figure of the other side, and neither raises an alarm of its own. `month_sign`
    follows a month's number (月).
    """

    decimal: str
    groups: str
    words: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    multipliers: frozenset[int] = frozenset()
    joiners: frozenset[str] = frozenset()
    units_first: bool = False
    compound: bool = False
    articles: frozenset[str] = frozenset()
    answers: Mapping[tuple[str, ...], int | tuple[int, int]] = field(default_factory=dict)
    months: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    month_sign: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Inflection:
    """How forms of a word are found.

    `method` is one of: suffixes (chains of the `slots`), pymorphy3, simplemma, prefix, none. `endings` pairs
    an inflectional ending with what stands in its place in the dictionary form; they decide whether two words
    of one text are the same word. `alternations` gives, for a stem's last letter before a vowel, the letters
    of the dictionary form it may stand for; `elided` are vowels that the last syllable may lose there.
    """

    method: str = "prefix"
    slots: tuple[tuple[str, ...], ...] = ()
    back: frozenset[str] = frozenset()
    front: frozenset[str] = frozenset()
    alternations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elided: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()


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
    units: Mapping[str, str] = field(default_factory=dict)
    conjunctions: frozenset[str] = frozenset()

    @property
    def spaced(self) -> bool:
        """Whether words are set apart by spaces."""
        return not self.characters_per_word

    @property
    def primary(self) -> str:
        """The tag without script and region."""
        return self.tag.partition("-")[0]


def canonical(tag: str) -> str:
    """A tag in BCP 47's usual case: "KK_latn" → "kk-Latn". Nothing is looked up."""
    parts = tag.strip().replace("_", "-").split("-")
    cased = [parts[0].lower()]
    for part in parts[1:]:
        cased.append(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower())
    return "-".join(cased)


@lru_cache(maxsize=512)
def language(tag: str) -> Language:
    """The language called `tag`; LanguageError if neither we nor CLDR know it."""
    full = canonical(tag)
    for candidate in _fallbacks(full):
        path = FOLDER / f"{candidate}.toml"
        if path.exists():
            return _from_file(full, path)
    return _from_cldr(full)


def known_tags() -> tuple[str, ...]:
    """The tags that have a file of their own."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def _fallbacks(tag: str) -> Iterator[str]:
    parts = tag.split("-")
    while parts:
        yield "-".join(parts)
        parts.pop()


def _from_file(tag: str, path: Path) -> Language:
    try:
        facts = tomllib.loads(path.read_text("utf-8"))
        inherited = facts.pop("like", None)
        if inherited:
            facts = {**tomllib.loads((FOLDER / f"{inherited}.toml").read_text("utf-8")), **facts}
        return _language(tag, facts)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise LanguageError(f"malformed language file: {error}", path=str(path)) from error


def _language(tag: str, facts: dict[str, Any]) -> Language:
    identify = facts.get("identify", {})
    return Language(
        tag=tag,
        name=facts["name"],
        known=True,
        scripts=frozenset(facts["scripts"]),
        quotes=tuple((pair[0], pair[-1]) for pair in facts["quotes"].split()),
        numbers=_numbers(facts["numbers"]),
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
        bleu_tokenizer=facts.get("bleu_tokenizer", "13a"),
        casing=str.maketrans(dict(pair.split("/") for pair in facts.get("casing", "").split())),
        units={form: unit for unit, forms in facts.get("units", {}).items() for form in forms.split()},
    )


def _words(table: Mapping[str, str], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())


def _phrases(forms: str) -> Iterator[tuple[str, ...]]:
    """Forms set apart by white space; an underscore stands for the space inside one."""
    for form in forms.split():
        yield tuple(form.split("_"))


def _value(key: str) -> int | tuple[int, int]:
    numerator, _, denominator = key.partition("/")
    return (int(numerator), int(denominator)) if denominator else int(numerator)


def _values(table: Mapping[str, str]) -> dict[tuple[str, ...], int | tuple[int, int]]:
    return {phrase: _value(key) for key, forms in table.items() for phrase in _phrases(forms)}


def _numbers(table: dict[str, Any]) -> NumberHabits:
    months = {phrase: int(key) for key, forms in table.get("months", {}).items() for phrase in _phrases(forms)}
    return NumberHabits(
        decimal=table["decimal"],
        groups=table["groups"],
        words=_values(table.get("words", {})),
        multipliers=frozenset(table.get("multipliers", ())),
        joiners=_words(table, "joiners"),
        units_first=table.get("units_first", False),
        compound=table.get("compound", False),
        articles=_words(table, "articles"),
        answers=_values(table.get("answers", {})),
        months=months,
        month_sign=table.get("month_sign", ""),
    )


def _alternations(pairs: str) -> dict[str, tuple[str, ...]]:
    """From "қ/ғ к/г": what a letter before a vowel stands for in the dictionary form."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs.split():
        original, _, changed = pair.partition("/")
        if changed:
            found[changed] = (*found.get(changed, ()), original)
    return found


def _inflection(table: dict[str, Any]) -> Inflection:
    return Inflection(
        method=table.get("method", "prefix"),
        slots=tuple(tuple(slot.split()) for slot in table.get("slots", ())),
        back=_words(table, "back"),
        front=_words(table, "front"),
        alternations=_alternations(table.get("alternations", "")),
        elided=_words(table, "elided"),
        endings=tuple(
            (ending, replacement)
            for ending, _, replacement in (item.partition("/") for item in table.get("endings", "").split())
        ),
    )


_CLDR_SCRIPTS = {
    "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Cyrl": "Cyrillic", "Deva": "Devanagari",
    "Ethi": "Ethiopic", "Geor": "Georgian", "Grek": "Greek", "Gujr": "Gujarati", "Guru": "Gurmukhi",
    "Hans": "Han", "Hant": "Han", "Hebr": "Hebrew", "Jpan": "Han", "Khmr": "Khmer", "Knda": "Kannada",
    "Kore": "Hangul", "Laoo": "Lao", "Latn": "Latin", "Mlym": "Malayalam", "Mymr": "Myanmar",
    "Orya": "Oriya", "Sinh": "Sinhala", "Taml": "Tamil", "Telu": "Telugu", "Thai": "Thai",
    "Tibt": "Tibetan", "Cans": "Canadian", "Mong": "Mongolian",
}  # fmt: skip
# Signs that stand in texts of any language: of the SI, of currencies, and per cent.
_SIGNS = {
    "km": "km", "m": "m", "cm": "cm", "mm": "mm", "kg": "kg", "g": "g", "t": "t", "ha": "ha",
    "км": "km", "м": "m", "см": "cm", "мм": "mm", "кг": "kg", "г": "g", "т": "t", "га": "ha",
    "%": "%", "$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB", "₴": "UAH",
}  # fmt: skip
_UNSPACED = {"Han": 1.7, "Thai": 4.5, "Lao": 4.5, "Khmer": 4.5, "Myanmar": 4.5, "Tibetan": 4.0}


def _from_cldr(tag: str) -> Language:
    from babel.core import Locale, UnknownLocaleError, get_global  # 15 ms that our own files do not need

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise LanguageError(
            f"no language has the tag “{tag}”", remedy=f"use a BCP 47 tag; {nearest(tag, known_tags())}"
        ) from error
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    code = locale.script or next((part for part in likely.split("_") if part in _CLDR_SCRIPTS), "")
    script = _CLDR_SCRIPTS.get(code, code)
    symbols = locale.number_symbols.get("latn") or next(iter(locale.number_symbols.values()))
    group = symbols.get("group", ",")
    months: dict[tuple[str, ...], int] = {}
    for widths in locale.months["format"], locale.months["stand-alone"]:
        for number, name in widths.get("wide", {}).items():
            words = tuple(name.lower().split())
            if name.strip(". ").isalpha():
                months[words] = number
    return Language(
        tag=tag,
        name=locale.english_name or tag,
        known=False,
        scripts=frozenset({script}) if script else frozenset(),
        quotes=(),
        numbers=NumberHabits(symbols.get("decimal", "."), " " if group.isspace() else group, months=months),
        characters_per_word=_UNSPACED.get(script, 0.0),
        bleu_tokenizer="char" if script in _UNSPACED else "13a",
        units=_SIGNS,
    )
