"""The issues that people have set aside, as a Checker asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from tqcheck.accepted import Fingerprint
from tqcheck.store.database import Database
from tqcheck.store.decision import Decision, key_of
from tqcheck.store.standing import standing
from tqcheck.store.tables import decision_of, decisions

_AT_ONCE = 500  # keys in a question: databases have a limit


class Dismissals:
    """The issues set aside in a store, those of any document. Every question asks the database, by an index."""

    def __init__(self, database: Database, today: date | None = None) -> None:
        self._database = database
        self._today = today

    def among(self, known: Iterable[Fingerprint]) -> set[Fingerprint]:
        """Which of some issues are dismissed or overridden, and have not expired."""
        return set(self.decisions(known))

    def decisions(self, known: Iterable[Fingerprint]) -> dict[Fingerprint, Decision]:
        """For those of some issues that are set aside the decision that does it: why, by whom, until when."""
        keys = list(dict.fromkeys(map(key_of, known)))
        rows: list[sa.Row[tuple[object, ...]]] = []
        for start in range(0, len(keys), _AT_ONCE):
            query = sa.select(decisions).where(decisions.c.issue.in_(keys[start : start + _AT_ONCE]))
            with self._database.reading() as connection:
                rows += connection.execute(query).all()
        return standing(map(decision_of, rows), self._today or date.today()).dismissed

    def __contains__(self, fingerprint: Fingerprint) -> bool:
        return bool(self.among([fingerprint]))
