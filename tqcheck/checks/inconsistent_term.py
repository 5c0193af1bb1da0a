"""One concept under two names in one article, or in a run of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tqcheck.archive import Archive, Earlier, Habit
from tqcheck.check import bad, document_check, good
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.fitting import fitted
from tqcheck.glossary.uses import TERM, Rendering, concept_key, renderings
from tqcheck.model import Document, Finding, Message, Severity

_ROWS = """en\tkk\tru\tde\tconsistent
district court | county court\tаудандық сот\tрайонный суд\tBezirksgericht | Kreisgericht\tyes
police | law enforcement\tполиция\tполиция\tPolizei\t
"""

_ONCE_BEFORE = Message("“{words}” was “{name}” in 1 earlier article, last in {document} of {day} ({file}, row {row})")
_BEFORE = Message(
    "“{words}” was “{name}” in {articles} earlier articles, last in {document} of {day} ({file}, row {row})"
)


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
def inconsistent_term(
    document: Document,
    glossary: Glossary,
    archive: Archive,
    *,
    least_uses: int = 3,
    least_articles: int = 2,
    least_share: int = 80,
) -> Iterator[Finding]:
    """An article names one concept in two ways, though its row in the glossary asks for one (`consistent`).

    What the glossary admits side by side may change from sentence to sentence, unless the row says otherwise. The name
    used most often, and of two the first, is taken for the article's.

    With `--archive` the names of earlier articles count for more: one that they used `least_uses` times in
    `least_articles` articles, and in `least_share` of a hundred uses of the concept, is the one to keep to. Names that
    the row admits no more do not count.
    """
    column = glossary.column(document.target_language)
    if column is None:
        return
    used: dict[Concept, dict[str, list[Rendering]]] = defaultdict(lambda: defaultdict(list))
    for one in renderings(document, glossary):
        if one.concept.rules.consistent:
            used[one.concept][one.name].append(one)
    for concept, names in used.items():
        known = archive.earlier(document, TERM, concept_key(concept, document, glossary))
        admitted = {term.text: term for term in concept.admitted(column)}
        habit = Habit(least_uses, least_articles, least_share).of([one for one in known if one.rendering in admitted])
        if habit and not admitted[habit.rendering].deprecated:
            yield from _unlike_before(concept, names, habit, glossary)
        else:
            yield from _unlike_itself(concept, names, glossary)


def _unlike_before(
    concept: Concept, names: Mapping[str, list[Rendering]], before: Earlier, glossary: Glossary
) -> Iterator[Finding]:
    """The names other than that of earlier articles, each once with all its places."""
    for name, found in names.items():
        if name != before.rendering:
            yield Finding(
                _BEFORE if before.articles > 1 else _ONCE_BEFORE,
                {
                    "words": found[0].span.text,
                    "name": before.rendering,
                    "articles": str(before.articles),
                    "document": before.document,
                    "day": before.day.isoformat(),
                    "file": concept.file,
                    "row": str(concept.row),
                },
                [one.span for one in found],
                suggestion=fitted(before.rendering, found[0].match, found[0].text, glossary),
                severity=concept.rules.severity,
            )


def _unlike_itself(concept: Concept, names: Mapping[str, list[Rendering]], glossary: Glossary) -> Iterator[Finding]:
    """The names other than the one that the article uses most often, each place of them."""
    first = max(names, key=lambda name: len(names[name]))  # of equals the first: a dict keeps its order
    for name, found in names.items():
        if name == first:
            continue
        for one in found:
            yield Finding(
                "“{words}” is “{name}” elsewhere in this article ({file}, row {row})",
                {"words": one.span.text, "name": first, "file": concept.file, "row": str(concept.row)},
                [one.span, names[first][0].span],
                suggestion=fitted(first, one.match, one.text, glossary),
                severity=concept.rules.severity,
            )
