"""Terms of the source that stand untranslated in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.words import JOINERS, WORD, words
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import concepts_named, places
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity

_SHORTEST = 4  # letters: shorter words are alike in many languages
_ROWS = """en\tde\tkk\tru
federal prosecutor\tGeneralbundesanwalt\t\t
district akim | akim\t\tаудан әкімі\tаким района
maslikhat\tMaslichat\tмәслихат\tмаслихат
"""


@segment_check(
    "untranslated-term",
    "accuracy/untranslated",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "mixed-script"],
    examples=[
        bad(
            "de en",
            "Der [[Generalbundesanwalt]] ermittelt in drei Fällen.",
            "The [[Generalbundesanwalt]] is investigating three cases.",
            _ROWS,
        ),
        bad("kk en", "Жиынды [[аудан әкімі]] өткізді.", "The [[аудан әкімі]] held a meeting.", _ROWS),
        bad("ru en", "Встречу провёл [[аким района]].", "The [[аким района]] held a meeting.", _ROWS),
        good("de en", "Der Generalbundesanwalt ermittelt.", "The federal prosecutor is investigating.", _ROWS),
        good("kk en", "Мәслихат жиналды.", "The maslikhat met.", _ROWS),
        good("kk ru", "Мәслихат жиналды.", "Маслихат собрался.", _ROWS),
    ],
)
def untranslated_term(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    """A term of the source stands as it was in the translation, though the glossary has a rendering for it.

    Nothing is said where the rendering is the same word, or stands in the translation as well.
    """
    column = glossary.column(segment.target.language)
    if column is None or language(segment.source.language).primary == language(segment.target.language).primary:
        return
    found = words(segment.target)
    there = [(lower, place) for place, lower in enumerate(found.lower) if lower not in JOINERS]
    named = concepts_named(segment.target, glossary)
    for place in places(segment.source, glossary):
        term = segment.source.span(place[0].start, place[0].end)
        concept = place[0].concept
        admitted = concept.admitted(column)
        wanted = _spoken(segment, place[0].start, place[0].end)
        if len(term.text) < _SHORTEST or not admitted or not named.isdisjoint(match.concept for match in place):
            continue
        start = _run(wanted, [lower for lower, _ in there])
        if start is None or not wanted:
            continue
        first, last = there[start][1], there[start + len(wanted) - 1][1]
        span = segment.target.span(found.start[first], found.end[last])
        if _a_name(span.text, segment):
            continue
        yield Finding(
            "“{term}” is left as it was; the glossary has “{rendering}” ({file}, row {row})",
            {"term": term.text, "rendering": concept.best(column) or "", "file": concept.file, "row": str(concept.row)},
            [span, term],
            suggestion=concept.best(column),
            severity=concept.rules.severity,
        )


def _a_name(words_there: str, segment: Segment) -> bool:
    """Whether words with capitals stand in another script, as names and brands do: CNN Town Hall in Russian."""
    capitals = all(word[:1].isupper() for word in words_there.split())
    return capitals and language(segment.source.language).scripts != language(segment.target.language).scripts


def _spoken(segment: Segment, start: int, end: int) -> list[str]:
    found = words(segment.source)
    return [
        found.lower[place]
        for place in range(len(found))
        if start <= found.start[place] < end and found.kind[place] == WORD
    ]


def _run(wanted: list[str], there: list[str]) -> int | None:
    """Where some words stand one after the other."""
    size = len(wanted)
    return next((start for start in range(len(there) - size + 1) if there[start : start + size] == wanted), None)
