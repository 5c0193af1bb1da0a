"""The page on which an editor overrides the issues of an article, and says why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from tqcheck.integrations.wagtail.gate import last_check, override
from tqcheck.integrations.wagtail.notices import may_be_overridden, may_override

_MOST_REASON = 2000  # characters that the service takes


class ReasonForm(forms.Form):
    """Why the issues do not stand in the way; the reason is kept with the decision."""

    reason = forms.CharField(max_length=_MOST_REASON, widget=forms.Textarea(attrs={"rows": 3}))
    content_hash = forms.CharField(widget=forms.HiddenInput, required=False)


class OverrideView(WagtailAdminTemplateMixin, FormView):
    """Shows the issues for which a page was refused, and takes the reason."""

    template_name = "tqcheck/override.html"
    page_title = "Override the issues"
    header_icon = "warning"
    form_class = ReasonForm

    def dispatch(self, request: HttpRequest, *args: Any, page_id: int, **kwargs: Any) -> HttpResponseBase:
        """Only for who may override, and where there is something to."""
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not may_override(request.user, self.page):
            raise PermissionDenied
        check = last_check(self.page)
        if check is None or not may_be_overridden(check):
            messages.error(request, "There is nothing to override: no major issue was found the last time.")
            return redirect("wagtailadmin_pages:edit", page_id)
        self.check = check
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        """Send the decision, and go back to the page, where it is published as ever.

        Nobody overrides what they have not seen: after another check they are shown its issues.
        """
        if form.cleaned_data["content_hash"] != self.check.content_hash:
            messages.error(
                self.request, "The page was checked anew meanwhile. Look at the issues again, then override."
            )
            return self.render_to_response(
                self.get_context_data(
                    form=ReasonForm(initial={**self.get_initial(), "reason": form.cleaned_data["reason"]})
                )
            )
        problem = override(self.page, self.check, self.request.user, form.cleaned_data["reason"])
        if problem:
            messages.error(self.request, f"Nothing is overridden: {problem}")
        else:
            messages.success(self.request, "The issues are overridden. The page can be published now.")
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def get_initial(self) -> dict[str, Any]:
        """The text whose issues are shown."""
        return {"content_hash": self.check.content_hash}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The page, and this."""
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.title}
        return [*super().get_breadcrumbs_items(), edit, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The issues and the page, for the template."""
        shown = {"check": self.check, "issues": self.check.issues, "page": self.page}
        return {**super().get_context_data(**kwargs), **shown}
