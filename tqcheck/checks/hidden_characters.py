"""Characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tqcheck.analysis.scripts import character_name, scripts
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity, Text

# Control characters, marks of direction, joiners and blanks without width, and letters of private use.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e01ef]+"
)
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")  # Persian and Indic words and emoji are made with them
_DIRECTION = frozenset("\u200e\u200f\u061c")
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they show text in another order
_RIGHT_TO_LEFT = frozenset(("Arabic", "Hebrew", "Syriac", "Thaana", "Nko"))


@segment_check(
    "hidden-characters",
    "linguistic-conventions/character-encoding",
    Severity.MINOR,
    needs_source=False,
    gives_way_to=["garbled-text"],
    examples=[
        bad("kk en", "Сот шешім шығарды.", "The [[co\u200burt]] has ruled."),
        bad("ru en", "Он ушёл.", "[[\ufeffHe]] left."),
        bad("en ru", "Send it to us.", "Пришлите [[\u202eэто]] нам."),
        bad("en de", "The government resigned.", "Die [[Re\u00adgierung]] trat zurück."),
        good("en fa", "He goes.", "او می\u200cرود."),
        good("en hi", "Strength", "शक्\u200dति"),
        good("en he", "NATO (the alliance) met.", "\u200fנאט״ו (הברית) נפגשה."),
        good("en kk", "Well done ❤\ufe0f", "Жарайсың ❤\ufe0f"),
        good("en fr", "5,000 people!", "5\u202f000 personnes\u00a0!"),
    ],
)
def hidden_characters(segment: Segment) -> Iterable[Finding]:
    """A character without a shape stands in the translation: it breaks search, sorting and screen readers.

    Zero-width spaces, soft hyphens, control characters, byte order marks; and marks of direction, which can show a
    text in another order than it has, are a major issue. What a script is written with (the joiners of Persian and
    Hindi, the selectors of emoji) is no fault; what the source has too is a neutral note.
    """
    return _findings(segment) if not segment.target.raw.isprintable() else ()


def _findings(segment: Segment) -> Iterator[Finding]:
    raw, end = segment.target.raw, 0
    for match in _HIDDEN.finditer(raw):
        faults = [character for character in match[0] if not _at_home(character, match, segment.target)]
        if not faults or match.start() < end:
            continue
        start, end = _word_around(raw, *match.span())
        known = match[0] in segment.source.raw
        severity = Severity.NEUTRAL if known else Severity.MAJOR if not _OVERRIDES.isdisjoint(faults) else None
        span = segment.target.span(start, end)
        yield Finding(
            "“{word}”: a hidden {character} stands in it",
            {"word": _HIDDEN.sub("", span.text), "character": Message(character_name(faults[0]))},
            [span],
            edit=_HIDDEN.sub("", span.text) or None,
            severity=severity,
        )


def _at_home(character: str, match: re.Match[str], text: Text) -> bool:
    """Whether a character belongs where it stands."""
    before, after = text.raw[match.start() - 1 : match.start()], text.raw[match.end() : match.end() + 1]
    if character in _JOINERS:  # between letters of such scripts, or behind a sign
        joins = unicodedata.category(before or " ") in ("So", "Sk", "Sm", "Po", "Mn", "Mc", "Cs", "Nd")
        return joins or bool(before and before > "\u0590" and (before.isalpha() or after.isalpha()))
    if character in _DIRECTION:
        return not _RIGHT_TO_LEFT.isdisjoint(scripts(text))
    return False


def _word_around(raw: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space round a place."""
    while start and not raw[start - 1].isspace():
        start -= 1
    while end < len(raw) and not raw[end].isspace():
        end += 1
    return start, end
