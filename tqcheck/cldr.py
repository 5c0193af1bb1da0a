"""What CLDR knows of a language, in the shape of a language file: the facts of languages that have none of their own.

CLDR is read through Babel, which is imported only here and costs 15 ms that our own files do not need. Babel has
neither CLDR's number words nor the cases of its units: tools/learn_cldr_words.py puts them into cldr_words.json.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqcheck.errors import LanguageError

if TYPE_CHECKING:
    from babel.core import Locale

WORDS = Path(__file__).parent / "cldr_words.json"
_SCRIPTS = {
    "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Cyrl": "Cyrillic", "Deva": "Devanagari",
    "Ethi": "Ethiopic", "Geor": "Georgian", "Grek": "Greek", "Gujr": "Gujarati", "Guru": "Gurmukhi",
    "Hans": "Han", "Hant": "Han", "Hebr": "Hebrew", "Jpan": "Han", "Khmr": "Khmer", "Knda": "Kannada",
    "Kore": "Hangul", "Laoo": "Lao", "Latn": "Latin", "Mlym": "Malayalam", "Mymr": "Myanmar",
    "Orya": "Oriya", "Sinh": "Sinhala", "Taml": "Tamil", "Telu": "Telugu", "Thai": "Thai",
    "Tibt": "Tibetan", "Cans": "Canadian", "Mong": "Mongolian",
}  # fmt: skip
_UNSPACED = {"Han": 1.7, "Thai": 4.5, "Lao": 4.5, "Khmer": 4.5, "Myanmar": 4.5, "Tibetan": 4.0}  # characters per word
# Signs of one letter, which CLDR's lists lose: the letters of other scripts may be anything.
_LETTERS = {"m": "m м", "g": "g г", "t": "t т"}
# Our sign of a unit → CLDR's name of it.
UNITS = {
    "km": "length-kilometer", "m": "length-meter", "cm": "length-centimeter", "mm": "length-millimeter",
    "mi": "length-mile", "ft": "length-foot", "in": "length-inch", "yd": "length-yard",
    "nmi": "length-nautical-mile",
    "km²": "area-square-kilometer", "m²": "area-square-meter", "cm²": "area-square-centimeter",
    "mi²": "area-square-mile", "ft²": "area-square-foot", "ha": "area-hectare", "ac": "area-acre",
    "m³": "volume-cubic-meter", "km³": "volume-cubic-kilometer", "cm³": "volume-cubic-centimeter",
    "ft³": "volume-cubic-foot", "L": "volume-liter", "mL": "volume-milliliter", "gal": "volume-gallon",
    "bbl": "volume-barrel",
    "kg": "mass-kilogram", "g": "mass-gram", "mg": "mass-milligram", "t": "mass-tonne", "lb": "mass-pound",
    "oz": "mass-ounce",
    "km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second", "mi/h": "speed-mile-per-hour",
    "kn": "speed-knot",
    "°C": "temperature-celsius", "°F": "temperature-fahrenheit", "°": "angle-degree",
    "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt", "W": "power-watt",
    "kWh": "energy-kilowatt-hour",
    "s": "duration-second", "min": "duration-minute", "h": "duration-hour", "d": "duration-day",
    "wk": "duration-week", "mo": "duration-month", "y": "duration-year", "10y": "duration-decade",
    "100y": "duration-century",
}  # fmt: skip
# "Per hour" and "per second", which CLDR may know only within a speed, with the speed and its length.
_PER = {"/h": ("duration-hour", "km/h", "km"), "/s": ("duration-second", "m/s", "m")}
_SHORT = ("km", "cm", "mm", "kg")  # whose names of two letters are hardly anything else: км, սմ, კგ
_CURRENCIES = (
    "USD", "EUR", "GBP", "RUB", "KZT", "CNY", "JPY", "CHF", "TRY", "UAH", "UZS", "KGS", "AZN", "BYN", "PLN", "CZK",
    "SEK", "HUF", "RON", "INR", "BDT", "KRW", "VND", "IDR", "ILS", "IRR", "AED", "SAR", "CAD", "AUD", "BRL",
)  # fmt: skip
_DAY_HALVES = {"am": ("am", "morning1", "morning2"), "pm": ("pm", "afternoon1", "evening1")}
_TOKENS = re.compile(r"[./·⋅'’()°-]|[^\s./·⋅'’()°-]+")


def facts(tag: str) -> dict[str, Any]:
    """The facts of a language, as its file would give them; LanguageError if CLDR does not know the tag."""
    locale = _locale(tag)
    script = _script(locale)
    symbols = locale.number_symbols.get("latn") or next(iter(locale.number_symbols.values()))
    group = symbols.get("group", ",")
    spaced = script not in _UNSPACED
    learned = words().get(f"{locale.language}-{locale.script}") or words().get(locale.language, {})
    units = _forms(_units(locale), spaced)
    for sign, cases in learned.get("units", {}).items():
        units[sign] = f"{units.get(sign, '')} {cases}"
    return {
        "name": locale.english_name or tag,
        "scripts": [script] if script else [],
        "quotes": "",
        "characters_per_word": _UNSPACED.get(script, 0.0),
        "bleu_tokenizer": "13a" if spaced else "char",
        "numbers": {
            "decimal": symbols.get("decimal", "."),
            "groups": " " if group.isspace() else group,
            "months": _forms(_months(locale), spaced),
            "partly_spelled": True,
            **learned.get("numbers", {}),
        },
        "units": units,
        "weekdays": _forms(_weekdays(locale), spaced),
        "times": _forms(_day_halves(locale), spaced),
    }


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, Any]]:
    """By language: `numbers`, its number words as a language file has them, and `units`, the cases of units."""
    found: dict[str, dict[str, Any]] = json.loads(WORDS.read_text("utf-8"))
    return found


def _locale(tag: str) -> Locale:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise LanguageError(f"no language has the tag “{tag}”") from error


def _script(locale: Locale) -> str:
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(locale.language, ""))
    code = locale.script or next((part for part in likely.split("_") if part in _SCRIPTS), "")
    return _SCRIPTS.get(code, code)


def _forms(table: dict[str, list[str]], spaced: bool) -> dict[str, str]:
    """A table of names with each cut into tokens, as a language file writes them."""
    return {key: " ".join(dict.fromkeys(form(name, spaced) for name in names)) for key, names in table.items()}


def form(name: str, spaced: bool) -> str:
    """A name as a language file writes it, its tokens joined by underscores."""
    return "_".join(_TOKENS.findall(name.lower()) if spaced else _characters(name.lower()))


def _characters(name: str) -> Iterable[str]:
    """The characters of a name, each with the marks that combine with it; words in Latin letters stay whole."""
    found: list[str] = []
    for character in "".join(name.split()):
        joins = bool(found) and (
            unicodedata.category(character).startswith("M") or (character.isascii() and found[-1].isascii())
        )
        if (joins and character.isalpha() == found[-1][-1].isalpha()) or unicodedata.category(character)[0] == "M":
            found[-1:] = [found[-1] + character] if found else [character]
        else:
            found.append(character)
    return found


def _months(locale: Locale) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for widths in locale.months["format"], locale.months["stand-alone"]:
        for number, name in widths.get("wide", {}).items():
            if name.strip(". ").isalpha():
                found.setdefault(str(number), []).append(name)
    return found


def _weekdays(locale: Locale) -> dict[str, list[str]]:
    """The days of the week, 1 being Monday (ISO 8601)."""
    found: dict[str, list[str]] = {}
    for context in ("format", "stand-alone"):
        for number, name in locale.days[context]["wide"].items():
            found.setdefault(str(number + 1), []).append(name)
    return found


def _day_halves(locale: Locale) -> dict[str, list[str]]:
    periods = locale.day_periods.get("format", {}).get("wide", {})
    return {half: [periods[key] for key in keys if key in periods] for half, keys in _DAY_HALVES.items()}


def _units(locale: Locale) -> dict[str, list[str]]:
    """The names of units and currencies, by our sign of them (a currency's is its ISO 4217 code)."""
    patterns, plurals = locale._data["unit_patterns"], locale._data["currency_names_plural"]
    found = {
        sign: [
            name
            for width in ("long", "short")
            for category, pattern in patterns.get(unit, {}).get(width, {}).items()
            if category != "per"
            and (name := pattern.replace("{0}", "").strip().rstrip("."))
            and _telling(name, width, sign)
        ]
        for sign, unit in UNITS.items()
    }
    for sign, (unit, speed, length) in _PER.items():
        per = patterns.get(unit, {}).get("long", {}).get("per", "")
        found[sign] = [per.replace("{0}", "").strip()] if per.startswith("{0} ") else []
        speeds = [(name, part) for name in found[speed] for part in found[length] if name.startswith(f"{part} ")]
        found[sign] += [name[len(part) + 1 :] for name, part in speeds]
    for sign, letters in _LETTERS.items():
        found[sign] += letters.split()
    for code in _CURRENCIES:
        names = [*dict(plurals.get(code, {})).values(), locale.currencies.get(code, "")]
        found[code] = [name for name in names if name and name != code]
    return {sign: names for sign, names in found.items() if names}


def _telling(name: str, width: str, sign: str) -> bool:
    """Whether a name stands for a unit: one or two letters may be a word, an initial or a part of a name."""
    return not re.fullmatch(r"[^\W\d_²³]{1,2}" if width == "short" else ".", name) or (len(name) > 1 and sign in _SHORT)
