"""Which name of the source became which in the translation: one answer, which all checks of names share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tqcheck.analysis.lexicon import is_ordinary
from tqcheck.analysis.name_sounds import (
    ALIKE,
    Sounds,
    alike,
    begin_alike,
    share_a_key,
    sounds,
    spelt_alike,
    turned_round,
)
from tqcheck.analysis.names import Name, names
from tqcheck.analysis.places import place_names, places_in
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import LATIN, script
from tqcheck.analysis.spellings import is_spelling
from tqcheck.analysis.uncased_names import certain, has_capitals, unanswered
from tqcheck.analysis.words import WORD, words
from tqcheck.language import language
from tqcheck.model import Segment, Text, analysis

_SHORTEST_ALTERED = 5  # letters
_SHORTEST_WORD = 2
_BEGINNING = 5  # letters that two names share if they are one
_NEAR = 0.6  # how alike a misspelt name is to the source's
_BETWEEN = frozenset((" ", "-", "\u00a0"))

Altered = tuple[Name, Name, str | None]  # the source's name, the translation's, and how that should be written


@dataclass(frozen=True, slots=True)
class NamePairing:
    """How the names of a segment answer each other.

    `altered` are names of the translation that are misspelt beside the source's; `missing` are sure names of the
    source that no word of the translation answers, `added` sure names of the translation that no word of the source
    answers.
    """

    altered: tuple[Altered, ...] = ()
    missing: tuple[Name, ...] = ()
    added: tuple[Name, ...] = ()


NOTHING = NamePairing()


@analysis
def paired_names(segment: Segment) -> NamePairing:
    """How the names of the source and of the translation answer each other."""
    if not (has_capitals(segment.source.language) and has_capitals(segment.target.language)):
        return _without_capitals(segment)
    wanted, found = names(segment.source), names(segment.target)
    if not wanted and not found:
        return NOTHING
    missing = _names_of(_unanswered(filter(_tells, wanted), found, segment.target), segment.source.language)
    added = _names_of(_unanswered(filter(_tells, found), wanted, segment.source), segment.target.language)
    altered = _altered(wanted, found, segment)
    taken = {id(one) for pair in altered for one in pair[:2]}
    return NamePairing(
        tuple(altered),
        _joined([one for one in missing if id(one) not in taken], segment.source.raw),
        _joined([one for one in added if id(one) not in taken], segment.target.raw),
    )


def replaced_names(segment: Segment) -> list[tuple[Name, Name]]:
    """The names of the source that became others: what is missing and what was added, in the order of the texts."""
    pairing = paired_names(segment)
    return list(zip(pairing.missing, pairing.added, strict=False))


def lost_names(segment: Segment) -> tuple[Name, ...]:
    """The names of the source that are missing, with none in their place."""
    pairing = paired_names(segment)
    lost = pairing.missing[len(pairing.added) :]
    if not lost:
        return lost
    tag = segment.source.language
    home = {name for code in language(tag).naming.home for name in place_names(tag).get(code, ())}
    return tuple(one for one in lost if one.word not in home)


@analysis
def same_names(segment: Segment) -> tuple[tuple[Name, Name], ...]:
    """The sure names of the translation, each with the name of the source that it answers by its sound."""
    wanted = [one for one in names(segment.source) if not one.small and not one.acronym]
    pairs = []
    for other in names(segment.target) if wanted else ():
        if _tells(other) and len(other.latin) >= _SHORTEST_ALTERED:
            likeness, _, one = max((alike(one.latin, other.latin), -one.start, one) for one in wanted)
            if likeness >= ALIKE:
                pairs.append((one, other))
    return tuple(pairs)


def _without_capitals(segment: Segment) -> NamePairing:
    """How names answer each other where a side has no capitals.

    Of the names of a source with capitals those alone are missing of which it is known what the translation calls them.
    """
    source, target = segment.source, segment.target
    if has_capitals(target.language):
        added, missing = unanswered(target, source)
        return NamePairing(missing=missing, added=added)
    if not has_capitals(source.language):
        return NOTHING
    missing, added = unanswered(source, target)
    known = (one for one in missing if certain(one, source.language, target.language))
    return NamePairing(missing=tuple(known), added=added)


def _tells(one: Name) -> bool:
    """Whether a word is likely a name, and one that is spelt out."""
    return (one.sure or one.initial) and not one.acronym


def _names_of(left: Iterable[Name], tag: str) -> list[Name]:
    """Those of some likely names that are no ordinary words by the language's dictionary, which only they load.

    A word at the head of a sentence is a name only if the dictionary denies it.
    """
    return [one for one in left if one.places or not _is_word(one, tag)]


def _is_word(one: Name, tag: str) -> bool:
    """Whether a likely name is an ordinary word: inside a sentence only a dictionary that marks names can say so."""
    ordinary = is_ordinary(tag, one.word.lower())
    return ordinary is not False if one.initial else bool(ordinary and language(tag).dictionary == "pymorphy3")


@analysis
def _latin_words(text: Text) -> tuple[str, ...]:
    """The words of a text in Latin letters."""
    found = words(text)
    return tuple(
        romanised(word, text.language)
        for word, kind in zip(found.lower, found.kind, strict=True)
        if kind == WORD and len(word) >= _SHORTEST_WORD
    )


def _unanswered(wanted: Iterable[Name], others: Sequence[Name], text: Text) -> list[Name]:
    """The names that no word of the other side answers: neither as the same place nor by its sound.

    Words with a capital answer by a key that they share; others, such as adjectives of names, by likeness alone.
    """
    large = [other.latin for other in others if not other.small]
    left = [one for one in wanted if not _begins_like_one(one.latin, large)]
    if not left:
        return left
    heard = _heard(large)
    left = [one for one in left if not share_a_key(sounds(one.latin), heard)]
    left = [one for one in left if not one.places or one.places.isdisjoint(places_in(text))]
    if not left:
        return left
    every = _latin_words(text)
    return [
        one
        for one in left
        if not any(begin_alike(one.latin, word) and alike(one.latin, word) >= ALIKE for word in every)
    ]


def _begins_like_one(latin: str, others: Iterable[str]) -> bool:
    """Whether a name begins as another does, which answers most names before they are listened to."""
    beginning = latin[:_BEGINNING]
    return len(beginning) == _BEGINNING and any(other.startswith(beginning) for other in others)


def _heard(latin: Iterable[str]) -> Sounds:
    """The keys of several words."""
    each = [sounds(word) for word in latin if word]
    return Sounds(frozenset().union(*(one.whole for one in each)), frozenset().union(*(one.cut for one in each)))


def _joined(left: Sequence[Name], raw: str) -> tuple[Name, ...]:
    """Names with their neighbours: first name and surname are one."""
    joined: list[Name] = []
    for one in left:
        before = joined[-1] if joined else None
        if before and raw[before.end : one.start] in _BETWEEN:
            word = raw[before.start : one.end]
            joined[-1] = before._replace(end=one.end, word=word, places=before.places | one.places)
        else:
            joined.append(one)
    return tuple(joined)


def _altered(wanted: Sequence[Name], found: Sequence[Name], segment: Segment) -> list[Altered]:
    """The names of the translation of which two letters changed places."""
    result: list[Altered] = []
    for one in found:
        if one.acronym or not one.sure or len(one.latin) < _SHORTEST_ALTERED:
            continue
        if any(one.latin.startswith(other.latin) or other.latin.startswith(one.latin) for other in wanted):
            continue
        near = [other for other in wanted if not other.acronym and alike(one.latin, other.latin) >= _NEAR]
        if any(spelt_alike(one.latin, other.latin) for other in near) or is_spelling(_spelling(one)):
            continue
        if not one.places or one.places.isdisjoint(places_in(segment.source)):
            result += (
                _turned_like(one, near)[:1]
                or _turned_known(one, near, segment.target.language)[:1]
                or _turned_place(one, wanted, segment)[:1]
            )
    return result


def _spelling(one: Name) -> str:
    """A name as the known spellings have it."""
    return one.latin if script(one.word[0]) == LATIN else one.word.lower()


def _turned_like(one: Name, near: Iterable[Name]) -> list[Altered]:
    """The name of the source that a name would be spelt like with two letters turned round."""
    places = ((other, turned_round(one.latin, other.latin)) for other in near)
    return [(other, one, _turned(one, place)) for other, place in places if place is not None]


def _turned_known(one: Name, near: Sequence[Name], tag: str) -> list[Altered]:
    """A known spelling that a name would have with two letters turned round, if it sounds like the source's name."""
    written = _spelling(one)
    return [
        (other, one, _turned(one, place))
        for place in range(1, len(written) - 2)
        if written[place] != written[place + 1]
        for turned in [written[:place] + written[place + 1] + written[place] + written[place + 2 :]]
        if is_spelling(turned)
        for other in near
        if share_a_key(sounds(romanised(turned, tag)), sounds(other.latin))
    ]


def _turned_place(one: Name, wanted: Iterable[Name], segment: Segment) -> list[Altered]:
    """The place of the source that the translation lacks and that a name is a misspelling of."""
    there, tag = places_in(segment.target), segment.target.language
    return [
        (other, one, name)
        for other in wanted
        for code in other.places - there
        for name in place_names(tag).get(code, ())
        if turned_round(one.latin, romanised(name, tag)) is not None
    ]


def _turned(one: Name, place: int) -> str | None:
    """A name with two letters changed back; None where its letters are not those that are compared."""
    if len(one.word) != len(one.latin):
        return None
    letters = one.word
    return letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
