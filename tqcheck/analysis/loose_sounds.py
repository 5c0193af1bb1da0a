"""What a name may sound like in a script that has no letters for half of its sounds.

Chinese, Japanese and Korean have no r beside l, Arabic no p and no v, and all of them write names by syllables or by
consonants alone. So a name is known there by eight classes of consonants: b d g s l m n h. A text is heard as signs:
the classes, and capitals where a letter may stand for one of two; a name in Latin letters is a row of slots, which
signs of the text have to fill.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

_REMEMBERED = 1 << 14
_SHORTEST = 2  # consonants by which a name can be known
BREAK = "|"  # between words
NASAL = "M"

# Letters of a name in Latin script, and the classes each may have elsewhere, slot by slot; "-" where it may be silent,
# "~" where it is a part of a sound at most.
_READ = {
    "shch": "s d~ s~", "tsch": "d~ s", "sch": "s g~", "tch": "d~ s", "cch": "d~ sgh", "sh": "s", "zh": "s",
    "ch": "d~ sgh", "ck": "g", "cz": "d~ s", "sz": "s", "rz": "r~ s", "ts": "d~ s", "tz": "d~ s", "th": "sd",
    "ph": "f", "gh": "gh-", "kh": "hg", "wh": "hv-", "qu": "g", "dg": "d~ s", "ng": "n g~", "gn": "g~ n", "lh": "l",
    "nh": "n", "dh": "d", "bh": "b", "dj": "ds s~", "b": "b", "d": "ds", "t": "ds", "p": "b", "f": "fh", "g": "gsh",
    "j": "d~ sgh-", "k": "g", "q": "gs", "x": "g~ s", "z": "d~ s", "s": "s", "v": "v", "w": "v-", "h": "h-", "r": "r",
    "l": "l", "m": "m", "n": "n",
}  # fmt: skip
_LETTERS = re.compile("|".join(_READ) + "|.")
# The same at the end of a syllable.
_CODA = {"r": "r-", "l": "l-", "m": "mn", "g": "gh-", "n": "nm-", "t": "ds-", "d": "ds-", "s": "s-", "h": "h~"}
_VOWELS = frozenset("aeiouyhw")
_SOFT = frozenset("eiy")
_ASKED_FIRST = "gdsnlh"  # which of the slots that may be silent are asked for, where too few are left

# The signs of a romanised letter or syllable of another script, and which of them answer a class.
_HEARD = {
    "shch": "s", "chh": "s", "zh": "s", "ch": "s", "sh": "s", "th": "T", "dh": "d", "bh": "b", "ph": "P", "kh": "K",
    "gh": "G", "ng": "n", "ts": "s", "b": "b", "d": "d", "t": "d", "p": "b", "f": "f", "g": "g", "j": "J", "k": "g",
    "q": "Q", "x": "X", "z": "s", "c": "s", "s": "s", "v": "V", "w": "V", "h": "H", "r": "r", "l": "l", "m": "m",
    "n": "n",
}  # fmt: skip
_GROUP = re.compile("|".join(_HEARD))
_ANSWERS = {
    "b": "bBPW", "f": "fBP", "v": "fVBW", "d": "dT", "g": "gGJKQX", "s": "sTJXQR", "l": "lLYNR", "r": "rLYNR",
    "m": "mM", "n": "nNM", "h": "HKGX",
}  # fmt: skip
_SILENT = "VWHGYM"  # signs that a Latin spelling may have no letter for
# What a script does not tell apart: l and r, b and v, p and f.
_MERGED = {
    "Han": str.maketrans("lr", "LL"),
    "Kana": str.maketrans("lrb", "LLB"),
    "Hangul": str.maketrans("lrb", "LLB"),
    "Hebrew": str.maketrans("Vbf", "WBB"),
    "Thai": str.maketrans("lr", "LL"),
}


class Signs(NamedTuple):
    """What a text sounds like: its signs, words set apart by breaks, where a name may begin, and where it may end."""

    signs: str
    begins: Sequence[bool]
    ends: Sequence[bool]


class Slots(NamedTuple):
    """A name as bits: which slots a sign fills, which it may stand behind again, which may stay empty, and the last."""

    fill: dict[str, int]
    stay: dict[str, int]
    empty: int
    last: int


@lru_cache(maxsize=_REMEMBERED)
def heard(latin: str, script: str) -> str:
    """The signs of the consonants of a romanised letter or syllable of a script ("Kana" for both of Japan's)."""
    signs = "".join([_HEARD[group] for group in _GROUP.findall(latin)])
    if script == "Hangul":  # South Korea says no l before i, and n for it elsewhere: 이, Lee; 노, Roh
        signs = "Y" + signs if latin[:1] in {"i", "y"} else "N" + signs[1:] if latin[:1] == "n" else signs
    if script == "Han" and latin[:1] == "r":  # Chinese has no zh but 日 and no Je but 热
        signs = "R" + signs[1:]
    return signs.translate(_MERGED[script]) if script in _MERGED else signs


def anywhere(signs: str) -> Signs:
    """Signs in which a name may begin and end at any place, as in scripts without spaces."""
    free = [sign != BREAK for sign in signs]
    return Signs(signs, free, free)


def whole(signs: str, before: int = 0) -> Signs:
    """Signs that a name has to fill to the last, but for those that may be silent and for so many before it."""
    size = len(signs)
    first = max(before, size - len(signs.lstrip(_SILENT)))
    last = len(signs.rstrip(_SILENT)) - 1
    return Signs(signs, [place <= first for place in range(size)], [place >= last for place in range(size)])


@lru_cache(maxsize=_REMEMBERED)
def slots_of(latin: str) -> Slots | None:
    """The slots of a name in Latin letters; None where it has too few consonants to be known by."""
    slots = _consonants(latin)
    asked = [place for place, slot in enumerate(slots) if slot[-1] not in "-~"]
    silent = [place for one in _ASKED_FIRST for place, slot in enumerate(slots) if slot[0] == one and slot[-1] == "-"]
    asked += silent[: max(0, _SHORTEST - len(asked))]
    if len(asked) < _SHORTEST:
        return None
    fill: dict[str, int] = {}
    for place, slot in enumerate(slots):
        for sign in {sign for one in slot.strip("-~") for sign in _ANSWERS[one]}:
            fill[sign] = fill.get(sign, 0) | 1 << place
    every = (1 << len(slots)) - 1
    stay = fill | dict.fromkeys(_SILENT, every)
    return Slots(fill, stay, every & ~sum(1 << place for place in asked), 1 << (len(slots) - 1))


def _consonants(latin: str) -> list[str]:
    """What each consonant of a name may be."""
    slots: list[str] = []
    letters = [letter for letter, _ in groupby(_LETTERS.findall(latin))]
    for place, letter in enumerate(letters):
        after = letters[place + 1] if place + 1 < len(letters) else ""
        if letter == "c":
            slots += ["gs"] if after and after[0] not in _SOFT else ["d~", "sg"]
        elif letter in _CODA and place and after[:1] not in _VOWELS:
            slots.append(_CODA[letter])
        elif letter == "m" and place:  # Hamilton, 汉密尔顿
            slots += ["n~", "m"]
        else:
            slots += _READ.get(letter, "").split()
    return slots


def stands_in(slots: Slots, text: Signs) -> bool:
    """Whether the signs of a text fill all slots of a name, one after the other: Shift-And, with empty slots."""
    fill, stay, empty, last = slots
    state = 0
    for sign, begins, ends in zip(text.signs, text.begins, text.ends, strict=True):
        if sign == BREAK:
            state = 0
            continue
        reached = state << 1 | begins
        passed = reached & empty
        while passed:
            passed = passed << 1 & ~reached
            reached |= passed
            passed &= empty
        state = reached & fill.get(sign, 0) | state & stay.get(sign, 0)
        if ends and state and _done(state, empty, last):
            return True
    return False


def _done(state: int, empty: int, last: int) -> bool:
    """Whether the last slot is filled, or nothing but slots that may stay empty is left."""
    while state:
        if state & last:
            return True
        state = state << 1 & empty
    return False


# A sound of a syllable: voiced and unvoiced are one, as in Japanese compounds, and there are three vowels.
_SYLLABLE = {
    "ng": "n", "ch": "s", "sh": "s", "ts": "s", "b": "b", "p": "b", "f": "b", "v": "b", "h": "b", "d": "d",
    "t": "d", "g": "g", "k": "g", "q": "g", "s": "s", "z": "s", "j": "s", "c": "s", "x": "s", "l": "l", "r": "l",
    "m": "m", "n": "n", "a": "a", "eo": "o", "e": "e", "i": "e", "o": "o", "u": "o",
}  # fmt: skip
_PART = re.compile("|".join(_SYLLABLE))
_LONG = re.compile("(?<=o)h(?![aeiouy])")  # Ohtani
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=_REMEMBERED)
def syllables(latin: str) -> str:
    """A romanised name by six consonants and three vowels, in which most romanisations of one name agree."""
    return _DOUBLED.sub(r"\1", "".join([_SYLLABLE[part] for part in _PART.findall(_LONG.sub("", latin))]))
