"""What a request gets whose view ran into the gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from tqcheck.integrations.wagtail.gate import PublicationRefused, record
from tqcheck.integrations.wagtail.notices import show_refusal


class PublicationMiddleware:
    """Answers a refused publication: with its issues in the editor, with status 422 and JSON to programs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing of our own: exceptions come to the method below."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, refused: Exception) -> HttpResponse | None:
        """The answer in the place of a refused publication; other exceptions are not ours."""
        if not isinstance(refused, PublicationRefused):
            return None
        page, check = refused.page, refused.check
        stored = type(page)._base_manager.filter(pk=page.pk).first()  # the view may have taken back what it wrote
        if stored:
            record(page, check)
        modal = request.headers.get("x-requested-with") == "XMLHttpRequest"
        if not request.path.startswith(reverse("wagtailadmin_home")) or not (
            modal or "text/html" in request.headers.get("accept", "")
        ):
            return JsonResponse({"error": str(refused), "issues": [asdict(one) for one in check.issues]}, status=422)
        if stored:
            _keep(stored, page, request.user)
        show_refusal(request, page, check)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if stored else reverse("wagtailadmin_home")
        # The script of Wagtail's modal windows goes where this says.
        return JsonResponse({"step": "success", "redirect": url}) if modal else redirect(url)


def _keep(stored: Any, page: Any, user: Any) -> None:
    """Save once more a text that was rolled back (ATOMIC_REQUESTS)."""
    if stored.get_latest_revision_as_object().tqcheck_texts() != page.tqcheck_texts():
        stored.with_content_json(page.serializable_data()).save_revision(user=user, log_action=True, clean=False)
