"""Glossaries in the forms that other tools read: TSV, CSV, Excel workbooks, TBX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tqcheck.errors import GlossaryError
from tqcheck.glossary import sheets, tbx
from tqcheck.glossary.cells import FACTS
from tqcheck.glossary.sheets import plain, quoted
from tqcheck.glossary.table import content_of, rows
from tqcheck.language import canonical

FORMS = ("tsv", "csv", "xlsx", "tbx")


class Table(NamedTuple):
    """The columns of a glossary in their order, the rows by them, and notes on what was not read as it stands."""

    columns: list[str]
    rows: list[dict[str, str]]
    notes: tuple[str, ...] = ()


def read_table(path: Path) -> Table:
    """The columns and rows of a glossary in any form; GlossaryError if it is none."""
    content = content_of(path, "check the path")
    form = path.suffix.lower()
    if form == ".tbx":
        columns, found, notes = tbx.from_tbx(content, path)
        return Table(columns, found, tuple(notes))
    sheet = sheets.read_sheet(path, content) if form == sheets.SUFFIX else None
    lines = iter(sheet.rows) if sheet else rows(path, content)
    top, header = next(lines, (1, []))
    columns = [name.lower() if name.lower() in FACTS else name and canonical(name) for name in header]
    while columns and not columns[-1]:
        columns.pop()
    for name in columns:
        if columns.count(name) > 1:
            raise GlossaryError(
                "two columns have this name" if name else "two columns have no name",
                path=str(path),
                line=top,
                column=name or None,
                remedy="name each column, or join their cells by |",
            )
    notes = [*sheet.notes] if sheet else []
    found = []
    for line, cells in lines:
        if any(cells[len(columns) :]):
            notes.append(f"row {line}: what stands beyond the last named column is not read")
        found.append(dict(zip(columns, cells, strict=False)))
    return Table(columns, found, tuple(notes))


def written(table: Table, form: str, style: str = "dca", version: int = 3) -> bytes:
    """A glossary in a form: tsv, csv, xlsx or tbx; `style` and `version` are TBX's."""
    columns, found, _ = table
    if form == "tbx":
        return tbx.to_tbx(columns, found, style, version)
    if form == "xlsx":
        return sheets.to_workbook(columns, found)
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row.get(name, "") for name in columns] for row in found)
        return out.getvalue().encode()
    lines = ["\t".join(columns), *("\t".join(quoted(row.get(name, "")) for name in columns) for row in found)]
    return ("\n".join(lines) + "\n").encode()


def lost(table: Table, form: str) -> Iterator[str]:
    """What a form cannot hold of a glossary."""
    for number, row in enumerate(table.rows, 2):
        for name in table.columns:
            for loss in _lost_of_a_cell(row.get(name, ""), form):
                yield f"row {number}, column {name}: {loss}"


def _lost_of_a_cell(cell: str, form: str) -> Iterator[str]:
    if form == "tsv" and plain(cell) != cell:
        yield "a tab or a line break becomes a space"
    control = {"xlsx": sheets.CONTROL, "tbx": tbx.CONTROL}.get(form)
    if control and control.search(cell):
        yield "a control character is left out"
    if form == "xlsx" and len(cell) > sheets.LONGEST_CELL:
        yield f"what follows the first {sheets.LONGEST_CELL} characters is left out"
