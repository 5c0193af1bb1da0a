"""The commands beside `score`, help and completion."""

from pathlib import Path

import pytest
from command_line import process, tqcheck

from tqcheck.selection import find_checks
from tqcheck.version import VERSION


def test_checks_are_listed_with_what_they_say(tmp_path: Path) -> None:
    lines = tqcheck("checks", cwd=tmp_path).out.splitlines()
    assert [line.split()[0] for line in lines] == list(find_checks())
    (line,) = (line for line in lines if line.startswith("repeated-word"))
    assert line.split()[:3] == ["repeated-word", "minor", "linguistic-conventions/textual-conventions"]
    assert line.endswith(find_checks()["repeated-word"].summary)


def test_checks_of_a_language_are_live_or_off(tmp_path: Path) -> None:
    kazakh = tqcheck("checks", "--language", "kk", cwd=tmp_path).out.splitlines()
    assert {line.split()[0] for line in kazakh} <= {"live", "off"}
    assert len(kazakh) == len(find_checks())
    swahili = tqcheck("checks", "--language", "sw", cwd=tmp_path).out
    assert swahili.count("off ") >= "\n".join(kazakh).count("off ")


@pytest.mark.parametrize("code", find_checks())
def test_every_check_is_explained_with_examples(tmp_path: Path, code: str) -> None:
    shown = tqcheck("explain", code, cwd=tmp_path).out
    assert shown.startswith(f"# {code}\n")
    assert "## It flags" in shown
    assert "## It is silent on" in shown


def test_the_examples_of_a_check_are_run(tmp_path: Path) -> None:
    ended = tqcheck("selftest", "--select", "repeated-word", cwd=tmp_path)
    count = len(find_checks()["repeated-word"].examples)
    assert ended == (0, f"{count} examples, 0 failed\n", "")


def test_the_version(tmp_path: Path) -> None:
    assert process("-m", "tqcheck", "--version", cwd=tmp_path) == (0, f"tqcheck {VERSION}\n", "")


@pytest.mark.parametrize("command", ["", "score", "checks", "explain", "selftest"])
def test_help_names_what_there_is(tmp_path: Path, command: str) -> None:
    ended = tqcheck(*command.split(), "--help", cwd=tmp_path)
    assert ended.status == 0
    assert ended.out.startswith("Usage: ")


def test_the_shell_completes(tmp_path: Path) -> None:
    env = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = process("-m", "tqcheck", "--show-completion", "bash", cwd=tmp_path, **env)
    assert script.status == 0
    assert "COMPREPLY" in script.out
    code = "import sys; sys.argv = ['tqcheck']; from tqcheck.cli import main; main()"
    asked = {"_TQCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "tqcheck s", "COMP_CWORD": "1"}
    assert process("-c", code, cwd=tmp_path, **asked).out.split() == ["score", "selftest", "serve"]
