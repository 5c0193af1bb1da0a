"""Spell numbers as CLDR does (its rule-based number formats, through ICU), to hold our number words against.

    pip install PyICU        # needs ICU's headers: apt-get install libicu-dev pkg-config g++
    python tools/spell_numbers.py [--missing]

Writes tests/data/spelled.tsv: language, value, the number in words, for every language with a file and every
gender and case that CLDR spells. With --missing it prints, by language, the spellings that we do not read as their
value, from which the language's file is completed by hand: CLDR knows few of the inflected forms that news use, and
none of the words for uz, tt and bn. CLDR's data are under the Unicode licence (see NOTICE).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import icu

from tqcheck.analysis.numbers import quantities
from tqcheck.language import known_tags
from tqcheck.model import Text

FILE = Path(__file__).parent.parent / "tests" / "data" / "spelled.tsv"
VALUES = [
    *range(2, 22), 25, 30, 32, 40, 43, 50, 54, 60, 67, 70, 76, 80, 88, 90, 99, 100, 101, 110, 115, 125, 200, 250, 300,
    345, 400, 500, 600, 678, 700, 800, 900, 999, 1000, 1001, 1100, 1234, 2000, 2500, 5000, 9999, 10000, 12345, 21000,
    50000, 100000, 250000, 1000000, 1234567, 2000000, 5000000, 21000000, 1000000000, 2000000000,
]  # fmt: skip


def spelled(tag: str) -> Iterator[tuple[int, str]]:
    """The values in words, by every rule for cardinal numbers that the language has."""
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(tag))
    if rules.getLocale(icu.ULocDataLocaleType.VALID_LOCALE).getLanguage() != tag.partition("-")[0]:
        return
    names = [rules.getRuleSetName(place) for place in range(rules.getNumberOfRuleSetNames())]
    seen = set()
    for name in names:
        # Finnish plurals of numerals (kaksissa) count pairs of trousers.
        if "cardinal" in name and not any(part in name for part in ("verbose", "financial", "plural")):
            for value in VALUES:
                words = rules.format(value, name).replace("\u00ad", "")
                if (value, words) not in seen and not any(letter.isdigit() for letter in words):
                    seen.add((value, words))
                    yield value, words


def is_read(tag: str, value: int, words: str) -> bool:
    """Whether we read a number in words as its value, and nothing else."""
    found = quantities(Text(words, tag, "target", "1"))
    return len(found) == 1 and value in found[0].readings and found[0].place == (0, len(words))


def main() -> None:
    """Read the arguments, spell, and write or print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missing", action="store_true")
    missing = parser.parse_args().missing
    tags = [tag for tag in known_tags() if "-" not in tag]
    rows = [(tag, value, words) for tag in tags for value, words in spelled(tag)]
    if missing:
        for tag, value, words in rows:
            if not is_read(tag, value, words):
                found = [(one.readings, one.place) for one in quantities(Text(words, tag, "target", "1"))]
                print(tag, value, words, found, sep="\t")
        return
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("".join(f"{tag}\t{value}\t{words}\n" for tag, value, words in rows), "utf-8")


if __name__ == "__main__":
    main()
