"""A real PostgreSQL for the tests, begun in a folder of its own and reached by a socket there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest


def _programs() -> Path | None:
    """The folder of PostgreSQL's programs: on the path, or where Debian hides them."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders else None


@contextmanager
def postgresql() -> Iterator[str]:
    """The socket's folder of a server that lives as long as this; the test is skipped where there is no PostgreSQL."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is missing: tools/install_system_parts.sh installs it")
        pytest.skip("no PostgreSQL is installed here")
    # not in pytest's folder, into which only its owner may look: the server refuses to be root's
    with tempfile.TemporaryDirectory(prefix="tqcheck-pg-") as folder:
        owner = "postgres" if os.geteuid() == 0 else None
        if owner:
            shutil.chown(folder, owner)

        def done(program: str, *arguments: str) -> None:
            subprocess.run(
                [programs / program, "-D", f"{folder}/data", *arguments],
                check=True,
                user=owner,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                timeout=60,
            )

        done("initdb", "--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        done("pg_ctl", "-w", "-l", f"{folder}/log", "-o", f"-k {folder} -c listen_addresses= -c fsync=off", "start")
        try:
            yield folder
        finally:
            done("pg_ctl", "-m", "immediate", "stop")


def new_database(folder: str, name: str) -> str:
    """The URL of a new, empty database of a server; in truth a schema, which costs less to make."""
    with psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
    return f"postgresql://postgres@/postgres?host={folder}&options=-csearch_path%3D{name}"
