"""What a sentence keeps in any translation: figures by value, names by sound, and marks and words written alike."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.words import WORD, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

_CASED = frozenset({"Latin", "Cyrillic", "Greek", "Armenian"})
_MARKS = {
    **dict.fromkeys("?？؟", "?"), **dict.fromkeys("!！", "!"), **dict.fromkeys("%٪％", "%"),
    **dict.fromkeys("(（", "("), **dict.fromkeys(";；؛", ";"), **dict.fromkeys(":：", ":"), **dict.fromkeys("–—", "–"),
    **dict.fromkeys("\"“”„«»「」", '"'),
}  # fmt: skip
_SHORTEST_KEY, _LONGEST_KEY = 3, 5
_SHORTEST_NAME = 3  # letters
_REMEMBERED = 1 << 16
_SOUNDS = re.compile("shch|sch|tch|dzh|sh|zh|ch|ts|tz|kh|gh|ph|th|ck|qu|ng|[bcdfgjklmnpqrstvwxz]")
# Consonants that transliteration takes for each other.
_CLASSES = {
    **dict.fromkeys(("shch", "sch", "tch", "dzh", "sh", "zh", "ch", "ts", "tz", "s", "z", "c", "j", "x"), "s"),
    **dict.fromkeys(("kh", "gh", "k", "g", "q", "ck", "qu"), "k"), **dict.fromkeys("bp", "b"),
    **dict.fromkeys(("f", "v", "w", "ph"), "f"), **dict.fromkeys(("d", "t", "th"), "t"), **dict.fromkeys("lr", "l"),
    "m": "m", "n": "n", "ng": "n",
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


class Anchor(NamedTuple):
    """Something that a sentence and its translation share: its kind, and what it is."""

    kind: Literal["figure", "mark", "word", "name"]
    what: Hashable


@analysis
def anchors(text: Text) -> frozenset[Anchor]:
    """The anchors of a text."""
    found = {Anchor("mark", _MARKS[character]) for character in set(text.raw) & _MARKS.keys()}
    for one in quantities(text):
        if one.value != 1 or not (one.spelled or one.weak):  # “one” is mostly no figure
            found.add(Anchor("figure", one.value))
    tongue = language(text.language)
    tokens = words(text)
    spoken = [token for token, kind in zip(tokens.text, tokens.kind, strict=True) if kind == WORD]
    found.update(Anchor("word", token.lower()) for token in spoken if len(token) > 1 and token.isascii())
    names = _by_word(spoken, tongue) if tongue.spaced else _in_stretches(spoken, tongue.tag)
    found.update(Anchor("name", key) for key in names)
    return frozenset(found)


def _by_word(spoken: list[str], tongue: Language) -> Iterator[str]:
    """The keys of the words that may be names; where there are no capitals, all words may."""
    cased = not tongue.scripts.isdisjoint(_CASED)
    for token in spoken:
        if len(token) < _SHORTEST_NAME or (cased and not token[0].isupper()) or token.lower() in tongue.closed_words:
            continue
        key = _key(token, tongue.tag)
        yield from _beginnings(key)
        if not cased and key.startswith("l"):
            yield from _beginnings(key[1:])  # behind the article of Arabic


def _beginnings(key: str) -> Iterator[str]:
    """The beginnings of a key, so that endings do not matter: the longer they agree, the more they share."""
    for size in range(_SHORTEST_KEY, min(_LONGEST_KEY, len(key)) + 1):
        yield key[:size]
    if len(key) == _SHORTEST_KEY - 1:
        yield key + "$"


def _in_stretches(spoken: list[str], tag: str) -> Iterator[str]:
    """The keys at any place of a text that has no spaces: 特朗普 is te-lang-pu, and so somewhere t-l-b."""
    sounds = "".join(_key(token, tag) if token.isascii() else _key(token, tag)[:1] for token in spoken)
    for size in range(_SHORTEST_KEY, _LONGEST_KEY + 1):
        for start in range(len(sounds) - size + 1):
            yield sounds[start : start + size]


@lru_cache(maxsize=_REMEMBERED)
def _key(token: str, tag: str) -> str:
    """The consonants of a word in Latin letters, by class, none twice in a row."""
    return _DOUBLED.sub(r"\1", "".join(_CLASSES[sound] for sound in _SOUNDS.findall(romanised(token, tag))))
