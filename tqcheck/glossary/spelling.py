"""Other ways to write a term's words: together, with a hyphen, apart; abbreviations with an ending written on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from tqcheck.analysis.forms import Headwords, ending_test
from tqcheck.analysis.words import WORD, Words
from tqcheck.language import Language

Joined = dict[int, tuple[int, Headwords]]  # the first token of two → the second, and the headwords of both

_HYPHENS = frozenset("-‐‑\u00ad")
_SHORTEST_PART = 3  # letters: "in form" is not "inform"
_LONGEST_ABBREVIATION = 5  # letters: longer words in capitals are words
_DECIDING = 6  # letters: few pairs of words begin like a headword so far
_WORDS_REMEMBERED = 1 << 16


def is_abbreviation(word: str) -> bool:
    """Whether a word of a term is an abbreviation, which stands in its capitals: US is not us."""
    return 2 <= len(word) <= _LONGEST_ABBREVIATION and word.isupper()


def written_as_one(words: Sequence[str], tongue: Language, hyphened: bool) -> str | None:
    """A term of two lower-case words as one word, where a language has such variants: air strike, airstrike."""
    if len(words) != 2 or not tongue.inflection.joined:
        return None
    return "".join(words) if hyphened or min(map(len, words)) >= _SHORTEST_PART else None


class Opening(dict[str, bool]):
    """Whether some stem begins with a word, each looked up once. `stems` are in alphabetical order."""

    def __init__(self, stems: Sequence[str]) -> None:
        super().__init__()
        self.stems = stems

    def __missing__(self, word: str) -> bool:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        place = bisect_left(self.stems, word)
        opens = len(word) >= _SHORTEST_PART and place < len(self.stems) and self.stems[place].startswith(word)
        self[word] = opens
        return opens


def joiner(stems: Iterable[str], headwords: Callable[[str], Headwords], tongue: Language) -> Callable[[Words], Joined]:
    """A function that finds the words of a text that are one headword together: cease-fire; in English cyber attack.

    `stems` are the beginnings of the headwords' forms: two words between which there is a space are looked up if
    one of them begins with the first word, and if they begin like one together.
    """
    hyphened = tongue.inflection.method != "prefix"  # which takes almost anything for an ending
    long = sorted(stem for stem in stems if len(stem) >= _DECIDING) if tongue.inflection.joined else []
    beginnings = frozenset(stem[:_DECIDING] for stem in long)
    opening = Opening(long)

    def joined(words: Words) -> Joined:
        found: Joined = {}
        lower = words.lower
        for place in _hyphens(words) if hyphened else ():
            if keys := headwords(lower[place - 1] + lower[place + 1]):
                found[place - 1] = place + 1, keys
        if beginnings:
            for place in [place for place, opens in enumerate(map(opening.__getitem__, lower[:-1])) if opens]:
                both = lower[place] + lower[place + 1]
                if both[:_DECIDING] in beginnings and len(lower[place + 1]) >= _SHORTEST_PART:
                    keys = headwords(both)
                    if keys:
                        found[place] = place + 1, keys
        return found

    return joined


def _hyphens(words: Words) -> Iterator[int]:
    """The places of hyphens between two words."""
    if _HYPHENS.isdisjoint(words.lower):
        return
    for place in range(1, len(words) - 1):
        if (
            words.lower[place] in _HYPHENS
            and words.kind[place - 1] == words.kind[place + 1] == WORD
            and words.end[place - 1] + 1 == words.start[place + 1] == words.end[place]
        ):
            yield place


def exactly(exact: Mapping[str, str], tongue: Language) -> Callable[[str], str | None]:
    """A function from a word as it is written to the headword that stands exactly so.

    Many languages write an ending on to an abbreviation: IIVning, SEZs. Its letters are small.
    """
    follows = ending_test(tongue) if tongue.inflection.method == "suffixes" else None
    endings = {end for end, instead in tongue.inflection.endings if not instead}

    @lru_cache(maxsize=_WORDS_REMEMBERED)
    def key(word: str) -> str | None:
        if word in exact or not (word[:2].isupper() and word[-1].islower()):
            return exact.get(word)
        cut = next(place for place, letter in enumerate(word) if letter.islower())
        ending = word[cut:]
        grown = follows(ending) if follows else ending in endings
        return exact.get(word[:cut]) if grown else None

    return key
