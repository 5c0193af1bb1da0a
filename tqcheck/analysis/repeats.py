"""Words and short phrases that stand twice in a row, with nothing but white space between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from tqcheck.analysis.words import JOINERS, MARK, NUMBER, WORD, Words, words
from tqcheck.model import Text, analysis

LONGEST = 4
# Digits that "100 100", which may be one number, is set apart by.
GROUP = 3


class Repeat(NamedTuple):
    """`times` copies of `size` words each: tokens from `first`, up to `last` exclusive."""

    first: int
    last: int
    size: int

    @property
    def times(self) -> int:
        """How often the words stand there."""
        return (self.last - self.first) // self.size


_NONE: tuple[Repeat, ...] = ()


def repeats(text: Text) -> tuple[Repeat, ...]:
    """The repeated words and phrases of a text, of up to LONGEST words; the first of those that overlap."""
    found = words(text)
    lower = found.lower
    if not pairs_again(text) and True not in map(eq, lower, lower[1:]):
        return _NONE
    sizes = _distances(lower)
    repeated: list[Repeat] = []
    for size in sizes:
        same = bytes(map(eq, lower, lower[size:]))
        for first, last in _stretches(same, size):
            if _is_one_stretch(text.raw, found, first, last, size) and not any(
                first < other.last and other.first < last for other in repeated
            ):
                repeated.append(Repeat(first, last, size))
    return tuple(repeated)


@analysis
def pairs_again(text: Text) -> int:
    """How many pairs of neighbours stand in a text again: a sieve that most texts fall through."""
    lower = words(text).lower
    return max(0, len(lower) - 1 - len(set(pairwise(lower))))


def _distances(lower: list[str]) -> list[int]:
    """How far back a word, or each of two neighbours, stood before."""
    seen: dict[str, int] = {}
    distances = set()
    before = 0
    for index, token in enumerate(lower):
        if token in seen:
            distance = index - seen[token]
            if distance == 1 or (distance == before and distance <= LONGEST):
                distances.add(distance)
            before = distance
        else:
            before = 0
        seen[token] = index
    return sorted(distances)


def _stretches(same: bytes, size: int) -> Iterator[tuple[int, int]]:
    """Whole copies, where `same` says which tokens equal the one `size` further on."""
    for match in re.finditer(b"\1{%d,}" % size, same):
        yield match.start(), match.start() + (len(match[0]) // size + 1) * size


def _is_one_stretch(raw: str, found: Words, first: int, last: int, size: int) -> bool:
    """Whether copies are set apart by white space alone, and hold words or long figures and no loose mark."""
    for index in range(first, last):
        if index > first:
            gap = raw[found.end[index - 1] : found.start[index]]
            if (index - first) % size == 0 and not gap.isspace():
                return False
        else:
            gap = " "
        if found.kind[index] == MARK and (gap or found.text[index] not in JOINERS):
            return False
    if found.text[last : last + 1] and found.text[last] in JOINERS and found.kind[last + 1 : last + 2] == [NUMBER]:
        return False  # an An-24
    kinds = found.kind[first : first + size]
    if WORD in kinds:
        return MARK not in (kinds[0], kinds[-1])
    return kinds == [NUMBER] and len(found.text[first]) != GROUP and not _among_figures(found, first, last)


def _among_figures(found: Words, first: int, last: int) -> bool:
    """Whether a figure stands right beside others, as in a telephone number."""
    return NUMBER in found.kind[max(0, first - 1) : first] + found.kind[last : last + 1]
