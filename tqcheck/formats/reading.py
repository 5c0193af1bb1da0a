"""Bilingual files in: a table, or two texts aligned by line, become documents."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from itertools import chain, islice

from tqcheck.errors import InputError
from tqcheck.formats.aligned import aligned_rows, refuse_unequal
from tqcheck.formats.columns import Columns, header, headerless
from tqcheck.formats.documents import ARTICLE_ROWS, Origin, documents
from tqcheck.formats.file_name import file_name, tag_in_name
from tqcheck.formats.languages_of import Detect, Side, given, known_or_detected, pairs
from tqcheck.formats.lines import file_label
from tqcheck.formats.table import Complain, Row, table
from tqcheck.model import Document

Report = Callable[[InputError], None]

_SIDES: tuple[Side, Side] = ("source", "target")
_ALIGNED = Columns(("line", "source", "target"), id=0, source=1, target=2)


def read(
    path: str,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    strict: bool = False,
    report: Report,
    detect: Detect | None = None,
    published: datetime.date | None = None,
) -> Iterator[Document]:
    """The documents of a table: TSV or CSV, plain or gzipped, UTF-8 or UTF-16; "-" is standard input.

    A row that cannot be used is handed to `report` and skipped, or raised if `strict`. InputError if nothing
    can be read: no such file, no rows, a header without source and target, languages that nobody can tell.
    LanguageError if `source_lang` or `target_lang` is no language. `detect` is given up to 200 texts of one
    side and returns their language or None. `published` is the day of articles that do not say theirs. How rows
    make documents is told at `documents`, how a table is cut at `table`.
    """
    label, name = file_label(path), file_name(path)
    named = name.pair or (None, None)
    known = given(source_lang, named[0]), given(target_lang, named[1])
    complain = complaint(report, strict)
    cut = table(path, name.extension, complain)
    head = list(islice(cut.rows, ARTICLE_ROWS))
    columns, head = columns_of(head, label)
    source, target = (
        known_or_detected(one, head, columns, side, detect, label) for one, side in zip(known, _SIDES, strict=True)
    )
    yield from documents(
        chain(head, cut.rows),
        columns,
        pairs(columns, source, target),
        Origin(label, name.stem, cut.encoding, published),
        complain,
    )


def read_aligned(
    source_path: str,
    target_path: str,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    strict: bool = False,
    report: Report,
    detect: Detect | None = None,
    published: datetime.date | None = None,
) -> Iterator[Document]:
    """The documents of two texts of which line answers line; otherwise like `read`.

    A segment's id is the number of its line. A document is called after the source's file and has the
    target's path. InputError if one text has more lines than the other; blank lines at the end do not count.
    """
    name, target_name = file_name(source_path), file_name(target_path)
    if source_path == target_path:
        raise InputError("source and target are the same file", path=file_label(source_path))
    named = name.pair or target_name.pair or (None, None)
    source_tag, target_tag = tag_in_name(source_path), tag_in_name(target_path)
    known = given(source_lang, source_tag or named[0]), given(target_lang, target_tag or named[1])
    stem = name.stem.removesuffix(f".{source_tag}") if source_tag else name.stem
    refuse_unequal(source_path, target_path)
    complain = complaint(report, strict)
    rows = aligned_rows(source_path, target_path, complain)
    head = list(islice(rows, ARTICLE_ROWS))
    label = file_label(target_path)
    if not head:
        raise InputError("there are no lines to score", path=label, remedy="give both files at least one")
    source, target = (
        known_or_detected(one, head, _ALIGNED, side, detect, file_label(path))
        for one, side, path in zip(known, _SIDES, (source_path, target_path), strict=True)
    )
    yield from documents(
        chain(head, rows), _ALIGNED, pairs(_ALIGNED, source, target), Origin(label, stem, "UTF-8", published), complain
    )


def complaint(report: Report, strict: bool) -> Complain:
    """What is done with a row or line that cannot be used: it is reported or, if `strict`, raised."""

    def refuse(error: InputError) -> None:
        raise error

    return refuse if strict else report


def columns_of(head: list[Row], path: str) -> tuple[Columns, list[Row]]:
    """What the columns hold, and the rows that follow the header, if there is one."""
    if not head:
        raise InputError("the file has no rows to score", path=path, remedy="give it at least one: source, target")
    line, cells, _ = head[0]
    columns = header(cells, path, line)
    if columns is None:
        return headerless((len(cells) for _, cells, _ in head), path, line), head
    if len(head) == 1:
        raise InputError("no rows to score follow the header", path=path, line=line, remedy="add rows below it")
    return columns, head[1:]
