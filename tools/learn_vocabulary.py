"""Learn the words that a language writes in small letters: what begins with a capital and is none of them is a name.

    python tools/learn_vocabulary.py CORPORA

CORPORA is that of tools/learn_identification.py, and the same rows may be read. Writes tqcheck/vocabulary/TAG.txt for
every language with a file whose script has capitals, sorted: the words that stand in small letters at least as often
as they stand with a capital inside a sentence, and were seen at least twice.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from pathlib import Path

from learn_identification import rows

from tqcheck.analysis.words import MARK, WORD, tokenise
from tqcheck.language import known_tags, language

FOLDER = Path(__file__).parent.parent / "tqcheck" / "vocabulary"
SEEN_AT_LEAST = 2
LONGEST = 20_000  # words


def count(folder: Path) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """How often each word of a language stands in small letters, and with a capital inside a sentence."""
    small: dict[str, Counter[str]] = defaultdict(Counter)
    large: dict[str, Counter[str]] = defaultdict(Counter)
    known = set(known_tags())
    for tag, _, text in rows(folder):
        if tag not in known:
            continue
        tokens = tokenise(text, language(tag))
        for i, (word, kind) in enumerate(zip(tokens.text, tokens.kind, strict=True)):
            if kind != WORD or len(word) < 2:
                continue
            if word.islower():
                small[tag][word] += 1
            elif i and tokens.kind[i - 1] != MARK:
                large[tag][tokens.lower[i]] += 1
    return small, large


def institutions(folder: Path) -> list[str]:
    """Kazakh words of the names of organisations and posts that are no names of people or places (KazNERD)."""
    kinds: dict[str, set[str]] = defaultdict(set)
    with gzip.open(folder / "kk_entities.tsv.gz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            entity, kind, times, *_ = line.rstrip("\n").split("\t")
            if int(times) >= SEEN_AT_LEAST:
                kinds[kind].update(word.lower() for word in entity.split() if word.isalpha())
    proper = kinds["PERSON"] | kinds["GPE"] | kinds["LOCATION"] | kinds["FACILITY"] | kinds["NORP"]
    return sorted(word for word in (kinds["ORGANISATION"] | kinds["POSITION"] | kinds["LAW"]) - proper if len(word) > 1)


def main() -> None:
    """Read the arguments, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    folder = parser.parse_args().corpora
    small, large = count(folder)
    FOLDER.mkdir(exist_ok=True)
    for tag, found in sorted(small.items()):
        if not any(word.upper() != word for word in list(found)[:5]):
            continue
        kept = [word for word, times in found.most_common() if times >= max(SEEN_AT_LEAST, large[tag][word])][:LONGEST]
        if tag == "kk":
            kept = list(dict.fromkeys([*kept[:LONGEST], *institutions(folder)]))
        if len(kept) > 1000:
            (FOLDER / f"{tag}.txt").write_text("\n".join(sorted(kept)) + "\n", "utf-8")
            print(f"{tag}: {len(kept)} words")


if __name__ == "__main__":
    main()
