"""Write how Chinese characters are read, in Standard Chinese and elsewhere, from Unicode's Unihan database.

    python tools/learn_han_readings.py UNIHAN NAMES

UNIHAN is a folder with Unihan_Readings.txt and Unihan_Variants.txt. NAMES is a table (gzip; lang, name, en, kind, set,
licence) of names and their usual English spelling; rows under CC0 and MIT alone are read. Writes
tqcheck/readings/han.txt, a line a character, sorted: the character, "*" where Chinese writes foreign names with it, a
tab, and its readings in Latin letters: Mandarin, Cantonese, Korean, Vietnamese and Japanese, each list behind a tab; a
simplified character has those of its traditional one. The readings that Japanese characters have in names alone are in
tqcheck/readings/japan.txt, written by hand. Characters outside the national sets of China (GB 2312), Taiwan (Big5,
level 1) and Japan (JIS X 0208) are left out. Unihan is under the Unicode licence (see NOTICE).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from anyascii import anyascii

from tqcheck.language import language

TARGET = Path(__file__).parent.parent / "tqcheck" / "readings" / "han.txt"
FIELDS = ("kMandarin", "kCantonese", "kHangul", "kVietnamese", "kJapanese")
SAME = {"kJapaneseOn": "kJapanese", "kJapaneseKun": "kJapanese", "kHanyuPinlu": "kMandarin"}  # one list of readings
LICENCES = ("CC0", "MIT")
FOREIGN_AT_LEAST = 12  # names that a character writes
CLOSED_AT_LEAST = 150  # names that one writes that is a function word, too
LAST_OF_LEVEL_1 = b"\xc6\x7e"  # of Big5


def plain(reading: str) -> str:
    """A reading without tones and marks: đặc gives dac, tè te, gam1 gam."""
    letters = unicodedata.normalize("NFD", reading.lower().replace("đ", "d").replace("ü", "u"))
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def readings(path: Path) -> dict[str, dict[str, list[str]]]:
    """The readings of each character, by field; those of Japan are in one."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in sorted(path.read_text("utf-8").splitlines(), key=lambda line: "kHanyuPinlu" in line):
        if not line.startswith("U+"):
            continue
        code, field, value = line.split("\t")
        field = SAME.get(field, field)
        if field not in FIELDS:
            continue
        for part in value.split():
            latin = plain(anyascii(part.partition(":")[0]) if field == "kHangul" else part.partition("(")[0])
            if latin and latin not in found[chr(int(code[2:], 16))][field]:
                found[chr(int(code[2:], 16))][field].append(latin)
    return found


def variants(path: Path) -> Iterator[tuple[str, str]]:
    """Simplified characters, and those that tradition writes in their place."""
    for line in path.read_text("utf-8").splitlines():
        if "\tkTraditionalVariant\t" in line:
            code, _, others = line.split("\t")
            for other in others.split():
                yield chr(int(code[2:], 16)), chr(int(other[2:], 16))


def usual(character: str) -> bool:
    """Whether a character is in one of the national sets."""
    for encoding in ("gb2312", "shift_jis", "big5"):
        try:
            if encoding != "big5" or character.encode(encoding) <= LAST_OF_LEVEL_1:
                character.encode(encoding)
                return True
        except UnicodeEncodeError:
            continue
    return False


def foreign(path: Path) -> Iterator[str]:
    """The characters with which Chinese writes foreign names."""
    seen: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["lang"] == "zh" and row["licence"].startswith(LICENCES) and len(row["name"]) > 2:
                seen.update(set(row["name"]))
    closed = language("zh").closed_words
    return (one for one, times in seen.items() if times >= (CLOSED_AT_LEAST if one in closed else FOREIGN_AT_LEAST))


def main() -> None:
    """Read both, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("unihan", type=Path)
    parser.add_argument("names", type=Path)
    given = parser.parse_args()
    found, writes = readings(given.unihan / "Unihan_Readings.txt"), set(foreign(given.names))
    for simple, full in variants(given.unihan / "Unihan_Variants.txt"):
        for field, each in found[full].items():
            found[simple][field] = found[simple][field] or list(each)
    TARGET.parent.mkdir(exist_ok=True)
    lines = (
        f"{character}{'*' if character in writes else ''}\t" + "\t".join(" ".join(fields[name]) for name in FIELDS)
        for character, fields in sorted(found.items())
        if usual(character)
    )
    TARGET.write_text("".join(line.rstrip() + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
