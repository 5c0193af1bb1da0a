"""How an article renders the concepts of a glossary."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tqcheck.archive import Use
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.match import Match, terms
from tqcheck.model import Document, Span, Text, analysis

TERM = "term"  # the kind of these uses in an archive


class Rendering(NamedTuple):
    """A name that a translation gives a concept which its source names, and where it stands."""

    match: Match
    text: Text

    @property
    def concept(self) -> Concept:
        """What it names."""
        return self.match.concept

    @property
    def name(self) -> str:
        """The term, in dictionary form."""
        return self.match.term.text

    @property
    def span(self) -> Span:
        """Its place, with the words there."""
        return self.text.span(self.match.start, self.match.end)


@analysis
def renderings(document: Document, glossary: Glossary) -> tuple[Rendering, ...]:
    """The admitted names of the concepts that both sides of a segment name, in the order of the text."""
    found: list[Rendering] = []
    for segment in document.segments:
        wanted = {match.concept for match in terms(segment.source, glossary)}
        if wanted:
            found += [
                Rendering(match, segment.target)
                for match in terms(segment.target, glossary)
                if match.concept in wanted and not match.term.forbidden
            ]
    return tuple(found)


@analysis
def term_uses(document: Document, glossary: Glossary) -> tuple[Use, ...]:
    """What an archive keeps of an article's terms."""
    # A set, for two rows of one source term may both stand behind one place.
    places = {
        (concept_key(one.concept, document, glossary), one.name, one.text.segment, one.match.start)
        for one in renderings(document, glossary)
    }
    counts = Counter((key, name) for key, name, *_ in places)
    return tuple(Use(TERM, key, name, times) for (key, name), times in sorted(counts.items()))


def concept_key(concept: Concept, document: Document, glossary: Glossary) -> str:
    """What an archive knows a concept by: its best term in the source's language, which outlives edits of its row."""
    column = glossary.column(document.source_language) or ""
    return concept.best(column) or concept.terms[column][0].text
