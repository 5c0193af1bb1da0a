"""Two texts that nobody has aligned: which sentences of one answer which of the other.

The best path through both is found by dynamic programming, after Gale and Church (1993). A step takes up to three
sentences of one side and one of the other, or two of both, or leaves one out. It is worth the more, the better the
lengths fit and the more the sentences share: figures by their values, names by their sounds, words and marks that both
sides write alike, each the more the rarer it is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tqcheck.analysis.anchors import Anchor, anchors
from tqcheck.language import language
from tqcheck.model import Text


class Link(NamedTuple):
    """Neighbouring sentences of the source, from `source` up to `source_end`, and those of the target that answer.

    One of the two ranges may be empty: nothing answers there.
    """

    source: int
    source_end: int
    target: int
    target_end: int

    @property
    def kind(self) -> str:
        """How many sentences of either side: "1-1", "2-1", "0-1" …"""
        return f"{self.source_end - self.source}-{self.target_end - self.target}"


# Sentences of the source and of the target that a step takes, and what it costs beside one of 1-1: about the logarithm
# of how seldom it is taken. These figures and the next were fitted on Kazakh, Russian, Chinese and Arabic news, whose
# sentences were joined and dropped at random (benchmarks/align.py); other languages and shares do nearly as well.
_STEPS = (
    (1, 1, 0.0), (1, 0, 2.4), (1, 2, 2.5), (2, 1, 2.5), (2, 2, 7.0), (1, 3, 5.0), (3, 1, 5.0), (0, 1, 2.4),
)  # fmt: skip
_LARGEST_STEP = 3
_ACROSS = 1.5  # what it costs to join sentences of two paragraphs
_DEVIATION = 0.19  # of the logarithm of two lengths' ratio, in long sentences
_DEVIATION_OF_SHORT = 0.9  # what is added to it, over the root of the length in characters
_WORST_LENGTH = 4.0  # the most that lengths can cost
_RAREST = 2.5  # the most that rarity counts for
_SHARED = {"figure": 0.88, "word": 0.7, "mark": 0.53, "name": 0.42}  # what sharing an anchor is worth, of its rarity
_CHARACTERS_PER_WORD = 6.5  # in a language that sets spaces
_UNUSUAL = 1.25  # how far two texts' ratio of lengths may lie from that of their languages
_NEARLY = 1.08  # how far it may lie from that of their links
_LEAST_STRAY, _STRAY = 60, 0.15  # how far a path may stray from the straight way: sentences, and a share of the text
_NEVER = -math.inf


def align(source: Sequence[Text], target: Sequence[Text]) -> list[Link]:
    """The links between the sentences of two texts, in their order; every sentence is in exactly one of them.

    `Text.segment` names a sentence's paragraph. Sentences of two paragraphs are joined less readily.
    """
    shared = _shared(source, target)
    own = _ratio(source, target, [Link(0, len(source), 0, len(target))])
    usual = _characters_per_word(target) / _characters_per_word(source)
    # Where much is left out on one side, the ratio of the whole texts is not that of their sentences.
    ratio = min(max(own, usual / _UNUSUAL), usual * _UNUSUAL)
    links = _path(source, target, shared, ratio)
    of_links = _ratio(source, target, [link for link in links if link.kind == "1-1"]) or ratio
    if not ratio / _NEARLY < of_links < ratio * _NEARLY:
        links = _path(source, target, shared, of_links)
    return links


def _ratio(source: Sequence[Text], target: Sequence[Text], links: Iterable[Link]) -> float:
    """How many characters of the target answer one of the source in some links; 0 if there are none."""
    sizes = [
        (sum(len(text.raw) for text in source[one.source : one.source_end]),
         sum(len(text.raw) for text in target[one.target : one.target_end]))
        for one in links
    ]  # fmt: skip
    return sum(other for _, other in sizes) / (sum(one for one, _ in sizes) or 1)


def _characters_per_word(texts: Sequence[Text]) -> float:
    """How many characters a word takes in the language of some texts, with the space behind it."""
    return (language(texts[0].language).characters_per_word if texts else 0.0) or _CHARACTERS_PER_WORD


def _path(source: Sequence[Text], target: Sequence[Text], shared: list[dict[int, float]], ratio: float) -> list[Link]:
    """The best path through two texts."""
    steps = _steps(source, target, shared, ratio)
    links: list[Link] = []
    here, there = len(source), len(target)
    while here or there:
        a, b, _ = _STEPS[steps[here][there]]
        links.append(Link(here - a, here, there - b, there))
        here, there = here - a, there - b
    return links[::-1]


class _Side(NamedTuple):
    """One text: of the last 1, 2 and 3 sentences before each place, the logarithm of their length in characters of the
    target, the weight of a difference in it, and what it costs to join them.
    """

    length: tuple[list[float], ...]
    weight: tuple[list[float], ...]
    joining: tuple[list[float], ...]


def _steps(
    source: Sequence[Text], target: Sequence[Text], share: list[dict[int, float]], ratio: float
) -> list[bytearray]:
    """For each pair of places, the step by which the best path comes there, as its number in `_STEPS`."""
    left, right = _side(source, ratio), _side(target, 1.0)
    width = len(target)
    stray = max(_LEAST_STRAY, round(_STRAY * max(len(source), width))) + abs(len(source) - width)
    rows: list[list[float]] = []
    taken: list[bytearray] = []
    for here in range(len(source) + 1):
        centre = here * width // (len(source) or 1)
        low, high = max(0, centre - stray), min(width, centre + stray)
        row, steps = [_NEVER] * (width + 1), bytearray(width + 1)
        if here == 0:
            row[0] = 0.0
        sums = _sums(share[max(0, here - _LARGEST_STEP) : here], width)
        for number, (a, b, cost) in enumerate(_STEPS):
            if a > here:
                continue
            before = rows[here - a] if a else row
            worth = [-cost] * (width + 1) if not (a and b) else _worth(left, right, sums[a - 1], here, (a, b, cost))
            for there in range(max(low, b), high + 1):
                value = before[there - b] + worth[there]
                if value > row[there]:
                    row[there], steps[there] = value, number
        rows.append(row)
        if here >= _LARGEST_STEP:
            rows[here - _LARGEST_STEP] = []  # no step reaches back to it any more
        taken.append(steps)
    return taken


def _worth(left: _Side, right: _Side, sums: Sequence[float], here: int, step: tuple[int, int, float]) -> list[float]:
    """What a step to `here` in the source is worth, for each place in the target."""
    a, b, cost = step
    length, cost = left.length[a - 1][here], cost + left.joining[a - 1][here]
    lengths, weights, joining = right.length[b - 1], right.weight[b - 1], right.joining[b - 1]
    found = [0.0] * len(sums)
    for there in range(b, len(sums)):
        difference = (length - lengths[there]) ** 2 * weights[there]
        found[there] = (
            sums[there]
            - sums[there - b]
            - cost
            - joining[there]
            - (difference if difference < _WORST_LENGTH else _WORST_LENGTH)
        )
    return found


def _sums(share: Sequence[dict[int, float]], width: int) -> list[list[float]]:
    """What the last one, two and three of some sentences share with the first sentences of the target, for each place
    there.
    """
    columns = [0.0] * width
    found = []
    for shared in reversed(share):
        for there, worth in shared.items():
            columns[there] += worth
        found.append(list(accumulate(columns, initial=0.0)))
    return found


def _side(texts: Sequence[Text], scale: float) -> _Side:
    """What is known of one text; `scale` turns its characters into those of the target."""
    until = list(accumulate((len(text.raw) for text in texts), initial=0))
    sizes = [[until[at] - until[max(0, at - k)] for at in range(len(until))] for k in range(1, _LARGEST_STEP + 1)]
    seams = [0, 0, *(_ACROSS * (one.segment != other.segment) for one, other in pairwise(texts))]
    across = list(accumulate(seams))
    return _Side(
        tuple([math.log(size * scale + 1) for size in row] for row in sizes),
        tuple(
            [0.5 / (_DEVIATION + _DEVIATION_OF_SHORT / math.sqrt(size * scale + 1)) ** 2 for size in row]
            for row in sizes
        ),
        tuple([across[at] - across[max(0, at - k)] for at in range(len(until))] for k in range(_LARGEST_STEP)),
    )


def _shared(source: Sequence[Text], target: Sequence[Text]) -> list[dict[int, float]]:
    """For each sentence of the source, those of the target that share an anchor with it, and what that is worth."""
    here, there = [anchors(text) for text in source], [anchors(text) for text in target]
    left, right = (Counter(anchor for found in side for anchor in found) for side in (here, there))
    worth = {
        anchor: _SHARED[anchor.kind] * _rarity(left[anchor] / len(source), right[anchor] / len(target))
        for anchor in left.keys() & right.keys()
    }
    places: dict[Anchor, list[int]] = defaultdict(list)
    for at, found in enumerate(there):
        for anchor in found & worth.keys():
            places[anchor].append(at)
    shared: list[dict[int, float]] = []
    for found in here:
        sums: dict[int, float] = defaultdict(float)
        for anchor in found & worth.keys():
            for at in places[anchor]:
                sums[at] += worth[anchor]
        shared.append(sums)
    return shared


def _rarity(*shares: float) -> float:
    """How seldom sentences have an anchor: the logarithm of the larger of their shares in the two texts, negative."""
    return min(_RAREST, -math.log(max(shares)))
