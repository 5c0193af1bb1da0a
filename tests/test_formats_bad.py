from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path

import pytest
from command_line import process
from test_formats import EN, KK, read_all, saved, texts

from tqcheck.errors import InputError

HEAD = "id\trole\tsource\ttarget\tpublished\tsource_lang\n"
GOOD = f"1\tbody\t{KK}\t{EN}\t2022-10-17\tkk\n"


def row(source: str = KK, target: str = EN, *, role: str = "", date: str = "", lang: str = "") -> bytes:
    return f"2\t{role}\t{source}\t{target}\t{date}\t{lang}\n".encode()


@pytest.mark.parametrize(
    ("bad", "column", "problem", "remedy"),
    [
        (b"only one\n", None, "one column; expected 6 (id, role, source", "delimiter"),
        (b"a\tb\tc\td\te\tf\tg\n", None, "7 columns; expected 6", "delimiter"),
        (row(role="headlin"), "role", "“headlin” is no role", "did you mean “headline”?"),
        (row(""), "source", "the source is empty", "fill it in"),
        (row(" \u00a0"), "source", "the source is empty", "fill it in"),
        (row(target="a\0b"), "target", "a NUL character at position 2", "remove it"),
        (
            row().replace(EN.encode(), b"caf\xe9"),
            "target",
            "byte 0xE9 at position 4 is not UTF-8",
            "CSV UTF-8",
        ),
        (row().replace(EN.encode(), b"a\xed\xa0\x80"), "target", "byte 0xED at position 2", "save the file"),
        (row("9" * 4301), "source", "a figure of 4,301 digits; at most 4,300", "shorten"),
        (row("9" * 200_000), "source", "a figure of 200,000 digits", "shorten"),
        (row(target="1" + ",000" * 1500), "target", "a figure of 4,501 digits", "shorten"),
        (row(date="17.10.2022"), "published", "“17.10.2022” is no date", "2022-10-17"),
        (row(date="2022-13-01"), "published", "“2022-13-01” is no date", "2022-10-17"),
        (row(lang="kazakh"), "source_lang", "no language has the tag “kazakh”", "BCP 47"),
    ],
)
def test_a_bad_row_is_reported_and_the_others_are_read(
    tmp_path: Path, bad: bytes, column: str | None, problem: str, remedy: str
) -> None:
    path = saved(tmp_path, (HEAD + GOOD).encode() + bad + GOOD.encode())
    [document], [error] = read_all(path)
    assert [segment.id for segment in document.segments] == ["1", "1#2"]
    assert (error.path, error.line, error.column) == (str(path), 3, column)
    assert problem in error.problem
    assert remedy in (error.remedy or "")
    with pytest.raises(InputError, match=r"news\.tsv:3"):
        read_all(path, strict=True)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (f'{KK};"never closed', "a quotation mark opens a field and none closes it"),
        (f'"Иә" деді;{EN}', "its quotation marks do not pair"),
        (
            f'{KK};"{EN}" he said',
            "its quotation marks do not pair",
        ),
    ],
)
@pytest.mark.parametrize("after", [3, 1000])
def test_a_malformed_csv_row_does_not_swallow_others(tmp_path: Path, line: str, problem: str, after: int) -> None:
    data = f"{KK};{EN}\n" * 3 + line + "\n" + f"{KK};{EN}\n" * after
    documents, [error] = read_all(saved(tmp_path, data, "a.csv"))
    assert texts(documents) == [(KK, EN)] * (3 + after)
    assert error.line == 4
    assert problem in error.problem


def test_an_open_quotation_mark_that_meets_another(tmp_path: Path) -> None:
    data = f'{KK};{EN}\n{KK};"open\n{KK};"a; b"\n{KK};{EN}\n'
    documents, [error] = read_all(saved(tmp_path, data, "a.csv"))
    assert texts(documents) == [(KK, EN), (KK, "a; b"), (KK, EN)]
    assert error.line == 2


def test_a_quotation_mark_in_a_field_that_goes_on_in_another_line(tmp_path: Path) -> None:
    data = f'{KK};{EN}\n{KK};"{EN}\n";said "no\n{KK};{EN}\n'
    documents, problems = read_all(saved(tmp_path, data, "a.csv"))
    assert texts(documents) == [(KK, EN), (KK, EN)]
    assert [problem.line for problem in problems] == [2, 3]


def test_lines_are_counted_as_they_stand_in_the_file(tmp_path: Path) -> None:
    data = f'sep=;\r\n\r\nsource;target\r\n{KK};"two\r\nlines"\r\n\r\n;{EN}\r\n'
    _, [error] = read_all(saved(tmp_path, data, "a.csv"))
    assert (error.line, error.column) == (7, "source")


@pytest.mark.parametrize("data", [b"\xff\xfea\x00\t\x00\x00\xd8\n\x00", b"\xff\xfea\x00\t\x00b\x00\n\x00a\x00\t\x00b"])
def test_broken_utf_16(tmp_path: Path, data: bytes) -> None:
    _, [error] = read_all(saved(tmp_path, data))
    assert "this is not UTF-16-LE" in error.problem


def test_an_empty_target_is_for_a_check_to_flag(tmp_path: Path) -> None:
    documents, problems = read_all(saved(tmp_path, f"{KK}\t\n"))
    assert (texts(documents), problems) == ([(KK, "")], [])


def test_the_stray_first_row_of_a_table_without_header(tmp_path: Path) -> None:
    documents, [error] = read_all(saved(tmp_path, f"a\tb\tc\td\n{KK}\t{EN}\n{KK}\t{EN}\n"))
    assert (len(texts(documents)), error.line) == (2, 1)


@pytest.mark.parametrize(
    ("data", "line", "problem", "remedy"),
    [
        ("", None, "the file has no rows to score", "at least one"),
        ("\n \n\t\n", None, "the file has no rows to score", "at least one"),
        ("source\ttarget\n", 1, "no rows to score follow the header", "add rows"),
        ("source\ttraget\nа\tb\n", 1, "no column “target”", "did you mean “target” by “traget”?"),
        ("sorce\ttarget\nа\tb\n", 1, "no column “source”", "did you mean “source” by “sorce”?"),
        ("sorce\ttraget\nа\tb\n", 1, "no column “source”", "did you mean “source” by “sorce”?"),
        ("id\tsource\tх\n1\tа\tb\n", 1, "no column “target”", "name the column “target”"),
        ("source\ttarget\tSource\nа\tb\tc\n", 1, "“source” and “Source”, both mean “source”", "drop one"),
        ("src\ttarget\tmt\nа\tb\tc\n", 1, "columns 2 and 3, “target” and “mt”", "drop one"),
        ("\na\tb\tc\td\n", 2, "4 columns without a header; expected 2", "first row that names"),
        ("only a text\nand another\n", 1, "one column without a header", "first row that names"),
    ],
)
def test_a_table_that_cannot_be_read(tmp_path: Path, data: str, line: int | None, problem: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        read_all(saved(tmp_path, data))
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "news.tsv"), line)
    assert problem in caught.value.problem
    assert remedy in (caught.value.remedy or "")


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.tsv", None, "no such file"),
        ("folder", None, "this is a folder"),
        ("a.tsv.gz", f"{KK}\t{EN}\n".encode(), "cannot be unzipped: Not a gzipped file"),
        (
            "a.tsv.gz",
            gzip.compress(f"{KK}\t{EN}\n".encode(), mtime=0)[:-9],
            "cannot be unzipped: Compressed file ended",
        ),
        ("a.tsv.gz", gzip.compress(b"a\tb\n" * 9, mtime=0)[:12] + b"\xff" * 9, "cannot be unzipped"),
    ],
)
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str, data: bytes | None, problem: str) -> None:
    (tmp_path / "folder").mkdir()
    if data is not None:
        saved(tmp_path, data, name)
    with pytest.raises(InputError) as caught:
        read_all(tmp_path / name)
    assert caught.value.path == str(tmp_path / name)
    assert problem in caught.value.problem


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
@pytest.mark.parametrize("arguments", [["score"], ["score", "--format", "json"], ["review", "--export", "tmx"]])
def test_a_file_name_that_is_no_text(tmp_path: Path, arguments: list[str]) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.ru-en.tsv"))
    path.write_text("Да.\tYes.\n", "utf-8")
    ended = process("-m", "tqcheck", *arguments, path, cwd=tmp_path)
    assert ended.status == 2
    assert "the name of this file is not UTF-8" in ended.out + ended.err


def test_a_language_nobody_can_tell(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--target-lang"):
        read_all(saved(tmp_path, f"{KK}\t{EN}\n"), target_lang=None, detect=lambda sample: None)


def test_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.formats.lines.LONGEST_LINE", 1 << 20)
    with pytest.raises(InputError, match="line"):
        read_all(saved(tmp_path, f"{KK}\t{EN}\n" + "a" * (1 << 21)))
