"""The rows of a glossary file: TSV, CSV or a workbook, as a person or a spreadsheet has saved it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from tqcheck.errors import GlossaryError
from tqcheck.glossary.sheets import SUFFIX, read_sheet

Row = tuple[int, list[str]]  # the line it begins on, and its cells

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE = "save it as UTF-8; in Excel, as “CSV UTF-8”"


def content_of(path: Path, remedy: str) -> bytes:
    """The bytes of a file; GlossaryError with a remedy if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=str(path), remedy=remedy) from error


def rows(path: Path, content: bytes) -> Iterator[Row]:
    """The rows that are not blank, cells stripped. The header tells whether tab, semicolon or comma divides.

    A cell is taken for quoted only if it is so as a whole, with the quotation marks inside it doubled: in a
    note such as “"OPG" only spells the letters”, which people write into a TSV, the marks are text.
    """
    text = _text(path, content)
    header = text.partition("\n")[0]
    delimiter = max("\t;,", key=header.count)
    if '"' not in text:
        for line, cells in enumerate(text.split("\n"), 1):
            row = [cell.strip() for cell in cells.split(delimiter)]
            if any(row):
                yield line, row
        return
    cell = re.compile(rf'(?:"((?:[^"]|"")*+)"(?=[{delimiter}\r\n]|\Z)|([^{delimiter}\n]*))({delimiter}|\n|\Z)')
    line, first = 1, 1
    row = []
    for match in cell.finditer(text):
        quoted, plain, end = match.groups()
        row.append((plain if quoted is None else quoted.replace('""', '"')).strip())
        line += match[0].count("\n")
        if end != delimiter:
            if any(row):
                yield first, row
            first, row = line, []
        if not end:
            return


def _text(path: Path, content: bytes) -> str:
    if path.suffix.lower() == SUFFIX:
        return read_sheet(path, content).text
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
