from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from test_formats import read_all, texts

from tqcheck.errors import InputError
from tqcheck.formats.table import excel_quoted, fields

Rows = list[tuple[str, str]]

ODD = st.sampled_from(['"', '""', "\r", "\u2028", "\x85", "\x0b", "\x1c", ",", ";", "\ufeff", "'", "a", "Қ", "😀"])
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\t\n\0")
FIELD = st.lists(ODD | LETTERS, max_size=8).map("".join)
CSV_FIELD = st.lists(ODD | LETTERS | st.sampled_from("\t\n"), max_size=8).map("".join)


def told(rows: Rows, data: bytes, name: str) -> Rows:
    """What is read of a file with these rows below a header, which also takes the place of a BOM."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        documents, problems = read_all(path)
    assert problems == []
    return texts(documents)


def tsv(rows: Rows) -> str:
    return "source\ttarget\n" + "".join(f"{source}\t{target}\n" for source, target in rows)


def rows_of(field: st.SearchStrategy[str]) -> st.SearchStrategy[Rows]:
    return st.lists(st.tuples(field.filter(str.strip), field), min_size=1, max_size=6)


@given(rows_of(FIELD))
def test_a_tsv_reads_back_as_written(rows: Rows) -> None:
    assume(not any(target.endswith("\r") for _, target in rows))  # it would be half of a CRLF
    text = tsv(rows)
    assume(not excel_quoted(text.split("\n")[:-1], "UTF-8", whole=True))
    assert told(rows, text.encode(), "a.tsv") == rows


@given(rows_of(FIELD))
def test_utf_16_is_read_as_utf_8_is(rows: Rows) -> None:
    text = tsv(rows).replace('"', "”")
    read = told(rows, text.encode(), "a.tsv")
    assert told(rows, b"\xff\xfe" + text.encode("utf-16-le"), "a.tsv") == read
    assert told(rows, b"\xfe\xff" + text.encode("utf-16-be"), "a.tsv") == read


@given(rows_of(CSV_FIELD), st.sampled_from(",;"), st.sampled_from(["\r\n", "\n"]))
def test_a_csv_reads_back_as_written(rows: Rows, delimiter: str, end: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        [("source", "target"), *rows]
    )
    assert told(rows, text.getvalue().encode(), "a.csv") == rows


@given(rows_of(CSV_FIELD))
def test_the_least_quoted_csv_reads_back_as_written(rows: Rows) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("source", "target"), *rows])
    assert told(rows, text.getvalue().encode(), "a.csv") == rows


@given(rows_of(CSV_FIELD))
def test_what_a_spreadsheet_saves_as_tsv_reads_back(rows: Rows) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, "excel-tab")
    writer.writerows([("source", "target"), *rows])
    assert told(rows, b"\xff\xfe" + text.getvalue().encode("utf-16-le"), "a.txt") == rows
    writer.writerow(['He said "no"', ""])
    assert told(rows, text.getvalue().encode(), "a.tsv") == [*rows, ('He said "no"', "")]


@given(st.binary(max_size=200))
def test_no_file_does_worse_than_an_error_with_a_place(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(data)
        try:
            _, problems = read_all(path)
        except InputError as error:
            problems = [error]
    assert all(problem.path == str(path) for problem in problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b", ["a", "b"]),
        (",", ["", ""]),
        ('"a,b",c', ["a,b", "c"]),
        ('a "b" c,"",""""', ['a "b" c', "", '"']),
        ('a,"b', None),
        ('a,"b""', None),
    ],
)
def test_fields_of_a_record(text: str, expected: list[str] | None) -> None:
    assert fields(text, ",") == expected
