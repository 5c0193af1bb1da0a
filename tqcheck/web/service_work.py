"""What the service holds: the processes that check, whether they are ready, and the figures."""

from __future__ import annotations

import asyncio
import logging

from tqcheck.errors import TqcheckError
from tqcheck.render.records import Record
from tqcheck.web.service_log import log, told_of
from tqcheck.web.service_metrics import Metrics
from tqcheck.web.service_models import CheckIn, OverrideIn
from tqcheck.web.service_pool import Pool
from tqcheck.web.service_settings import Serving
from tqcheck.web.service_worker import Checked

_AGAIN = 5.0  # seconds until what is not ready is tried again


class Work:
    """Checks and overrides, for the routes. `problem` is why it is not ready, or empty."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.metrics = Metrics()
        self.problem = "the glossary and the languages are being loaded"
        self._pool = Pool(serving, self.metrics)

    async def make_ready(self) -> None:
        """Begin the processes, and try again what fails, such as a database that is not there yet."""
        first = True
        while self.problem:
            try:
                await (self._pool.begin() if first else self._pool.ask("warm"))
            except Exception as error:
                self.problem = first_line(error)
                log("not ready", logging.ERROR, error=told_of(error), problem=self.problem)
                await asyncio.sleep(_AGAIN)
            else:
                self.problem = ""
                log("ready")
            first = False

    async def check(self, article: CheckIn, request_id: str) -> Checked:
        """The answer to a check."""
        checked: Checked = await self._pool.ask("check", article, request_id)
        self.metrics.checked(checked)
        return checked

    async def override(self, wanted: OverrideIn) -> Record:
        """The answer to an override."""
        answer: Record = await self._pool.ask("override", wanted)
        self.metrics.overridden()
        return answer

    async def checks(self) -> list[Record]:
        """The checks that run."""
        found: list[Record] = await self._pool.ask("checks")
        return found

    def close(self) -> None:
        """Wait for what runs."""
        self._pool.close()


def first_line(error: Exception) -> str:
    """What an error says, without what a database adds to it: there a text may stand. Only its kind, if not ours."""
    return str(error).partition("\n")[0] if isinstance(error, TqcheckError) else type(error).__name__
