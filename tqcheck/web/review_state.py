"""A file under review: what was found in it, what people decided, and what follows from each decision."""

from __future__ import annotations

import hashlib
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tqcheck.accepted import Fingerprint
from tqcheck.engine import Checker
from tqcheck.model import Document, Segment
from tqcheck.store.decision import ON_ISSUES, Decision, Pair, key_of, pairs_of
from tqcheck.store.decisions import Store
from tqcheck.store.standing import Standing, standing
from tqcheck.web.review_block import QUICK, Block, Checked, Found, checked, checked_in_part


class Row(NamedTuple):
    """A sentence under review: `own` as its file has it, `now` as it stands. `score` runs from 0 to 100.

    `complete` is False while its article as a whole has yet to be checked again.
    """

    number: int
    own: Segment
    now: Segment
    pair: Pair
    score: float
    found: tuple[Found, ...]
    edit: Decision | None
    notes: tuple[Decision, ...]
    complete: bool
    version: int


class Review:
    """The documents of a file with what people decide about them. Threads may share one.

    `aligned` says that the file has a translation in every line. `progress` is told of how many of how many sentences
    have been checked.
    `version` rises with every change that a reader could see; a row has the version of its last change.
    """

    def __init__(
        self,
        checker: Checker,
        documents: Sequence[Document],
        store: Store,
        progress: Callable[[int, int], None] = lambda done, rows: None,
        *,
        aligned: bool = False,
    ) -> None:
        self.checker = checker
        self.store = store
        self.aligned = aligned
        self.standing = Standing()
        self._lock = threading.RLock()
        self._checking = threading.Lock()  # what texts and glossaries remember is one thread's at a time
        self._background: threading.Thread | None = None
        self._changes: list[frozenset[int]] = []  # the rows that changed with each version from 2 on
        self._decisions: list[Decision] = []
        self._by_token: dict[str, Decision] = {}
        self.blocks = _blocks(documents)
        self._starts = [block.first for block in self.blocks]
        self._place = {pair: block.first + at for block in self.blocks for at, pair in enumerate(block.pairs)}
        self.first: list[Checked] = []
        for block in self.blocks:
            self.first.append(checked(checker, block, block.document))
            progress(block.first + len(block.pairs), len(self._place))
        self.now = list(self.first)
        self._known = {
            one.key: one.fingerprint for part in self.first for found in part.found.values() for one in found
        }
        self._versions = [self.version] * len(self._place)
        self.catch_up()

    def __len__(self) -> int:
        return len(self._versions)

    @property
    def version(self) -> int:
        """Which state of the review this is, from 1."""
        return len(self._changes) + 1

    @property
    def name(self) -> str:
        """What tells this review from those of other files: what a browser could not send yet is kept under it."""
        told = "\n".join(f"{Path(block.document.path).absolute()}\t{block.document.id}" for block in self.blocks)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def row(self, number: int) -> Row:
        """A sentence by its number, from 0."""
        with self._lock:
            return self._row(number)

    def rows(self, first: int = 0, last: int | None = None) -> list[Row]:
        """The sentences from `first` to before `last`."""
        with self._lock:
            return [self._row(number) for number in range(first, min(len(self) if last is None else last, len(self)))]

    def changed_since(self, version: int) -> tuple[int, list[int]]:
        """The version now, and the numbers of the rows that changed after another one."""
        with self._lock:
            changes = self._changes[max(version, 1) - 1 :]
            return self.version, sorted(set().union(*changes))

    def document_of(self, row: int) -> Document:
        """The document of a row, as its file has it."""
        return self.blocks[self._block_of(row)].document

    def decision_on(self, found: Found) -> Decision | None:
        """What a person decided about an issue."""
        return self.standing.issues.get(found.fingerprint)

    def fingerprint(self, key: str) -> Fingerprint | None:
        """The issue with a key, of this text or of one that it was before."""
        return self._known.get(key)

    def decisions(self) -> list[Decision]:
        """All decisions so far, in their order."""
        with self._lock:
            return list(self._decisions)

    def decision(self, token: str) -> Decision | None:
        """The decision with a token, if it has been recorded, be it by another process."""
        if token not in self._by_token:
            self.catch_up()
        with self._lock:
            return self._by_token.get(token)

    def record(self, decisions: Sequence[Decision]) -> None:
        """Add decisions, all or none; they are on the disk when this returns."""
        recorded = self.store.record_all(decisions) if decisions else []
        with self._lock:
            self._by_token.update((decision.token, decision) for decision in recorded)

    def catch_up(self) -> None:
        """Take in what has been decided by anybody: here, in another browser, in another process."""
        with self._lock:
            new = self.store.since(self._decisions[-1].id if self._decisions else 0)
            if not new:
                return
            self._decisions += new
            self._by_token.update((decision.token, decision) for decision in new)
            self.standing = standing(self._decisions, datetime.now(UTC).date())
            touched = {row for decision in new for row in self.rows_of(decision)}
            touched |= self._check_again({self._block_of(row) for row in touched})
            self._changed(touched)

    def _know(self, part: Checked) -> None:
        self._known.update((one.key, one.fingerprint) for found in part.found.values() for one in found)

    def _changed(self, rows: Iterable[int]) -> None:
        self._changes.append(frozenset(rows))
        for row in self._changes[-1]:
            self._versions[row] = self.version

    def rows_of(self, decision: Decision) -> Iterator[int]:
        """The rows in which a decision shows."""
        if decision.undoes is not None:
            undone = next((one for one in self._decisions if one.id == decision.undoes), None)
            yield from self.rows_of(undone) if undone else ()
        elif decision.kind in ON_ISSUES:
            key = key_of(decision.fingerprint)
            for part in self.now:
                yield from part.places.get(key, ())
        elif decision.pair in self._place:
            yield self._place[decision.pair]

    def _row(self, number: int) -> Row:
        at = self._block_of(number)
        block, part = self.blocks[at], self.now[at]
        inside = number - block.first
        own, pair = block.document.segments[inside], block.pairs[inside]
        return Row(
            number,
            own,
            part.document.segments[inside],
            pair,
            part.report.segment_scores[own.id],
            part.found.get(number, ()),
            self.standing.edits.get(pair),
            self.standing.notes.get(pair, ()),
            part.complete,
            self._versions[number],
        )

    def _block_of(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _check_again(self, numbers: Iterable[int]) -> set[int]:
        """Check the blocks whose texts are no longer those that were checked; the rows in which this shows."""
        texts = {pair: decision.text for pair, decision in self.standing.edits.items()}
        changed: set[int] = set()
        for number in numbers:
            block, before = self.blocks[number], self.now[number]
            document = block.edited(texts, before.document)
            if all(old is new for old, new in zip(before.document.segments, document.segments, strict=True)):
                continue
            with self._checking:
                if before.seconds <= QUICK:
                    part = checked(self.checker, block, document)
                else:
                    part = checked_in_part(self.checker, block, before, document)
            changed |= self._replace(number, part)
        if not all(part.complete for part in self.now) and self._background is None:
            self._background = threading.Thread(target=self._complete, daemon=True)
            self._background.start()
        return changed

    def _replace(self, number: int, part: Checked) -> set[int]:
        """Put a block as it was checked in the place of what it was; the rows that look different now."""
        before, self.now[number] = self.now[number], part
        self._know(part)
        first = self.blocks[number].first
        return {
            row
            for row, (old, new) in enumerate(zip(before.document.segments, part.document.segments, strict=True), first)
            if old is not new or before.found.get(row) != part.found.get(row) or before.complete != part.complete
        }

    def _complete(self) -> None:
        """Check whole articles again that were checked in part, until none is left."""
        while True:
            with self._lock:
                number = next((number for number, part in enumerate(self.now) if not part.complete), None)
                if number is None:
                    self._background = None
                    return
                before = self.now[number]
            with self._checking:
                part = checked(self.checker, self.blocks[number], before.document)
            with self._lock:
                if self.now[number] is before:  # else it was edited meanwhile, and is checked once more
                    self._changed(self._replace(number, part))


def _blocks(documents: Sequence[Document]) -> list[Block]:
    """The documents of a file with their place in it."""
    pairs = (pair for *_, pair in pairs_of(documents))
    blocks: list[Block] = []
    first = 0
    for document in documents:
        own = tuple(next(pairs) for _ in document.segments)
        blocks.append(Block(first, document, own))
        first += len(own)
    return blocks
