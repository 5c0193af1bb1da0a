"""Settings files: what they may hold, where they are found, and what is said of a mistake."""

from pathlib import Path

import pytest

from tqcheck.config import Settings, changed, find, load
from tqcheck.errors import ConfigError
from tqcheck.model import Severity
from tqcheck.scoring import Thresholds

WHOLE = """
select = ["accuracy"]
ignore = ["number-added"]
fail_on = "minor"
source_lang = "kk"
target-lang = "en"
identifier = "langdetect"
glossaries = ["words/desk.tsv", "/shared/house.tsv"]
default_glossaries = false
accepted = "accepted.tsv"
baseline = "last/report.json"
archive = "desk.sqlite"

[severity]
missing-term = "major"

[checks.untranslated-text]
shortest_run = 7

[verdict]
hold_below = 85
min_words = 150

[review]
expire_days = 90
store = "decisions.sqlite"
"""


def written(folder: Path, text: str, name: str = "tqcheck.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_every_setting_is_read_and_paths_are_those_of_its_folder(tmp_path: Path) -> None:
    assert load(written(tmp_path, WHOLE)) == Settings(
        select=("accuracy",),
        ignore=("number-added",),
        fail_on=Severity.MINOR,
        source_lang="kk",
        target_lang="en",
        identifier="langdetect",
        glossaries=(str(tmp_path / "words/desk.tsv"), "/shared/house.tsv"),
        default_glossaries=False,
        accepted=str(tmp_path / "accepted.tsv"),
        baseline=str(tmp_path / "last/report.json"),
        archive=str(tmp_path / "desk.sqlite"),
        severity={"missing-term": Severity.MAJOR},
        options={"untranslated-text": {"shortest_run": 7}},
        thresholds=Thresholds(hold_below=85, min_words=150),
        expire_days=90,
        store=str(tmp_path / "decisions.sqlite"),
    )


def test_a_pyproject_holds_the_same_under_tool(tmp_path: Path) -> None:
    text = '[project]\nname = "desk"\n\n[tool.tqcheck]\nfail_on = "critical"\n\n[tool.tqcheck.verdict]\nmin_words = 5\n'
    assert load(written(tmp_path, text, "pyproject.toml")) == Settings(
        fail_on=Severity.CRITICAL, thresholds=Thresholds(min_words=5)
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufefffail_on = 'major'\n"])
def test_what_is_not_set_is_the_default(tmp_path: Path, text: str) -> None:
    assert load(written(tmp_path, text)) == Settings()


def test_a_run_may_never_fail(tmp_path: Path) -> None:
    assert load(written(tmp_path, 'fail_on = "never"')).fail_on is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("falt_on = 'major'", "there is no setting “falt_on” (did you mean “fail_on”?)"),
        ("glossary = ['a.tsv']", "there is no setting “glossary” (did you mean “glossaries”?)"),
        ("[verdict]\nhold = 3", "there is no setting “verdict.hold” (did you mean “hold_below”?)"),
        ("[verdict]\nhold_below = 'low'", "“verdict.hold_below” must be a number, not 'low'"),
        ("[verdict]\nmin_words = true", "“verdict.min_words” must be a number, not True"),
        ("verdict = 3", "“verdict” must be a table, not 3"),
        ("severity = 'major'", "“severity” must be a table, not 'major'"),
        (
            "[severity]\nmissing-term = 'mayor'",
            "“missing-term” must be a severity, not 'mayor' (did you mean “major”?)",
        ),
        ("[severity]\nmissing-term = 5", "“missing-term” must be a severity, not 5"),
        ("[severity]\nmissing-term = 'never'", "“missing-term” must be a severity, not 'never'"),
        ("fail_on = 'nevr'", "“fail_on” must be a severity, not 'nevr' (did you mean “never”?)"),
        ("fail_on = 5", "“fail_on” must be a severity, not 5"),
        ("select = 'accuracy'", "“select” must be a list of strings, not 'accuracy'"),
        ("ignore = [1]", "“ignore” must be a list of strings, not [1]"),
        ("source_lang = 1", "“source_lang” must be a string, not 1"),
        ("default_glossaries = 'no'", "“default_glossaries” must be true or false, not 'no'"),
        ("identifier = 'langdetct'", "no identifier is called “langdetct” (did you mean “langdetect”?)"),
        ("checks = 1", "“checks” must be a table, not 1"),
        ("[checks]\nuntranslated-text = 7", "“untranslated-text” must be a table, not 7"),
        ("[review]\nexpires = 90", "there is no setting “review.expires” (did you mean “expire_days”?)"),
        ("[review]\nexpire_days = 0", "“review.expire_days” must be a number of days, not 0"),
        ("[review]\nexpire-days = true", "“review.expire_days” must be a number of days, not True"),
        ("expire_days = 90", "there is no setting “expire_days”"),
        ("[review]\nstore = 5", "“store” must be a string, not 5"),
        ("fail_on = ", "not a TOML file: "),
    ],
)
def test_a_mistake_is_refused_with_the_file_and_the_nearest_right_name(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read: No such file"):
        load(tmp_path / "none.toml")
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path)


def test_the_nearest_file_above_holds(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "today"
    inner.mkdir(parents=True)
    assert find(inner) is None
    outer = written(tmp_path, "[tool.tqcheck]\n", "pyproject.toml")
    assert find(inner) == outer
    written(tmp_path / "desk", "[project]\nname = 'other'\n", "pyproject.toml")
    assert find(inner) == outer
    near = written(tmp_path / "desk", "")
    assert find(inner) == near
    assert find(tmp_path) == outer


def test_what_is_given_goes_over_what_is_set() -> None:
    settings = Settings(source_lang="kk", ignore=("style",))
    assert changed(settings, source_lang="ru", ignore=None) == Settings(source_lang="ru", ignore=("style",))
    assert changed(settings, default_glossaries=False).default_glossaries is False
