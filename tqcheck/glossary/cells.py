"""The cells of a glossary's row: the terms of a language, and what the row says of its concept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tqcheck.errors import GlossaryError, nearest
from tqcheck.glossary.concepts import Rules, Term
from tqcheck.model import Severity

FACTS = (
    "subject", "distinct", "note", "severity", "near", "valid", "keep", "casing", "consistent", "pos",
)  # fmt: skip
FIRST, MARKS = r"[^\W_]", "!=*|"  # what a term begins with, and what says something of terms
is_plain = re.compile(f"{FIRST}[^{MARKS}]*").fullmatch  # a cell that is one term, without any marks
_ANSWERS = {"": False, "no": False, "yes": True}


class Place(NamedTuple):
    """Where a cell stands."""

    path: str
    line: int
    column: str


def terms(cell: str, place: Place) -> tuple[Term, ...]:
    """The terms of a cell: `a | b`, best first; `!a` forbidden; `~a` out of use; `a*` any ending; `=a` exactly so."""
    found: list[Term] = []
    for written in cell.split("|"):
        term = _term(written.strip())
        if isinstance(term, str):
            raise mistake(cell, term, place)
        found.append(term)
    if len(found) > 1 and len({term.text for term in found}) < len(found):
        _refuse_contradiction(cell, found, place)
    return tuple(found)


def rules(facts: Mapping[str, str], path: str, line: int) -> Rules:
    """What the other cells of a row say of its concept."""
    if not any(facts.get(name) for name in FACTS[3:]):
        return Rules()
    since, until = _valid(facts.get("valid", ""), Place(path, line, "valid"))
    return Rules(
        severity=_severity(facts.get("severity", ""), Place(path, line, "severity")),
        near=tuple(word.strip() for word in facts.get("near", "").split("|") if word.strip()),
        since=since,
        until=until,
        casing=_yes(facts.get("casing", ""), Place(path, line, "casing")),
        consistent=_yes(facts.get("consistent", ""), Place(path, line, "consistent")),
        pos=facts.get("pos", ""),
    )


def kept(facts: Mapping[str, str], path: str, line: int) -> bool:
    """Whether a row's term is to stay as it is in every language."""
    return _yes(facts.get("keep", ""), Place(path, line, "keep"))


def mistake(cell: str, problem: str, place: Place) -> GlossaryError:
    """The error for a cell: a problem, and behind a semicolon what to do."""
    what, _, remedy = problem.partition("; ")
    return GlossaryError(
        f"{what}, in the cell “{cell}”", path=place.path, line=place.line, column=place.column, remedy=remedy or None
    )


def _term(written: str) -> Term | str:
    """A term as written in a cell, or what is wrong with it."""
    if is_plain(written):
        return Term(written)
    deprecated = written.startswith("~")
    text = written.removeprefix("~") if deprecated else written.removeprefix("!")
    forbidden = text != written and not deprecated
    text = text.lstrip()
    exact = text.startswith("=")
    open_ended = text.endswith("*")
    text = text[exact:].removesuffix("*").strip() if exact or open_ended else text
    if not any(map(str.isalnum, text)):
        return f"“{written}” has no word; put a term between the bars" if written else "a bar with no term beside it"
    if "*" in text:
        return f"in “{written}” the * is not at the end; only the last word may have any ending"
    if text[0] in "!=~":
        return f"“{written}” begins with marks that do not go together; write !a, ~a, =a or !=a"
    if exact and open_ended:
        return f"“{written}” is to be exactly so and to have any ending; keep either = or *"
    return Term(text, forbidden, open_ended, exact, deprecated)


def _refuse_contradiction(cell: str, found: Sequence[Term], place: Place) -> None:
    for term in found:
        if not term.forbidden and term._replace(forbidden=True, deprecated=False) in found:
            raise mistake(cell, f"“{term.text}” is both admitted and forbidden; keep one of the two", place)


def _yes(cell: str, place: Place) -> bool:
    if cell.lower() not in _ANSWERS:
        raise mistake(cell, "neither yes nor no; write yes, or leave the cell empty", place)
    return _ANSWERS[cell.lower()]


def _severity(cell: str, place: Place) -> Severity | None:
    if not cell:
        return None
    labels = [level.label for level in Severity]
    if cell.lower() not in labels:
        raise mistake(cell, f"no severity; {nearest(cell.lower(), labels)}", place)
    return Severity.of(cell.lower())


def _valid(cell: str, place: Place) -> tuple[date | None, date | None]:
    """The first and the last day of `2019-03-20..2022-09-17`; either may be left out."""
    if not cell:
        return None, None
    since, dots, until = cell.partition("..")
    try:
        days = [date.fromisoformat(day.strip()) if day.strip() else None for day in (since, until)]
    except ValueError:
        days = []
    if not dots or not any(days):
        raise mistake(cell, "no span of days; write 2019-03-20..2022-09-17, or one of the two days and the dots", place)
    if days[0] and days[1] and days[0] > days[1]:
        raise mistake(cell, "its last day is before its first; change them round", place)
    return days[0], days[1]
