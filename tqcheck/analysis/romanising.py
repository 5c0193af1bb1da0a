"""Words in Latin letters, so that names of two scripts can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tqcheck.language import language

_REMEMBERED = 1 << 16
# Letters with a dot below are written in two parts by Unicode's normal form, and read as one: ड़ is no ड.
_INDIC = range(0x900, 0xE00)
_WHOLE = {
    parts: letter
    for letter in map(chr, _INDIC)
    if (parts := unicodedata.normalize("NFC", letter)) != letter and len(parts) == 2
}
_DOTTED = re.compile("|".join(_WHOLE))


class _Letters(dict[int, str]):
    """What the letters of a language become, by their code point, each asked once: a table for `str.translate`."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._table = language(tag).romanisation

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii  # its tables take 5 ms that only texts in other scripts cost

        latin = anyascii(self._table.get(chr(code), chr(code))).lower()
        found = self[code] = "".join(letter for letter in latin if "a" <= letter <= "z")
        return found


@lru_cache(maxsize=64)
def _letters(tag: str) -> _Letters:
    return _Letters(tag)


@lru_cache(maxsize=_REMEMBERED)
def romanised(word: str, tag: str) -> str:
    """A word in the letters a to z, by its language's table, and by Unicode's names where that has none.

    Nothing but letters is kept: “Қасым-Жомарт” is kasymzhomart. Han characters are read as in Standard Chinese.
    """
    lower = word.lower()
    if word.isascii():
        return lower if lower.isalpha() else "".join(filter(str.isalpha, lower))
    return whole_letters(lower).translate(_letters(tag))


def whole_letters(raw: str) -> str:
    """A text with one character for each letter of India that has a dot."""
    return _DOTTED.sub(lambda parts: _WHOLE[parts[0]], raw)
