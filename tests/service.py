"""The service for the tests: `tqcheck serve` as a process of its own, on a port that the system gives."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
from command_line import ROOT

T = TypeVar("T")

_PATIENCE = 60.0  # seconds in which it must have begun, on a busy machine too
_RUNNING = re.compile(r"Uvicorn running on (http://[^ ]+)")

ARTICLE = {
    "source_lang": "kk",
    "target_lang": "en",
    "document": "post-42",
    "published": "2026-11-26",
    "segments": [
        {"id": "h", "source": "Көпір ашылды", "target": "A bridge has opened", "role": "headline"},
        {"id": "2", "source": "Жөндеу 14 айға созылды.", "target": "The repairs took 15 months."},
        {"id": "3", "source": "Жол бәріне ашық.", "target": "The the road is open to everyone."},
    ],
}
RIGHT = {"id": "2", "source": "Жөндеу 14 айға созылды.", "target": "The repairs took 14 months."}


def article(**changed: Any) -> dict[str, Any]:
    """The article above with other fields; None takes a field away."""
    return {name: value for name, value in {**ARTICLE, **changed}.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Service:
    """A service that runs: where it is, its process, and the file of its log."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    token: str = ""

    def client(self, token: str | None = None) -> httpx.Client:
        """A client that waits for answers, with the service's token or another one."""
        bearer = self.token if token is None else token
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=_PATIENCE, trust_env=False)

    def post(self, path: str, body: Any) -> httpx.Response:
        """The answer to a body, sent as JSON."""
        with self.client() as client:
            return client.post(path, json=body)

    def check(self, **changed: Any) -> dict[str, Any]:
        """The answer to the article, or to one that differs in some fields; it must be 200."""
        response = self.post("/v1/check", article(**changed))
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def connect(self) -> socket.socket:
        """A bare connection."""
        host, port = self.url.removeprefix("http://").split(":")
        return socket.create_connection((host, int(port)), timeout=_PATIENCE)

    def lines(self) -> list[dict[str, Any]]:
        """The log so far."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines(keepends=True) if line[-1] == "\n"]

    def wait_for(self, event: str, number: int = 1) -> dict[str, Any]:
        """The line of the log in which something is said for the n-th time, when it is."""
        found = eventually(lambda: [line for line in self.lines() if event in line["event"]][number - 1 :])
        return found[0]

    def end(self) -> int:
        """End it as systemd does; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(_PATIENCE)


def eventually(answer: Callable[[], T]) -> T:
    """What a question is answered with as soon as that is true."""
    until = time.monotonic() + _PATIENCE
    while not (found := answer()):
        assert time.monotonic() < until, "it did not come true in time"
        time.sleep(0.05)
    return found


@contextmanager
def serving(
    folder: Path, *options: str | Path, settings: str = "", token: str = "", path: str = "", ready: bool = True
) -> Iterator[Service]:
    """A service in a folder, with a tqcheck.toml; unless told otherwise it is ready. `path` is of further modules."""
    (folder / "tqcheck.toml").write_text(settings, "utf-8")
    log = folder / "service.log"
    folders = os.pathsep.join(part for part in (path, str(ROOT)) if part)
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tqcheck", "serve", "--port", "0", *map(str, options)],
            cwd=folder,
            stderr=out,
            env={**os.environ, "PYTHONPATH": folders},
        )
    try:
        service = Service(_address(process, log), process, log, token)
        if ready:
            eventually(lambda: _ready(service))
        yield service
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    def said() -> str | None:
        text = log.read_text("utf-8")
        assert process.poll() is None, f"the service did not begin: {text}"
        found = _RUNNING.search(text)
        return found and found[1]

    return str(eventually(said))


def _ready(service: Service) -> bool:
    with service.client() as client:
        try:
            return client.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False
