"""The translations that people have corrected, read off a file's documents and the edits that stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tqcheck.model import Document, Segment
from tqcheck.store.decision import Decision, pairs_of
from tqcheck.store.standing import Standing


class Corrected(NamedTuple):
    """A segment as its file has it, and the edit with its new translation."""

    document: Document
    segment: Segment
    edit: Decision


def corrected(documents: Iterable[Document], standing: Standing) -> Iterator[Corrected]:
    """The segments whose translation an edit changes, in their order. `documents` are all those of a file."""
    for document, segment, pair in pairs_of(documents):
        edit = standing.edits.get(pair)
        if edit is not None and edit.text != segment.target.raw:
            yield Corrected(document, segment, edit)
