"""What two spellings of one name share: keys that survive transliteration, and how alike two spellings are.

The keys are made for names and not for words: they throw together what romanisations throw together (Ж as zh, j or
dj; Х as kh, h or ch) and keep the order of the consonants.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tqcheck.analysis.letters import swapped

_REMEMBERED = 1 << 16
ALIKE = 0.7  # of two spellings, that they may be one name
_LONGEST_ENDING = 4  # letters that inflection writes on to a name
_SHORTEST_STEM = 3
_HALF = 50  # per cent
_SHORTEST_KEY = 2
_ENDING_SOUNDS = 3  # consonants of an ending
_OPEN = frozenset("aeiouyh")  # letters that a name may begin with without a consonant: Хельсинки, Helsinki

# Letters, and groups of them that romanisations use for one sound, with the class of consonants they belong to.
_CLASSES = {
    "shch": "s", "tsch": "s", "dzh": "s", "sch": "s", "tch": "s", "sh": "s", "zh": "s", "ch": "s", "cz": "s", "sz": "s",
    "rz": "s", "tz": "s", "ts": "s", "kh": "", "gh": "g", "ph": "f", "th": "d", "ck": "g", "qu": "g", "b": "b",
    "p": "b", "d": "d", "t": "d", "g": "g", "k": "g", "q": "g", "c": "s", "f": "f", "v": "f", "w": "f", "z": "s",
    "s": "s", "j": "s", "x": "s", "l": "l", "m": "m", "n": "n", "r": "r",
}  # fmt: skip
_GROUP = re.compile("|".join(_CLASSES))
_DOUBLED = re.compile(r"(.)\1+")
# Letters that stand for several sounds; each reading gives a key of its own.
_READINGS = (
    ("ch", "k"),
    ("c", "k"),
    ("j", "y"),
    ("h", "g"),
    ("g", "s"),
    ("x", "ks"),
    ("w", "u"),
    ("kh", "k"),
    ("kh", "h"),
    ("q", "ch"),
    ("th", "f"),
    ("mp", "b"),
    ("nt", "d"),
)
_MOST_READINGS = 24

_UNLIKELY = re.compile(r"[aeiou]h[^aeiou]|(.)\1")
# What is spelt alike to the letter but for habits of romanisation, each with the letters of which it needs one.
_SPELT = tuple(
    (frozenset(letters), re.compile(pattern).sub, plain)
    for letters, pattern, plain in (
        ("h", r"shch|sch|sh", "S"), ("h", r"tch|ch", "C"), ("jz", r"dzh|zh|dj|j", "J"), ("t", r"tz|ts", "c"),
        ("hqk", r"kh|gh(?=[aeiou])|q|h|ck", "k"), ("c", r"c(?![hkeiyz])", "k"), ("x", r"x", "ks"), ("p", r"ph", "f"),
        ("w", r"w", "v"), ("yj", r"iy\b|yy\b|ij\b|y\b", "i"), ("iy", r"[iy](?=[aeou])", ""), ("iy", r"[iy]+", "i"),
    )
)  # fmt: skip


class Sounds(NamedTuple):
    """The keys of a romanised word, and those keys with what an ending may have added left out."""

    whole: frozenset[str]
    cut: frozenset[str]


@lru_cache(maxsize=_REMEMBERED)
def sounds(latin: str) -> Sounds:
    """The keys of a romanised word: its consonants by class behind its beginning, once for each way to read it."""
    readings = {latin}
    for letters, sound in _READINGS:
        if letters in latin:
            readings |= {reading.replace(letters, sound) for reading in readings}
        if len(readings) > _MOST_READINGS:
            break
    whole = frozenset(("a" if reading[:1] in _OPEN else "") + _skeleton(reading) for reading in readings)
    cut = {key[:size] for key in whole for size in range(_least_key(len(key)), len(key) + 1)}
    return Sounds(whole, frozenset(cut))


def _least_key(size: int) -> int:
    """How much of a key has to be there for it to be the same name."""
    return min(size, max(_SHORTEST_KEY, size - _ENDING_SOUNDS))


def share_a_key(one: Sounds, other: Sounds) -> bool:
    """Whether two words, or many on either side, may be one name but for an ending."""
    return not (one.whole.isdisjoint(other.cut) and one.cut.isdisjoint(other.whole))


def _skeleton(latin: str) -> str:
    """The classes of a word's consonants, in their order, none twice in a row."""
    return _DOUBLED.sub(r"\1", "".join([_CLASSES[group] for group in _GROUP.findall(latin)]))


@lru_cache(maxsize=_REMEMBERED)
def consonants(latin: str) -> str:
    """The classes of a romanised word's consonants, with g and j in one, as in George, Georges and Джордж."""
    return _skeleton(latin).replace("s", "g")


@lru_cache(maxsize=_REMEMBERED)
def begin_alike(one: str, other: str) -> bool:
    """Whether two romanised words may begin with one sound."""
    return not frozenset(k[:1] for k in sounds(one).whole).isdisjoint(k[:1] for k in sounds(other).whole)


@lru_cache(maxsize=_REMEMBERED)
def alike(one: str, other: str) -> float:
    """How alike two romanised words are, from 0 to 1, where the longer may have an ending: 1 less the
    share of letters to put in or take out (normalised indel distance).

    Of words that are less than half alike it only tells that they are.
    """
    from rapidfuzz.fuzz import ratio  # 15 ms that texts without names do not cost

    short, long = (one, other) if len(one) <= len(other) else (other, one)
    least = max(_SHORTEST_STEM, len(short) - 1)
    likeness = ratio(short, long)
    # Letters that both have in their order are no more without the ending: most words are no likelier one by that.
    if likeness * (len(short) + len(long)) < _HALF * (len(short) + least):
        return likeness / 100
    return max((ratio(short, long[:cut]) for cut in range(least, len(long) + 1)), default=0.0) / 100


@lru_cache(maxsize=_REMEMBERED)
def spelt_alike(one: str, other: str) -> bool:
    """Whether two romanised words are one spelling but for romanisation's habits and an ending of either."""
    plain, same = plain_spelling(one), plain_spelling(other)
    if plain == same:
        return True
    return any(
        plain == plain_spelling(other[:-cut]) or same == plain_spelling(one[:-cut])
        for cut in range(1, _LONGEST_ENDING + 1)
        if min(len(one), len(other)) - cut >= _SHORTEST_STEM
    )


@lru_cache(maxsize=_REMEMBERED)
def plain_spelling(latin: str) -> str:
    """A romanised word with one letter for each of the ways in which romanisations write a sound."""
    for letters, write, plain in _SPELT:
        if not letters.isdisjoint(latin):
            latin = write(plain, latin)
    return _DOUBLED.sub(r"\1", latin)


@lru_cache(maxsize=_REMEMBERED)
def turned_round(one: str, other: str) -> int | None:
    """The letter of a romanised name that changed places with the next one, if that makes it another spelling; or None.

    “mishutsin” beside “mishustin” gives 4: with its t and s turned round it would be the same.
    """
    if spelt_alike(one, other):
        return None
    for place in range(1, len(one) - 2):
        turned = swapped(one, place)
        # Nicholas and Николас: a silent h is no letter that changed its place, and neither is a doubled one.
        if turned != one and not _UNLIKELY.search(turned, place - 1, place + 3) and spelt_alike(turned, other):
            return place
    return None
