"""The forms of many headwords in little room: stems, and the sets of endings that thousands of words share.

All is kept as flat text, which a disk cache gives back a hundred times faster than it could be made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

_OPENING = 3  # letters by which the beginnings of words are sorted
_ALIKE = 3  # forms that begin with the same letters, as many as this, have one stem: человек and люди have two

Endings = tuple[str, ...]
Forms = Iterable[tuple[str, Endings]]  # stems, and what may follow each


class FormTable(NamedTuple):
    """The headwords of each form.

    `stems` is keyed by what forms begin with; its values have a line for each set of `endings`: its number, and the
    headwords that take them: "3 robbery" for robber-y, robber-ies. Where endings are split off at look-up the stems
    are the headwords themselves. `bound` is keyed by changed stems (топ → тоб, орын → орн), which need such an ending.
    """

    stems: dict[str, str]
    endings: list[str]
    bound: dict[str, str]

    def headwords(self, stem: str, rest: str, *, any_ending: bool) -> Iterator[str]:
        """The headwords that have a form of this stem with this ending, or of this stem."""
        ending = f" {rest} "
        for line in self.stems[stem].split("\n"):
            number, _, words = line.partition(" ")
            if any_ending or ending in self.endings[int(number)]:
                yield from words.split(" ")

    def every_ending(self) -> frozenset[str]:
        """What may follow any stem: most words that begin like one go on otherwise."""
        return frozenset(("", *"".join(self.endings).split()))

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every headword with each of its forms."""
        for stem, lines in self.stems.items():
            for line in lines.split("\n"):
                number, *words = line.split(" ")
                for ending in self.endings[int(number)][1:-1].split(" "):
                    for word in words:
                        yield word, stem + ending

    def openings(self, size: int) -> set[str]:
        """The first letters of all forms, so many of each."""

        @cache
        def begun(number: str, room: int) -> frozenset[str]:
            return frozenset(ending[:room] for ending in self.endings[int(number)][1:-1].split(" "))

        found: set[str] = set()
        for stem, lines in self.stems.items():
            room = size - len(stem)
            if room <= 0:
                found.add(stem[:size])
            else:
                for line in lines.split("\n"):
                    found.update([stem + ending for ending in begun(line.partition(" ")[0], room)])
        return found


def form_table(inflected: Iterable[tuple[str, Forms]], changed: Iterable[tuple[str, str]] = ()) -> FormTable:
    """The table of headwords and their forms, and of stems that change, with their headwords."""
    numbers: dict[Endings, int] = {}
    sharing: dict[tuple[str, int], str] = {}
    for word, forms in inflected:
        for stem, endings in forms:
            key = stem, numbers.setdefault(endings, len(numbers))
            sharing[key] = f"{sharing[key]} {word}" if key in sharing else word
    stems: dict[str, str] = {}
    for (stem, number), words in sharing.items():
        stems[stem] = f"{stems[stem]}\n{number} {words}" if stem in stems else f"{number} {words}"
    bound: dict[str, str] = {}
    for stem, word in changed:
        bound[stem] = f"{bound[stem]} {word}" if stem in bound else word
    return FormTable(stems, [f" {' '.join(endings)} " for endings in numbers], bound)


def stemmed(forms: Iterable[str]) -> Forms:
    """The stems of forms, and the endings of each."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(set(forms)):
        groups[form[:_ALIKE]].append(form)
    for group in groups.values():
        first, last = group[0], group[-1]  # in alphabetical order: what these two share, all do
        size = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
        yield first[:size], tuple([form[size:] for form in group])


def cutter(beginnings: Iterable[str]) -> Callable[[str], list[int]]:
    """A function from a word to how long those of some beginnings are that it has, the longest first.

    By their first letters it is known how long they can be: most words of a text begin like none.
    """
    known = frozenset(beginnings)
    sizes: defaultdict[str, int] = defaultdict(int)  # as bits
    for beginning in known:
        if len(beginning) >= _OPENING:
            sizes[beginning[:_OPENING]] |= 1 << len(beginning)
    short = range(_OPENING - 1, 0, -1)

    def cuts(word: str) -> list[int]:
        longer = _counted_down(sizes.get(word[:_OPENING], 0))
        return [size for size in (*longer, *short) if word[:size] in known and size <= len(word)]

    return cuts


@lru_cache(maxsize=1 << 12)
def _counted_down(bits: int) -> tuple[int, ...]:
    return tuple(size for size in range(bits.bit_length() - 1, 0, -1) if bits >> size & 1)
