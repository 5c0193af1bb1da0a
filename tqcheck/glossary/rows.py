"""The rows of glossary files as concepts, or as errors that name the file, the row and the cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from tqcheck.errors import GlossaryError
from tqcheck.glossary.cells import FACTS, FIRST, MARKS, Place, is_plain, kept, rules, terms
from tqcheck.glossary.concepts import NO_RULES, Concept, Term
from tqcheck.glossary.table import Row, Table


class GlossaryFile(NamedTuple):
    """A glossary file: its path, its table, the names of its columns and the line they stand on."""

    path: str
    table: Table
    columns: list[str]
    line: int

    def rows(self) -> Iterator[Row]:
        """The rows below the names of the columns."""
        return (row for row in self.table.rows() if row.line > self.line)

    def terms(self, column: str, first: int) -> Iterator[tuple[int, int, Term]]:
        """The terms of a column, each with the number of its row, counted from `first`, and its place in the cell.

        The rows are known to be valid.
        """
        if "keep" in self.columns:
            for number, row in enumerate(self.rows(), first):
                for place, term in enumerate(self.concept(row).terms.get(column, ())):
                    yield number, place, term
            return
        at = self.columns.index(column) if column in self.columns else len(self.columns)
        number = first - 1
        for line, cell in self.table.column(at):
            if line <= self.line:
                continue
            number += 1
            if is_plain(cell):
                yield number, 0, Term(cell)
            elif cell:
                for place, term in enumerate(terms(cell, Place(self.path, line, column))):
                    yield number, place, term

    def concept(self, row: Row) -> Concept:
        """The concept of a row; GlossaryError for a mistake in it."""
        columns, path = self.columns, self.path
        _, line, cells = row
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            raise GlossaryError(
                f"{len(cells)} cells under {len(columns)} column names",
                path=path,
                line=line,
                remedy="remove what stands beyond the last column, or name that column",
            )
        found = {}
        facts = {}
        for name, cell in zip(columns, cells, strict=False):
            if not cell:
                continue
            if name in FACTS:
                facts[name] = cell
            else:
                found[name] = (Term(cell),) if is_plain(cell) else terms(cell, Place(path, line, name))
        if not found:
            raise GlossaryError(
                "a row without a term",
                path=path,
                line=line,
                remedy="give it a term in a language, or remove it",
            )
        if not facts:
            return Concept(found, "", "", "", path, line, NO_RULES)
        if kept(facts, path, line):
            same = tuple(term._replace(exact=True) for term in next(iter(found.values())))
            found = {tag: found.get(tag, same) for tag in columns if tag not in FACTS}
        subject, distinct, note = (facts.get(name, "") for name in FACTS[:3])
        return Concept(found, subject, distinct, note, path, line, rules(facts, path, line))


class Rows(Sequence[Concept]):
    """The concepts of several files, each made of its row when it is first asked for.

    `starts` and `lines` say of each file where its rows begin, in code points, and on which lines.
    """

    def __init__(self, files: Sequence[GlossaryFile], starts: list[list[int]], lines: list[list[int]]) -> None:
        self.starts = starts
        self.lines = lines
        self._files = files
        self._size = sum(map(len, starts))
        self._made: dict[int, Concept] = {}
        if [*map(len, starts)] != [*map(len, lines)] or len(starts) != len(files):
            raise ValueError("not the rows of these files")

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, number: int) -> Concept: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Concept]: ...
    def __getitem__(self, number: int | slice) -> Concept | Sequence[Concept]:
        if isinstance(number, slice):
            return [self[place] for place in range(self._size)[number]]
        concept = self._made.get(number)
        if concept is None:
            place = range(self._size)[number]
            concept = self._made[place] = self._made.get(place) or self._concept(place)
        return concept

    def terms(self, column: str) -> Iterator[tuple[int, int, Term]]:
        """The terms of a column, each with the number of its concept and its place in the cell; no concept is made."""
        first = 0
        for file, starts in zip(self._files, self.starts, strict=True):
            yield from file.terms(column, first)
            first += len(starts)

    def _concept(self, place: int) -> Concept:
        for file, starts, lines in zip(self._files, self.starts, self.lines, strict=True):
            if place < len(starts):
                return file.concept(next(file.table.rows(starts[place], lines[place])))
            place -= len(starts)
        raise IndexError


def all_rows(files: Sequence[GlossaryFile]) -> tuple[Rows, frozenset[str]]:
    """The rows of files, each read, and their languages; GlossaryError for the first mistake in them."""
    starts: list[list[int]] = []
    lines: list[list[int]] = []
    languages: set[str] = set()
    for file in files:
        starts.append(begun := [])
        lines.append(numbers := [])
        tags = [name for name in file.columns if name not in FACTS]
        plain = _plain_row(file.columns, file.table.divider).fullmatch
        for start, line, row in file.table.lines():
            if line <= file.line:
                continue
            begun.append(start)
            numbers.append(line)
            match = plain(row)
            if not match or not match.lastindex:  # none of its groups has anything
                languages.update(file.concept(next(file.table.rows(start, line))).terms)
            elif not languages.issuperset(tags):
                languages.update(tag for tag, cell in zip(tags, match.groups(), strict=True) if cell)
    return Rows(files, starts, lines), frozenset(languages)


def _plain_row(columns: Sequence[str], divider: str) -> re.Pattern[str]:
    """A row in which no mistake can be if it has any of the pattern's groups, which are its terms: none has marks, and
    nothing else stands beside them than a subject, a group and a note.
    """
    blank = rf"[^\S\n{divider}]*"
    kinds = {name: rf"[^{divider}]*" if name in FACTS[:3] else blank for name in FACTS}
    term = rf"{blank}({FIRST}[^{MARKS}{divider}]*)?"
    pattern = ""
    for name in reversed(columns):
        cell = kinds.get(name, term)
        pattern = f"{cell}(?:{divider}{pattern})?" if pattern else cell
    return re.compile(pattern)
