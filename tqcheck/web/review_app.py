"""The web app of a review: its routes behind its guard, served to browsers on this machine alone."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tqcheck.errors import StoreError
from tqcheck.web import review_api, review_export, review_pages
from tqcheck.web.guard import Doors, Guard
from tqcheck.web.review_state import Review

HOST = "127.0.0.1"


def create_app(review: Review, author: str, port: int, announce: Callable[[str, bool], None]) -> ASGIApp:
    """The app for one review. `announce` is given the links that let a browser in, and whether it is the first one."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.review, app.state.author = review, author
    hosts = frozenset({f"{HOST}:{port}", f"localhost:{port}"})
    doors = Doors(port, lambda token, first: announce(f"http://{HOST}:{port}/enter?token={token}", first))
    app.include_router(review_api.router)
    app.include_router(review_export.router)
    app.include_router(review_pages.router)

    @app.get("/enter")
    def enter(request: Request, token: str = "") -> Response:
        """Let a browser in by its link, which is used up."""
        session = doors.enter(token)
        if session is None and not doors.knows(request.cookies):
            return review_pages.page(request, "stranger", 403)
        # No redirection: of one that began in another site, as in a mail, the browser keeps the cookie back.
        answer = HTMLResponse('<!doctype html><title>tqcheck</title><meta http-equiv="refresh" content="0; url=/">')
        if session is not None:
            answer.set_cookie(doors.cookie, session, samesite="strict", httponly=True)
        return answer

    @app.exception_handler(StoreError)
    def out_of_order(_: Request, error: StoreError) -> Response:
        return JSONResponse({"error": str(error)}, 503)

    @app.exception_handler(RequestValidationError)
    def unfit(_: Request, error: RequestValidationError) -> Response:
        # Without what was sent: it may hold what no answer can.
        places = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        return JSONResponse({"error": "; ".join(places)}, 422)

    return Guard(app, hosts, doors, review_pages.OPEN_PATHS, _stranger)


async def _stranger(scope: Scope, receive: Receive, send: Send) -> None:
    """What a browser is told that came in by no link."""
    request = Request(scope, receive)
    if scope["path"].startswith("/api/"):
        answer: Response = JSONResponse({"error": "this browser was not let in"}, 401)
    else:
        answer = review_pages.page(request, "stranger", 403)
    await answer(scope, receive, send)
