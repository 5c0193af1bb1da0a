"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

from tqcheck.analysis.sentence_starts import is_low
from tqcheck.analysis.stops import CLOSERS, STOPS
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

Place = tuple[int, int]

_WIDE = "。！？｡"  # behind which no space stands
_STOPPING = re.escape("".join(sorted(STOPS)))
_OPENING = re.compile(r"[\s\"'“”„«»‘‚‹(\[¿¡—–-]*")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"[^\s(\[\"“„«]+$")
_LONGEST_WORD = 60
_MOST_DIGITS_OF_ORDINAL = 2


@analysis
def sentences(text: Text) -> tuple[Place, ...]:
    """The places of the sentences of a text, in order, without the white space between them; () for a blank text.

    A sentence ends at a stop that nothing speaks against: a small letter behind it, an abbreviation, an initial or an
    ordinal before it, a dash with which direct speech goes on.
    """
    raw = text.raw
    tongue = language(text.language)
    start = len(raw) - len(raw.lstrip())
    found: list[Place] = []
    for match in _stop(text.language).finditer(raw):
        end = match.start() + len(match[0].rstrip())
        if start < end and match.end() < len(raw) and _ends(raw, start, match, tongue):
            found.append((start, end))
            start = match.end()
    if start < len(raw.rstrip()):
        found.append((start, len(raw.rstrip())))
    return tuple(found)


@lru_cache(maxsize=64)
def _stop(tag: str) -> re.Pattern[str]:
    """A stop of a language, or several, with the marks that close behind it, and white space; or a wide one."""
    tongue = language(tag)
    only_open = {opening for opening, _ in tongue.quotes} - {closing for _, closing in tongue.quotes}
    closing = re.escape("".join(sorted(CLOSERS - set("_*") - only_open)))
    spaced = r"(?:\s?»)?" if tongue.punctuation.before.get("»") else ""  # « Non. »
    return re.compile(rf"[{_STOPPING}]+{spaced}[{closing}]*(?:\s+|(?<=[{_WIDE}])|(?<=[{_WIDE}][{closing}]))")


def _ends(raw: str, start: int, match: re.Match[str], tongue: Language) -> bool:
    """Whether the sentence that begins at `start` ends at a stop."""
    mark = match[0].rstrip()
    opening = _OPENING.match(raw, match.end())
    behind = opening.end() if opening else match.end()
    follows = raw[behind : behind + 1]
    if is_low(follows) or follows in STOPS or follows in ",;:،、，":
        return False
    if mark != "." and opening and opening[0][:1] in "—–-" and opening[0]:
        return False  # «Куда?» — спросил он, and so with a name behind the dash
    return mark != "." or _is_full_stop(raw, start, match.start(), behind, tongue)


def _is_full_stop(raw: str, start: int, stop: int, behind: int, tongue: Language) -> bool:
    """Whether a stop ends a sentence, and does not belong to the word before it."""
    before = _BEFORE.search(raw, max(start, stop - _LONGEST_WORD), stop)
    if before is None:
        return True
    word = before[0]
    if word.isdecimal():
        listed = before.start() == start
        return not listed and not (tongue.ordinal_stops and len(word) <= _MOST_DIGITS_OF_ORDINAL)
    last = re.split(r"[-‐–—/.]", word)[-1]
    if len(last) > 1 and not {word.lower(), last.lower()} & tongue.abbreviations:
        return True
    # What is written so may end a sentence too, and then a word follows that has no capital elsewhere: the U.S. The …
    follows = _WORD.match(raw, behind)
    ending = word[0].islower() or "." in word or len(word) == 1
    return ending and follows is not None and follows[0].lower() in tongue.closed_words
