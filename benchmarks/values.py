"""How fast the values of sentences are read, in one process, with nothing kept from an earlier sentence.

    python benchmarks/values.py FILE.xx-yy.tsv [FILE ...]

Each FILE holds pairs, as `tqcheck score` reads them; both sides are read. Printed for each language: sentences per
second for cutting them into words alone and for words and values, the share of sentences with a value, and both
beside `re.findall(r"\\d+", …)`, the baseline that knows no values, in the same run.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from tqcheck import read
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.words import words
from tqcheck.model import Text


def timed(texts: list[tuple[str, str]], work: Callable[[Text], object]) -> float:
    """Seconds for some work on fresh texts."""
    fresh = [Text(raw, tag, "source", "1") for raw, tag in texts]
    start = time.perf_counter()
    for text in fresh:
        work(text)
    return time.perf_counter() - start


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in parser.parse_args().files:
        for document in read(str(path), report=lambda error: None):
            for segment in document.segments:
                for side in (segment.source, segment.target):
                    texts[side.language].append((side.raw, side.language))
    print(
        f"{'language':10}{'sentences':>10}{'with values':>12}{'words/s':>10}{'values/s':>10}{'findall/s':>11}"
        f"{'ratio':>7}"
    )
    for tag, sides in sorted(texts.items()):
        timed(sides[:50], quantities)  # the language's file
        cut, values = timed(sides, words), timed(sides, quantities)
        digits = timed(sides, lambda text: re.findall(r"\d+", text.raw))
        having = sum(bool(quantities(Text(raw, tag, "source", "1"))) for raw, _ in sides)
        n = len(sides)
        print(
            f"{tag:10}{n:10}{100 * having / n:11.0f}%{n / cut:10.0f}{n / values:10.0f}{n / digits:11.0f}"
            f"{values / digits:7.0f}"
        )


if __name__ == "__main__":
    main()
