"""Learn by which letters names of Cyrillic script are written in Latin script, and which letters follow each other.

    python tools/learn_letters.py NAMES.tsv.gz

NAMES is that of tools/learn_spellings.py, and the same rows may be read; those of Russian are. Every name is cut into
links: one of its letters, romanised, with up to four letters of the Latin spelling. The cheapest cut of each name is
counted, and what was counted makes the next round's costs (hard EM, as many-to-many alignment has it: Jiampojamarn et
al. 2007). Writes tqcheck/letters/Cyrillic.tsv: the letters, then each link of theirs with its cost in nats, the mean of
both conditional probabilities; and, from the names and from tqcheck/vocabulary, Cyrillic.triples and Latin.triples:
for each two letters, those that follow them, with the cost of each in nats as a digit.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tqcheck.analysis.letter_links import units
from tqcheck.analysis.romanising import romanised

VOCABULARY = Path(__file__).parent.parent / "tqcheck" / "vocabulary"
FOLDER = Path(__file__).parent.parent / "tqcheck" / "letters"
PERMITTED = ("CC0", "MIT")
NAMES = 100_000
ROUNDS = 6
MOST = 4  # Latin letters of a link
SEEN_AT_LEAST = 12
TRIPLES_AT_LEAST = 3
SCRIPTS = {"Cyrillic": ("ru", "kk", "uk", "ky"), "Latin": ("en", "de", "fr", "es", "it", "pl", "cs", "tr", "uz")}
UNSEEN = 12.0
TRANSLITERATED = 3.0  # cost of a letter, beyond which a name is no transliteration: Пётр, Peter
Link = tuple[str, str]


def guessed(unit: str, latin: str) -> float:
    """What a link costs before anything was counted: by its letters that differ."""
    if unit == latin:
        return 0.0
    return 2.0 + abs(len(unit) - len(latin)) + 2.0 * (unit[0] != latin[:1])


def cut(native: Sequence[str], latin: str, costs: Mapping[Link, float] | None) -> tuple[float, list[Link]]:
    """The cheapest cut of a name into links, and its cost."""
    rows: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for unit in native:
        row: dict[int, tuple[float, int]] = {}
        for at, (cost, _) in rows[-1].items():
            for end in range(at, min(at + MOST, len(latin)) + 1):
                link = unit, latin[at:end]
                total = cost + (guessed(*link) if costs is None else costs.get(link, UNSEEN))
                if end not in row or total < row[end][0]:
                    row[end] = total, at
        rows.append(row)
    if len(latin) not in rows[-1]:
        return math.inf, []
    links, end = [], len(latin)
    for unit, row in zip(reversed(native), reversed(rows), strict=False):
        start = row[end][1]
        links.append((unit, latin[start:end]))
        end = start
    return rows[-1][len(latin)][0], links


def costs_of(counts: Mapping[Link, int]) -> dict[Link, float]:
    """The cost of each link that was counted: the mean of both conditional probabilities, in nats."""
    units_seen: Counter[str] = Counter()
    latin_seen: Counter[str] = Counter()
    for (unit, latin), times in counts.items():
        units_seen[unit] += times
        latin_seen[latin] += times
    return {
        (unit, latin): -0.5 * (math.log(times / units_seen[unit]) + math.log(times / latin_seen[latin]))
        for (unit, latin), times in counts.items()
    }


def learn(pairs: Sequence[tuple[Sequence[str], str]]) -> dict[Link, float]:
    """The links of all names with their costs."""
    costs: dict[Link, float] | None = None
    for turn in range(ROUNDS):
        counts: Counter[Link] = Counter()
        for native, latin in pairs:
            cost, links = cut(native, latin, costs)
            if cost < TRANSLITERATED * len(native):
                counts.update(links)
        costs = costs_of({link: times for link, times in counts.items() if times >= SEEN_AT_LEAST})
        print(f"round {turn + 1}: {len(costs)} links")
    return costs or {}


def triples(words: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """For each two letters, those that follow them in some words, and what each costs in nats, up to nine."""
    counts: Counter[str] = Counter()
    for word in words:
        whole = f"  {word} "
        counts.update(whole[place : place + 3] for place in range(len(whole) - 2))
    pairs: Counter[str] = Counter()
    for triple, times in counts.items():
        pairs[triple[:2]] += times
    table: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for triple, times in sorted(counts.items()):
        if times >= TRIPLES_AT_LEAST:
            table[triple[:2]].append((triple[2], min(9, round(-math.log(times / pairs[triple[:2]])))))
    return table


def vocabulary(tags: Iterable[str], script: str) -> Iterator[str]:
    """The words of some languages that are written small, as the triples have them."""
    for tag in tags:
        for word in (VOCABULARY / f"{tag}.txt").read_text("utf-8").split():
            yield romanised(word, tag) if script == "Latin" else word.replace("ё", "е")


def write_triples(script: str, names: Iterable[str]) -> None:
    """Write which letters follow each other in the names and words of a script."""
    followers = triples([*names, *vocabulary(SCRIPTS[script], script)])
    lines = (pair + "".join(f"{letter}{cost}" for letter, cost in each) for pair, each in sorted(followers.items()))
    (FOLDER / f"{script}.triples").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def main() -> None:
    """Read the argument and the table, learn, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path)
    found = []
    with gzip.open(parser.parse_args().names, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["lang"] == "ru" and row["kind"] == "person-part" and row["licence"].startswith(PERMITTED):
                name = row["name"].lower()
                found.append((name, units(name, "ru"), romanised(row["en"], "en")))
    pairs = [one for one in found if len(one[1]) > 2 and len(one[2]) > 2]
    sample = random.Random(1).sample(pairs, NAMES)
    FOLDER.mkdir(exist_ok=True)
    write_triples("Cyrillic", [native.replace("ё", "е") for native, _, _ in sample])
    write_triples("Latin", [latin for _, _, latin in sample])
    table: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (unit, latin), cost in learn([(native, latin) for _, native, latin in sample]).items():
        table[unit].append((cost, latin))
    with (FOLDER / "Cyrillic.tsv").open("w", encoding="utf-8", newline="\n") as out:
        for unit, links in sorted(table.items()):
            out.write("\t".join([unit, *(f"{latin or '-'}:{cost:.1f}" for cost, latin in sorted(links))]) + "\n")
    print(f"{len(table)} letters, {sum(map(len, table.values()))} links")


if __name__ == "__main__":
    main()
