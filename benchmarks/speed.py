"""How fast: pairs a second in one process, peak memory, and the start of a whole run on a short file.

    python benchmarks/speed.py FILE.ru-en.tsv [--baseline COMMAND]

FILE holds pairs as `tqcheck score` reads them; take 20,000 or more. Printed:

- pairs a second of one fresh process over the whole file (reading, every check, a jsonl report), start included, and
  the same of the checks of names and acronyms alone, those that run unasked; then both by as many processes as it
  takes by itself;
- its peak memory on the whole file and on its first half: flat means equal;
- the time of whole processes on the file's first 30 pairs as one article, median of nine, once with the
  compiled glossaries in the disk cache (every run but the first) and once with an empty cache.
- with --baseline, the same short run of another command, in turns with ours, as a ratio.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tqcheck.check import Check
from tqcheck.selection import find_checks


def run(command: list[str], environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Seconds and peak MiB of a command, as a whole process."""
    before = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - before
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def score(path: Path, *options: str) -> list[str]:
    """The command that scores a file."""
    return [sys.executable, "-m", "tqcheck", "score", str(path), *options]


def of_names(check: Check) -> bool:
    """Whether a check is one of names that runs by itself."""
    return check.default and check.code.startswith(("name-", "acronym-"))


def first(path: Path, rows: int, folder: Path) -> Path:
    """A file with the first rows of another, its name kept for the languages in it."""
    short = folder / f"{rows}-{path.name}"
    with path.open("rb") as lines, short.open("wb") as out:
        for _, line in zip(range(rows), lines, strict=False):
            out.write(line)
    return short


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--baseline", help="another command to run on the short file, {} standing for the file")
    arguments = parser.parse_args()
    with arguments.file.open("rb") as lines:
        total = sum(1 for _ in lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        short, half = first(arguments.file, 30, folder), first(arguments.file, total // 2, folder)
        one, names = (
            ("--format", "jsonl", "--processes", "1"),
            ("--select", ",".join(check.code for check in find_checks().values() if of_names(check))),
        )
        seconds, peak = run(score(arguments.file, *one), {"XDG_CACHE_HOME": str(folder / "cold")})
        _, half_peak = run(score(half, *one))
        for_names, _ = run(score(arguments.file, *one, *names))
        by_all, _ = run(score(arguments.file, *one[:2]))
        names_by_all, _ = run(score(arguments.file, *one[:2], *names))
        print(f"{total} pairs in {seconds:.2f} s, all caches cold: {total / seconds:.0f} pairs/s in one process")
        print(f"names alone: {total / for_names:.0f} pairs/s, its share of the time {for_names / seconds:.2f}")
        print(f"by several processes: {total / by_all:.0f} pairs/s, names alone {total / names_by_all:.0f}")
        print(f"peak memory {peak:.0f} MiB, on half of the file {half_peak:.0f} MiB")
        warm, others = [], []
        for _ in range(9):
            warm.append(run(score(short))[0])
            if arguments.baseline:
                others.append(run([part.replace("{}", str(short)) for part in arguments.baseline.split()])[0])
        cold = [run(score(short), {"XDG_CACHE_HOME": str(folder / str(turn))})[0] for turn in range(3)]
        print(f"30 pairs: {statistics.median(warm):.3f} s, least {min(warm):.3f} s")
        print(f"30 pairs with an empty disk cache: {statistics.median(cold):.3f} s")
        if others:
            ratio = statistics.median(warm) / statistics.median(others)
            print(f"30 pairs, the baseline: {statistics.median(others):.3f} s, ours takes {ratio:.2f} of it")
    print(f"this process itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
