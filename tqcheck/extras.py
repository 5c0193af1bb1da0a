"""Parts of tqcheck whose libraries only an extra installs: loaded by name, when somebody asks for them.

So a start of `tqcheck score` pays for no web framework, and one who has not installed the extra is told which.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tqcheck.errors import ConfigError


def part(module: str, extra: str) -> Any:
    """Our module of this name; ConfigError with the remedy if a library that `extra` installs is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "tqcheck":
            raise
        raise ConfigError(
            f"this needs {error.name}, which is not installed", remedy=f"pip install 'tqcheck[{extra}]'"
        ) from None
