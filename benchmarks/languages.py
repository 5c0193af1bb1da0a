"""How many translations that are in another language are noticed: correct pairs get sentences of each other.

    python benchmarks/languages.py FILE [FILE ...] [--limit N] [--show GROUP]

Each FILE is an unquoted TSV with a header and the columns src_lang, tgt_lang, source and target. The translation of a
pair is replaced by a sentence in another language, drawn from the other rows, of six words or more (fifteen characters
where words are not set apart): once for every other language that the files have. `clause` puts six words or more of
such a sentence in the last third of the translation. Printed for each group: the pairs made, and the share caught, that
is, with an issue of minor severity or above that the undamaged pair does not have, and with one of the checks of what
was left behind.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqcheck import Checker
from tqcheck.language import language
from tqcheck.model import Document, Issue, Severity, segment

LEFT_BEHIND = {"wrong-language", "untranslated-text", "untranslated-word", "mixed-script"}
FEWEST_WORDS, FEWEST_CHARACTERS = 6, 15
GROUPS = {"kk ky": {"kk", "ky"}, "ru uk be": {"ru", "uk", "be"}}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of an unquoted TSV with a header."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=True))


def long_enough(raw: str, tag: str) -> bool:
    """Whether a sentence has enough words for a judgement."""
    spaced = language(tag).spaced
    return len(raw.split()) >= FEWEST_WORDS if spaced else len(raw) >= FEWEST_CHARACTERS


def issues(checker: Checker, row: dict[str, str], target: str) -> set[tuple[str, str]]:
    """The codes and messages of the issues that a row has with some translation."""
    pair = segment(row["source"], target, f"{row['src_lang']} {row['tgt_lang']}")
    document = Document("pair", pair.source.language, pair.target.language, (pair,), article=False)
    found: tuple[Issue, ...] = tuple(checker.check(document).issues)
    return {(issue.code, issue.message) for issue in found if issue.severity >= Severity.MINOR}


def group_of(declared: str, other: str) -> str:
    """The group of close languages that two languages are of, or what else they have in common."""
    one, two = language(declared), language(other)
    for name, tags in GROUPS.items():
        if {one.primary, two.primary} <= tags:
            return name
    if two.primary in one.near or one.primary in two.near:
        return "other relatives"
    return "one script" if one.scripts & two.scripts else "two scripts"


def with_clause(target: str, foreign: str) -> str | None:
    """A translation with a clause of another language in it."""
    words, others = target.split(), foreign.rstrip(".!?").split()
    if len(words) < 2 * FEWEST_WORDS or len(others) < FEWEST_WORDS:
        return None
    place = 2 * len(words) // 3
    size = max(FEWEST_WORDS, min(len(words) - place, len(others)))
    return " ".join([*words[:place], *others[:size], *words[place:][size:]])


def main() -> None:
    """Read the arguments, swap, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=20, help="pairs of each pair of languages")
    parser.add_argument("--show", help="a group: what of it was missed")
    arguments = parser.parse_args()
    checker, draw = Checker(), random.Random(0)
    pairs: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    sentences: dict[str, set[str]] = defaultdict(set)
    for row in (row for path in arguments.files for row in rows(path)):
        pairs[row["src_lang"], row["tgt_lang"]].append(row)
        for side, tag in ("source", row["src_lang"]), ("target", row["tgt_lang"]):
            if long_enough(row[side], tag):
                sentences[tag].add(row[side])
    pool = {tag: sorted(found) for tag, found in sentences.items()}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, declared), found in sorted(pairs.items()):
        for row in draw.sample(found, min(arguments.limit, len(found))):
            before = issues(checker, row, row["target"])
            for other in sorted(pool.keys() - {declared}):
                foreign = draw.choice(pool[other])
                group = group_of(declared, other)
                made = {group: foreign, f"clause, {group}": with_clause(row["target"], foreign)}
                for name, target in made.items():
                    if target is None:
                        continue
                    new = issues(checker, row, target) - before
                    seen[name]["pairs"] += 1
                    seen[name]["caught"] += bool(new)
                    seen[name]["left behind"] += any(code in LEFT_BEHIND for code, _ in new)
                    if name == arguments.show and not any(code in LEFT_BEHIND for code, _ in new):
                        print(f"missed {other} for {declared}\n  {row['source']}\n  {target}")
    whole = sum((counts for name, counts in seen.items() if not name.startswith("clause")), Counter[str]())
    for name, counts in [*sorted(seen.items()), ("all sentences", whole)]:
        shares = [100 * counts[key] / counts["pairs"] for key in ("caught", "left behind")]
        print(f"{name:28}{counts['pairs']:8}{shares[0]:8.1f}{shares[1]:8.1f} %")
    print("pairs made, caught by any check, caught by one of what was left behind")


if __name__ == "__main__":
    main()
