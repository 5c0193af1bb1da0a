"""How well a name is known again in another script.

    python benchmarks/names.py [TAG]... [--show]

For each list in benchmarks/names/TAG.tsv (a name, its usual English spelling), beside plain anyascii in the same run:
recall, at the threshold where at most 1 % of the names that are none of each other's are taken for one name. Each name
is held against its own English spelling, and against those of a hundred others of its list, drawn once for all. With
`--show`, what is not known at that threshold.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from tqcheck.analysis.heard_text import sounds_like
from tqcheck.analysis.loose_sounds import syllables
from tqcheck.analysis.name_sounds import alike, share_a_key, sounds
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.uncased_names import has_capitals

FOLDER = Path(__file__).parent / "names"
OTHERS = 100
FALSE = 0.01
MOST_TURNED = 3  # words
Score = Callable[[str, str, str], float]


def plain(name: str, english: str, _: str) -> float:
    """Plain anyascii: how alike the letters are."""
    return ratio(letters(anyascii(name)), letters(anyascii(english))) / 100


def letters(text: str) -> str:
    """The letters of a text in lower case."""
    return "".join(filter(str.isalpha, text.lower()))


def ours(name: str, english: str, tag: str) -> float:
    """Our key, and among those that share one, how alike they are; in any order of the words of a name."""
    parts, words = re.findall(r"[^\W\d_]+", name), re.findall(r"[^\W\d_]+", english)
    orders = list(permutations(words)) if len(words) <= MOST_TURNED else [words]
    if has_capitals(tag):
        return max(sum(key(*pair, tag) for pair in zip(parts, order, strict=False)) / len(words) for order in orders)
    return max(heard("".join(order), name, tag) for order in orders)


def key(one: str, word: str, tag: str) -> float:
    """How two words of scripts with capitals answer each other."""
    native, latin = romanised(one, tag), romanised(word, "en")
    return share_a_key(sounds(native), sounds(latin)) + alike(native, latin)


def heard(word: str, name: str, tag: str) -> float:
    """How a name in Latin letters answers one in a script without capitals."""
    latin = romanised(word, "en")
    native = romanised(name, tag)
    return sounds_like(latin, name, tag) + (alike(native, latin) + alike(syllables(native), syllables(latin))) / 2


def recall(rows: list[tuple[str, str]], tag: str, score: Score) -> tuple[float, float, list[tuple[str, str]]]:
    """The share of names known at the best threshold, that threshold, and those not known."""
    chance = random.Random(1)
    wrong = []
    for name, english in rows:
        others = [other for _, other in rows if other != english]
        wrong += [score(name, other, tag) for other in chance.sample(others, min(OTHERS, len(others)))]
    threshold = sorted(wrong)[int(len(wrong) * (1 - FALSE))]
    lost = [row for row in rows if score(*row, tag) <= threshold]
    return 1 - len(lost) / len(rows), threshold, lost


def main() -> None:
    """Print a line for each list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tags", nargs="*")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    print(f"{'list':6}{'names':>7}{'tqcheck':>10}{'anyascii':>10}   recall at {FALSE:.0%} false matches")
    for path in sorted(FOLDER.glob("*.tsv")):
        if given.tags and path.stem not in given.tags:
            continue
        lines = path.read_text("utf-8").splitlines()[1:]
        rows = [(name, english) for name, english in (line.split("\t") for line in lines)]
        found = [recall(rows, path.stem, score) for score in (ours, plain)]
        print(f"{path.stem:6}{len(rows):7}{found[0][0]:10.1%}{found[1][0]:10.1%}")
        if given.show:
            print("   ", "; ".join(f"{name} {english}" for name, english in found[0][2]))


if __name__ == "__main__":
    main()
