"""The body of a request: read as a whole, within its limits, and known to be UTF-8 before anybody parses it."""

from __future__ import annotations

import asyncio
from email.message import Message as Header

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tqcheck.web.service_exchange import BODY_PATHS, exchange_of, header, refuse


class _RefusedError(Exception):
    def __init__(self, status: int, what: str, more: bool = True) -> None:
        super().__init__(status, what)
        self.status = status
        self.what = what
        self.more = more  # whether more of the body may come and is worth waiting for


class _GoneError(Exception):
    """The client went away before its request was here."""


class Body:
    """Reads the body of a request before it goes on, and refuses one that is too long, too slow or not JSON.

    Bytes are counted as they come, whatever the request says of their number. `most` is in bytes, `seconds` are those
    in which the last one must have come.
    """

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self.app = app
        self.most = most
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body, or refuse it with 400, 408, 413 or 415."""
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] not in BODY_PATHS:
            await self.app(scope, receive, send)
            return
        try:
            _refuse_type(scope)
            body = await self._read(scope, receive)
            _refuse_encoding(body)
        except _RefusedError as refused:
            await refuse(
                scope, receive if refused.more else _nothing, send, refused.status, refused.what, connection="close"
            )
        except _GoneError:
            exchange_of(scope).told["gone"] = True
        else:
            exchange_of(scope).told["bytes"] = len(body)
            await self.app(scope, _replay(body, receive), send)

    async def _read(self, scope: Scope, receive: Receive) -> bytes:
        too_long = _RefusedError(413, f"the body is longer than {self.most:,} bytes; send the article in parts")
        said = header(scope, b"content-length")
        if said.isdecimal() and int(said) > self.most:
            raise too_long
        pieces: list[bytes] = []
        left = self.most
        try:
            async with asyncio.timeout(self.seconds):
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise _GoneError
                    piece = message.get("body", b"")
                    left -= len(piece)
                    if left < 0:
                        raise too_long
                    pieces.append(piece)
                    more = message.get("more_body", False)
        except TimeoutError:
            raise _RefusedError(
                408, f"the body did not come within {self.seconds:g} s; send it again", more=False
            ) from None
        return b"".join(pieces)


def _refuse_type(scope: Scope) -> None:
    """Refuse a body that is no plain JSON by its headers."""
    if header(scope, b"content-encoding").lower() not in ("", "identity"):
        raise _RefusedError(415, "compressed bodies are not read; send it without Content-Encoding")
    told = Header()
    told["content-type"] = header(scope, b"content-type") or "none/none"
    charset = told.get_content_charset("utf-8")
    if told.get_content_type() != "application/json" or charset not in ("utf-8", "utf8"):
        raise _RefusedError(415, "the body must be JSON in UTF-8: Content-Type: application/json")


def _refuse_encoding(body: bytes) -> None:
    if not body:
        raise _RefusedError(400, "the body is empty; send JSON as /openapi.json describes it", more=False)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"byte 0x{body[error.start]:02X} at position {error.start + 1} is not UTF-8; send the body as UTF-8"
        raise _RefusedError(400, what, more=False) from None
    if b"\0" in body:  # as in UTF-16, which a parser of JSON would take
        what = f"a NUL byte at position {body.index(0) + 1}: the body must be JSON in UTF-8"
        raise _RefusedError(400, what, more=False)


def _replay(body: bytes, receive: Receive) -> Receive:
    """What gives the body once, and then waits for the client to go."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
