"""The quotations of a text: what is said in them, how much of the text they are, and who is said to speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tqcheck.analysis.quotes import quote_faults, quote_mark_in, roles_of
from tqcheck.analysis.words import MARK, WORD, words
from tqcheck.language import language
from tqcheck.model import Text, analysis

_FEWEST_WORDS = 5  # of what is speech and no title, nickname or word in doubt
_FEWEST_CHARACTERS = 10  # in scripts without spaces
_PAIRS = tuple((pair[0], pair[1]) for pair in ("“”", "„“", "„”", "«»", '""', "「」", "『』", "＂＂"))
_DASHES = frozenset("-–—―")
_LEAST_SHARE = 0.3  # of a text that is quoted, below which it may well be told
_MOVED = 0.4  # by which the quoted share of a text may shrink
_ENDS = frozenset(".,!?…。！？，।")
_BEHIND = _DASHES | frozenset(",，")
_BEFORE = frozenset(":,：，")


class Quoted(NamedTuple):
    """A quotation: its span with the marks, and whether both marks are there."""

    start: int
    end: int
    closed: bool


@analysis
def quotations(text: Text) -> tuple[Quoted, ...]:
    """The quotations of a text, the outermost ones; one that is not closed goes to the end of the text."""
    raw = text.raw
    if not quote_mark_in(raw):
        return ()
    closing = roles_of(_PAIRS).closing
    found = []
    place = 0
    while place < len(raw):
        mark = raw[place]
        if mark in closing and not (place and raw[place - 1].isalnum() and raw[place + 1 : place + 2].strip()):
            end = _end(raw, place, closing[mark])
            found.append(Quoted(place, end or len(raw), bool(end)))
            place = end or len(raw)
        else:
            place += 1
    return tuple(found)


def _end(raw: str, start: int, closers: frozenset[str]) -> int:
    """The place behind the mark that closes a quotation; 0 where there is none. One of its kind inside counts."""
    depth = 0
    opening = raw[start]
    for place in range(start + 1, len(raw)):
        if raw[place] in closers:
            if not depth:
                return place + 1
            depth -= 1
        elif raw[place] == opening:
            depth += 1
    return raw.rfind(max(closers), start + 1) + 1 if depth else 0


@analysis
def speech(text: Text) -> tuple[Quoted, ...]:
    """The quotations of a text that are long enough to be what somebody said."""
    return tuple(one for one in quotations(text) if _is_speech(text, one))


def _is_speech(text: Text, one: Quoted) -> bool:
    """Whether a quotation is long enough and set apart as speech is: by a stop or comma, a colon or a dash."""
    raw = text.raw
    if language(text.language).spaced:
        enough = len(raw[one.start : one.end].split()) >= _FEWEST_WORDS
    else:
        enough = one.end - one.start >= _FEWEST_CHARACTERS
    return enough and (
        not one.closed
        or raw[: one.end - 1].rstrip()[-1:] in _ENDS
        or raw[one.end :].lstrip()[:1] in _BEHIND
        or raw[: one.start].rstrip()[-1:] in _BEFORE
        or not (raw[: one.start] + raw[one.end :]).strip(" .!?…")
    )


def quoted_share(text: Text) -> float:
    """How much of a text is quoted speech: 0 to 1, by its characters."""
    return sum(one.end - one.start for one in speech(text)) / max(1, len(text.raw.strip()))


def spoken(text: Text) -> bool:
    """Whether a text has speech in it, by marks of quotation of any length or by a dash before it."""
    return quote_mark_in(text.raw) or "'" in text.raw or "‘" in text.raw or text.raw.lstrip()[:1] in _DASHES


def missing_speech(one: Text, other: Text) -> Literal["", "all", "part"]:
    """Whether what one side quotes is not quoted on the other: all of it, or a good part.

    Speech that is a small part of its text may well be told; marks that do not pair tell nothing.
    """
    was = quoted_share(one) if speech(one) and other.raw.strip() else 0.0
    if was < _LEAST_SHARE or quote_faults(one) or quote_faults(other):
        return ""
    now = quoted_share(other)
    if now:
        return "part" if now < was - _MOVED else ""
    return "" if spoken(other) else "all"


@analysis
def attributions(text: Text) -> tuple[tuple[int, int], ...]:
    """The words outside the quotations of a text that say that somebody speaks, as spans."""
    found, tongue = words(text), language(text.language)
    saying = tongue.reporting.saying
    inside = quotations(text)
    return tuple(
        (found.start[place], found.end[phrase[1] - 1])
        for place in range(len(found))
        if (phrase := saying.at(found.lower, place))
        and not any(one.start <= found.start[place] < one.end for one in inside)
    )


@analysis
def named_outside(text: Text) -> tuple[tuple[int, int], ...]:
    """The words outside the quotations that have a capital and begin no sentence, as spans: names, mostly."""
    return tuple(_named_outside(text))


def _named_outside(text: Text) -> Iterator[tuple[int, int]]:
    found, inside = words(text), quotations(text)
    for place, word in enumerate(found.text):
        if found.kind[place] != WORD or not word[0].isupper() or len(word) < 3:
            continue
        begins = place == 0 or (found.kind[place - 1] == MARK and found.text[place - 1] in ".!?…")
        if not begins and not any(one.start <= found.start[place] < one.end for one in inside):
            yield found.start[place], found.end[place]
