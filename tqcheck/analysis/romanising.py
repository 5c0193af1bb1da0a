"""Words in Latin letters, so that names of two scripts can be compared."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.language import language

_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def romanised(word: str, tag: str) -> str:
    """A word in the letters a to z, by its language's table, and by Unicode's names where that has none.

    Nothing but letters is kept: “Қасым-Жомарт” is kasymzhomart. Han characters are read as in Standard Chinese.
    """
    if word.isascii():
        return "".join(filter(str.isalpha, word.lower()))
    from anyascii import anyascii  # its tables take 5 ms that only texts in other scripts cost

    table = language(tag).romanisation
    latin = anyascii("".join(table.get(letter, letter) for letter in word.lower()))
    return "".join(letter for letter in latin.lower() if "a" <= letter <= "z")
