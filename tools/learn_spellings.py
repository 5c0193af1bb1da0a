"""Write the spellings of names that are known in Latin and in Cyrillic letters: people's, and CLDR's places.

    python tools/learn_spellings.py NAMES.tsv.gz

NAMES is a table (lang, name, en, kind, set, licence); rows under CC0 and MIT are read, and those alone. Writes
tqcheck/spellings/Latin.txt and Cyrillic.txt: a spelling a line, in small letters and sorted, Latin ones without their
diacritics.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from pathlib import Path

from tqcheck.analysis.place_names import place_names
from tqcheck.analysis.romanising import romanised

FOLDER = Path(__file__).parent.parent / "tqcheck" / "spellings"
SHORTEST = 5
PERMITTED = ("CC0", "MIT")


def plain(word: str, alphabet: str) -> str:
    """A spelling as it is listed."""
    return romanised(word, "en") if alphabet == "Latin" else word.lower().replace("ё", "е")


def main() -> None:
    """Read the argument and the table, write the two files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path)
    found: dict[str, set[str]] = {"Latin": set(), "Cyrillic": set()}
    with gzip.open(parser.parse_args().names, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row["licence"].startswith(PERMITTED):
                continue
            found["Latin"].update(plain(word, "Latin") for word in row["en"].replace("-", " ").split())
            if row["lang"] in ("ru", "kk", "ky", "be", "bg", "mk", "sr"):
                found["Cyrillic"].update(plain(word, "Cyrillic") for word in row["name"].replace("-", " ").split())
    for tag, alphabet in (("en", "Latin"), ("de", "Latin"), ("ru", "Cyrillic"), ("kk", "Cyrillic"), ("uk", "Cyrillic")):
        for names in place_names(tag).values():
            found[alphabet].update(plain(word, alphabet) for name in names for word in name.replace("-", " ").split())
    FOLDER.mkdir(exist_ok=True)
    for script, spellings in found.items():
        kept = sorted(word for word in spellings if len(word) >= SHORTEST and word.isalpha())
        (FOLDER / f"{script}.txt").write_text("\n".join(kept) + "\n", "utf-8")
        print(f"{script}: {len(kept)} spellings")


if __name__ == "__main__":
    main()
