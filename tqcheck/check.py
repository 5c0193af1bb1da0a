"""What a check is: a function that finds one kind of fault, with its name, its category and its examples."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from tqcheck import mqm
from tqcheck.errors import CheckError
from tqcheck.language import Language
from tqcheck.model import Document, Finding, Message, Segment, Severity

Scope = Literal["segment", "document"]
Fact: TypeAlias = str  # the name of an attribute of Language that must not be empty

SO_IN_SOURCE = Message("; so in the source")  # behind what is said of a fault that the source has as well

BRACKETS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Example:
    """A segment, or a small article with a segment a line, on which a check must speak or be silent.

    The flagged words stand in [[double brackets]] on either side; a bad example without any is flagged
    as a whole. `glossary` holds the rows of a glossary, or a desk's rules, for the checks that read them.
    """

    languages: str
    source: str
    target: str
    good: bool
    glossary: str = ""

    def marked(self, side: Literal["source", "target"]) -> tuple[str, list[tuple[int, int]]]:
        """The text of one side without its brackets, and the spans they enclosed."""
        pieces, spans, start, length = [], [], None, 0
        for piece in re.split(r"(\[\[|\]\])", self.source if side == "source" else self.target):
            if piece == "[[":
                start = length
            elif piece == "]]":
                if start is None:
                    raise CheckError(f"brackets that do not pair in the example “{self.target}”")
                spans.append((start, length))
                start = None
            else:
                pieces.append(piece)
                length += len(piece)
        return "".join(pieces), spans


def good(languages: str, source: str, target: str, glossary: str = "") -> Example:
    """An example on which the check must be silent."""
    return Example(languages, source, target, True, glossary)


def bad(languages: str, source: str, target: str, glossary: str = "") -> Example:
    """An example that the check must flag, at the places in [[brackets]]."""
    return Example(languages, source, target, False, glossary)


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A check, ready to be listed, explained and run.

    `options` are its keyword-only parameters with their defaults; `resources` are the types it asks for
    beyond its subject (a Glossary, an Identifier). `source_facts` and `target_facts` name what the two
    languages must have for it to be live. One that does not need a source runs on a text without one too.
    """

    code: str
    category: str
    severity: Severity
    examples: tuple[Example, ...]
    run: Callable[..., Iterable[Finding]]
    scope: Scope
    options: Mapping[str, Any]
    resources: tuple[type, ...]
    gives_way_to: frozenset[str]
    source_facts: tuple[Fact, ...]
    target_facts: tuple[Fact, ...]
    default: bool
    needs_source: bool

    @property
    def summary(self) -> str:
        """What it says, in one sentence."""
        return (self.run.__doc__ or "").strip().partition("\n")[0]

    @property
    def explanation(self) -> str:
        """Its whole docstring, with the indentation taken off."""
        return inspect.cleandoc(self.run.__doc__ or "")

    def live(self, source: Language, target: Language) -> bool:
        """Whether both languages have the facts it needs."""
        return all(has_fact(source, fact) for fact in self.source_facts) and all(
            has_fact(target, fact) for fact in self.target_facts
        )


def has_fact(subject: Language, fact: Fact) -> bool:
    """Whether a language has a fact; "numbers.words" looks into a part of it."""
    value: Any = subject
    for name in fact.split("."):
        if not hasattr(value, name):
            raise CheckError(f"a check asks for the fact “{fact}”, which a language does not have")
        value = getattr(value, name)
    return bool(value)


Declared = Callable[..., Iterable[Finding]]


def segment_check(
    code: str,
    category: str,
    severity: Severity,
    *,
    examples: Sequence[Example],
    gives_way_to: Iterable[str] = (),
    source_facts: Sequence[Fact] = (),
    target_facts: Sequence[Fact] = (),
    default: bool = True,
    needs_source: bool = True,
) -> Callable[[Declared], Check]:
    """Make a Check of a function that takes a Segment and gives its findings.

    `category` is an MQM-Core "dimension/type". `gives_way_to` names checks whose findings at the same place
    explain the fault better. `default` is False for a check that runs only when selected by its code.
    `needs_source` is False for one that the translation alone tells enough: where there is no source it runs too,
    on a segment whose source is an empty text, and what it says must hold without one.
    """
    return _declare(
        "segment",
        Segment,
        code,
        category,
        severity,
        examples,
        gives_way_to,
        source_facts,
        target_facts,
        default,
        needs_source,
    )


def document_check(
    code: str,
    category: str,
    severity: Severity,
    *,
    examples: Sequence[Example],
    gives_way_to: Iterable[str] = (),
    source_facts: Sequence[Fact] = (),
    target_facts: Sequence[Fact] = (),
    default: bool = True,
    needs_source: bool = True,
) -> Callable[[Declared], Check]:
    """Make a Check of a function that takes a Document; otherwise like `segment_check`.

    In its examples one line is one segment, and the first of several lines is the headline.
    """
    return _declare(
        "document",
        Document,
        code,
        category,
        severity,
        examples,
        gives_way_to,
        source_facts,
        target_facts,
        default,
        needs_source,
    )


def _declare(
    scope: Scope,
    subject: type,
    code: str,
    category: str,
    severity: Severity,
    examples: Sequence[Example],
    gives_way_to: Iterable[str],
    source_facts: Sequence[Fact],
    target_facts: Sequence[Fact],
    default: bool,
    needs_source: bool,
) -> Callable[[Declared], Check]:
    def decorate(function: Declared) -> Check:
        if code != function.__name__.replace("_", "-"):
            raise CheckError(f"check “{code}” is a function called “{function.__name__}”; the two must agree")
        if not function.__doc__:
            raise CheckError(f"check “{code}” has no docstring, so nobody can read what it says")
        options, resources = _parameters(function, subject, code)
        return Check(
            code=code,
            category=mqm.require(category, code),
            severity=severity,
            examples=tuple(examples),
            run=function,
            scope=scope,
            options=options,
            resources=resources,
            gives_way_to=frozenset(gives_way_to),
            source_facts=tuple(source_facts),
            target_facts=tuple(target_facts),
            default=default,
            needs_source=needs_source,
        )

    return decorate


def _parameters(function: Declared, subject: type, code: str) -> tuple[dict[str, Any], tuple[type, ...]]:
    # The names of the types are looked up as they stand: to evaluate them takes a tenth of a second for all checks.
    hints = {name: function.__globals__.get(kind, kind) for name, kind in inspect.get_annotations(function).items()}
    options: dict[str, Any] = {}
    resources: list[type] = []
    for position, parameter in enumerate(inspect.signature(function).parameters.values()):
        kind = hints.get(parameter.name)
        if position == 0:
            if kind is not subject:
                raise CheckError(f"check “{code}” must take a {subject.__name__} first, not {kind}")
        elif parameter.kind is parameter.KEYWORD_ONLY and parameter.default is not parameter.empty:
            options[parameter.name] = parameter.default
        elif isinstance(kind, type):
            resources.append(kind)
        else:
            raise CheckError(
                f"check “{code}”: its parameter “{parameter.name}” is neither an option nor a resource",
                remedy="give a keyword-only default, or annotate it with the type of what it needs",
            )
    return options, tuple(resources)
