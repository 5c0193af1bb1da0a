"""Names in the romanisation that a house has chosen, and those that follow another one."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tqcheck.analysis.name_register import base_pair
from tqcheck.analysis.named import same_names
from tqcheck.analysis.names import Name, names
from tqcheck.analysis.scripts import LATIN, script
from tqcheck.analysis.stems import stems
from tqcheck.language import language
from tqcheck.model import Segment, Text
from tqcheck.remembered import Remembered

_REMEMBERED = 1 << 14
_BETWEEN = frozenset((" ", "-", "\u00a0"))
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True)
class HouseStyle:
    """The romanisation that a house uses for the names of each language, by the language's tag.

    Where it has chosen none for any, each language has its usual one.
    """

    systems: Mapping[str, str] = field(default_factory=dict)

    def of(self, tag: str) -> str | None:
        """The romanisation of a language's names; None where the house has no word for it."""
        usual = next(iter(language(tag).romanisations), None)
        return self.systems.get(language(tag).primary) if self.systems else usual


class Unlike(NamedTuple):
    """A name of the translation in another romanisation than the house's, and how the house writes it."""

    source: Name
    target: Name
    system: str
    right: str


def unlike_house(segment: Segment, style: HouseStyle) -> Iterator[Unlike]:
    """The names of a translation that are romanised, but in another way than the house does."""
    tag = segment.source.language
    house = style.of(tag)
    native = _native_names(segment.source) if house else ()
    if house is None or not native:
        return
    for one, other in same_names(segment):
        if one.places or other.places or script(other.word[0]) != LATIN or one not in native:
            continue
        base, written, _ = base_pair(one.word.lower(), tag, other.word.lower(), segment.target.language)
        right = in_latin(base, tag, house)
        system = _system(base, written, tag)
        if right and system and not _one_spelling(right, written):
            yield Unlike(one, other, system, right.capitalize() + other.word[len(written) :])


def _native_names(text: Text) -> list[Name]:
    """The names that are of the text's language, or right beside one: Disney is not the house's to spell."""
    found, marked = names(text), _marked(text.language)
    native = [one for one in found if marked[one.word]]
    return [one for one in found if any(one is other or _beside(one, other, text.raw) for other in native)]


def _beside(one: Name, other: Name, raw: str) -> bool:
    """Whether nothing but a space or a hyphen stands between two names."""
    first, second = (one, other) if one.start < other.start else (other, one)
    return raw[first.end : second.start] in _BETWEEN


@lru_cache(maxsize=64)
def _marked(tag: str) -> Remembered[bool]:
    """Whether words have letters or an ending that tell of a language's own names."""
    marks = language(tag).native_names
    ends = tuple(mark[:-1] for mark in marks if mark.endswith("$"))

    def marked(word: str) -> bool:
        lower = word.lower()
        return not marks.isdisjoint(lower) or any(stem.endswith(ends) for stem in stems(lower, tag))

    return Remembered(marked)


def _system(base: str, written: str, tag: str) -> str | None:
    """The romanisation by which a name is written; None if by none."""
    systems = language(tag).romanisations
    return next((name for name in systems if plain(in_latin(base, tag, name) or "") == plain(written)), None)


def _one_spelling(right: str, written: str) -> bool:
    """Whether two spellings differ in diacritics alone, or in the h of names like Hasan, which keep it anywhere."""
    return plain(right).replace("kh", "h") == plain(written).replace("kh", "h")


def plain(latin: str) -> str:
    """Latin letters without the diacritics of vowels, which news leaves out (Jänibek); those of consonants tell."""
    if latin.isascii():
        return latin
    letters = unicodedata.normalize("NFD", latin)
    return "".join(
        letter
        for place, letter in enumerate(letters)
        if not (unicodedata.combining(letter) and letters[place - 1] in _VOWELS)
    )


@lru_cache(maxsize=_REMEMBERED)
def in_latin(word: str, tag: str, system: str) -> str | None:
    """A lower-case word in one romanisation of its language; None if that has not all of its letters."""
    rules = _rules(tag, system)
    latin, place = "", 0
    silent = False  # whether the letter before has no sound of its own
    while place < len(word):
        likely = rules.get(word[place], ())
        found = next((rule for rule in likely if rule.fits(word, place, latin, silent)), None)
        if found is None:
            return None
        latin += found.latin
        silent = not found.latin
        place += len(found.letters)
    return latin


class Rule(NamedTuple):
    """Letters and what they become: everywhere, or only where a word begins (^), ends ($), or behind a vowel (~)."""

    letters: str
    latin: str
    where: str

    def fits(self, word: str, place: int, before: str, silent: bool) -> bool:
        """Whether the rule holds at a place of a word, which has become `before` up to there."""
        if not word.startswith(self.letters, place):
            return False
        if self.where == "^":
            return place == 0
        if self.where == "$":
            return place + len(self.letters) == len(word)
        return self.where != "~" or silent or before[-1:] in _VOWELS


@lru_cache(maxsize=64)
def _rules(tag: str, system: str) -> Mapping[str, Sequence[Rule]]:
    """The rules of a romanisation by their first letter, as they are tried: the longest and most particular first."""
    rules = []
    for pair in language(tag).romanisations[system].split():
        letters, _, latin = pair.partition("/")
        where = letters[0] if letters[0] in "^~" else letters[-1] if letters[-1] == "$" else ""
        rules.append(Rule(letters.strip("^~$"), latin, where))
    rules.sort(key=lambda rule: (-len(rule.letters), not rule.where))
    by_first: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_first[rule.letters[0]].append(rule)
    return dict(by_first)
