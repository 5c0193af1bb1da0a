"""What a request passes before it reaches the service: its host, its token, its rate. Plain ASGI, each a few lines."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from tqcheck.web.service_exchange import OPEN_PATHS, exchange_of, header, refuse
from tqcheck.web.tokens import holder

_MOST_BUCKETS = 10_000


class Hosts:
    """Lets requests through that name the service as it is called: a page of the web cannot have itself called so."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 400."""
        if scope["type"] == "http" and self.hosts and scope["path"] not in OPEN_PATHS:
            host = _without_port(header(scope, b"host").lower())
            if host not in self.hosts:
                what = f"this service is not called “{host[:100]}”; name it in serve.hosts of tqcheck.toml if it is"
                await refuse(scope, receive, send, 400, what)
                return
        await self.app(scope, receive, send)


class Tokens:
    """Lets requests through that bear a token that is known; all, where there are no tokens."""

    def __init__(self, app: ASGIApp, hashes: Mapping[str, str]) -> None:
        self.app = app
        self.hashes = hashes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 401."""
        if scope["type"] == "http" and self.hashes and scope["path"] not in OPEN_PATHS:
            scheme, _, token = header(scope, b"authorization").partition(" ")
            name = holder(token.strip(), self.hashes) if scheme.lower() == "bearer" else None
            if name is None:
                what = "this token is not known" if scheme else "send a token: Authorization: Bearer TOKEN"
                await refuse(scope, receive, send, 401, what, www_authenticate="Bearer")
                return
            exchange_of(scope).client = name
        await self.app(scope, receive, send)


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rate:
    """Lets so many requests a minute through, of one token or address; a minute's may come at once."""

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self.app = app
        self.most = per_minute
        self.buckets: dict[str, _Bucket] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 429."""
        if scope["type"] == "http" and self.most and scope["path"] not in OPEN_PATHS:
            wait = self._wait(exchange_of(scope).client, time.monotonic())
            if wait:
                what = f"more than {self.most} requests in a minute; come again in {wait} s"
                await refuse(scope, receive, send, 429, what, retry_after=str(wait))
                return
        await self.app(scope, receive, send)

    def _wait(self, client: str, now: float) -> int:
        """Take one request from a client's bucket; how many seconds to wait if it is empty."""
        if len(self.buckets) > _MOST_BUCKETS:
            self.buckets = {name: one for name, one in self.buckets.items() if now - one.at < 60}
        bucket = self.buckets.setdefault(client, _Bucket(self.most, now))
        bucket.left = min(self.most, bucket.left + (now - bucket.at) * self.most / 60)
        bucket.at = now
        if bucket.left < 1:
            return math.ceil((1 - bucket.left) * 60 / self.most)
        bucket.left -= 1
        return 0


def _without_port(host: str) -> str:
    """A host without its port, "[::1]" in its brackets."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() and not (name.startswith("[") and not name.endswith("]")) else host
