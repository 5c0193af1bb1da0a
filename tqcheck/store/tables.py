"""The tables of the store, the same on SQLite and PostgreSQL. The migrations make them; rows are only added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import sqlalchemy as sa

from tqcheck.accepted import Fingerprint
from tqcheck.store.decision import Decision, key_of

_AT_ONCE = 500  # keys in one question: databases have a limit

metadata = sa.MetaData()

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("token", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    # The fingerprint's key, so that all decisions on one issue are found at once; an undo has that of what it undoes.
    sa.Column("issue", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),  # JSON lists of strings
    sa.Column("texts", sa.Text, nullable=False),
    sa.Column("occurrence", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("suggested", sa.Boolean, nullable=False),
    sa.Column("expires", sa.Date),
    sa.Column("undoes", sa.Integer, sa.ForeignKey("decisions.id")),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Index("decisions_of_document", "document", "id"),
    sa.Index("decisions_on_issue", "issue"),
)

# Every fingerprint that a check met, once: so that the last checks of documents are short.
fingerprints = sa.Table(
    "fingerprints",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("texts", sa.Text, nullable=False),
)

checks = sa.Table(
    "checks",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("content_hash", sa.Text, nullable=False),
    sa.Column("issues", sa.Text, nullable=False),  # a JSON list of [severity, key of the fingerprint]
    sa.Column("overridden", sa.Text, nullable=False),  # the verdict that an override leaves
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Index("checks_of_document", "document", "id"),
)


def utc(at: datetime) -> datetime:
    """A time as a column gives it: SQLite leaves out that it is UTC, PostgreSQL may tell it in another zone."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def in_parts(keys: Iterable[str]) -> Iterator[list[str]]:
    """Keys, each once, in as many as may stand in one question."""
    once = list(dict.fromkeys(keys))
    for start in range(0, len(once), _AT_ONCE):
        yield once[start : start + _AT_ONCE]


def listed(strings: tuple[str, ...]) -> str:
    """A list of strings as a column holds it."""
    return json.dumps(strings, ensure_ascii=False, separators=(",", ":"))


def fingerprint_of(row: sa.Row[tuple[str, str, str]]) -> Fingerprint:
    """The fingerprint in the columns code, words and texts of a row."""
    return row.code, tuple(json.loads(row.words)), tuple(json.loads(row.texts))


def decision_of(row: sa.Row[tuple[object, ...]]) -> Decision:
    """A row of decisions as a Decision."""
    values = row._asdict()
    del values["issue"]
    values["words"], values["texts"] = (tuple(json.loads(values[name])) for name in ("words", "texts"))
    values["at"] = utc(values["at"])
    return Decision(**values)


def row_of(decision: Decision) -> dict[str, object]:
    """The columns of a decision that is to be recorded, without its id."""
    values = {name: getattr(decision, name) for name in Decision.__dataclass_fields__ if name != "id"}
    values["words"], values["texts"] = listed(decision.words), listed(decision.texts)
    return {**values, "issue": key_of(decision.fingerprint) if decision.code else ""}
