"""What can be made again, kept in this user's cache folder: a second run does not make it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from importlib.util import find_spec
from pathlib import Path

DAYS_UNUSED = 30
LARGEST = 1 << 29  # bytes: a glossary of 100,000 concepts takes 15 MB for each of its versions
_SUFFIXES = (".json", ".txt", ".part")


def cache_folder() -> Path:
    """Where this user's programs keep what they can make again."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given) / "tqcheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "tqcheck" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tqcheck"
    return Path.home() / ".cache" / "tqcheck"


def kept(name: str) -> Path | None:
    """The file that was kept under a name, which counts as used now; None if there is none."""
    try:
        path = cache_folder() / name
        os.utime(path)
    except (OSError, RuntimeError):
        return None
    return path


def keep(name: str, content: bytes) -> None:
    """Keep some bytes under a name; where that is not possible, they are simply made again the next time."""
    import tempfile  # 3 ms that only the first run needs to pay

    with contextlib.suppress(OSError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        _remove_unused(folder)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            part.write(content)
        try:
            os.replace(part.name, folder / name)  # noqa: PTH105  another process may do the same
        except OSError:
            Path(part.name).unlink()


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
        if path.suffix in _SUFFIXES and (used < oldest or size > LARGEST):
            with contextlib.suppress(OSError):
                path.unlink()


def version_of(*names: str) -> str:
    """The versions of libraries, the first of which is imported by its name: the folders in which pip keeps them.

    Importing importlib.metadata would take 20 ms.
    """
    spec = find_spec(names[0]) if names else None
    if spec is None or spec.origin is None:
        return ""
    folders = os.listdir(Path(spec.origin).parent.parent)  # noqa: PTH208
    return " ".join(sorted(name for name in folders if name.startswith(names) and name.endswith("-info")))
