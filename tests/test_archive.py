"""`score --archive` and `archive show`: what earlier articles called things, in real SQLite files."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from command_line import ROOT, table, tqcheck

from tqcheck import Checker, Document, Report, Settings, segment
from tqcheck.archive import Archive, Entry, Use
from tqcheck.errors import ArchiveError
from tqcheck.glossary.read import read_glossary

HEAD = "en\tru\tconsistent"
COURT = "district court | county court | ~rayon court | !forum\tрайонный суд | суд района\tyes"
POLICE = "police | law enforcement\tполиция\t"
RULED = "Районный суд вынес приговор.\tThe {} passed sentence."
WAITS = "Полиция ищет свидетелей.\tPolice are looking for witnesses."


def desk(folder: Path, *rows: str) -> Settings:
    """The settings of a desk with a glossary and an archive of its own."""
    glossary = table(folder, *(rows or (HEAD, COURT, POLICE)), name="desk.tsv")
    return Settings(
        select=("inconsistent-term",),
        glossaries=(str(glossary),),
        default_glossaries=False,
        archive=str(folder / "desk.sqlite"),
    )


def article(name: str, *courts: str, languages: str = "ru en", published: date | None = None) -> Document:
    """An article in which a court bears these names, one a sentence."""
    rows = [WAITS, *(RULED.format(court) for court in courts)]
    pairs = [row.split("\t") for row in rows]
    parts = tuple(segment(*pair, languages, id=str(number)) for number, pair in enumerate(pairs, 1))
    return Document(name, *languages.split(), parts, published=published)


def messages(report: Report) -> list[str]:
    assert not report.failures
    return [issue.message for issue in report.issues]


def court_of(settings: Settings) -> dict[str, tuple[int, int]]:
    """How often the archive has each name of the court, and in how many articles."""
    for entry in Archive(settings.archive).entries():
        if entry.key == "районный суд":
            return {one.rendering: (one.times, one.articles) for one in entry.renderings}
    return {}


# --- inconsistent-term


def test_a_name_unlike_that_of_earlier_articles_is_told_with_its_evidence(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for day in (19, 20, 18):
        checker.check(article(f"court-{day}", "district court", published=date(2026, 11, day)))
    (issue,) = checker.check(article("today", "county court", "county courts")).issues
    assert issue.message == (
        "“county court” was “district court” in 3 earlier articles, last in court-20 of 2026-11-20 (desk.tsv, row 2)"
    )
    assert (issue.severity.label, issue.suggestion) == ("minor", "district court")
    assert [(span.segment, span.text) for span in issue.spans] == [("2", "county court"), ("3", "county courts")]


@pytest.mark.parametrize(
    ("earlier", "flagged"),
    [
        ((), False),
        ((["district court"],), False),
        ((["district court"], ["district court"]), False),
        ((["district court"] * 3,), False),
        ((["district court"] * 2, ["district court"]), True),
        ((["county court"] * 3, ["county court"]), False),
        # four of five are enough, three of four are not
        ((["district court"] * 3, ["district court"], ["county court"]), True),
        ((["district court"] * 2, ["district court"], ["county court"]), False),
        # what is out of use is nothing to return to, and what is forbidden was never kept
        ((["rayon court"] * 3, ["rayon court"]), False),
        ((["forum"] * 3, ["forum"]), False),
    ],
)
def test_only_a_clear_habit_is_held_against_an_article(
    tmp_path: Path, earlier: tuple[list[str], ...], flagged: bool
) -> None:
    checker = Checker(desk(tmp_path))
    for number, courts in enumerate(earlier):
        checker.check(article(f"old-{number}", *courts))
    assert bool(messages(checker.check(article("today", "county court")))) is flagged


def test_what_a_habit_is_can_be_set(tmp_path: Path) -> None:
    options = {"inconsistent-term": {"least_uses": 1, "least_articles": 1, "least_share": 60}}
    checker = Checker(replace(desk(tmp_path), options=options))
    checker.check(article("old", "district court"))
    (message,) = messages(checker.check(article("today", "county court")))
    assert "in 1 earlier article, last in old of" in message


def test_a_row_that_does_not_ask_for_one_name_is_left_alone(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path, HEAD, COURT.removesuffix("yes"), POLICE))
    for number in range(4):
        checker.check(article(f"old-{number}", "district court"))
    assert messages(checker.check(article("today", "county court"))) == []
    assert court_of(checker.settings) == {"district court": (4, 4), "county court": (1, 1)}


def test_the_habit_outweighs_the_majority_in_an_article(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    names = "county court", "county court", "district court"
    (alone,) = messages(checker.check(article("first", *names)))
    assert "“district court” is “county court” elsewhere" in alone
    for number in range(8):
        checker.check(article(f"old-{number}", "district court"))
    (message,) = messages(checker.check(article("today", *names)))
    assert "“county court” was “district court” in 9 earlier articles" in message


def test_a_pair_of_languages_has_a_memory_of_its_own(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    assert messages(checker.check(article("today", "county court", languages="ru en-GB"))) == []


def test_without_an_archive_nothing_is_remembered(tmp_path: Path) -> None:
    checker = Checker(replace(desk(tmp_path), archive=None))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    assert messages(checker.check(article("today", "county court"))) == []
    assert "archive" not in checker.signature()
    assert not (tmp_path / "desk.sqlite").exists()


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, POLICE, COURT),
        (HEAD, COURT.replace("district court | county court", "county court | district court")),
        (HEAD, COURT.replace("суд района", "суд областного района")),
        ("ru\tnote\ten\tconsistent", "районный суд\tas decided\tcounty court | borough court | district court\tyes"),
    ],
    ids=["another row", "another order", "another synonym", "other columns"],
)
def test_the_memory_outlives_edits_of_the_glossary(tmp_path: Path, rows: tuple[str, ...]) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    (message,) = messages(Checker(desk(tmp_path, *rows)).check(article("today", "county court")))
    assert "was “district court” in 3 earlier articles" in message


def test_a_name_that_the_row_no_longer_admits_is_no_habit(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    for number in range(3):
        checker.check(article(f"old-{number}", "district court"))
    for changed in (COURT.replace("district", "!district"), COURT.replace("district court | ", "")):
        assert messages(Checker(desk(tmp_path, HEAD, changed)).check(article("today", "county court"))) == []


# --- what is kept


def test_an_article_scored_again_replaces_what_it_did(tmp_path: Path) -> None:
    settings = desk(tmp_path)
    for courts in (["county court"] * 4, ["county court"] * 4, ["district court", "county court"]):
        Checker(settings).check(article("draft", *courts))
    assert court_of(settings) == {"district court": (1, 1), "county court": (1, 1)}
    Checker(settings).check(article("draft", "bench", "bench"))
    assert court_of(settings) == {}


def test_an_article_is_not_compared_with_itself_nor_with_later_ones(tmp_path: Path) -> None:
    run = [article("a", "county court"), *(article(f"b{number}", "district court") for number in range(4))]
    settings = desk(tmp_path)
    for _ in range(2):  # the second run says what the first one said
        checker = Checker(settings)
        assert [messages(checker.check(document)) for document in run] == [[]] * 5
    # no day that is corrected makes it another article
    again = article("a", "county court", published=date(2026, 11, 20))
    assert messages(Checker(settings).check(again)) == []
    assert len(messages(Checker(settings).check(article("c", "county court")))) == 1


def test_scoring_again_without_a_change_changes_nothing(tmp_path: Path) -> None:
    settings = desk(tmp_path)
    assert Checker(settings).signature().endswith("|archive:0 changes")
    for number in range(3):
        Checker(settings).check(article(str(number % 2), "district court"))
    assert Checker(settings).signature().endswith("|archive:2 changes")


def test_what_is_scored_is_kept_whichever_checks_run(tmp_path: Path) -> None:
    settings = replace(desk(tmp_path), select=("number-mismatch",))
    Checker(settings).check(article("a", "district court"))
    assert court_of(settings) == {"district court": (1, 1)}


def test_two_rows_of_one_source_term_count_a_place_once(tmp_path: Path) -> None:
    settings = desk(tmp_path, HEAD, "district court\tрайонный суд\t", "county court | district court\tрайонный суд\t")
    Checker(settings).check(article("a", "district court", "district court"))
    assert court_of(settings) == {"district court": (2, 1)}


def test_loose_segments_are_no_article(tmp_path: Path) -> None:
    settings = desk(tmp_path)
    loose = Document("loose", "ru", "en", article("a", "district court").segments, article=False)
    Checker(settings).check(loose)
    assert court_of(settings) == {}


# --- several at once


def test_processes_that_begin_an_archive_at_once_lose_nothing(tmp_path: Path) -> None:
    desk(tmp_path)
    running = []
    for writer in "abcd":
        rows = [f"{writer}{number}\t{row}" for number in range(40) for row in (RULED.format("district court"), WAITS)]
        news = table(tmp_path, "document\tsource\ttarget", *rows, name=f"{writer}.ru-en.tsv")
        options = ("--glossary", "desk.tsv", "--no-default-glossaries", "--archive", "desk.sqlite", "-q")
        command = [sys.executable, "-m", "tqcheck", "score", news.name, *options]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        running.append(subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL))
    assert [process.wait(60) for process in running] == [0] * 4
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = database.execute("SELECT document, number FROM uses WHERE key = 'районный суд'").fetchall()
    assert sorted(name for name, _ in kept) == sorted(f"{writer}{number}" for writer in "abcd" for number in range(40))
    assert len({number for _, number in kept}) == 160


def test_threads_and_forks_share_an_archive(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path / "desk.sqlite"))
    names = [f"thread-{number}" for number in range(4)]
    threads = [Thread(target=archive.record, args=(article(name), [Use("term", "суд", "court", 2)])) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    code = (
        "import os, sys; from tqcheck.archive import Archive, Use; from tqcheck.model import Document\n"
        "archive = Archive('desk.sqlite')\n"
        "def keep(name): archive.record(Document(name, 'ru', 'en', ()), [Use('term', 'суд', 'court', 1)])\n"
        "child = os.fork() if hasattr(os, 'fork') else 0\n"
        "keep('parent' if child else 'child')\n"
        "child and os.waitpid(child, 0)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, timeout=60)
    (entry,) = archive.entries()
    assert [(one.rendering, one.times, one.articles) for one in entry.renderings] == [("court", 10, 6)]


# --- files that cannot be used


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE orders (number INTEGER)")


def newer(path: Path) -> None:
    Archive(str(path)).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")


def damaged(path: Path) -> None:
    archive = Archive(str(path))
    archive.record(article("a"), [Use("term", f"key {number}", "name", 1) for number in range(500)])
    archive.close()
    data = path.read_bytes()
    path.write_bytes(data[:200] + b"\xff" * (len(data) - 200))


@pytest.mark.parametrize("command", ["score", "show"])
@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda path: path.write_text("en\tru\ncourt\tсуд\n" * 20), "not an archive of tqcheck (name another file"),
        (other_database, "not an archive of tqcheck but of another program (name another file"),
        (newer, "an archive of a newer tqcheck (its form is 99, this program reads 1) (update tqcheck)"),
        (damaged, "the archive is damaged (put a copy in its place"),
        (Path.mkdir, "cannot be opened (check its path"),
    ],
    ids=["a text", "another database", "newer", "damaged", "a folder"],
)
def test_a_file_that_is_no_archive_is_refused_and_left_as_it_is(
    tmp_path: Path, command: str, make: object, problem: str
) -> None:
    path = tmp_path / "desk.sqlite"
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else None
    news = table(tmp_path, WAITS, WAITS)
    words = ("score", news, "--archive", path, "-o", "report") if command == "score" else ("archive", "show", path)
    ended = tqcheck(*words, cwd=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"tqcheck: {path}: {problem}")
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "report").exists()
    assert (path.read_bytes() if path.is_file() else None) == before


@contextmanager
def nobody_special() -> Iterator[Path]:
    """A folder, and until it is left no right to write what may only be read: root may write everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        os.seteuid(os.getuid())
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs the rights of files as Unix has them")
def test_a_file_that_may_only_be_read_is_refused_by_score_and_shown() -> None:
    with nobody_special() as folder:
        path = folder / "desk.sqlite"
        settings = desk(folder)
        checker = Checker(settings)
        checker.check(article("a", "district court"))
        checker.resource(Archive).close()
        with closing(sqlite3.connect(path)) as database:  # as a copy on a read-only disk would be
            database.execute("PRAGMA journal_mode = DELETE")
        path.chmod(0o444)
        folder.chmod(0o555)
        if os.getuid() == 0:
            os.seteuid(65534)
        with pytest.raises(ArchiveError) as caught:
            Checker(settings)
        assert str(caught.value) == f"{path}: cannot be written to (give it and its folder the right to be written)"
        assert "district court" in tqcheck("archive", "show", path, cwd=folder).out
        with pytest.raises(ArchiveError, match="cannot be opened"):
            Archive(str(folder / "new.sqlite"))


def test_an_archive_that_fails_on_the_way_loses_no_report(tmp_path: Path) -> None:
    checker = Checker(desk(tmp_path))
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as database:
        database.execute("DROP TABLE uses")
    report = checker.check(article("a", "district court", "county court"))
    assert [failure.problem.partition(": ")[0] for failure in report.failures] == [
        "check inconsistent-term raised ArchiveError",
        "the archive did not keep this article",
    ]
    assert report.segment_scores.keys() == {"1", "2", "3"}


# --- the commands


def test_settings_name_an_archive_beside_them(tmp_path: Path) -> None:
    desk(tmp_path)
    (tmp_path / "tqcheck.toml").write_text('archive = "desk.sqlite"\nglossaries = ["desk.tsv"]\n', "utf-8")
    inner = tmp_path / "today"
    inner.mkdir()
    for name in ("a", "b", "c"):
        news = table(inner, WAITS, RULED.format("district court"), name=f"{name}.ru-en.tsv")
        assert tqcheck("score", news, cwd=inner).status == 0
    news = table(inner, WAITS, RULED.format("county court"), name="d.ru-en.tsv")
    report = json.loads(tqcheck("score", news, "--format", "json", cwd=inner).out)
    assert [issue["code"] for issue in report["documents"][0]["issues"]] == ["inconsistent-term"]
    assert report["signature"].endswith("|archive:3 changes")


def test_what_is_contested_is_shown_first_and_pasted_as_rows(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path / "desk.sqlite"))
    for number, court in enumerate(["county court", "district court", "district court"]):
        uses = [Use("term", "полиция", "police", 5), Use("term", "районный суд", court, 1)]
        archive.record(article(f"a{number}", published=date(2026, 11, 20 + number)), uses)
    archive.record(article("b", languages="kk en", published=date(2026, 11, 25)), [Use("term", "ұрлық", "theft", 1200)])
    assert tqcheck("archive", "show", "desk.sqlite", cwd=tmp_path).out == (
        "районный суд  (term, ru → en)\n"
        "       2 × district court  (2 articles, last a2 of 2026-11-22)\n"
        "       1 × county court  (1 article, last a0 of 2026-11-20)\n"
        "ұрлық  (term, kk → en)\n"
        "   1,200 × theft  (1 article, last b of 2026-11-25)\n"
        "полиция  (term, ru → en)\n"
        "      15 × police  (3 articles, last a2 of 2026-11-22)\n"
    )
    rows = tqcheck("archive", "show", "desk.sqlite", "--tsv", cwd=tmp_path).out
    assert rows == "en\tkk\tru\ndistrict court | county court\t\tрайонный суд\ntheft\tұрлық\t\npolice\t\tполиция\n"
    assert len(read_glossary([table(tmp_path, rows.rstrip("\n"), name="pasted.tsv")]).concepts) == 3


def test_an_archive_is_shown_that_is_empty_and_missed_that_is_not_there(tmp_path: Path) -> None:
    Archive(str(tmp_path / "desk.sqlite"))
    assert tqcheck("archive", "show", "desk.sqlite", cwd=tmp_path).out == "no article has been recorded yet\n"
    assert "none.sqlite: cannot be opened" in tqcheck("archive", "show", "none.sqlite", cwd=tmp_path).err
    (tmp_path / "blank").touch()
    assert "blank: not an archive of tqcheck but empty" in tqcheck("archive", "show", "blank", cwd=tmp_path).err
    assert sorted(path.name for path in tmp_path.iterdir() if "desk" not in path.name) == ["blank"]


def test_other_kinds_are_kept_apart(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path / "desk.sqlite"))
    uses = [Use("name", "Бекжанов", "Bekzhanov", 2), Use("term", "Бекжанов", "Bekjanov", 1)]
    archive.record(article("a", published=date(2026, 11, 20)), uses)
    (known,) = archive.earlier(article("b"), "name", "Бекжанов")
    assert known == ("Bekzhanov", 2, 1, "a", date(2026, 11, 20))
    assert [entry.kind for entry in archive.entries()] == ["name", "term"]
    assert all(isinstance(entry, Entry) for entry in archive.entries())
