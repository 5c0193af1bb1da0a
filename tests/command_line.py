"""The command line for the tests: `tqcheck ARGUMENTS` as a user calls it, and how it ended."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tqcheck.cli import main

ROOT = Path(__file__).parent.parent

# Rows of a table without a header: nothing wrong, a major issue, a minor one, a critical one.
CLEAN = "Ремонт занял 14 месяцев.\tThe repairs took 14 months."
MAJOR = "Мост построили за 14 месяцев.\tThe bridge was built in 15 months."
MINOR = "Дорога открыта для всех.\tThe the road is open to everyone."
CRITICAL = "Движение восстановлено.\t"


class Ended(NamedTuple):
    """How a command ended: its exit status, and what it wrote."""

    status: int
    out: str
    err: str


def tqcheck(*arguments: str | Path, cwd: Path) -> Ended:
    """Run `tqcheck` in a folder, in this process, its output in a pipe."""
    out, err = io.StringIO(), io.StringIO()
    before, sys.argv = sys.argv, ["tqcheck", *map(str, arguments)]
    status: object = 0
    try:
        with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as end:
        status = end.code
    finally:
        sys.argv = before
        gc.enable()  # a process of its own would end here
    assert isinstance(status, int)
    return Ended(status, out.getvalue(), err.getvalue())


def process(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", path: str = "", python: str = sys.executable, **env: str
) -> Ended:
    """Run Python in a process of its own, as `python -m tqcheck` is; `path` goes before the project's folder."""
    folders = os.pathsep.join(part for part in (path, str(ROOT)) if part)
    done = subprocess.run(
        [python, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": folders, **env},
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def table(folder: Path, *rows: str, name: str = "news.ru-en.tsv") -> Path:
    """A table of rows, written into a folder."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path
