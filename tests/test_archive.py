"""The archive as a file: several runs at once, files that cannot be used, `archive show`."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from command_line import ROOT, table, tqcheck
from desk import RULED, WAITS, article, desk

from tqcheck import Checker
from tqcheck.archive import Archive, Entry, Use
from tqcheck.errors import ArchiveError
from tqcheck.glossary.read import read_glossary

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


def test_two_articles_of_one_name_are_told_of(tmp_path: Path) -> None:
    names = ("monday/news.ru-en.tsv", "tuesday/news.ru-en.tsv", "tuesday/news.kk-en.tsv")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        table(tmp_path, WAITS, WAITS, name=name)
    kept = tqcheck("score", *names, "--archive", "desk.sqlite", "-q", cwd=tmp_path).err
    assert kept == (
        "tqcheck: two articles are called “news”, and the archive keeps the later one (give each a name of its own)\n"
    )
    assert tqcheck("score", *names, "-q", cwd=tmp_path).err == ""


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
    assert "none.sqlite: there is no such file" in tqcheck("archive", "show", "none.sqlite", cwd=tmp_path).err
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
