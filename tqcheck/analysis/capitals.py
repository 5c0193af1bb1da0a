"""Words with a capital inside a sentence: names, as far as one article tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tqcheck.analysis.words import WORD, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

_SHORTEST = 4  # letters of a name
_ENDING = 3  # letters by which forms of a name may differ
_LONG = 8  # letters of a name that may have two of them wrong
_OPENS = frozenset(".!?…:;\"“”„«»‘’'(—–-•*")


class Capital(NamedTuple):
    """A word with a capital: its token, its span, and whether it may owe the capital to its sentence."""

    token: int
    start: int
    end: int
    lower: str
    begins: bool


@analysis
def capitals(text: Text) -> tuple[Capital, ...]:
    """The words of a text that begin with a capital and go on in small letters."""
    found = words(text)
    large = [place for place, word in enumerate(found.text) if word[0].isupper()]
    return tuple(
        [
            Capital(
                place,
                found.start[place],
                found.end[place],
                found.lower[place],
                place == 0 or found.text[place - 1] in _OPENS,
            )
            for place in large
            if len(found.text[place]) >= _SHORTEST and found.kind[place] == WORD and not found.text[place].isupper()
        ]
    )


def small_words(texts: Iterable[Text]) -> frozenset[str]:
    """The words that some texts write with a small letter somewhere: they are no names."""
    return frozenset(
        lower
        for text in texts
        for word, lower in zip(words(text).text, words(text).lower, strict=True)
        if word == lower
    )


def is_name(one: Capital, small: frozenset[str], tongue: Language) -> bool:
    """Whether a word with a capital may be a name: its article never writes it small, nor is it a function word."""
    return not (one.lower in tongue.closed_words or one.lower in small or one.lower in _calendar(tongue.tag))


@lru_cache(maxsize=64)
def _calendar(tag: str) -> frozenset[str]:
    """The words for months and days of the week."""
    habits = language(tag).numbers
    return frozenset(phrase[0] for table in (habits.months, habits.weekdays) for phrase in table)


def one_name(word: str, other: str) -> bool:
    """Whether two words are forms of one name: they differ at their ends alone."""
    if word == other:
        return True
    if word[:_SHORTEST] != other[:_SHORTEST]:
        return False
    shared = _shared(word, other)
    return shared >= _SHORTEST and max(len(word), len(other)) - shared <= _ENDING


def with_ending(word: str, other: str) -> bool:
    """Whether one of two names is the other with an ending: Aidar, Aidardyñ."""
    shorter, longer = sorted((word, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING


class Beginnings:
    """Words by their first letters, to find the forms of a name among many."""

    def __init__(self, known: Iterable[str]) -> None:
        self._words: dict[str, set[str]] = {}
        for word in known:
            self._words.setdefault(word[:_SHORTEST], set()).add(word)

    def has(self, name: str) -> bool:
        """Whether a form of the name is among the words."""
        return any(one_name(name, word) for word in self._words.get(name[:_SHORTEST], ()))


def misspelt(word: str, other: str) -> bool:
    """Whether two names differ by a letter inside, or by two where they are long: Tokayev, Tokaev."""
    shared = _shared(word, other)
    if not shared or shared >= min(len(word), len(other)) - 1 or abs(len(word) - len(other)) > 1:
        return False
    return (
        _distance(word, other) <= (2 if min(len(word), len(other)) >= _LONG else 1)
        and min(len(word), len(other)) > _SHORTEST
    )


def _shared(word: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return next(
        (place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one word of another (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, beside in enumerate(other, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (letter != beside))
    return row[-1]


def pairs_of_names(text: Text, small: frozenset[str]) -> Iterator[tuple[Capital, Capital]]:
    """Two names that follow each other, and no third: first name and surname, office and name."""
    tongue, found = language(text.language), capitals(text)
    large = {one.token for one in found}
    for one, other in pairwise(found):
        alone = other.token == one.token + 1 and not large & {one.token - 1, other.token + 1}
        if alone and is_name(one, small, tongue) and is_name(other, small, tongue):
            yield one, other
