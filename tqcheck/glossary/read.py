"""Glossary files in: every row becomes a Concept, or an error that names the file, the row and the cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tqcheck.errors import GlossaryError, LanguageError, nearest
from tqcheck.glossary.cells import FACTS, Place, kept, rules, terms
from tqcheck.glossary.concepts import Concept, Glossary
from tqcheck.glossary.table import Row, content_of, rows
from tqcheck.language import canonical, known_tags, language

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
        content = content_of(path, "check the path of the glossary")
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
        found = {tag: terms(cells[place], Place(file, line, tag)) for tag, place in tags if cells[place]}
        if not found:
            raise GlossaryError(
                "a row without a term",
                path=file,
                line=line,
                remedy="give it a term in a language, or remove it",
            )
        facts = {name: cells[places[name]] for name in FACTS if name in places}
        if kept(facts, file, line):
            same = tuple(term._replace(exact=True) for term in next(iter(found.values())))
            found = {tag: found.get(tag, same) for tag, _ in tags}
        subject, distinct, note = (facts.get(name, "") for name in FACTS[:3])
        yield Concept(found, subject, distinct, note, file, line, rules(facts, file, line))


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
