"""Spellings of names that are known, looked up where they lie: nothing is loaded."""

from __future__ import annotations

import mmap
from functools import lru_cache
from pathlib import Path

from tqcheck.analysis.scripts import LATIN, script

_FOLDER = Path(__file__).parent.parent / "spellings"  # written by tools/learn_spellings.py
_REMEMBERED = 1 << 16
_SHORTEST = 5
_LONGEST_ENDING = 4
_BEGINNING = 4  # bytes by which lines are found: two Cyrillic letters, four Latin ones


@lru_cache(maxsize=8)
def _file(script_name: str) -> mmap.mmap | None:
    path = _FOLDER / f"{script_name}.txt"
    if not path.exists():
        return None
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=_REMEMBERED)
def is_listed(word: str) -> bool:
    """Whether a word in small letters is a known spelling to the letter."""
    listed = _file(script(word[:1])) if word else None
    return listed is not None and _stands_in(word.replace("ё", "е").encode(), listed)


@lru_cache(maxsize=_REMEMBERED)
def is_spelling(word: str) -> bool:
    """Whether a word in small letters is a known spelling of a name, or one with an ending in Cyrillic."""
    alphabet = script(word[:1]) if word else ""
    listed = _file(alphabet)
    if listed is None:
        return False
    plain = word.replace("ё", "е")
    shortest = len(plain) if alphabet == LATIN else max(_SHORTEST, len(plain) - _LONGEST_ENDING)
    return any(_stands_in(plain[:size].encode(), listed) for size in range(len(plain), shortest - 1, -1))


def _stands_in(word: bytes, listed: mmap.mmap) -> bool:
    """Whether a line of a sorted file is this word."""
    start, end = _lines_with(word[:_BEGINNING], listed)
    # A line break stands before every line but the first.
    return listed.find(b"\n" + word + b"\n", max(0, start - 1), end) >= 0 or listed[: len(word) + 1] == word + b"\n"


@lru_cache(maxsize=_REMEMBERED)
def _lines_with(beginning: bytes, listed: mmap.mmap) -> tuple[int, int]:
    """Where the lines of a sorted file are that begin so."""
    return _place(beginning, listed), _place(beginning + b"\xff", listed)


def _place(word: bytes, listed: mmap.mmap) -> int:
    """Where the first line of a sorted file is that is not before a word: by halving."""
    low, high = 0, len(listed)
    while low < high:
        start = listed.rfind(b"\n", 0, (low + high) // 2) + 1
        end = listed.find(b"\n", start)
        if listed[start:end] < word:
            low = end + 1
        else:
            high = start
    return low
