"""The names of a text: words with a capital that are none of the language's ordinary words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tqcheck.analysis.lexicon import is_noun
from tqcheck.analysis.name_forms import is_known_name, name_stems
from tqcheck.analysis.places import is_city, places_of, sure_places_of
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.spellings import is_spelling
from tqcheck.analysis.vocabulary import is_listed_small, is_small, small_words
from tqcheck.analysis.words import WORD, Words, words
from tqcheck.language import language
from tqcheck.model import Text, analysis

_REMEMBERED = 1 << 16
_SHORTEST, _SHORTEST_SURE = 2, 3  # letters of a word that may be a name, and of one that surely is
_ENDS_SENTENCE = frozenset(".!?…:;\"“”„«»‘’'(—–-•*")
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


@analysis
def names(text: Text) -> tuple[Name, ...]:
    """The words of a text with a capital that may be names, in its order; none in scripts without capitals."""
    found = words(text)
    tag = text.language
    large = [place for place, word in enumerate(found.text) if word[0].isupper()]
    if not large or not small_words(tag):
        return ()
    shouted = len(large) > _MOST_CAPITALS * found.kind.count(WORD) and len(large) > _FEW
    dates = _dates(tag)
    return tuple(
        _name(text, found, place, shouted)
        for place in large
        if len(found.text[place]) >= _SHORTEST and found.kind[place] == WORD and found.lower[place] not in dates
    )


def _name(text: Text, found: Words, place: int, shouted: bool) -> Name:
    """The name at a token with a capital, in a text of which most words may have one."""
    word = found.text[place]
    latin, places, small, known = _facts(word, found.lower[place], text.language)
    begins = begins_sentence(found, place)
    sure = known and len(word) >= _SHORTEST_SURE and (not shouted or bool(places))
    if sure and not places and language(text.language).common_nouns:  # a surname is a noun too: Kiefer, Schuppen
        sure = _stands_with_a_name(found, place, text.language)
    initial = sure and begins and not _goes_on(found, place, text.language)
    span = found.start[place], found.end[place]
    acronym = word[:-1].isupper()  # TVs
    return Name(*span, word, latin, places, sure and not initial, initial, begins and small, acronym)


@lru_cache(maxsize=_REMEMBERED)
def _facts(word: str, lower: str, tag: str) -> tuple[str, frozenset[str], bool, bool]:
    """A word in Latin letters, the places it may name, whether it is small elsewhere, and whether a name."""
    tongue = language(tag)
    latin, places, small = romanised(word, tag), places_of(lower, tag), is_small(lower, tag)
    if small and places and is_city(lower, tag):  # Astana, and the Kazakh word for a capital
        small = False
    elif small and (places or is_known_name(lower, tag)):  # by its beginning alone? Putin, and the autumn fishing
        small = any(is_listed_small(stem, tag) for stem in name_stems(lower, tag))
    known = not small
    if tongue.common_nouns:  # every noun has a capital
        places = sure_places_of(lower, tag)
        known = known and (bool(places) or (not is_noun(word, tongue) and is_spelling(latin)))
    return latin, places, small, known


def _stands_with_a_name(found: Words, place: int, tag: str) -> bool:
    """Whether a word is followed by a name, or stands behind a title or a word that is no ordinary one."""
    if _goes_on(found, place, tag):
        return True
    before, tongue = found.text[place - 1] if place else "", language(tag)
    if before.lower() in tongue.naming.titles_before:
        return True
    return before[:1].isupper() and not is_noun(before, tongue) and not is_small(before.lower(), tag)


def _goes_on(found: Words, place: int, tag: str) -> bool:
    """Whether a word at the head of a sentence is a name all the same: a place, or followed by another name."""
    if places_of(found.lower[place], tag):
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
    """Whether a token may have its capital from the sentence that it begins."""
    return place == 0 or found.text[place - 1] in _ENDS_SENTENCE


@lru_cache(maxsize=64)
def _dates(tag: str) -> frozenset[str]:
    """The words for months and days of the week, which figures are compared by."""
    habits = language(tag).numbers
    return frozenset(phrase[0] for table in (habits.months, habits.weekdays) for phrase in table)
