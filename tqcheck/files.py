"""Files that are never half written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tqcheck.errors import ConfigError


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """What becomes the file at `path`: it is written beside its place and renamed once it is whole.

    A file that was there gives it its permissions. ConfigError if nothing can be written there.
    """
    import tempfile  # 3 ms that only a file needs

    path = path.resolve()  # a link goes on pointing to what it points to
    try:
        out = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115  closed below
    except OSError as error:
        raise ConfigError(f"cannot write there: {error.strerror}", path=str(path)) from None
    try:
        with out:
            yield out
        Path(out.name).chmod(_permissions(path))
        Path(out.name).replace(path)
    except BaseException:
        Path(out.name).unlink(missing_ok=True)
        raise


def _permissions(path: Path) -> int:
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
