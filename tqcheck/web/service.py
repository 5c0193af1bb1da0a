"""The service before publishing: its addresses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import orjson
from fastapi import FastAPI, Request, Response, Security
from fastapi.security import HTTPBearer
from starlette.types import ASGIApp

from tqcheck.render.records import Record
from tqcheck.version import VERSION
from tqcheck.web.service_answers import handle_errors
from tqcheck.web.service_body import Body
from tqcheck.web.service_document import refuse_unfit, refuse_unreadable
from tqcheck.web.service_exchange import exchange_of
from tqcheck.web.service_guards import Hosts, Rate, Tokens
from tqcheck.web.service_models import (
    CheckIn,
    CheckOut,
    ChecksOut,
    ErrorOut,
    OverrideIn,
    OverrideOut,
    StatusOut,
    UnknownOut,
)
from tqcheck.web.service_requests import Requests
from tqcheck.web.service_settings import Serving
from tqcheck.web.service_work import Work
from tqcheck.web.service_worker import Checked

_DESCRIPTION = (
    "Asks whether a translated article may be published. An answer other than 200 says nothing of the article: the "
    "caller's own setting decides then. Without tokens (a service on this machine only) no Authorization is needed."
)
_REFUSALS: Mapping[int, str] = {
    400: "Not JSON in UTF-8, or this service is called otherwise.",
    401: "No token, or none that is known.",
    408: "The body came too slowly.",
    413: "The body is too long.",
    415: "The body is not JSON by its headers.",
    422: "Not what is expected: the error names the field.",
    429: "Too many requests; Retry-After says when to come again.",
    503: "Too many checks wait; Retry-After says when to come again.",
}
_Responses: TypeAlias = dict[int | str, dict[str, Any]]
_UNKNOWN: _Responses = {500: {"model": UnknownOut, "description": "We failed: nothing is known of the article."}}
_JSON = "application/json"


def guarded(serving: Serving) -> ASGIApp:
    """The service behind its guards: a request passes them from the outermost, which logs it, to its body."""
    work = Work(serving)
    app = service(work)
    limits = serving.limits
    guards: ASGIApp = Body(app, limits.max_body, limits.read_timeout)
    guards = Rate(guards, limits.rate)
    guards = Tokens(guards, serving.token_hashes())
    guards = Hosts(guards, serving.hosts)
    return Requests(guards, work.metrics, frozenset(app.openapi()["paths"]))


def service(work: Work) -> FastAPI:
    """The addresses alone, without guards: what docs/openapi.json describes."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[Mapping[str, float]]:
        warming = asyncio.create_task(work.make_ready())
        yield {"read_timeout": work.serving.limits.read_timeout}  # for service_protocol
        warming.cancel()
        work.close()

    app = FastAPI(
        title="tqcheck", version=VERSION, description=_DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None
    )
    handle_errors(app)
    _add_articles(app, work)
    _add_state(app, work)
    return app


def _refusals(*statuses: int) -> _Responses:
    return {status: {"model": ErrorOut, "description": _REFUSALS[status]} for status in statuses}


def _add_articles(app: FastAPI, work: Work) -> None:
    token = Security(HTTPBearer(auto_error=False, description="Made by: tqcheck token new NAME --tokens FILE"))
    refusals = _refusals(*_REFUSALS)

    @app.post("/v1/check", response_model=CheckOut, responses={**refusals, **_UNKNOWN}, dependencies=[token])
    async def check(article: CheckIn, request: Request) -> Response:
        """Check an article, and say whether it may be published."""
        refuse_unfit(article, work.serving.limits)
        exchange = exchange_of(request.scope)
        checked = await work.check(article, exchange.request_id)
        exchange.told |= _figures(checked)
        return Response(checked.body, media_type=_JSON)

    missing = {"model": ErrorOut, "description": "No document of this name was checked."}
    changed = {"model": ErrorOut, "description": "Another text of it was checked last."}

    @app.post(
        "/v1/override",
        response_model=OverrideOut,
        responses={404: missing, 409: changed, **refusals, **_UNKNOWN},
        dependencies=[token],
    )
    async def override(wanted: OverrideIn, request: Request) -> Response:
        """Publish an article in spite of its issues: those that are major or worse are set aside, with the reason."""
        refuse_unreadable(wanted)
        answer = await work.override(wanted)
        exchange_of(request.scope).told["overridden"] = answer["overridden"]
        return _json(answer)

    @app.get(
        "/v1/checks",
        response_model=ChecksOut,
        responses={**_refusals(400, 401, 429, 503), **_UNKNOWN},
        dependencies=[token],
    )
    async def checks() -> Response:
        """The checks that the service runs."""
        return _json({"checks": await work.checks()})

    @app.get(
        "/metrics",
        response_class=Response,
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, **_refusals(400, 401, 429)},
        dependencies=[token],
    )
    async def metrics() -> Response:
        """Figures for Prometheus."""
        return Response(work.metrics.page(), media_type="text/plain; version=0.0.4; charset=utf-8")


def _add_state(app: FastAPI, work: Work) -> None:
    @app.get("/healthz", response_model=StatusOut)
    async def healthz() -> Response:
        """Whether the process lives."""
        return _json({"status": "alive"})

    not_ready = {"model": StatusOut, "description": "Not yet: `status` says why."}

    @app.get("/readyz", response_model=StatusOut, responses={503: not_ready})
    async def readyz() -> Response:
        """Whether articles are answered at once: everything is loaded."""
        return _json({"status": work.problem or "ready"}, 503 if work.problem else 200)


def _figures(checked: Checked) -> dict[str, Any]:
    """What the log says of an answer."""
    return {
        "verdict": checked.verdict,
        "segments": checked.segments,
        "issues": sum(checked.issues.values()),
        "new": checked.new,
        "failures": checked.failures,
        "checking": round(checked.seconds, 4),
        "checked_by": checked.process,
    }


def _json(body: Record, status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, media_type=_JSON)
