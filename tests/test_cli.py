"""`tqcheck score`: what it prints, where it prints it, and how it ends."""

import gzip
import json
from pathlib import Path

import pytest
from command_line import CLEAN, CRITICAL, MAJOR, MINOR, ROOT, process, table, tqcheck

SAMPLE = ROOT / "samples" / "pair.tsv"


@pytest.mark.parametrize(
    ("rows", "options", "status"),
    [
        ((CLEAN,), "", 0),
        ((CLEAN, MINOR), "", 0),
        ((CLEAN, MAJOR), "", 1),
        ((CRITICAL,), "", 1),
        ((MINOR,), "--fail-on minor", 1),
        ((MAJOR,), "--fail-on critical", 0),
        ((CRITICAL,), "--fail-on critical", 1),
        ((CRITICAL,), "--fail-on never", 0),
        ((CLEAN,), "--fail-on neutral", 0),
        # a row that cannot be read outweighs all that
        ((CLEAN, "Дорога."), "", 2),
        ((MAJOR, "Дорога."), "", 2),
        ((MAJOR, "Дорога."), "--fail-on never", 2),
        # what is not run is not found
        ((MAJOR,), "--ignore number-mismatch", 0),
        ((MAJOR,), "--ignore accuracy", 0),
        ((MAJOR,), "--ignore accuracy --select mistranslation", 1),
        ((MAJOR, MINOR), "--select textual-conventions", 0),
        ((MAJOR,), "--select repeated-word,number-mismatch", 1),
        ((MAJOR,), "--select repeated-word --select number-mismatch", 1),
    ],
)
def test_the_exit_status(tmp_path: Path, rows: tuple[str, ...], options: str, status: int) -> None:
    assert tqcheck("score", table(tmp_path, *rows), *options.split(), cwd=tmp_path).status == status


def test_a_bad_row_is_reported_and_the_others_are_scored(tmp_path: Path) -> None:
    ended = tqcheck("score", table(tmp_path, CLEAN, "Дорога.", MAJOR), "--format", "json", cwd=tmp_path)
    report = json.loads(ended.out)
    assert ended.status == 2
    assert [segment["id"] for segment in report["documents"][0]["segments"]] == ["1", "3"]
    assert report["documents"][0]["counts"]["checks"] == {"number-mismatch": 1}
    (failure,) = report["failures"]
    assert failure["where"].endswith("news.ru-en.tsv:2")
    assert failure["problem"].startswith("one column; expected 2")


def test_with_strict_the_first_bad_row_ends_the_run(tmp_path: Path) -> None:
    news = table(tmp_path, CLEAN, "Дорога.", MAJOR)
    ended = tqcheck("score", news, "--strict", "-o", "report.txt", cwd=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"tqcheck: {news}:2: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.ru-en.tsv"]


def test_a_file_that_cannot_be_read_does_not_stop_the_next(tmp_path: Path) -> None:
    bytes_only = tmp_path / "bytes.ru-en.tsv"
    bytes_only.write_bytes(b"\x00\x01\x02")
    paths = [tmp_path / "none.tsv", bytes_only, tmp_path, table(tmp_path, MAJOR)]
    ended = tqcheck("score", *paths, "--format", "json", cwd=tmp_path)
    report = json.loads(ended.out)
    assert ended.status == 2
    assert [document["id"] for document in report["documents"]] == ["news"]
    named = [failure["where"] for failure in report["failures"]]
    assert [any(where.startswith(str(path)) for where in named) for path in paths] == [True, True, True, False]


@pytest.mark.parametrize("option", ["--source-lang", "--target-lang"])
def test_an_unknown_language_is_an_error(tmp_path: Path, option: str) -> None:
    ended = tqcheck("score", table(tmp_path, CLEAN), option, "klingon", cwd=tmp_path)
    assert ended.status == 2
    assert "klingon" in ended.out + ended.err


def test_two_texts_are_scored_line_by_line(tmp_path: Path) -> None:
    for side, name in enumerate(("news.ru", "news.en")):
        table(tmp_path, *(row.split("\t")[side] for row in (CLEAN, MAJOR)), name=name)
    ended = tqcheck("score", "--source", "news.ru", "--target", "news.en", "--format", "json", cwd=tmp_path)
    (document,) = json.loads(ended.out)["documents"]
    assert ended.status == 1
    assert (document["source_lang"], document["target_lang"]) == ("ru", "en")
    assert [len(segment["issues"]) for segment in document["segments"]] == [0, 1]


def test_a_table_comes_by_pipe_or_compressed(tmp_path: Path) -> None:
    languages = ("--source-lang", "ru", "--target-lang", "en", "-q")
    data = f"{CLEAN}\n{MAJOR}\n".encode()
    ended = process("-m", "tqcheck", "score", "-", *languages, cwd=tmp_path, stdin=data)
    assert (ended.status, ended.err) == (1, "")
    assert "1 major" in ended.out
    (tmp_path / "news.ru-en.tsv.gz").write_bytes(gzip.compress(data))
    assert "1 major" in tqcheck("score", "news.ru-en.tsv.gz", "-q", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("score",), "no file is given (tqcheck score FILE.tsv, or - for standard input)"),
        (("score", "--source", "a.txt"), "--source and --target go together, and without FILE"),
        (("score", "a.tsv", "--source", "a", "--target", "b"), "--source and --target go together"),
        (("score", "a.tsv", "--format", "jsn"), "there is no report form “jsn” (did you mean “json”?)"),
        (("score", "a.tsv", "--fail-on", "nevr"), "“--fail-on” must be a severity, not 'nevr' (did you mean “never”?)"),
        (("score", "a.tsv", "--select", "acuracy"), "(did you mean “accuracy”?)"),
        (("score", "a.tsv", "--ignore", "repeated-wrod"), "(did you mean “repeated-word”?)"),
        (("score", "a.tsv", "--identifier", "langdetct"), "(did you mean “langdetect”?)"),
        (("score", "a.tsv", "--config", "none.toml"), "none.toml: cannot be read"),
        (("score", "a.tsv", "-o", "nowhere/report.txt"), "nowhere/report.txt: cannot write there"),
        (("score", "a.tsv", "-o", "."), ": this is a folder (name a file in it)"),
        (("explain", "number-mismach"), "there is no check “number-mismach” (did you mean “number-mismatch”?)"),
        (("selftest", "--select", "repeated-wrod"), "(did you mean “repeated-word”?)"),
        (("checks", "--language", "klingon"), "klingon"),
        (("score", "a.tsv", "--glossary", "none.tsv"), "none.tsv"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_is_one_line_that_names_what_is_right(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    table(tmp_path, CLEAN, name="a.tsv")
    ended = tqcheck(*arguments, cwd=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err
    assert ended.err.startswith("tqcheck: ")
    assert ended.err.count("\n") == 1


def test_a_malformed_glossary_names_file_row_and_cell(tmp_path: Path) -> None:
    glossary = table(tmp_path, "ru\ten", "разбой\tarmed robbery | !", name="desk.tsv")
    options = ("--glossary", glossary, "--format", "json")
    ended = tqcheck("score", table(tmp_path, CLEAN), *options, cwd=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"tqcheck: {glossary}:2, column en: ")


# --- reports


def test_a_report_in_a_pipe_has_no_colours(tmp_path: Path) -> None:
    ended = process("-m", "tqcheck", "score", SAMPLE, cwd=tmp_path, FORCE_COLOR="1", TERM="xterm-256color")
    assert ended.status == 1
    assert "number-mismatch" in ended.out
    assert "\x1b" not in ended.out


def test_quiet_is_a_line_a_document(tmp_path: Path) -> None:
    paths = [table(tmp_path, row, name=f"{name}.ru-en.tsv") for name, row in (("a", CLEAN), ("b", MAJOR))]
    lines = tqcheck("score", *paths, "--quiet", cwd=tmp_path).out.splitlines()
    assert len(lines) == 2
    assert "publish" in lines[0]
    assert "review" in lines[1]


@pytest.mark.parametrize("form", ["console", "json", "jsonl", "html"])
def test_a_file_holds_what_would_have_been_printed(tmp_path: Path, form: str) -> None:
    news = table(tmp_path, CLEAN, MAJOR)
    printed = tqcheck("score", news, "--format", form, cwd=tmp_path)
    filed = tqcheck("score", news, "--format", form, "-o", "report", cwd=tmp_path)
    assert (printed.status, filed.status, filed.out) == (1, 1, "")
    assert (tmp_path / "report").read_text("utf-8") == printed.out


def test_a_run_that_fails_leaves_no_file_and_an_older_one_as_it_was(tmp_path: Path) -> None:
    news = table(tmp_path, CLEAN, "Дорога.")
    old = tmp_path / "report.json"
    old.write_text("as it was", "utf-8")
    for name in ("report.json", "new.json"):
        options = ("--strict", "--format", "json", "-o", name)
        assert tqcheck("score", news, *options, cwd=tmp_path).status == 2
    assert old.read_text("utf-8") == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.ru-en.tsv", "report.json"]


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    news, real, link = table(tmp_path, CLEAN), tmp_path / "real", tmp_path / "link"
    link.symlink_to(real)
    assert tqcheck("score", news, "-o", link, cwd=tmp_path).status == 0
    assert link.is_symlink()
    assert "news.ru-en.tsv" in real.read_text("utf-8").replace("\n", "")
    assert tqcheck("score", news, "-o", "/dev/null", cwd=tmp_path).status == 0
    assert not Path("/dev/null").is_file()


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    news = table(tmp_path, *[MAJOR] * 1500)
    code = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-m', 'tqcheck', 'score', sys.argv[1]],"
        " stdout=subprocess.PIPE, stderr=subprocess.PIPE); p.stdout.readline(); p.stdout.close();"
        " print(p.stderr.read().decode())"
    )
    assert process("-c", code, news, cwd=tmp_path).out.strip() == ""


# --- settings files


def test_settings_are_found_above_and_paths_in_them_are_theirs(tmp_path: Path) -> None:
    inner = tmp_path / "today"
    inner.mkdir()
    news = table(inner, MAJOR)
    assert tqcheck("score", news, cwd=inner).status == 1
    tqcheck("score", news, "--write-accepted", tmp_path / "accepted.tsv", cwd=inner)
    settings = tmp_path / "tqcheck.toml"
    settings.write_text('accepted = "accepted.tsv"\n', "utf-8")
    assert tqcheck("score", news, cwd=inner).status == 0
    settings.write_text('fail_on = "never"\n', "utf-8")
    assert tqcheck("score", news, cwd=inner).status == 0
    # the command line goes over the file
    assert tqcheck("score", news, "--fail-on", "major", cwd=inner).status == 1
    settings.write_text('[severity]\nnumber-mismatch = "minor"\n', "utf-8")
    assert tqcheck("score", news, cwd=inner).status == 0
    settings.write_text('[severity]\nnumber-mismach = "minor"\n', "utf-8")
    assert "did you mean “number-mismatch”?" in tqcheck("score", news, cwd=inner).err


def test_settings_may_be_named_and_may_stand_in_a_pyproject(tmp_path: Path) -> None:
    news = table(tmp_path, MAJOR)
    (tmp_path / "pyproject.toml").write_text('[tool.tqcheck]\nignore = ["accuracy"]\n', "utf-8")
    assert tqcheck("score", news, cwd=tmp_path).status == 0
    other = tmp_path / "strict.toml"
    other.write_text("", "utf-8")
    assert tqcheck("score", news, "--config", other, cwd=tmp_path).status == 1


def test_glossaries_of_the_command_line_stand_beside_those_of_the_file(tmp_path: Path) -> None:
    news = table(tmp_path, "Букпа вышла из берегов.\tThe Nura flooded.", "Нура обмелела.\tThe Bukpa dried up.")
    table(tmp_path, "ru\ten", "Букпа\tBukpa", name="one.tsv")
    table(tmp_path, "ru\ten", "Нура\tNura", name="two.tsv")
    (tmp_path / "tqcheck.toml").write_text('glossaries = ["one.tsv"]\n', "utf-8")
    ended = tqcheck("score", news, "--glossary", "two.tsv", "--format", "json", cwd=tmp_path)
    (document,) = json.loads(ended.out)["documents"]
    assert document["counts"]["checks"]["missing-term"] == 2


# --- identifiers

KAZAKH = "The bridge was closed for repairs.\tКөпір жөндеуге байланысты жабылды."


def test_an_identifier_says_once_which_language_it_does_not_know(tmp_path: Path) -> None:
    files = [table(tmp_path, KAZAKH, KAZAKH, name=f"{name}.en-kk.tsv") for name in "ab"]
    ended = tqcheck("score", *files, table(tmp_path, CLEAN), "--identifier", "langdetect", "-q", cwd=tmp_path)
    assert ended.status == 0
    assert ended.err.count("langdetect does not know Kazakh") == 1
    assert ended.err.count("\n") == 1
    assert "langdetect" not in ended.out
    assert tqcheck("score", *files, "-q", cwd=tmp_path).err == ""


def test_an_identifier_that_nothing_asks_says_nothing(tmp_path: Path) -> None:
    news = table(tmp_path, KAZAKH, name="a.en-kk.tsv")
    options = ("--identifier", "langdetect", "--select", "repeated-word")
    assert tqcheck("score", news, *options, cwd=tmp_path).err == ""


def test_an_identifier_that_is_not_installed_ends_the_run_with_how_to_get_it(tmp_path: Path) -> None:
    news = table(tmp_path, CLEAN)
    code = "import sys; sys.modules['langdetect'] = None; from tqcheck.cli import main; main()"
    ended = process("-c", code, "score", news, "--identifier", "langdetect", "-o", "report", cwd=tmp_path)
    assert ended == (2, "", "tqcheck: langdetect is not installed (pip install tqcheck[langdetect])\n")
    assert not (tmp_path / "report").exists()


def test_the_report_says_which_identifier_was_asked(tmp_path: Path) -> None:
    options = ("--identifier", "langdetect", "--format", "json")
    ended = tqcheck("score", table(tmp_path, CLEAN), *options, cwd=tmp_path)
    assert "identifier:langdetect" in json.loads(ended.out)["signature"]


# --- references


def test_references_bring_sacrebleus_metrics_and_signatures(tmp_path: Path) -> None:
    news = table(tmp_path, f"{CLEAN}\tThe repair took 14 months.", f"{MINOR}\tThe road is open to all.")
    report = json.loads(tqcheck("score", news, "--format", "json", cwd=tmp_path).out)
    (document,) = report["documents"]
    assert document["metrics"].keys() == {"chrf", "bleu", "ter"}
    assert all(segment["metrics"].keys() == {"chrf", "bleu", "ter"} for segment in document["segments"])
    assert "bleu.en:nrefs:1,case:mixed" in report["signature"]


# --- start-up

HEAVY = (
    "pymorphy3",
    "simplemma",
    "py3langid",
    "pandas",
    "sacrebleu",
    "babel",
    "langdetect",
    "importlib.metadata",
    "sqlite3",
)
LOADED = (
    "import atexit, sys; from tqcheck.cli import main;"
    f"atexit.register(lambda: print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)); main()"
)


@pytest.mark.parametrize(("pair", "loaded"), [("kk-en", []), ("ru-en", ["pymorphy3"])])
def test_a_briefing_loads_nothing_heavy(tmp_path: Path, pair: str, loaded: list[str]) -> None:
    """After the first run on a machine, which compiles the glossaries.

    The Russian dictionary, 0.1 s, says that a word at the head of a sentence, which nothing answers, is no name.
    """
    briefing = ROOT / "samples" / pair / "briefing.tsv"
    for _ in range(2):
        ended = process("-c", LOADED, "score", briefing, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
        assert ended.status == 1
    assert ended.err.split() == loaded
