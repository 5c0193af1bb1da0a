"""What the page is told: sentences with their marks, issues and decisions as plain data, and the list of all issues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tqcheck.messages import Catalogue, category_label, message
from tqcheck.model import Issue, Span, Text
from tqcheck.render.flow import direction
from tqcheck.render.marks import Mark, Piece, gravest, marks_of, pieces
from tqcheck.render.wording import suggested
from tqcheck.store.decision import Decision
from tqcheck.web.review_block import Found
from tqcheck.web.review_state import Review, Row

Record = dict[str, Any]

LONGEST_LABEL = 60  # code points of the flagged words that the work list shows


def listed(review: Review, rows: Iterable[Row]) -> list[Record]:
    """The issues of some rows as the work list has them."""
    return [
        {
            "key": found.key,
            "row": row.number,
            "id": row.own.id,
            "severity": found.issue.severity.label,
            "code": found.issue.code,
            "state": state_of(found, review.decision_on(found)),
            "score": row.score,
            "words": label(found.issue),
        }
        for row in rows
        for found in row.found
        if found.home == row.number
    ]


def record(review: Review, row: Row, catalogue: Catalogue) -> Record:
    """A sentence as the page shows it."""
    marks = marks_of((number, found.issue) for number, found in enumerate(row.found))
    issues = [_issue(review, found, catalogue) for found in row.found]
    return {
        "row": row.number,
        "version": row.version,
        "id": row.own.id,
        "role": row.own.role,
        "score": row.score,
        "complete": row.complete,
        "pair": {"document": row.pair.document, "texts": [row.pair.source, row.pair.target], "at": row.pair.occurrence},
        "source": _side(row.now.source, marks.get((row.own.id, "source"), ())),
        "target": _side(row.now.target, marks.get((row.own.id, "target"), ())),
        "edit": row.edit and _who(row.edit),
        "notes": [{**_who(note), "text": note.text} for note in row.notes],
        "issues": issues,
    }


def _side(text: Text, marks: Iterable[Mark]) -> Record:
    return {
        "lang": text.language,
        "dir": direction(text.raw),
        "text": text.raw,
        "pieces": [_piece(piece) for piece in pieces(text.raw, tuple(marks))],
    }


def _piece(piece: Piece) -> Record:
    if not piece.marks:
        return {"text": piece.text}
    return {
        "text": piece.text,
        "level": gravest(piece.marks).issue.severity.label,
        "issues": [mark.number for mark in piece.marks],
    }


def _issue(review: Review, found: Found, catalogue: Catalogue) -> Record:
    issue = found.issue
    decision = review.decision_on(found)
    code, words, texts = found.fingerprint
    return {
        "key": found.key,
        "home": found.home,
        "label": label(issue),
        "fingerprint": {"code": code, "words": words, "texts": texts},
        "severity": issue.severity.label,
        "code": code,
        "category": category_label(issue.category, catalogue),
        "message": message(issue, catalogue),
        "suggestion": suggested(issue.suggestion or "", words=catalogue),
        "spans": [_evidence(review, *place) for place in zip(issue.spans, found.places, strict=True)],
        "replacement": _replacement(found),
        "certain": issue.edit is not None,
        "state": state_of(found, decision),
        "decided": decision and {**_who(decision), "reason": decision.reason},
    }


def _evidence(review: Review, span: Span, row: int) -> Record:
    """The flagged words of one place, and where that is."""
    document = review.document_of(row)
    return {
        "row": row,
        "id": span.segment,
        "side": span.side,
        "words": span.text,
        "lang": document.source_language if span.side == "source" else document.target_language,
        "dir": direction(span.text),
    }


def _replacement(found: Found) -> Record | None:
    """What the suggestion would put in the place of which words of which translation."""
    issue = found.issue
    text = issue.suggestion if issue.edit is None else issue.edit
    for span, row in zip(issue.spans, found.places, strict=True):
        if text is not None and span.side == "target":
            return {"row": row, "start": span.start, "end": span.end, "text": text}
    return None


def state_of(found: Found, decision: Decision | None) -> str:
    """What a person decided about an issue: "open" (nothing), "confirmed" or "dismissed"."""
    if decision is None:
        return "dismissed" if found.accepted else "open"
    return "confirmed" if decision.kind == "confirm" else "dismissed"


def _who(decision: Decision) -> Record:
    return {
        "token": decision.token,
        "author": decision.author,
        "at": decision.at and decision.at.isoformat(),
    }


def label(issue: Issue) -> str:
    """The flagged words as the work list shows them: those of the translation, if any."""
    words = next((span.text for span in issue.spans if span.side == "target" and span.text.strip()), "")
    words = words or next((span.text for span in issue.spans if span.text.strip()), "")
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1] + "…"
