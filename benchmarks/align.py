"""How well two texts are aligned whose sentences somebody has joined and dropped, beside Gale and Church.

    python benchmarks/align.py FILE.xx-yy.tsv [FILE ...]

Each FILE holds pairs in the order of their text, as `tqcheck score` reads them; a file of over 2,000 pairs is cut into
texts of 500. Of the pairs, 6 in a hundred lose one side, and 16 in a hundred sentences are joined to the next, half of
them in the source and half in the translation (--drops, --merges). A link is a sentence of the source and one of the
translation that hold parts of one pair. Printed for each pair of languages: precision, recall and F1 of the links, over
--times ways to corrupt each text, sentences of the source per second, and the F1 of Gale and Church (1993) on the same
texts in the same run: lengths in characters alone, with the ratio of the two texts' lengths.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tqcheck import Segment, Text, read
from tqcheck.align import Link, align
from tqcheck.language import language

Side = list[tuple[str, frozenset[int]]]  # sentences, each with the numbers of the pairs that it holds

# Gale and Church, "A program for aligning sentences in bilingual corpora", table 5 and section 3.1.
_PRIORS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
_VARIANCE = 6.8


def gale_church(source: Sequence[int], target: Sequence[int]) -> list[Link]:
    """The links between two texts by the lengths of their sentences alone."""
    ratio = sum(target) / (sum(source) or 1)
    best = {(0, 0): (0.0, (0, 0))}
    for here in range(len(source) + 1):
        for there in range(len(target) + 1):
            for (a, b), prior in _PRIORS.items():
                before = best.get((here - a, there - b))
                if before is None:
                    continue
                one, other = sum(source[here - a : here]), sum(target[there - b : there])
                spread = math.sqrt(_VARIANCE * (one + other / ratio) / 2) or 1.0
                chance = math.erfc(abs(one * ratio - other) / spread / math.sqrt(2))
                cost = before[0] - math.log(max(chance, 1e-300)) - math.log(prior)
                if (here, there) not in best or cost < best[here, there][0]:
                    best[here, there] = cost, (a, b)
    links = []
    here, there = len(source), len(target)
    while here or there:
        a, b = best[here, there][1]
        links.append(Link(here - a, here, there - b, there))
        here, there = here - a, there - b
    return links[::-1]


def corrupted(segments: Sequence[Segment], chance: random.Random, merges: float, drops: float) -> tuple[Side, Side]:
    """Both sides of some pairs, sentences dropped and joined."""
    lost = [chance.choice(("source", "target")) if chance.random() < drops else "" for _ in segments]
    sides: list[Side] = []
    for name in ("source", "target"):
        kept = [(getattr(one, name), frozenset({at})) for at, one in enumerate(segments) if lost[at] != name]
        side: Side = []
        joined = False
        for text, pair in kept:
            if joined:
                space = " " if language(text.language).spaced else ""
                side[-1] = side[-1][0] + space + text.raw, side[-1][1] | pair
            else:
                side.append((text.raw, pair))
            joined = not joined and chance.random() < merges / 2
        sides.append(side)
    return sides[0], sides[1]


def links(found: Iterable[Link]) -> set[tuple[int, int]]:
    """The pairs of sentences that links join."""
    return {
        (a, b) for one in found for a in range(one.source, one.source_end) for b in range(one.target, one.target_end)
    }


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--merges", type=float, default=0.16)
    parser.add_argument("--drops", type=float, default=0.06)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    texts: dict[tuple[str, str], list[Sequence[Segment]]] = defaultdict(list)
    for path in given.files:
        for document in read(path, report=lambda error: None):
            texts[document.source_language, document.target_language].append(document.segments)
    print(
        f"{'languages':10}{'sentences':>10}{'precision':>11}{'recall':>8}{'F1':>7}{'per second':>12}{'Gale–Church':>13}"
    )
    for (one, other), documents in sorted(texts.items()):
        counts: Counter[str] = Counter()
        spent = 0.0
        for number, segments in enumerate(documents * given.times):
            chance = random.Random(f"{given.seed} {number}")
            source, target = corrupted(segments, chance, given.merges, given.drops)
            gold = {(a, b) for a, (_, x) in enumerate(source) for b, (_, y) in enumerate(target) if x & y}
            sides = [Text(raw, one, "source") for raw, _ in source], [Text(raw, other) for raw, _ in target]
            start = time.perf_counter()
            ours = links(align(*sides))
            spent += time.perf_counter() - start
            theirs = links(gale_church([len(raw) for raw, _ in source], [len(raw) for raw, _ in target]))
            counts.update(
                sentences=len(source), gold=len(gold), ours=len(ours), right=len(gold & ours),
                theirs=len(theirs), right_of_theirs=len(gold & theirs),
            )  # fmt: skip
        baseline = 200 * counts["right_of_theirs"] / (counts["gold"] + counts["theirs"])
        print(
            f"{one + '-' + other:10}{counts['sentences']:10,}{100 * counts['right'] / counts['ours']:11.1f}"
            f"{100 * counts['right'] / counts['gold']:8.1f}"
            f"{200 * counts['right'] / (counts['gold'] + counts['ours']):7.1f}"
            f"{counts['sentences'] / spent:12,.0f}{baseline:13.1f}"
        )


if __name__ == "__main__":
    main()
