"""One concept under two names in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tqcheck.check import bad, document_check, good
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.match import places
from tqcheck.model import Document, Finding, Segment, Severity, Span

_ROWS = """en\tkk\tru\tde\tconsistent
district court | county court\tаудандық сот\tрайонный суд\tBezirksgericht | Kreisgericht\tyes
police | law enforcement\tполиция\tполиция\tPolizei\t
"""


@document_check(
    "inconsistent-term",
    "terminology/inconsistent-use",
    Severity.MINOR,
    gives_way_to=["forbidden-term", "conflated-terms", "untranslated-text"],
    examples=[
        bad(
            "ru en",
            "Районный суд огласил приговор\nРешение районного суда обжалуют.\nЗал районного суда был полон.",
            "The [[district court]] gave its verdict\nThe ruling of the [[county court]] will be appealed.\n"
            "The room of the district court was full.",
            _ROWS,
        ),
        bad(
            "kk en",
            "Аудандық сот үкім шығарды\nАудандық сот шешімін жариялады.",
            "The [[district court]] passed sentence\nThe [[county court]] published its decision.",
            _ROWS,
        ),
        bad(
            "en de",
            "The district court ruled\nThe district court will sit again.",
            "Das [[Bezirksgericht]] hat entschieden\nDas [[Kreisgericht]] tagt erneut.",
            _ROWS,
        ),
        good(
            "ru en",
            "Районный суд огласил приговор\nРешение районного суда обжалуют.",
            "The district court gave its verdict\nThe ruling of the district court will be appealed.",
            _ROWS,
        ),
        good(
            "ru en",
            "Полиция сообщила о ДТП\nПолиция ищет свидетелей.",
            "Police reported a crash\nLaw enforcement is looking for witnesses.",
            _ROWS,
        ),
    ],
)
def inconsistent_term(document: Document, glossary: Glossary) -> Iterator[Finding]:
    """An article names one concept in two ways, though its row in the glossary asks for one (`consistent`).

    What the glossary admits side by side may change from sentence to sentence, unless the row says otherwise. The name
    used most often, and of two the first, is taken for the article's.
    """
    column = glossary.column(document.target_language)
    if column is None:
        return
    used: dict[Concept, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for segment in document.segments:
        for concept, name, span in _names(segment, glossary):
            used[concept][name].append(span)
    for concept, names in used.items():
        if len(names) < 2:
            continue
        first = max(names, key=lambda name: len(names[name]))  # of equals the first: a dict keeps its order
        for name, spans in names.items():
            if name == first:
                continue
            for span in spans:
                yield Finding(
                    "“{words}” is “{name}” elsewhere in this article ({row})",
                    {"words": span.text, "name": first, "row": concept.place},
                    [span, names[first][0]],
                    suggestion=first,
                    severity=concept.rules.severity,
                )


def _names(segment: Segment, glossary: Glossary) -> Iterator[tuple[Concept, str, Span]]:
    """The concepts that both sides name and that are to be named in one way, with the name and its place."""
    wanted = {match.concept for place in places(segment.source, glossary) for match in place}
    for place in places(segment.target, glossary):
        for match in place:
            if match.concept in wanted and match.concept.rules.consistent and not match.term.forbidden:
                yield match.concept, match.term.text, segment.target.span(match.start, match.end)
