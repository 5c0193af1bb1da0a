"""Rows of a table made into segments, and segments into documents."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from tqcheck.analysis.dateline import published_in
from tqcheck.errors import InputError, nearest
from tqcheck.formats.article import FIRST_TEXTS
from tqcheck.formats.columns import Columns, wrong_width
from tqcheck.formats.languages_of import Pair
from tqcheck.formats.lines import flaw
from tqcheck.formats.table import Complain, Row
from tqcheck.model import ROLES, Document, Role, Segment, Text

ARTICLE_ROWS = 2_000  # a file of more rows that names no documents holds loose segments
LOOSE_BLOCK = 500

# What becomes a segment: its line, id, source, target, role and reference; and its date of publication.
Parts = tuple[int, str, str, str, Role, str | None, datetime.date | None]
Entry = tuple[tuple[str, Pair], Parts]  # before it, its document's name ("" for none) and languages


class Origin(NamedTuple):
    """Where rows come from: a file, what a document without a name is called, and the file's encoding.

    `published` is the day of articles that do not say theirs.
    """

    path: str
    name: str
    encoding: str
    published: datetime.date | None = None


def documents(
    rows: Iterable[Row],
    columns: Columns,
    pair: Callable[[list[str]], Pair],
    origin: Origin,
    complain: Complain,
) -> Iterator[Document]:
    """The documents that rows make up. A row that cannot be used goes to `complain`.

    Rows that name no document are one article together if the file has at most 2,000 rows; else they are
    loose segments, in documents of up to 500 that have one name and are no articles. Rows that name one are
    an article wherever they stand, in a file of at most 2,000 rows; in a longer one, which is not kept in
    memory, only those that follow each other are. Two pairs of languages are never in one document.

    Every row has an id: its own, else its number among the rows that are not blank. An id that comes again in
    a document becomes "id#2", "id#3" …; nothing is said of it, since nothing is lost.
    """
    rows = iter(rows)
    head = list(islice(rows, ARTICLE_ROWS + 1))
    short = len(head) <= ARTICLE_ROWS
    entries = _entries(chain(head, rows), columns, pair, origin, complain)
    del head
    if short:
        groups: dict[tuple[str, Pair], list[Parts]] = {}
        for key, parts in entries:
            groups.setdefault(key, []).append(parts)
        for key, members in groups.items():
            yield _document(key, members, origin, article=True)
        return
    for key, run in groupby(entries, itemgetter(0)):
        members_of_run = map(itemgetter(1), run)
        if key[0]:
            yield _document(key, list(members_of_run), origin, article=True)
        else:
            while block := list(islice(members_of_run, LOOSE_BLOCK)):
                yield _document(key, block, origin, article=False)


def _document(key: tuple[str, Pair], members: Sequence[Parts], origin: Origin, *, article: bool) -> Document:
    name, (source_language, target_language, languages_from) = key
    ids = [member[1] for member in members]
    published = next((date for *_, date in members if date), origin.published)
    if published is None and article:
        published = published_in(Text(target, target_language) for *_, target, _, _, _ in members[:FIRST_TEXTS])
    segments = tuple(
        [
            Segment(
                name,
                Text(source, source_language, "source", name),
                Text(target, target_language, "target", name),
                role,
                reference,
                published,
                line,
            )
            for name, (line, _, source, target, role, reference, _) in zip(_unique(ids), members, strict=True)
        ]
    )
    return Document(
        name or origin.name,
        source_language,
        target_language,
        segments,
        origin.path,
        published,
        article,
        languages_from,
    )


def _unique(ids: Sequence[str]) -> Sequence[str]:
    if len(set(ids)) == len(ids):
        return ids
    taken = set(ids)
    seen: dict[str, int] = {}
    unique = []
    for one in ids:
        name, count = one, seen.get(one, 0) + 1
        while count > 1 and (name := f"{one}#{count}") in taken:
            count += 1
        seen[one] = count
        taken.add(name)
        unique.append(name)
    return unique


def _entries(
    rows: Iterable[Row],
    columns: Columns,
    pair: Callable[[list[str]], Pair],
    origin: Origin,
    complain: Complain,
) -> Iterator[Entry]:
    width, source_at, target_at = len(columns.names), columns.source, columns.target
    # Rows of nothing but texts, which the longest files have, are worth a shorter way.
    texts_only = width - (columns.reference is not None) == 2
    nameless = ("", pair([])) if texts_only else None
    for number, (line, cells, suspect) in enumerate(rows, 1):
        try:
            if suspect or len(cells) != width:
                _refuse_unfit(cells, columns, origin.encoding)
            source = cells[source_at]
            if not source or source.isspace():
                if _is_added(cells, columns):
                    yield _entry(line, number, cells, None, columns, pair)
                    continue
                raise InputError(
                    "the source is empty",
                    column=columns.names[source_at],
                    remedy="fill it in, or drop the row",
                )
            reference = None if columns.reference is None else cells[columns.reference] or None
            if nameless:
                yield nameless, (line, str(number), source, cells[target_at], "body", reference, None)
            else:
                yield _entry(line, number, cells, reference, columns, pair)
        except InputError as error:
            complain(InputError(error.problem, path=origin.path, line=line, column=error.column, remedy=error.remedy))


def _is_added(cells: Sequence[str], columns: Columns) -> bool:
    """Whether a row says that its text has no source: `tqcheck align` found none."""
    return columns.alignment is not None and cells[columns.alignment].strip().startswith("0-")


def _entry(
    line: int,
    number: int,
    cells: list[str],
    reference: str | None,
    columns: Columns,
    pair: Callable[[list[str]], Pair],
) -> Entry:
    return (
        ("" if columns.document is None else cells[columns.document].strip(), pair(cells)),
        (
            line,
            ("" if columns.id is None else cells[columns.id].strip()) or str(number),
            cells[columns.source] if not cells[columns.source].isspace() else "",
            cells[columns.target],
            "body" if columns.role is None else _role(cells[columns.role], columns.names[columns.role]),
            reference,
            None if columns.published is None else _date(cells[columns.published], columns.names[columns.published]),
        ),
    )


def _refuse_unfit(cells: Sequence[str], columns: Columns, encoding: str) -> None:
    """InputError if a row has too few or too many cells, or one with a flaw."""
    if len(cells) != len(columns.names):
        raise InputError(
            wrong_width(len(cells), columns), remedy="is a delimiter missing, or does one stand in a text?"
        )
    for name, cell in zip(columns.names, cells, strict=True):
        if found := flaw(cell, encoding):
            raise InputError(found[0], column=name, remedy=found[1])


def _role(cell: str, column: str) -> Role:
    name = cell.strip().lower()
    for role in ROLES:
        if name == role:
            return role
    if name:
        raise InputError(f"“{name[:40]}” is no role", column=column, remedy=nearest(name[:40], ROLES))
    return "body"


def _date(cell: str, column: str) -> datetime.date | None:
    text = cell.strip()
    if not text:
        return None
    try:
        return datetime.datetime.fromisoformat(text).date()
    except ValueError as error:
        raise InputError(
            f"“{text[:40]}” is no date", column=column, remedy="write year-month-day, as in 2022-10-17"
        ) from error
