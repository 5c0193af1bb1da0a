"""How often a segment's source names a concept, and how often its translation does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tqcheck.analysis.scripts import LATIN, scripts_of
from tqcheck.analysis.wording import words_of
from tqcheck.analysis.words import words
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.match import Place, concepts_named, places
from tqcheck.language import language
from tqcheck.model import Segment, Text, analysis

_STEM = 4  # letters; of a longer word all but two must agree
_STEM_INSIDE = 6  # letters: shorter ones stand in other words by chance
_WORDS_BEFORE = 2  # in brackets before an abbreviation: далее – ОПГ
_OPENING, _CLOSING = "([", ")]"


class Named(NamedTuple):
    """Concepts that one term of a source may mean, the places where it names one, and how often it is rendered.

    `inside` says that a rendering stands inside a longer term of the translation, which is not counted.
    """

    concepts: tuple[Concept, ...]
    places: tuple[Place, ...]
    rendered: int
    inside: bool

    @property
    def lacking(self) -> int:
        """How many uses have no rendering."""
        return max(0, len(self.places) - self.rendered)

    def admitted(self, column: str) -> list[Term]:
        """The terms of a language by which any of the concepts may be rendered."""
        return [term for concept in self.concepts for term in concept.admitted(column)]


@analysis
def named_in(segment: Segment, glossary: Glossary) -> tuple[Named, ...]:
    """What the source names and the glossary can render on the day of the article, in the order of the first use."""
    everywhere = places(segment.source, glossary)
    column = glossary.column(segment.target.language) if everywhere else None
    if column is None:
        return ()
    found: list[Named] = []
    told: set[Concept] = set()
    sources = named_once(everywhere, segment.source)
    for place in sources:
        concepts = tuple(match.concept for match in place if not match.term.forbidden)
        if not concepts or concepts[0] in told or not all(concept.admitted(column) for concept in concepts):
            continue
        if not all(concept.rules.hold(segment.published) for concept in concepts):
            continue
        told.add(concepts[0])
        own = tuple(use for use in sources if any(match.concept in concepts for match in use))
        rendered = _rendered(concepts, segment.target, glossary)
        inside = not rendered and not concepts_named(segment.target, glossary).isdisjoint(concepts)
        found.append(Named(concepts, own, rendered, inside))
    return tuple(found)


def _rendered(concepts: Sequence[Concept], target: Text, glossary: Glossary) -> int:
    """How many places of a translation may stand for any of some concepts."""
    there = [place for place in places(target, glossary) if any(match.concept in concepts for match in place)]
    return len(named_once(there, target))


def named_once(found: Sequence[Place], text: Text) -> Sequence[Place]:
    """Places without an abbreviation in brackets behind its expansion, or the other way round: both are one use."""
    if len(found) < 2 or not any(mark in text.raw for mark in _OPENING):
        return found
    kept: list[Place] = []
    before: Place | None = None
    for place in found:
        if before is None or not (_share(before, place) and _in_brackets_behind(before[0].end, place, text.raw)):
            kept.append(place)
        before = place
    return kept


def _share(one: Place, other: Place) -> bool:
    return any(match.concept is another.concept for match in one for another in other)


def _in_brackets_behind(end: int, place: Place, raw: str) -> bool:
    """Whether a place stands in the brackets that open at an end, alone or behind a word or two."""
    between = raw[end : place[0].start].lstrip()
    if not between or between[0] not in _OPENING or any(mark in between for mark in _CLOSING):
        return False
    behind = raw[place[0].end :].lstrip("\"'”’»")
    return len(between[1:].split()) <= _WORDS_BEFORE + 1 and (behind[:1] in _CLOSING or behind[:1] in "-–:'’")


def may_stand(terms: Iterable[Term], tag: str, text: Text) -> bool:
    """Whether words of the same stems as those of any term in a language stand in a text; an exact term has none."""
    found = words(text).lower
    for term in terms:
        wanted = words_of(term.text, tag)
        if term.exact:
            stands = all(word in found for word in wanted)
        else:
            stems = [word[: max(_STEM, len(word) - 2)] for word in wanted]
            stands = all(any(word.startswith(stem) for word in found) for stem in stems)
        if stands:
            return True
    return False


def hidden(use: Named, text: Text, column: str) -> bool:
    """Whether more words of a text than those of the renderings have the stem of one inside: counterterrorism."""
    stems = {
        word[:-2]
        for term in use.admitted(column)
        for word in words_of(term.text, column)[:1]
        if len(word) - 2 >= _STEM_INSIDE
    }
    return sum(any(stem in word for stem in stems) for word in words(text).lower) > use.rendered


def absent(use: Named, segment: Segment, column: str) -> bool:
    """Whether nothing in a translation stands for a use: no rendering, no word of its stems, nor the term as it was."""
    if use.rendered or use.inside or may_stand(use.admitted(column), column, segment.target):
        return False
    return not any(_left_as_it_was(place, segment) for place in use.places)


def _left_as_it_was(place: Place, segment: Segment) -> bool:
    """Whether a term of the source may stand in the translation as it is, or in letters of its script.

    Latin letters stand in texts of every script, so there the words of the term must, or a word with both kinds.
    """
    target = language(segment.target.language)
    foreign = language(segment.source.language).scripts - target.scripts
    there = foreign & scripts_of(segment.target.raw)
    if there - {LATIN} or any(not target.scripts.isdisjoint(scripts_of(word)) for word in _latin_words(segment, there)):
        return True
    written = segment.source.raw[place[0].start : place[0].end]
    return may_stand([Term(written)], segment.source.language, segment.target)


def _latin_words(segment: Segment, scripts: frozenset[str]) -> list[str]:
    """The words of a translation with Latin letters, if Latin is one of some scripts."""
    if LATIN not in scripts:
        return []
    return [word for word in words(segment.target).lower if not word.isascii() and LATIN in scripts_of(word)]
