"""The last wall: every row that would show a text to the public passes here when it is saved.

Wagtail publishes from a dozen places, and most of them ask no hook. All of them end in a save of a page with
`live` set, or give a revision the time at which it goes live.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any

from wagtail.models import Page, Revision

from tqcheck.integrations.wagtail.gate import PublicationRefused, admit, record
from tqcheck.integrations.wagtail.page import TqcheckedPageMixin

_logger = logging.getLogger("tqcheck")


def before_save(instance: Any, raw: bool, update_fields: Collection[str] | None, **_: Any) -> None:
    """Ask the gate before a page or a schedule is saved; what `loaddata` restores was published once."""
    if raw:
        return
    if isinstance(instance, Revision) and instance.approved_go_live_at:
        page = instance.as_object()
        if isinstance(page, TqcheckedPageMixin):
            admit(page)
    elif isinstance(instance, Page):
        page = _as_saved(instance, update_fields)
        if page is None:
            return
        if page.live and instance._state.adding:
            _insert(instance)
        elif page.live:
            admit(page)
        elif update_fields and "live_revision" in update_fields:
            _unpublish(instance)  # Wagtail takes it that a copy of a live page is live


def inserted(instance: Any, created: bool, **_: Any) -> None:
    """Keep the check of a page that has just got its row, and so its history."""
    if created and (check := instance.__dict__.pop("_tqcheck", None)):
        record(instance, check)


def _insert(page: Any) -> None:
    """Insert a page as live or, if it is refused, as a draft: to raise amid the copying of a tree would break it."""
    try:
        page._tqcheck = admit(page)
    except PublicationRefused as refused:
        _logger.warning("a page under %s is refused, and inserted as a draft", page.path[: -page.steplen])
        page._tqcheck = refused.check
        page.live, page.has_unpublished_changes = False, True
        _unpublish(page)


def _unpublish(page: Any) -> None:
    page.live_revision = page.first_published_at = page.last_published_at = None


def _as_saved(instance: Any, update_fields: Collection[str] | None) -> Any:
    """The page behind the gate as its row will be; None for other pages."""
    kind = instance.specific_class
    if kind is None or not issubclass(kind, TqcheckedPageMixin):
        return None
    if update_fields is None and isinstance(instance, kind):
        return instance
    page = kind._base_manager.get(pk=instance.pk)
    for field in instance._meta.concrete_fields:
        if update_fields is None or field.name in update_fields:
            setattr(page, field.attname, getattr(instance, field.attname))
    return page
