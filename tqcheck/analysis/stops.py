"""How sentences end: the stops of all scripts, and which sentences ask."""

from __future__ import annotations

import re
from typing import NamedTuple

from tqcheck.language import language
from tqcheck.model import Text

# Unicode's property Sentence_Terminal, as far as living scripts go, with the ellipsis and the colon-like stops.
QUESTIONS = frozenset("?？؟՞;፧⁇⁈⁉‽")
STOPS = QUESTIONS - {";"} | frozenset(".!…⋯。！．｡！।॥۔։܀።፨။៕។᠃᠉།꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫‼")
# What may stand behind the stop of a sentence, or before it.
CLOSERS = frozenset("\"'“”„«»‘’‹›)]}）］｝」』】》〉〟_*")
_QUESTION = re.compile("[" + "".join(sorted(QUESTIONS - {";"})) + "]")
_GREEK = re.compile("[;\u037e?]")
# What stands behind the question mark where the sentence goes on: “Why?” he asked. «Куда?» — спросил он.
_GOES_ON = re.compile(r"[\"'“”„«»‘’‹›)\]」』】》〉]*\s*[,.:;，、،\-–—)\]]|[\"'“”«»‘’]*\s+[\"'“„«‘]*([^\W\d_])")
_QUOTED = re.compile(r"[\"“”»’」』]\s*[^\W\d_]")


class Asking(NamedTuple):
    """The question marks of a text: `ends` are those that end a sentence, `other` says whether there are more."""

    ends: tuple[int, ...]
    other: bool

    def __bool__(self) -> bool:
        return bool(self.ends) or self.other


_SILENT = Asking((), False)


def last_stop(raw: str) -> str:
    """The stop that ends a text, marks of quotation, brackets and white space aside; "" if it ends without."""
    for character in reversed(raw):
        if character in STOPS:
            return character
        if character not in CLOSERS and not character.isspace():
            return ""
    return ""


def asking(text: Text) -> Asking:
    """Which sentences of a text ask, by their marks or, where the language has such, by the words that end them."""
    raw = text.raw
    marks = language(text.language).punctuation
    if "?" not in raw and marks.question not in raw and not marks.asks:
        return _SILENT
    pattern = _GREEK if marks.question == ";" else _QUESTION
    places = [match.start() for match in pattern.finditer(raw)]
    ends = [place for place in places if marks.question == raw[place] == "՞" or not _goes_on(raw, place)]
    return Asking(tuple(ends), len(ends) < len(places) or any(_ends_in(word, raw) for word in marks.asks))


def _ends_in(word: str, raw: str) -> bool:
    """Whether a sentence of a text ends in a word, with a stop behind it or none."""
    place = raw.find(word)
    while place >= 0:
        behind = raw[place + len(word) : place + len(word) + 1]
        if not behind or behind in STOPS or behind in CLOSERS:
            return True
        place = raw.find(word, place + 1)
    return False


def _goes_on(raw: str, place: int) -> bool:
    """Whether the sentence goes on behind a question mark; one inside a word stands for a lost letter: Tom?s."""
    if raw[place] == "?" and raw[place + 1 : place + 2].isalnum():
        return True
    behind = _GOES_ON.match(raw, place + 1)
    if behind:
        return behind[1] is None or behind[1].islower()
    return _QUOTED.match(raw, place + 1) is not None
