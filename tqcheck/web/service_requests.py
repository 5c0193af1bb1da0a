"""The outermost layer of the service: every request has an id, an answer, a line in the log, and is counted."""

from __future__ import annotations

import logging
import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tqcheck.web.service_exchange import OPEN_PATHS, begin, respond
from tqcheck.web.service_log import log, told_of
from tqcheck.web.service_metrics import Metrics

_OTHER = "other"  # an address that is none of ours is not logged: nobody knows what stands in it


class Requests:
    """Gives a request its id, logs and counts it, and answers where everything else failed."""

    def __init__(self, app: ASGIApp, metrics: Metrics, paths: frozenset[str]) -> None:
        self.app = app
        self.metrics = metrics
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; whatever comes of it, a line is logged."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = begin(scope)
        begun = time.perf_counter()
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                name = (b"x-request-id", exchange.request_id.encode())
                message = {**message, "headers": [*message["headers"], name]}
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            exchange.told["error"] = told_of(error)
            if not status:
                await respond(sending, 500, unknown("an error of ours; the log says more", exchange.request_id))
        finally:
            seconds = time.perf_counter() - begun
            path = scope["path"] if scope["path"] in self.paths else _OTHER
            self.metrics.request(path, status, seconds)
            log(
                "request",
                _level(path, status),
                request_id=exchange.request_id,
                client=exchange.client,
                method=scope["method"],
                path=path,
                status=status,
                seconds=round(seconds, 4),
                **exchange.told,
            )


def _level(path: str, status: int) -> int:
    """How much a line matters; somebody asks every few seconds whether all is well, and that it is needs no line."""
    if status == 500:
        return logging.ERROR
    if status in (429, 503):
        return logging.WARNING
    return logging.DEBUG if path in OPEN_PATHS and status == 200 else logging.INFO


def unknown(what: str, request_id: str) -> dict[str, Any]:
    """The answer where we failed: nothing is known of the article, and the client's setting decides."""
    return {"verdict": "unknown", "error": what, "request_id": request_id}
