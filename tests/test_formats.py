from __future__ import annotations

import datetime
import gzip
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tqcheck.errors import InputError
from tqcheck.formats.reading import read
from tqcheck.model import Document

KK, EN = "Көлік тоқтады.", "The car stopped."


def read_all(path: Path, **options: Any) -> tuple[list[Document], list[InputError]]:
    problems: list[InputError] = []
    options = {"source_lang": "kk", "target_lang": "en", "report": problems.append} | options
    return list(read(str(path), **options)), problems


def texts(documents: Sequence[Document]) -> list[tuple[str, str]]:
    return [(s.source.raw, s.target.raw) for document in documents for s in document.segments]


def saved(folder: Path, data: str | bytes, name: str = "news.tsv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


SAME = [(KK, EN), ("Ол: «Иә» деді; кетті, қайтпады.", 'He said "yes"; he left, and did not return.')]
QUOTED = f'{SAME[1][0]}{{0}}"He said ""yes""; he left, and did not return."'
TSV = f"{KK}\t{EN}\n{SAME[1][0]}\t{SAME[1][1]}\n"
SEMICOLONS = f'source;target\n{KK};{EN}\n"{SAME[1][0]}";"He said ""yes""; he left, and did not return."\n'
COMMAS = SEMICOLONS.replace(";target", ",target").replace(f"{KK};", f"{KK},").replace('";"', '","')
PIPES = SEMICOLONS.replace("source;", "source|").replace(f"{KK};", f"{KK}|").replace('";"', '"|"')
EXCEL_TABS = "source\ttarget\r\n" + f"{KK}\t{EN}\r\n" + QUOTED.format("\t") + "\r\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news.tsv", TSV),
        ("news.tsv", TSV.replace("\n", "\r\n")),
        ("news.tsv", TSV.removesuffix("\n")),
        ("news.tsv", "\n\n" + TSV.replace("\n", "\n\t\n  \n")),
        ("news.tsv", TSV.encode("utf-8-sig")),
        ("news.tsv", b"\xff\xfe" + TSV.encode("utf-16-le")),
        ("news.tsv", b"\xfe\xff" + TSV.encode("utf-16-be")),
        ("news.txt", TSV),
        ("news", TSV),
        ("news.csv", TSV),
        ("news.tsv.gz", gzip.compress(TSV.encode())),
        ("news.tsv.gz", gzip.compress(TSV[:40].encode()) + gzip.compress(TSV[40:].encode())),
        ("news.tsv", gzip.compress(TSV.encode())),
        ("news.csv", SEMICOLONS),
        ("news.csv", COMMAS),
        ("news.tsv", SEMICOLONS),
        ("news.txt", COMMAS),
        ("news.csv", SEMICOLONS.replace("\n", "\r\n").encode("utf-8-sig")),
        ("news.csv", b"\xff\xfe" + SEMICOLONS.encode("utf-16-le")),
        ("news.csv.gz", gzip.compress(COMMAS.encode())),
        ("news.csv", COMMAS + ",\n , \r\n"),
        ("news.csv", SEMICOLONS.partition("\n")[2]),
        ("news.csv", "sep=;\r\n" + SEMICOLONS),
        ("news.csv", '"sep=;"\n' + SEMICOLONS),
        ("news.csv", "sep=|\n" + PIPES),
        ("news.txt", b"\xff\xfe" + EXCEL_TABS.encode("utf-16-le")),
        ("news.tsv", EXCEL_TABS),
    ],
)  # fmt: skip
def test_one_table_in_every_form(tmp_path: Path, name: str, data: str | bytes) -> None:
    documents, problems = read_all(saved(tmp_path, data, name))
    assert problems == []
    assert texts(documents) == SAME
    assert [(d.id, d.article, d.languages_from) for d in documents] == [("news", True, "options")]


@pytest.mark.parametrize(
    "target",
    [
        '"Yes',
        '"Yes," he said.',
        '"Yes"',
        "line\u2028separator",
        "next\x85line",
        "a\rb",
        '""',
        "a\x0bb\x1cc",
        "\ufeffa",
    ],
)
def test_fields_of_a_tsv_are_exact(tmp_path: Path, target: str) -> None:
    documents, problems = read_all(saved(tmp_path, f"{KK}\t{target}\n{KK}\t{EN}\n"))
    assert (texts(documents), problems) == ([(KK, target), (KK, EN)], [])


@pytest.mark.parametrize(
    ("data", "targets"),
    [
        # every field with a mark is quoted as a spreadsheet does it, and one has doubled marks
        ('a\t"say ""a"""\nb\t"two\nlines"\n', ['say "a"', "two\nlines"]),
        # one field is not, so the file is read exactly
        ('a\t"say ""a"""\nb\t"b" and c\n', ['"say ""a"""', '"b" and c']),
        ('a\t"say ""a"""\nb\tand "c"\n', ['"say ""a"""', 'and "c"']),
        ('a\t"say ""a"""\nb\t"c\n', ['"say ""a"""', '"c']),
        # nothing is doubled: direct speech
        ('a\t"Yes"\nb\t"No"\n', ['"Yes"', '"No"']),
    ],
)
def test_a_tsv_is_unquoted_only_if_a_spreadsheet_wrote_it(tmp_path: Path, data: str, targets: list[str]) -> None:
    documents, problems = read_all(saved(tmp_path, data))
    assert ([target for _, target in texts(documents)], problems) == (targets, [])


def test_csv_fields_may_hold_lines_and_lone_carriage_returns(tmp_path: Path) -> None:
    data = f'source,target\r\n{KK},"two\r\nlines, ""and"" a tab\t"\r\n{KK},a\rb\r\n"",\r\n{KK},""\r\n'
    documents, problems = read_all(saved(tmp_path, data, "a.csv"))
    assert texts(documents) == [(KK, 'two\r\nlines, "and" a tab\t'), (KK, "a\rb"), (KK, "")]
    assert problems == []


@pytest.mark.parametrize(
    "header",
    [
        "source\ttarget",
        "Source\tTarget",
        "SRC\tMT",
        "src\thyp",
        "original\ttranslation",
        "Source Text\ttarget-text",
    ],
)
def test_headers(tmp_path: Path, header: str) -> None:
    documents, _ = read_all(saved(tmp_path, f"{header}\n{KK}\t{EN}\n"))
    assert texts(documents) == [(KK, EN)]


def test_every_column(tmp_path: Path) -> None:
    header = "Seg-ID,note,doc_id,ROLE,tgt_lang,src_language,hypothesis,Original,Ref,date"
    rows = f"7,x,a1,Headline,en,kk,{EN},{KK},A car stopped.,\n,,a1,,en,kk,{EN},{KK},,2022-10-17T09:00:00Z\n"
    [document], problems = read_all(saved(tmp_path, f"{header}\n{rows}", "a.csv"), source_lang="de")
    first, second = document.segments
    assert problems == []
    assert (document.id, document.source_language, document.target_language) == ("a1", "kk", "en")
    assert (document.languages_from, document.published) == ("columns", datetime.date(2022, 10, 17))
    assert (first.id, first.role, first.reference) == ("7", "headline", "A car stopped.")
    assert (second.id, second.role, second.reference) == ("2", "body", None)
    assert (first.source.language, first.source.side, first.source.segment) == ("kk", "source", "7")
    assert (first.target.language, first.target.side, first.target.segment) == ("en", "target", "7")


def test_three_columns_without_a_header_end_in_a_reference(tmp_path: Path) -> None:
    [document], _ = read_all(saved(tmp_path, f"{KK}\t{EN}\tA car stopped.\n"))
    assert document.segments[0].reference == "A car stopped."


def test_a_row_of_text_that_looks_like_names_is_text(tmp_path: Path) -> None:
    data = "Перевод\tTranslation\nИсточник\tSource\n"
    assert len(texts(read_all(saved(tmp_path, data))[0])) == 2


def test_repeated_ids_are_made_unique(tmp_path: Path) -> None:
    rows = "".join(f"{name}\t{KK}\t{EN}\n" for name in ("1", "1#2", "1", "1", ""))
    [document], problems = read_all(saved(tmp_path, f"id\tsource\ttarget\n{rows}"))
    assert [segment.id for segment in document.segments] == ["1", "1#2", "1#3", "1#4", "5"]
    assert problems == []


def documents_file(folder: Path, names: Sequence[str]) -> Path:
    return saved(folder, "doc\tsrc\tmt\n" + "".join(f"{name}\t{KK}\t{EN}\n" for name in names))


def shape(documents: Sequence[Document]) -> list[tuple[str, int, bool]]:
    return [(document.id, len(document.segments), document.article) for document in documents]


def test_documents_of_a_short_file_are_gathered(tmp_path: Path) -> None:
    documents, _ = read_all(documents_file(tmp_path, ["a", "a", "b", "a", ""]))
    assert shape(documents) == [("a", 3, True), ("b", 1, True), ("news", 1, True)]


def test_documents_of_a_long_file_are_runs_of_rows(tmp_path: Path) -> None:
    documents, _ = read_all(documents_file(tmp_path, ["a"] * 1200 + ["b"] + ["a"] * 2 + [""] * 798))
    articles = [("a", 1200, True), ("b", 1, True), ("a", 2, True)]
    assert shape(documents) == [*articles, ("news", 500, False), ("news", 298, False)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(2000, [("news", 2000, True)]), (2001, [("news", 500, False)] * 4 + [("news", 1, False)])],
)
def test_a_long_file_without_documents_is_loose(
    tmp_path: Path, rows: int, expected: list[tuple[str, int, bool]]
) -> None:
    documents, _ = read_all(saved(tmp_path, f"{KK}\t{EN}\n" * rows))
    assert shape(documents) == expected
    assert [s.id for d in documents for s in d.segments] == [str(n + 1) for n in range(rows)]


def test_a_long_file_is_read_as_it_is_used(tmp_path: Path) -> None:
    path = saved(tmp_path, f"{KK}\t{EN}\n" * 60_000 + "one column\n")
    problems: list[InputError] = []
    documents = read(str(path), source_lang="kk", target_lang="en", report=problems.append)
    next(documents)
    assert problems == []
    assert sum(1 for _ in documents) == 119
    assert [problem.line for problem in problems] == [60_001]


@pytest.mark.parametrize("data", [TSV.encode(), gzip.compress(TSV.encode())])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", stdin)
    [document] = read("-", source_lang="kk", target_lang="en", report=pytest.fail)
    assert (document.id, document.path, texts([document])) == ("stdin", "<stdin>", SAME)
    assert not stdin.closed


@pytest.mark.parametrize("size", [4, 5, 7, 64])
@pytest.mark.parametrize(("encoding", "bom"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")])
def test_blocks_of_a_file_join(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, encoding: str, bom: bytes
) -> None:
    monkeypatch.setattr("tqcheck.formats.lines.BLOCK", size)
    rows = [(f"{KK} {number} 😀\u0a0aĊ", EN) for number in range(9)]
    data = "source\ttarget\n" + "".join(f"{source}\t{target}\r\n" for source, target in rows)
    documents, problems = read_all(saved(tmp_path, bom + data.encode(encoding)))
    assert (texts(documents), problems) == (rows, [])
