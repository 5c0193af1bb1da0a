"""Dismissals in and out as a table of accepted issues, which `tqcheck score --accepted` reads too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

from tqcheck.accepted import accepted_row, accepted_table, read_accepted
from tqcheck.store.decision import Decision
from tqcheck.store.decisions import Store


def export_accepted(store: Store, documents: Iterable[str] | None = None, today: date | None = None) -> str:
    """A table of all that is set aside, or of what a decision on one of these documents has set aside."""
    entries = store.dismissed(today).entries(documents)
    return accepted_table(accepted_row(entry.document, entry.fingerprint, entry.reason) for entry in entries)


def import_accepted(store: Store, path: str, author: str) -> list[Decision]:
    """Dismiss what a table accepts, as `author`, if it is not dismissed already; given back is what was recorded."""
    entries = read_accepted(path).entries
    known = store.dismissed().among(entries)
    return store.record_all(
        [
            Decision(
                str(uuid4()),
                "dismiss",
                entry.document,
                author,
                code=entry.fingerprint[0],
                words=entry.fingerprint[1],
                texts=entry.fingerprint[2],
                reason=entry.reason,
            )
            for entry in entries.values()
            if entry.fingerprint not in known
        ]
    )
