"""What the service answers when something is wrong, with the request or with itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from tqcheck.errors import InputError, LanguageError, TqcheckError
from tqcheck.web.service_complaints import complaints, no_json
from tqcheck.web.service_exchange import exchange_of
from tqcheck.web.service_gate import NotPossibleError
from tqcheck.web.service_log import told_of
from tqcheck.web.service_models import CheckIn, OverrideIn
from tqcheck.web.service_pool import BusyError, DiedError, OverdueError
from tqcheck.web.service_requests import unknown
from tqcheck.web.service_work import first_line
from tqcheck.web.service_worker import FailedError

_SOON = "5"  # seconds
_BY_STATUS = {
    400: "the body cannot be read as JSON",
    404: "there is no such address; /openapi.json lists those that there are",
    405: "{path} is not asked with {method} but with {allow}; /openapi.json says what to send",
}


def handle_errors(app: FastAPI) -> None:
    """Have an app answer every error in JSON: what is wrong, where, and what to do."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _by_status)
    app.add_exception_handler(BusyError, _busy)
    app.add_exception_handler(NotPossibleError, _not_possible)
    for kind in (InputError, LanguageError):
        app.add_exception_handler(kind, _unfit)
    for ours in (OverdueError, DiedError, FailedError, TqcheckError, Exception):
        app.add_exception_handler(ours, _failure)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    model = OverrideIn if request.url.path.endswith("override") else CheckIn
    broken = no_json(error)
    return _error(request, 400 if broken else 422, broken or complaints(error, model))


def _by_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    what = _BY_STATUS.get(error.status_code, str(error.detail))
    if error.status_code == 405:
        what = what.format(path=request.url.path, method=request.method, allow=headers.get("Allow"))
    return _error(request, error.status_code, what, headers)


def _busy(request: Request, error: Exception) -> Response:
    return _error(request, 503, f"too many checks wait; come again in {_SOON} s", {"retry-after": _SOON})


def _not_possible(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotPossibleError)
    return _error(request, error.status, error.why)


def _unfit(request: Request, error: Exception) -> Response:
    return _error(request, 422, str(error))


def _failure(request: Request, error: Exception) -> Response:
    """We failed. The client is told what somebody can mend, and the log where it happened."""
    exchange = exchange_of(request.scope)
    exchange.told |= {"verdict": "unknown", "error": error.told if isinstance(error, FailedError) else told_of(error)}
    if isinstance(error, OverdueError):
        what = "the check took longer than it may (serve.timeout); nothing is known of this article"
    elif isinstance(error, DiedError):
        what = "the process that checked this article ended; nothing is known of it"
    elif isinstance(error, TqcheckError):
        what = exchange.told["problem"] = first_line(error)
    else:
        what = "an error of ours; the log says more under this request's id"
    return _json(500, unknown(what, exchange.request_id))


def _error(request: Request, status: int, what: str, headers: Mapping[str, str] | None = None) -> Response:
    return _json(status, {"error": what, "request_id": exchange_of(request.scope).request_id}, headers)


def _json(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    return Response(orjson.dumps(body), status, headers=headers, media_type="application/json")
