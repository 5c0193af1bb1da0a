"""What tqcheck knows of a language: its own file in languages/, and CLDR for the rest.

A tag is looked up from the particular to the general: kk-Latn, then kk, then CLDR alone. A fact that
nobody gives is empty or None, and what needs it is switched off.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from tqcheck import cldr
from tqcheck.clock import Clock
from tqcheck.errors import LanguageError, nearest
from tqcheck.facts import Language, language_of
from tqcheck.habits import NumberHabits
from tqcheck.inflection import Inflection
from tqcheck.phrases import Phrases

__all__ = [
    "Clock",
    "Inflection",
    "Language",
    "NumberHabits",
    "Phrases",
    "canonical",
    "known_tags",
    "language",
    "sketch",
]

CLDR = "cldr"  # what a file may be like, instead of another language
FOLDER = Path(__file__).parent / "languages"


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
    try:
        return language_of(full, cldr.facts(full), known=False)
    except LanguageError as error:
        raise LanguageError(error.problem, remedy=f"use a BCP 47 tag; {nearest(tag, known_tags())}") from error


@lru_cache(maxsize=512)
def sketch(tag: str) -> Language:
    """What tells a language from others, and nothing else: a tenth of the time that its whole file takes.

    It is for languages that have a file, by the tag of the file.
    """
    path = FOLDER / f"{tag}.toml"
    text = path.read_text("utf-8")
    head = text.partition("\n[")[0]
    _, table, rest = text.partition("\n[identify]\n")
    try:
        facts = tomllib.loads(f"{head}\n{table}" + rest.partition("\n[")[0])
        return language_of(tag, {"quotes": "", **facts, "numbers": {"decimal": "", "groups": ""}}, known=True)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise LanguageError(f"malformed language file: {error}", path=str(path)) from error


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
        return language_of(tag, _facts(tag, path), known=True, base=path.stem)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise LanguageError(f"malformed language file: {error}", path=str(path)) from error


def _facts(tag: str, path: Path) -> dict[str, Any]:
    """The tables of a language file, over those of what it is like: another file, or CLDR, of whose tables it has some
    entries of its own.
    """
    facts = tomllib.loads(path.read_text("utf-8"))
    model = facts.pop("like", None)
    if model == CLDR:
        known = cldr.facts(tag)
        return {
            **known,
            **{key: {**known.get(key, {}), **own} if isinstance(own, dict) else own for key, own in facts.items()},
        }
    return {**_facts(tag, FOLDER / f"{model}.toml"), **facts} if model else facts
