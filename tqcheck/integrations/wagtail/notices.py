"""What an editor sees of a check."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin import messages as wagtail_messages

from tqcheck.integrations.wagtail.gate import Check
from tqcheck.integrations.wagtail.settings import gate_settings

_SHOWN = 3  # issues in a message; the panel shows all


def show_refusal(request: HttpRequest, page: Any, check: Check, *, edited: bool = True) -> None:
    """Tell the editor that a page is not published, why, and what can be done; `edited` if they will see its form."""
    buttons = [] if edited else [(reverse("wagtailadmin_pages:edit", args=[page.pk]), "Edit", False)]
    if url := override_url(request.user, page, check):
        buttons.append((url, "Override…", False))
    kept = "The public still reads the old text." if page.live else "It stays a draft."
    why = f"tqcheck found {len(check.issues)} issues" if check.issues else "tqcheck did not answer"
    text = f"“{page.get_admin_display_title()}” is not published: {why}. {kept}"
    messages.error(request, wagtail_messages.render(text, buttons, _detail(check)))


def show_advice(request: HttpRequest, check: Check) -> None:
    """Tell the editor of what is published in spite of issues, or unchecked."""
    text = "Published, though tqcheck could not check it:" if check.error else "Published, but tqcheck advises:"
    messages.warning(request, wagtail_messages.render(text, [], _detail(check)))


def override_url(user: Any, page: Any, check: Check | None) -> str:
    """Where this user may override the issues of a check; "" where there are none or the user may not."""
    if check is None or not may_be_overridden(check) or not may_override(user, page):
        return ""
    return str(reverse("tqcheck_override", args=[page.pk]))


def may_be_overridden(check: Check) -> bool:
    """Whether issues stand in a page's way that an override sets aside: those that weigh anything."""
    return check.refused and any(issue.severity != "neutral" for issue in check.issues)


def may_override(user: Any, page: Any) -> bool:
    """Whether a user has the permission, and may edit this page."""
    allowed: bool = user.has_perm(gate_settings().override_permission) and page.permissions_for_user(user).can_edit()
    return allowed


def _detail(check: Check) -> str:
    shown = check.issues[:_SHOWN]
    rendered: str = render_to_string(
        "tqcheck/issues.html", {"check": check, "issues": shown, "more": len(check.issues) - len(shown)}
    )
    return rendered
