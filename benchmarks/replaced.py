"""How often a replaced or lost name is noticed where tqcheck itself has not said what a name is.

    python benchmarks/replaced.py FILE.de-en.tsv [FILE ...] [--limit N] [--show]

FILE holds correct pairs with an English translation, as `tqcheck score` reads them. In each, one run of words with
capitals inside a sentence (no day, no month, no title) is replaced by one of another pair, or left out. So ordinary
words with a capital and acronyms are among them, which damage.py, that asks `names`, does not touch. Printed for each
file: the share noticed at minor or above, and the share of the undamaged pairs with an issue of names, in per cent.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

from damage import known, pairs

from tqcheck import Checker
from tqcheck.model import Segment, Severity

RUN = re.compile(r"(?<=[a-z,;] )[A-Z][a-zA-Z'’-]+(?: (?:of|the|of the) [A-Z][\w'’-]+| [A-Z][\w'’-]+)*")
OTHERS = """
I I'm I'd I've January February March April May June July August September October November December Monday
Tuesday Wednesday Thursday Friday Saturday Sunday Mr Mrs President Minister Prime God
"""
NAMES = ("name-", "acronym-")


def runs(raw: str) -> list[re.Match[str]]:
    """The runs of words with capitals inside the sentences of a text."""
    return [found for found in RUN.finditer(raw) if found[0].split()[0] not in OTHERS.split()]


def noticed(checker: Checker, segment: Segment, raw: str) -> set[tuple[str, str]]:
    """The issues at minor or above of a pair with another translation."""
    return {issue for issue, severity in known(checker, segment, raw).items() if severity >= Severity.MINOR}


def damaged(raw: str, run: re.Match[str], new: str) -> Iterator[tuple[str, str]]:
    """The kinds of damage, and a text with each."""
    before, after = raw[: run.start()], raw[run.end() :]
    if new != run[0]:
        yield "replaced", before + new + after
    yield "removed", re.sub(r" +(?=[ ,.;:!?])", "", before + after)


def main() -> None:
    """Read the arguments, damage, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=400, help="pairs of each file, drawn at random")
    parser.add_argument("--show", action="store_true", help="what was missed")
    arguments = parser.parse_args()
    checker = Checker()
    print(f"{'file':32}{'pairs':>7}{'replaced':>10}{'removed':>9}{'undamaged':>11}")
    for path in arguments.files:
        draw = random.Random(1)
        found = [*pairs([path], None)]
        draw.shuffle(found)
        chosen = [one for one in found if runs(one.target.raw)][: arguments.limit]
        pool = [run[0] for one in found[: 10 * arguments.limit] for run in runs(one.target.raw)]
        tried = {"replaced": 0, "removed": 0}
        caught = {"replaced": 0, "removed": 0}
        alarms = 0
        for one in chosen:
            before = noticed(checker, one, one.target.raw)
            alarms += any(code.startswith(NAMES) for code, _ in before)
            for kind, raw in damaged(one.target.raw, draw.choice(runs(one.target.raw)), draw.choice(pool)):
                tried[kind] += 1
                hit = bool(noticed(checker, one, raw) - before)
                caught[kind] += hit
                if arguments.show and not hit:
                    print(f"{kind}\n  {one.source.raw}\n  {raw}")
        shares = (100 * caught[kind] / max(tried[kind], 1) for kind in tried)
        print(f"{path.name:32}{len(chosen):7}" + "".join(f"{share:9.1f}" for share in shares), end="")
        print(f"{100 * alarms / max(len(chosen), 1):11.1f}")


if __name__ == "__main__":
    main()
