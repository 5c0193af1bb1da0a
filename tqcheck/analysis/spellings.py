"""Spellings of names that are known."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from pathlib import Path

from tqcheck.analysis.scripts import LATIN, script
from tqcheck.analysis.word_file import words_in

_FOLDER = Path(__file__).parent.parent / "spellings"  # written by tools/learn_spellings.py; everywhere.txt by hand
_REMEMBERED = 1 << 16
_SHORTEST = 5
_LONGEST_ENDING = 4


@lru_cache(maxsize=8)
def _listed(script_name: str) -> Container[str]:
    return words_in(_FOLDER / f"{script_name}.txt")


@lru_cache(maxsize=1)
def known_everywhere() -> frozenset[str]:
    """Names of the news in small Latin letters that languages spell alike, or as they sound: places, firms, people."""
    return frozenset((_FOLDER / "everywhere.txt").read_text("utf-8").split())


@lru_cache(maxsize=_REMEMBERED)
def is_listed(word: str) -> bool:
    """Whether a word in small letters is a known spelling to the letter."""
    return bool(word) and (word.replace("ё", "е") in _listed(script(word[:1])) or word in known_everywhere())


@lru_cache(maxsize=_REMEMBERED)
def is_spelling(word: str) -> bool:
    """Whether a word in small letters is a known spelling of a name, or one with an ending in Cyrillic."""
    if not word:
        return False
    alphabet, plain = script(word[:1]), word.replace("ё", "е")
    listed = _listed(alphabet)
    shortest = len(plain) if alphabet == LATIN else max(_SHORTEST, len(plain) - _LONGEST_ENDING)
    return any(plain[:size] in listed for size in range(len(plain), shortest - 1, -1))
