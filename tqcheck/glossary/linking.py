"""Which word of a translation renders which word of its source, learned from a corpus of pairs alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tqcheck.glossary.corpus import Line

Links = frozenset[tuple[int, int]]  # the units of the source and of the target that answer each other

_CANDIDATES = 10  # of each word: the true rendering of a recurrent word is hardly ever further down
_ROUNDS = 2
_LEAST_DICE = 0.02
_UNLINKED = 0.05  # what a word that nothing renders is given, beside the weights of its candidates
_LEAST = 0.02
_BY_PLACE = 0.2  # how much of its weight a link loses that leads from one end of a sentence to the other


class _Vocabulary:
    """Words by number, and the pairs in which each stands."""

    def __init__(self, side: Sequence[Line], least: int) -> None:
        self.pairs: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(side):
            for key in {line.keys[place] for place in line.content}:
                self.pairs[key].append(number)
        self.pairs = {key: pairs for key, pairs in self.pairs.items() if len(pairs) >= least}
        self.of_line = [[key for key in {line.keys[p] for p in line.content} if key in self.pairs] for line in side]


Weights = dict[str, dict[str, float]]  # a word of the source → what may render it, with a weight from 0 to 1


def weights(source: Sequence[Line], target: Sequence[Line], least: int) -> Weights:
    """How well words answer each other, of those that stand in at least so many pairs.

    It begins with Dice's coefficient of standing in the same pairs. Then, as in EM for IBM's model 1 but from both
    sides at once, each word shares itself out among its candidates in a pair, so that words which only keep
    company (health and ministry) lose to those that render each other.
    """
    sources, targets = _Vocabulary(source, least), _Vocabulary(target, least)
    found = _by_dice(sources, targets)
    for _ in range(_ROUNDS):
        found = _shared_out(found, sources, targets)
    return found


def _by_dice(sources: _Vocabulary, targets: _Vocabulary) -> Weights:
    found: Weights = {}
    for word, pairs in sources.pairs.items():
        together: Counter[str] = Counter()
        for number in pairs:
            together.update(targets.of_line[number])
        dice = {
            other: 2 * count / (len(pairs) + len(targets.pairs[other]))
            for other, count in together.items()
            if count > 1 or len(pairs) == 1
        }
        best = sorted(dice, key=lambda other: (-dice[other], other))[:_CANDIDATES]
        found[word] = {other: dice[other] for other in best if dice[other] >= _LEAST_DICE}
    return found


def _shared_out(now: Weights, sources: _Vocabulary, targets: _Vocabulary) -> Weights:
    expected: dict[str, defaultdict[str, float]] = {word: defaultdict(float) for word in now}
    for here, there in zip(sources.of_line, targets.of_line, strict=True):
        present = set(there)
        links = [(word, other, now[word][other]) for word in here for other in now[word].keys() & present]
        rows: dict[str, float] = dict.fromkeys(here, _UNLINKED)
        columns: dict[str, float] = dict.fromkeys(there, _UNLINKED)
        for word, other, weight in links:
            rows[word] += weight
            columns[other] += weight
        for word, other, weight in links:
            expected[word][other] += weight * weight / (rows[word] * columns[other])
    return {
        word: {
            other: 2 * share / (len(sources.pairs[word]) + len(targets.pairs[other])) for other, share in row.items()
        }
        for word, row in expected.items()
    }


def links(source: Line, target: Line, found: Weights) -> Links:
    """The words of one pair that answer each other: the surest first, each word once.

    A word that is left over joins the word beside it where it renders the same one (a German compound, a
    Kazakh word that English says in two).
    """
    sources, targets = max(len(source.keys), 1), max(len(target.keys), 1)
    there: dict[str, list[int]] = defaultdict(list)
    for place in target.content:
        there[target.keys[place]].append(place)
    ranked = sorted(
        (
            (weight * (1 - _BY_PLACE * abs(place / sources - other / targets)), place, other)
            for place in source.content
            for word, weight in found.get(source.keys[place], {}).items()
            if weight >= _LEAST
            for other in there.get(word, ())
        ),
        key=lambda link: (-link[0], link[1:]),
    )
    chosen: dict[int, int] = {}
    taken: dict[int, int] = {}
    for _, place, other in ranked:
        if place not in chosen and other not in taken:
            chosen[place], taken[other] = other, place
    grown = set(chosen.items())
    for _, place, other in ranked:
        if other not in taken and place in chosen and abs(chosen[place] - other) <= 2:
            taken[other] = place
            grown.add((place, other))
        elif place not in chosen and other in taken and abs(taken[other] - place) <= 1:
            chosen[place] = other
            grown.add((place, other))
    return frozenset(grown)
