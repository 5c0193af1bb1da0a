"""The words of a text: cut once, by one pattern, and shared by every check."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import ne

from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

WORD, NUMBER, MARK = 1, 2, 3

# Combining marks of the living scripts (categories Mn and Mc): `re` takes them for no part of a word, which
# would split every Devanagari, Arabic or Thai word. Zero-width joiners stand inside Persian and Hindi words, and soft
# hyphens inside words of all languages.
_COMBINING = (
    r"\u00ad\u200c\u200d"
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    r"\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d"
    r"\u0859-\u085b\u0898-\u089f\u08ca-\u08e1\u08e3-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    r"\u0962-\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2-\u09e3\u09fe-\u0a03\u0a3c-\u0a51"
    r"\u0a70-\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0ae2-\u0ae3\u0afa-\u0b03\u0b3c\u0b3e-\u0b57"
    r"\u0b62-\u0b63\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c56\u0c62-\u0c63\u0c81-\u0c83"
    r"\u0cbc\u0cbe-\u0cd6\u0ce2-\u0ce3\u0d00-\u0d03\u0d3b-\u0d3c\u0d3e-\u0d4d\u0d57\u0d62-\u0d63"
    r"\u0d81-\u0d83\u0dca-\u0ddf\u0df2-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    r"\u0ec8-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0fbc"
    r"\u0fc6\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    r"\u1082-\u108d\u108f\u109a-\u109d\u135d-\u135f\u1712-\u1715\u1732-\u1734\u1752-\u1753"
    r"\u1772-\u1773\u17b4-\u17d3\u17dd\u180b-\u180d\u180f\u1885-\u1886\u18a9\u1ab0-\u1aff\u1dc0-\u1dff"
    r"\u20d0-\u20ff\u302a-\u302f\u3099-\u309a"
)
# Scripts that set no space between words: each character is a token of its own.
_UNSPACED = (
    r"\u0e00-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e80-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u103f-\u1049"
    r"\u1780-\u17b3\u3005-\u3007\u3040-\u3098\u309b-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff"
)
# Apostrophes that are letters to Unicode split words like all others, so that one word typed with any of them
# is one and the same: o‘zbek, oʻzbek, o'zbek.
_SOFT_HYPHEN = "\u00ad"
_APOSTROPHES = r"\u02bb\u02bc\u02b9\u02bf"

_FIGURE_OR_MARK = r"\d+(?:[.,٫٬،'’・]\d+)*|[^\w\s]|[_ʻʼʹʿ]"
_LETTER = rf"[^\W\d_{_APOSTROPHES}]"
_FROM_EAST_ASIA = re.compile("[^\0-\u2fff]")  # said so, it takes a quarter of the time to compile


class _Cutter(dict[str, int]):
    """Cuts texts at a pattern of words, and remembers the kind of a token by its first character, which tells it."""

    def __init__(self, word: str, first: str) -> None:
        self.split = re.compile(f"({word}|{_FIGURE_OR_MARK})").split
        self._begins_word = re.compile(first).match

    def __missing__(self, character: str) -> int:
        kind = WORD if self._begins_word(character) else NUMBER if character.isdecimal() else MARK
        self[character] = kind
        return kind


# A short list of letters is told more quickly than letters at large; most words that are read have no others.
_PLAIN = "[a-zA-Zа-яА-Я]"
_SPACED = _Cutter(rf"{_PLAIN}++(?![\w{_COMBINING}])|{_LETTER}+(?:[{_COMBINING}]+{_LETTER}*)*", _LETTER)


@lru_cache(maxsize=1)
def _unspaced() -> _Cutter:
    """What cuts texts without spaces: its pattern takes 8 ms to compile, and most runs do not need it."""
    letter = rf"[^\W\d_{_APOSTROPHES}{_UNSPACED}]"
    word = rf"{letter}+(?:[{_COMBINING}]+{letter}*)*|[{_UNSPACED}][{_COMBINING}]*"
    return _Cutter(word, f"{letter}|[{_UNSPACED}]")


JOINERS = frozenset("-‐‑'’ʼʻ‘`´ʹʿ")


is_plain_word = re.compile(f"{_PLAIN}+").fullmatch  # surely one token, in any language


class Words:
    """The tokens of a text as parallel lists, which cost half of what an object a token would.

    `text[i]` is the i-th token as written, `lower[i]` in lower case (and NFC), `start[i]` and `end[i]` its
    span, `kind[i]` one of WORD, NUMBER and MARK. A NUMBER keeps the separators inside it; a MARK is one
    character.
    """

    __slots__ = ("end", "kind", "lower", "start", "text")

    def __init__(self, text: list[str], lower: list[str], start: list[int], end: list[int], kind: list[int]):
        self.text = text
        self.lower = lower
        self.start = start
        self.end = end
        self.kind = kind

    def __len__(self) -> int:
        return len(self.text)


def tokenise(raw: str, tongue: Language) -> Words:
    """Cut a string into Words. Spans count code points of `raw`."""
    spaced = tongue.spaced and (raw.isascii() or not _FROM_EAST_ASIA.search(raw))
    cutter = _SPACED if spaced else _unspaced()
    pieces = cutter.split(raw)  # in turns what stands between two tokens, and a token
    text = pieces[1::2]
    bounds = list(accumulate(map(len, pieces)))
    return Words(
        text,
        [fold(token, tongue) for token in text] if _unusual(raw, tongue) else [token.lower() for token in text],
        bounds[:-1:2],
        bounds[1::2],
        [cutter[token[0]] for token in text],
    )


def _unusual(raw: str, tongue: Language) -> bool:
    if tongue.casing:
        return True
    return not raw.isascii() and (_SOFT_HYPHEN in raw or not unicodedata.is_normalized("NFC", raw))


def fold(token: str, tongue: Language) -> str:
    """A token in lower case as its language has it, in Unicode's composed form, without soft hyphens."""
    if tongue.casing:
        token = token.translate(tongue.casing)
    return unicodedata.normalize("NFC", token.lower()).replace(_SOFT_HYPHEN, "")


def with_capital(word: str, tongue: Language) -> str:
    """A word with a capital at its beginning, as its language has it: İlçe."""
    first = word[:1]
    return next((chr(capital) for capital, small in tongue.casing.items() if small == first), first.upper()) + word[1:]


@analysis
def words(text: Text) -> Words:
    """The tokens of a text."""
    return tokenise(text.raw, language(text.language))


@analysis
def capitalised(text: Text) -> list[int]:
    """The places of the tokens of a text that begin with a capital."""
    found = words(text)
    unlike_small = compress(count(), map(ne, found.text, found.lower))
    return [place for place in unlike_small if found.text[place][0].isupper()]


@analysis
def word_count(text: Text) -> float:
    """How many words a text has; without spaces, its characters over the language's usual word length."""
    tongue = language(text.language)
    if tongue.spaced:
        return float(len(text.raw.split()))
    return sum(1 for kind in words(text).kind if kind != MARK) / tongue.characters_per_word
