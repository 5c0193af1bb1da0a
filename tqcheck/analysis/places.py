"""Countries and cities: which of them a word names, in any of its forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import compress, count

from tqcheck.analysis.measures import currency
from tqcheck.analysis.name_forms import LOST_VOWELS, name_stems
from tqcheck.analysis.place_names import FOLDER, PARTS, cities, listed_places, place_names
from tqcheck.analysis.place_phrases import long_names, named_by_phrases, plain_spaces
from tqcheck.analysis.vocabulary import is_listed_small, is_small
from tqcheck.analysis.words import fold, words
from tqcheck.language import language
from tqcheck.model import Text, analysis
from tqcheck.remembered import Remembered

_REMEMBERED = 1 << 16
_SHORTEST = 4  # letters that a form has to begin with
_LONG = 5  # letters by which a word is told inside another one
_ENDING = 2  # letters of a name that its forms may lose: Россия, России
_FIRST = 3  # letters by which beginnings are found
_INSIDE = 2  # letters before one that stands inside a word
_NOWHERE: frozenset[str] = frozenset()
_VOWELS = frozenset("aeiouyаеёиоуыэюяьіїєәө")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")  # U.S.

Stem = tuple[str, str]  # the beginning of a word, and the code of the place


def _beginning(word: str) -> str:
    """What the forms of a name share: a vowel at its end gives way to endings."""
    return word[:-1] if len(word) > _SHORTEST and word[-1] in _VOWELS else word


def _of_city(word: str) -> str:
    """The same of a city, whose people's word is listed if it is another one: a regime is not Regina's."""
    return word[:-1] if len(word) > _LONG else _beginning(word)


def places_of(word: str, tag: str) -> frozenset[str]:
    """The codes of the places that a lower-case word may name, or whose people it names."""
    return _told(tag)[word]


@lru_cache(maxsize=64)
def _told(tag: str, small: bool = False) -> Remembered[frozenset[str]]:
    """The codes of the places that words of a language may name, or those that they may without a capital."""
    stems, peoples, tongue, size = _stems(tag), _peoples(tag), language(tag), _FIRST
    begun: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for stem in stems:
        if not (small and stem in _large(tag)):
            begun[stem[:size]] += (stem,)  # initials of two letters (UK) begin a word that is no more than they

    def told(word: str) -> frozenset[str]:
        likely = begun.get(word[:size])
        if likely is None or not word.startswith(likely):  # nearly all
            return _NOWHERE
        if (unit := tongue.units.at((word,), 0)) and currency(unit[0]):  # the euro is no part of the world
            return _NOWHERE
        if word in tongue.common_words or word in tongue.closed_words:  # dans is no Dane
            likely = tuple(s for s in likely if peoples.get(s) or len(s) >= (_SHORTEST if s in peoples else _LONG))
        return _NOWHERE.union(*[stems[stem] for stem in likely if word.startswith(stem)])

    return Remembered(told)


@lru_cache(maxsize=_REMEMBERED)
def sure_places_of(word: str, tag: str) -> frozenset[str]:
    """The same where little else could be meant: the word begins with a whole name, or with much of its people's.

    So do the words of a name of several.
    """
    if word in long_names(tag):
        return long_names(tag)[word]
    if not places_of(word, tag):
        return _NOWHERE
    stems = _stems(tag)
    sizes = (size for size in range(_SHORTEST, len(word) + 1) if word[:size] in stems)
    found = {code for size in sizes for code in stems[word[:size]] if _is_whole(word[:size], word, code, tag)}
    return frozenset(found) if found else _NOWHERE


def _is_whole(stem: str, word: str, code: str, tag: str) -> bool:
    """Whether a beginning is that of a people, or a word has the rest of the place's name as well."""
    if stem in _peoples(tag):
        return True
    return any(
        whole.startswith(stem) and (word.startswith(whole) if len(whole) > _SHORTEST else _is_form(word, name, tag))
        for whole, name in _wholes(tag).get(code, ())
    )


def _is_form(word: str, name: str, tag: str) -> bool:
    """Whether a lower-case word is a short name in one of its forms: China, and no chink."""
    return any(stem + vowel == name for stem in name_stems(word, tag) for vowel in LOST_VOWELS)


@lru_cache(maxsize=64)
def _wholes(tag: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What the forms of each place's names of one word begin with, and the names, in lower case.

    A part of a longer one is an ordinary word.
    """
    tongue = language(tag)
    each = {code: [fold(name, tongue) for name in names] for code, names in place_names(tag).items()}
    return {
        code: tuple((_beginning(name), name) for name in names if PARTS.fullmatch(name)) for code, names in each.items()
    }


@lru_cache(maxsize=64)
def _listed_peoples(tag: str) -> frozenset[str]:
    """The words for peoples, and for what is theirs, that a language writes with a capital."""
    rows = (line.split("\t") for line in (FOLDER / "peoples.tsv").read_text("utf-8").splitlines())
    base = language(tag).base
    return frozenset(word for row in rows if row[0] == base for word in row[1].split())


def is_people(word: str, tag: str) -> bool:
    """Whether a lower-case word is, in one of its forms, listed as that for a people or a part of the world."""
    listed = _listed_peoples(tag)
    return bool(listed) and any(stem + vowel in listed for stem in name_stems(word, tag) for vowel in LOST_VOWELS)


@lru_cache(maxsize=_REMEMBERED)
def is_peoples_name(word: str, tag: str) -> bool:
    """Whether a lower-case word is what a people is called, in one of its forms."""
    stems = (stem for stem in name_stems(word, tag) if len(stem) >= _SHORTEST)
    return any(_peoples(tag).get(_beginning(stem)) is False for stem in stems)


@lru_cache(maxsize=_REMEMBERED)
def is_city(word: str, tag: str) -> bool:
    """Whether a lower-case word is the name of a listed city, river or region, in one of its forms."""
    return any(_beginning(stem) in _listed_cities(tag) for stem in name_stems(word, tag))


@lru_cache(maxsize=64)
def _listed_cities(tag: str) -> frozenset[str]:
    """The beginnings of the words for cities, rivers and regions."""
    names = (stem for _, stems in cities(tag) for stem in stems if stem[:1].isupper())
    return frozenset(_beginning(fold(name, language(tag))) for name in names)


@lru_cache(maxsize=64)
def _peoples(tag: str) -> Mapping[str, bool]:
    """The beginnings of the words for the people of all countries, and for cities, and whether they need a capital.

    So do words that are ordinary ones elsewhere, such as that for the States.
    """
    tongue = language(tag)
    each = (stem for _, stems in (*cities(tag), *tongue.demonyms.items()) for stem in stems)
    return {_beginning(fold(stem, tongue)): stem[:1].isupper() for stem in each}


@lru_cache(maxsize=64)
def _parts(tag: str) -> Mapping[str, tuple[str, ...]]:
    """The words of the names of each place that are no ordinary words, in lower case."""
    tongue = language(tag)
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, names in listed_places(tag).items():
        for name in names:
            parts = PARTS.findall(fold(name, tongue))
            common = is_listed_small if len(parts) == 1 else is_small  # China is none, the North of North Korea is
            found[code] += tuple(word for word in parts if len(word) >= _SHORTEST and not common(word, tag))
    return dict(found)


@lru_cache(maxsize=64)
def _stems(tag: str) -> Mapping[str, frozenset[str]]:
    """The beginnings of the words of all names, with the codes of their places."""
    tongue = language(tag)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, parts in _parts(tag).items():
        for word in parts:
            found[_of_city(word) if "/" in code else word[: max(_SHORTEST, len(word) - _ENDING)]].add(code)
    for code, stems in (*tongue.demonyms.items(), *cities(tag)):
        for word in stems:
            found[_beginning(fold(word, tongue))].add(code)
    return {stem: frozenset(codes) for stem, codes in found.items()}


@lru_cache(maxsize=64)
def letters_of(tag: str) -> Mapping[str, tuple[frozenset[str], ...]]:
    """The letters of each beginning of the words that a language has for a place."""
    return {code: tuple(map(frozenset, stems)) for code, stems in _stems_of(tag).items()}


@analysis
def told_by_words(text: Text) -> list[frozenset[str]]:
    """For each token of a text with spaces, the codes of the places it may name: too many rather than too few."""
    found, tag = words(text), text.language
    told, large = [*map(_told(tag).__getitem__, found.lower)], _large(tag)
    for place in compress(count(), told) if large else ():
        word = found.text[place]
        if word.startswith(large) and not word[0].isupper():
            told[place] = _told(tag, small=True)[word]
    return told


@lru_cache(maxsize=64)
def _large(tag: str) -> tuple[str, ...]:
    """The beginnings of words that tell of a country with a capital alone: les États, but no états."""
    tongue = language(tag)
    each = (stem for stems in tongue.demonyms.values() for stem in stems)
    return tuple(_beginning(fold(stem, tongue)) for stem in each if stem[:1].isupper())


@analysis
def places_in(text: Text) -> frozenset[str]:
    """The codes of all places that the words of a text may name."""
    if not language(text.language).spaced:
        names = _unspaced(text.language)
        return frozenset(code for first in set(text.raw) for name, code in names.get(first, ()) if name in text.raw)
    found = _NOWHERE.union(*filter(None, told_by_words(text)))
    if "." in text.raw[:-1]:
        for match in _INITIALS.findall(text.raw):
            found |= places_of(match.replace(".", "").lower(), text.language)
    phrases, tokens = _phrases(text.language), words(text).lower
    if not phrases.keys().isdisjoint(tokens):
        lower = plain_spaces(text.raw).lower()
        found |= {code for word in phrases.keys() & tokens for phrase, code in phrases[word] if phrase in lower}
    return found


@analysis
def told_closely(text: Text) -> frozenset[str]:
    """The codes of the places that a text may name, where those of several words tell of no other: North Korea."""
    named, found = named_by_phrases(text), words(text)
    inside, apart = _NOWHERE, _NOWHERE.union(*(places for _, _, places in named))
    for at, places in zip(found.start, told_by_words(text), strict=True):
        if places and any(start <= at < end for start, end, _ in named):
            inside |= places
        else:
            apart |= places
    return (places_in(text) - inside) | apart


@lru_cache(maxsize=64)
def _phrases(tag: str) -> Mapping[str, tuple[Stem, ...]]:
    """The names of places that are several words, of which none tells by itself, by the first one: United Kingdom."""
    found: defaultdict[str, tuple[Stem, ...]] = defaultdict(tuple)
    for phrase, codes in long_names(tag).items():
        parts = PARTS.findall(phrase)
        for code in codes.difference(*(places_of(part, tag) for part in parts)):
            found[parts[0]] += ((phrase, code),)
    return dict(found)


def told_inside(word: str, tag: str, places: frozenset[str], text: Text) -> bool:
    """Whether a longer word tells of a place that both have: Süditalien of Italy, Южнокорейский of Korea.

    That is a word of the text for one of the places of a word, or that word itself for one of the text's.
    """
    there, here = _stems_of(text.language), _stems_of(tag)
    if any(_has_inside(other, there.get(place, ())) for place in places for other in words(text).lower):
        return True
    return any(_has_inside(word, here.get(place, ())) for place in places_in(text))


def _has_inside(word: str, stems: Iterable[str]) -> bool:
    """Whether any of some beginnings stands inside a longer word, by no chance: woman tells of no Oman."""
    for stem in stems:
        place = word.find(stem, _INSIDE) if len(stem) >= _SHORTEST else -1
        if place > 0 and (len(stem) >= _LONG or len(word) >= place + len(stem) + _ENDING):
            return True
    return False


@lru_cache(maxsize=64)
def _stems_of(tag: str) -> Mapping[str, tuple[str, ...]]:
    """The beginnings of the words that a language has for each place."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for stem, codes in _stems(tag).items():
        for code in codes:
            found[code] += (stem,)
    return dict(found)


def place_word(text: Text, places: frozenset[str]) -> tuple[int, int]:
    """The span of the first word of a text that may name one of some places; of all of it where no word does."""
    found = words(text)
    for place, told in enumerate(told_by_words(text)):
        if not places.isdisjoint(told):
            return found.start[place], found.end[place]
    return 0, len(text.raw)


@lru_cache(maxsize=64)
def _unspaced(tag: str) -> Mapping[str, tuple[Stem, ...]]:
    """The names of places and the beginnings of their peoples', by first character, in a script without spaces."""
    found: defaultdict[str, tuple[Stem, ...]] = defaultdict(tuple)
    for code, names in (*place_names(tag).items(), *language(tag).demonyms.items(), *cities(tag)):
        for name in names:
            found[name[:1]] += ((name, code),)
    return dict(found)
