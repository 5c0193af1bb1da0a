"""Phrases that a text says over and over, and sentences that it says twice: what a machine does when it is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from tqcheck.analysis.repeats import pairs_again
from tqcheck.analysis.stops import STOPS
from tqcheck.analysis.words import MARK, WORD, words
from tqcheck.model import Text, analysis

LONGEST = 80
# How many pairs of neighbours must stand twice for anything to be a loop.
_FEWEST_PAIRS = 3


class Loop(NamedTuple):
    """`times` copies of the tokens from `first` up to `end`, the last of which ends before `last`.

    The copies stand one behind the other, or are two equal sentences, the second of which starts at `again`.
    """

    first: int
    end: int
    again: int
    last: int
    times: int


def loops(text: Text) -> tuple[Loop, ...]:
    """The loops of a text that has any worth the name: of three words or more."""
    return all_loops(text) if pairs_again(text) >= _FEWEST_PAIRS else ()


@analysis
def all_loops(text: Text) -> tuple[Loop, ...]:
    """Whatever of two tokens or more stands in a text twice or more in a row or, if nothing does, its equal sentences.

    How long a phrase must be for a fault the reader decides: any song has a short one.
    """
    found: list[Loop] = []
    for size in _sizes(words(text).lower):
        for loop in _in_a_row(text, size):
            if not any(loop.first < other.last and other.first < loop.last for other in found):
                found.append(loop)
    return tuple(found) or tuple(_sentences(text))


def _sizes(lower: list[str]) -> list[int]:
    """How long the copies may be: so far behind, enough pairs of neighbours stood before."""
    last: dict[tuple[str, str], int] = {}
    behind: Counter[int] = Counter()
    for index, pair in enumerate(pairwise(lower)):
        if pair in last:
            behind[index - last[pair]] += 1
        last[pair] = index
    return [2, *sorted(size for size, pairs in behind.items() if 2 < size <= LONGEST and pairs >= size - 2)]


def word_count_of(text: Text, loop: Loop) -> int:
    """How many words one copy has; in scripts without spaces, how many characters."""
    return words(text).kind[loop.first : loop.end].count(WORD)


def is_sentence(text: Text, loop: Loop) -> bool:
    """Whether each copy is a sentence, or several."""
    tokens = words(text).text
    return tokens[loop.end - 1] in STOPS and (loop.first == 0 or tokens[loop.first - 1] in STOPS)


def _in_a_row(text: Text, size: int) -> Iterator[Loop]:
    tokens = words(text)
    lower = tokens.lower
    same = bytes(map(eq, lower, lower[size:]))
    for match in re.finditer(b"\1{%d,}" % (size - 1), same):
        first, run = match.start(), match.end() - match.start()
        joined = tokens.kind[first + size - 1] == MARK  # “X, X”: the last copy may do without the mark
        times = (run + joined) // size + 1
        last = first + times * size - (joined and (run + 1) % size == 0)
        if times > 1 and WORD in tokens.kind[first : first + size]:
            yield Loop(first, first + size, first + size, last, times)


def _sentences(text: Text) -> Iterator[Loop]:
    """Sentences that stand in the text a second time, with others between."""
    tokens = words(text)
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    start = 0
    for index, token in enumerate(tokens.text):
        if token in STOPS:
            sentence = tuple(tokens.lower[start:index])
            if sentence in seen:
                first, end = seen[sentence]
                yield Loop(first, end, start, index + 1, 2)
            elif sentence:
                seen[sentence] = (start, index + 1)
            start = index + 1
