"""A file with other translations in it: the cells that change are written anew, and every other byte is copied."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import IO, NamedTuple

from tqcheck.errors import InputError
from tqcheck.formats.documents import ARTICLE_ROWS
from tqcheck.formats.file_name import file_name
from tqcheck.formats.lines import file_label, is_zipped, pieces_of
from tqcheck.formats.reading import columns_of
from tqcheck.formats.table import cuts, table, unquoted

# Lines with their line feeds. In UTF-16 a line feed is two bytes, which must not be found across two characters.
_LINES = {
    "UTF-8": re.compile(rb"[^\n]*\n"),
    "UTF-16-LE": re.compile(rb"(?:(?!\n\0)..)*\n\0", re.DOTALL),
    "UTF-16-BE": re.compile(rb"(?:(?!\0\n)..)*\0\n", re.DOTALL),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is cut: its encoding, its delimiter, whether it quotes, and which column is the translation's.

    Without a delimiter every line is a translation.
    """

    encoding: str
    delimiter: str = ""
    quoted: bool = False
    target: int = 0


class Cell(NamedTuple):
    """A translation to be changed: what it is and what it is to be."""

    before: str
    after: str


class Piece(NamedTuple):
    """Part of a file, as it is and as it is to be: a record with the line it begins on, or what goes before all."""

    line: int
    before: bytes
    after: bytes


def layout_of_table(path: str, extension: str | None = None) -> Layout:
    """How a table is cut, as `read` has it; `extension` is given for a file that has another name than its own."""
    cut = table(path, file_name(path).extension if extension is None else extension, lambda problem: None)
    columns, _ = columns_of(list(islice(cut.rows, ARTICLE_ROWS)), file_label(path))
    return Layout(cut.encoding, cut.delimiter, cut.quoted, columns.target)


def layout_of_lines(path: str) -> Layout:
    """How a text is cut that has a translation in every line."""
    return Layout(pieces_of(path)[1])


def rewritten(path: str, layout: Layout, cells: Mapping[int, Cell]) -> Iterator[Piece]:
    """The whole of a file in pieces; `cells` are by the line on which their records begin.

    InputError if the file no longer holds what was read, or if a record could not be read back as it is to be.
    """
    mark, encoding, pieces = pieces_of(path)
    yield Piece(0, mark, mark)
    missing = set(cells)
    lines = enumerate(_lines(pieces, encoding), 1)
    for number, record in lines:
        if number not in cells:
            yield Piece(number, record, record)
            continue
        missing.discard(number)
        while (after := _changed(record, layout, cells[number], path, number)) is None:
            _, more = next(lines, (0, b""))
            if not more:
                raise _moved(path, number)
            record += more
        yield Piece(number, record, after)
    if missing:
        raise _moved(path, min(missing))


def rewrite(path: str, layout: Layout, cells: Mapping[int, Cell], out: IO[bytes]) -> None:
    """Write a file into `out`, which has a name, with some cells changed; zipped if it is.

    InputError as for `rewritten`, or if the whole would then be taken for another kind of table.
    """
    zipper = gzip.GzipFile("", "wb", fileobj=out, mtime=0) if is_zipped(path) else None
    with zipper or nullcontext(out) as writer:
        for piece in rewritten(path, layout, cells):
            writer.write(piece.after)
    out.flush()
    if layout.delimiter and layout_of_table(out.name, file_name(path).extension) != layout:
        raise InputError(
            "with these edits the file would be taken for another kind of table",
            path=file_label(path),
            remedy="give it a header that names source and target, and a name that ends in .tsv or .csv",
        )


def _lines(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        data = rest + piece
        lines = _LINES[encoding].findall(data)
        yield from lines
        rest = data[sum(map(len, lines)) :]
    if rest:
        yield rest


def _changed(record: bytes, layout: Layout, cell: Cell, path: str, line: int) -> bytes | None:
    """A record with another translation in it; None if it does not end here."""
    try:
        text = record.decode(layout.encoding)
        body = _body(text)
        place = _place(body, layout)
        if place is None:
            return None
        start, end = place
        if _held(body[start:end], layout) != cell.before:
            raise _moved(path, line)
    except (UnicodeDecodeError, ValueError, IndexError) as error:
        raise _moved(path, line) from error
    changed = body[:start] + _written(cell, body[start:end], layout) + text[end:]
    back = _place(_body(changed), layout)
    if back is None or _held(_body(changed)[slice(*back)], layout) != cell.after:
        raise InputError("the fixed text cannot stand in this row", path=file_label(path), line=line)
    return changed.encode(layout.encoding)


def _body(record: str) -> str:
    return record.removesuffix("\n").removesuffix("\r")


def _place(body: str, layout: Layout) -> tuple[int, int] | None:
    """Where the translation stands in a record, with the marks it is quoted in."""
    if not layout.delimiter:
        return 0, len(body)
    if layout.quoted:
        places = cuts(body, layout.delimiter)
        return None if places is None else places[layout.target]
    fields = body.split(layout.delimiter)
    start = sum(len(field) + 1 for field in fields[: layout.target])
    return start, start + len(fields[layout.target])


def _held(field: str, layout: Layout) -> str:
    return unquoted(field) if layout.quoted else field


def _written(cell: Cell, field: str, layout: Layout) -> str:
    """The new text as its field is to have it: in marks if the old one was, or if it cannot do without."""
    text = cell.after
    if not layout.quoted:
        return text
    needs = text.startswith('"') or not {layout.delimiter, "\n", "\r"}.isdisjoint(text)
    if field.startswith('"') or needs or ('"' in text and '"' not in field):
        return '"' + text.replace('"', '""') + '"'
    return text


def _moved(path: str, line: int) -> InputError:
    return InputError(
        "this row was changed while it was being checked", path=file_label(path), line=line, remedy="begin again"
    )
