"""The processes in which articles are checked, and the queue before them."""

from __future__ import annotations

import asyncio
import logging
import queue
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

from tqcheck.web.service_log import log
from tqcheck.web.service_metrics import Metrics
from tqcheck.web.service_settings import Serving
from tqcheck.web.service_worker import Asked, work

_TO_BEGIN = 120.0  # seconds in which a process must have loaded everything
_TO_END = 5.0
_AGAIN = 1.0
_LATEST = 10  # checks, more or less, that tell how long one takes


class BusyError(Exception):
    """More checks wait than the service takes on."""


class OverdueError(Exception):
    """A check that took longer than it may."""


class DiedError(Exception):
    """The process that checked an article ended."""


class _Process:
    """A process that checks, and the pipe through which it is asked."""

    def __init__(self, serving: Serving) -> None:
        # Not forked: a fork of a process with threads may inherit a lock that nobody will release.
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, serving), name="tqcheck-check", daemon=True)
        self.process.start()
        theirs.close()

    def begun(self) -> Exception | None:
        """Wait until it has loaded everything; why it is not ready, if it is not."""
        problem: Exception | None = self._answer(_TO_BEGIN)
        return problem

    def ask(self, asked: Asked, arguments: tuple[Any, ...], seconds: float) -> Any:
        """The answer; OverdueError or DiedError if there is none, and then this process is of no more use."""
        try:
            self.pipe.send((asked, arguments))
        except OSError:
            raise DiedError from None
        answer = self._answer(seconds)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _answer(self, seconds: float) -> Any:
        try:
            if not self.pipe.poll(seconds):
                raise OverdueError
            return self.pipe.recv()
        except (EOFError, OSError):
            raise DiedError from None

    def end(self) -> None:
        """Let it go, or kill it if it does not."""
        self.pipe.close()
        self.process.join(_TO_END)
        self.kill()

    def kill(self) -> None:
        """End it whatever it does."""
        self.process.kill()
        self.process.join()


class Pool:
    """Processes that check one article at a time each.

    Checking is Python on small strings, and a Python process runs one thread at a time: threads would take turns. The
    process that has the connections checks nothing, and so answers at once; all waiting is in one queue, whoever is
    free takes the next, and a check that does not end is ended with its process, and another one takes its place.

    Where more is asked than can be done, an article that has waited too long to be answered in time is not begun, and a
    check is ended for its own length alone. Else all articles would be begun too late, and all processes ended for it.
    """

    def __init__(self, serving: Serving, metrics: Metrics) -> None:
        self._serving = serving
        self._metrics = metrics
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        # A thread waits for each process, and further ones for those that begin: they must not wait for each other.
        self._askers = ThreadPoolExecutor(serving.workers, "ask")
        self._starters = ThreadPoolExecutor(serving.workers, "begin")
        self._pending = 0
        self._usual = 0.0  # seconds of a check, of the latest ones
        self._closed = False

    async def begin(self) -> None:
        """Begin all processes; the error of one that is not ready."""
        loop = asyncio.get_running_loop()
        begun = [loop.run_in_executor(self._starters, self._begin) for _ in range(self._serving.workers)]
        for problem in await asyncio.gather(*begun):
            if problem is not None:
                raise problem

    async def ask(self, asked: Asked, *arguments: Any) -> Any:
        """The answer of the next process that is free; BusyError, OverdueError, DiedError, or the error it raised."""
        limits = self._serving.limits
        if self._pending >= limits.queue:
            raise BusyError
        until = time.monotonic() + limits.timeout
        self._count(1)
        answer = asyncio.get_running_loop().run_in_executor(self._askers, self._ask, asked, arguments, until)
        answer.add_done_callback(self._answered)
        try:
            return await asyncio.wait_for(asyncio.shield(answer), limits.timeout)
        except TimeoutError:
            raise OverdueError from None

    def close(self) -> None:
        """Wait for what runs, and end all processes."""
        self._closed = True
        self._askers.shutdown(cancel_futures=True)
        self._starters.shutdown(cancel_futures=True)
        while not self._idle.empty():
            self._idle.get().end()

    def _begin(self) -> Exception | None:
        """Begin a process, however often it takes; why it is not ready, if it is not."""
        while not self._closed:
            process = _Process(self._serving)
            try:
                problem = process.begun()
            except (DiedError, OverdueError) as error:
                process.kill()
                log("a process that checks did not begin", logging.ERROR, why=type(error).__name__)
                time.sleep(_AGAIN)
            else:
                self._idle.put(process)
                return problem
        return None

    def _free(self, until: float) -> _Process:
        """The next process that is free and lives."""
        while True:
            try:
                process = self._idle.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise OverdueError from None
            if process.process.is_alive():
                return process
            self._replace(process, "it was dead")

    def _replace(self, process: _Process, why: str) -> None:
        process.kill()
        log("a process that checks was replaced", logging.ERROR, why=why)
        self._starters.submit(self._begin)

    def _ask(self, asked: Asked, arguments: tuple[Any, ...], until: float) -> Any:
        process = self._free(until)
        begun, most = time.monotonic(), self._serving.limits.timeout
        if until - begun < min(self._usual, most / 2):
            self._idle.put(process)
            raise OverdueError
        try:
            answer = process.ask(asked, arguments, most)
        except (OverdueError, DiedError) as error:
            self._replace(process, type(error).__name__)
            raise
        except Exception:
            self._idle.put(process)
            raise
        self._idle.put(process)
        if asked == "check":
            self._usual += (time.monotonic() - begun - self._usual) / _LATEST
        return answer

    def _answered(self, answer: asyncio.Future[Any]) -> None:
        self._count(-1)
        if not answer.cancelled():
            answer.exception()  # nobody may wait for it any more

    def _count(self, more: int) -> None:
        self._pending += more
        self._metrics.waiting(self._pending)
