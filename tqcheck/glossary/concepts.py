"""What a glossary holds: concepts, and the terms each has in its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tqcheck.language import language
from tqcheck.model import Severity


class Term(NamedTuple):
    """One name of a concept, in dictionary form.

    `forbidden`: it must not be used. `open_ended`: its last word may go on with any letters. `exact`: it
    stands as written, case and form. `deprecated`: it is understood, and a better one is to be used.
    """

    text: str
    forbidden: bool = False
    open_ended: bool = False
    exact: bool = False
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What a row says of its concept beyond the terms; each may be left out.

    `severity` of what the row raises. `near`: words of which one must stand in the segment, on either side, for its
    forbidden terms to be wrong. `since` and `until`: the days on which it holds. `casing`: its terms keep their
    capitals. `consistent`: one article names it in one way. `pos` is the part of speech.
    """

    severity: Severity | None = None
    near: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    casing: bool = False
    consistent: bool = False
    pos: str = ""

    def hold(self, day: date | None) -> bool:
        """Whether the row holds on a day; on an unknown one, which is most likely today, a row that has no last day."""
        return self.until is None if day is None else (self.since or day) <= day <= (self.until or day)

    def severity_or(self, usual: Severity | None) -> Severity | None:
        """The severity that the row asks for, neutral too, or else the usual one."""
        return usual if self.severity is None else self.severity

    def at_most(self, highest: Severity) -> Severity:
        """The severity that the row asks for, but no higher than one."""
        return highest if self.severity is None else min(self.severity, highest)


NO_RULES = Rules()


@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """One row of a glossary: what is meant, and its terms in each language that has any, best first."""

    terms: Mapping[str, tuple[Term, ...]]
    subject: str
    distinct: str
    note: str
    path: str
    row: int
    rules: Rules = NO_RULES

    def admitted(self, language: str) -> list[Term]:
        """The terms that may be used in a language of the glossary, the best first."""
        return [term for term in self.terms.get(language, ()) if not term.forbidden]

    def best(self, language: str) -> str | None:
        """The term to use in a language of the glossary; None if there is none, or only forbidden ones."""
        admitted = self.admitted(language)
        return next((term.text for term in admitted if not term.deprecated), admitted[0].text if admitted else None)

    @property
    def place(self) -> str:
        """The file and the row, as a message names them."""
        return f"{self.file}, row {self.row}"

    @property
    def file(self) -> str:
        """The name of its file, without the folder."""
        return Path(self.path).name


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The concepts of one or several files, their languages, and a digest of the files' contents.

    `facts` are the columns beside those of languages: what no file has a column for, no row says. `terms_in` gives the
    terms of a column, each with the number of its concept and its place in the cell. Of the concepts that may stand at
    one place, those that are numbered from `own` on, which are a desk's own, shadow those before them, which come with
    tqcheck. `memo` keeps what has been compiled from them.
    """

    concepts: Sequence[Concept] = ()
    languages: frozenset[str] = frozenset()
    digest: str = ""
    facts: frozenset[str] = frozenset()
    terms_in: Callable[[str], Iterable[tuple[int, int, Term]]] = field(default=lambda _: (), repr=False)
    own: int = 0
    memo: dict[object, Any] = field(default_factory=dict, repr=False)

    def column(self, tag: str) -> str | None:
        """The language of the column that serves a text; a script of its own needs a column of its own.

        Without a column of the language, that of one of its countries does: en-US for en and en-GB.
        """
        if tag in self.languages:
            return tag
        tongue = language(tag)
        near = (one for one in sorted(self.languages) if language(one).primary == tongue.primary)  # en before en-US
        return next((one for one in near if not language(one).scripts.isdisjoint(tongue.scripts)), None)
