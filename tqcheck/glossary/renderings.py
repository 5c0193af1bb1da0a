"""Recurrent terms of a corpus of pairs, each with the rendering that its translations use consistently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from math import log2, sqrt
from typing import NamedTuple

from tqcheck.glossary.corpus import ENOUGH, LONGEST, MOST_CONTENT, Line, Phrase, spans
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
    rarity: float  # 0 for a term in every pair, 1 for one in a single pair
    glue: float  # how far its words keep to each other: 1 if none stands without the others

    @property
    def share(self) -> float:
        """The share of the term's pairs that have the rendering."""
        return len(self.both) / self.pairs

    @property
    def weight(self) -> float:
        """What puts a term before others: often, of several words that belong together, to and fro the same."""
        words = len(self.term) + len(self.rendering) - 1
        rare = self.rarity if words == 1 else 1.0  # “new” and “say” are no terms
        return log2(1 + len(self.both)) * self.share * sqrt(self.back) * words * sqrt(sqrt(self.glue)) * rare


def renderings(
    source: Sequence[Line], target: Sequence[Line], links: Sequence[Links], least: int, share: float
) -> list[Rendering]:
    """The terms in at least `least` pairs of which at least `share` render them in one way, best first."""
    linked: Counter[tuple[Phrase, Phrase]] = Counter()
    for here, there, some in zip(source, target, links, strict=True):
        linked.update(set(_answering(here, there, some)))
    candidates: dict[Phrase, list[tuple[int, Phrase]]] = defaultdict(list)
    for (term, rendering), count in linked.items():
        if count >= least:
            candidates[term].append((count, rendering))
    of_term = _standing(source, candidates, MOST_CONTENT)
    wanted = {rendering for some in candidates.values() for _, rendering in some}
    of_rendering = _standing(target, wanted, LONGEST)
    spread = Counter(key for line in source for key in {line.keys[place] for place in line.content})
    pairs = max(len(source), 2)
    found = []
    for term, ranked in candidates.items():
        uses = of_term[term]
        if _is_part(source, term, uses):
            continue
        rendering, other_uses = _whole(target, _likeliest(ranked), of_rendering)
        both = tuple(sorted({*uses}.intersection(other_uses)))
        if both and len(both) >= max(least, share * len(uses)) and len(both) >= _LEAST_BACK * len(other_uses):
            rarity = log2(pairs / len(uses)) / log2(pairs)
            glue = len(term) * len(uses) / sum(spread[key] or len(uses) for key in term)
            found.append(Rendering(term, rendering, len(uses), both, len(both) / len(other_uses), rarity, glue))
    return sorted(_own_terms(found), key=lambda one: (-one.weight, one.term))


def _likeliest(ranked: Sequence[tuple[int, Phrase]]) -> Phrase:
    """The longest of the renderings that are linked to a term nearly as often as any."""
    most = max(count for count, _ in ranked)
    often = [(len(phrase), count, phrase) for count, phrase in ranked if count >= _AS_OFTEN * most]
    return max(often)[2]


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
    return any(count >= _ALWAYS * uses for _, count, uses in _beside(side, phrase, numbers))


def _whole(
    side: Sequence[Line], phrase: Phrase, standing: Mapping[Phrase, Sequence[int]]
) -> tuple[Phrase, Sequence[int]]:
    """A phrase with the word that nearly always stands beside it, and the texts that have it then."""
    numbers = standing[phrase]
    for longer, count, uses in _beside(side, phrase, numbers):
        if count >= _ALWAYS * uses and len(longer) <= LONGEST:
            return longer, [number for number in numbers if next(side[number].places(longer), None) is not None]
    return phrase, numbers


def _beside(side: Sequence[Line], phrase: Phrase, numbers: Sequence[int]) -> list[tuple[Phrase, int, int]]:
    """A phrase with the commonest word of content right behind it, and before it; how often, and of how many uses."""
    behind: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for number in numbers[:ENOUGH]:
        line = side[number]
        for first in line.places(phrase):
            last = first + len(phrase)
            behind[line.keys[last] if last in line.content else ""] += 1
            before[line.keys[first - 1] if first - 1 in line.content else ""] += 1
    next_word, followed = behind.most_common(1)[0]
    word_before, led = before.most_common(1)[0]
    both = ((next_word, (*phrase, next_word), followed), (word_before, (word_before, *phrase), led))
    return [(longer, count, behind.total()) for word, longer, count in both if word]


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


def _answers_only(there: Mapping[int, list[int]], target: Line, begin: int, end: int, first: int, last: int) -> bool:
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
