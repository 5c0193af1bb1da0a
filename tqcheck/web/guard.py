"""What keeps other programs, pages and people out of a web app that serves one person's machine."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 8_000_000  # of a request; twenty long edits are far below
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Doors:
    """Links that let a browser in, each once, and the sessions of those that came in.

    `announce` is given the token of the next link and whether it is the first: at once, and when one has been used.
    """

    def __init__(self, port: int, announce: Callable[[str, bool], None]) -> None:
        # Browsers keep one set of cookies for all ports of a host.
        self.cookie = f"tqcheck-{port}"
        self._announce = announce
        self._lock = threading.Lock()
        self._sessions: set[str] = set()
        self._token = secrets.token_urlsafe(32)
        announce(self._token, True)

    def enter(self, token: str) -> str | None:
        """A new session for the token of a link, which is then used up; None for any other."""
        with self._lock:
            if not secrets.compare_digest(token.encode(), self._token.encode()):
                return None
            self._token = secrets.token_urlsafe(32)
            session = secrets.token_urlsafe(32)
            self._sessions.add(session)
        self._announce(self._token, False)
        return session

    def knows(self, cookies: Mapping[str, str]) -> bool:
        """Whether a browser came in by a link."""
        return cookies.get(self.cookie, "") in self._sessions


class Guard:
    """Lets requests through that are meant for this app, and come from its own pages in a browser that was let in.

    Refused are another host than `hosts` (a foreign name that was made to point here), a post from another origin or
    that is not JSON, and without a session everything but `open_paths`; `stranger` answers those.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str], doors: Doors, open_paths: frozenset[str], stranger: ASGIApp
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._doors = doors
        self._open_paths = open_paths
        self._stranger = stranger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._answer(scope)(scope, receive, with_headers)

    def _answer(self, scope: Scope) -> ASGIApp:
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal:
            return refusal
        if scope["path"] in self._open_paths or self._doors.knows(cookie_parser(headers.get("cookie", ""))):
            return self._app
        return self._stranger

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        if headers.get("host", "") not in self._hosts:
            return _refused(421, "This address is not served here.")
        if headers.get("sec-fetch-site", "none") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return _refused(403, "Another site may not ask this.")
        if method in ("GET", "HEAD"):
            return None
        if headers.get("origin") not in {f"http://{host}" for host in self._hosts}:
            return _refused(403, "Only the pages of this app may post.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return _refused(415, "Post JSON.")
        length = headers.get("content-length", "")
        if not length.isdigit():
            return _refused(411, "Say how long the request is.")
        if int(length) > MOST_BYTES:
            return _refused(413, f"At most {MOST_BYTES:,} bytes.")
        return None


def _refused(status: int, why: str) -> Response:
    return PlainTextResponse(why, status)
