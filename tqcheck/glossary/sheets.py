"""Glossaries as Excel workbooks (.xlsx), read and written with openpyxl."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from tqcheck.errors import GlossaryError

SUFFIX = ".xlsx"
LONGEST_CELL = 32_767  # characters; Excel's own limit
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what a cell cannot hold
_MOST = 256 << 20  # bytes that a workbook may unpack to: memory holds about as much, and 2 MB of file can be 2 GB
_MIDNIGHT = datetime.time()
_EXACT = "write a term that begins with = as '=term, the apostrophe first"


class Sheet(NamedTuple):
    """The rows of a workbook's first sheet that are not blank, with their numbers; and what was read otherwise."""

    rows: list[tuple[int, list[str]]]
    notes: list[str]

    @property
    def text(self) -> str:
        """The rows as a TSV in which each stands on the line of its number; breaks inside cells become spaces."""
        lines = {number: "\t".join(map(quoted, cells)) for number, cells in self.rows}
        return "\n".join(lines.get(number, "") for number in range(1, max(lines, default=0) + 1))


def read_sheet(path: Path, content: bytes) -> Sheet:
    """A workbook's first visible sheet as text: dates as ISO, formulas by their saved results.

    A cell merged over several rows stands in each of them. GlossaryError if it is no workbook, or a cell has
    no value to read.
    """
    results, formulas = _open(path, content, results=True), _open(path, content, results=False)
    shown = [sheet.title for sheet in results.worksheets if sheet.sheet_state == "visible"]
    title = (shown or [sheet.title for sheet in results.worksheets] or [""])[0]
    if not title:
        raise GlossaryError("a workbook without a sheet", path=str(path), remedy="put the table into a sheet")
    sheet, typed = results[title], formulas[title]
    merged = _merged(sheet)
    rows = []
    for cells in sheet.iter_rows():
        row = [
            _text(sheet[merged[cell.coordinate]] if cell.coordinate in merged else cell, typed, path) for cell in cells
        ]
        if any(row):
            rows.append((cells[0].row, row))
    return Sheet(rows, list(_notes(results, title, typed)))


def to_workbook(columns: Sequence[str], found: Sequence[Mapping[str, str]]) -> bytes:
    """A glossary as a workbook of one sheet, every cell of it text, so that nothing is taken for a date or formula."""
    _library(None)
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "glossary"
    for number, row in enumerate([{name: name for name in columns}, *found], 1):
        for place, name in enumerate(columns, 1):
            if text := CONTROL.sub("", row.get(name, ""))[:LONGEST_CELL]:
                cell = sheet.cell(number, place)
                cell.value = text
                cell.data_type = "s"
                cell.number_format = "@"
                cell.quotePrefix = text.startswith("=")
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plain(cell: str) -> str:
    """A cell on one line, without tabs."""
    return re.sub(r"[\t\r\n]+", " ", cell)


def quoted(cell: str) -> str:
    """A cell of a TSV. One that begins with a quotation mark is quoted, or it would be read as a quoted one."""
    text = plain(cell)
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if text.startswith('"') else text


def _library(path: Path | None) -> Any:
    try:
        import openpyxl  # 150 ms that only workbooks need
    except ImportError as error:
        raise GlossaryError(
            "workbooks need the package openpyxl, which is not installed",
            path=str(path) if path else None,
            remedy="pip install 'tqcheck[xlsx]', or save the table as CSV UTF-8",
        ) from error
    return openpyxl


def _open(path: Path, content: bytes, *, results: bool) -> Any:
    openpyxl = _library(path)
    try:
        unpacked = sum(part.file_size for part in ZipFile(io.BytesIO(content)).infolist())
        if unpacked > _MOST:
            raise GlossaryError(
                f"unpacks to {unpacked >> 20:,} MiB; at most {_MOST >> 20} are read",
                path=str(path),
                remedy="save the table alone as CSV UTF-8",
            )
        return openpyxl.load_workbook(io.BytesIO(content), data_only=results)
    except (BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise GlossaryError(
            f"not an Excel workbook: {error}", path=str(path), remedy="save it again as .xlsx, or as CSV UTF-8"
        ) from error


def _merged(sheet: Any) -> dict[str, str]:
    """The cells below the first of a column that are merged with it, and that first one."""
    from openpyxl.utils import get_column_letter

    found = {}
    for block in sheet.merged_cells.ranges:
        column = get_column_letter(block.min_col)
        for row in range(block.min_row + 1, block.max_row + 1):
            found[f"{column}{row}"] = f"{column}{block.min_row}"
    return found


def _text(cell: Any, typed: Any, path: Path) -> str:
    value = cell.value
    if cell.data_type == "e":
        raise GlossaryError(
            f"the cell has the error {value}", path=str(path), line=cell.row, column=cell.column_letter, remedy=_EXACT
        )
    if value is None and typed[cell.coordinate].data_type == "f":
        raise GlossaryError(
            f"the formula {typed[cell.coordinate].value} has no saved result",
            path=str(path),
            line=cell.row,
            column=cell.column_letter,
            remedy=f"open the file in Excel and save it; {_EXACT}",
        )
    return written_out(value)


def written_out(value: object) -> str:
    """A cell's value as a glossary writes it: 2024-03-01 for a day, 5 for 5.0, yes for TRUE."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return (value.date() if value.time() == _MIDNIGHT else value).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _notes(book: Any, title: str, typed: Any) -> Iterator[str]:
    from openpyxl.cell import MergedCell

    others = [f"“{sheet.title}”" for sheet in book.worksheets if sheet.title != title]
    if others:
        yield f"only the sheet “{title}” is read, not {', '.join(others)}"
    for block in sorted(map(str, book[title].merged_cells.ranges)):
        yield f"cells {block} are merged: each of their rows gets what the first has"
    for cells in typed.iter_rows():
        for cell in cells:
            if isinstance(cell, MergedCell):
                continue
            if cell.data_type == "f":
                yield f"cell {cell.coordinate}: its formula becomes the saved result"
            elif cell.is_date or (cell.data_type in ("n", "b") and cell.value is not None):
                kind = "date" if cell.is_date else "number" if cell.data_type == "n" else "yes-or-no value"
                yield f"cell {cell.coordinate}: a {kind} becomes the text “{written_out(cell.value)}”"
            if cell.comment:
                yield f"cell {cell.coordinate}: its comment is left out"
