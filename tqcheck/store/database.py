"""The database under the store: SQLite or PostgreSQL, opened, brought to the newest form, read and written."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from tqcheck.errors import ConfigError, StoreError

_PATIENCE = 30.0  # seconds that a writer waits for others, whose transactions take milliseconds
_OURS = 0x74715374  # "tqSt": tells our SQLite files from those of other programs
_TURN = 0x7471636865636B  # "tqcheck": the lock on PostgreSQL that all who write take in turn
_WRITES = "tqcheck_writes"
_MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADING = threading.Lock()  # alembic knows one migration in a process
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_NONE_YET = "a review or the service begins one"
_KINDS_OF_PLACE = "give a file, or postgresql://USER@HOST/DATABASE"
# By the name that SQLite gives an error: what is wrong with the file, and what to do.
_FAULTS = {
    "NOTADB": ("not a store of decisions", "name the store of a review or of the service"),
    "CORRUPT": ("the store is damaged", "put a copy in its place"),
    "READONLY": ("cannot be written to", "give it and its folder the right to be written"),
    "CANTOPEN": ("cannot be opened", "check its path, and that its folder may be written to"),
    "BUSY": (f"others have kept it busy for {_PATIENCE:.0f} seconds", "try again when they are done"),
    "FULL": ("the disk is full", "make room and decide again"),
}


class Database:
    """A database at a path (SQLite) or URL (SQLite, PostgreSQL). Threads may share one; processes open their own.

    StoreError if it is another program's, newer than this program, or cannot be reached or written, or if there is none
    and it is not to `begin` one; ConfigError for another kind of URL.
    """

    def __init__(self, place: str | Path, *, begin: bool = True) -> None:
        url = _url(str(place))
        self._is_sqlite = url.drivername == "sqlite"
        # what errors call it: no password, which may stand behind a question mark too
        self.name = url.database or "" if self._is_sqlite else url.set(query={}).render_as_string(hide_password=True)
        if self._is_sqlite and not begin and not Path(self.name).exists():
            raise StoreError("there is no such file", path=self.name, remedy=_NONE_YET)
        # SQLite has one writer. Threads of ours wait here, in turn: SQLite's own waiting is by sleeping and looking.
        self._turn = threading.Lock() if self._is_sqlite else nullcontext()
        if self._is_sqlite and not url.query:
            _begin_privately(self.name)
        with self._explained():
            self._engine = _engine(url)
        if self._is_sqlite:
            sa.event.listen(self._engine, "connect", _prepare)
            sa.event.listen(self._engine, "begin", _begin)
        self._writer = self._engine.execution_options(**{_WRITES: True})  # the same, for transactions that write
        try:
            self._upgrade(begin)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the database as it is at one moment."""
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, kept whole or not at all, and durable at the end. Writers, of all processes, have their turns.

        So the ids that they give rise in the order in which others can see them, and nobody who has seen one can miss
        an earlier one.
        """
        with self._explained(), self._turn, self._writer.begin() as connection:
            if not self._is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_TURN)))
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _upgrade(self, begin: bool) -> None:
        script = ScriptDirectory(str(_MIGRATIONS))
        newest = script.get_current_head()
        with self.reading() as connection:
            if self._form(connection) == newest:
                return
        with self.writing() as connection:  # in turn: who comes second finds it done
            form = self._form(connection)
            if form == newest:
                return
            if form is None and self._is_sqlite:
                self._refuse_foreign(connection)
            if form is None and not begin:
                raise StoreError("no store of decisions", path=self.name, remedy=_NONE_YET)
            if form is not None and form not in {one.revision for one in script.walk_revisions()}:
                raise StoreError(
                    f"a store of a newer tqcheck (its form is {form}, this program reads {newest})",
                    path=self.name,
                    remedy="update tqcheck",
                )
            if self._is_sqlite:
                connection.exec_driver_sql(f"PRAGMA application_id = {_OURS}")
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
            with _UPGRADING:
                command.upgrade(config, "head")

    def _form(self, connection: Connection) -> str | None:
        """The form that the database has, None for one without our tables."""
        context = MigrationContext.configure(connection, opts={"version_table": "tqcheck_version"})
        return context.get_current_revision()

    def _refuse_foreign(self, connection: Connection) -> None:
        """StoreError for an SQLite file of another program."""
        owner, tables = (
            connection.exec_driver_sql(query).scalar_one()
            for query in ("PRAGMA application_id", "SELECT count(*) FROM sqlite_master")
        )
        if owner != _OURS and (owner or tables):
            problem, remedy = _FAULTS["NOTADB"]
            raise StoreError(f"{problem} but a database of another program", path=self.name, remedy=remedy)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """The database's errors as a StoreError that says what to do."""
        try:
            yield
        except SQLAlchemyError as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            name = getattr(cause, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]
            problem, remedy = _FAULTS.get(name, (f"the database says: {str(cause).strip()}", None))
            raise StoreError(problem, path=self.name, remedy=remedy) from error


def _begin_privately(path: str) -> None:
    """Make a file that is not there, for its owner alone: texts stand in it that nobody has published."""
    with suppress(OSError):  # SQLite says better what is wrong
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def _url(place: str) -> URL:
    """The URL of a place, with the driver we use."""
    shown = place.split("@")[-1].split("?")[0]  # without a password
    try:
        url = make_url(place) if "://" in place else URL.create("sqlite", database=place)
    except (ArgumentError, ValueError):
        raise ConfigError(f"not the URL of a database: {shown}", remedy=_KINDS_OF_PLACE) from None
    kind = url.drivername.split("+")[0]
    if kind not in _DRIVERS or (kind == "sqlite" and url.database in (None, "", ":memory:")):
        raise ConfigError(f"decisions are not kept in {shown}", remedy=_KINDS_OF_PLACE)
    return url.set(drivername=_DRIVERS[kind])


def _engine(url: URL) -> sa.Engine:
    # Who has got its turn must see what those before it did.
    server: dict[str, Any] = {"isolation_level": "READ COMMITTED", "pool_pre_ping": True}
    try:
        return sa.create_engine(url, pool_size=20, max_overflow=20, **({} if url.drivername == "sqlite" else server))
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"PostgreSQL needs {error.name}, which is not installed", remedy="pip install 'psycopg[binary]'"
        ) from None


def _begin(connection: Connection) -> None:
    # A transaction that is to write waits for its turn at once, and so cannot lose it half way.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(raw: sqlite3.Connection, _record: object) -> None:
    """Set a new connection to an SQLite file up: every commit is on the disk when it returns."""
    raw.isolation_level = None  # we begin transactions ourselves
    raw.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA foreign_keys = ON")
    (owner,), (pages,) = (raw.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "page_count"))
    if owner == _OURS or not pages:  # another program's file is left as it is
        _set_wal(raw)


def _set_wal(raw: sqlite3.Connection) -> None:
    """Let readers not wait for the writer. Some file systems do not allow it: nothing is lost by that."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # While another process does the same, SQLite does not wait by itself.
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
