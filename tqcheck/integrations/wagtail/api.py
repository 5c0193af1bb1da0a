"""What the API of Wagtail 8 that writes answers to a refused publication."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from wagtail.api.v3.api import api
from wagtail.api.v3.errors import problem_response

from tqcheck.integrations.wagtail.gate import PublicationRefused


def answer_refusals() -> None:
    """Have it say 422 and why, as for any other value that it does not take, instead of 500."""
    api.add_exception_handler(PublicationRefused, _problem)


def _problem(_: HttpRequest, refused: PublicationRefused) -> HttpResponse:
    issues = [asdict(one) for one in refused.check.issues]
    response: HttpResponse = problem_response(status=422, detail=str(refused), errors=issues)
    return response
