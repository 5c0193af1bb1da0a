"""Glossary files in: every row becomes a Concept, or an error that names the file, the row and the cell."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tqcheck.errors import GlossaryError, LanguageError, nearest
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.table import Row, rows
from tqcheck.language import canonical, known_tags, language

_PLAIN = re.compile(r"[^\W_][^!=*]*")
FACTS = ("subject", "distinct", "note")
_PACKAGE = Path(__file__).parent.parent


def default_glossaries() -> list[Path]:
    """The glossaries that come with tqcheck: inside the package when installed, beside it in a checkout."""
    for folder in (_PACKAGE / "glossaries", _PACKAGE.parent / "glossaries"):
        if folder.is_dir():
            return sorted(folder.glob("*.tsv"))
    return []


def read_glossary(paths: Iterable[str | Path]) -> Glossary:
    """One glossary of several files; GlossaryError for the first mistake in them."""
    concepts: list[Concept] = []
    digest = hashlib.sha256()
    for path in map(Path, paths):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise GlossaryError(
                f"cannot be read: {error.strerror}", path=str(path), remedy="check the path of the glossary"
            ) from error
        digest.update(len(content).to_bytes(8, "big") + content)
        concepts += _concepts(path, rows(path, content))
    languages = frozenset(tag for concept in concepts for tag in concept.terms)
    return Glossary(tuple(concepts), languages, digest.hexdigest())


def _concepts(path: Path, table: Iterator[Row]) -> Iterator[Concept]:
    header = _header(path, next(table, (1, [])))
    places = {name: place for place, name in enumerate(header)}
    tags = [(name, place) for name, place in places.items() if name not in FACTS]
    file = str(path)
    for line, cells in table:
        if len(cells) > len(header):
            if any(cells[len(header) :]):
                raise GlossaryError(
                    f"{len(cells)} cells under {len(header)} column names",
                    path=file,
                    line=line,
                    remedy="remove what stands beyond the last column, or name that column",
                )
        else:
            cells += [""] * (len(header) - len(cells))
        terms = {tag: _terms(cells[place], (file, line, tag)) for tag, place in tags if cells[place]}
        if not terms:
            raise GlossaryError(
                "a row without a term",
                path=file,
                line=line,
                remedy="give it a term in a language, or remove it",
            )
        subject, distinct, note = (cells[places[name]] if name in places else "" for name in FACTS)
        yield Concept(terms, subject, distinct, note, file, line)


def _header(path: Path, row: Row) -> list[str]:
    line, cells = row
    known = known_tags()
    names: list[str] = []
    while cells and not cells[-1]:
        cells = cells[:-1]
    for cell in cells:
        name = cell.lower() if cell.lower() in FACTS else _tag(path, line, cell, known)
        if name in names:
            raise GlossaryError("two columns have this name", path=str(path), line=line, column=cell)
        names.append(name)
    if len([name for name in names if name not in FACTS]) < 2:
        raise GlossaryError(
            "the header names fewer than two languages",
            path=str(path),
            line=line,
            remedy="begin the file with a row of column names, such as: en, kk, ru, subject, distinct, note",
        )
    return names


def _tag(path: Path, line: int, cell: str, known: Sequence[str]) -> str:
    tag = canonical(cell)
    if tag.partition("-")[0] not in known:
        try:
            language(tag)
        except LanguageError as error:
            raise GlossaryError(
                f"“{cell}” is neither a language tag nor one of {', '.join(FACTS)}",
                path=str(path),
                line=line,
                column=cell or None,
                remedy=nearest(cell.lower(), {*FACTS, *known}),
            ) from error
    return tag


def _terms(cell: str, place: tuple[str, int, str]) -> tuple[Term, ...]:
    """The terms of a cell: `a | b`, best first; `!a` must not be used; `a*` any ending; `=a` exactly so."""
    found: list[Term] = []
    for written in cell.split("|"):
        term = _term(written.strip())
        if isinstance(term, str):
            raise _mistake(cell, term, place)
        found.append(term)
    if len(found) > 1 and len({term.text for term in found}) < len(found):
        _refuse_contradiction(cell, found, place)
    return tuple(found)


def _term(written: str) -> Term | str:
    """A term as written in a cell, or what is wrong with it."""
    if _PLAIN.fullmatch(written):
        return Term(written)
    text = written.removeprefix("!").lstrip()
    forbidden = text != written
    exact = text.startswith("=")
    open_ended = text.endswith("*")
    text = text[exact:].removesuffix("*").strip() if exact or open_ended else text
    if not any(map(str.isalnum, text)):
        return f"“{written}” has no word; put a term between the bars" if written else "a bar with no term beside it"
    if "*" in text:
        return f"in “{written}” the * is not at the end; only the last word may have any ending"
    if text[0] in "!=":
        return f"“{written}” begins with marks that do not go together; write !a, =a or !=a"
    if exact and open_ended:
        return f"“{written}” is to be exactly so and to have any ending; keep either = or *"
    return Term(text, forbidden, open_ended, exact)


def _refuse_contradiction(cell: str, terms: Sequence[Term], place: tuple[str, int, str]) -> None:
    for term in terms:
        if not term.forbidden and term._replace(forbidden=True) in terms:
            raise _mistake(cell, f"“{term.text}” is both admitted and forbidden; keep one of the two", place)


def _mistake(cell: str, problem: str, place: tuple[str, int, str]) -> GlossaryError:
    what, _, remedy = problem.partition("; ")
    path, line, tag = place
    return GlossaryError(f"{what}, in the cell “{cell}”", path=path, line=line, column=tag, remedy=remedy or None)
