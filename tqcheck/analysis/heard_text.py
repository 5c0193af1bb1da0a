"""How a text in a script without capitals sounds, so that names of another script can be looked for in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import pairwise

from tqcheck.analysis.han_readings import readings
from tqcheck.analysis.loose_sounds import BREAK, NASAL, Signs, anywhere, heard, slots_of, stands_in, syllables, whole
from tqcheck.analysis.name_sounds import consonants
from tqcheck.analysis.romanising import romanised, whole_letters
from tqcheck.analysis.scripts import HAN, HIRAGANA, KATAKANA, script
from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text, analysis

_REMEMBERED = 1 << 15
_NEARLY = 70  # per cent of the consonants of a name
_MUTE = frozenset("ッっー'’׳־\u200c\u200d")  # inside words, with no consonant of their own
_NASAL = frozenset("\u0901\u0902\u0981\u0982")  # of India: n or m, by what follows
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_REPEATED = re.compile("(.)々")
_LONGEST_NAME = 4  # characters that write one
_ELSEWHERE = ("cantonese", "korean", "vietnamese")
_LONGEST_ELSEWHERE = 2
_VERB = re.compile("[^aeiou]+u$")
_ADJECTIVES = frozenset({"ai", "oi", "ui", "ii"})
_SHORTEST_VERB = 3
_JAPANESE = re.compile("(?:(?:[kgnbpmr]y?|[sc]h|ts|[sztdhywfj])?[aeiou]|n|[kstpc](?=[kstpc]))+")
_PREFIXED = {"Arabic": re.compile("V?[sfg]?[bmgH]?l?"), "Hebrew": re.compile("W?[sg]?[BbmgH]?l?")}
_ENDINGS = {"Hangul": 4}  # consonants that particles write on to a name
_ENDING = 1


@lru_cache(maxsize=_REMEMBERED)
def _signs(character: str, tag: str) -> str:
    """The signs of one character."""
    if character in _MUTE:
        return ""
    if character in _NASAL:
        return NASAL
    if unicodedata.category(character)[0] not in "LM":
        return BREAK
    written = script(character)
    if written == HAN:
        read = readings(character)
        return _mandarin(character) if read.foreign and tag.startswith("zh") else BREAK
    if written in (HIRAGANA, KATAKANA):
        return heard(romanised(character, tag), "Kana")
    return heard(romanised(character, tag), written)


def _mandarin(character: str) -> str:
    """The signs of a character in Standard Chinese."""
    return "".join(heard(latin, HAN) for latin in readings(character).mandarin[:1])


@analysis
def _heard(text: Text) -> Signs:
    """The signs of a text: where words are spaced, a name begins and ends with a word, but for particles."""
    tag = text.language
    signs = "".join([_signs(character, tag) for character in whole_letters(text.raw)])
    tongue = language(tag)
    if not tongue.spaced:
        return anywhere(signs)
    begins: list[bool] = []
    ends: list[bool] = []
    prefix = next((_PREFIXED[name] for name in tongue.scripts if name in _PREFIXED), None)
    ending = max(_ENDINGS.get(name, _ENDING) for name in tongue.scripts)
    for word in signs.split(BREAK):
        match = prefix.match(word) if prefix else None
        before = match.end() if match else 0
        size = len(word)
        begins += [place <= before for place in range(size)] + [False]
        ends += [size - place <= ending + 1 for place in range(size)] + [False]
    return Signs(signs, begins[:-1], ends[:-1])


@analysis
def _han(text: Text) -> str:
    """The Chinese characters of a text, with a space for all others."""
    return "".join([c if "\u3400" <= c <= "\u9fff" else " " for c in _REPEATED.sub(r"\1\1", text.raw)])


def _read_as(sound: str, han: str, tongue: str, longest: int) -> bool:
    """Whether a few Chinese characters in a row may sound like a name in one tongue."""
    size = len(sound)
    first = sound[:1]
    for start in range(len(han)):
        if first not in _firsts(han[start], tongue):
            continue
        reached = {0}
        for character in han[start : start + longest]:
            reached = _after(reached, sound, _each(character, tongue))
            if not reached:
                break
            if size in reached:
                return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def _firsts(character: str, tongue: str) -> frozenset[str]:
    """The first sounds of a character in one tongue."""
    return frozenset(sound[0] for sound in _each(character, tongue))


def _after(reached: Set[int], sound: str, each: Iterable[str]) -> set[int]:
    """Where a name is read up to with one more character; what ends one and begins the next is said once."""
    found = set()
    for part in each:
        for place in reached:
            if sound.startswith(part, place):
                found.add(place + len(part))
            elif place and sound[place - 1] == part[:1] and sound.startswith(part, place - 1):
                found.add(place - 1 + len(part))
    return found


@lru_cache(maxsize=_REMEMBERED)
def _each(character: str, tongue: str) -> frozenset[str]:
    """The sounds of a character in one tongue; in Japan, those that its verbs and adjectives have in names, too."""
    given: list[str] = list(getattr(readings(character), tongue))
    if tongue == "japanese":
        for latin in tuple(given):
            if len(latin) > _SHORTEST_VERB and latin[-1] == "u":  # wataru: wata, watari
                given += [_VERB.sub("", latin), latin[:-1] + "i"]
            elif latin[-2:] in _ADJECTIVES:  # nagai: naga; yoi: yoshi
                given += [latin[:-1], latin[:-1] + "shi"]
    return frozenset(filter(None, map(syllables, given)))


def tells_sounds(tag: str) -> bool:
    """Whether a language writes names with letters, so that nearly all are heard: Chinese characters sound like all."""
    return HAN not in language(tag).scripts


def nearly_heard(latin: str, text: Text) -> bool:
    """Whether a word of a text, or two, have most of the consonants of a name, which may be misspelt there."""
    from rapidfuzz.fuzz import partial_ratio, ratio  # 15 ms that texts without names do not cost

    name = consonants(latin)
    each = [consonants(romanised(word, text.language)) for word in words(text).lower if word[0].isalpha()]
    if any((partial_ratio if len(one) > len(name) else ratio)(name, one) >= _NEARLY for one in each):
        return True
    return any(ratio(name, one + other) >= _NEARLY for one, other in pairwise(each))


def sounds_in(latin: str, text: Text) -> bool | None:
    """Whether a name in Latin letters may stand in a text; None where its sound cannot tell."""
    slots = slots_of(latin)
    if slots is None:
        return None
    if stands_in(slots, _heard(text)):
        return True
    if not _HAN_RUN.search(text.raw):
        return False
    sound = syllables(latin)
    han = _han(text)
    if _read_as(sound, han, "mandarin", _LONGEST_NAME):
        return True
    if _JAPANESE.fullmatch(latin) and _read_as(sound, han, "japanese", _LONGEST_NAME):
        return True
    return any(_read_as(sound, han, tongue, _LONGEST_ELSEWHERE) for tongue in _ELSEWHERE)


def sounds_like(latin: str, name: str, tag: str) -> float:
    """How surely a name in Latin letters is a whole name of a language.

    1 to the syllable, 0.5 by its consonants, 0 if it is not.
    """
    han = _HAN_RUN.search(name)
    if han:
        sound = syllables(latin)
        written = _REPEATED.sub(r"\1\1", name)
        if any(_reads(sound, written, tongue, tag) for tongue in ("mandarin", "japanese", *_ELSEWHERE)):
            return 1.0
    slots = slots_of(latin)
    if slots is None:
        return 0.0
    signs = "".join([_mandarin(c) if han else _signs(c, tag) for c in name]).replace(BREAK, "")
    written_on = next((_PREFIXED[one] for one in language(tag).scripts if one in _PREFIXED), None)
    before = written_on.match(signs) if written_on else None
    return 0.5 * stands_in(slots, whole(signs, before.end() if before else 0))


def _reads(sound: str, name: str, tongue: str, tag: str) -> bool:
    """Whether Chinese characters, and kana, may sound like a name in one tongue from the first to the last."""
    reached = {0}
    for character in name:
        kana = script(character) in (HIRAGANA, KATAKANA)
        each = (syllables(romanised(character, tag)),) if kana else _each(character, tongue)
        reached = _after(reached, sound, each)
    return len(sound) in reached
