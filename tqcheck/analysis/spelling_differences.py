"""Where two spellings of one name differ: inside, and neither at their ends nor in their diacritics."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tqcheck.analysis.letters import without_accents
from tqcheck.analysis.name_sounds import plain_spelling
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import script
from tqcheck.analysis.stems import stems

SHORTEST = 5  # letters of a name that may be spelt in two ways
_SHARED_END = 2  # letters behind the difference, without which it may be one of endings


class Difference(NamedTuple):
    """Where two spellings differ: from `start` on, the letters of one and those of the other in their place."""

    start: int
    one: str
    other: str

    def respelt(self, word: str) -> str:
        """A form of the one spelling with the letters of the other."""
        written = word[: self.start] + self.other + word[self.start + len(self.one) :]
        return written if self.start else written.capitalize()


def sound_difference(one: str, other: str, tag: str) -> Difference | None:
    """Where two lower-case names differ that romanisations write for one and the same."""
    return _inside(one, other, tag, lambda stem, base, _: _sound(stem, tag) == _sound(base, tag))


def slip_difference(one: str, other: str, tag: str, shortest: int) -> Difference | None:
    """Where two lower-case names of so many letters differ by a letter, or by two that changed places."""
    return _inside(one, other, tag, lambda *found: min(map(len, found[:2])) >= shortest and _is_slip(found[2]))


def name_stems(word: str, tag: str) -> list[str]:
    """A lower-case name, and what its endings may have been written on to."""
    return [stem for stem in stems(word, tag) if len(stem) >= SHORTEST]


def _inside(one: str, other: str, tag: str, is_one: Callable[[str, str, Difference], bool]) -> Difference | None:
    """Where two names differ that may have endings; None if `is_one` denies that their stems are one."""
    both = [(stem, base) for stem in name_stems(one, tag) for base in name_stems(other, tag)]
    if script(one[0]) != script(other[0]) or any(without_accents(stem) == without_accents(base) for stem, base in both):
        return None
    for stem, base in both:
        found = _difference(stem, base)
        behind = found.start + len(found.one), found.start + len(found.other)
        inside = one.startswith(stem[: behind[0]]) and other.startswith(base[: behind[1]])
        if inside and len(stem) - behind[0] >= _SHARED_END and is_one(stem, base, found):
            return found
    return None


def _difference(one: str, other: str) -> Difference:
    """What two words have between the beginning and the end that they share."""
    most = min(len(one), len(other))
    start = next((place for place in range(most) if one[place] != other[place]), most)
    end = next((place for place in range(most - start) if one[-1 - place] != other[-1 - place]), most - start)
    return Difference(start, one[start : len(one) - end], other[start : len(other) - end])


def _sound(word: str, tag: str) -> str:
    return plain_spelling(romanised(word, tag))


def _is_slip(found: Difference) -> bool:
    """Whether what differs is one letter, behind the first one, or two that changed places."""
    one, other = found.one, found.other
    return found.start > 0 and (max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1]))
