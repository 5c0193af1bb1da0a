"""The terms of a glossary in a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tqcheck.analysis.forms import Headwords
from tqcheck.analysis.words import words
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.index import Found, Index, index
from tqcheck.glossary.phrases import find_phrase
from tqcheck.language import language
from tqcheck.model import Segment, Text, analysis


class Match(NamedTuple):
    """A term that stands in a text, in any of its forms: code points, half-open."""

    concept: Concept
    term: Term
    start: int
    end: int


Place = tuple[Match, ...]  # what one stretch of a text may stand for: several concepts can share a term


@analysis
def places(text: Text, glossary: Glossary) -> tuple[Place, ...]:
    """The places of a text where a term stands, in its order. The longest wins; one inside it is not counted."""
    everywhere = _all_places(text, glossary)
    if not everywhere:
        return ()
    longest: list[Place] = []
    over = -1
    found = words(text)
    for first, last, senses in everywhere:
        if first > over:
            over = last
            start, end = found.start[first], found.end[last]
            longest.append(tuple([Match(concept, term, start, end) for concept, term in senses]))
    return tuple(longest)


@analysis
def terms(text: Text, glossary: Glossary) -> tuple[Match, ...]:
    """The terms in a text, in its order; one that several concepts share gives a match for each of them."""
    return tuple(match for place in places(text, glossary) for match in place)


@analysis
def concepts_named(text: Text, glossary: Glossary) -> frozenset[Concept]:
    """The concepts that any term in a text may stand for, those of terms inside longer ones too."""
    return frozenset(concept for *_, senses in _all_places(text, glossary) for concept, _ in senses)


@analysis
def _all_places(text: Text, glossary: Glossary) -> Sequence[Found]:
    """Every place where a term stands, as tokens, by its start; of those with one start the longest first."""
    compiled = index_of(glossary, text.language)
    return () if compiled is None else compiled.find(words(text))


def index_of(glossary: Glossary, tag: str) -> Index | None:
    """The index for a language, compiled when a text in it comes; None if the glossary has no terms in it."""
    if tag not in glossary.memo:
        column = glossary.column(tag)
        glossary.memo[tag] = column and index(glossary, column, language(tag))
    compiled: Index | None = glossary.memo[tag]
    return compiled


def headwords_of(glossary: Glossary, tag: str) -> Callable[[str], Headwords]:
    """A function from a lower-case word to the glossary's words in a language that it may be a form of."""
    compiled = index_of(glossary, tag)
    return compiled.headwords if compiled else lambda _: ()


def stands_near(concept: Concept, segment: Segment) -> bool:
    """Whether the words that a row asks for near its forbidden terms stand in a segment, on either side, in any form.

    A row that asks for none has them everywhere.
    """
    return not concept.rules.near or any(
        find_phrase(near, text) for near in concept.rules.near for text in (segment.source, segment.target)
    )
