"""Names that were rendered by what they mean: Вера as Faith, Нұрғалиев as “light of Ali”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tqcheck.analysis.forms import same_word
from tqcheck.analysis.heard_text import sounds_in
from tqcheck.analysis.lexicon import is_ordinary
from tqcheck.analysis.name_sounds import ALIKE, alike, begin_alike, share_a_key, sounds
from tqcheck.analysis.names import Name, begins_sentence, names
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.stems import stems
from tqcheck.analysis.uncased_names import has_capitals
from tqcheck.analysis.words import WORD, capitalised, fold, tokenise, words
from tqcheck.language import Language, language
from tqcheck.model import Segment, Text, analysis
from tqcheck.remembered import Remembered

_FOLDER = Path(__file__).parent.parent / "name_meanings"  # TAG.tsv: a name and its stems, what it means in languages
_BETWEEN = frozenset((" ", "\u00a0"))
_INITIAL = re.compile(r"\b[^\W\d_]\.\s?$")
_BEGINNING = 2  # letters that endings do not change
_SHORTEST = 3  # letters of a word that is compared by its forms, and of a name beside another

Phrase = tuple[str, ...]  # the tokens of a meaning, in lower case


class Meaning(NamedTuple):
    """A name, and what it means in one language."""

    name: str
    phrases: tuple[Phrase, ...]


class Translated(NamedTuple):
    """The places, in source and translation, of a name and of the words for what it means; and the name itself."""

    source: tuple[int, int]
    target: tuple[int, int]
    name: str


class Beside(NamedTuple):
    """A word beside a name, in its letters and in Latin ones, and whether its own text alone makes it a likely name."""

    word: Text
    latin: str
    sure: bool


@lru_cache(maxsize=256)
def meanings(tag: str, other: str) -> Mapping[str, Meaning]:
    """What the names of a language mean in another one, by the stems of the names.

    Meanings that sound like the name (Roza, rose) are left out: one cannot tell them from a spelling of it.
    """
    path = _FOLDER / f"{language(tag).primary}.tsv"
    if not path.exists():
        return {}
    header, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    if language(other).primary not in header[1:]:
        return {}
    column, tongue = header.index(language(other).primary), language(other)
    found: dict[str, Meaning] = {}
    for row in rows:
        name, *forms = row[0].split()
        phrases = tuple(tuple(tokenise(cell.strip(), tongue).lower) for cell in row[column].split("|"))
        kept = tuple(phrase for phrase in phrases if phrase and not _sounds_so(phrase, name, tag, other))
        if kept:
            for form in (name, *forms):
                found |= dict.fromkeys(stems(form.lower(), tag), Meaning(name, kept))
    return found


def _sounds_so(phrase: Phrase, name: str, tag: str, other: str) -> bool:
    return len(phrase) == 1 and alike(romanised(name, tag), romanised(phrase[0], other)) >= ALIKE


@analysis
def translated_names(segment: Segment) -> tuple[Translated, ...]:
    """The names of the source that the translation renders by their meaning, and nowhere by their sound."""
    source, target = segment.source, segment.target
    if not has_capitals(target.language) or not meanings(source.language, target.language):
        return ()
    found: list[Translated] = []
    for place, meaning in _meant(source, target.language):
        span = words(source).start[place], words(source).end[place]
        beside = _beside(source, place)
        there = _rendered(meaning, beside, source, place, target)
        if there and not _stands_in(source.raw[slice(*span)], beside, source.language, target):
            found.append(Translated(span, there, meaning.name))
    return tuple(found)


def _meant(text: Text, other: str) -> Iterator[tuple[int, Meaning]]:
    """The tokens of a text that may be names with a meaning: with a capital, where the language has them."""
    found, meanings_of = words(text).text, _meaning(text.language, other)
    for place in capitalised(text) if has_capitals(text.language) else range(len(found)):
        meaning = meanings_of[found[place]]
        if meaning:
            yield place, meaning


@lru_cache(maxsize=256)
def _meaning(tag: str, other: str) -> Remembered[Meaning | None]:
    """What words of a language, as they are written, mean in another one, if they are names with a meaning."""
    known, tongue = meanings(tag, other), language(tag)
    beginnings = {name[:_BEGINNING] for name in known}

    def meaning(word: str) -> Meaning | None:
        lower = fold(word, tongue)
        if lower[:_BEGINNING] not in beginnings:
            return None
        for stem in stems(lower, tag):
            roots = (stem, *(stem.removesuffix(end) for end in tongue.surname_endings))
            found = next((known[root] for root in roots if root in known), None)
            if found:
                return found
        return None

    return Remembered(meaning)


def _rendered(
    meaning: Meaning, beside: Sequence[Beside], source: Text, place: int, target: Text
) -> tuple[int, int] | None:
    """Where a translation has what a name of the source means, in the name's place.

    That is beside the name that stands beside it in the source. Where nothing does, verbs of saying and initials tell
    that it is a person's; a meaning of several words tells that by itself.
    """
    found = words(target)
    person = _is_persons(source, place)
    for phrase in meaning.phrases:
        for first in _places(phrase, found.lower, language(target.language)):
            last = first + len(phrase) - 1
            span = found.start[first], found.end[last]
            large = found.text[first][0].isupper()
            if large or len(phrase) > 1:
                if _answers(beside, first, last, target):
                    return span
                alone = len(phrase) > 1 or (person and not beside and not begins_sentence(found, first))
                if alone and has_capitals(source.language):
                    return span
    return None


def _places(phrase: Phrase, lower: Sequence[str], tongue: Language) -> Iterator[int]:
    """Where a phrase begins among tokens, whatever the endings of its words."""
    for first in range(len(lower) - len(phrase) + 1):
        if all(_is_word(word, lower[first + i], tongue) for i, word in enumerate(phrase)):
            yield first


def _is_word(word: str, other: str, tongue: Language) -> bool:
    return word == other or (word[:_SHORTEST] == other[:_SHORTEST] and same_word(word, other, tongue))


def _beside(text: Text, place: int) -> list[Beside]:
    """The words right beside a token that may be names: those with a capital, where the language has them."""
    found = words(text)
    start, end = found.start[place], found.end[place]
    if has_capitals(text.language):
        each = (one for one in names(text) if _may_be_name(one) and _touch((start, end), (one.start, one.end), text))
        return [Beside(Text(one.word, text.language), one.latin, one.sure or one.initial) for one in each]
    near = [other for other in (place - 1, place + 1) if 0 <= other < len(found) and found.kind[other] == WORD]
    return [
        Beside(Text(found.text[other], text.language), romanised(found.lower[other], text.language), False)
        for other in near
        if len(found.text[other]) >= _SHORTEST
    ]


def _may_be_name(one: Name) -> bool:
    """Whether a word has its capital from itself; what it sounds like on the other side decides."""
    return not one.small and not one.acronym


def _touch(one: tuple[int, int], other: tuple[int, int], text: Text) -> bool:
    first, second = sorted((one, other))
    return text.raw[first[1] : second[0]] in _BETWEEN


def _is_persons(text: Text, place: int) -> bool:
    """Whether a verb of saying stands beside a token, or an initial before it."""
    found, saying = words(text), language(text.language).reporting.saying
    if _INITIAL.search(text.raw[: found.start[place]]):
        return True
    return bool(saying) and (saying.before(found.lower, place) or saying.at(found.lower, place + 1)) is not None


def _answers(beside: Sequence[Beside], first: int, last: int, target: Text) -> bool:
    """Whether tokens of the translation are beside a name that answers one of the source's.

    They are no name where another word with a capital on their other side makes a title of them: Nobel Peace Prize.
    """
    if not beside:
        return False
    found = words(target)
    span = found.start[first], found.end[last]
    for one in filter(_may_be_name, names(target)):
        if _touch(span, (one.start, one.end), target) and any(_is_other(one, other, target) for other in beside):
            return not _is_title(target, last + 1 if one.end <= span[0] else first - 1)
    return False


def _is_other(one: Name, other: Beside, target: Text) -> bool:
    """Whether a word of the translation is a name of the source; Monument and монумент are words on either side."""
    tag = other.word.language
    heard = _one(one.latin, other.latin) or (not has_capitals(tag) and sounds_in(one.latin, other.word) is True)
    if not heard or not (one.sure or one.initial or other.sure):
        return False
    return not (is_ordinary(tag, other.word.raw.lower()) and is_ordinary(target.language, one.word.lower()))


def _is_title(text: Text, place: int) -> bool:
    """Whether a token has a capital inside a sentence, and yet is no name."""
    found = words(text)
    if not (0 <= place < len(found) and found.kind[place] == WORD and found.text[place][0].isupper()):
        return False
    own = (one.start for one in names(text) if one.sure or one.initial)
    return not begins_sentence(found, place) and found.start[place] not in own


def _one(latin: str, other: str) -> bool:
    return share_a_key(sounds(latin), sounds(other)) or (begin_alike(latin, other) and alike(latin, other) >= ALIKE)


def _stands_in(name: str, beside: Sequence[Beside], tag: str, target: Text) -> bool:
    """Whether a word of the translation answers a name by its sound, and not one of those beside it."""
    found, latin = words(target), romanised(name, tag)
    each = (
        romanised(word, target.language)
        for word, kind in zip(found.text, found.kind, strict=True)
        if kind == WORD and word[0].isupper() and len(word) >= _SHORTEST
    )
    return any(_one(latin, word) and not any(alike(word, other.latin) >= ALIKE for other in beside) for word in each)
