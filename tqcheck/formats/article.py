"""A plain article taken apart: its paragraphs, and which of them are headline, subheads, lead and body."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tqcheck.analysis.dateline import days, is_dateline, published_in, words_beside
from tqcheck.analysis.stops import CLOSERS, last_stop
from tqcheck.analysis.words import WORD, word_count, words
from tqcheck.language import language
from tqcheck.model import Role, Text

FIRST_TEXTS = 6  # within which an article says its day
_MOST_WORDS_IN_HEADLINE = 30
_MOST_WORDS_IN_SUBHEAD = 18
_MOST_WORDS_IN_BYLINE = 5
_ENDS_OPEN = re.compile(r"[,;:،؛：，；、]$")  # what such a mark ends goes on in the next paragraph
_ITEM = re.compile(r"\s*(?:[•·*▪◦■●–—-]|\(?\w{1,2}[.)])\s")  # an entry of a list
_BARE = 2  # words beside the date, such as a weekday, on a line that can be no headline
_LONGEST_WRAPPED_LINE = 100
_ENOUGH_WRAPPED = 0.75  # of the lines before a paragraph's last one
_FULL = 0.6  # of the longest line


class Part(NamedTuple):
    """A paragraph as it stands in the file, and what it is; a date line, a byline or a button is a caption."""

    raw: str
    role: Role


class Article(NamedTuple):
    """The paragraphs of an article, and the day it is of where it says so."""

    parts: tuple[Part, ...]
    published: datetime.date | None = None


def paragraphs(lines: Iterable[str]) -> list[str]:
    """The paragraphs of a plain text, without white space round them.

    Every line is one, but where lines are wrapped: in a text of short lines that mostly do not end a sentence, with
    blank lines between the paragraphs, a paragraph's lines are one text, their breaks in it.
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    if _wrapped(blocks):
        return ["\n".join(block).strip() for block in blocks if block]
    return [line.strip() for block in blocks for line in block]


def _wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    broken = [line for block in blocks for line in block[:-1]]
    longest = max((len(line) for block in blocks for line in block), default=0)
    full = sum(not last_stop(line) and len(line) >= _FULL * longest for line in broken)
    return (
        bool(broken)
        and len(blocks) > 1
        and longest <= _LONGEST_WRAPPED_LINE
        and full >= _ENOUGH_WRAPPED * len(broken)
        and not any(_ITEM.match(line) for line in broken)
    )


def article(found: Sequence[str], tag: str, known: Sequence[Role] = ()) -> Article:
    """Paragraphs with their roles, and the article's day; `known` are the roles that a page's markup gives."""
    texts = [Text(raw, tag) for raw in found]
    beside = [_is_beside(text) for text in texts]
    roles: list[Role] = ["caption" if one else "body" for one in beside]
    if known:
        roles = ["caption" if one and role == "body" else role for one, role in zip(beside, known, strict=True)]
    else:
        _guess(texts, beside, roles)
    lead = next((at for at, role in enumerate(roles) if role == "body"), None)
    if "headline" in roles and lead is not None:
        roles[lead] = "lead"
    parts = tuple(Part(text.raw, role) for text, role in zip(texts, roles, strict=True))
    return Article(parts, published_in(texts[:FIRST_TEXTS]))


def _guess(texts: Sequence[Text], beside: Sequence[bool], roles: list[Role]) -> None:
    """Set the roles of headline and subheads by how they look."""
    headline = _headline(texts, beside)
    if headline is not None:
        roles[headline] = "headline"
    running = [at for at, role in enumerate(roles) if role == "body"]
    for at, behind in pairwise(running):
        if behind == at + 1 and _is_subhead(texts, at) and (headline is not None or at > running[0]):
            # Right under the headline, a few words are the author's name.
            few = at == running[0] and word_count(texts[at]) <= _MOST_WORDS_IN_BYLINE
            roles[at] = "caption" if few else "subhead"


def _headline(texts: Sequence[Text], beside: Sequence[bool]) -> int | None:
    """Which text is the headline: the first that is no date line, or else a line with a day and more before it."""
    first = next((at for at, one in enumerate(beside) if not one), len(texts))
    if first + 1 < len(texts) and _is_title(texts[first]):
        return first
    dated = [at for at in range(first) if is_dateline(texts[at])]
    return next((at for at in dated if words_beside(texts[at], days(texts[at])[0]) > _BARE), None)


def _is_beside(text: Text) -> bool:
    """Whether a paragraph is no running text: a date line or byline, or a button of the page."""
    if is_dateline(text):
        return True
    if len(text.raw) > _LONGEST_WRAPPED_LINE:
        return False
    found = words(text)
    phrase = tuple(word for word, kind in zip(found.lower, found.kind, strict=True) if kind == WORD)
    return phrase in language(text.language).boilerplate


def _is_title(text: Text, most: int = _MOST_WORDS_IN_HEADLINE) -> bool:
    """Whether a paragraph looks like a title: short, of one line, and no sentence that a stop ends."""
    raw = text.raw
    bare = raw.rstrip("".join(CLOSERS))
    return (
        "\n" not in raw
        and word_count(text) <= most
        and any(map(str.isalpha, raw))
        and last_stop(raw) in ("", "?", "!", "…", "？", "！", "؟")
        and not _ENDS_OPEN.search(bare)
        and not _ITEM.match(raw)
    )


def _is_subhead(texts: Sequence[Text], at: int) -> bool:
    """Whether a paragraph is a title over the one behind it, and no entry of a list."""
    before = texts[at - 1].raw if at else ""
    return (
        _is_title(texts[at], _MOST_WORDS_IN_SUBHEAD)
        and not _ENDS_OPEN.search(before)
        and not _is_title(texts[at + 1])
        and word_count(texts[at + 1]) > word_count(texts[at])
    )
