"""Words that begin a sentence in lower case."""

from __future__ import annotations

import re
from typing import NamedTuple

from tqcheck.language import Language, language
from tqcheck.model import Text

_QUOTES = '"“”„«»‘’‹›'
# What may stand before a sentence's first word; a dash, a bullet or a figure makes it an item of a list.
_FIRST = re.compile(rf"[\s{_QUOTES}(\[¿¡]*([^\W\d_])")
# A stop, white space and a letter. Marks of quotation between stop and space leave the question open whether
# the sentence goes on: “What?” he said.
_INNER = re.compile(rf"([.!?])\s+[{_QUOTES}¿¡]*([^\W\d_])")
_BEFORE = re.compile(r"[^\s(\[\"“„«]+$")
_WORD = re.compile(r"[^\s,;:!?()\[\]\"“”„«»…]+")
LONGEST_WORD = 60
# A name that begins with a small letter: de Gaulle, von der Leyen, al-Nahda, d'Estaing.
_PARTICLES = """
de da di do du des dos das del dal della dello dalla van von vom zu zum zur der den ter ten te af av al el as ad an ar
ash at az bin bint ben ibn abu la le lo los las mac mc ap ab op san santa
де да ди дю дель делла ван фон цу дер ден тер аль эль ас аш аз ад ан ар ибн бин бен абу ла ле ло мак оф
"""
_SMALL_NAME = re.compile(rf"(?:(?:{'|'.join(_PARTICLES.split())}) +|(?:[^\W\d_]{{1,3}}[-‐'’]))+(?=[^\W\d_])(\w)")


class LowStart(NamedTuple):
    """A word in lower case where a sentence begins; `inner` where another sentence stands before it."""

    start: int
    end: int
    inner: bool


_NONE: tuple[LowStart, ...] = ()


def is_low(letter: str) -> bool:
    """Whether a letter is a small one that has a capital; Georgian letters have none at a sentence's start."""
    return letter.islower() and letter.title() != letter


def low_starts(text: Text) -> tuple[LowStart, ...]:
    """The words of a text that begin a sentence in lower case.

    Names that are written so (iPhone, von der Leyen), addresses and words with digits are none. Inside the
    text it needs the language's abbreviations, without which nobody knows where a sentence ends.
    """
    raw = text.raw
    found = []
    if not raw[:1].isupper():
        first = _FIRST.match(raw)
        if first and is_low(first[1]):
            found.append((first.start(1), False))
    found += [(match.start(2), True) for match in _INNER.finditer(raw) if is_low(match[2])]
    if not found:
        return _NONE
    tongue = language(text.language)
    return tuple(
        LowStart(start, start + len(_word(raw, start)), inner)
        for start, inner in found
        if not _small_name(raw, start, tongue) and not (inner and not _after_sentence(raw, start, tongue))
    )


def _word(raw: str, start: int) -> str:
    match = _WORD.match(raw, start)
    return match[0].rstrip(".-–—'’") if match else raw[start]


def _after_sentence(raw: str, start: int, tongue: Language) -> bool:
    """Whether the stop before `start` ends a sentence, and not an abbreviation, an initial or an ordinal."""
    if not tongue.abbreviations:
        return False
    stop = max(raw.rfind(mark, 0, start) for mark in ".!?")
    before = _BEFORE.search(raw[max(0, stop - LONGEST_WORD) : stop])
    if before is None or before[0][-1] in ".!?…":
        return False
    word = before[0]
    if raw[stop] != ".":
        # Yahoo! and the like; and marks inside a quotation or bracket that began earlier and goes on.
        return not word[0].isupper()
    if word[-1].isdecimal() and not tongue.ordinal_stops:
        return stop > len(word)  # not the number of an item in a list
    last = re.split(r"[-‐–—/.]", word)[-1]
    return (
        len(last) > 1
        and word[-1].isalpha()
        and not any(character.isdigit() for character in last)
        and not last.isupper()
        and word.lower() not in tongue.abbreviations
        and last.lower() not in tongue.abbreviations
    )


def _small_name(raw: str, start: int, tongue: Language) -> bool:
    """Whether the word at `start` is rightly written small at the start of a sentence."""
    word = _word(raw, start)
    if word != word.lower() or any(c.isdigit() or c in "./@#_&" for c in word):
        name = _SMALL_NAME.match(word)
        return name is None or name[1].isupper() or not word.replace("-", "").isalpha()
    match = _SMALL_NAME.match(raw, start)
    return bool(match and match[1].isupper() and word.lower() not in tongue.closed_words)
