"""Compiled glossaries on disk: a second run reads no rows and loads no dictionary of forms.

They are JSON of flat text, which is as quick to load as Python's own forms, and cannot run code.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

from tqcheck.version import VERSION

DAYS_UNUSED = 30
LARGEST = 1 << 29  # bytes: a glossary of 100,000 concepts takes 15 MB for each of its versions
_PACKAGE = Path(__file__).parent.parent
_MAKERS = (
    *(
        _PACKAGE / "analysis" / name
        for name in ("chains.py", "form_table.py", "forms.py", "further_forms.py", "lexemes.py", "words.py")
    ),
    *(
        _PACKAGE / "glossary" / name
        for name in (
            "cells.py",
            "compiling.py",
            "index.py",
            "openings.py",
            "read.py",
            "rows.py",
            "spelling.py",
            "table.py",
        )
    ),
)
_LIBRARIES = {"pymorphy3": ("pymorphy3", "pymorphy3_dicts_"), "simplemma": ("simplemma",)}


def cache_folder() -> Path:
    """Where this user's programs keep what they can make again."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given) / "tqcheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "tqcheck" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tqcheck"
    return Path.home() / ".cache" / "tqcheck"


def key(method: str, *facts: str) -> str:
    """A name for what is made from these facts by this program and by the library of an inflection method."""
    made_by = VERSION, *map(_saved, _MAKERS), _library_versions(method)
    return hashlib.sha256("\0".join((*made_by, *facts)).encode()).hexdigest()


def load(name: str) -> Any:
    """What was stored under a name; None if nothing was, or it cannot be read."""
    try:
        path = cache_folder() / f"{name}.json"
        found = orjson.loads(path.read_bytes())
        os.utime(path)
    except (OSError, RuntimeError, ValueError):
        return None
    return found


def store(name: str, value: Any) -> None:
    """Store a value; where that is not possible, it is simply made again the next time."""
    import tempfile  # 3 ms that only the first run needs to pay

    with contextlib.suppress(OSError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        _remove_unused(folder)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            part.write(orjson.dumps(value))
        try:
            os.replace(part.name, folder / f"{name}.json")  # noqa: PTH105  another process may do the same
        except OSError:
            Path(part.name).unlink()


def _saved(path: Path) -> str:
    """When a file was saved: one who works on it must not be served what its last version made."""
    try:
        return str(path.stat().st_mtime_ns)
    except OSError:
        return ""


def _remove_unused(folder: Path) -> None:
    """Remove what has not been used for long, and of the rest what is too much."""
    oldest = time.time() - DAYS_UNUSED * 86_400
    found = []
    for path in folder.iterdir():
        with contextlib.suppress(OSError):  # another process may have removed it
            found.append((path.stat().st_mtime, path.stat().st_size, path))
    size = 0
    for used, bytes_, path in sorted(found, reverse=True):
        size += bytes_
        if path.suffix in (".json", ".part") and (used < oldest or size > LARGEST):
            with contextlib.suppress(OSError):
                path.unlink()


def _library_versions(method: str) -> str:
    """The folders in which pip keeps the versions: importing importlib.metadata would take 20 ms."""
    names = _LIBRARIES.get(method, ())
    spec = find_spec(names[0]) if names else None
    if spec is None or spec.origin is None:
        return ""
    folders = os.listdir(Path(spec.origin).parent.parent)  # noqa: PTH208
    return " ".join(sorted(name for name in folders if name.startswith(names) and name.endswith("-info")))
