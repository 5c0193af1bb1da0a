"""Marks of quotation: which opens what, and which of them cannot be read so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from tqcheck.language import language
from tqcheck.model import Text, analysis

STRAIGHT = '"'
# Single marks are left alone: nobody can tell them from apostrophes and primes without reading the sentence.
_MARKS = '"“”„‟«»「」『』〝〞＂'
_MARK = re.compile(f"[{_MARKS}]")
_NOT_STRAIGHT = re.compile(f"[{_MARKS[1:]}]")
# Styles that are consistent in themselves, though perhaps not at home in a language.
_ELSEWHERE = tuple((pair[0], pair[1]) for pair in ("“”", "„“", "„”", "«»", "»«", "「」", "『』", "〝〞", '""', "＂＂"))
_BEFORE_OPENING = frozenset("([{（［—–-‑/¿¡'‘’‚")
_AFTER_CLOSING = frozenset(".,;:!?…)]}）］—–-‑/。，、；：！？؟،؛।'’‘")
# Full-width marks hold their own space: what stands after one may open or close.
_WIDE = frozenset("，。、；：！？）】》")

FaultKind = Literal[
    "unclosed",
    "unopened",
    "opening where it closes",
    "closing where it opens",
    "mixed",
    "space before closing",
    "space after opening",
    "inside a word",  # no fault, but where one stands nobody can count straight marks
]


class QuoteFault(NamedTuple):
    """A mark that cannot be read as it stands; `opening` is where its quotation began, `right` the mark due."""

    kind: FaultKind
    place: int
    opening: int | None = None
    right: str = ""


class Foreign(NamedTuple):
    """A quotation from one mark to the other, neither of which is at home in the language; `house` are its own."""

    start: int
    end: int
    house: tuple[str, str]


class Roles(NamedTuple):
    """Which mark closes what an opening one began; a mark may open and close."""

    closing: Mapping[str, frozenset[str]]
    closers: frozenset[str]
    house: Mapping[str, str]


@dataclass(slots=True)
class _Open:
    """A quotation that has begun."""

    mark: str
    place: int
    holds_same: bool = False


@dataclass(slots=True)
class _Reading:
    """One way to read the marks of a text: which quotations are open, and what could not be right."""

    roles: Roles
    nesting: bool
    stack: list[_Open] = field(default_factory=list)
    closed: list[tuple[int, int]] = field(default_factory=list)
    faults: list[QuoteFault] = field(default_factory=list)

    @property
    def outer(self) -> tuple[tuple[int, int], ...]:
        """The quotations that were closed and stand in no other."""
        closed = self.closed
        return tuple((a, b) for a, b in closed if not any(start < a and b < end for start, end in closed))


@lru_cache(maxsize=256)
def roles_of(pairs: tuple[tuple[str, str], ...]) -> Roles:
    """What each mark can be where these pairs are used; single marks are left out."""
    closing: dict[str, set[str]] = {}
    house: dict[str, str] = {}
    for opening, closer in pairs:
        if opening in _MARKS and closer in _MARKS:
            closing.setdefault(opening, set()).add(closer)
            house.setdefault(opening, closer)
    return Roles(
        {mark: frozenset(closers) for mark, closers in closing.items()},
        frozenset(closer for closers in closing.values() for closer in closers),
        house,
    )


@lru_cache(maxsize=256)
def _simple(pairs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """The quotations between some pairs of marks that hold no others and keep their spaces outside."""
    return re.compile(
        "|".join(
            rf"{opening}(?<!\S{opening})[^\s{_MARKS}](?:[^{_MARKS}]*[^\s{_MARKS}])?{closer}(?!\w)"
            for opening, closer in roles_of(pairs).house.items()
        )
        or "(?!)"
    )


# Gershayim, the mark before the last letter of an acronym, typed as whatever mark of quotation is at hand.
_ACRONYM = re.compile(rf"(?<=[^\W\d_])[{_MARKS}](?=[^\W\d_](?![^\W\d_]))")


def quote_mark_in(raw: str) -> bool:
    """Whether a string has a mark of quotation, single ones left out."""
    return _MARK.search(raw) is not None


@analysis
def quote_faults(text: Text) -> tuple[QuoteFault, ...]:
    """The marks of a text that do not pair, by the reading that leaves the fewest.

    A second opening mark may begin a quotation inside the first or stand where that ends; marks may follow
    the habits of the language or, consistently, those of another. Straight marks go by the spaces round them.
    """
    raw = text.raw
    if not quote_mark_in(raw):
        return ()
    tongue = language(text.language)
    if tongue.quotes_in_words:
        raw = _ACRONYM.sub("'", raw)
    own = tongue.quotes
    if own and not quote_mark_in(_simple(own).sub("", raw)):
        return ()
    best: list[QuoteFault] | None = None
    for pairs, nesting in product((own, own + _ELSEWHERE) if own else (_ELSEWHERE,), (True, False)):
        faults = _read(raw, roles_of(pairs), nesting).faults
        if not faults:
            return ()
        if best is None or len(faults) < len(best):
            best = faults
    return tuple(best or ())


@analysis
def closed_quotations(text: Text) -> tuple[tuple[int, int], ...]:
    """The quotations of a text that are opened and closed one after the other, mark to mark; none inside another."""
    pairs = language(text.language).quotes
    return _read(text.raw, roles_of(pairs + _ELSEWHERE), False).outer if quote_mark_in(text.raw) else ()


@analysis
def foreign_quotations(text: Text) -> tuple[Foreign, ...]:
    """The quotations of a text whose marks pair, but as no quotation of its language does.

    One beside the language's own marks may be a foreign word as its own language would have it; so all must be foreign.
    """
    own = language(text.language).quotes
    if not own or _NOT_STRAIGHT.search(text.raw) is None or quote_faults(text):
        return ()
    if not quote_mark_in(_simple(own).sub("", text.raw)):
        return ()
    found: tuple[Foreign, ...] = ()
    for pairs, nesting in product((own, own + _ELSEWHERE), (True, False)):
        reading = _read(text.raw, roles_of(pairs), nesting)
        if reading.faults:
            continue
        if any((text.raw[start], text.raw[end]) in own for start, end in reading.closed):
            return ()
        found = found or tuple(Foreign(start, end + 1, own[0]) for start, end in reading.closed)
    return found


def _read(raw: str, roles: Roles, nesting: bool) -> _Reading:
    reading = _Reading(roles, nesting)
    doubtful: list[QuoteFault] = []
    for match in _MARK.finditer(raw):
        place, mark = match.start(), match[0]
        left, right = raw[place - 1 : place] or " ", raw[place + 1 : place + 2] or " "
        if mark == STRAIGHT:
            closes = bool(reading.stack) and reading.stack[-1].mark == STRAIGHT
            if left.isalpha() and right.isalpha():
                doubtful.append(QuoteFault("inside a word", place))
            if not closes and (left.isdigit() or (left.isalpha() and right.isalpha())):
                continue  # an inch, or gershayim
        _take(reading, mark, place, _position(left, right), right)
    # In “«Компания «Заря»” one mark closes two quotations that end together.
    for one in reading.stack:
        if not (one.mark == "«" and one.holds_same):
            _leave_open(reading, one)
    if doubtful and reading.faults:
        reading.faults = [fault for fault in reading.faults if fault.kind not in ("unclosed", "unopened")] + doubtful
    return reading


def _leave_open(reading: _Reading, one: _Open) -> None:
    """Read an opening mark that nothing closes: where it stood like a closing one, it is a closing one turned round."""
    if QuoteFault("space after opening", one.place, None, one.mark) in reading.faults:
        reading.faults = [fault for fault in reading.faults if fault.place != one.place]
        reading.faults.append(_turned_closing(reading, one.mark, one.place))
    else:
        reading.faults.append(QuoteFault("unclosed", one.place))


def _turned_closing(reading: _Reading, mark: str, place: int) -> QuoteFault:
    return QuoteFault("opening where it closes", place, None, reading.roles.house.get(mark, ""))


def _position(left: str, right: str) -> str:
    """What the neighbours of a mark say of it: "opens", "closes" or nothing."""
    if left in _WIDE or left in _MARKS or right in _MARKS:
        return ""
    before = left.isspace() or left in _BEFORE_OPENING
    after = right.isspace() or right in _AFTER_CLOSING
    return "" if before == after else "opens" if before else "closes"


def _take(reading: _Reading, mark: str, place: int, position: str, right: str) -> None:
    """Read one mark: it begins a quotation, ends one, or cannot be right."""
    roles, stack = reading.roles, reading.stack
    opens, closes = mark in roles.closing, mark in roles.closers
    top = stack[-1] if stack else None
    fits = top is not None and mark in roles.closing.get(top.mark, ())
    if opens and closes:
        closes = (
            position == "closes"
            or (fits and (not position or not reading.nesting))
            or (top is not None and not position and not reading.nesting)
        )
        if closes and top is None and opens and not reading.nesting:
            closes = False
    elif opens and top is not None and mark == top.mark:
        closes = position == "closes" or not reading.nesting
    elif not opens and not closes:
        return
    if not closes:
        if position == "closes" and top is None and not right.isspace():
            reading.faults.append(_turned_closing(reading, mark, place))
            return
        if position == "closes":
            reading.faults.append(QuoteFault("space after opening", place, None, mark))
        stack.append(_Open(mark, place))
    elif top is None and position == "opens":
        _turned_opening(reading, mark, place)
    elif top is None:
        reading.faults.append(QuoteFault("unopened", place))
    else:
        _close(reading, mark, place, position)


def _turned_opening(reading: _Reading, mark: str, place: int) -> None:
    opening = next((one for one, closers in reading.roles.closing.items() if mark in closers), mark)
    reading.faults.append(QuoteFault("closing where it opens", place, None, opening))
    reading.stack.append(_Open(opening, place))


def _close(reading: _Reading, mark: str, place: int, position: str) -> None:
    roles, stack = reading.roles, reading.stack
    top = stack[-1]
    if mark not in roles.closing.get(top.mark, ()):
        if len(stack) > 1 and mark in roles.closing.get(stack[-2].mark, ()):
            reading.faults.append(QuoteFault("unclosed", stack.pop().place))
            top = stack[-1]
        else:
            due = roles.house.get(top.mark, "")
            kind: FaultKind = "opening where it closes" if mark == top.mark else "mixed"
            reading.faults.append(QuoteFault(kind, place, top.place, due))
            position = ""
    if position == "opens":
        reading.faults.append(QuoteFault("space before closing", place, top.place, mark))
    stack.pop()
    reading.closed.append((top.place, place))
    if stack and stack[-1].mark == top.mark:
        stack[-1].holds_same = True
