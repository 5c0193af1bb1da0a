"""Spelling, an option."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from tqcheck.analysis import spelling
from tqcheck.analysis.spelling import Misspelt, Speller, one_slip_away
from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("goverment", "government", True),
        ("goovernment", "government", True),
        ("gavernment", "government", True),
        ("govenrment", "government", True),
        ("government", "government", True),
        ("govermant", "government", False),
        ("mosquitos", "mosquitoes", True),
        ("bhajans", "bhajan", False),
        ("word", "", False),
    ],
)
def test_one_slip(word: str, other: str, expected: bool) -> None:
    assert one_slip_away(word, other) is expected


def test_places_are_code_points() -> None:
    assert Speller().misspelt("🙂 The goverment met.") == [Misspelt(6, 15, "government")]


def test_it_runs_when_asked_for() -> None:
    codes = {check.code for check in Checker().checks}
    assert "misspelt-word" not in codes
    assert {check.code for check in Checker(Settings(spelling=True)).checks} == {*codes, "misspelt-word"}
    assert "misspelt-word" not in {
        check.code for check in Checker(Settings(spelling=True, ignore=("misspelt-word",))).checks
    }


def test_without_the_speller_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "harper":
            raise ImportError(name)
        return found(name, *rest, **more)

    spelling._linters.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ConfigError) as raised:
        Checker(Settings(spelling=True))
    assert "tqcheck[spelling]" in str(raised.value)
