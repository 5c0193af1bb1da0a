"""What the service takes and answers, for OpenAPI and for whoever sends something else."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tqcheck.model import Role

Tag = Annotated[
    str,
    Field(
        description="A BCP 47 language tag: language, script, region.",
        pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$",
        examples=["kk", "en", "zh-Hant"],
    ),
]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Overridable = Literal["minor", "major"]
SEVERITIES: tuple[Overridable, ...] = get_args(Overridable)
_MOST_FIELDS = 50  # of an object: what has more is none of ours, and to complain of each would take seconds


class _Exact(BaseModel):
    """A part of a request: what it does not name is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _few_fields(cls, given: Any) -> Any:
        if isinstance(given, dict) and len(given) > _MOST_FIELDS:
            raise ValueError(f"an object of {len(given):,} fields; /openapi.json names those that there are")
        return given


class SegmentIn(_Exact):
    """A sentence or paragraph of the source, and its translation."""

    id: Name | None = Field(None, description="Its name in the answer; its number, from 1, if none is given.")
    source: str = Field("", description="Empty for what only the translation has.")
    target: str = Field(description="The translation; empty where it is missing.")
    role: Role = Field("body", description="What it is in the article.")


class CheckIn(_Exact):
    """An article to check: aligned segments, or two texts or HTML bodies to align, or a translation alone."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "source_lang": "kk",
                    "target_lang": "en",
                    "document": "post-42",
                    "published": "2026-11-26",
                    "segments": [
                        {"id": "1", "source": "Көпір ашылды", "target": "A bridge has opened", "role": "headline"},
                        {"id": "2", "source": "Жөндеу 14 айға созылды.", "target": "The repairs took 15 months."},
                    ],
                },
                {"target_lang": "en", "target_html": "<h1>A bridge has opened</h1><p>It is is open to all.</p>"},
            ]
        }
    )

    source_lang: Tag | None = Field(None, description="Language of the source; told from its text if not given.")
    target_lang: Tag | None = Field(None, description="Language of the translation; likewise.")
    document: Name | None = Field(
        None, description="The article's name: its next check is compared with this one, and an override needs it."
    )
    published: datetime.date | None = Field(
        None, strict=False, description="The day the article is of: relative days and tenses are measured from it."
    )
    segments: list[SegmentIn] | None = Field(
        None, min_length=1, fail_fast=True, description="Aligned segments, in their order."
    )
    source_text: str | None = Field(None, description="The source as plain text; goes with target_text.")
    target_text: str | None = Field(None, description="The translation as plain text, a paragraph a line.")
    source_html: str | None = Field(None, description="The source as HTML; goes with target_html.")
    target_html: str | None = Field(None, description="The translation as HTML: an article's body, or a whole page.")

    @model_validator(mode="after")
    def _one_form(self) -> CheckIn:
        names = [one.id or str(number) for number, one in enumerate(self.segments or (), 1)]
        seen: set[str] = set()
        for at, name in enumerate(names):
            if name in seen:
                raise ValueError(f"segments[{at}].id: “{name[:60]}” is the name of another segment too")
            seen.add(name)
        forms = [name for name in ("segments", "target_text", "target_html") if getattr(self, name) is not None]
        if len(forms) != 1:
            what = " and ".join(forms) or "none of them"
            raise ValueError(f"give exactly one of segments, target_text and target_html, not {what}")
        for kind in ("text", "html"):
            if getattr(self, f"source_{kind}") is not None and forms != [f"target_{kind}"]:
                raise ValueError(f"source_{kind} goes with target_{kind}, and not with {forms[0]}")
        return self


class OverrideIn(_Exact):
    """An editor publishes in spite of what was found in the last check of a document, and says why."""

    document: Name = Field(description="As in the check.", examples=["post-42"])
    content_hash: str = Field(
        description="That of the last check: nobody overrides what they have not seen.",
        pattern="^sha256:[0-9a-f]{64}$",
        examples=["sha256:" + "0" * 64],
    )
    author: Name = Field(description="Who decides.", examples=["aigerim"])
    reason: Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")] = Field(
        description="Why; kept with the decision.", examples=["The agency has confirmed the new figure."]
    )
    severity: Overridable = Field(
        "major",
        description="The least severity of the issues that are set aside: minor where a desk requires those too.",
    )


class SpanOut(BaseModel):
    """Code points `start` up to but without `end` of one side of a segment, and the words there."""

    segment: str
    side: Literal["source", "target"]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str


class IssueOut(BaseModel):
    """Something found."""

    code: str = Field(description="The check that found it.")
    category: str = Field(description="An MQM-Core type: dimension/type.")
    severity: Literal["neutral", "minor", "major", "critical"]
    message: str = Field(description="The reason, in plain English.")
    suggestion: str | None = Field(description="What to write instead, where known.")
    edit: str | None = Field(description="What to put in the place of the first span, where that is certain.")
    spans: Annotated[list[SpanOut], Field(min_length=1)]
    key: str = Field(description="What it is known by: the same while its words and sentences are.")
    new: bool = Field(description="Whether the last check of this document did not have it.")


class SegmentOut(BaseModel):
    """A segment as checked."""

    id: str
    role: Role
    source: str
    target: str
    score: Annotated[float, Field(ge=0, le=100)] = Field(description="Our own figure, to sort sentences by.")
    issues: list[IssueOut]


class ScoreOut(BaseModel):
    """MQM: penalty points, words, points per 1,000 words; quality is null where the words are too few."""

    penalty: int
    words: float
    per_thousand: float
    quality: float | None


class CountsOut(BaseModel):
    """What was counted; `accepted` issues, those a person dismissed, count in no other figure."""

    segments: int
    flagged: int
    accepted: int
    severities: dict[str, int]
    categories: dict[str, int]
    checks: dict[str, int]


class DocumentOut(BaseModel):
    """A document as in the JSON report: docs/report-schema.json says what each part means."""

    id: str
    path: str
    source_lang: str | None
    target_lang: str
    languages_from: str
    article: bool
    target_only: bool
    segments: list[SegmentOut]
    issues: list[IssueOut] = Field(description="Issues that concern more than one segment.")
    verdict: Literal["publish", "review", "hold"]
    score: ScoreOut | None
    counts: CountsOut


class FailureOut(BaseModel):
    """A check that could not be run; the others were."""

    where: str
    problem: str


class CheckOut(BaseModel):
    """What was found, and whether the article may go out."""

    verdict: Literal["publish", "review", "hold"]
    content_hash: str = Field(description="Over languages, roles and texts of the segments; not over their ids.")
    signature: str = Field(description="Versions, settings and data the answer depends on.")
    request_id: str
    new: int = Field(description="Issues that the last check of this document did not have.")
    known: int = Field(description="Issues that it had already.")
    gone: int = Field(description="Issues that it had, and that are no longer there.")
    document: DocumentOut
    failures: list[FailureOut]


class OverrideOut(BaseModel):
    """How many issues were overridden, and the verdict without them."""

    overridden: int
    verdict: Literal["publish", "review", "hold"]


class CheckInfo(BaseModel):
    """A check of tqcheck."""

    code: str
    category: str
    severity: Literal["neutral", "minor", "major", "critical"]
    scope: Literal["segment", "document"]
    needs_source: bool
    summary: str


class ChecksOut(BaseModel):
    """The checks that the service runs."""

    checks: list[CheckInfo]


class StatusOut(BaseModel):
    """How it stands with the service."""

    status: str


class ErrorOut(BaseModel):
    """What is wrong with a request, where, and what to do."""

    error: str
    request_id: str


class UnknownOut(ErrorOut):
    """Our own failure: nothing is known of the article, and the client's setting decides."""

    verdict: Literal["unknown"]
