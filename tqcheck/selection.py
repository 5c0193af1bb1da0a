"""Which checks there are, and which of them run."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import ModuleType

from tqcheck import checks as checks_folder
from tqcheck.check import Check
from tqcheck.errors import CheckError, ConfigError, nearest
from tqcheck.plugins import added


def find_checks() -> dict[str, Check]:
    """Every check by its code: those of the checks folder, and those that installed packages add.

    A package adds checks by an entry point of the group `tqcheck.checks` that names a Check or a module.
    """
    found: dict[str, Check] = {}
    names = (name for _, name, _ in pkgutil.iter_modules(checks_folder.__path__))
    modules = [import_module(f"{checks_folder.__name__}.{name}") for name in names]
    for place in [*modules, *(value for _, value in added("tqcheck.checks"))]:
        members = vars(place).values() if isinstance(place, ModuleType) else [place]
        for check in members:
            if not isinstance(check, Check):
                continue
            if found.setdefault(check.code, check) is not check:
                raise CheckError(f"two checks have the code “{check.code}”")
    return dict(sorted(found.items()))


def choose(
    found: Mapping[str, Check], select: Iterable[str], ignore: Iterable[str], more: Iterable[str] = ()
) -> list[Check]:
    """The checks that run: by code, by MQM type or by dimension, where the more specific wins; and `more`.

    A ConfigError names the nearest valid name if a selector fits no check.
    """
    wanted, unwanted = list(select), list(ignore)
    valid = {name for check in found.values() for name in _names(check)}
    for name in (*wanted, *unwanted):
        if name not in valid:
            raise ConfigError(f"“{name}” is no check, MQM type or dimension", remedy=nearest(name, valid))
    chosen = []
    for check in found.values():
        names = _names(check)
        yes = max((names[name] for name in wanted if name in names), default=0)
        no = max((names[name] for name in unwanted if name in names), default=0)
        if check.code in more:
            runs = not no
        elif wanted:
            runs = yes > no and (check.default or yes == names[check.code])
        else:
            runs = check.default and not no
        if runs:
            chosen.append(check)
    return chosen


def _names(check: Check) -> dict[str, int]:
    """What a check can be selected by, and how specific that is."""
    dimension, _, name = check.category.partition("/")
    return {dimension: 1, name: 2, check.category: 2, check.code: 3}
