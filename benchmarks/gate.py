"""How fast the service answers: 50 clients that ask all the time, each about an article of 40 segments.

    python benchmarks/gate.py [--seconds 60] [--clients 50] [--workers 2] [--store]

It starts `tqcheck serve` by itself, and prints

- the checker's own time for such an article, in a process that does nothing else, before and after the load;
- how long one client waits who is alone;
- what 50 clients get: articles a second, how long they wait, and how many answers were none (there must be none).

With --store every article has a name, so that each answer is also kept in an SQLite file.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tqcheck.engine import Checker
from tqcheck.model import Document, segment

SAMPLE = Path(__file__).parent.parent / "samples" / "kk-en" / "briefing.tsv"
SEGMENTS = 40
LIMITS = "[serve]\nrate = 0\nqueue = 200\ntimeout = 60\npairs = ['kk-en']\n"


def rows() -> list[tuple[str, str, str]]:
    """Role, source and target of the sample's rows."""
    lines = SAMPLE.read_text("utf-8").splitlines()
    names = lines[0].split("\t")
    cells = [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]
    return [(one["role"], one["source"], one["target"]) for one in cells]


def articles() -> Iterator[list[tuple[str, str, str]]]:
    """Articles of 40 segments without an end, no two after each other the same."""
    found = itertools.cycle(rows())
    while True:
        yield list(itertools.islice(found, SEGMENTS))


def own_time(seconds: float) -> list[float]:
    """Seconds that a Checker takes for each of such articles."""
    checker = Checker()
    times = []
    until = time.perf_counter() + seconds
    for article in articles():
        segments = [segment(one, other, "kk en", id=str(n), role=role) for n, (role, one, other) in enumerate(article)]
        begun = time.perf_counter()
        checker.check(Document("", "kk", "en", tuple(segments)))
        times.append(time.perf_counter() - begun)
        if begun > until:
            return times[1:]  # the first one loads what the others find
    return times


def bodies(client: int, named: bool) -> Iterator[bytes]:
    """The requests of a client."""
    for number, article in enumerate(itertools.islice(articles(), client, None)):
        body: dict[str, Any] = {
            "source_lang": "kk",
            "target_lang": "en",
            "segments": [
                {"id": str(n), "source": one, "target": other, "role": role}
                for n, (role, one, other) in enumerate(article)
            ],
        }
        if named:
            body["document"] = f"post-{client}-{number}"
        yield json.dumps(body, ensure_ascii=False).encode()


class Load:
    """What clients got: seconds for each answer, and what was no answer."""

    def __init__(self, port: int, named: bool) -> None:
        self.port = port
        self.named = named
        self.times: list[float] = []
        self.errors: list[str] = []

    def run(self, clients: int, seconds: float) -> float:
        """Ask all the time; how many seconds it took."""
        begun = time.perf_counter()
        until = begun + seconds
        threads = [threading.Thread(target=self._client, args=(one, until)) for one in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - begun

    def _client(self, number: int, until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        for body in bodies(number, self.named):
            begun = time.perf_counter()
            if begun > until:
                break
            try:
                connection.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
                response = connection.getresponse()
                answer = json.loads(response.read())
                if response.status != 200 or len(answer["document"]["segments"]) != SEGMENTS or answer["failures"]:
                    self.errors.append(f"{response.status} {answer.get('error')}")
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.errors.append(repr(error))
                connection.close()
            self.times.append(time.perf_counter() - begun)
        connection.close()


def started(folder: Path, workers: int, store: bool) -> tuple[subprocess.Popen[bytes], int]:
    """The service and its port, when it is ready."""
    (folder / "tqcheck.toml").write_text(LIMITS, "utf-8")
    log = folder / "log"
    options = ["--port", "0", "--workers", str(workers), *(["--store", "store.db"] if store else [])]
    root = str(Path(__file__).parent.parent)
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tqcheck", "serve", *options],
            cwd=folder,
            stderr=out,
            env={**os.environ, "PYTHONPATH": root},
        )
    while '"ready"' not in log.read_text("utf-8"):
        if process.poll() is not None:
            raise SystemExit(log.read_text("utf-8"))
        time.sleep(0.1)
    found = re.search(r"running on http://127.0.0.1:(\d+)", log.read_text("utf-8"))
    assert found
    return process, int(found[1])


def told(what: str, times: list[float]) -> None:
    """Print how long something took."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
    print(f"{what:44} p50 {statistics.median(ordered) * 1000:8.1f} ms   p99 {p99 * 1000:8.1f} ms   n {len(ordered):6}")


def main() -> None:
    """Read the arguments and print the figures; exit with 1 if there was an error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--store", action="store_true")
    arguments = parser.parse_args()
    told("the checker's own time for an article", own_time(arguments.seconds / 10))
    with tempfile.TemporaryDirectory() as folder:
        process, port = started(Path(folder), arguments.workers, arguments.store)
        alone, load = Load(port, arguments.store), Load(port, arguments.store)
        alone.run(1, arguments.seconds / 10)
        told("one client alone", alone.times)
        took = load.run(arguments.clients, arguments.seconds)
        process.send_signal(signal.SIGTERM)
        process.wait()
    told(f"{arguments.clients} clients, {arguments.workers} workers", load.times)
    told("the checker's own time, again", own_time(arguments.seconds / 10))
    print(f"articles a second: {len(load.times) / took:.1f}; errors: {len(load.errors)}")
    for error in sorted(set(alone.errors + load.errors))[:5]:
        print(f"  {error}")
    sys.exit(1 if alone.errors or load.errors else 0)


if __name__ == "__main__":
    main()
