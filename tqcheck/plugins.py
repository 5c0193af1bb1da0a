"""What installed packages add: checks and report forms, by entry points.

`importlib.metadata` takes 40 ms to import, at every start, and nearly nobody has a plug-in. So the entry point
files of installed packages are searched for our name first, and it is asked only where one has it.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any


def added(group: str) -> dict[str, Any]:
    """The objects that installed packages have under an entry point group of ours, by their names."""
    if not _any_plugin():
        return {}
    from importlib import metadata

    return {entry.name: entry.load() for entry in sorted(metadata.entry_points(group=group))}


@cache
def _any_plugin() -> bool:
    return any(
        b"[tqcheck." in file.read_bytes()
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for pattern in ("*.dist-info/entry_points.txt", "*.egg-info/entry_points.txt")
        for file in folder.glob(pattern)
    )
