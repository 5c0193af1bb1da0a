"""Names of places that are several words: United States, Южная Корея."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from tqcheck.analysis.place_names import PARTS, place_names
from tqcheck.analysis.words import capitalised, fold, words
from tqcheck.language import language
from tqcheck.model import Text, analysis


def plain_spaces(raw: str) -> str:
    """A text with plain spaces for those that do not break, and for the ends of lines: in the same places."""
    return raw.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ")


@analysis
def named_by_phrases(text: Text) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The spans of places' names of several words, of which the first has a capital, and the codes of the places."""
    tag, found = text.language, words(text)
    phrases = _by_first_word(tag)
    if phrases.keys().isdisjoint(found.lower):  # most texts
        return ()
    raw, spans = plain_spaces(text.raw), []
    for place in [place for place in capitalised(text) if found.lower[place] in phrases]:
        start = found.start[place]
        for phrase in phrases[found.lower[place]]:
            end = start + len(phrase)
            if end in found.end and fold(raw[start:end], language(tag)) == phrase:
                spans.append((start, end, long_names(tag)[phrase]))
                break
    return tuple(spans)


@lru_cache(maxsize=64)
def _by_first_word(tag: str) -> Mapping[str, tuple[str, ...]]:
    """The names of places that are several words by the first one, the longest first."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for phrase in sorted(long_names(tag), key=len, reverse=True):
        found[PARTS.findall(phrase)[0]] += (phrase,)
    return dict(found)


@lru_cache(maxsize=64)
def long_names(tag: str) -> Mapping[str, frozenset[str]]:
    """The names of places that are several words, in lower case, with the codes of their places."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for code, names in place_names(tag).items():
        for name in names:
            if len(PARTS.findall(name)) > 1 and "." not in name:  # St. Martin has churches
                found[fold(name, language(tag))] |= {code}
    return dict(found)
