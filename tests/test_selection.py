"""Which checks run: by code, MQM type or dimension, the more specific name before the less."""

from dataclasses import replace

import pytest

from tqcheck import Checker, Settings
from tqcheck.errors import ConfigError
from tqcheck.selection import choose, find_checks

ANY = next(iter(find_checks().values()))
CHECKS = {
    check.code: check
    for check in (
        replace(ANY, code="a", category="accuracy/mistranslation"),
        replace(ANY, code="b", category="accuracy/omission"),
        replace(ANY, code="c", category="style/awkward"),
        replace(ANY, code="d", category="style/awkward", default=False),
    )
}


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), "abc"),
        (("a",), (), "a"),
        (("accuracy",), (), "ab"),
        (("omission",), (), "b"),
        (("accuracy/omission", "c"), (), "bc"),
        ((), ("b",), "ac"),
        ((), ("accuracy",), "c"),
        ((), ("awkward",), "ab"),
        # the more specific wins, whichever of the two it is
        (("accuracy",), ("b",), "a"),
        (("accuracy",), ("omission",), "a"),
        (("omission",), ("accuracy",), "b"),
        (("b",), ("omission",), "b"),
        (("b",), ("accuracy",), "b"),
        # equally specific: not run
        (("a",), ("a",), ""),
        (("accuracy",), ("accuracy",), ""),
        # one that is off by default runs by its own name alone: it may need what is not installed
        (("d",), (), "d"),
        (("style",), (), "c"),
        (("d", "style"), (), "cd"),
    ],
)
def test_the_more_specific_of_select_and_ignore_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: str
) -> None:
    assert "".join(check.code for check in choose(CHECKS, select, ignore)) == codes


@pytest.mark.parametrize(
    ("name", "near"), [("acuracy", "accuracy"), ("awkwrd", "awkward"), ("style/awkwad", "style/awkward")]
)
def test_a_name_that_fits_nothing_is_refused_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(ConfigError, match=f"did you mean “{near}”"):
        choose(CHECKS, (name,), ())
    with pytest.raises(ConfigError, match=f"did you mean “{near}”"):
        choose(CHECKS, (), (name,))


@pytest.mark.parametrize("code", find_checks())
def test_every_check_of_ours_can_be_run_alone(code: str) -> None:
    assert [check.code for check in Checker(Settings(select=(code,))).checks] == [code]
