"""Terms that an article names by their rendering once and leaves out afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.forms import inflects_surely
from tqcheck.check import bad, document_check, good
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.coverage import Named, absent, named_in
from tqcheck.language import language
from tqcheck.model import Document, Finding, Segment, Severity

_ROWS = """en\tkk\tru\tde\tseverity
single dose\tбір реттік доза\tразовая доза\tEinzeldosis\tmajor
district court\tаудандық сот\tрайонный суд\tBezirksgericht\tmajor
"""


@document_check(
    "term-not-repeated",
    "terminology/inconsistent-with-resource",
    Severity.MINOR,
    gives_way_to=["untranslated-text", "wrong-language", "empty-translation", "forbidden-term", "mistaken-term"],
    examples=[
        bad(
            "ru en",
            "Районный суд огласил приговор.\n[[Районный суд]] заседал два дня.",
            "The district court gave its verdict.\nIt sat for two days.",
            _ROWS,
        ),
        bad(
            "kk en",
            "Аудандық сот үкім шығарды.\n[[Аудандық сот]] екі күн отырды.",
            "The district court passed sentence.\nIt sat for two days.",
            _ROWS,
        ),
        bad(
            "en de",
            "The district court has ruled.\nThe [[district court]] sat for two days.",
            "Das Bezirksgericht hat entschieden.\nEs tagte zwei Tage.",
            _ROWS,
        ),
        good(
            "ru en",
            "Районный суд огласил приговор.\nРайонный суд заседал два дня.",
            "The district court gave its verdict.\nThe district court sat for two days.",
            _ROWS,
        ),
        good(
            "ru en",
            "Судья огласил приговор.\nЕго обжалуют.",
            "The judge gave his verdict.\nIt will be appealed.",
            _ROWS,
        ),
    ],
)
def term_not_repeated(document: Document, glossary: Glossary) -> Iterator[Finding]:
    """A sentence leaves out a term that the article has rendered before, as a pronoun or the context may do.

    It is a minor issue, even where the row in the glossary makes a missing term a major one.
    """
    column = glossary.column(document.target_language)
    if column is None or not inflects_surely(language(column)):
        return
    first: dict[Concept, str] = {}
    for segment in document.segments:
        for use in named_in(segment, glossary):
            if use.rendered or use.inside:
                first.update((concept, segment.id) for concept in use.concepts if concept not in first)
                continue
            before = next((first[concept] for concept in use.concepts if concept in first), None)
            if before is not None and absent(use, segment, column):
                yield _finding(segment, use, column, before)


def _finding(segment: Segment, use: Named, column: str, before: str) -> Finding:
    concept = use.concepts[0]
    term = segment.source.span(use.places[0][0].start, use.places[0][0].end)
    return Finding(
        "“{term}” is not repeated here; segment {before} has “{rendering}” for it",
        {"term": term.text, "before": before, "rendering": concept.best(column) or ""},
        [term],
        severity=concept.rules.at_most(Severity.MINOR),
    )
