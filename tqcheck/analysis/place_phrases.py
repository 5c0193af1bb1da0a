"""Names of places that are several words, in any of their forms: United States, Южной Корее."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tqcheck.analysis.place_names import PARTS, place_names
from tqcheck.analysis.words import Words, capitalised, fold, tokenise, words
from tqcheck.language import language
from tqcheck.model import Text, analysis
from tqcheck.remembered import Remembered

_FIRST = 3  # letters by which names are found
_SHORTEST = 4  # letters of a word that has forms
_ENDING = 2  # letters that the forms of a word may lose
_LONGEST_ENDING = 3  # that they may have more, or more than the first three alone: a captain is no Cape Verde


class _Phrase(NamedTuple):
    """A name of several words: what each begins with, how long it may be at most, and the codes of the places."""

    beginnings: Sequence[str]
    longest: Sequence[int]
    codes: frozenset[str]


def plain_spaces(raw: str) -> str:
    """A text with plain spaces for those that do not break, and for the ends of lines: in the same places."""
    return raw.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ")


@analysis
def named_by_phrases(text: Text) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The spans of places' names of several words, of which the first has a capital, and the codes of the places."""
    begun, found = _begun_by(text.language), words(text)
    spans: list[tuple[int, int, frozenset[str]]] = []
    for place in capitalised(text):
        for phrase in begun[found.lower[place]]:
            if _goes_on(phrase, found, place):
                spans.append((found.start[place], found.end[place + len(phrase.beginnings) - 1], phrase.codes))
                break
    return tuple(spans)


@lru_cache(maxsize=64)
def _begun_by(tag: str) -> Remembered[Sequence[_Phrase]]:
    """The names that words may begin, nearly all of them none."""
    phrases = _by_beginning(tag)
    return Remembered(lambda word: [each for each in phrases.get(word[:_FIRST], ()) if _is_part(word, each, 0)])


def _is_part(word: str, phrase: _Phrase, place: int) -> bool:
    """Whether a word may be one of those of a name."""
    return word.startswith(phrase.beginnings[place]) and len(word) <= phrase.longest[place]


def _goes_on(phrase: _Phrase, found: Words, place: int) -> bool:
    """Whether the words of a name stand behind a token that may be its first."""
    behind = range(1, len(phrase.beginnings))
    return place + len(behind) < len(found) and all(_is_part(found.lower[place + at], phrase, at) for at in behind)


@lru_cache(maxsize=64)
def _by_beginning(tag: str) -> Mapping[str, Sequence[_Phrase]]:
    """The names of places that are several words by their first letters, the longest first."""
    found: defaultdict[str, list[_Phrase]] = defaultdict(list)
    tongue = language(tag)
    for phrase in sorted(long_names(tag), key=len, reverse=True) if tongue.spaced else ():
        tokens = tokenise(phrase, tongue).lower
        inflected = [len(token) >= _SHORTEST for token in tokens]
        beginnings = [
            token[: max(_FIRST, len(token) - _ENDING)] if forms else token
            for token, forms in zip(tokens, inflected, strict=True)
        ]
        longest = [
            (len(token) if len(beginning) > _FIRST else _FIRST) + _LONGEST_ENDING if forms else len(token)
            for token, beginning, forms in zip(tokens, beginnings, inflected, strict=True)
        ]
        found[beginnings[0][:_FIRST]].append(_Phrase(beginnings, longest, long_names(tag)[phrase]))
    return dict(found)


@lru_cache(maxsize=64)
def long_names(tag: str) -> Mapping[str, frozenset[str]]:
    """The names of places that are several words, in lower case, with the codes of their places."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for code, names in place_names(tag).items():
        for name in names:
            if len(PARTS.findall(name)) > 1 and "." not in name:  # St. Martin has churches
                found[fold(name, language(tag))] |= {code}
    return dict(found)
