"""Reviews for the tests: the app in this process, or `tqcheck review` as a user calls it, and a browser to open it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import httpx
from command_line import ROOT
from starlette.testclient import TestClient

from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.formats.reading import read
from tqcheck.store.decision import Decision
from tqcheck.store.decisions import open_store
from tqcheck.web.review_app import create_app
from tqcheck.web.review_server import ready
from tqcheck.web.review_state import Review

PORT = 8000
BASE = f"http://127.0.0.1:{PORT}"
CHROMIUM = "/usr/bin/chromium"
# Debian's browser in a container: no sandbox, no card, and no talk of its own with the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# An article: nothing wrong, a figure changed, a word doubled, a sentence lost, a figure changed.
ARTICLE = [
    ("Мост открыли после ремонта.", "The bridge opened after repairs."),
    ("Мост построили за 14 месяцев.", "The bridge was built in 15 months."),
    ("Дорога открыта для всех.", "The the road is open to everyone."),
    ("Движение восстановлено.", ""),
    ("По мосту идут 12 автобусов.", "There are 13 buses on the bridge."),
]


def article(folder: Path, rows: Sequence[tuple[str, str]] = ARTICLE, name: str = "news.ru-en.tsv") -> Path:
    """A file of pairs in a folder."""
    path = folder / name
    path.write_text("".join(f"{source}\t{target}\n" for source, target in rows), "utf-8")
    return path


@cache
def checker(**settings: Any) -> Checker:
    """A checker for all reviews with the same settings: it takes longer to make than to run."""
    return Checker(Settings(**settings))


def review_of(*paths: Path, store: str = "", **settings: Any) -> Review:
    """Files under review in this process, with the store that `tqcheck review` would take, or another."""
    documents = [document for path in paths for document in read(str(path), report=print)]
    return Review(checker(**settings), documents, open_store(store or f"{paths[0]}.review.sqlite"))


class Opened(NamedTuple):
    """The app of a review, a browser that was let in, and the links that let in."""

    review: Review
    client: TestClient
    links: list[str]

    def post(self, *decisions: dict[str, object]) -> httpx.Response:
        """Decisions as the page posts them; told is what changes from now on."""
        body = json.dumps({"decisions": decisions, "since": self.review.version})
        headers = {"Origin": BASE, "Content-Type": "application/json"}
        return self.client.post("/api/decisions", content=body, headers=headers)


def opened(path: Path, store: str = "", **settings: Any) -> Opened:
    """A file under review, and a client that came in by its link."""
    links: list[str] = []
    review = review_of(path, store=store, **settings)
    app = create_app(review, "Aigerim", PORT, lambda link, first: links.append(link))
    client = TestClient(app, base_url=BASE)
    client.get(links[0].removeprefix(BASE))
    return Opened(review, client, links)


def on_issue(issue: dict[str, object], kind: str = "confirm", **more: object) -> dict[str, object]:
    """A decision on an issue that the server told of."""
    fingerprint = issue["fingerprint"]
    assert isinstance(fingerprint, dict)
    return {"token": str(uuid4()), "kind": kind, "document": "news", "author": "Aigerim", **fingerprint, **more}


def on_row(row: dict[str, object], kind: str = "edit", **more: object) -> dict[str, object]:
    """A decision on a sentence that the server told of."""
    pair = row["pair"]
    assert isinstance(pair, dict)
    names = {"document": pair["document"], "texts": pair["texts"], "occurrence": pair["at"]}
    return {"token": str(uuid4()), "kind": kind, "author": "Aigerim", **names, **more}


@contextmanager
def served(*paths: Path, author: str = "Aigerim", **settings: Any) -> Iterator[list[str]]:
    """Files under review, served by a thread of this process, and the links so far that let a browser in."""
    links: list[str] = []
    review = review_of(*paths, **settings)
    server, listener = ready(review, author, 0, lambda link, first: links.append(link))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield links
    finally:
        server.should_exit = True
        thread.join()
        review.store.close()


class Process(NamedTuple):
    """`tqcheck review` in a process of its own, and the link it printed."""

    process: subprocess.Popen[str]
    link: str


@contextmanager
def command(*arguments: str | Path) -> Iterator[Process]:
    """The command as a user calls it; killed at the end, if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tqcheck", "review", *map(str, arguments), "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout
    try:
        process.stdout.readline()  # where decisions are kept
        yield Process(process, process.stdout.readline().split()[-1])
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def kept(path: Path) -> list[Decision]:
    """The decisions in the store beside a file."""
    store = open_store(f"{path}.review.sqlite")
    try:
        return store.since()
    finally:
        store.close()
