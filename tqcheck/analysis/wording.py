"""Where the words of a phrase stand in a text, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tqcheck.analysis.forms import same_word
from tqcheck.analysis.words import JOINERS, tokenise, words
from tqcheck.language import language
from tqcheck.model import Text


@lru_cache(maxsize=4096)
def words_of(phrase: str, tag: str) -> tuple[str, ...]:
    """The lower-case tokens of a phrase without the hyphens and apostrophes inside words."""
    return tuple(word for word in tokenise(phrase, language(tag)).lower if word not in JOINERS)


def find_words(wanted: Sequence[str], text: Text, *, forms: bool) -> tuple[int, int] | None:
    """The first place where words stand in a text, as they are or in any of their `forms`; hyphens are overlooked."""
    found, tongue = words(text), language(text.language)
    places = [place for place, lower in enumerate(found.lower) if lower not in JOINERS]
    for start in range(len(places) - len(wanted) + 1):
        there = places[start : start + len(wanted)]
        if all(
            found.lower[place] == word or (forms and same_word(word, found.lower[place], tongue))
            for word, place in zip(wanted, there, strict=True)
        ):
            return found.start[there[0]], found.end[there[-1]]
    return None
