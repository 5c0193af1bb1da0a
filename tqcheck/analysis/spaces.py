"""Spaces beside marks: those that should not be there, and those that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tqcheck.language import Language, language
from tqcheck.model import Text

SpaceKind = Literal[
    "doubled", "before", "inside", "empty", "nothing quoted", "after", "after stop", "outside", "ending", "wide",
    "due before", "due after",
]  # fmt: skip


class SpaceFault(NamedTuple):
    """A space too many or too few: the stretch it concerns, and how that should read ("" where it is not certain)."""

    kind: SpaceKind
    start: int
    end: int
    right: str = ""


_NONE: tuple[SpaceFault, ...] = ()
_SPACE = "[ \u00a0\u202f]"
# Not " .com", " ...", " :)", ". . ." or the "2 : 1" of a match.
_BEFORE = re.compile(rf"(?<=[^\s.,:;!?(\[])(?<!\d(?= :)){_SPACE}+(?:[.,;:،؛](?![\w.…)(/\\'|*-]| ?\.)|[!?؟%](?![\w(]))")
_INSIDE = re.compile(rf"(?<![:;=-])[(\[]{_SPACE}+(?=[^\s)\]])|(?<=[^\s(\[:;=]){_SPACE}+[)\]](?!\))")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_DOUBLED = re.compile(r"(?<=\S)  +(?=[^\s.,;:!?)\]%])")
_AFTER = re.compile(r"[,;،؛।۔؟](?<=[^\s\d_.,;:!?'’\"“”«»()\[\]/@-].)(?=[^\W\d_])")
_AFTER_STOP = re.compile(r"[.!?](?<=[^\W\d_].)(?=([^\W\d_])([^\W\d_]))")
# Not the endings and beginnings of words: Schüler(innen), (unter-)zeichnen.
_OUTSIDE = re.compile(r"(?<=[^\W\d_]{2})\((?=[^()]{5})(?![^\W\d_]{1,6}\))|(?<=[^()]{4}[^()-])\)(?=[^\W\d_]{2})")
_WIDE = re.compile("[ \u00a0]+[，、；][ \u00a0]*|[ \u00a0]+[。：！？]|[，、；][ \u00a0]+")
_TIGHT = frozenset('”"’)]%')  # what a mark may follow without the space due before it
_STOPS = frozenset(".…!?")
_SINGLE = frozenset("'‘’‚‹›")  # marks that may be apostrophes and primes too
_BARE = frozenset(".,:;!?،؛؟")  # what no space stands before, if the language does not say otherwise
_ADDRESS = re.compile(r"[/@=\\_&#]|www\.")


def space_faults(text: Text) -> tuple[SpaceFault, ...]:
    """The places of a text where a space beside a mark is wrong by the habits of its language, in order."""
    tongue = language(text.language)
    found = [*_too_many(text.raw, tongue), *_too_few(text.raw, tongue)]
    return tuple(sorted(found, key=lambda fault: fault.start)) if found else _NONE


def _too_many(raw: str, tongue: Language) -> Iterator[SpaceFault]:
    """Spaces where none should be; each kind is looked for only where a cheap test says that it may be there."""
    if "  " in raw and tongue.spaced:
        for match in _DOUBLED.finditer(raw):
            yield SpaceFault("doubled", match.start(), match.end(), " ")
    if _mark_behind_space(raw):
        before = tongue.punctuation.before
        for match in _BEFORE.finditer(raw):
            mark = raw[match.end() - 1]
            if not before.get(mark, "" if mark in (_BARE if tongue.known else ".,") else " "):
                yield SpaceFault("before", match.start(), match.end(), mark)
    if "( " in raw or "[ " in raw or " )" in raw or " ]" in raw or "()" in raw or "[]" in raw:
        for match in _INSIDE.finditer(raw):
            yield SpaceFault("inside", match.start(), match.end(), match[0].strip())
        for match in _EMPTY.finditer(raw):
            yield SpaceFault("empty", match.start(), match.end())
    if tongue.quotes and not raw.isascii():
        yield from _in_quotations(raw, tongue)
    if not tongue.spaced and " " in raw:
        for match in _WIDE.finditer(raw):
            yield SpaceFault("wide", match.start(), match.end(), match[0].strip())
    elif tongue.punctuation.enclitics and (" '" in raw or " ’" in raw or " n'" in raw or " n’" in raw):
        for match in _endings(tongue.punctuation.enclitics).finditer(raw):
            yield SpaceFault("ending", match.start(), match.end(), match[0].lstrip())


def _in_quotations(raw: str, tongue: Language) -> Iterator[SpaceFault]:
    """Spaces on the inner side of marks of quotation, and quotations of nothing, by marks that only open or close."""
    opening, closing, either = _quote_marks(tongue.quotes)
    habits = tongue.punctuation
    for match in either.finditer(raw):
        place, mark = match.start(), match[0]
        if mark in opening and raw[place - 1 : place].strip(" (") == "":
            end = len(raw) - len(raw[place + 1 :].lstrip())
            if raw[end : end + 1] in closing and end < len(raw):
                yield SpaceFault("nothing quoted", place, end + 1)
            elif place + 1 < end < len(raw) and not habits.after.get(mark):
                yield SpaceFault("inside", place, end, mark)
        elif mark in closing and raw[place - 1 : place] == " " and not raw[place + 1 : place + 2].isalnum():
            start = len(raw[:place].rstrip())
            if start and raw[start - 1] not in opening and not habits.before.get(mark):
                yield SpaceFault("inside", start, place + 1, mark)


@lru_cache(maxsize=64)
def _quote_marks(pairs: tuple[tuple[str, str], ...]) -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """The marks that open a quotation in a language and never close one, the other way round, and both as a pattern."""
    opening, closing = frozenset(pair[0] for pair in pairs), frozenset(pair[1] for pair in pairs)
    both = (opening ^ closing) - _SINGLE
    return (
        opening - closing - _SINGLE,
        closing - opening - _SINGLE,
        re.compile(f"[{''.join(both)}]" if both else "(?!)"),
    )


def _mark_behind_space(raw: str) -> bool:
    """Whether a mark may stand behind a space: tests that cost next to nothing."""
    return (
        " ," in raw or " ." in raw or " ;" in raw or " :" in raw or " !" in raw or " ?" in raw or " %" in raw
        or (not raw.isascii() and ("\u00a0" in raw or "\u202f" in raw or " ،" in raw or " ؟" in raw or " ؛" in raw))
    )  # fmt: skip


@lru_cache(maxsize=64)
def _endings(enclitics: frozenset[str]) -> re.Pattern[str]:
    """Endings that were torn from their word: "it 's", "do n't"."""
    forms = "|".join(re.escape(one).replace("'", "['’]") for one in sorted(enclitics))
    return re.compile(rf"(?<=[^\W\d_]){_SPACE}(?:{forms})(?![\w'’])")


def _too_few(raw: str, tongue: Language) -> Iterator[SpaceFault]:
    """Spaces that are missing."""
    if tongue.spaced:
        stop, question = tongue.punctuation.stop, tongue.punctuation.question
        odd = raw.count(",") != raw.count(", ") or ";" in raw or "،" in raw
        if odd or (stop != "." and stop in raw) or (question != "?" and question in raw):
            for match in _AFTER.finditer(raw):
                if not _in_name(raw, match.start()):
                    yield SpaceFault("after", match.start(), match.end(), f"{match[0]} ")
        for match in _AFTER_STOP.finditer(raw) if _stop_within(raw) else ():
            if match[1].isupper() and match[2].islower() and _ends_sentence(raw, match.start(), tongue):
                yield SpaceFault("after stop", match.start(), match.end(), f"{match[0]} ")
        if "(" in raw and tongue.known and tongue.punctuation.before.get("(", " "):
            for match in _OUTSIDE.finditer(raw):
                yield SpaceFault("outside", match.start(), match.end(), " (" if match[0] == "(" else ") ")
    if tongue.punctuation.before:
        yield from _due(raw, tongue)


def _stop_within(raw: str) -> bool:
    """Whether a stop may stand between letters: not if all stand before a space or at the end."""
    return "!" in raw or "?" in raw or raw.count(".") > raw.count(". ") + raw.endswith(".")


def _due(raw: str, tongue: Language) -> Iterator[SpaceFault]:
    """The spaces that a language sets before some marks, and behind others, where there is none."""
    for mark, space in tongue.punctuation.before.items():
        place = raw.find(mark, 1) if space else -1
        while place > 0:
            before, behind = raw[place - 1], raw[place + 1 : place + 2] or " "
            if (before.isalpha() or before in _TIGHT or (mark == "»" and before in _STOPS)) and not (
                behind.isalnum() or behind in "/)(-"
            ):
                yield SpaceFault("due before", place, place + 1, space + mark)
            place = raw.find(mark, place + 1)
    for mark, space in tongue.punctuation.after.items():
        place = raw.find(mark)
        while place >= 0:
            if raw[place + 1 : place + 2].isalnum():
                yield SpaceFault("due after", place, place + 1, mark + space)
            place = raw.find(mark, place + 1)


def _token(raw: str, place: int) -> str:
    """What stands round a place without white space."""
    start = max(raw.rfind(" ", 0, place), raw.rfind("\n", 0, place)) + 1
    return raw[start:].split(None, 1)[0]


def _in_name(raw: str, place: int) -> bool:
    """Whether a mark stands in an address, an entity, or between single letters as in formulas: x,y."""
    token = _token(raw, place)
    return bool(_ADDRESS.search(token)) or all(len(part) < 2 for part in re.split(r"\W", token))


def _ends_sentence(raw: str, place: int, tongue: Language) -> bool:
    """Whether a mark between letters is a stop without its space, and no part of a name or an abbreviation."""
    token = _token(raw, place)
    word = re.split(r"\W", raw[max(0, place - 40) : place])[-1]
    return (
        len(word) > 2
        and word.islower()
        and bool(tongue.abbreviations)
        and word not in tongue.abbreviations
        and not _ADDRESS.search(token)
    )
