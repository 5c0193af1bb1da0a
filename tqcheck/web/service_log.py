"""The log of the service: a line of JSON for each request, on standard error, with none of an article's text."""

from __future__ import annotations

import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

_NAME = "tqcheck.service"


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
