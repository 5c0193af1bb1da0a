"""Severities written into a settings file, everything else in it left as it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from tqcheck.errors import ConfigError
from tqcheck.files import replaced
from tqcheck.model import Severity

_MARK = "\ufeff"


def write_severities(path: Path, severities: Mapping[str, Severity]) -> None:
    """Set severities by the codes of checks in tqcheck.toml, or under [tool.tqcheck] of a pyproject.toml.

    A file that is not there is begun. ConfigError if it is no TOML file or cannot be written.
    """
    try:
        text = path.read_bytes().decode() if path.exists() else ""
        changed = with_severities(text, severities, project=path.name == "pyproject.toml")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from None
    except (UnicodeDecodeError, TOMLKitError, ValueError) as error:
        raise ConfigError(f"not a TOML file: {error}", path=str(path)) from None
    with replaced(path) as out:
        out.write(changed.encode())


def with_severities(text: str, severities: Mapping[str, Severity], *, project: bool) -> str:
    """The text of a settings file with severities set in it."""
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    windows = "\r\n" in body and "\n" not in body.replace("\r\n", "")
    body = body.replace("\r\n", "\n") if windows else body
    document = tomlkit.parse(body if body.endswith("\n") or not body else body + "\n")
    table: Any = document
    for name in ("tool", "tqcheck", "severity") if project else ("severity",):
        if name not in table:
            if table is document and body.strip():
                document.add(tomlkit.nl())
            table[name] = tomlkit.table()
        table = table[name]
    for code, severity in severities.items():
        table[code] = severity.label
    changed = document.as_string()
    tomllib.loads(changed)  # what is written can be read
    return mark + (changed.replace("\n", "\r\n") if windows else changed)
