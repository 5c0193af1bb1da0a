"""Recurrent corrections: what a machine said, what people wrote instead, and the source term that it was about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from tqcheck.glossary.corpus import LONGEST, Line, Phrase

_LEAST_SHARE = 0.6  # of the pairs where the machine says it, those that people corrected
_COVERED = 0.8  # of the pairs with the correction, those whose source must have the term
_LEAST_DICE = 0.5  # between a term and the right rendering
_AS_OFTEN = 0.8  # a wider stretch is the whole correction if it recurs nearly as often as a part of it

Change = tuple[Phrase, Phrase]  # what the machine said, what people wrote


class Correction(NamedTuple):
    """A term, the wrong and the right rendering: corrected in some of the pairs where the machine said it."""

    term: Phrase
    wrong: Phrase
    right: Phrase
    said: tuple[int, ...]  # the pairs with the term in the source and the wrong rendering in the machine's text
    corrected: tuple[int, ...]  # those of them in which people changed it into the right one


def corrections(
    source: Sequence[Line], machine: Mapping[int, Line], corrected: Sequence[Line], least: int
) -> list[Correction]:
    """The changes that recur in at least `least` pairs, with the term of the source that they go with, best first.

    `machine` has the machine's text of the pairs in which it is known.
    """
    changed: defaultdict[Change, set[int]] = defaultdict(set)
    for number, said in machine.items():
        if said.keys != corrected[number].keys:
            for change in _changes(said, corrected[number]):
                changed[change].add(number)
    found = []
    recurrent = {change: some for change, some in changed.items() if len(some) >= least}
    for (wrong, right), numbers in _widest(recurrent):
        term = _term(source, corrected, right, numbers)
        if term:
            spoken = tuple(
                number for number, line in machine.items() if _has(line, wrong) and _has(source[number], term)
            )
            mended = tuple(number for number in spoken if number in numbers)
            if len(mended) >= max(least, _LEAST_SHARE * len(spoken)):
                found.append(Correction(term, wrong, right, spoken, mended))
    return sorted(found, key=lambda one: (-len(one.corrected), one.term, one.wrong))


def _changes(said: Line, written: Line) -> Iterator[Change]:
    """What was replaced, by itself and with the words that stayed on one side of it or on both."""
    blocks = SequenceMatcher(None, said.keys, written.keys, autojunk=False).get_opcodes()
    for kind, first, last, begin, end in blocks:
        if kind != "replace":
            continue
        for left in (0, 1):
            for right in (0, 1):
                here, there = (first - left, last + right), (begin - left, end + right)
                wrong, correct = _stretch(said, *here), _stretch(written, *there)
                if wrong and correct:
                    yield wrong, correct


def _stretch(line: Line, first: int, end: int) -> Phrase | None:
    """The units of a text from one to before another if they can be a term, less what is no content at its ends."""
    inside = [place for place in line.content if first <= place < end]
    if not inside or first < 0 or end > len(line.keys):
        return None
    phrase = line.phrase(inside[0], inside[-1])
    return phrase if len(phrase) <= LONGEST and "" not in phrase else None


def _widest(changed: Mapping[Change, set[int]]) -> list[tuple[Change, set[int]]]:
    """The changes without those that mostly recur as a part of a wider one."""
    return [
        (change, numbers)
        for change, numbers in changed.items()
        if not any(
            other != change
            and len(others & numbers) >= _AS_OFTEN * len(numbers)
            and all(_inside(part, whole) for part, whole in zip(change, other, strict=True))
            for other, others in changed.items()
        )
    ]


def _term(source: Sequence[Line], corrected: Sequence[Line], right: Phrase, numbers: set[int]) -> Phrase | None:
    """The term of the source that goes with a rendering: it stands where that does, and hardly anywhere else.

    Of several that do so equally it is the longest: the pairs are of different sentences.
    """
    rendered = {number for number, line in enumerate(corrected) if _has(line, right)}
    standing: defaultdict[Phrase, set[int]] = defaultdict(set)
    for number in numbers:
        for phrase in _phrases(source[number]):
            standing[phrase].add(number)
    likely = {phrase for phrase, some in standing.items() if len(some) >= _COVERED * len(numbers)}
    for number, line in enumerate(source):
        if number not in numbers:
            for phrase in likely.intersection(_phrases(line)):
                standing[phrase].add(number)
    ranked = [
        (
            2 * len(standing[phrase] & rendered) / (len(standing[phrase]) + len(rendered)),
            len(phrase),
            phrase,
        )
        for phrase in likely
    ]
    best = max(ranked, default=None)
    return best[-1] if best and best[0] >= _LEAST_DICE else None


def _phrases(line: Line) -> set[Phrase]:
    """The phrases of a text that begin and end with content; a number word may begin one (бір реттік доза)."""
    return {
        line.phrase(first, last)
        for last in line.content
        for first in (*line.content, *line.numbers)
        if 0 <= last - first < LONGEST and "" not in line.keys[first : last + 1]
    }


def _has(line: Line, phrase: Phrase) -> bool:
    return next(line.places(phrase), None) is not None


def _inside(part: Phrase, whole: Phrase) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))
