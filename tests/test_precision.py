"""`tqcheck precision`: what checks are worth by what people decided, and the settings it writes."""

from __future__ import annotations

import json
import tomllib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import process, tqcheck

from tqcheck.config import load
from tqcheck.model import Severity
from tqcheck.selection import find_checks
from tqcheck.store.decision import Decision, Kind
from tqcheck.store.decisions import open_store
from tqcheck.store.demoting import with_severities
from tqcheck.store.precision import Demotion, Worth, demotions, wilson, worths

OWN = {code: check.severity for code, check in find_checks().items()}


def decided(code: str, kind: Kind, number: int) -> Decision:
    words = (f"word {number}",)
    return Decision(f"{code}-{kind}-{number}", kind, "news", "Aigul", code=code, words=words, texts=("а", "b"))


def store(folder: Path, *counts: tuple[str, int, int, int]) -> Path:
    """A store with so many issues of each check confirmed, dismissed and overridden."""
    path = folder / "decisions.sqlite"
    with closing(open_store(path)) as opened:
        for code, *numbers in counts:
            kinds: list[Kind] = ["confirm", "dismiss", "override"]
            marked = [kind for kind, count in zip(kinds, numbers, strict=True) for _ in range(count)]
            opened.record_all([decided(code, kind, number) for number, kind in enumerate(marked)])
    return path


# --- the figures


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 2, 0.0945, 0.9055),
        (8, 20, 0.2188, 0.6134),
        (90, 100, 0.8256, 0.9448),
    ],
)
def test_the_interval_is_wilsons(successes: int, trials: int, low: float, high: float) -> None:
    bounds = wilson(successes, trials)
    assert bounds == pytest.approx((low, high), abs=0.0001)
    for bound in bounds:  # a share this far off would just be refused by the score test
        assert (successes / trials - bound) ** 2 == pytest.approx(1.959964**2 * bound * (1 - bound) / trials)


def test_an_issue_counts_once_by_what_stands() -> None:
    given = [
        decided("dash", "dismiss", 1),
        decided("dash", "confirm", 1),
        decided("dash", "confirm", 1),
        decided("dash", "override", 2),
        decided("dash", "dismiss", 3),
        Decision("undo", "undo", "news", "Dana", undoes=5),
        Decision("note", "note", "news", "Dana", texts=("а", "b"), text="look"),
        decided("spacing", "confirm", 1),
    ]
    numbered = [replace(one, id=number) for number, one in enumerate(given, 1)]
    assert worths(numbered) == [Worth("dash", 1, 0, 1), Worth("spacing", 1, 0, 0)]


@pytest.mark.parametrize(
    ("worth", "configured", "expected"),
    [
        (Worth("number-mismatch", 1, 19, 0), None, (Severity.MAJOR, Severity.MINOR)),
        (Worth("number-mismatch", 1, 9, 10), None, (Severity.MAJOR, Severity.MINOR)),  # overridden is not confirmed
        (Worth("number-mismatch", 1, 18, 0), None, None),  # too few
        (Worth("number-mismatch", 6, 14, 0), None, None),  # 30 %, and may be 52 %
        (Worth("number-mismatch", 5, 15, 0), None, (Severity.MAJOR, Severity.MINOR)),  # 25 %, at most 47 %
        (Worth("number-mismatch", 1, 19, 0), "critical", (Severity.CRITICAL, Severity.MAJOR)),
        (Worth("number-mismatch", 1, 19, 0), "minor", None),  # demoted already
        (Worth("repeated-word", 1, 19, 0), None, (Severity.MINOR, Severity.NEUTRAL)),
        (Worth("repeated-word", 1, 19, 0), "neutral", None),
        (Worth("no-such-check", 1, 19, 0), "minor", None),
    ],
)
def test_what_is_demoted(worth: Worth, configured: str | None, expected: tuple[Severity, Severity] | None) -> None:
    settings = {worth.code: Severity.of(configured)} if configured else {}
    wanted = [Demotion(worth, *expected)] if expected else []
    assert demotions([worth], OWN, settings, least=20, below=0.5) == wanted


# --- the command


def test_it_prints_a_line_a_check_and_names_those_to_demote(tmp_path: Path) -> None:
    path = store(tmp_path, ("number-mismatch", 27, 3, 0), ("dash", 2, 20, 3), ("spacing", 0, 3, 0))
    ended = tqcheck("precision", "--store", path, cwd=tmp_path)
    assert ended.status == 0
    assert ended.out.splitlines() == [
        "check            decided  confirmed  dismissed  overridden  share  95 % interval",
        "number-mismatch       30         27          3           0    90%        74%–97%",
        "dash                  25          2         20           3     8%         2%–25%",
        "spacing                3          0          3           0     0%         0%–56%",
        "",
        "to demote, with their intervals below 50 %:",
        "  dash: minor → neutral",
        "--write sets these severities in the settings file",
    ]
    fewer = tqcheck("precision", "--store", path, "--min-decisions", "3", "--demote-below", "60", cwd=tmp_path)
    assert "  spacing: minor → neutral" in fewer.out


def test_it_prints_json(tmp_path: Path) -> None:
    path = store(tmp_path, ("dash", 2, 20, 3))
    record = json.loads(tqcheck("precision", "--store", path, "--format", "json", cwd=tmp_path).out)
    assert record == {
        "min_decisions": 20,
        "demote_below": 50,
        "checks": [
            {
                "code": "dash",
                "decided": 25,
                "confirmed": 2,
                "dismissed": 20,
                "overridden": 3,
                "share": 0.08,
                "interval": [0.0222, 0.2497],
                "demote": {"from": "minor", "to": "neutral"},
            }
        ],
        "written": None,
    }


def test_what_it_writes_holds_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    path = store(tmp_path, ("dash", 2, 20, 3), ("number-mismatch", 2, 30, 0))
    settings = tmp_path / "tqcheck.toml"
    settings.write_text('# ours\nfail_on = "critical"  # softly\n', "utf-8")
    first = tqcheck("precision", "--store", path, "--write", cwd=tmp_path)
    assert f"written to {settings}" in first.out
    text = settings.read_text("utf-8")
    assert text.startswith('# ours\nfail_on = "critical"  # softly\n')
    assert load(settings).severity == {"dash": Severity.NEUTRAL, "number-mismatch": Severity.MINOR}
    assert "no check to demote" in tqcheck("precision", "--store", path, "--write", cwd=tmp_path).out
    assert settings.read_text("utf-8") == text


def test_it_begins_a_settings_file_where_there_is_none(tmp_path: Path) -> None:
    path = store(tmp_path, ("dash", 2, 20, 3))
    tqcheck("precision", "--store", path, "--write", cwd=tmp_path)
    assert (tmp_path / "tqcheck.toml").read_text("utf-8") == '[severity]\ndash = "neutral"\n'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--store", "none.sqlite"), "none.sqlite: there is no such file"),
        (("--store", "tqcheck.toml"), "not a store of decisions"),
        (("--store", "decisions.sqlite", "--format", "jsn"), "no form is called “jsn” (did you mean “json”?)"),
        (("--store", "decisions.sqlite", "--config", "none.toml"), "none.toml: cannot be read"),
    ],
)
def test_a_mistake_is_explained(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    store(tmp_path)
    (tmp_path / "tqcheck.toml").write_text("# a comment\n" * 100, "utf-8")
    ended = tqcheck("precision", *arguments, cwd=tmp_path)
    assert ended.status == 2
    assert said in ended.err
    assert not (tmp_path / "none.sqlite").exists()


def test_a_store_without_decisions_says_so(tmp_path: Path) -> None:
    assert tqcheck("precision", "--store", store(tmp_path), cwd=tmp_path).out.startswith("no issue has been decided")


def test_scoring_loads_no_database(tmp_path: Path) -> None:
    code = (
        "import sys; import tqcheck.cli, tqcheck.store.standing, tqcheck.store.tmx, tqcheck.store.mqm_tsv\n"
        "print(sorted({'sqlalchemy', 'alembic', 'tomlkit', 'psycopg'} & set(sys.modules)))"
    )
    assert process("-c", code, cwd=tmp_path).out.strip() == "[]"


# --- the settings file

LINES = """# ours
fail_on = 'minor'  # x

[severity]
missing-term   =  "major" # keep

[checks.untranslated-text]
shortest_run = 7
"""
PROJECT = """[project]
name = 'x'

[tool.tqcheck]
fail_on = 'minor'

[tool.mypy]
strict = true
"""


@pytest.mark.parametrize(
    ("before", "after", "project"),
    [
        ("", '[severity]\nmissing-term = "minor"\n', False),
        ("fail_on = 'minor'", "fail_on = 'minor'\n\n[severity]\nmissing-term = \"minor\"\n", False),
        (LINES, LINES.replace('"major"', '"minor"'), False),
        (
            "\ufeff" + LINES.replace("\n", "\r\n"),
            "\ufeff" + LINES.replace('"major"', '"minor"').replace("\n", "\r\n"),
            False,
        ),
        ("severity = {dash = 'major'}\n", "severity = {dash = 'major',missing-term = \"minor\"}\n", False),
        ("severity.dash = 'major'\n", "severity.dash = 'major'\nseverity.missing-term = \"minor\"\n", False),
        (
            PROJECT,
            PROJECT.replace("'minor'\n\n", "'minor'\n\n[tool.tqcheck.severity]\nmissing-term = \"minor\"\n"),
            True,
        ),
    ],
)
def test_all_else_in_a_settings_file_stays(before: str, after: str, project: bool) -> None:
    changed = with_severities(before, {"missing-term": Severity.MINOR}, project=project)
    assert changed == after
    table = tomllib.loads(changed.removeprefix("\ufeff"))
    table = table["tool"]["tqcheck"] if project else table
    assert table["severity"]["missing-term"] == "minor"
