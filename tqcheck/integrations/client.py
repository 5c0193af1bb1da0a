"""A client of `tqcheck serve`, with nothing but the standard library.

It never raises for what the service or the way to it does: whatever goes wrong, the verdict is "unknown", and the
caller's own setting decides whether an article goes out unseen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, Any, Literal, TypeAlias
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

Answer: TypeAlias = dict[str, Any]

UNKNOWN = "unknown"
_VERDICTS = frozenset({"publish", "review", "hold"})
_LARGEST = 1 << 26  # bytes of an answer; a sane one has a few per byte sent


class _Stay(HTTPRedirectHandler):
    """Follows no redirection: it would carry the token to another host."""

    def redirect_request(self, *_: Any) -> None:
        return None


# Straight to the service: a proxy in the environment is meant for the web.
_OPENER = build_opener(ProxyHandler({}), _Stay)


@dataclass(frozen=True, slots=True)
class Client:
    """Where the service is, its token, and how many seconds it may be silent before it counts as down."""

    url: str
    token: str = ""
    timeout: float = 15.0

    def check(self, article: Mapping[str, Any]) -> Answer:
        """The answer to POST /v1/check; `{"verdict": "unknown", "error": …, "status": …}` if there is none.

        `article` is the body as docs/service.md describes it. `status` is that of HTTP, or 0 without an answer.
        """
        return self._post("/v1/check", article)

    def override(
        self, document: str, content_hash: str, author: str, reason: str, severity: Literal["minor", "major"] = "major"
    ) -> Answer:
        """The answer to POST /v1/override, likewise: status 404 for a document never checked, 409 for another text.

        `severity` is the least of the issues that are set aside.
        """
        told = {"document": document, "content_hash": content_hash, "author": author, "reason": reason}
        body = {**told, "severity": severity}
        return self._post("/v1/override", body)

    def _post(self, path: str, body: Mapping[str, Any]) -> Answer:
        try:
            request = Request(self.url.rstrip("/") + path, json.dumps(body).encode(), self._headers())
            with _OPENER.open(request, timeout=self.timeout) as response:
                answer = _read(response)
        except HTTPError as error:
            with error:
                return _unknown(_reason(error), error.code)
        except (OSError, HTTPException, ValueError) as error:
            return _unknown(f"no answer from {self.url}: {getattr(error, 'reason', None) or error}")
        if answer.get("verdict") not in _VERDICTS:
            return _unknown(f"{self.url} answers, but not as tqcheck serve does")
        return answer

    def _headers(self) -> dict[str, str]:
        token = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return {"Content-Type": "application/json", "Accept": "application/json", **token}


def _read(response: IO[bytes]) -> Answer:
    """The JSON object of an answer; ValueError if it is none."""
    content = response.read(_LARGEST + 1)
    answer = json.loads(content) if len(content) <= _LARGEST else None
    if not isinstance(answer, dict):
        raise ValueError("the answer is no JSON object of a sane length")
    return answer


def _reason(error: HTTPError) -> str:
    """What the service says is wrong, else what HTTP says."""
    try:
        return str(_read(error)["error"])
    except (OSError, HTTPException, ValueError, KeyError):
        return f"HTTP {error.code} {error.reason}"


def _unknown(error: str, status: int = 0) -> Answer:
    return {"verdict": UNKNOWN, "error": error, "status": status}
