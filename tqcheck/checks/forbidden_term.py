"""Renderings that a glossary forbids for a term of the source."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.fitting import fitted
from tqcheck.glossary.match import Match, Place, concepts_named, places, stands_near, terms
from tqcheck.model import Finding, Message, Segment, Severity

_ROWS = (
    "en\tkk\tru\tde\tnote\n"
    "single dose | !harmful alcohol\tбір реттік доза\tразовая доза | !вредный алкоголь\t"
    "Einzeldosis | !Schadalkohol\ta dose for one use\n"
)
_FORBIDDEN = Message("“{words}” must not stand for “{term}” ({file}, row {row}){reason}")
_DEPRECATED = Message("“{words}” is out of use for “{term}” ({file}, row {row}){reason}")
_NEAR = "en\tkk\tnear\nharmful substance | !harmful alcohol\tзиянды зат\tдоза | dose\n"
_ALONE = Message("“{words}” must not stand for “{term}” ({file}, row {row}){reason}; there is no source, but {why}")
_LEAST_LIKENESS = 0.8
_NAMES = "en\tkk\nKassym-Jomart Tokayev | !Kassym-Zhomart\tҚасым-Жомарт Тоқаев\n"
_OLD = "en\tru\tvalid\nAstana | ~Nur-Sultan\tАстана\t2022-09-17..\n"


@segment_check(
    "forbidden-term",
    "terminology/wrong-term",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad(
            "kk en",
            "Бұл 73 мың [[бір реттік дозадан]] артық.",
            "That is more than 73,000 portions of [[harmful alcohol]].",
            _ROWS,
        ),
        bad("en ru", "It makes 300 [[single doses]].", "Это 300 порций [[вредного алкоголя]].", _ROWS),
        bad("ru de", "Это 300 [[разовых доз]].", "Das sind 300 Mal [[Schadalkohol]].", _ROWS),
        bad("ru en", "Он родился в [[Астане]].", "He was born in [[Nur-Sultan]].", _OLD),
        bad("kk en", "Бір дозада [[зиянды зат]] бар.", "There is [[harmful alcohol]] in one dose.", _NEAR),
        bad("kk en", "", "It makes 300 single doses of [[harmful alcohol]].", _ROWS),
        bad("kk en", "", "President [[Kassym-Zhomart]] Tokayev spoke.", _NAMES),
        good("kk en", "", "He warned of harmful alcohol use.", _ROWS),
        good("kk en", "Сусында зиянды зат бар.", "There is harmful alcohol in the drink.", _NEAR),
        good("kk en", "Бұл 73 мың бір реттік доза.", "That is 73,000 single doses.", _ROWS),
        good("ru en", "Он предупредил о вреде алкоголя.", "He warned of harmful alcohol use.", _ROWS),
        good("en ru", "Harmful alcohol use is rising.", "Растёт потребление вредного алкоголя.", _ROWS),
    ],
)
def forbidden_term(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """The translation renders a term of the source by words that the glossary forbids for it, or that are out of use.

    The same words raise nothing where the source does not have the term: they are wrong for this concept and
    may be right for another. A row may ask for other words to stand near before it speaks (`near`), and hold on
    some days alone (`valid`). What is out of use (`~`) is a minor issue.

    Without a source the check speaks where the translation itself tells what the words stand for: a word of `near`, or
    a right term of the same row, stands beside them; or they are a name that is spelt nearly as the right one.
    """
    column = glossary.column(segment.target.language)
    if column is None:
        return
    if not segment.source.raw:
        yield from _alone(segment, glossary, column)
        return
    if not places(segment.source, glossary):
        return
    for place in places(segment.target, glossary):
        for match in place:
            if not _wrong(match, segment) or _right_for_another(place, segment, glossary):
                continue
            uses = [use for use in places(segment.source, glossary) if _means(use, match, segment, glossary)]
            if not uses or _rendered(match.concept, segment, glossary) >= len(uses):
                continue
            found = segment.target.span(match.start, match.end)
            term = segment.source.span(uses[0][0].start, uses[0][0].end)
            best = match.concept.best(column)
            template = _FORBIDDEN if match.term.forbidden else _DEPRECATED
            yield Finding(
                template,
                {
                    "words": found.text,
                    "term": term.text,
                    "file": match.concept.file,
                    "row": str(match.concept.row),
                    "reason": f": {match.concept.note}" if match.concept.note else "",
                },
                [found, term],
                suggestion=fitted(best, match, segment.target, glossary) if best else None,
                severity=match.concept.rules.severity_or(None if match.term.forbidden else Severity.MINOR),
            )
            break


def _alone(segment: Segment, glossary: Glossary, column: str) -> Iterator[Finding]:
    """Forbidden terms of a translation without its source."""
    for place in places(segment.target, glossary):
        for match in place:
            concept, known = match.concept, match.concept.admitted(column)
            admitted = any(not other.term.forbidden for other in place)
            if not match.term.forbidden or admitted or not known or not _wrong(match, segment):
                continue
            if why := _told(match, segment, glossary, column):
                found = segment.target.span(match.start, match.end)
                yield Finding(
                    _ALONE,
                    {
                        "words": found.text,
                        "term": known[0].text,
                        "file": concept.file,
                        "row": str(concept.row),
                        "reason": f": {concept.note.rstrip('.')}" if concept.note else "",
                        "why": why,
                    },
                    [found],
                    suggestion=concept.best(column),
                    severity=concept.rules.severity,
                )
                break


def _told(match: Match, segment: Segment, glossary: Glossary, column: str) -> str:
    """What tells, without a source, that a forbidden term stands for its concept; "" if nothing does."""
    if match.concept.rules.near:
        return Message("the words that the row asks for stand near")
    if _rendered(match.concept, segment, glossary):
        return Message("its right name stands beside it")
    written = match.term.text.replace("-", " ").split()
    if len(written) > 1 and all(word[0].isupper() for word in written):
        for term in match.concept.admitted(column):
            right = " ".join(term.text.replace("-", " ").split()[: len(written)])
            if SequenceMatcher(None, " ".join(written), right).ratio() >= _LEAST_LIKENESS:
                return Message("the name is spelt nearly so")
    return ""


def _wrong(match: Match, segment: Segment) -> bool:
    """Whether a term is wrong in this segment, whatever it stands for."""
    concept = match.concept
    if not concept.rules.hold(segment.published):
        return False
    return match.term.deprecated or (match.term.forbidden and stands_near(concept, segment))


def _right_for_another(place: Place, segment: Segment, glossary: Glossary) -> bool:
    """Whether the words are an admitted term of another concept of the source."""
    others = [match.concept for match in place if not match.term.forbidden and not match.term.deprecated]
    return bool(others) and not concepts_named(segment.source, glossary).isdisjoint(others)


def _means(use: Place, forbidden: Match, segment: Segment, glossary: Glossary) -> bool:
    """Whether a term of the source stands for a concept, and not for another one that is rendered."""
    concepts = [match.concept for match in use if not match.term.forbidden]
    return forbidden.concept in concepts and not any(
        _rendered(other, segment, glossary) for other in concepts if other is not forbidden.concept
    )


def _rendered(concept: Concept, segment: Segment, glossary: Glossary) -> int:
    """How often an admitted rendering of a concept stands in the translation."""
    return sum(
        match.concept is concept and not match.term.forbidden and not match.term.deprecated
        for match in terms(segment.target, glossary)
    )
