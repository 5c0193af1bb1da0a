"""The log of the service: a line of JSON for each request, on standard error, with none of an article's text."""

from __future__ import annotations

import logging
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tqcheck.web.service_exchange import OPEN_PATHS, begin, respond
from tqcheck.web.service_metrics import Metrics

_NAME = "tqcheck.service"
_OTHER = "other"  # an address that is none of ours is not logged: nobody knows what stands in it


class JsonLines(logging.Formatter):
    """A record as a line of JSON, uvicorn's too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "process": record.process,
            **getattr(record, "told", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = told_of(record.exc_info[1])
        return orjson.dumps(line).decode()


def log_settings() -> dict[str, Any]:
    """The settings of Python's logging, for all processes of the service."""
    names = ("uvicorn", "uvicorn.error", _NAME)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "tqcheck.web.service_log.JsonLines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "loggers": {name: {"handlers": ["stderr"], "level": "INFO", "propagate": False} for name in names},
    }


def log(event: str, level: int = logging.INFO, **told: Any) -> None:
    """Write a line; `told` must hold no text of an article."""
    logging.getLogger(_NAME).log(level, event, extra={"told": told})


def told_of(error: BaseException) -> dict[str, Any]:
    """An error's kind and where it was raised, without its message, in which a text may stand."""
    frames = traceback.extract_tb(error.__traceback__)[-5:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"kind": type(error).__name__, "where": places}


class Requests:
    """The outermost layer: gives a request its id, logs and counts it, and answers where everything else failed."""

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
