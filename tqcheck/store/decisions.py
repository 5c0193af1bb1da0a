"""The store of decisions: events that are added, and never changed or deleted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tqcheck.accepted import Fingerprint
from tqcheck.errors import StoreError
from tqcheck.store.database import Database
from tqcheck.store.decision import KINDS, ON_ISSUES, ON_PAIRS, Check, Decision, key_of
from tqcheck.store.dismissals import Dismissals
from tqcheck.store.tables import (
    checks,
    decision_of,
    decisions,
    fingerprint_of,
    fingerprints,
    in_parts,
    listed,
    row_of,
    utc,
)

# Made once: to make a statement takes as long as to execute it.
_BY_TOKEN = sa.select(decisions).where(decisions.c.token == sa.bindparam("token"))
_BY_ID = sa.select(decisions).where(decisions.c.id == sa.bindparam("id"))
_ADD = sa.insert(decisions).returning(decisions.c.id)
_LAST = sa.select(checks).where(checks.c.document == sa.bindparam("document")).order_by(checks.c.id.desc()).limit(1)
_BY_KEY = sa.select(fingerprints).where(fingerprints.c.key.in_(sa.bindparam("keys", expanding=True)))
_KNOWN = sa.text(
    "INSERT INTO fingerprints (key, code, words, texts) VALUES (:key, :code, :words, :texts) "
    "ON CONFLICT (key) DO NOTHING"
)


class Store:
    """The decisions in a database. Threads may share one; every process opens its own.

    With `expire_days` a dismissal or override that does not say when it expires does so after that many days.
    """

    def __init__(self, database: Database, expire_days: int | None = None) -> None:
        self._database = database
        self.expire_days = expire_days

    def record(self, decision: Decision) -> Decision:
        """Add a decision: it is on the disk when this returns. Given back as it is kept, with `id` and `at`.

        If its token has been recorded already, nothing is added and the first one is given back. StoreError for one
        that nobody could make sense of, such as an undo of what is no decision on the same document.
        """
        return self.record_all([decision])[0]

    def record_all(self, given: Sequence[Decision]) -> list[Decision]:
        """Add decisions, all or none, as `record` does one."""
        for decision in given:
            _refuse_unfit(decision)
        with self._database.writing() as connection:
            return [self._recorded(connection, decision) for decision in given]

    def _recorded(self, connection: Connection, decision: Decision) -> Decision:
        first = connection.execute(_BY_TOKEN, {"token": decision.token}).one_or_none()
        if first is not None:
            return decision_of(first)
        now = datetime.now(UTC)
        expires = decision.expires
        if self.expire_days is not None and expires is None and decision.kind in ("dismiss", "override"):
            expires = date.today() + timedelta(days=self.expire_days)
        row = row_of(replace(decision, at=now, expires=expires))
        if decision.undoes is not None:
            row["issue"] = _undone(connection, decision).issue
        number = connection.execute(_ADD, row).scalar_one()
        return replace(decision, id=number, at=now, expires=expires)

    def since(self, id: int = 0, document: str | None = None) -> list[Decision]:  # noqa: A002  the field's own name
        """The decisions after the one with this id, in their order; all, or a document's. None is ever missed."""
        query = sa.select(decisions).where(decisions.c.id > id).order_by(decisions.c.id)
        if document is not None:
            query = query.where(decisions.c.document == document)
        with self._database.reading() as connection:
            return [decision_of(row) for row in connection.execute(query)]

    def dismissed(self, today: date | None = None) -> Dismissals:
        """What is set aside, for `Checker(…, dismissed=…)`: asked anew each time, so that it is never old.

        Without `today` it is the day of each question.
        """
        return Dismissals(self._database, today)

    def record_check(
        self, document: str, content_hash: str, issues: Sequence[tuple[str, Fingerprint]], overridden: str = "publish"
    ) -> None:
        """Keep what a check of a document found: issues, each with the label of its severity.

        `overridden` is the verdict that is left when an editor overrides those that are major or worse.
        Nothing is added if the last check of the document was the same.
        """
        _refuse_unwritable((document, content_hash), (text for _, known in issues for text in (*known[1], *known[2])))
        known = {key_of(fingerprint): fingerprint for _, fingerprint in issues}
        told = json.dumps([(label, key_of(fingerprint)) for label, fingerprint in issues])
        rows = [
            {"key": key, "code": code, "words": listed(words), "texts": listed(texts)}
            for key, (code, words, texts) in known.items()
        ]
        check = {"document": document, "content_hash": content_hash, "issues": told, "overridden": overridden}
        with self._database.writing() as connection:
            last = connection.execute(_LAST, {"document": document}).one_or_none()
            if last is not None and check.items() <= last._mapping.items():
                return
            if rows:
                connection.execute(_KNOWN, rows)
            connection.execute(sa.insert(checks), {**check, "at": datetime.now(UTC)})

    def last_check(self, document: str) -> Check | None:
        """The last check of a document, None if there was none."""
        with self._database.reading() as connection:
            last = connection.execute(_LAST, {"document": document}).one_or_none()
            if last is None:
                return None
            issues = json.loads(last.issues)
            parts = in_parts(key for _, key in issues)
            rows = [row for part in parts for row in connection.execute(_BY_KEY, {"keys": part})]
        known = {row.key: fingerprint_of(row) for row in rows}
        found = tuple((label, known[key]) for label, key in issues)
        return Check(document, last.content_hash, found, last.overridden, utc(last.at))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def open_store(place: str | Path, expire_days: int | None = None, *, begin: bool = True) -> Store:
    """The store at a path (SQLite) or at the URL of a database (PostgreSQL).

    One that is not there is begun, or is a StoreError if it is not to `begin`. StoreError also if it is another
    program's, newer than this program, or cannot be reached or written.
    """
    return Store(Database(place, begin=begin), expire_days)


def _undone(connection: Connection, undo: Decision) -> sa.Row[tuple[object, ...]]:
    row = connection.execute(_BY_ID, {"id": undo.undoes}).one_or_none()
    if row is None or row.document != undo.document:
        raise StoreError(f"there is no decision {undo.undoes} on “{undo.document}” to be taken back")
    return row


def _refuse_unfit(decision: Decision) -> None:
    """StoreError for a decision that says nothing, or that a database cannot hold."""
    kind = decision.kind
    if kind not in KINDS:
        raise StoreError(f"“{kind}” is no kind of decision", remedy=f"valid: {', '.join(KINDS)}")
    for name in ("token", "author"):
        if not getattr(decision, name):
            raise StoreError(f"a decision needs its {name}")
    if kind in ON_ISSUES and not (decision.code and decision.texts):
        raise StoreError(f"a decision to {kind} needs the fingerprint of its issue: code, words and texts")
    if kind in ON_PAIRS and len(decision.texts) != 2:
        raise StoreError(f"an {kind} needs the two texts of its segment, not {len(decision.texts)}")
    if (kind == "undo") != (decision.undoes is not None):
        raise StoreError("`undoes` belongs to an undo, and an undo needs it")
    _refuse_unwritable(
        (decision.token, decision.document, decision.author, decision.code, decision.text, decision.reason),
        (*decision.words, *decision.texts),
    )


def _refuse_unwritable(plain: Iterable[str], lists: Iterable[str]) -> None:
    if any("\0" in text for text in plain):
        raise StoreError("a null character cannot be kept")
    try:
        "".join((*plain, *lists)).encode()
    except UnicodeEncodeError:
        raise StoreError("half a surrogate pair cannot be kept") from None
