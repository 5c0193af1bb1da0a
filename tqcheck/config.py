"""Settings: from tqcheck.toml or [tool.tqcheck] of a pyproject.toml, and from the command line over them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from tqcheck.errors import ConfigError, nearest
from tqcheck.language import known_tags, language
from tqcheck.model import Severity
from tqcheck.scoring import Thresholds

FILE = "tqcheck.toml"
IDENTIFIERS = ("py3langid", "langdetect")
NEVER = "never"
_REVIEW = ("store", "expire_days")
OTHERS = frozenset({"serve"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user can set. `options` and `severity` go by a check's code; `fail_on` None is never.

    A review keeps its decisions in `store`, a file or the URL of a database (None: beside the file under review); after
    `expire_days` (None: never) a dismissal holds no longer.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.MAJOR
    source_lang: str | None = None
    target_lang: str | None = None
    identifier: str = "py3langid"
    glossaries: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    default_glossaries: bool = True
    spelling: bool = False
    accepted: str | None = None
    baseline: str | None = None
    archive: str | None = None
    romanisation: Mapping[str, str] = field(default_factory=dict)
    report_lang: str | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    store: str | None = None
    expire_days: int | None = None

    @property
    def asked_for(self) -> tuple[str, ...]:
        """The checks that run beside the usual ones, because a setting says so."""
        asked = {"misspelt-word": self.spelling, "name-romanisation": bool(self.romanisation)}
        return tuple(code for code, wanted in asked.items() if wanted)


def find(folder: Path) -> Path | None:
    """The settings file that holds for a folder: in it or in the nearest folder above."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.tqcheck" in project.read_text("utf-8", errors="replace"):
            return project
    return None


def load(path: Path) -> Settings:
    """Read a settings file; a ConfigError names the key that is wrong and the nearest that is right."""
    table = read_table(path)
    try:
        return _settings(table, path.parent)
    except ConfigError as error:
        raise ConfigError(error.problem, path=str(path), remedy=error.remedy) from None


def read_table(path: Path) -> Mapping[str, Any]:
    """A settings file as TOML has it: those of its tables that are OTHERS are read by the parts they are for."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not a TOML file: {error}", path=str(path)) from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("tqcheck", {})
    return table


def changed(settings: Settings, **given: Any) -> Settings:
    """Settings with those of `given` that are not None put over them, as a command line does."""
    return replace(settings, **{name: value for name, value in given.items() if value is not None})


def _settings(table: Mapping[str, Any], folder: Path) -> Settings:
    known = {entry.name for entry in fields(Settings)} - {"options", "romanisation", "thresholds", *_REVIEW}
    known |= {"checks", "names", "verdict", "review"} | OTHERS
    for key in table:
        if key.replace("-", "_") not in known:
            raise ConfigError(f"there is no setting “{key}”", remedy=nearest(key, known))
    values = {key.replace("-", "_"): value for key, value in table.items()}
    given: dict[str, Any] = {}
    for key in ("select", "ignore", "glossaries", "rules"):
        if key in values:
            given[key] = tuple(_strings(values, key))
    for key in ("source_lang", "target_lang", "identifier", "accepted", "baseline", "archive", "report_lang"):
        if key in values:
            given[key] = _of_type(values, key, str)
    for key in ("accepted", "baseline", "archive"):
        if key in given:
            given[key] = str(folder / given[key])
    for key in ("glossaries", "rules"):
        if key in given:
            given[key] = tuple(str(folder / name) for name in given[key])
    for key in ("default_glossaries", "spelling"):
        if key in values:
            given[key] = _of_type(values, key, bool)
    if "fail_on" in values:
        given["fail_on"] = failing(values["fail_on"], "fail_on")
    given["romanisation"] = _romanisation(_table(values, "names"))
    given["severity"] = {code: severity(label, code) for code, label in _table(values, "severity").items()}
    options = _table(values, "checks")
    given["options"] = {code: _table(options, code) for code in options}
    given["thresholds"] = _thresholds(_table(values, "verdict"))
    given |= _review(_table(values, "review"), folder)
    if given.get("identifier", IDENTIFIERS[0]) not in IDENTIFIERS:
        raise ConfigError(
            f"no identifier is called “{given['identifier']}”",
            remedy=nearest(given["identifier"], IDENTIFIERS),
        )
    return Settings(**given)


def _romanisation(table: Mapping[str, Any]) -> dict[str, str]:
    """The romanisation of each source language: `romanisation = {ru = "bgn"}`, or one name for all that have it."""
    for key in table:
        if key != "romanisation":
            raise ConfigError(f"there is no setting “names.{key}”", remedy=nearest(key, ["romanisation"]))
    given = table.get("romanisation", {})
    known = {tag: tuple(language(tag).romanisations) for tag in known_tags() if "-" not in tag}
    if isinstance(given, str):
        valid = {name for names in known.values() for name in names}
        if given not in valid:
            raise ConfigError(f"no language has a romanisation called “{given}”", remedy=nearest(given, valid))
        return {tag: given for tag, names in known.items() if given in names}
    if not isinstance(given, dict):
        raise ConfigError(f"“names.romanisation” must be a string or a table, not {given!r}")
    for tag, name in given.items():
        if not known.get(tag):
            valid = {tag for tag, names in known.items() if names}
            raise ConfigError(f"no romanisations are known of a language “{tag}”", remedy=nearest(tag, valid))
        if name not in known[tag]:
            raise ConfigError(f"{tag} has no romanisation called “{name}”", remedy=nearest(str(name), known[tag]))
    return dict(given)


def _thresholds(table: Mapping[str, Any]) -> Thresholds:
    known = {entry.name for entry in fields(Thresholds)}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"there is no setting “verdict.{key}”", remedy=nearest(key, known))
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ConfigError(f"“verdict.{key}” must be a number, not {value!r}")
    return Thresholds(**table)


def _review(table: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The settings of [review]: where decisions are kept, a file or the URL of a database, and how long they hold."""
    values = {key.replace("-", "_"): value for key, value in table.items()}
    for key in values:
        if key not in _REVIEW:
            raise ConfigError(f"there is no setting “review.{key}”", remedy=nearest(key, _REVIEW))
    days = values.get("expire_days")
    if days is not None and (isinstance(days, bool) or not isinstance(days, int) or days < 1):
        raise ConfigError(f"“review.expire_days” must be a number of days, not {days!r}")
    store = _of_type(values, "store", str) if "store" in values else None
    return {"expire_days": days, "store": store if store is None or "://" in store else str(folder / store)}


def failing(label: Any, key: str) -> Severity | None:
    """The severity from which on a run fails, None for "never"; a ConfigError names the setting `key`."""
    return None if label == NEVER else severity(label, key, NEVER)


def severity(label: Any, key: str, *others: str) -> Severity:
    """The severity called `label`; if there is none, a ConfigError names the setting `key` and the nearest."""
    try:
        return Severity.of(label)
    except (ValueError, AttributeError):
        valid = (*(level.label for level in Severity), *others)
        raise ConfigError(f"“{key}” must be a severity, not {label!r}", remedy=nearest(str(label), valid)) from None


def _of_type(values: Mapping[str, Any], key: str, kind: type) -> Any:
    if not isinstance(values[key], kind):
        raise ConfigError(f"“{key}” must be {_NAMES[kind]}, not {values[key]!r}")
    return values[key]


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _of_type(values, key, dict) if key in values else {}
    return found


def _strings(values: Mapping[str, Any], key: str) -> list[str]:
    found = values[key]
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ConfigError(f"“{key}” must be a list of strings, not {found!r}")
    return found


_NAMES = {str: "a string", bool: "true or false", dict: "a table"}
