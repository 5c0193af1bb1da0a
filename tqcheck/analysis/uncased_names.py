"""Which names answer each other where one side has capitals and the other has none.

A name with a capital is looked for in the other text by what it is called there and by its sound. A name without one
is known from a list alone, and so it is noticed when it is lost, but not every name is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tqcheck.analysis.heard_text import sounds_in, sounds_like
from tqcheck.analysis.known_names import Known, exonyms, known_in, likely_in
from tqcheck.analysis.name_sounds import share_a_key, sounds
from tqcheck.analysis.names import Name, names
from tqcheck.analysis.places import places_in
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import HAN, script
from tqcheck.analysis.words import WORD, capitalised, fold, words
from tqcheck.language import language
from tqcheck.model import Text, analysis

_CAPITALS = frozenset({"Latin", "Cyrillic", "Greek", "Armenian"})
_TRANSLATED = "en"  # the language whose words the table of exonyms has
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_SHORTEST_PART = 3
_LONG = 5  # letters of a name that words may be made from
_NO_CONSONANTS = frozenset("aeiouyw")
_MOST_PLACES = 1  # that a word may name, and yet tell: not Republic, nor Island


class Unanswered(NamedTuple):
    """The names of both sides that nothing answers: those with capitals, the surest first, and those without."""

    cased: tuple[Name, ...]
    uncased: tuple[Name, ...]


@lru_cache(maxsize=64)
def has_capitals(tag: str) -> bool:
    """Whether a language's script has capitals."""
    return not language(tag).scripts.isdisjoint(_CAPITALS)


def unanswered(cased: Text, uncased: Text) -> Unanswered:
    """The names that nothing of the other text answers."""
    left = [one for one in names(cased) if one.sure and not one.acronym and not answered(one, uncased)]
    left.sort(key=lambda one: not certain(one, cased.language, uncased.language))
    lost = [one for one in known_in(uncased) if not _known_answered(one, uncased, cased)]
    if left and not lost:
        likely = (one for one in likely_in(uncased) if len(one.form) > 1)
        likely = (one for one in likely if _consonants(one, uncased) >= _SHORTEST_PART)
        lost = [one for one in likely if not _known_answered(one, uncased, cased)]
    return Unanswered(tuple(left), tuple(map(_name, lost)))


def _consonants(one: Known, text: Text) -> int:
    """How many consonants a likely name has, by which its sound can tell."""
    return sum(letter not in _NO_CONSONANTS for letter in romanised(one.form, text.language))


def certain(one: Name, tag: str, other: str) -> bool:
    """Whether it is known what a name is called in the other language."""
    if 0 < len(one.places) <= _MOST_PLACES:
        return True
    return language(tag).base == _TRANSLATED and fold(one.word, language(tag)) in exonyms(other)


def answered(one: Name, text: Text) -> bool:
    """Whether a name with a capital may stand in a text without, or its sound cannot tell."""
    if not one.places.isdisjoint(places_in(text)):
        return True
    forms, foreign = exonyms(text.language).get(one.word.lower(), ()), _foreign(text)
    if any(form in text.raw for form in forms) or one.word.lower() in foreign:
        return True
    # Han characters sound like much: where it is known what a name is called, they are not listened to.
    only_seen = forms and language(text.language).scripts <= {HAN}
    if not only_seen and sounds_in(one.latin, text) is not False:
        return True
    if any(_read_so(one.latin, known) for known in known_in(text)):
        return True
    return share_a_key(sounds(one.latin), sounds("".join(foreign)))


@analysis
def _foreign(text: Text) -> tuple[str, ...]:
    """The words in Latin letters of a text in another script."""
    return tuple(word for word in words(text).lower if word.isascii() and word.isalpha())


def _name(one: Known) -> Name:
    return Name(one.start, one.end, one.form, "", one.answers, sure=True, initial=False, small=False, acronym=False)


@analysis
def _vocabulary(text: Text) -> tuple[frozenset[str], frozenset[str]]:
    """The lower-case words of a text with capitals, and the places that they name, in initials (U.S.) too."""
    initials = {match.replace(".", "").lower() for match in _INITIALS.findall(text.raw)}
    return frozenset(words(text).lower) | initials, places_in(text)


def _known_answered(one: Known, text: Text, other: Text) -> bool:
    """Whether a word of the text with capitals answers a known name: by its place, a word for it, or its sound.

    A name whose English is known, or that Chinese characters write, sounds like a word with a capital; others may be
    ordinary words, such as loanwords.
    """
    spoken, places = _vocabulary(other)
    if not one.answers.isdisjoint(places) or not one.answers.isdisjoint(spoken):
        return True
    if any(word.startswith(answer) for answer in one.answers if len(answer) >= _LONG for word in spoken):
        return True  # Xinhua, Xinhuanet
    form = _form(one.form, text.language)
    surely = one.answers or script(one.form[0]) == HAN
    likely = _large(other) if surely else _latin(other)
    return any(sounds_in(latin, form) or _read_so(latin, one) for latin in likely)


def _read_so(latin: str, one: Known) -> bool:
    """Whether a name whose English nobody has listed may be one in Latin letters: all its characters are heard."""
    return not one.answers and script(one.form[0]) == HAN and sounds_like(latin, one.form, "zh") > 0


@analysis
def _latin(text: Text) -> tuple[str, ...]:
    """The words of a text with capitals in Latin letters."""
    found = words(text)
    return tuple(
        romanised(word, text.language)
        for word, kind in zip(found.lower, found.kind, strict=True)
        if kind == WORD and len(word) >= _SHORTEST_PART
    )


@analysis
def _large(text: Text) -> frozenset[str]:
    """Those of them that have a capital."""
    large = (words(text).lower[place] for place in capitalised(text))
    return frozenset(romanised(word, text.language) for word in large if len(word) >= _SHORTEST_PART)


@lru_cache(maxsize=1 << 13)
def _form(form: str, tag: str) -> Text:
    return Text(form, tag)
