"""Errors: they say where, what and what to do, and survive the way between processes."""

import pickle
from typing import Any

import pytest

from tqcheck.errors import ConfigError, InputError, TqcheckError, nearest


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, "it is wrong"),
        ({"path": "a.tsv"}, "a.tsv: it is wrong"),
        ({"path": "a.tsv", "line": 3}, "a.tsv:3: it is wrong"),
        ({"path": "a.tsv", "line": 3, "column": "target"}, "a.tsv:3, column target: it is wrong"),
        ({"path": "a.tsv", "column": 2}, "a.tsv, column 2: it is wrong"),
        ({"line": 3}, "line 3: it is wrong"),
        ({"line": 3, "column": 2}, "line 3, column 2: it is wrong"),
        ({"column": "id"}, "column id: it is wrong"),
        ({"path": "a.tsv", "remedy": "mend it"}, "a.tsv: it is wrong (mend it)"),
    ],
)
def test_an_error_says_where_what_and_what_to_do(given: dict[str, Any], text: str) -> None:
    assert str(TqcheckError("it is wrong", **given)) == text


def test_an_error_comes_whole_out_of_another_process() -> None:
    error = InputError("it is wrong", path="a.tsv", line=3, column="target", remedy="mend it")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is InputError
    assert str(again) == str(error)
    assert (again.path, again.line, again.column) == ("a.tsv", 3, "target")


def test_every_error_is_one_that_main_catches() -> None:
    assert issubclass(ConfigError, TqcheckError)


@pytest.mark.parametrize(
    ("name", "valid", "remedy"),
    [
        ("jsn", ["json", "jsonl", "html"], "did you mean “json”?"),
        ("number-mismach", ["number-mismatch", "number-missing"], "did you mean “number-mismatch”?"),
        ("xyz", ["minor", "major"], "valid: major, minor"),
        ("xyz", [], "valid: "),
    ],
)
def test_the_nearest_valid_name_is_named(name: str, valid: list[str], remedy: str) -> None:
    assert nearest(name, valid) == remedy
