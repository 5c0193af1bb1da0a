"""Tables of segments: TSV, and CSV with commas or semicolons, as programs and spreadsheets write them."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from tqcheck.errors import InputError
from tqcheck.formats.columns import meaning
from tqcheck.formats.lines import Block, file_label, lines_of

Row = tuple[int, list[str], bool]  # the line it begins on, its cells, and whether one may have a flaw
Line = tuple[int, str, bool]
Complain = Callable[[InputError], None]

MOST_LINES_IN_A_FIELD = 500
_SAMPLE = 50

_SEPARATOR = re.compile(r'"?sep=([^"\r])"?\r?', re.IGNORECASE)
_EXCEL_FIELDS = re.compile(r'(?:(?:"(?:[^"]++|"")*+"|[^"\t\n]*+)(?:\t|\r?\n))*+')
_CUT_FIELD = re.compile(r'"(?:[^"]++|"")*+')
_DOUBLED = re.compile(r'[^\t\n]""|""[^\t\r\n]')


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, header included, blank ones left out; its encoding, its delimiter, and whether it quotes."""

    encoding: str
    delimiter: str
    quoted: bool
    rows: Iterator[Row]


def table(path: str, extension: str, complain: Complain) -> Table:
    """The rows of a table. A malformed row goes to `complain`.

    A file called .tsv or .tab is cut at tabs if its first line has one. For any other the names in its
    header decide, then which of tab, semicolon and comma cuts most rows into equally many columns; a first
    line such as “sep=;” overrules.

    A TSV is read exactly, its quotation marks being text, unless a spreadsheet has evidently written it. A
    spreadsheet quotes every field that has a quotation mark, and doubles those within. So it is evident if
    all fields with a quotation mark in the first 256 KiB are quoted in this way, and one of them has doubled
    marks or the file is UTF-16, Excel's “Unicode text”. A CSV is quoted as in RFC 4180.
    """
    lines = lines_of(path)
    start = next(lines.blocks, None)
    if start is None:
        return Table(lines.encoding, "\t", False, iter(()))
    second = next(lines.blocks, None)
    blocks = chain((block for block in (start, second) if block), lines.blocks)
    separator = _SEPARATOR.fullmatch(start.lines[0])
    delimiter = separator[1] if separator else _delimiter(start.lines, extension)
    if separator:
        next(blocks)
        blocks = chain((Block(2, start.lines[1:], start.suspect),), blocks)
    quoted = delimiter != "\t" or excel_quoted(start.lines, lines.encoding, whole=second is None)
    rows = _quoted_rows(_lines(blocks), delimiter, file_label(path), complain) if quoted else _plain_rows(blocks)
    return Table(lines.encoding, delimiter, quoted, rows)


def excel_quoted(lines: Sequence[str], encoding: str, *, whole: bool) -> bool:
    """Whether these lines, the whole of a TSV or its beginning, are quoted as a spreadsheet does it."""
    text = "\n".join(lines) + "\n"
    if '"' not in text or (encoding == "UTF-8" and not _DOUBLED.search(text)):
        return False
    fields = _EXCEL_FIELDS.match(text)
    end = fields.end() if fields else 0
    return end == len(text) or (not whole and bool(_CUT_FIELD.fullmatch(text, end)))


def fields(text: str, delimiter: str) -> list[str] | None:
    """The fields of a record in the quoting of RFC 4180; None if it ends within quotation marks.

    ValueError if text follows a closing quotation mark, or a field without any goes on in another line.
    """
    places = cuts(text, delimiter)
    return None if places is None else [unquoted(text[start:end]) for start, end in places]


def unquoted(field: str) -> str:
    """What a field of a record holds, which may be in quotation marks."""
    return field[1:-1].replace('""', '"') if field.startswith('"') else field


def cuts(text: str, delimiter: str) -> list[tuple[int, int]] | None:
    """Where the fields of a record begin and end, with the marks they are quoted in; otherwise like `fields`."""
    places: list[tuple[int, int]] = []
    start = 0
    while True:
        if not text.startswith('"', start):
            end = text.find(delimiter, start)
            places.append((start, len(text) if end < 0 else end))
            if "\n" in text[start : places[-1][1]]:
                raise ValueError
            if end < 0:
                return places
        else:
            end = text.find('"', start + 1)
            while end >= 0 and text.startswith('"', end + 1):
                end = text.find('"', end + 2)
            if end < 0:
                return None
            end += 1
            places.append((start, end))
            if end == len(text):
                return places
            if text[end] != delimiter:
                raise ValueError
        start = end + 1


def _delimiter(lines: Sequence[str], extension: str) -> str:
    sample = [line for line in islice(lines, 4 * _SAMPLE) if line and not line.isspace()][:_SAMPLE]
    if not sample or (extension in ("tsv", "tab") and "\t" in sample[0]):
        return "\t"
    best, share = "\t", 0
    for delimiter in "\t;,":
        numbered = ((number, line, False) for number, line in enumerate(sample, 1))
        rows = [cells for _, cells, _ in _quoted_rows(numbered, delimiter, "", lambda error: None)]
        if not rows:
            continue
        if {"source", "target"} <= {meaning(cell) for cell in rows[0]}:
            return delimiter
        [(width, rows_of_it)] = Counter(map(len, rows)).most_common(1)
        if width > 1 and rows_of_it > share:
            best, share = delimiter, rows_of_it
    return best


def _plain_rows(blocks: Iterable[Block]) -> Iterator[Row]:
    for first, lines, suspect in blocks:
        for number, text in enumerate(lines, first):
            if text and not text.isspace():
                yield number, (text[:-1] if text[-1] == "\r" else text).split("\t"), suspect


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line, blank ones too: they may stand within quotation marks."""
    for first, lines, suspect in blocks:
        for number, text in enumerate(lines, first):
            yield number, text, suspect


def _quoted_rows(lines: Iterator[Line], delimiter: str, path: str, complain: Complain) -> Iterator[Row]:
    """Rows in the quoting of RFC 4180.

    The csv module is not used: it changes the text of a malformed row, lets a quotation mark that nobody
    closes swallow the rest of the file, refuses a lone carriage return, and limits a field's length for the
    whole process.
    """
    blank = delimiter + " \t\r"
    waiting: deque[Line] = deque()

    def take() -> Line | None:
        return waiting.popleft() if waiting else next(lines, None)

    while (line := take()) is not None:
        number, text, suspect = line
        if '"' not in text:
            if text.strip(blank):
                yield number, text.removesuffix("\r").split(delimiter), suspect
            continue
        record = [line]
        try:
            cells = _record(record, take, delimiter)
            problem = "a quotation mark opens a field and none closes it"
        except ValueError:
            cells, problem = (
                None,
                "its quotation marks do not pair, or text follows the one that closes a field",
            )
        if cells is not None:
            if any(map(str.strip, cells)):
                yield number, cells, any(flawed for _, _, flawed in record)
            continue
        # Only the line with the mistake is given up; what was read on in search of a mark is read again.
        waiting.extendleft(reversed(record[1:]))
        remedy = 'put the field in quotation marks and double those within: "He said ""no""."'
        complain(InputError(problem, path=path, line=number, remedy=remedy))


def _record(record: list[Line], take: Callable[[], Line | None], delimiter: str) -> list[str] | None:
    """The fields of the record that begins with this line; the further lines it takes are added to it."""
    cells = fields(record[0][1].removesuffix("\r"), delimiter)
    while cells is None and len(record) < MOST_LINES_IN_A_FIELD:
        line = take()
        if line is None:
            break
        record.append(line)
        # An even number leaves the field open; looking every time would take a long field's length squared.
        if line[1].count('"') % 2:
            cells = fields("\n".join(text for _, text, _ in record).removesuffix("\r"), delimiter)
    return cells
