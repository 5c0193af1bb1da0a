"""`tqcheck fix` on files: what it shows, what it writes, and that it touches nothing else."""

from __future__ import annotations

import csv
import gzip
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from command_line import CLEAN, MAJOR, process, table, tqcheck
from hypothesis import assume, given
from hypothesis import strategies as st
from test_formats import read_all, texts

from tqcheck.errors import InputError
from tqcheck.formats.rewriting import Cell, layout_of_table, rewrite, rewritten

RU = "Полиция задержала двоих."
BAD, MENDED = "The police were were there.", "The police were there."
QUOTED_BAD = '"Two men were were held," he said.'


def saved(folder: Path, data: bytes, name: str = "news.ru-en.tsv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def fixed(folder: Path, data: bytes, name: str = "news.ru-en.tsv", status: int = 0) -> bytes:
    """What `--write` makes of a file; a second time it must change nothing."""
    path = saved(folder, data, name)
    path.chmod(0o640)
    assert tqcheck("fix", path, "--write", cwd=folder).status == status
    written = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "nothing to fix" in tqcheck("fix", path, "--write", cwd=folder).err
    assert path.read_bytes() == written
    assert [one.name for one in folder.iterdir()] == [name]
    return written


PLAIN = f"{RU}\t{BAD}\n{RU}\tPolice held two men.\n"
FULL = f'id\tsource\ttarget\tnote\n1\t{RU}\t{BAD}\twere were "x"\n\n  \n2\t{RU}\tFine.\t\n'
CSV = f'source,target,note\n"{RU}","Two, men were were held.",were were\n{RU},The the plan plan.,"a ""b"""\n'
CSV_LINES = f'source;target\n"{RU}";"{QUOTED_BAD.replace(chr(34), chr(34) * 2)}\nSo it it is."\n'
EXCEL = f'source\ttarget\n{RU}\t"{QUOTED_BAD.replace(chr(34), chr(34) * 2)}"\n'


ENCODINGS = [
    (b"", "utf-8", "\n"),
    (b"\xef\xbb\xbf", "utf-8", "\r\n"),
    (b"\xff\xfe", "utf-16-le", "\r\n"),
    (b"\xfe\xff", "utf-16-be", "\n"),
]
RIGHT = {BAD: MENDED, "men were were": "men were", "The the": "The", "plan plan": "plan", "it it": "it"}


@pytest.mark.parametrize(("mark", "encoding", "end"), ENCODINGS)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("news.ru-en.tsv", PLAIN.rstrip("\n")),
        ("news.ru-en.tsv", FULL),
        ("news.ru-en.csv", CSV),
        ("news.ru-en.csv", CSV_LINES),
        ("news.ru-en.csv", "sep=,\n" + CSV),
        ("news.ru-en.tsv", EXCEL),
    ],
)
def test_only_the_translations_change(
    tmp_path: Path, name: str, text: str, mark: bytes, encoding: str, end: str
) -> None:
    wanted = text
    for wrong, right in RIGHT.items():
        wanted = wanted.replace(wrong, right)
    data, wanted_data = (mark + one.replace("\n", end).encode(encoding) for one in (text, wanted))
    assert data != wanted_data
    assert fixed(tmp_path, data, name) == wanted_data


def test_a_zipped_file_stays_zipped(tmp_path: Path) -> None:
    for number, name in enumerate(("news.ru-en.tsv.gz", "news.ru-en.tsv")):
        (tmp_path / str(number)).mkdir()
        written = fixed(tmp_path / str(number), gzip.compress(PLAIN.encode()), name)
        assert gzip.decompress(written).decode() == PLAIN.replace(BAD, MENDED)


def test_rows_that_cannot_be_read_stay_as_they_are(tmp_path: Path) -> None:
    rows = [
        f"{RU}\t{BAD}".encode(),
        b"one cell",
        RU.encode() + b"\tThe plan plan \xff\xfe.",
        RU.encode() + b"\tThe the plan\0.",
        f"\t{BAD}".encode(),
        f"{RU}\t{BAD}\tthree".encode(),
        f"{RU}\t{BAD}".encode(),
    ]
    data = b"\n".join(rows)
    path = saved(tmp_path, data)
    ended = tqcheck("fix", path, "--write", cwd=tmp_path)
    assert ended.status == 2
    assert f"{path}:3, column target: byte 0xFF at position 15 is not UTF-8" in ended.err
    mended = f"{RU}\t{MENDED}".encode()
    assert path.read_bytes() == b"\n".join([mended, *rows[1:-1], mended])
    assert tqcheck("fix", path, "--write", "--strict", cwd=tmp_path).status == 2


def test_half_a_character_at_the_end_of_utf_16_is_kept(tmp_path: Path) -> None:
    data = b"\xff\xfe" + f"{RU}\t{BAD}\n{RU}\tFine".encode("utf-16-le") + b"."
    path = saved(tmp_path, data)
    assert tqcheck("fix", path, "--write", cwd=tmp_path).status == 2
    assert path.read_bytes() == data.replace(BAD.encode("utf-16-le"), MENDED.encode("utf-16-le"))


def test_of_two_aligned_texts_the_translation_is_written(tmp_path: Path) -> None:
    source = saved(tmp_path, f"{RU}\r\n\r\n{RU}\r\n".encode(), "a.ru")
    target = saved(tmp_path, f"{BAD}\r\n\r\nFine\tso so.".encode(), "a.en")
    ended = tqcheck("fix", "--source", source, "--target", target, "--write", cwd=tmp_path)
    assert (ended.status, ended.out) == (0, "")
    assert source.read_bytes() == f"{RU}\r\n\r\n{RU}\r\n".encode()
    assert target.read_bytes() == f"{MENDED}\r\n\r\nFine\tso so.".encode()
    unequal = saved(tmp_path, f"{BAD}\n".encode(), "b.en")
    assert tqcheck("fix", "--source", source, "--target", unequal, "--write", cwd=tmp_path).status == 2
    assert unequal.read_text("utf-8") == f"{BAD}\n"


# --- the diff


def test_without_write_a_diff_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    path = saved(tmp_path, FULL.encode(), "news.ru-en.tsv")
    ended = tqcheck("fix", "news.ru-en.tsv", cwd=tmp_path)
    before = FULL.split("\n")[1]
    assert ended.out.splitlines() == [
        "--- news.ru-en.tsv",
        "+++ news.ru-en.tsv",
        "@@ -2 +2 @@ repeated-word: “were” is repeated",
        f"-{before}",
        f"+{before.replace(BAD, MENDED)}",
    ]
    assert ended.err == "news.ru-en.tsv: 1 edit in 1 segment; --write makes them\n"
    assert ended.status == 1
    assert path.read_bytes() == FULL.encode()


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@pytest.mark.parametrize("text", [PLAIN, PLAIN.rstrip("\n"), FULL, CSV, CSV_LINES])
def test_patch_applies_the_diff(tmp_path: Path, text: str) -> None:
    name = "news.ru-en.csv" if text in (CSV, CSV_LINES) else "news.ru-en.tsv"
    path = saved(tmp_path, text.encode(), name)
    diff = tqcheck("fix", name, cwd=tmp_path).out
    subprocess.run(["patch", "-p0"], cwd=tmp_path, input=diff.encode(), check=True, capture_output=True)
    patched = path.read_bytes()
    path.write_bytes(text.encode())
    assert tqcheck("fix", name, "--write", cwd=tmp_path).status == 0
    assert path.read_bytes() == patched != text.encode()


def test_what_is_left_is_counted_by_check(tmp_path: Path) -> None:
    path = table(tmp_path, CLEAN, MAJOR, f"{RU}\t{BAD}")
    ended = tqcheck("fix", path, "--write", cwd=tmp_path)
    assert ended.err == f"{path}: 1 edit in 1 segment, written\n    left, with no certain edit: 1 × number-mismatch\n"
    assert ended.status == 1
    assert tqcheck("fix", path, "--write", "--fail-on", "critical", cwd=tmp_path).status == 0
    assert tqcheck("fix", path, "--select", "repeated-word", cwd=tmp_path).status == 0


def test_only_what_is_selected_is_fixed(tmp_path: Path) -> None:
    path = table(tmp_path, f"{RU}\tthe police were were there.")
    tqcheck("fix", path, "--write", "--select", "sentence-case", cwd=tmp_path)
    assert path.read_text("utf-8") == f"{RU}\tThe police were were there.\n"


# --- standard input, and what cannot be done


def test_standard_input_comes_out_as_a_diff_or_fixed(tmp_path: Path) -> None:
    command = ("-m", "tqcheck", "fix", "-", "--source-lang", "ru", "--target-lang", "en")
    diff = process(*command, cwd=tmp_path, stdin=PLAIN.encode())
    assert diff.out.startswith("--- <stdin>\n+++ <stdin>\n@@ -1 +1 @@ repeated-word: “were” is repeated\n-")
    assert diff.status == 1
    whole = process(*command, "--write", cwd=tmp_path, stdin=PLAIN.encode())
    assert (whole.out, whole.status) == (PLAIN.replace(BAD, MENDED), 0)
    again = process(*command, "--write", cwd=tmp_path, stdin=whole.out.encode())
    assert (again.out, again.err) == (whole.out, "<stdin>: nothing to fix\n")


def test_a_read_only_file_is_refused_and_the_next_is_fixed(tmp_path: Path) -> None:
    path, other = saved(tmp_path, PLAIN.encode()), saved(tmp_path, PLAIN.encode(), "other.ru-en.tsv")
    path.chmod(0o444)
    ended = tqcheck("fix", path, other, "--write", cwd=tmp_path)
    assert ended.status == 2
    assert f"tqcheck: {path}: the file is read-only (make it writable, or leave --write out for a diff)" in ended.err
    assert path.read_bytes() == PLAIN.encode()
    assert other.read_bytes() == PLAIN.replace(BAD, MENDED).encode()
    assert tqcheck("fix", path, cwd=tmp_path).status == 1


@pytest.mark.parametrize(
    ("name", "says"),
    [("none.ru-en.tsv", "no such file"), (".", "this is a folder"), ("pipe", "only a file can be fixed")],
)
def test_what_cannot_be_fixed_is_said(tmp_path: Path, name: str, says: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    ended = tqcheck("fix", name, "--write", cwd=tmp_path)
    assert ended.status == 2
    assert says in ended.err


def test_a_file_that_breaks_off_is_not_written(tmp_path: Path) -> None:
    data = gzip.compress(PLAIN.encode() * 3000)[:-20]
    path = saved(tmp_path, data, "news.ru-en.tsv.gz")
    ended = tqcheck("fix", path, "--write", "--select", "repeated-word", cwd=tmp_path)
    assert ended.status == 2
    assert "cannot be unzipped" in ended.err
    assert path.read_bytes() == data


def test_a_link_stays_one(tmp_path: Path) -> None:
    path, link = saved(tmp_path, PLAIN.encode()), tmp_path / "link.ru-en.tsv"
    link.symlink_to(path)
    assert tqcheck("fix", link, "--write", cwd=tmp_path).status == 0
    assert link.is_symlink()
    assert path.read_bytes() == PLAIN.replace(BAD, MENDED).encode()


def test_a_row_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = str(saved(tmp_path, PLAIN.encode()))
    layout = layout_of_table(path)
    for line, cell in [(1, Cell("Another text.", "x")), (9, Cell(BAD, MENDED))]:
        with pytest.raises(InputError, match=f":{line}: this row was changed while it was being checked"):
            list(rewritten(path, layout, {line: cell}))
    with pytest.raises(InputError, match=":1: the fixed text cannot stand in this row"):
        list(rewritten(path, layout, {1: Cell(BAD, "two\tcells")}))


def test_a_table_that_would_be_read_otherwise_is_not_written(tmp_path: Path) -> None:
    path = saved(tmp_path, f'source\ttarget\n{RU}\t"He ""is"" here.\n'.encode())
    layout = layout_of_table(str(path))
    cells = {2: Cell('"He ""is"" here.', '"He ""is"" here."')}  # now it looks like a spreadsheet's
    with (tmp_path / "out").open("wb") as out, pytest.raises(InputError, match="another kind of table"):
        rewrite(str(path), layout, cells, out)


# --- any cells in any table

ODD = st.sampled_from(['"', '""', "\r", ",", ";", "\u2028", "\x85", " ", "'"])
CELL = st.lists(ODD | st.sampled_from(["a", "Қ", "😀", "were were"]), max_size=6).map("".join)


def _may_be_fewer_cells(row: Sequence[str]) -> bool:
    return any(one.startswith('"') and other.endswith('"') for one, other in combinations(row, 2))


@given(
    st.lists(st.tuples(CELL.filter(str.strip), CELL, CELL, CELL), min_size=1, max_size=5),
    st.sampled_from(["a.csv", "a.tsv"]),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_any_cell_is_written_as_it_is_read(
    rows: list[tuple[str, str, str, str]], name: str, end: str, quoting: int
) -> None:
    # What stands in a TSV between two quotation marks may be one quoted cell: nobody can tell.
    assume(name == "a.csv" or not any(row[0].startswith('"') or _may_be_fewer_cells(row[:3]) for row in rows))
    out = io.StringIO(newline="")
    if name == "a.csv":
        writer = csv.writer(out, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
        writer.writerows([("source", "target", "note"), *[row[:3] for row in rows]])
    else:
        out.write("source\ttarget\tnote" + end + "".join("\t".join(row[:3]) + end for row in rows))
    with tempfile.TemporaryDirectory() as folder:
        path = saved(Path(folder), out.getvalue().encode(), name)
        documents, problems = read_all(path)
        assert not problems
        layout = layout_of_table(str(path))
        held = [one for document in documents for one in document.segments]
        cells = {one.line: Cell(one.target.raw, row[3]) for one, row in zip(held, rows, strict=False)}
        pieces = list(rewritten(str(path), layout, cells))
        assert b"".join(piece.before for piece in pieces) == path.read_bytes()
        path.write_bytes(b"".join(piece.after for piece in pieces))
        if layout_of_table(str(path)) == layout:
            written = [cells[one.line].after for one in held]
            documents, _ = read_all(path)
            assert texts(documents) == [(one.source.raw, new) for one, new in zip(held, written, strict=True)]
