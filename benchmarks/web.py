"""How quick a review is: a long page opened, jumped in and scrolled; decisions a second, beside the store's own limit.

    python benchmarks/web.py [--rows 10000] [--decisions 500]

Needs Debian's Chromium. Everything runs in one process but the browser, so the figures are for the slowest case.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from uuid import uuid4

import httpx
from playwright.sync_api import Page, sync_playwright

from tqcheck.engine import Checker
from tqcheck.formats.reading import read
from tqcheck.store.decision import Decision
from tqcheck.store.decisions import open_store
from tqcheck.web.review_server import ready
from tqcheck.web.review_state import Review

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BATCH = 20  # decisions in one request, as the page sends them

# Scrolls for two seconds and gives the milliseconds of each frame, in their order of length.
FRAMES = """async () => {
  const flow = document.getElementById("flow"), frames = [], from = performance.now();
  let last = from;
  while (last - from < 2000) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    flow.scrollTop += (now - last) * 3;
    last = now;
  }
  return frames.sort((a, b) => a - b);
}"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--decisions", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = long_file(Path(folder), given.rows)
        begun = time.perf_counter()
        documents = list(read(str(path), source_lang="ru", target_lang="en", report=print))
        review = Review(Checker(), documents, open_store(Path(folder) / "review.sqlite"))
        tell(f"{given.rows:,} sentences read and checked", time.perf_counter() - begun)
        with served(review) as link:
            browse(link)
            decide(review, link(), given.decisions)
        alone(Path(folder), review, given.decisions)
        review.store.close()


def tell(what: str, seconds: float) -> None:
    """A line of the table."""
    print(f"{what:56}{seconds * 1000:10,.0f} ms")


def rate(what: str, count: int, seconds: float) -> None:
    """A line of the table about decisions."""
    print(f"{what:56}{count / seconds:10,.0f} decisions/s")


def long_file(folder: Path, rows: int) -> Path:
    """The pairs of the samples, over and over, each with its number so that no two are equal."""
    pairs = [line.split("\t") for line in (ROOT / "samples/pair.tsv").read_text("utf-8").splitlines()]
    path = folder / "long.tsv"
    numbered = enumerate(islice(cycle(pairs), rows), 1)
    path.write_text("".join(f"{source} [{n}]\t{target} [{n}]\n" for n, (source, target) in numbered), "utf-8")
    return path


@contextmanager
def served(review: Review) -> Iterator[Callable[[], str]]:
    """A review served by a thread; what is given tells the newest link."""
    links: list[str] = []
    server, listener = ready(review, "benchmark", 0, lambda link, first: links.append(link))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield lambda: links[-1]
    finally:
        server.should_exit = True
        thread.join()


def browse(link: Callable[[], str]) -> None:
    """Open the page, jump in it, scroll it, decide in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        begun = time.perf_counter()
        page.goto(link())
        page.locator(".row:focus").wait_for()
        tell("page opened, first issue shown", time.perf_counter() - begun)
        jump(page, "End", "jump to the last issue")
        jump(page, "Home", "jump to the first issue")
        jump(page, "j", "next issue")
        frames = page.evaluate(FRAMES)
        tell("scrolling, median frame", frames[len(frames) // 2] / 1000)
        tell("scrolling, 99th percentile frame", frames[len(frames) * 99 // 100] / 1000)
        print(f"{'sentences in the page':56}{page.locator('.row').count():10,}")
        page.keyboard.press("Home")
        begun = time.perf_counter()
        for _ in range(100):
            page.keyboard.press("c")
            page.keyboard.press("j")
        page.locator("#saved").get_by_text("All saved").wait_for()
        rate("keys c and j in the browser, until all is saved", 100, time.perf_counter() - begun)
        browser.close()


def jump(page: Page, key: str, what: str) -> None:
    """Press a key, and wait until another sentence has the focus and its issue is shown."""
    before = page.locator(".row:focus").get_attribute("id")
    begun = time.perf_counter()
    page.keyboard.press(key)
    page.locator(f".row:focus:not(#{before})").wait_for()
    tell(what, time.perf_counter() - begun)


def decide(review: Review, link: str, count: int) -> None:
    """Decisions over HTTP: one a request, and as the page sends them when keys come fast."""
    base = link.partition("/enter")[0]
    with httpx.Client(base_url=base, headers={"Origin": base}, follow_redirects=True, timeout=60) as client:
        client.get(link)
        for size in (1, BATCH):
            wanted = [{**one, "token": str(uuid4()), "author": "benchmark"} for one in posts(review, count)]
            begun = time.perf_counter()
            for first in range(0, count, size):
                body = {"decisions": wanted[first : first + size], "since": review.version}
                client.post("/api/decisions", json=body).raise_for_status()
            rate(f"over HTTP, {size} a request", count, time.perf_counter() - begun)


def posts(review: Review, count: int) -> Iterator[dict[str, object]]:
    """Decisions on the issues of a review."""
    found = [one for part in review.now for issues in part.found.values() for one in issues]
    for one in islice(cycle(found), count):
        code, words, texts = one.fingerprint
        yield {"kind": "confirm", "document": "long", "code": code, "words": words, "texts": texts}


def alone(folder: Path, review: Review, count: int) -> None:
    """The same decisions put into a store without the web."""
    for size in (1, BATCH):
        store = open_store(folder / f"alone{size}.sqlite")
        decisions = [
            Decision(str(uuid4()), "confirm", "long", "benchmark", one["code"], one["words"], one["texts"])  # type: ignore[arg-type]
            for one in posts(review, count)
        ]
        begun = time.perf_counter()
        for first in range(0, count, size):
            store.record_all(decisions[first : first + size])
        rate(f"the store alone, {size} a transaction", count, time.perf_counter() - begun)
        store.close()


if __name__ == "__main__":
    main()
