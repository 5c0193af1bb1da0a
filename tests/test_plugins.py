"""Plug-ins: what an installed package adds is listed, explained, run and tested as ours is."""

from pathlib import Path

import pytest
from command_line import CLEAN, Ended, process, table

CHECK = '''
from collections.abc import Iterable

from tqcheck import Finding, Segment, Severity, bad, good, segment_check


@segment_check(
    "shouted-word",
    "style/unidiomatic",
    Severity.MAJOR,
    examples=[good("ru en", "Тихо.", "Quiet."), bad("ru en", "Тихо.", "[[QUIET]].")],
)
def shouted_word(segment: Segment) -> Iterable[Finding]:
    """A word is shouted.

    In capital letters, that is.
    """
    for word in segment.target.raw.split():
        if word.isupper():
            start = segment.target.raw.index(word)
            yield Finding("“{word}” is shouted", {"word": word}, [segment.target.span(start, start + len(word) - 1)])
'''
FORM = '''
def write(reports, out, about):
    """Only the verdicts."""
    for report in reports:
        out.write(report.verdict + "!\\n")
'''


def install(folder: Path, name: str, code: str, *entries: str) -> None:
    """Put a package where an installer would: its module, and beside it what it says of itself."""
    (folder / f"{name}.py").write_text(code, "utf-8")
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("\n".join(entries) + "\n", "utf-8")


def with_packages(folder: Path, *arguments: str | Path) -> Ended:
    return process("-m", "tqcheck", *arguments, cwd=folder, path=str(folder))


@pytest.mark.parametrize("value", ["shouting", "shouting:shouted_word"], ids=["a module", "a check"])
def test_a_check_of_an_installed_package_is_listed_run_and_tested(tmp_path: Path, value: str) -> None:
    install(tmp_path, "shouting", CHECK, "[tqcheck.checks]", f"shouting = {value}")
    assert "shouted-word          major" in with_packages(tmp_path, "checks").out
    assert with_packages(tmp_path, "selftest", "--select", "shouted-word").out == "2 examples, 0 failed\n"
    ended = with_packages(tmp_path, "score", table(tmp_path, "Тихо здесь.\tIt is QUIET!"))
    assert ended.status == 1
    assert "“QUIET!” is shouted" in ended.out


def test_it_is_explained_and_chosen_as_ours_are(tmp_path: Path) -> None:
    install(tmp_path, "shouting", CHECK, "[tqcheck.checks]", "shouting = shouting")
    assert "In capital letters, that is." in with_packages(tmp_path, "explain", "shouted-word").out
    news = table(tmp_path, "Тихо здесь.\tIt is QUIET!")
    assert with_packages(tmp_path, "score", news, "--ignore", "unidiomatic").status == 0


def test_its_examples_are_held_to(tmp_path: Path) -> None:
    code = CHECK.replace('good("ru en", "Тихо.", "Quiet.")', 'good("ru en", "ООН.", "UN.")')
    install(tmp_path, "shouting", code, "[tqcheck.checks]", "shouting = shouting")
    ended = with_packages(tmp_path, "selftest", "--select", "shouted-word")
    assert (ended.status, ended.out) == (1, "2 examples, 1 failed\n")
    assert ended.err == "shouted-word: flags a good example: “UN.” is shouted\n    ru en: ООН. → UN.\n"


def test_one_that_raises_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    code = CHECK.replace("    for word in", '    raise OSError("the disk is gone")\n    for word in')
    install(tmp_path, "shouting", code, "[tqcheck.checks]", "shouting = shouting")
    news = table(tmp_path, CLEAN, "Дорога открыта.\tThe the road is open.")
    ended = with_packages(tmp_path, "score", news)
    assert (ended.status, ended.err) == (2, "")
    assert "repeated-word" in ended.out
    assert "check shouted-word raised OSError: the disk is gone" in " ".join(ended.out.split())


@pytest.mark.parametrize(
    ("code", "value", "message"),
    [
        (
            "import nothing_of_the_kind",
            "shouting",
            "the plug-in “mine” (shouting) cannot be loaded: ModuleNotFoundError",
        ),
        (CHECK, "shouting:shouted", "the plug-in “mine” (shouting:shouted) cannot be loaded: AttributeError"),
        (
            CHECK.replace("shouted-word", "shouted-words"),
            "shouting",
            "“shouted-words” is a function called “shouted_word”",
        ),
        (CHECK.replace("unidiomatic", "unidiomatical"), "shouting", "did you mean “style/unidiomatic”?"),
        (
            CHECK.replace("shouted_word", "repeated_word").replace("shouted-word", "repeated-word"),
            "shouting",
            "two checks have the code “repeated-word”",
        ),
    ],
    ids=["no import", "no such check", "two names", "no MQM type", "a code of ours"],
)
def test_one_that_cannot_be_loaded_is_named(tmp_path: Path, code: str, value: str, message: str) -> None:
    install(tmp_path, "shouting", code, "[tqcheck.checks]", f"mine = {value}")
    ended = with_packages(tmp_path, "checks")
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err
    assert ended.err.count("\n") == 1


def test_two_packages_may_use_one_entry_name(tmp_path: Path) -> None:
    other = CHECK.replace("shouted-word", "loud-word").replace("shouted_word", "loud_word")
    install(tmp_path, "shouting", CHECK, "[tqcheck.checks]", "checks = shouting")
    install(tmp_path, "loudness", other, "[tqcheck.checks]", "checks = loudness")
    listed = with_packages(tmp_path, "checks").out
    assert "shouted-word" in listed
    assert "loud-word" in listed


def test_a_package_may_add_a_report_form(tmp_path: Path) -> None:
    install(tmp_path, "verdicts", FORM, "[tqcheck.render]", "verdicts = verdicts:write")
    news = table(tmp_path, CLEAN)
    assert with_packages(tmp_path, "score", news, "--format", "verdicts").out == "publish!\n"
    near = with_packages(tmp_path, "score", news, "--format", "verdict").err
    assert "did you mean “verdicts”?" in near


def test_without_plugins_nobody_asks_for_them(tmp_path: Path) -> None:
    asked = "print('importlib.metadata' in sys.modules)"
    code = f"import sys; from tqcheck.selection import find_checks; find_checks(); {asked}"
    assert process("-c", code, cwd=tmp_path).out == "False\n"
