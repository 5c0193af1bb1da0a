"""The sentences of a text, as stretches of its tokens."""

from __future__ import annotations

from tqcheck.analysis.stops import CLOSERS, STOPS
from tqcheck.analysis.words import NUMBER, WORD, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis


@analysis
def sentence_tokens(text: Text) -> tuple[tuple[int, int], ...]:
    """The sentences of a text: for each its first token and the one after its last.

    A stop ends one where white space and a capital, a figure or a mark follow it. Stops behind abbreviations, initials
    and ordinals end none, nor do those of a language whose abbreviations nobody knows, but for marks other than a dot.
    """
    found = words(text)
    if not found:
        return ()
    tongue = language(text.language)
    bounds, start = [], 0
    for place, mark in enumerate(found.text):
        if mark in STOPS and place >= start and _ends(text.raw, found, place, tongue):
            after = place + 1
            while after < len(found) and found.text[after] in CLOSERS and found.start[after] == found.end[after - 1]:
                after += 1
            bounds.append((start, after))
            start = after
    if start < len(found):
        bounds.append((start, len(found)))
    return tuple(bounds)


def _ends(raw: str, found: Words, place: int, tongue: Language) -> bool:
    """Whether a stop ends a sentence inside a text."""
    after = place + 1
    while after < len(found) and found.text[after] in CLOSERS and found.start[after] == found.end[after - 1]:
        after += 1
    if after >= len(found):
        return True
    if found.text[place] in "。！？":
        return after == place + 1
    apart = found.start[after] > found.end[after - 1]
    if not apart or found.text[after][0].islower() or found.text[after] in STOPS:
        return False
    if found.text[place] != "." or place == 0:
        return found.text[after][0] not in "-–—,"
    before = found.lower[place - 1]
    if found.start[place] > found.end[place - 1] or found.text[after] in "-–—,":
        return False
    if found.kind[place - 1] == NUMBER:
        return not tongue.ordinal_stops or found.kind[after] != WORD or found.text[after][0].isupper()
    return bool(tongue.abbreviations) and len(before) > 1 and before not in tongue.abbreviations
