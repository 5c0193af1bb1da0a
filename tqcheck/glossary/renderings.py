"""Recurrent terms of a corpus of pairs, each with the rendering that its translations use consistently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from math import log2
from typing import NamedTuple

from tqcheck.glossary.corpus import LONGEST, MOST_CONTENT, Line, Phrase, spans
from tqcheck.glossary.linking import Links

_LEAST_BACK = 0.25  # of the texts that have a rendering, the share whose source has the term
_AS_OFTEN = 0.8  # a longer rendering is the whole one if it is found nearly as often as a part of it
_ALWAYS = 0.8  # of a phrase's uses: what follows it so often is a part of it
_NESTED = 0.7  # a term of which so many uses stand inside a longer one is no term of its own


class Rendering(NamedTuple):
    """A term and what it becomes: in how many pairs the term stands, and in which of them its rendering does."""

    term: Phrase
    rendering: Phrase
    pairs: int
    both: tuple[int, ...]
    back: float  # the share of the pairs with the rendering whose source has the term
    glue: float  # how far its words keep to each other: 1 if none stands without the others

    @property
    def share(self) -> float:
        """The share of the term's pairs that have the rendering."""
        return len(self.both) / self.pairs

    @property
    def weight(self) -> float:
        """What puts a term before others: often, of several words that belong together, to and fro the same."""
        words = len(self.term) + len(self.rendering) - 1
        return log2(1 + len(self.both)) * self.share * self.back**0.5 * words * self.glue**0.25


def renderings(
    source: Sequence[Line], target: Sequence[Line], links: Sequence[Links], least: int, share: float
) -> list[Rendering]:
    """The terms that stand in at least `least` pairs and are rendered in one way in such a share of them, best first."""
    linked: Counter[tuple[Phrase, Phrase]] = Counter()
    for here, there, some in zip(source, target, links, strict=True):
        linked.update(set(_answering(here, there, some)))
    best: dict[Phrase, list[tuple[int, Phrase]]] = defaultdict(list)
    for (term, rendering), count in linked.items():
        if count >= least:
            best[term].append((count, rendering))
    wanted = {rendering for some in best.values() for _, rendering in some}
    of_term, of_rendering = _standing(source, best, MOST_CONTENT), _standing(target, wanted, LONGEST)
    spread = Counter(key for line in source for key in {line.keys[place] for place in line.content})
    found = []
    for term, some in best.items():
        if _is_part(source, term, of_term[term]):
            continue
        most = max(count for count, _ in some)
        often = [one for one in some if one[0] >= _AS_OFTEN * most]
        _, rendering = max(often, key=lambda one: (len(one[1]), one[0], one[1]))
        here = of_term[term]
        rendering, there = _whole(target, rendering, of_rendering[rendering])
        both = tuple(sorted(set(here).intersection(there)))
        if not both:
            continue
        glue = len(term) * len(here) / sum(spread[key] or len(here) for key in term)
        one = Rendering(term, rendering, len(here), both, len(both) / len(there), glue)
        if one.share >= share and one.back >= _LEAST_BACK:
            found.append(one)
    return sorted(_own_terms(found), key=lambda one: (-one.weight, one.term))


def _standing(side: Sequence[Line], wanted: Container[Phrase], most: int) -> dict[Phrase, list[int]]:
    """For each wanted phrase the texts that have it, by number."""
    found: dict[Phrase, list[int]] = defaultdict(list)
    for number, line in enumerate(side):
        for phrase in {line.phrase(first, last) for first, last in spans(line, most)}:
            if phrase in wanted:
                found[phrase].append(number)
    return found


def _is_part(side: Sequence[Line], phrase: Phrase, numbers: Sequence[int]) -> bool:
    """Whether one and the same word of content stands beside nearly all uses of a phrase."""
    return any(count >= _ALWAYS * uses for _, count, uses in _beside(side, phrase, numbers) if uses > 1)


def _whole(side: Sequence[Line], phrase: Phrase, numbers: list[int]) -> tuple[Phrase, list[int]]:
    """A phrase with the word that nearly always stands beside it, and the texts that have it then."""
    for longer, count, uses in _beside(side, phrase, numbers):
        if count >= _ALWAYS * uses and len(longer) <= LONGEST:
            return longer, [number for number in numbers if any(side[number].places(longer))]
    return phrase, numbers


def _beside(side: Sequence[Line], phrase: Phrase, numbers: Sequence[int]) -> list[tuple[Phrase, int, int]]:
    """A phrase with the commonest word of content right behind it, and before it; how often, and of how many uses."""
    behind: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for number in numbers:
        line = side[number]
        for first in line.places(phrase):
            last = first + len(phrase)
            behind[line.keys[last] if last in line.content else ""] += 1
            before[line.keys[first - 1] if first - 1 in line.content else ""] += 1
    found = []
    for words, join in ((behind, lambda word: (*phrase, word)), (before, lambda word: (word, *phrase))):
        word, count = words.most_common(1)[0]
        if word:
            found.append((join(word), count, words.total()))
    return found


def _answering(source: Line, target: Line, links: Links) -> Iterator[tuple[Phrase, Phrase]]:
    """The stretches of a pair of which every word of content answers one of the other, and none another's.

    Beside each stands the one that goes on to a word of the translation that answers nothing: “prime minister”
    may be one word in the source. What it is more often decides.
    """
    here: dict[int, list[int]] = defaultdict(list)
    there: dict[int, list[int]] = defaultdict(list)
    for place, other in links:
        here[place].append(other)
        there[other].append(place)
    for number, first in enumerate(source.content):
        begin, end = len(target.keys), -1
        for last in source.content[number : number + MOST_CONTENT]:
            if last not in here or last - first >= LONGEST or "" in source.keys[first : last + 1]:
                break
            begin, end = min(begin, *here[last]), max(end, *here[last])
            if end - begin >= LONGEST:
                break
            if _answers_only(there, target, begin, end, first, last):
                term = source.phrase(first, last)
                for left, right in _widened(target, there, begin, end):
                    yield term, target.phrase(left, right)


def _answers_only(
    there: Mapping[int, list[int]], target: Line, begin: int, end: int, first: int, last: int
) -> bool:
    """Whether the words of content in a stretch of the translation all answer words of one stretch of the source."""
    for other in range(begin, end + 1):
        if other in there:
            if min(there[other]) < first or max(there[other]) > last:
                return False
        elif not target.keys[other] or other in target.content:
            return False
    return True


def _widened(target: Line, there: Mapping[int, list[int]], begin: int, end: int) -> Iterator[tuple[int, int]]:
    yield begin, end
    if end - begin + 1 >= LONGEST:
        return
    if end + 1 in target.content and end + 1 not in there:
        yield begin, end + 1
    if begin - 1 in target.content and begin - 1 not in there:
        yield begin - 1, end


def _own_terms(found: Iterable[Rendering]) -> Iterator[Rendering]:
    """Those that do not mostly stand inside a longer term that is found as well."""
    found = list(found)
    longer: dict[Phrase, int] = {}
    for one in found:
        for size in range(1, len(one.term)):
            for start in range(len(one.term) - size + 1):
                part = one.term[start : start + size]
                longer[part] = max(longer.get(part, 0), one.pairs)
    return (one for one in found if longer.get(one.term, 0) < _NESTED * one.pairs)
