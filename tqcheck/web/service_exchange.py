"""One request and its answer: its id, who asks, and what the log may say of it."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.types import Message, Receive, Scope, Send

_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_MOST_DRAINED = 8 << 20  # bytes
_DRAINED_WITHIN = 2.0  # seconds
# Who checks whether the service lives, or reads how to ask it, needs no token.
OPEN_PATHS = frozenset({"/healthz", "/readyz", "/openapi.json"})
BODY_PATHS = frozenset({"/v1/check", "/v1/override"})


@dataclass(slots=True)
class Exchange:
    """A request's id and who asks: an address, or the name of a token. `told` goes into the log: figures, no text."""

    request_id: str
    client: str
    told: dict[str, Any] = field(default_factory=dict)


def begin(scope: Scope) -> Exchange:
    """The exchange that begins with a request; an id that the client sent is kept if it is a sane one."""
    given = header(scope, b"x-request-id")
    client = scope.get("client")
    exchange = Exchange(given if _SANE.fullmatch(given) else uuid.uuid4().hex, client[0] if client else "")
    scope["tqcheck"] = exchange
    return exchange


def exchange_of(scope: Scope) -> Exchange:
    """The exchange that a request belongs to."""
    found: Exchange = scope["tqcheck"]
    return found


def header(scope: Scope, name: bytes) -> str:
    """A header of a request, "" if it has none."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def respond(send: Send, status: int, body: Mapping[str, Any], **headers: str) -> None:
    """Send an answer as JSON; an underscore in a header's name is a hyphen."""
    content = orjson.dumps(body)
    fields = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    fields += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": content})


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, error: str, **headers: str) -> None:
    """Answer that a request cannot be taken, and why."""
    if header(scope, b"expect").lower() != "100-continue":
        await _drain(receive)
    await respond(send, status, {"error": error, "request_id": exchange_of(scope).request_id}, **headers)


async def _drain(receive: Receive) -> None:
    """Read what is left of a request: whoever is cut off while he writes does not read the answer."""
    size = 0
    try:
        async with asyncio.timeout(_DRAINED_WITHIN):
            more = True
            while more and size < _MOST_DRAINED:
                message: Message = await receive()
                size += len(message.get("body", b""))
                more = message.get("more_body", False)
    except TimeoutError:
        pass
