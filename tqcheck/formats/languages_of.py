"""Which languages the rows of a file are in, and how that is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tqcheck.errors import InputError, LanguageError
from tqcheck.formats.columns import Columns
from tqcheck.formats.file_name import pair_of
from tqcheck.formats.table import Row
from tqcheck.language import language
from tqcheck.model import Message

Detect = Callable[[Sequence[str]], str | None]
Side = Literal["source", "target"]

SAMPLE = 200


class Pair(NamedTuple):
    """Two language tags, and where they come from: "columns", "options and file name" …"""

    source: str
    target: str
    origin: str


@dataclass(frozen=True, slots=True)
class Known:
    """A language that holds for a whole file, and where it comes from."""

    tag: str
    origin: str


def given(option: str | None, name: str | None) -> Known | None:
    """The language of one side by the option, else the file's name; LanguageError for an unknown option."""
    if option:
        return Known(language(option).tag, Message("options"))
    return Known(name, Message("file name")) if name else None


def known_or_detected(
    known: Known | None, rows: Sequence[Row], columns: Columns, side: Side, detect: Detect | None, path: str
) -> Known | None:
    """The language of one side for rows that do not say theirs; None if each of these rows does.

    Where the file does not make it known, `detect` is given up to 200 texts. InputError if it cannot tell.
    """
    width, at = len(columns.names), columns.source if side == "source" else columns.target
    tags = columns.languages, columns.source_lang if side == "source" else columns.target_lang
    silent = [
        cells[at]
        for _, cells, suspect in rows
        if len(cells) == width and not suspect and not any(cells[tag] for tag in tags if tag is not None)
    ]
    if known or (not silent and any(tag is not None for tag in tags)):
        return known
    remedy = f"name it with --{side}-lang, in a column {side}_lang, or in the file's name: news.kk-en.tsv"
    return detected(silent, side, detect, path, remedy)


def detected(texts: Sequence[str], side: Side, detect: Detect | None, path: str, remedy: str) -> Known:
    """The language that `detect` finds in up to 200 texts; an InputError tells the `remedy` if it tells none."""
    sample = [text for text in texts if text and not text.isspace()][:SAMPLE]
    tag = detect(sample) if detect and sample else None
    if tag:
        return Known(language(tag).tag, Message("detection"))
    raise InputError(f"the language of the {side} cannot be told from its text", path=path, remedy=remedy)


def pairs(columns: Columns, source: Known | None, target: Known | None) -> Callable[[list[str]], Pair]:
    """What tells a row's pair from its cells; `source` and `target` are for rows that do not say.

    It raises an InputError, with nothing but the column to say where, for a cell that holds no language.
    """
    sides = (columns.source_lang, source), (columns.target_lang, target)
    read: dict[tuple[str, ...], Pair] = {}
    same: dict[tuple[str, str], Pair] = {}
    places = [place for place in (columns.source_lang, columns.target_lang, columns.languages) if place is not None]

    def pair(cells: list[str]) -> Pair:
        key = tuple([cells[place] for place in places])
        if key not in read:
            both = _both(cells, columns)
            known = [_one(cells, place, columns, both[i], rest) for i, (place, rest) in enumerate(sides)]
            origin = " and ".join(dict.fromkeys(one.origin for one in known))
            found = Pair(known[0].tag, known[1].tag, origin)
            # One object for one pair, whatever its rows are like, so that a document is not torn apart.
            read[key] = same.setdefault(found[:2], found)
        return read[key]

    return pair


def _both(cells: list[str], columns: Columns) -> tuple[str, str] | tuple[None, None]:
    cell = "" if columns.languages is None else cells[columns.languages].strip()
    if not cell:
        return None, None
    pair = pair_of(cell)
    if pair is None:
        assert columns.languages is not None
        raise InputError(
            f"“{cell[:40]}” is no pair of languages",
            column=columns.names[columns.languages],
            remedy="write the source's tag, a hyphen and the target's: kk-en",
        )
    return pair


def _one(cells: list[str], place: int | None, columns: Columns, tag: str | None, rest: Known | None) -> Known:
    cell = "" if place is None else cells[place].strip()
    if place is not None and cell:
        try:
            tag = language(cell[:40]).tag
        except LanguageError as error:
            raise InputError(error.problem, column=columns.names[place], remedy=error.remedy) from error
    if tag:
        return Known(tag, Message("columns"))
    if rest is None:
        raise InputError(
            "no language is given here",
            column=columns.names[place if place is not None else columns.languages or 0],
            remedy="fill the cell in, or use --source-lang and --target-lang",
        )
    return rest
