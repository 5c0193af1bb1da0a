"""Acronyms of a text: words in capitals, and whether the text explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from tqcheck.analysis.words import WORD, words
from tqcheck.language import language
from tqcheck.model import Text, analysis

# At least two capitals; small letters only between them, as in MChS.
_ACRONYM = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐ][a-zа-яё]?(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐ][a-zа-яё]?)*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐ]")
_LONGEST = 8
_BEHIND = re.compile(r"\s*[(\[–—-]\s*\w")  # OPG (organised criminal group)
_MOST_CAPITALS = 0.5  # of the words of a text, beyond which capitals make no acronym


@analysis
def acronyms(text: Text) -> tuple[tuple[int, int], ...]:
    """The spans of a text's acronyms; none in a text that is all in capitals."""
    if _ACRONYM.search(text.raw) is None:
        return ()
    found = words(text)
    places = [
        place
        for place, word in enumerate(found.text)
        if word[-1].isupper() and 2 <= len(word) <= _LONGEST and found.kind[place] == WORD and _ACRONYM.fullmatch(word)
    ]
    if len(places) > max(2, _MOST_CAPITALS * found.kind.count(WORD)):
        return ()
    return tuple((found.start[place], found.end[place]) for place in places)


def explained(text: Text, start: int, end: int) -> bool:
    """Whether a text explains an acronym: it stands in brackets behind its words, or they behind it."""
    before, after = text.raw[:start].rstrip(), text.raw[end:]
    return before.endswith(("(", "[")) or bool(_BEHIND.match(after))


def foreign_acronyms(text: Text, places: Set[str]) -> Iterator[tuple[int, int, str]]:
    """The spans of acronyms that only spell another language's, each with what it stands for.

    Small letters between the capitals (MChS) tell that; others (OPG) may be anything unless a country whose news has
    them is among the places, by code, that the text speaks of.
    """
    known = language(text.language).foreign_acronyms
    for start, end in acronyms(text) if known else ():
        word = text.raw[start:end]
        found = known.get(word.lower())
        if found and not (word.isupper() and found.countries.isdisjoint(places)):
            yield start, end, found.meaning
