"""The service before publishing: its routes. uvicorn makes an app in each process by `create`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from uuid import uuid4

import orjson
from fastapi import FastAPI, Request, Response

from tqcheck.engine import Checker
from tqcheck.web.service_gate import answer, posted_document
from tqcheck.web.service_models import CheckIn, CheckOut, ChecksOut


def create() -> FastAPI:
    """The app of one process."""
    # Checking is Python on small strings: a second thread would only take turns with the first.
    pool = ThreadPoolExecutor(1, "check")
    checker = Checker()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        pool.shutdown()

    app = FastAPI(title="tqcheck", lifespan=lifespan, docs_url=None, redoc_url=None)

    @app.post("/v1/check", response_model=CheckOut)
    async def check(article: CheckIn, request: Request) -> Response:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(pool, answer, checker, posted_document(article), frozenset())
        return Response(orjson.dumps({**found, "request_id": uuid4().hex}), media_type="application/json")

    @app.get("/v1/checks", response_model=ChecksOut)
    async def checks() -> Response:
        listed = [
            {
                "code": one.code,
                "category": one.category,
                "severity": one.severity.label,
                "scope": one.scope,
                "needs_source": one.needs_source,
                "summary": one.summary,
            }
            for one in checker.checks
        ]
        return Response(orjson.dumps({"checks": listed}), media_type="application/json")

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "alive"}

    return app
