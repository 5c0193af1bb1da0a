"""Terms of the source that stand untranslated in the translation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tqcheck.analysis.codes import links
from tqcheck.analysis.words import JOINERS, WORD, Words, words
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
    sources = places(segment.source, glossary)
    column = glossary.column(segment.target.language) if sources else None
    if column is None or language(segment.source.language).primary == language(segment.target.language).primary:
        return
    found = words(segment.target)
    for place in sources:
        concept, *_, start, end = place[0]
        wanted = _spoken(segment, start, end)
        if end - start < _SHORTEST or not wanted or wanted[0] not in found.lower or not concept.admitted(column):
            continue
        run = _run(wanted, found)
        if not run or not concepts_named(segment.target, glossary).isdisjoint(match.concept for match in place):
            continue
        term = segment.source.span(start, end)
        span = segment.target.span(found.start[run[0]], found.end[run[-1]])
        if _a_name(span.text, segment) or any(one.start <= span.start < one.end for one in links(segment.target)):
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
    first, beyond = bisect_left(found.start, start), bisect_left(found.start, end)
    return [found.lower[place] for place in range(first, beyond) if found.kind[place] == WORD]


def _run(wanted: list[str], found: Words) -> list[int]:
    """The first tokens of a text that are some words, one after the other; hyphens are overlooked."""
    places = [place for place, lower in enumerate(found.lower) if lower not in JOINERS]
    size = len(wanted)
    runs = (places[start : start + size] for start in range(len(places) - size + 1))
    return next((run for run in runs if [found.lower[place] for place in run] == wanted), [])
