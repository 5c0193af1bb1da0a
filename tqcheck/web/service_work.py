"""What one process of the service holds: its gate, made ready in the thread that uses it, and its figures."""

from __future__ import annotations

import asyncio
import logging
import time

from tqcheck.errors import StoreError
from tqcheck.render.records import Record
from tqcheck.web.service_gate import Gate
from tqcheck.web.service_log import log, told_of
from tqcheck.web.service_metrics import Metrics
from tqcheck.web.service_models import CheckIn, OverrideIn
from tqcheck.web.service_settings import Serving
from tqcheck.web.service_thread import CheckThread

_AGAIN = 5.0  # seconds until what could not be made ready is tried again


class Work:
    """Checks and overrides, for the routes. `problem` is why it is not ready, or empty."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.metrics = Metrics()
        self.problem = "the glossary and the languages are being loaded"
        self._thread = CheckThread(serving.limits.queue, serving.limits.timeout, self.metrics)
        self._made: Gate | None = None

    async def make_ready(self) -> None:
        """Load everything, before the first article comes if it may be; what fails is tried again."""
        while self.problem:
            try:
                await asyncio.wrap_future(self._thread.start(self._warm))
            except Exception as error:
                self.problem = first_line(error)
                log("not ready", logging.ERROR, error=told_of(error), problem=self.problem)
                await asyncio.sleep(_AGAIN)
            else:
                self.problem = ""
                log("ready")

    async def check(self, article: CheckIn) -> Record:
        """The answer to a check, but for its request id."""
        return await self._thread.run(self._check, article)

    async def override(self, wanted: OverrideIn) -> Record:
        """The answer to an override."""
        return await self._thread.run(lambda: self._gate().override(wanted))

    async def checks(self) -> list[Record]:
        """The checks that run."""
        return await self._thread.run(lambda: self._gate().checks())

    def stuck_for(self) -> float:
        """For how many seconds a check has run that should have ended."""
        return self._thread.stuck_for()

    def close(self) -> None:
        """Wait for what runs, and let go of the store."""
        self._thread.close()
        if self._made:
            self._made.close()

    def _gate(self) -> Gate:
        if self._made is None:
            self._made = Gate(self.serving)
        return self._made

    def _warm(self) -> None:
        self._gate().warm()

    def _check(self, article: CheckIn) -> Record:
        gate = self._gate()
        begun = time.perf_counter()
        answer = gate.check(article)
        self.metrics.checked(answer, time.perf_counter() - begun)
        return answer


def first_line(error: Exception) -> str:
    """What an error says, without what a database adds to it: there a text may stand. Only its kind, if not ours."""
    return str(error).partition("\n")[0] if isinstance(error, StoreError) else type(error).__name__
