"""What the page of a review asks the server for, and tells it: JSON over HTTP."""

from __future__ import annotations

import datetime
from itertools import islice
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tqcheck.messages import Catalogue
from tqcheck.model import Message
from tqcheck.store.decision import ON_ISSUES, ON_PAIRS, Decision
from tqcheck.store.standing import not_undone
from tqcheck.web.languages import catalogue_for
from tqcheck.web.review_rows import listed, record
from tqcheck.web.review_state import Review, Row

MOST_ROWS = 400  # changed rows that one answer tells; after more the page asks for everything anew
MOST_FOUND = 2_000
MOST_UNDOABLE = 100
# With one of these more a cell of the file could not be written.
_BREAKS = frozenset("\t\n\v\f\r\0\x1c\x1d\x1e\x85\u2028\u2029")

router = APIRouter(prefix="/api")
Token = Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
_NO_NUL = r"^[^\x00]*$"  # no database of ours holds one


class Wanted(BaseModel):
    """A decision as the page posts it: known by content and not by place, so that it holds whatever was restarted."""

    model_config = ConfigDict(extra="forbid")

    token: Token
    kind: Literal["confirm", "dismiss", "edit", "note", "undo"]
    document: str = Field("", max_length=1_000, pattern=_NO_NUL)
    author: str = Field(min_length=1, max_length=100, pattern=_NO_NUL)
    code: str = Field("", max_length=200)
    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    issue: str = ""  # instead of code, words and texts: the key of an issue that the page has not seen in full
    occurrence: int = Field(0, ge=0)
    text: str = Field("", max_length=100_000, pattern=_NO_NUL)
    reason: str = Field("", max_length=10_000, pattern=_NO_NUL)
    suggested: bool = False
    expires: datetime.date | None = None
    undoes: Token | None = None


class Posted(BaseModel):
    """Decisions in the order in which they were made, and the version that the page has."""

    model_config = ConfigDict(extra="forbid")

    decisions: list[Wanted] = Field(max_length=100)
    since: int


def _review(request: Request) -> Review:
    review: Review = request.app.state.review
    return review


OfReview = Annotated[Review, Depends(_review)]
InLanguage = Annotated[Catalogue, Depends(catalogue_for)]


def told(value: object) -> Response:
    """An answer as JSON. It is ours and plain already: FastAPI's own way looks through it all again."""
    return Response(orjson.dumps(value), media_type="application/json")


@router.get("/issues")
def issues(review: OfReview) -> Response:
    """The whole work list."""
    version, _ = review.changed_since(0)
    return told({"version": version, "issues": listed(review, review.rows())})


@router.get("/rows")
def rows(
    review: OfReview,
    catalogue: InLanguage,
    first: Annotated[int, Query(ge=0)],
    count: Annotated[int, Query(ge=1, le=200)],
) -> Response:
    """A slice of the text."""
    return told([record(review, row, catalogue) for row in review.rows(first, first + count)])


@router.get("/changes")
def changes(review: OfReview, catalogue: InLanguage, since: int) -> Response:
    """What changed after a version, by anybody."""
    review.catch_up()
    return told(_changes(review, catalogue, since))


@router.get("/search")
def search(review: OfReview, q: Annotated[str, Query(max_length=1_000)]) -> Response:
    """The rows whose texts, notes or id hold some words, in any case, with what is around the words."""
    rows = ((row, _around(row, q.casefold())) for row in review.rows())
    found = ({"row": row.number, "id": row.own.id, "words": words} for row, words in rows if words is not None)
    return told(list(islice(found, MOST_FOUND)))


def _around(row: Row, words: str) -> str | None:
    """The text of a row around some words; None where they are not."""
    for text in (row.now.target.raw, row.now.source.raw, *(note.text for note in row.notes), row.own.id):
        at = text.casefold().find(words)
        if at >= 0:
            begin = max(0, at - 20)
            return ("…" if begin else "") + text[begin : at + 60]
    return None


@router.get("/undoable")
def undoable(review: OfReview, author: str) -> Response:
    """The last decisions of somebody that can be taken back, the oldest first."""
    own = [one for one in not_undone(review.decisions()) if one.author == author and one.kind != "override"]
    placed = ((one, min(review.rows_of(one), default=None)) for one in own[-MOST_UNDOABLE:])
    return told([{"token": one.token, "row": row} for one, row in placed if row is not None])


@router.post("/decisions")
def decide(posted: Posted, review: OfReview, catalogue: InLanguage) -> Response:
    """Record decisions in their order; what is `taken` is on the disk. One that was taken before changes nothing."""
    refused: dict[str, str] = {}
    ready: list[Decision] = []
    for wanted in posted.decisions:
        if wanted.undoes is not None and ready:
            review.record(ready)  # what is taken back may be among them
            ready = []
        try:
            ready.append(_decision(review, wanted))
        except ValueError as error:
            refused[wanted.token] = catalogue.gettext(str(error))
    review.record(ready)
    review.catch_up()
    taken = [wanted.token for wanted in posted.decisions if wanted.token not in refused]
    return told({"taken": taken, "refused": refused, **_changes(review, catalogue, posted.since)})


def _decision(review: Review, wanted: Wanted) -> Decision:
    """What the store is to keep; ValueError with a reason if it makes no sense."""
    undoes, code, words, texts = None, wanted.code, wanted.words, wanted.texts
    document = wanted.document
    if wanted.kind in ON_ISSUES and not texts:
        code, words, texts = review.fingerprint(wanted.issue) or ("", (), ())
    if wanted.kind == "undo":
        undone = review.decision(wanted.undoes or "")
        if undone is None:
            raise ValueError(Message("There is no such decision to take back."))
        undoes, document = undone.id, undone.document
    elif not document or not (len(texts) == 2 if wanted.kind in ON_PAIRS else code and texts):
        raise ValueError(Message("The sentence is not known any more."))
    if wanted.kind == "edit" and not _BREAKS.isdisjoint(set(wanted.text) - set(texts[1])):
        raise ValueError(Message("A line break or tab cannot stand in this translation."))
    return Decision(
        wanted.token,
        wanted.kind,
        document,
        wanted.author,
        code,
        words,
        texts,
        wanted.occurrence,
        wanted.text,
        wanted.reason,
        wanted.suggested,
        wanted.expires,
        undoes,
    )


def _changes(review: Review, catalogue: Catalogue, since: int) -> dict[str, Any]:
    version, numbers = review.changed_since(since)
    if len(numbers) > MOST_ROWS:
        return {"version": version, "rows": [], "anew": True}
    return {"version": version, "rows": [record(review, review.row(number), catalogue) for number in numbers]}
