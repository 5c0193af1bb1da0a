"""`tqcheck glossary lint`, `try` and `stats`, and what rows can say beyond their terms."""

import tempfile
from pathlib import Path

import pytest
from command_line import tqcheck

HEAD = "en\tru\tdistinct\n"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (HEAD + "court | court\tсуд\t", "“court” stands twice"),
        (HEAD + "the  court\tсуд\t", "stray spaces"),
        (HEAD + "theft; larceny\tкража\t", "“theft; larceny” has a “;” in it (divide terms by |)"),
        (HEAD + 'theft\tкража"\t', "a quotation mark stands alone"),
        (HEAD + "theft\t«кража\t", "a quotation mark stands alone"),
        (HEAD + "court\tсyд\t", "mixes Cyrillic and Latin letters"),
        (HEAD + "district court | !court\tрайонный суд\t", "the forbidden “court” stands inside an admitted term"),
        (HEAD + "district courts | !court\tрайонный суд\t", "the forbidden “court” stands inside an admitted term"),
        (HEAD + "court\tsud\t", "“sud” is in Latin letters"),
        (HEAD + "court\tсуд\t\ncourt\tтрибунал\t", "“court” is the best term of rows.tsv, row 2 too"),
        (HEAD + "court\tсуд\t\ncourt\tсуд\t", "the same best terms as rows.tsv, row 2"),
        (HEAD + "court | !tribunal\tсуд\t\ntribunal\tтрибунал | суд\t", "forbidden here and admitted in"),
    ],
)
def test_lint_names_the_row_the_column_and_the_fault(tmp_path: Path, rows: str, fault: str) -> None:
    (tmp_path / "rows.tsv").write_text(rows + "\n", "utf-8")
    ended = tqcheck("glossary", "lint", "rows.tsv", cwd=tmp_path)
    assert ended.status == 1
    assert fault in ended.out
    assert "rows.tsv:" in ended.out


def test_lint_is_content_with_one_group_of_distinct_concepts(tmp_path: Path) -> None:
    (tmp_path / "rows.tsv").write_text(HEAD + "robbery\tразбой\tx\nrobbery\tграбёж\tx\n", "utf-8")
    assert tqcheck("glossary", "lint", "rows.tsv", cwd=tmp_path).status == 0


def test_lint_names_terms_that_a_corpus_never_has(tmp_path: Path) -> None:
    (tmp_path / "rows.tsv").write_text(HEAD + "court\tсуд\t\njury\tприсяжные\t\n", "utf-8")
    (tmp_path / "corpus.ru-en.tsv").write_text("Суд идёт.\tThe court is in session.\n", "utf-8")
    ended = tqcheck("glossary", "lint", "rows.tsv", "--against", "corpus.ru-en.tsv", cwd=tmp_path)
    assert ended.out.splitlines() == [
        "rows.tsv:3, column en: no term of this cell stands in the corpus (check its spelling and form)",
        "rows.tsv:3, column ru: no term of this cell stands in the corpus (check its spelling and form)",
        "2 concepts, 2 faults",
    ]


def test_a_corpus_whose_name_tells_no_languages_is_given_them(tmp_path: Path) -> None:
    (tmp_path / "rows.tsv").write_text(HEAD + "court\tсуд\t\n", "utf-8")
    (tmp_path / "corpus.tsv").write_text("source\ttarget\nСуд.\tCourt.\n", "utf-8")
    languages = ("--source-lang", "ru", "--target-lang", "en")
    assert tqcheck("glossary", "lint", "rows.tsv", "--against", "corpus.tsv", *languages, cwd=tmp_path).status == 0
    ended = tqcheck("glossary", "try", "rows.tsv", "--against", "corpus.tsv", *languages, cwd=tmp_path)
    assert ended.out == "1 pairs: nothing\n"


def test_a_row_is_tried_on_a_corpus_before_it_goes_live(tmp_path: Path) -> None:
    (tmp_path / "corpus.ru-en.tsv").write_text(
        "Изъято 300 разовых доз.\tPolice seized 300 of harmful alcohol.\nДождь.\tRain.\n", "utf-8"
    )
    row = "ru: разовая доза; en: single dose | !harmful alcohol"
    ended = tqcheck("glossary", "try", row, "--against", "corpus.ru-en.tsv", cwd=tmp_path)
    assert "“harmful alcohol” must not stand for “разовых доз”" in ended.out
    assert "2 pairs: 1 × forbidden-term (50.00 in a hundred pairs)" in ended.out


def test_a_row_that_was_tried_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "corpus.ru-en.tsv").write_text("Суд идёт.\tThe court is in session.\n", "utf-8")
    ended = tqcheck("glossary", "try", "ru: суд; en: court", "--against", "corpus.ru-en.tsv", cwd=tmp_path)
    assert ended.out == "1 pairs: nothing\n"
    assert list((tmp_path / "temp").iterdir()) == []


@pytest.mark.parametrize(
    "row",
    ["WhatsApp\tWhatsApp\t", "Brexit\tБрексит | Brexit\t", "IT\t=IT\t", "court | =drug | !=drugs\tсуд\t"],
)
def test_lint_lets_names_stand_in_foreign_letters_and_exact_terms_beside_their_forms(tmp_path: Path, row: str) -> None:
    (tmp_path / "rows.tsv").write_text(HEAD + row + "\n", "utf-8")
    assert tqcheck("glossary", "lint", "rows.tsv", cwd=tmp_path).out == "1 concepts, 0 faults\n"


def test_a_row_to_try_needs_two_languages_and_a_corpus(tmp_path: Path) -> None:
    assert "no corpus is given" in tqcheck("glossary", "try", "ru: суд; en: court", cwd=tmp_path).err
    ended = tqcheck("glossary", "try", "суд", "--against", "x.tsv", cwd=tmp_path)
    assert "is neither a file nor a row" in ended.err


def test_stats_count_concepts_and_terms(tmp_path: Path) -> None:
    rows = "en\tru\tsubject\ncourt | tribunal | !forum\tсуд\tjustice\nrain\t~дожжь | дождь\tweather\n"
    (tmp_path / "rows.tsv").write_text(rows, "utf-8")
    lines = tqcheck("glossary", "stats", "rows.tsv", cwd=tmp_path).out.splitlines()
    assert lines[0] == "2 concepts"
    assert [line.split() for line in lines[-2:]] == [["en", "2", "3", "1", "0"], ["ru", "2", "2", "0", "1"]]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("en\tru\tseverity\ncourt\tсуд\tgrave\n", "no severity"),
        ("en\tru\tvalid\ncourt\tсуд\t2020\n", "no span of days"),
        ("en\tru\tvalid\ncourt\tсуд\t2022-01-01..2020-01-01\n", "its last day is before its first"),
        ("en\tru\tcasing\ncourt\tсуд\tperhaps\n", "neither yes nor no"),
    ],
)
def test_a_mistake_in_what_a_row_says_is_named_with_its_cell(tmp_path: Path, rows: str, problem: str) -> None:
    (tmp_path / "rows.tsv").write_text(rows, "utf-8")
    ended = tqcheck("glossary", "stats", "rows.tsv", cwd=tmp_path)
    assert ended.status == 2
    assert problem in ended.err
    assert "rows.tsv:2, column" in ended.err


@pytest.mark.parametrize(
    ("valid", "published", "flagged"),
    [
        ("2022-09-17..", "2020-05-01", False),
        ("2022-09-17..", "2023-05-01", True),
        ("2022-09-17..", "", True),
        ("2019-03-20..2022-09-16", "2020-05-01", True),
        ("2019-03-20..2022-09-16", "", False),
    ],
)
def test_a_row_holds_on_its_days(tmp_path: Path, valid: str, published: str, flagged: bool) -> None:
    (tmp_path / "rows.tsv").write_text(f"en\tru\tvalid\nAstana | !Nur-Sultan\tАстана\t{valid}\n", "utf-8")
    (tmp_path / "a.tsv").write_text(
        f"source\ttarget\tpublished\nОн живёт в Астане.\tHe lives in Nur-Sultan.\t{published}\n", "utf-8"
    )
    ended = tqcheck(
        "score", "a.tsv", "--source-lang", "ru", "--target-lang", "en", "--glossary", "rows.tsv",
        "--no-default-glossaries", "--select", "forbidden-term", cwd=tmp_path,
    )  # fmt: skip
    assert ("forbidden-term" in ended.out) is flagged


def test_a_term_that_is_kept_stands_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "rows.tsv").write_text("en\tru\tkeep\nKaspi.kz\t\tyes\n", "utf-8")
    (tmp_path / "a.ru-en.tsv").write_text(
        "Сервис Kaspi.kz не работает.\tThe service is down.\nKaspi.kz работает.\tKaspi.kz works.\n", "utf-8"
    )
    ended = tqcheck(
        "score", "a.ru-en.tsv", "--glossary", "rows.tsv", "--no-default-glossaries", "--select", "missing-term",
        cwd=tmp_path,
    )  # fmt: skip
    assert ended.out.count("nothing in the translation stands for “Kaspi.kz”") == 1
