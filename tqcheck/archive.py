"""The desk's memory: how earlier articles rendered things, in one SQLite file that several runs may share."""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.errors import ArchiveError
from tqcheck.model import Document

if TYPE_CHECKING:
    from sqlite3 import Connection

_SCHEMA = 1
_OURS = 0x74714172  # "tqAr": tells our files from those of other programs
_PATIENCE = 30.0  # seconds that a run waits for another one's transaction, which takes milliseconds
_TABLES = (
    # How often the archive has been changed. An article has the number of its first change: its place in the order.
    "CREATE TABLE IF NOT EXISTS changes (number INTEGER NOT NULL)",
    "INSERT INTO changes SELECT 0 WHERE NOT EXISTS (SELECT * FROM changes)",
    """CREATE TABLE IF NOT EXISTS uses (
        kind TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL, key TEXT NOT NULL,
        rendering TEXT NOT NULL, document TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (kind, source_language, target_language, key, rendering, document)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS by_document ON uses (document, source_language, target_language)",
)
_OF_DOCUMENT = "FROM uses WHERE document = ? AND source_language = ? AND target_language = ?"
# By the name that SQLite gives an error: what is wrong with the file, and what to do.
_FAULTS = {
    "NOTADB": ("not an archive of tqcheck", "name another file; one that is not there yet is begun"),
    "CORRUPT": ("the archive is damaged", "put a copy in its place, or score its articles again into a new one"),
    "READONLY": ("cannot be written to", "give it and its folder the right to be written"),
    "CANTOPEN": ("cannot be opened", "check its path, and that its folder may be written to"),
    "BUSY": (f"other runs have kept it busy for {_PATIENCE:.0f} seconds", "run it again when they are done"),
    "FULL": ("the disk is full", "make room and score the article again"),
}


class Use(NamedTuple):
    """What an article does with one thing of its source: `key` of a `kind` ("term"), how it is rendered, how often."""

    kind: str
    key: str
    rendering: str
    times: int


class Earlier(NamedTuple):
    """One rendering in earlier articles: how often, in how many of them, and the name and day of the last."""

    rendering: str
    times: int
    articles: int
    document: str
    day: datetime.date


class Entry(NamedTuple):
    """One thing that an archive knows, of a pair of languages, and its renderings, the most used first."""

    kind: str
    source_language: str
    target_language: str
    key: str
    renderings: tuple[Earlier, ...]


class Habit(NamedTuple):
    """When a rendering is the desk's: in so many uses and articles, and in so many of a hundred uses of the thing."""

    uses: int
    articles: int
    share: int

    def of(self, known: Sequence[Earlier]) -> Earlier | None:
        """The rendering that is the desk's, of those that earlier articles had, the most used first."""
        total = sum(earlier.times for earlier in known)
        if known and known[0].times >= max(self.uses, total * self.share / 100) and known[0].articles >= self.articles:
            return known[0]
        return None


class Archive:
    """The archive in a file, which is begun if it is not there; without a path it knows nothing and keeps nothing.

    An article is known by the id of its document and its two languages. Threads and forked processes may share
    one. ArchiveError if the file is none of ours, newer than this program, damaged, or cannot be read or written.
    """

    def __init__(self, path: str | None = None, *, writing: bool = True) -> None:
        self.path = path
        self._writing = writing
        # SQLite wants a connection for every thread, and none to be used, or closed, on the other side of a fork.
        self._connections: dict[tuple[int, int], Connection] = {}
        self.state = self._state()

    def earlier(self, document: Document, kind: str, key: str) -> list[Earlier]:
        """How the articles recorded before this one rendered a thing in its languages, the most used first."""
        if self.path is None:
            return []
        pair = document.source_language, document.target_language
        with _explained(self.path):
            connection = self._connection(self.path)
            own = _own(connection, document)
            rows = connection.execute(
                # of the bare columns SQLite gives the row that has the max()
                "SELECT rendering, sum(times), count(*), document, max(day) FROM uses "
                "WHERE kind = ? AND source_language = ? AND target_language = ? AND key = ? "
                "AND document != ? AND number < ? GROUP BY rendering ORDER BY sum(times) DESC, rendering",
                (kind, *pair, key, document.id, own[0] if own else 2**62),
            )
            return [_earlier(*row) for row in rows]

    def record(self, document: Document, uses: Iterable[Use]) -> None:
        """Keep what an article did, in place of what was kept of it before; its place in the order stays.

        Its day is that of its publication, or else that of its first recording.
        """
        if self.path is None:
            return
        pair = document.source_language, document.target_language
        with _explained(self.path), _writing(self._connection(self.path)) as connection:
            own = _own(connection, document)
            changes = _changes(connection) + 1
            number, day = own or (changes, datetime.date.today().isoformat())
            day = document.published.isoformat() if document.published else day
            rows = sorted((kind, *pair, key, name, document.id, day, number, times) for kind, key, name, times in uses)
            if rows == sorted(connection.execute(f"SELECT * {_OF_DOCUMENT}", (document.id, *pair))):
                return
            connection.execute(f"DELETE {_OF_DOCUMENT}", (document.id, *pair))
            connection.executemany("INSERT INTO uses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            connection.execute("UPDATE changes SET number = ?", (changes,))

    def entries(self) -> Iterator[Entry]:
        """All that the archive knows, by kind, languages and key."""
        if self.path is None:
            return
        with _explained(self.path):
            found: dict[tuple[str, str, str, str], list[Earlier]] = {}
            for row in self._connection(self.path).execute(
                "SELECT kind, source_language, target_language, key, rendering, sum(times), count(*), document, "
                "max(day) FROM uses GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 6 DESC, 5"
            ):
                found.setdefault(row[:4], []).append(_earlier(*row[4:]))
        for place, renderings in found.items():
            yield Entry(*place, tuple(renderings))

    def close(self) -> None:
        """Let go of the file, as far as this thread holds it; it is opened again when it is asked."""
        if connection := self._connections.pop(_here(), None):
            connection.close()

    def _state(self) -> str:
        """How often it had been changed when it was opened, for a signature."""
        if self.path is None:
            return "none"
        with _explained(self.path):
            return f"{_changes(self._connection(self.path))} changes"

    def _connection(self, path: str) -> Connection:
        here = _here()
        if here not in self._connections:
            self._connections[here] = _connect(path, self._writing)
        return self._connections[here]


def _here() -> tuple[int, int]:
    return os.getpid(), threading.get_ident()


def _earlier(rendering: str, times: int, articles: int, document: str, day: str) -> Earlier:
    return Earlier(rendering, times, articles, document, datetime.date.fromisoformat(day))


def _connect(path: str, writing: bool) -> Connection:
    import sqlite3  # 10 ms that only a run with an archive needs

    if not writing and not Path(path).exists():
        raise ArchiveError("there is no such file", path=path, remedy="tqcheck score --archive FILE begins one")
    uri = f"{Path(path).absolute().as_uri()}?mode={'rwc' if writing else 'rw'}"
    connection = sqlite3.connect(uri, timeout=_PATIENCE, isolation_level=None, uri=True)
    try:
        if writing:
            _prepare(connection, path)
            # So that readers need not wait for writers. Some file systems, and a busy moment, do not allow it; the
            # other journal loses nothing either, but needs every sync to be safe when the power fails.
            with suppress(sqlite3.OperationalError):
                if connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",):
                    connection.execute("PRAGMA synchronous = NORMAL")
        else:
            _refuse_foreign(connection, path, new=False)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Connection, path: str) -> None:
    """Make a new file an archive. An older one is written to as well, so that a run learns at once if it cannot be."""
    with _writing(connection):
        _refuse_foreign(connection, path, new=True)
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_SCHEMA}")


def _refuse_foreign(connection: Connection, path: str, *, new: bool) -> None:
    """ArchiveError for a database of another program, or of a newer tqcheck; and for an empty one if not `new`."""
    (owner,), (version,), (tables,) = (
        connection.execute(query).fetchone()
        for query in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    empty = not (owner or version or tables)
    if owner != _OURS and not (empty and new):
        problem, remedy = _FAULTS["NOTADB"]
        raise ArchiveError(f"{problem} but {'empty' if empty else 'of another program'}", path=path, remedy=remedy)
    if version > _SCHEMA:
        raise ArchiveError(
            f"an archive of a newer tqcheck (its form is {version}, this program reads {_SCHEMA})",
            path=path,
            remedy="update tqcheck",
        )


def _own(connection: Connection, document: Document) -> tuple[int, str] | None:
    """The number and the day of a document that has been recorded before."""
    found: tuple[int, str] | None = connection.execute(
        f"SELECT number, day {_OF_DOCUMENT} LIMIT 1",
        (document.id, document.source_language, document.target_language),
    ).fetchone()
    return found


def _changes(connection: Connection) -> int:
    found: int = connection.execute("SELECT number FROM changes").fetchone()[0]
    return found


@contextmanager
def _writing(connection: Connection) -> Iterator[Connection]:
    """A transaction that waits for its turn at once, and so cannot lose it half way; it is kept whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """SQLite's errors as an ArchiveError that says what to do."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]
        problem, remedy = _FAULTS.get(name, (f"SQLite says: {error}", None))
        raise ArchiveError(problem, path=path, remedy=remedy) from error
