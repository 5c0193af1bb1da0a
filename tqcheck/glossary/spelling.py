"""Other ways to write a term's words: together, with a hyphen, apart; abbreviations with an ending written on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping

from tqcheck.analysis.chains import ending_test
from tqcheck.analysis.forms import Headwords
from tqcheck.analysis.words import WORD, Words
from tqcheck.language import Language

Joined = dict[int, tuple[int, Headwords]]  # the first token of two → the second, and the headwords of both

_HYPHENS = frozenset("-‐‑")
_SHORTEST_PART = 3  # letters: "in form" is not "inform"
_SHORTEST_JOINED = 2 * _SHORTEST_PART
_ANYTHING = ("",)
_LAST = "\U0010ffff"  # behind all letters
_LONGEST_ABBREVIATION = 5  # letters: longer words in capitals are words


def is_abbreviation(word: str) -> bool:
    """Whether a word of a term is an abbreviation, which stands in its capitals: US is not us."""
    return 2 <= len(word) <= _LONGEST_ABBREVIATION and word.isupper()


def may_be_one(term: str, *words: str) -> bool:
    """Whether a term of two words may be written as one: air strike; short ones if no space divides them: e-mail."""
    return min(map(len, words)) >= _SHORTEST_PART or len(term.split()) == 1


class Joiner:
    """Finds the words of a text that are one headword together: cease-fire; in English cyber attack.

    `stems` are the beginnings of the headwords' forms: two words between which there is a space are looked up if one
    of them begins with the first word and with some letters of the second.
    """

    def __init__(self, stems: Iterable[str], headwords: Callable[[str], Headwords], tongue: Language) -> None:
        self._headwords = headwords
        # The prefix rule takes almost anything behind a hyphen for an ending.
        self._hyphens = _HYPHENS if tongue.inflection.method != "prefix" else frozenset()
        self._stems = (
            sorted(stem for stem in stems if len(stem) >= _SHORTEST_JOINED) if tongue.inflection.joined else []
        )

    def beyond(self, word: str) -> tuple[str, ...]:
        """With what the words begin that may be one headword with a lower-case word before them; with anything behind
        a hyphen.
        """
        if word in self._hyphens:
            return _ANYTHING
        stems, size = self._stems, len(word)
        found: list[str] = []
        place = bisect_left(stems, word) if size >= _SHORTEST_PART else len(stems)
        while place < len(stems) and stems[place].startswith(word):
            if rest := stems[place][size : size + _SHORTEST_PART]:
                found.append(rest)
            place = bisect_left(stems, word + rest + _LAST, place) if rest else place + 1
        return tuple(found)

    def joined(self, words: Words, joining: Iterable[tuple[int, tuple[str, ...]]]) -> Joined:
        """The pairs at the places of a text where hyphens or first words stand, each with what may be `beyond` it."""
        found: Joined = {}
        lower = words.lower
        for first, beyond in joining:
            last = first + 1
            if last == len(lower) or not lower[last].startswith(beyond):
                continue
            if beyond is _ANYTHING:
                first -= 1
                fits = first >= 0 and _bound(words, first, last)
            else:
                fits = len(lower[last]) >= _SHORTEST_PART
            if fits and (keys := self._headwords(lower[first] + lower[last])):
                found[first] = last, keys
        return found


def first_parts(stems: Iterable[str], size: int, tongue: Language) -> set[str]:
    """The words shorter than a size that may be one headword together with the word behind them."""
    if not tongue.inflection.joined:
        return set()
    longest = {stem[: size - 1] for stem in stems if len(stem) >= _SHORTEST_JOINED}
    return {beginning[:part] for beginning in longest for part in range(_SHORTEST_PART, size)}


def _bound(words: Words, first: int, last: int) -> bool:
    """Whether two tokens are words with only one mark between them."""
    return words.kind[first] == words.kind[last] == WORD and words.end[first] + 1 == words.start[last]


def exactly(exact: Mapping[str, str], tongue: Language) -> Callable[[str], str | None]:
    """A function from a word as it is written to the headword that stands exactly so.

    Many languages write an ending on to an abbreviation: IIVning, SEZs. Its letters are small.
    """
    follows = ending_test(tongue) if tongue.inflection.method == "suffixes" else None
    endings = written_on(tongue)

    def key(word: str) -> str | None:
        if word in exact or not (word[:2].isupper() and word[-1].islower()):
            return exact.get(word)
        cut = next(place for place, letter in enumerate(word) if letter.islower())
        ending = word[cut:]
        grown = follows(ending) if follows else ending in endings
        return exact.get(word[:cut]) if grown else None

    return key


def written_on(tongue: Language) -> frozenset[str]:
    """The endings that a language adds without a change of the word; of one with chains of suffixes, none."""
    return frozenset(ending for ending, instead in tongue.inflection.endings if not instead)
