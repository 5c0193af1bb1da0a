"""The term of another concept in the translation, where one of the source's concepts has no rendering."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from tqcheck.analysis.forms import inflects_surely
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.coverage import Named, hidden, may_stand, named_in
from tqcheck.glossary.fitting import fitted
from tqcheck.glossary.match import Place, concepts_named, places
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity, Text

_LIKE_PLACE = 0.25  # of a sentence: where words of the term's stems stand as well, so near must the wrong one be
_ROWS = """en\tkk\tru\tde\tsubject\tdistinct
robbery\tқарақшылық\tразбой\tRaubüberfall\tcrime\ttheft
theft\tұрлық\tкража\tDiebstahl\tcrime\ttheft
suspect\tкүдікті\tподозреваемый\tVerdächtiger\tcrime\t
district court\tаудандық сот\tрайонный суд\tBezirksgericht\tcourts\t
"""


@segment_check(
    "mistaken-term",
    "terminology/wrong-term",
    Severity.MINOR,
    gives_way_to=["untranslated-text", "wrong-language", "forbidden-term", "conflated-terms", "untranslated-term"],
    examples=[
        bad("ru en", "Раскрыт [[разбой]] на трассе.", "The police solved a highway [[theft]].", _ROWS),
        bad("kk ru", "[[Күдікті]] қамауға алынды.", "[[Кража]] взята под стражу.", _ROWS),
        bad(
            "en de",
            "One theft in May and another [[theft]] in June.",
            "Ein Diebstahl im Mai und noch ein [[Raubüberfall]] im Juni.",
            _ROWS,
        ),
        good("ru en", "Раскрыт разбой на трассе.", "The police solved a highway robbery.", _ROWS),
        good("ru en", "Подозреваемый задержан.", "The district court heard that a man was held.", _ROWS),
        good("kk ru", "Күдікті ұрлық жасаған.", "Он совершил кражу.", _ROWS),
        good("en de", "The suspect committed thefts.", "Er hat Diebstähle begangen.", _ROWS),
    ],
)
def mistaken_term(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """The translation has the term of a concept that the source does not name, and lacks one of the same subject.

    The two rows of the glossary have one `subject`, or one `distinct` group; of several terms the one at the like
    place in its sentence is meant. Between concepts of a `distinct` group it is a major issue, where the source's
    has no rendering at all. A term that is a word of several concepts, one of which has no rendering, says nothing.
    """
    lacking = [use for use in named_in(segment, glossary) if use.lacking and not use.inside]
    column = glossary.column(segment.target.language) if lacking else None
    if column is None or not inflects_surely(language(column)):
        return
    strays = _strays(segment, glossary)
    for use in lacking:
        if use.rendered and hidden(use, segment.target, column):
            continue
        doubtful = not use.rendered and may_stand(use.admitted(column), column, segment.target)
        for source, stray in _pairs(use, strays, segment, _LIKE_PLACE if doubtful else 1.0):
            strays.remove(stray)
            yield _finding(use, source, stray, segment, glossary)


def _pairs(use: Named, strays: list[Place], segment: Segment, apart: float) -> Iterator[tuple[Place, Place]]:
    """The uses that may have been rendered by strays, each with the one at the likest place, no further apart."""
    akin = [place for place in strays if any(_akin(concept, place) for concept in use.concepts)]
    for _ in range(min(use.lacking, len(akin))):
        gap, source, stray = min(
            (
                (abs(_depth(own, segment.source) - _depth(place, segment.target)), own, place)
                for own in use.places
                for place in akin
            ),
            key=itemgetter(0),
        )
        if gap <= apart:
            akin.remove(stray)
            yield source, stray


def _finding(use: Named, source: Place, stray: Place, segment: Segment, glossary: Glossary) -> Finding:
    words = segment.target.span(stray[0].start, stray[0].end)
    term = segment.source.span(source[0].start, source[0].end)
    concept, other = use.concepts[0], stray[0].concept
    best = concept.best(glossary.column(segment.target.language) or "") or ""
    mixed_up = bool(concept.distinct) and concept.distinct == other.distinct and not use.rendered
    return Finding(
        "“{words}” is the term for something else ({other}, row {other_row}), and “{term}” is “{rendering}” in the "
        "glossary ({file}, row {row})",
        {
            "words": words.text,
            "other": other.file,
            "other_row": str(other.row),
            "term": term.text,
            "rendering": best,
            "file": concept.file,
            "row": str(concept.row),
        },
        [words, term],
        suggestion=fitted(best, stray[0], segment.target, glossary),
        severity=concept.rules.severity_or(Severity.MAJOR if mixed_up else None),
    )


def _strays(segment: Segment, glossary: Glossary) -> list[Place]:
    """The terms of the translation of which the source has neither a term nor, it seems, another word."""
    column = glossary.column(segment.source.language)
    if column is None:
        return []
    named = concepts_named(segment.source, glossary)
    found = []
    for place in places(segment.target, glossary):
        concepts = [match.concept for match in place]
        if not named.isdisjoint(concepts) or not all(concept.admitted(column) for concept in concepts):
            continue
        own = [term for concept in concepts for term in concept.admitted(column)]
        if not may_stand(own, column, segment.source):
            found.append(place)
    return found


def _akin(concept: Concept, place: Place) -> bool:
    return any(
        (concept.subject and concept.subject == match.concept.subject)
        or (concept.distinct and concept.distinct == match.concept.distinct)
        for match in place
    )


def _depth(place: Place, text: Text) -> float:
    """How far into its text a place stands, from 0 to 1."""
    return place[0].start / len(text.raw)
