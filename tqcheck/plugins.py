"""What installed packages add: checks and report forms, by entry points.

`importlib.metadata` takes 40 ms to import, at every start, and nearly nobody has a plug-in. So the entry point
files of installed packages are searched for our name first, and it is asked only where one has it.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

from tqcheck.errors import CheckError


def added(group: str) -> list[tuple[str, Any]]:
    """The objects that installed packages have under an entry point group of ours, with their names."""
    if not _any_plugin():
        return []
    from importlib import metadata

    found = []
    for entry in sorted(metadata.entry_points(group=group)):
        try:
            found.append((entry.name, entry.load()))
        except Exception as error:
            raise CheckError(
                f"the plug-in “{entry.name}” ({entry.value}) cannot be loaded: {type(error).__name__}: {error}",
                remedy="mend or uninstall the package it comes from",
            ) from error
    return found


@cache
def _any_plugin() -> bool:
    return any(
        b"[tqcheck." in file.read_bytes()
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for pattern in ("*.dist-info/entry_points.txt", "*.egg-info/entry_points.txt")
        for file in folder.glob(pattern)
    )
