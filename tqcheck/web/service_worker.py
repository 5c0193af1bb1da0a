"""A process in which articles are checked: it answers what it is asked through a pipe, one thing at a time."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Literal

import orjson

from tqcheck.errors import TqcheckError
from tqcheck.render.records import Record
from tqcheck.web.service_gate import Gate, NotPossibleError, issues_of
from tqcheck.web.service_log import told_of
from tqcheck.web.service_models import CheckIn, OverrideIn
from tqcheck.web.service_settings import Serving

Asked = Literal["warm", "check", "override", "checks"]


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer to a check as it is sent, and what is counted and logged of it: no text."""

    body: bytes
    verdict: str
    segments: int
    issues: Mapping[tuple[str, str], int]  # by check and severity
    new: int
    failures: int
    seconds: float
    process: int


class FailedError(Exception):
    """An error of ours in a process that checks: its kind and where it was, without its message."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__(told)
        self.told = told


def work(pipe: Connection, serving: Serving) -> None:
    """Load everything and say so (None, or the error), then answer until the pipe is closed."""
    # Whoever ends the service ends the process that has the pipe; this one finishes what it has begun.
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    worker = _Worker(serving)
    pipe.send(_caught(worker.warm))
    while True:
        try:
            asked, arguments = pipe.recv()
        except EOFError:
            return
        pipe.send(_caught(getattr(worker, asked), *arguments))


def _caught(function: Callable[..., Any], *arguments: Any) -> Any:
    """What a function gives, or the error that it raises, fit to be sent."""
    try:
        return function(*arguments)
    except (TqcheckError, NotPossibleError) as error:
        return error
    except Exception as error:
        return FailedError(told_of(error))


class _Worker:
    """What a process is asked. Its gate is made anew as long as it cannot be made."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._made: Gate | None = None

    def warm(self) -> None:
        self._gate().warm()

    def check(self, article: CheckIn, request_id: str) -> Checked:
        begun = time.perf_counter()
        answer = self._gate().check(article)
        document = answer["document"]
        return Checked(
            body=orjson.dumps({**answer, "request_id": request_id}),
            verdict=answer["verdict"],
            segments=len(document["segments"]),
            issues=Counter((issue["code"], issue["severity"]) for issue in issues_of(document)),
            new=answer["new"],
            failures=len(answer["failures"]),
            seconds=time.perf_counter() - begun,
            process=os.getpid(),
        )

    def override(self, wanted: OverrideIn) -> Record:
        return self._gate().override(wanted)

    def checks(self) -> list[Record]:
        return self._gate().checks()

    def _gate(self) -> Gate:
        if self._made is None:
            self._made = Gate(self._serving)
        return self._made
