"""HTTP as uvicorn reads it, with an end to its patience: who sends no whole head of a request is cut off."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class Protocol(H11Protocol):
    """A connection that has `read_timeout` seconds (the app's state) to send the head of a request.

    Without it a client could hold connections open by sending a byte now and then; uvicorn waits for ever. (Between two
    requests uvicorn's own limit holds; the body has a limit of its own, see `service_body`.)
    """

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what has come; when a whole head is here, the waiting has an end."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._end_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection that has ended."""
        self._end_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._late is None:
            seconds: float = self.app_state["read_timeout"]
            self._late = self.loop.call_later(seconds, self._cut_off)

    def _end_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _cut_off(self) -> None:
        self.transport.write(b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
        self.transport.close()
