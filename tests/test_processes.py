"""Large runs in several processes: what they say, and what becomes of a run whose reader or process fails."""

import json
import os
from pathlib import Path
from threading import Thread

import pytest
from command_line import process
from test_plugins import install

ROWS = 2_600  # of a file of loose pairs: some blocks more than one process takes alone
# A check that ends its process at a word, which only other processes than the first are given.
CHECK = '''
import os

from tqcheck import Segment, Severity, bad, good, segment_check


@segment_check(
    "ending-word",
    "style/unidiomatic",
    Severity.MINOR,
    examples=[good("ru en", "Тихо.", "Quiet."), bad("ru en", "Тихо.", "end")],
)
def ending_word(segment: Segment):
    """A word ends the process."""
    if segment.target.raw == "end":
        os._exit(1)
    return ()
'''


def pairs(path: Path, last: str = "", place: int = ROWS) -> Path:
    """A file of loose pairs, every seventh with a wrong figure, and another line at some place, or at its end."""
    rows = [f"Ему {20 + n % 70} лет.\tHe is {20 + n % 70 + (n % 7 == 0)} years old." for n in range(ROWS)]
    rows[place:place] = [last] if last else []
    path.write_text("source\ttarget\n" + "\n".join(rows) + "\n", "utf-8")
    return path


def score(path: Path, *options: str, packages: str = "") -> tuple[int, list[dict], str]:
    """The exit status of a real process, its report line by line, and what it says beside it."""
    languages = ("--source-lang", "ru", "--target-lang", "en", "--format", "jsonl")
    done = process("-m", "tqcheck", "score", path, *languages, *options, cwd=path.parent, path=packages)
    return done.status, [json.loads(line) for line in done.out.splitlines()], done.err


def test_several_processes_say_what_one_says(tmp_path: Path) -> None:
    path = pairs(tmp_path / "pairs.tsv")
    accepted = tmp_path / "accepted.tsv"
    alone = score(path, "--processes", "1", "--write-accepted", str(accepted))
    assert sum(len(line["issues"]) for line in alone[1] if "id" in line) >= ROWS // 7
    assert score(path, "--processes", "2") == alone
    # What is accepted is known to have been met, whichever process met it: nothing is stale.
    status, lines, _ = score(path, "--processes", "2", "--accepted", str(accepted))
    assert status == 0
    assert not [line for line in lines if line.get("issues") or "stale" in line]


def test_what_was_read_before_an_error_is_reported(tmp_path: Path) -> None:
    path = pairs(tmp_path / "pairs.tsv", last="one cell")
    status, lines, said = score(path, "--processes", "2", "--strict")
    assert status == 2
    assert f"pairs.tsv:{ROWS + 2}" in said
    assert [line["id"] for line in lines if "id" in line] == [str(row) for row in range(1, ROWS // 500 * 500 + 1)]


@pytest.mark.parametrize("place", [ROWS // 2, ROWS])
@pytest.mark.parametrize("option", ["--strict", "--quiet"])
def test_a_process_that_ends_is_an_error_with_a_remedy(tmp_path: Path, option: str, place: int) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "ending", CHECK, "[tqcheck.checks]", "ending = ending:ending_word")
    path = pairs(tmp_path / "pairs.tsv", last="Конец.\tend", place=place)
    status, _, said = score(path, "--processes", "2", option, packages=str(packages))
    assert status == 2
    assert "a process that checked ended before its work (run with --processes 1" in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_glossary_from_a_pipe_is_read_once(tmp_path: Path) -> None:
    path, glossary = pairs(tmp_path / "pairs.tsv", last="Тихо.\tQuiet."), tmp_path / "terms.tsv"
    os.mkfifo(glossary)
    Thread(target=glossary.write_text, args=("ru\ten\nтихо\tsilently\n", "utf-8"), daemon=True).start()
    status, lines, said = score(path, "--processes", "2", "--glossary", str(glossary))
    assert status == 1, said
    codes = [issue["code"] for line in lines for issue in line.get("issues", ())]
    assert "missing-term" in codes


# A check whose module has a thread of its own, so that no copy of the process would be whole.
THREADED = '''
from threading import Event, Thread

from tqcheck import Finding, Segment, Severity, bad, good, segment_check

thread = Thread(target=Event().wait, daemon=True)
thread.start()


@segment_check(
    "no-thread",
    "style/unidiomatic",
    Severity.MINOR,
    examples=[good("ru en", "Тихо.", "Quiet."), bad("ru en", "Тихо.", "end")],
)
def no_thread(segment: Segment):
    """The thread does not run."""
    if segment.target.raw == "end" or not thread.is_alive():
        yield Finding("there is no thread", {}, [segment.target.span()])
'''


def test_processes_begin_anew_where_a_thread_runs(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "threaded", THREADED, "[tqcheck.checks]", "threaded = threaded:no_thread")
    path = pairs(tmp_path / "pairs.tsv")
    assert score(path, "--processes", "2", packages=str(packages)) == score(
        path, "--processes", "1", packages=str(packages)
    )
