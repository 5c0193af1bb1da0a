"""The words that a language writes in small letters, so that a capital makes none of them a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable
from functools import lru_cache
from pathlib import Path

from tqcheck.analysis.word_file import words_in
from tqcheck.language import language

_FOLDER = Path(__file__).parent.parent / "vocabulary"  # written by tools/learn_vocabulary.py
_REMEMBERED = 1 << 16
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3
_LONG = 8


@lru_cache(maxsize=64)
def small_words(tag: str) -> list[str]:
    """The words of a language that stand in small letters, or with a capital in institutions, sorted.

    Empty where nobody has learned them.
    """
    tongue = language(tag)
    path = _FOLDER / f"{tongue.base}.txt"
    return sorted({*path.read_text("utf-8").split(), *tongue.institutions}) if path.exists() else []


@lru_cache(maxsize=_REMEMBERED)
def is_listed_small(word: str, tag: str) -> bool:
    """Whether a lower-case word itself is one that the language writes in small letters."""
    listed = small_words(tag)
    place = bisect_left(listed, word)
    return place < len(listed) and listed[place] == word


@lru_cache(maxsize=_REMEMBERED)
def is_small(word: str, tag: str) -> bool:
    """Whether a lower-case word, or another form of it, is one that the language writes in small letters.

    Long words that differ in their last three letters alone, and short ones that differ in the last, are taken for
    forms of one.
    """
    listed = small_words(tag)
    stem = word[: max(_SHORTEST_STEM, len(word) - (_LONGEST_ENDING if len(word) >= _LONG else 1))]
    place = bisect_left(listed, stem)
    while place < len(listed) and listed[place].startswith(stem):
        if listed[place] == word or (len(stem) >= _SHORTEST_STEM and len(listed[place]) - len(stem) <= _LONGEST_ENDING):
            return True
        place += 1
    return False


def listed_small(found: Iterable[str], tag: str) -> frozenset[str]:
    """Those of some lower-case words that a language writes in small letters: its list is not loaded for them."""
    listed = _file(tag)
    return frozenset(word for word in found if word in listed)


@lru_cache(maxsize=64)
def _file(tag: str) -> Container[str]:
    return words_in(_FOLDER / f"{language(tag).base}.txt")
