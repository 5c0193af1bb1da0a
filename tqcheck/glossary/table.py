"""The rows of a glossary file: TSV, CSV or a workbook, as a person or a spreadsheet has saved it."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterator
from itertools import accumulate, compress, count
from operator import add
from pathlib import Path
from typing import NamedTuple

from tqcheck.errors import GlossaryError
from tqcheck.glossary import cache
from tqcheck.glossary.sheets import SUFFIX, read_sheet

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE = "save it as UTF-8; in Excel, as “CSV UTF-8”"


def content_of(path: Path, remedy: str) -> bytes:
    """The bytes of a file; GlossaryError with a remedy if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=str(path), remedy=remedy) from error


class Row(NamedTuple):
    """Where a row begins, in code points; the line it begins on; and its cells."""

    start: int
    line: int
    cells: list[str]


class Table(NamedTuple):
    """A glossary file as text, what divides its cells, and the pattern of a cell if any may be quoted."""

    text: str
    delimiter: str
    cell: re.Pattern[str] | None

    def rows(self, start: int = 0, line: int = 1) -> Iterator[Row]:
        """The rows that are not blank, cells stripped, from a place where one begins, on a line.

        A cell is taken for quoted only if it is so as a whole, with the quotation marks inside it doubled: in a
        note such as “"OPG" only spells the letters”, which people write into a TSV, the marks are text.
        """
        if self.cell:
            yield from self._quoted(self.cell, start, line)
            return
        text, delimiter, size = self.text, self.delimiter, len(self.text)
        while start <= size:
            end = text.find("\n", start)
            end = size if end < 0 else end
            cells = [cell.strip() for cell in text[start:end].split(delimiter)]
            if any(cells):
                yield Row(start, line, cells)
            start = end + 1
            line += 1

    @property
    def divider(self) -> str:
        """What divides the cells of what `lines` gives: a quoted cell may have any character but NUL."""
        return "\0" if self.cell else self.delimiter

    def lines(self) -> Iterator[tuple[int, int, str]]:
        """All rows that are not blank, each with its cells still in one string: in half the time that `rows` takes."""
        if self.cell:
            yield from ((start, line, "\0".join(cells)) for start, line, cells in self._quoted(self.cell, 0, 1))
            return
        rows = self.text.split("\n")
        starts = map(add, accumulate(map(len, rows), initial=0), count())  # of as many line breaks as rows before it
        yield from compress(zip(starts, count(1), rows, strict=False), map(self._has_content, rows))

    def column(self, place: int) -> Iterator[tuple[int, str]]:
        """The line of each row that is not blank, and its cell in one column, stripped; no other cell is looked at."""
        if self.cell:
            yield from ((line, cells[place] if place < len(cells) else "") for _, line, cells in self.rows())
            return
        delimiter, places, has_content = self.delimiter, place + 1, self._has_content
        for line, row in enumerate(self.text.split("\n"), 1):
            cells = row.split(delimiter, places)
            cell = cells[place].strip() if place < len(cells) else ""
            if cell or has_content(row):
                yield line, cell

    @property
    def _has_content(self) -> Callable[[str], object]:
        """Whether a row has anything but blank cells."""
        return re.compile(rf"[^\s{self.delimiter}]").search

    def _quoted(self, cell: re.Pattern[str], start: int, line: int) -> Iterator[Row]:
        first = line
        cells = []
        for match in cell.finditer(self.text, start):
            quoted, plain, end = match.groups()
            cells.append((plain if quoted is None else quoted.replace('""', '"')).strip())
            line += match[0].count("\n")
            if end != self.delimiter:
                if any(cells):
                    yield Row(start, first, cells)
                start, first, cells = match.end(), line, []
            if not end:
                return


def table(path: Path, content: bytes) -> Table:
    """The table in a file's content. The header tells whether tab, semicolon or comma divides."""
    text = _text(path, content)
    header = text.partition("\n")[0]
    delimiter = max("\t;,", key=header.count)
    pattern = rf'(?:"((?:[^"]|"")*+)"(?=[{delimiter}\r\n]|\Z)|([^{delimiter}\n]*))({delimiter}|\n|\Z)'
    return Table(text, delimiter, re.compile(pattern) if '"' in text else None)


def rows(path: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file's content that are not blank: the line each begins on, and its cells."""
    return ((line, cells) for _, line, cells in table(path, content).rows())


def _text(path: Path, content: bytes) -> str:
    if path.suffix.lower() == SUFFIX:  # which takes ten times as long to read as a text
        name = cache.key("", "sheet", hashlib.sha256(content).hexdigest())
        stored = cache.load(name)
        if not isinstance(stored, str):
            stored = read_sheet(path, content).text
            cache.store(name, stored)
        return stored
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise GlossaryError(
            f"not {encoding[:6].upper().rstrip('-')}: {error.reason}", path=str(path), line=line, remedy=_SAVE
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise GlossaryError("a NUL character", path=str(path), line=line, remedy=_SAVE)
    return text.replace("\r\n", "\n")
