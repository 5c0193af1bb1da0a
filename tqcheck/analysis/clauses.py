"""Stretches of a text that are in another language than the rest of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.analysis.scripts import script, words_by_script
from tqcheck.analysis.shared import quotations
from tqcheck.analysis.telling import neighbours
from tqcheck.analysis.words import WORD, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis

# So many words in a row without one of the language's own are looked at; so many of them, and one in so many, must be
# another language's.
FEWEST, FEWEST_TELLING, ONE_IN = 6, 3, 3
_ENDING = 3


class Stretch(NamedTuple):
    """A stretch of a text, and the language it is in."""

    start: int
    end: int
    tag: str


@analysis
def foreign_stretches(text: Text) -> tuple[Stretch, ...]:
    """The stretches in which nothing speaks for the declared language, and much for another.

    Words with capitals are nobody's evidence, and quotations may stay in their language.
    """
    tongue = language(text.language)
    found = words(text)
    if len(found) < FEWEST or not tongue.common_words:
        return ()
    own = tongue.common_words | tongue.closed_words
    places = [i for i, word in enumerate(found.lower) if word in own]
    if places and max(b - a for a, b in zip([-1, *places], [*places, len(found)], strict=True)) <= FEWEST:
        return ()
    return tuple(_stretches(text, found, places, tongue))


def _stretches(text: Text, found: Words, places: list[int], tongue: Language) -> Iterator[Stretch]:
    for before, behind in zip([-1, *places], [*places, len(found)], strict=True):
        low = [i for i in range(before + 1, behind) if found.kind[i] == WORD and found.text[i] == found.lower[i]]
        if len(low) < FEWEST:
            continue
        other, telling = _speaker(found, low, tongue)
        if not other:
            continue
        reach = low if script(found.text[telling[0]][0]) not in tongue.scripts else telling
        start, end = found.start[reach[0]], found.end[reach[-1]]
        if not any(opened < end and start < closed for opened, closed in quotations(text)):
            yield Stretch(start, end, other)


def _speaker(found: Words, low: list[int], tongue: Language) -> tuple[str, list[int]]:
    """The language that most of some words speak for, and their places; "" if they are the text's own or nobody's."""
    by_script = words_by_script(found.text[i] for i in low)
    main = max(by_script, key=by_script.__getitem__)
    best, telling = "", list[int]()
    for rival in neighbours(main):
        if rival.primary != tongue.primary:
            hits = [i for i in low if found.lower[i] in rival.common_words]
            if len(hits) > len(telling):
                best, telling = rival.tag, hits
    if len(telling) < FEWEST_TELLING or len(telling) * ONE_IN < len(low):
        return "", []
    own = sum(found.lower[i][-_ENDING:] in tongue.common_endings for i in low if script(found.text[i][0]) == main)
    return ("", []) if 2 * own >= len(telling) else (best, telling)
