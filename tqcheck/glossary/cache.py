"""Compiled glossaries on disk: a second run reads no rows and loads no dictionary of forms.

They are JSON of flat text, which is as quick to load as Python's own forms, and cannot run code.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import orjson

from tqcheck.cache import keep, kept, version_of
from tqcheck.version import VERSION

_PACKAGE = Path(__file__).parent.parent
_MAKERS = (
    *(
        _PACKAGE / "analysis" / name
        for name in (
            "chains.py",
            "form_table.py",
            "forms.py",
            "further_forms.py",
            "lemmas.py",
            "lexemes.py",
            "words.py",
        )
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


def key(method: str, *facts: str) -> str:
    """A name for what is made from these facts by this program and by the library of an inflection method."""
    made_by = VERSION, *map(_saved, _MAKERS), version_of(*_LIBRARIES.get(method, ()))
    return hashlib.sha256("\0".join((*made_by, *facts)).encode()).hexdigest()


def load(name: str) -> Any:
    """What was stored under a name; None if nothing was, or it cannot be read."""
    path = kept(f"{name}.json")
    try:
        return orjson.loads(path.read_bytes()) if path else None
    except (OSError, ValueError):
        return None


def is_stored(name: str) -> bool:
    """Whether something was stored under a name."""
    return kept(f"{name}.json") is not None


def store(name: str, value: Any) -> None:
    """Store a value; where that is not possible, it is simply made again the next time."""
    keep(f"{name}.json", orjson.dumps(value))


def _saved(path: Path) -> str:
    """When a file was saved: one who works on it must not be served what its last version made."""
    try:
        return str(path.stat().st_mtime_ns)
    except OSError:
        return ""
