"""How fast the store of decisions is by itself.

    python benchmarks/store.py FOLDER [URL] [--decisions 2000] [--kept 100000]

FOLDER is where an SQLite file is made, on the disk that counts; URL is that of an empty PostgreSQL database to measure
as well. Every decision is on the disk when `record` returns. Printed: decisions per second of one that decides and of
eight at once, with the median and the 99th percentile of their waits; beside it, for SQLite, what its bare driver does
with the same rows and the same syncs; and then, with --kept decisions in the store, how long it takes to ask which of
30 issues are dismissed, what is new since the last look, and all decisions on one document.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from threading import Thread
from uuid import uuid4

from tqcheck.store.decision import Decision
from tqcheck.store.decisions import Store, open_store

SOURCE = "Мост через реку построили за четырнадцать месяцев, сообщили в пресс-службе акимата области."
TARGET = "The bridge over the river was built in fifteen months, the press service of the region said."


def decision(number: int, document: str = "news") -> Decision:
    """A dismissal of an issue of its own."""
    texts = (SOURCE, f"{TARGET} ({number})")
    return Decision(str(uuid4()), "dismiss", document, "Aigul", code="number-mismatch", words=("fifteen",), texts=texts)


def timed(done: Callable[[int], object], times: int) -> list[float]:
    """Seconds that each of some calls took."""
    waits = []
    for number in range(times):
        start = time.perf_counter()
        done(number)
        waits.append(time.perf_counter() - start)
    return waits


def told(what: str, waits: list[float], seconds: float) -> None:
    """Print a line: how many a second, and how long each waited."""
    waits = sorted(waits)
    late = waits[int(len(waits) * 0.99)]
    print(f"  {what:34}{len(waits) / seconds:9,.0f}/s {median(waits) * 1e3:9.2f} ms {late * 1e3:9.2f} ms at the 99th")


def deciding(store: Store, people: int, times: int) -> None:
    """Several threads that decide at once."""
    waits: list[float] = []

    def decide() -> None:
        waits.extend(timed(lambda number: store.record(decision(number)), times // people))

    threads = [Thread(target=decide) for _ in range(people)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told(f"record, {people} at once", waits, time.perf_counter() - start)


def bare(path: Path, times: int) -> None:
    """The limit: the driver alone, a row and a sync for each."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE decisions (id INTEGER PRIMARY KEY, token TEXT UNIQUE, texts TEXT)")
        insert = "INSERT INTO decisions (token, texts) VALUES (?, ?)"
        waits = timed(lambda number: connection.execute(insert, (str(uuid4()), f"{SOURCE}{TARGET}{number}")), times)
    told("SQLite's driver alone, one", waits, sum(waits))


def asking(store: Store, kept: int) -> None:
    """Questions to a store that holds many decisions."""
    already = len(store.since())
    for start in range(already, kept, 5_000):
        store.record_all([decision(number, f"news-{number % 500}") for number in range(start, start + 5_000)])
    last = store.since()[-1].id
    known = [decision(number).fingerprint for number in range(kept - 15, kept + 15)]
    dismissed = store.dismissed()
    for what, ask in (
        ("which of 30 issues are dismissed", lambda _: dismissed.among(known)),
        ("what is new since the last look", lambda _: store.since(last)),
        ("all of a document", lambda _: store.since(0, "news-7")),
    ):
        waits = timed(ask, 200)
        told(what, waits, sum(waits))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("url", nargs="?")
    parser.add_argument("--decisions", type=int, default=2_000)
    parser.add_argument("--kept", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        places = {"SQLite": f"{folder}/decisions.sqlite", **({"PostgreSQL": given.url} if given.url else {})}
        for name, place in places.items():
            print(f"{name}:")
            with closing(open_store(place)) as store:
                deciding(store, 1, given.decisions)
                deciding(store, 8, given.decisions)
                if name == "SQLite":
                    bare(Path(folder) / "bare.sqlite", given.decisions)
                asking(store, given.kept)


if __name__ == "__main__":
    main()
