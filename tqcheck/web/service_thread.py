"""The one thread of a process in which articles are checked, and the queue before it."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from tqcheck.web.service_log import log
from tqcheck.web.service_metrics import Metrics

P = ParamSpec("P")
R = TypeVar("R")

_STUCK = 10  # times the limit
_ENDED_STUCK = 70  # the exit status, EX_SOFTWARE


class BusyError(Exception):
    """More checks wait than this process takes on."""


class OverdueError(Exception):
    """A check that took longer than it may."""


class CheckThread:
    """Runs functions one after another in a thread.

    Checking is Python on small strings, and Python runs one thread at a time: a second one would make both wait, and
    would need a Checker of its own. More processes check more; this thread leaves the event loop free to answer.
    `most` functions may wait or run; one has `seconds`, its waiting included.
    """

    def __init__(self, most: int, seconds: float, metrics: Metrics) -> None:
        self._pool = ThreadPoolExecutor(1, "check")
        self._most = most
        self._seconds = seconds
        self._metrics = metrics
        self._futures: set[Future[object]] = set()
        self._overdue: dict[Future[object], float] = {}

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a function gives; BusyError or OverdueError if it cannot be waited for."""
        self._futures = {one for one in self._futures if not one.done()}
        if len(self._futures) >= self._most:
            raise BusyError
        future = self.start(function, *args, **kwargs)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError:
            if not future.done():
                self._watch(future)
            raise OverdueError from None

    def start(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run a function in its turn, however long it takes."""
        future = self._pool.submit(function, *args, **kwargs)
        self._futures.add(future)  # type: ignore[arg-type]
        self._metrics.waiting(1)
        future.add_done_callback(lambda _: self._metrics.waiting(-1))
        return future

    def stuck_for(self) -> float:
        """For how many seconds a check has run that should have ended; 0 if there is none."""
        self._overdue = {one: since for one, since in self._overdue.items() if not one.done()}
        return time.monotonic() - min(self._overdue.values()) if self._overdue else 0.0

    def close(self) -> None:
        """Wait for what runs; what waits is not begun."""
        self._pool.shutdown(cancel_futures=True)

    def _watch(self, future: Future[R]) -> None:
        """A thread cannot be stopped: end the process if this does not end, so that another one takes its place."""
        self._overdue[future] = time.monotonic()  # type: ignore[index]
        asyncio.get_running_loop().call_later(_STUCK * self._seconds, _end_if_stuck, future)


def _end_if_stuck(future: Future[R]) -> None:
    if not future.done():
        log("a check does not end, so this process does", logging.CRITICAL)
        os._exit(_ENDED_STUCK)
