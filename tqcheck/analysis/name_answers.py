"""Whether a name of one side is answered on the other: as the same place, by its letters, or by its sound."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, count

from tqcheck.analysis.letter_links import unlikeness
from tqcheck.analysis.name_sounds import ALIKE, alike, begin_alike, consonants, plain_spelling, share_a_key, sounds
from tqcheck.analysis.names import Name
from tqcheck.analysis.places import is_peoples_name, places_in, places_of, sure_places_of, told_by_words, told_inside
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import CYRILLIC, LATIN, script
from tqcheck.analysis.words import words
from tqcheck.language import language
from tqcheck.model import Text, analysis
from tqcheck.remembered import Remembered

_NOWHERE: frozenset[str] = frozenset()
_REMEMBERED = 1 << 16
_BEGINNING = 5  # letters that two names share if they are one
_SHORTEST_WORD = 2
_MENTIONED = 4  # letters that all mentions of a name share
_LONGEST_ENDING = 4  # letters in which they may differ
_SHORTEST_PEOPLE = 2  # letters that a country is told by
_LIKE = 2.4  # nats a letter, up to which one name may be written as the other
_NOT_UNLIKE = 3.2  # the same where the consonants speak for it
_HOPELESS = 70  # per cent of all letters and of the consonants' classes, below which two spellings are not compared
_MADE_FROM = 2  # letters in which a word that is made from a name begins like it, out of so many in any spelling
_SPELT = 6
_SHARE = 0.7  # of a name's letters, that a word with a small letter has to have to be made from it
_SOUNDS_ALIKE = 0.5  # how alike two names of one script are, if their consonants speak for it

Latin = tuple[str, str]  # a word in Latin letters, and what it begins with in any spelling


def unanswered(wanted: Iterable[Name], others: Sequence[Name], text: Text, other: Text) -> list[Name]:
    """The names of a text that nothing of the other answers: neither as the same place nor by its letters.

    Words with a capital answer by their sound; others, such as adjectives of names, by likeness alone.
    """
    large = [one for one in others if not one.small]
    # To begin as another does answers most names before they are listened to.
    begun = {one.latin[:_BEGINNING] for one in large if len(one.latin) >= _BEGINNING}
    left = [one for one in wanted if one.latin[:_BEGINNING] not in begun]
    if not left:
        return left
    left = [one for one in left if not one.places or one.places.isdisjoint(places_in(other))]
    tag, tongue = text.language, other.language
    left = [one for one in left if not _may_be_any(one, tag, large, tongue)]
    if not left:
        return left
    every = _latin_words(other)
    left = [one for one in left if not _like_any(one.latin, every) and not _is_part(one, text, large)]
    return [one for one in left if not told_inside(one.word.lower(), text.language, one.places, other)]


def _is_part(one: Name, text: Text, others: Iterable[Name]) -> bool:
    """Whether a name and its neighbour are one word on the other side: Monte Carlo, Montecarlo."""
    found = words(text)
    place = bisect_left(found.start, one.start)
    beside = {latin for near in found.text[max(place - 1, 0) : place + 2] if (latin := romanised(near, text.language))}
    return any(
        other.latin in (before + one.latin, one.latin + before) for other in others for before in beside - {one.latin}
    )


def _may_be_any(one: Name, tag: str, others: Iterable[Name], tongue: str) -> bool:
    """Whether a name may be one of some others; the likest are looked at first, since to listen is dear."""
    from rapidfuzz.fuzz import ratio  # 15 ms that texts without names do not cost

    likest = [*others]
    if len(likest) > 1:
        likest.sort(key=lambda other: ratio(one.latin, other.latin), reverse=True)
    return any(may_be_one(one.word, tag, other.word, tongue) for other in likest)


def may_be_one(word: str, tag: str, other: str, tongue: str) -> bool:
    """Whether two words with a capital may be one name in two languages."""
    if (tongue, other) < (tag, word):  # asked from either side, it is answered once
        return _may_be_one(other, tongue, word, tag)
    return _may_be_one(word, tag, other, tongue)


def lost_peoples(text: Text, other: Text) -> list[Name]:
    """The words of a text for what is a country's, written small, of whose country nothing in the other text tells."""
    tag, found = text.language, words(text)
    if not language(tag).naming.peoples:
        return []
    lost = []
    for place in compress(count(), told_by_words(text)):
        places = _peoples_of(found.text[place], tag)
        if not places:
            continue
        latin = romanised(found.text[place], tag)
        if not places.isdisjoint(places_in(other)) or told_inside(found.text[place], tag, places, other):
            continue
        if not _like_any(latin, _latin_words(other)):
            span = found.start[place], found.end[place]
            lost.append(Name(*span, found.text[place], latin, places, True, False, True, False))
    return lost


@lru_cache(maxsize=_REMEMBERED)
def _peoples_of(word: str, tag: str) -> frozenset[str]:
    """The codes of the countries whose people or things a word with a small letter surely tells of."""
    naming = language(tag).naming
    ordinary = not word.islower() or word.startswith(tuple(naming.no_peoples))
    places = _NOWHERE if ordinary else sure_places_of(word, tag)
    if not places or any(mark in word[_SHORTEST_PEOPLE:] for mark in naming.peoples):
        return places
    return places if is_peoples_name(word, tag) else _NOWHERE


def lost_mentions(wanted: Sequence[Name], text: Text, other: Text) -> list[Name]:
    """The further mentions of names that the other text has as well, but not so often."""
    lost: list[Name] = []
    if len({one.latin[:_MENTIONED] for one in wanted}) == len(wanted):  # most names are mentioned once
        return lost
    mentions: defaultdict[str, list[Name]] = defaultdict(list)
    for one in wanted:
        mentions[one.latin[:_MENTIONED]].append(one)
    for same in mentions.values():
        sizes = [len(one.latin) for one in same]
        alike_long = all(abs(size - sizes[0]) <= _LONGEST_ENDING for size in sizes)
        if len(same) > 1 and alike_long and len({script(one.word[0]) for one in same}) == 1:
            others = [each[0] for each in mentions.values() if each is not same]
            found = [word for word in words(other).text if _answers(same[0], text.language, word, other.language)]
            times = sum(not _likelier_another(same[0], word, other.language, others) for word in found)
            lost += same[times:] if times else []
    return lost


def _likelier_another(one: Name, word: str, tongue: str, others: Iterable[Name]) -> bool:
    """Whether a word that may answer a name is more like another one of the same text: Simpson is no Sims."""
    latin = romanised(word, tongue)
    likeness = alike(one.latin, latin)
    return any(alike(other.latin, latin) > max(likeness, ALIKE) for other in others)


def _answers(one: Name, tag: str, word: str, tongue: str) -> bool:
    """Whether a word answers a name: it tells of its place, is like it, or with a capital may be it."""
    lower = word.lower()
    if not word[0].isalpha() or len(word) < _SHORTEST_WORD:
        return False
    latin = _latin(tongue)[lower]
    if not one.places.isdisjoint(places_of(lower, tongue)) or (latin and _like_any(one.latin, [latin])):
        return True
    return word[0].isupper() and may_be_one(one.word, tag, word, tongue)


@lru_cache(maxsize=_REMEMBERED)
def _may_be_one(word: str, tag: str, other: str, tongue: str) -> bool:
    from rapidfuzz.fuzz import ratio  # 15 ms that texts without names do not cost

    one, same = romanised(word, tag), romanised(other, tongue)
    if not one or not same:
        return False
    likeness = ratio(one, same)
    if (likeness >= 100 * ALIKE and one[0] == same[0]) or _tells_of(word, tag, same) or _tells_of(other, tongue, one):
        return True
    heard, also = consonants(one), consonants(same)
    if heard and also and likeness + ratio(heard, also) < _HOPELESS:
        return False
    scripts = script(word[0]), script(other[0])
    if scripts == (CYRILLIC, LATIN):
        cost = unlikeness(word.lower(), tag, same, _NOT_UNLIKE)
    elif scripts == (LATIN, CYRILLIC):
        cost = unlikeness(other.lower(), tongue, one, _NOT_UNLIKE)
    else:
        near = alike(one, same) >= _SOUNDS_ALIKE or alike(plain_spelling(one), plain_spelling(same)) >= ALIKE
        return near and share_a_key(sounds(one), sounds(same))
    return cost < _LIKE or (cost < _NOT_UNLIKE and share_a_key(sounds(one), sounds(same)))


def _tells_of(word: str, tag: str, name: str) -> bool:
    """Whether a word is made from a name, of which it may be short, as languages make words for a country's things.

    Шуский of Shu.
    """
    if not romanised(word, tag).startswith(name):
        return False
    lower = word.lower()
    cuts = (lower.find(mark, _SHORTEST_WORD) for mark in language(tag).naming.peoples)
    return any(romanised(lower[:cut], tag) == name for cut in cuts if cut > 0)


def _like_any(name: str, words: Iterable[Latin]) -> bool:
    """Whether one of some words is so like a name that it may be made from it."""
    begins, least = _beginning(name), _SHARE * len(name)
    return any(
        begins == beginning and len(word) >= least and begin_alike(name, word) and alike(name, word) >= ALIKE
        for word, beginning in words
    )


def _beginning(latin: str) -> str:
    """The letters in which a word that is made from a name begins like it, in any spelling."""
    return plain_spelling(latin[:_SPELT])[:_MADE_FROM]


@analysis
def _latin_words(text: Text) -> tuple[Latin, ...]:
    """The words of a text in Latin letters."""
    each = map(_latin(text.language).__getitem__, words(text).lower)
    return tuple([word for word in each if word])


@lru_cache(maxsize=64)
def _latin(tag: str) -> Remembered[Latin | None]:
    """The words of a language in Latin letters; nothing for what is no word."""
    return Remembered(lambda word: _in_latin(word, tag) if len(word) >= _SHORTEST_WORD and word[0].isalpha() else None)


def _in_latin(word: str, tag: str) -> Latin | None:
    latin = romanised(word, tag)
    return (latin, _beginning(latin)) if latin else None
