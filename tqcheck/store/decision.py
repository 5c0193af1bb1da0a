"""What a person decides about an issue or a translation, as plain data. Nothing here needs a database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from tqcheck.accepted import Fingerprint
from tqcheck.model import Document, Segment

Kind = Literal["confirm", "dismiss", "edit", "note", "override", "undo"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Decisions on an issue, known by its fingerprint; an override is a dismissal by one who publishes all the same.
ON_ISSUES: tuple[Kind, ...] = ("confirm", "dismiss", "override")
ON_PAIRS: tuple[Kind, ...] = ("edit", "note")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `token` is made by whoever decides (a UUID): recorded again, it records nothing.

    `id` and `at` (UTC) are given by the store; ids rise in the order in which decisions become visible.
    """

    token: str
    kind: Kind
    document: str
    author: str
    code: str = ""  # confirm, dismiss, override: the fingerprint of the issue is code, words, texts
    words: tuple[str, ...] = ()
    texts: tuple[
        str, ...
    ] = ()  # source and target of each segment; of the one segment for edit and note, as in its file
    occurrence: int = 0  # edit, note: which of several pairs of equal texts in the document, 0 being the first
    text: str = ""  # the new translation, or the note
    reason: str = ""  # dismiss, override
    suggested: bool = False  # edit: it is the check's own suggestion
    expires: date | None = None  # dismiss, override: the first day on which it holds no longer
    undoes: int | None = None  # undo: the id of the decision that it takes back
    id: int = 0
    at: datetime | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """The issue that a confirm, dismiss or override is about."""
        return self.code, self.words, self.texts

    @property
    def pair(self) -> Pair:
        """The pair of texts that an edit or a note is about."""
        source, target = self.texts
        return Pair(self.document, source, target, self.occurrence)


class Pair(NamedTuple):
    """A segment as an edit or note knows it: its texts as the file has them, and which of several equal ones it is."""

    document: str
    source: str
    target: str
    occurrence: int = 0


class Check(NamedTuple):
    """The last check of a document: what was checked, when (UTC), and its issues with the label of their severity.

    `overridden` is the verdict without the issues that an override sets aside.
    """

    document: str
    content_hash: str
    issues: tuple[tuple[str, Fingerprint], ...]
    overridden: str
    at: datetime


def key_of(fingerprint: Fingerprint) -> str:
    """A fingerprint as 32 hexadecimal digits, for an index or an address."""
    told = json.dumps(fingerprint, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def pairs_of(documents: Iterable[Document]) -> Iterator[tuple[Document, Segment, Pair]]:
    """Every segment of a file's documents with the pair it is known by; documents of one name count together."""
    seen: dict[tuple[str, str, str], int] = {}
    for document in documents:
        for segment in document.segments:
            texts = document.id, segment.source.raw, segment.target.raw
            occurrence = seen.get(texts, 0)
            seen[texts] = occurrence + 1
            yield document, segment, Pair(*texts, occurrence)
