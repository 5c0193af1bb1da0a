"""The names of a text: words with a capital that are none of the language's ordinary words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tqcheck.analysis.lexicon import is_noun, is_ordinary
from tqcheck.analysis.name_forms import LOST_VOWELS, is_known_name, name_stems
from tqcheck.analysis.places import is_city, is_people, places_of, sure_places_of
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.spellings import is_spelling
from tqcheck.analysis.vocabulary import is_listed_small, is_small, small_words
from tqcheck.analysis.words import WORD, Words, capitalised, fold, words
from tqcheck.language import language
from tqcheck.model import Text, analysis
from tqcheck.remembered import Remembered

_SHORTEST, _SHORTEST_SURE = 2, 3  # letters of a word that may be a name, and of one that surely is
_ENDS_SENTENCE = frozenset("¡¿.!?…:;\"“”„«»‘’'(—–-•*")
_SHORTEST_SURNAME = 4  # letters
_INITIALS = 3  # letters of those of a country
_CAPITALS = 3  # of an acronym that has small letters too
_NOWHERE: frozenset[str] = frozenset()
_FEW = 3  # words with a capital, which every text may have
_MOST_CAPITALS = 0.5  # of the words of a text, beyond which capitals say nothing: a headline


class Name(NamedTuple):
    """A word that may be a name: its span, the word, it in Latin letters, and the places it may name.

    It is `sure` where the language writes no other word so, `initial` where it may have its capital from its sentence,
    and `small` where it surely has. An acronym is all in capitals.
    """

    start: int
    end: int
    word: str
    latin: str
    places: frozenset[str]
    sure: bool
    initial: bool
    small: bool
    acronym: bool

    def within(self, other: Name) -> bool:
        """Whether a name is one of the words of another."""
        return other.start <= self.start and self.end <= other.end


@analysis
def names(text: Text) -> tuple[Name, ...]:
    """The words of a text with a capital that may be names, in its order; none in scripts without capitals."""
    found = words(text)
    facts = _facts(text.language)
    if facts is None:
        return ()
    each = [(place, facts[found.text[place]]) for place in capitalised(text) if len(found.text[place]) >= _SHORTEST]
    shouted = len(each) > _FEW and len(each) > _MOST_CAPITALS * found.kind.count(WORD)
    return tuple([_name(found, place, told, text.language, shouted) for place, told in each if told])


class Facts(NamedTuple):
    """A word in Latin letters, the places it may name, whether it is small elsewhere, surely a name, an acronym."""

    latin: str
    places: frozenset[str]
    small: bool
    sure: bool
    acronym: bool


def _name(found: Words, place: int, facts: Facts, tag: str, shouted: bool) -> Name:
    """The name at a token with a capital, in a text of which most words may have one."""
    latin, places, small, sure, acronym = facts
    begins = begins_sentence(found, place)
    if sure and not places:
        if shouted:
            sure = is_known_name(found.lower[place], tag)
        if sure and language(tag).common_nouns:  # a surname is a noun too: Kiefer, Schuppen
            sure = _stands_with_a_name(found, place, tag)
    if sure and found.lower[place] in language(tag).abbreviations and _is_shortened(found, place):  # Maj. Fein
        sure = False
    sure = sure or (small and not (shouted or acronym) and _is_surname(found, place, tag))
    initial = sure and begins and not _goes_on(found, place, tag)
    start, end = found.start[place], found.end[place]
    return Name(start, end, found.text[place], latin, places, sure and not initial, initial, begins and small, acronym)


@lru_cache(maxsize=64)
def _facts(tag: str) -> Remembered[Facts | None] | None:
    """What is known of words with a capital, and None of those that are no names; None where nobody knows any."""
    if not small_words(tag):
        return None
    tongue = language(tag)
    none = _dates(tag) | tongue.naming.titles_before | _tens(tag)

    def facts(word: str) -> Facts | None:
        lower = fold(word, tongue)
        return None if lower in none else _facts_of(word, lower, tag)

    return Remembered(facts)


def _facts_of(word: str, lower: str, tag: str) -> Facts:
    tongue = language(tag)
    latin, places = romanised(word, tag), places_of(lower, tag)
    small = is_small(lower, tag) and not is_people(lower, tag)
    if len(word) <= _INITIALS and not word.isupper() and is_listed_small(lower, tag):  # Us is no US
        places = _NOWHERE
    if small and places and is_city(lower, tag):  # Astana, and the Kazakh word for a capital
        small = False
    elif (
        small and not is_listed_small(lower, tag) and (places or is_known_name(lower, tag))
    ):  # by its beginning alone? Putin, and the autumn fishing
        stems = name_stems(lower, tag)
        small = any(is_listed_small(stem, tag) for stem in stems)
        small = small or any(stem + vowel in tongue.institutions for stem in stems for vowel in LOST_VOWELS)  # Королеву
    known = not small
    if tongue.common_nouns:  # every noun has a capital
        places = sure_places_of(lower, tag)
        known = known and (bool(places) or (not is_noun(word, tongue) and is_spelling(latin)))
    acronym = word[:-1].isupper() or sum(map(str.isupper, word)) >= _CAPITALS  # TVs, КазНУ
    return Facts(latin, places, small, known and len(word) >= _SHORTEST_SURE, acronym)


def _is_surname(found: Words, place: int, tag: str) -> bool:
    """Whether a word that may be a form of an ordinary one stands behind a first name, and is none: Andrew Marr."""
    word, before = found.lower[place], found.text[place - 1] if place else ""
    if len(word) < _SHORTEST_SURNAME or not before.istitle() or is_listed_small(word, tag):
        return False
    lower = found.lower[place - 1]
    first = is_known_name(lower, tag) and not (is_listed_small(lower, tag) or places_of(lower, tag))
    return first and not is_ordinary(tag, word)  # Peter the Great: asked last, for it has to be loaded


def _is_shortened(found: Words, place: int) -> bool:
    """Whether a stop that does not end the text is written on to a word."""
    after = place + 1
    return after + 1 < len(found) and found.text[after] == "." and found.start[after] == found.end[place]


def _stands_with_a_name(found: Words, place: int, tag: str) -> bool:
    """Whether a word is followed by a name, or stands behind a title or a word that is no ordinary one.

    A place may follow any noun: schütze die Marine Russland.
    """
    if sure_places_of(found.lower[place], tag):
        return True
    after = found.lower[place + 1] if place + 1 < len(found) else ""
    if _goes_on(found, place, tag) and not sure_places_of(after, tag):
        return True
    before, tongue = found.text[place - 1] if place else "", language(tag)
    if before.lower() in tongue.naming.titles_before:
        return True
    if not before[:1].isupper() or tongue.units.at([before.lower()], 0):  # 120 Metern Länge
        return False
    return not is_noun(before, tongue) and not is_small(before.lower(), tag)


def _goes_on(found: Words, place: int, tag: str) -> bool:
    """Whether a word at the head of a sentence is a name all the same: a place, or followed by another name."""
    if sure_places_of(found.lower[place], tag):
        return True
    after = place + 1
    return (
        after < len(found)
        and found.kind[after] == WORD
        and found.text[after][0].isupper()
        and not found.text[after].isupper()
        and not is_small(found.lower[after], tag)
    )


def begins_sentence(found: Words, place: int) -> bool:
    """Whether a token may have its capital from the sentence that it begins, rather than stand behind an initial."""
    if place == 0:
        return True
    before = found.text[place - 1]
    initial = found.text[place - 2] if before == "." and place > 1 else ""
    return before in _ENDS_SENTENCE and not (len(initial) == 1 and initial.isupper())


def _tens(tag: str) -> frozenset[str]:
    """The words for twenty to ninety, which some languages write with a capital: gli anni Settanta."""
    words = language(tag).numbers.words.items()
    return frozenset(phrase[0] for phrase, value in words if len(phrase) == 1 and value in range(20, 100, 10))


def _dates(tag: str) -> frozenset[str]:
    """The words for months and days of the week, which figures are compared by."""
    habits = language(tag).numbers
    return frozenset(phrase[0] for table in (habits.months, habits.weekdays) for phrase in table)
