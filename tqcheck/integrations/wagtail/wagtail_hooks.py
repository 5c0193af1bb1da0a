"""Where Wagtail asks: its forms, its bulk action, its copies, its log, its permissions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, PageLogEntry

from tqcheck.integrations.wagtail.gate import (
    OVERRIDE,
    PASSED,
    REFUSED,
    UNAVAILABLE,
    PublicationRefused,
    admit,
    last_check,
)
from tqcheck.integrations.wagtail.notices import show_advice, show_refusal
from tqcheck.integrations.wagtail.page import TqcheckedPageMixin
from tqcheck.integrations.wagtail.settings import gate_settings
from tqcheck.integrations.wagtail.views import OverrideView


@hooks.register("before_publish_page")
def refuse_in_form(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Refuse what the forms publish; what was written is saved as a draft by now."""
    return _refuse(request, [page]) and redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("after_publish_page")
def advise_in_form(request: HttpRequest, page: Any) -> None:
    """Show the issues with which a page was let through."""
    check = last_check(page) if isinstance(page, TqcheckedPageMixin) else None
    if check and not check.refused and (check.issues or check.error):
        show_advice(request, check)


@hooks.register("before_bulk_action")
def refuse_in_bulk(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse a bulk publication as a whole, and show every page that stands in its way."""
    if action_type != "publish" or not any(issubclass(model, Page) for model in action.models):
        return None
    pages = list(_published_in_bulk(objects, action.cleaned_form.cleaned_data["include_descendants"]))
    if not _refuse(request, pages, edited=False):
        return None
    messages.error(request, "None of the chosen pages is published. Publish again without those refused.")
    return redirect(action.next_url)


@hooks.register("after_copy_page")
def tell_of_drafts(request: HttpRequest, page: Any, new_page: Any) -> None:
    """Show the pages of a copied tree that were refused, and so copied as drafts."""
    refused = PageLogEntry.objects.filter(page__path__startswith=new_page.path, action=REFUSED)
    for copy in [entry.page.specific for entry in refused.select_related("page")]:
        if check := last_check(copy):
            show_refusal(request, copy, check, edited=False)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let the permission to override be given to groups."""
    label, codename = gate_settings().override_permission.split(".")
    return Permission.objects.filter(content_type__app_label=label, codename=codename)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Where a refused page is overridden."""
    return [path("tqcheck/<int:page_id>/override/", OverrideView.as_view(), name="tqcheck_override")]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What a page's history says of its checks."""
    actions.register_action(PASSED, "Pass tqcheck", "Let through by tqcheck")
    actions.register_action(UNAVAILABLE, "Publish unchecked", "Let through unchecked: tqcheck did not answer")

    @actions.register_action(REFUSED)
    class Refused(LogFormatter):
        label = "Refuse publication"

        def format_message(self, entry: Any) -> str:
            count = len(entry.data["issues"])
            return f"Publication refused by tqcheck: {entry.data['error'] or f'{count} issues'}"

    @actions.register_action(OVERRIDE)
    class Overridden(LogFormatter):
        label = "Override tqcheck"
        message = "Issues overridden"

        def format_comment(self, entry: Any) -> str:
            return str(entry.data["reason"])


def _refuse(request: HttpRequest, pages: list[Any], *, edited: bool = True) -> bool:
    """Whether any of the pages is refused; all that are, are shown."""
    refused = 0
    for page in pages:
        try:
            if isinstance(page, TqcheckedPageMixin):
                admit(page)
        except PublicationRefused as error:
            refused += 1
            show_refusal(request, page, error.check, edited=edited)
    return refused > 0


def _published_in_bulk(pages: list[Any], descendants: bool) -> Iterator[Any]:
    """The pages as a bulk publication would show them."""
    for page in pages:
        yield page.specific.get_latest_revision_as_object()
        if descendants:
            for child in page.get_descendants().not_live().specific():
                yield child.get_latest_revision_as_object()
