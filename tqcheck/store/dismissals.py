"""The issues that people have set aside, as a Checker asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import sqlalchemy as sa

from tqcheck.accepted import Entry, Fingerprint
from tqcheck.store.database import Database
from tqcheck.store.decision import Decision, key_of
from tqcheck.store.standing import standing
from tqcheck.store.tables import decision_of, decisions, in_parts

_ON = sa.select(decisions).where(decisions.c.issue.in_(sa.bindparam("keys", expanding=True)))
_OF = sa.select(decisions.c.issue).where(decisions.c.document.in_(sa.bindparam("documents", expanding=True)))


class Dismissals:
    """The issues set aside in a store, those of any document; `met` are the keys of those that somebody has asked for.

    Every question is put to the database, by an index, so an answer is never old.
    """

    def __init__(self, database: Database, today: date | None = None) -> None:
        self._database = database
        self._today = today
        self.met: set[str] = set()

    def among(self, known: Iterable[Fingerprint]) -> set[Fingerprint]:
        """Which of some issues are dismissed or overridden, and have not expired."""
        found = set(self.decisions(known))
        self.met.update(map(key_of, found))
        return found

    def decisions(self, known: Iterable[Fingerprint]) -> dict[Fingerprint, Decision]:
        """For those of some issues that are set aside the decision that does it: why, by whom, until when."""
        return self._standing(map(key_of, known))

    def entries(self, documents: Iterable[str] | None = None) -> Iterator[Entry]:
        """All that is set aside, or what a decision on one of these documents has set aside, as accepted issues."""
        query = sa.select(decisions.c.issue) if documents is None else _OF
        with self._database.reading() as connection:
            keys = connection.scalars(query, {"documents": list(documents or ())}).all()
        for fingerprint, decision in self._standing(key for key in keys if key).items():
            yield Entry(fingerprint, decision.document, decision.reason, 0)

    def stale(self, documents: Iterable[str], codes: Iterable[str]) -> Iterator[Entry]:
        """Entries for these documents and checks that met no issue: their sentences changed, or were mended."""
        run = set(codes)
        for entry in self.entries({*documents, ""}):
            if entry.fingerprint[0] in run and key_of(entry.fingerprint) not in self.met:
                yield entry

    def __contains__(self, fingerprint: Fingerprint) -> bool:
        return bool(self.among([fingerprint]))

    def _standing(self, keys: Iterable[str]) -> dict[Fingerprint, Decision]:
        with self._database.reading() as connection:
            rows = [row for part in in_parts(keys) for row in connection.execute(_ON, {"keys": part})]
        return standing(map(decision_of, rows), self._today or date.today()).dismissed
