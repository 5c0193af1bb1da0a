"""What is wrong with a glossary beyond its form: contradictions, doubles, terms in the wrong letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tqcheck.analysis.forms import same_word
from tqcheck.analysis.scripts import scripts_of
from tqcheck.analysis.wording import words_of
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.match import places
from tqcheck.language import Language, language
from tqcheck.model import Segment

_DIVIDERS = (";", "\n")  # what some write between terms; they stand in none
_PAIRED = (("“", "”"), ("«", "»"))
_STRAY = re.compile(r"\s{2,}|[\u00a0\u200b\ufeff]|\s[,;)]|[(]\s")


class Lint(NamedTuple):
    """A fault of a glossary: its row, the column where it shows, what it is and what to do."""

    concept: Concept
    column: str
    problem: str
    remedy: str

    @property
    def line(self) -> str:
        """The fault as a line of a report."""
        place = f"{Path(self.concept.path).name}:{self.concept.row}"
        return f"{place}, column {self.column}: {self.problem} ({self.remedy})"


def lint(glossary: Glossary) -> Iterator[Lint]:
    """The faults of a glossary, row by row, and then between its rows."""
    for concept in glossary.concepts:
        for column, terms in concept.terms.items():
            yield from _of_a_cell(concept, column, terms)
    for column in sorted(glossary.languages):
        yield from _between_rows(glossary.concepts, column)


def never_matched(glossary: Glossary, corpus: Iterable[Segment]) -> Iterator[Lint]:
    """The rows of which no term stands in a corpus, on either side, in a language that the corpus has."""
    met: set[tuple[Concept, str]] = set()
    columns: set[str] = set()
    for segment in corpus:
        for text in (segment.source, segment.target):
            column = glossary.column(text.language)
            if column is None:
                continue
            columns.add(column)
            met |= {(match.concept, column) for place in places(text, glossary) for match in place}
    for concept in glossary.concepts:
        for column in sorted(columns & concept.terms.keys()):
            if (concept, column) not in met and concept.admitted(column):
                yield Lint(concept, column, "no term of this cell stands in the corpus", "check its spelling and form")


def _of_a_cell(concept: Concept, column: str, terms: Sequence[Term]) -> Iterator[Lint]:
    tongue = language(column)
    seen: set[str] = set()
    admitted = [words_of(term.text, column) for term in terms if not term.forbidden]
    for term in terms:
        written = (term.text if term.exact else term.text.lower()) + ("*" if term.open_ended else "")
        if written in seen:
            yield Lint(concept, column, f"“{term.text}” stands twice", "remove one")
        seen.add(written)
        if _STRAY.search(term.text):
            yield Lint(concept, column, f"stray spaces in “{term.text}”", "leave one plain space between words")
        if mark := next((mark for mark in _DIVIDERS if mark in term.text), None):
            yield Lint(concept, column, f"“{term.text}” has a “{mark}” in it", "divide terms by |")
        if term.text.count('"') % 2 or any(term.text.count(one) != term.text.count(other) for one, other in _PAIRED):
            yield Lint(concept, column, f"a quotation mark stands alone in “{term.text}”", "remove it, or write both")
        mixed = [word for word in term.text.split() if len(scripts_of(re.sub(r"[-‐–].*", "", word))) > 1]
        for word in mixed:
            names = " and ".join(sorted(scripts_of(word)))
            yield Lint(concept, column, f"“{word}” mixes {names} letters", f"type it in the letters of {tongue.name}")
        if alien := _alien(concept, column, term):
            yield Lint(
                concept, column, f"“{term.text}” is in {alien} letters", f"{tongue.name} has others; =… if meant"
            )
        wanted = words_of(term.text, column)
        if term.forbidden and any(_inside(wanted, other, None if term.exact else tongue) for other in admitted):
            yield Lint(
                concept,
                column,
                f"the forbidden “{term.text}” stands inside an admitted term",
                "the longer term wins, so say what should be flagged, or remove one",
            )


def _between_rows(concepts: Sequence[Concept], column: str) -> Iterator[Lint]:
    admitted: dict[str, list[Concept]] = defaultdict(list)
    best: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        if text := concept.best(column):
            best[text.lower()].append(concept)
        for text in {term.text.lower() for term in concept.admitted(column)}:
            admitted[text].append(concept)
    for text, sharing in best.items():
        for first, other in pairwise(sharing):
            if first.distinct and first.distinct == other.distinct:
                continue
            if any(first.best(tag) == other.best(tag) for tag in first.terms.keys() & other.terms.keys() - {column}):
                yield Lint(other, column, f"the same best terms as {first.place}", "join the two rows")
            else:
                yield Lint(
                    other,
                    column,
                    f"“{text}” is the best term of {first.place} too",
                    "give the two one group in the column distinct, or another term",
                )
    for concept in concepts:
        for term in concept.terms.get(column, ()):
            for other in admitted.get(term.text.lower(), ()) if term.forbidden else ():
                if other is not concept and _shares_other(concept, other, column):
                    yield Lint(
                        concept,
                        column,
                        f"“{term.text}” is forbidden here and admitted in {other.place}",
                        "the two rows speak of one thing: decide in one of them",
                    )


def _shares_other(one: Concept, other: Concept, column: str) -> bool:
    """Whether two concepts share a term in another language as well: then they are one."""
    return any(
        {term.text.lower() for term in one.admitted(tag)} & {term.text.lower() for term in other.admitted(tag)}
        for tag in one.terms
        if tag != column
    )


def _alien(concept: Concept, column: str, term: Term) -> str:
    """The script of a term that none of its language's is, unless the cell or another column shows that it is meant.

    A name may stand in foreign letters beside the same in the language's own, and as it does in another language.
    """
    found, own = scripts_of(term.text), language(column).scripts
    if term.exact or term.forbidden or not found or not own.isdisjoint(found):
        return ""
    beside = any(not own.isdisjoint(scripts_of(other.text)) for other in concept.admitted(column))
    others = {other.text.lower() for tag, terms in concept.terms.items() if tag != column for other in terms}
    return "" if beside or term.text.lower() in others else " and ".join(sorted(found))


def _inside(wanted: Sequence[str], longer: Sequence[str], tongue: Language | None) -> bool:
    """Whether words stand inside others, in any of their forms where a language is given."""
    size = len(wanted)
    return any(
        all(
            one == other or (tongue is not None and same_word(one, other, tongue))
            for one, other in zip(wanted, longer[start : start + size], strict=True)
        )
        for start in range(len(longer) - size + 1)
    )
