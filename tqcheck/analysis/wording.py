"""Where the words of a phrase stand in a text, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tqcheck.analysis.words import JOINERS, tokenise, words
from tqcheck.language import language
from tqcheck.model import Text


@lru_cache(maxsize=4096)
def words_of(phrase: str, tag: str) -> tuple[str, ...]:
    """The lower-case tokens of a phrase without the hyphens and apostrophes inside words."""
    return tuple(word for word in tokenise(phrase, language(tag)).lower if word not in JOINERS)


def find_words(wanted: Sequence[str], text: Text) -> tuple[int, int] | None:
    """The first place where lower-case words stand in a text, in any capitals; hyphens are overlooked."""
    found = words(text)
    places = [place for place, lower in enumerate(found.lower) if lower not in JOINERS]
    for start in range(len(places) - len(wanted) + 1):
        there = places[start : start + len(wanted)]
        if all(found.lower[place] == word for word, place in zip(wanted, there, strict=True)):
            return found.start[there[0]], found.end[there[-1]]
    return None
