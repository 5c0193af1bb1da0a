"""The data everything else works on: texts and segments in, findings and issues out. Plain and frozen."""

from __future__ import annotations

import datetime
import enum
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, ParamSpec, TypeVar, cast

Side = Literal["source", "target"]
Role = Literal["headline", "subhead", "lead", "body", "caption"]
ROLES: tuple[Role, ...] = ("headline", "subhead", "lead", "body", "caption")


class Severity(enum.IntEnum):
    """How much an issue matters to a reader; MQM's four levels."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """The level in lower case, as reports and settings write it."""
        return self.name.lower()

    @property
    def weight(self) -> int:
        """MQM's severity penalty multiplier: 0, 1, 5 or 25."""
        return (0, 1, 5, 25)[self]

    @classmethod
    def of(cls, label: str) -> Severity:
        """The level called `label`; ValueError if there is none."""
        try:
            return cls[label.upper()]
        except KeyError:
            raise ValueError(f"no severity is called “{label}”") from None


class Span(NamedTuple):
    """A stretch of one side of a segment: code points of the text as read, half-open, and the words there."""

    segment: str
    side: Side
    start: int
    end: int
    text: str

    def meets(self, other: Span) -> bool:
        """Whether two spans have a place in common; an empty one meets what it touches."""
        if self.segment != other.segment or self.side != other.side:
            return False
        start, end = max(self.start, other.start), min(self.end, other.end)
        return start < end or (start == end and (self.start == self.end or other.start == other.end))


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """One side of a segment, exactly as read. `memo` keeps what analyses have found in it."""

    raw: str
    language: str
    side: Side = "target"
    segment: str = ""
    memo: dict[object, Any] = field(default_factory=dict, repr=False)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span from `start` to `end` (the whole text by default)."""
        stop = len(self.raw) if end is None else end
        return Span(self.segment, self.side, start, stop, self.raw[start:stop])


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A source and its translation: a sentence or paragraph, as the file has them, and the day of its article.

    `line` is the line of its file on which its row begins, or 0.
    """

    id: str
    source: Text
    target: Text
    role: Role = "body"
    reference: str | None = None
    published: datetime.date | None = None
    line: int = 0
    memo: dict[object, Any] = field(default_factory=dict, repr=False)


def segment(
    source: str,
    target: str,
    languages: str,
    *,
    id: str = "1",  # noqa: A002  the field's own name
    role: Role = "body",
    reference: str | None = None,
) -> Segment:
    """A segment from two strings and its pair of languages, as in "kk en"."""
    source_language, target_language = languages.split()
    return Segment(
        id,
        Text(source, source_language, "source", id),
        Text(target, target_language, "target", id),
        role,
        reference,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """Segments in the order of the text.

    With `article` they are one article and can be compared with each other. Without it they are loose
    segments, and a long file comes as several such documents of one id, one block after the other.

    With `target_only` nobody has its source: the sources of its segments are empty, and their language is that of the
    translation, so that nothing is expected of another one.
    """

    id: str
    source_language: str
    target_language: str
    segments: tuple[Segment, ...]
    path: str = ""
    published: datetime.date | None = None
    article: bool = True
    languages_from: str = "given"
    memo: dict[object, Any] = field(default_factory=dict, repr=False)
    target_only: bool = False


class Message(str):
    """A text of ours that the catalogues translate: a template, or a word of ours among its values."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check yields: a template with named values, where it is, and a suggestion where one is known.

    The template is a constant, so that the catalogues have it: as a literal, or marked as a Message where it stands
    elsewhere. So is a value that is no text of the article's but a word of ours.
    It has no code and no category: the check it comes from has them. `severity` overrides the check's own.
    `edit` is given where the right form is certain: the text to put in the place of the first span, which then lies in
    the translation. It is a suggestion too; without one of its own, a finding suggests its edit.
    """

    template: str
    values: Mapping[str, str]
    spans: Sequence[Span]
    suggestion: str | None = None
    severity: Severity | None = None
    edit: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding as reported. Nobody has confirmed it: MQM calls only what a person confirmed an error."""

    code: str
    category: str
    severity: Severity
    template: str
    values: Mapping[str, str]
    spans: tuple[Span, ...]
    suggestion: str | None = None
    scope: Literal["segment", "document"] = "segment"
    edit: str | None = None

    @property
    def message(self) -> str:
        """The reason in plain English."""
        return self.template.format_map(self.values)


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done: a row that was not read, a check that raised. The rest was done."""

    where: str
    problem: str


S = TypeVar("S")
R = TypeVar("R")
P = ParamSpec("P")


def analysis(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` at most once for one Text, Segment or Document and keep what it found on it.

    It is for what several checks ask, or one check more than once: to keep what is asked once costs more than it saves.
    Further arguments are things that outlive a text, such as a Glossary; they are part of the key.
    """

    def once(subject: Any) -> R:
        memo: dict[object, R] = subject.memo
        if function in memo:  # half are asked once, and to miss a key by an exception takes three times as long
            return memo[function]
        found = memo[function] = function(subject)  # type: ignore[call-arg]
        return found

    def once_with(subject: Any, *others: Any) -> R:
        memo: dict[object, R] = subject.memo
        key = (function, *others)
        if key in memo:
            return memo[key]
        found = memo[key] = function(subject, *others)  # type: ignore[call-arg]
        return found

    # Analyses are asked for a hundred times a pair: the way with one parameter takes half as long.
    alone = function.__code__.co_argcount == 1
    kept: Callable[..., R] = once if alone else once_with
    return cast(Callable[P, R], functools.update_wrapper(kept, function))
