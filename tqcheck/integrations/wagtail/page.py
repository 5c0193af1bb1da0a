"""What makes a page model stand behind the gate."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.mail import send_mail

from tqcheck.integrations.wagtail.gate import PublicationRefused, admit
from tqcheck.integrations.wagtail.settings import gate_settings
from tqcheck.integrations.wagtail.texts import article_of

_logger = logging.getLogger("tqcheck")


class TqcheckedPageMixin:
    """Before Page in the bases of a page model: what its pages say is checked before the public reads it."""

    tqcheck_fields: ClassVar[Sequence[str]] = ()  # with its texts, in their order; none: title and running texts

    def tqcheck_texts(self) -> dict[str, Any] | None:
        """This page as the body of `POST /v1/check`, or None where it is no translation; override it as you need.

        Either two texts, `source_text` and `target_text`, or two of `source_html` and `target_html`, or aligned
        `segments`; with `source_lang` and `target_lang`.
        """
        return article_of(self, gate_settings())

    def publish(self, revision: Any, *args: Any, **options: Any) -> None:
        """Publish a revision, or raise PublicationRefused before anything is changed.

        `manage.py publish_scheduled` is not stopped by one page that is refused: that page is taken off the schedule,
        or stays on it while the service does not answer, and the others go out.
        """
        try:
            admit(revision.as_object())
        except PublicationRefused as refused:
            if options.get("log_action") != "wagtail.publish.scheduled":
                raise
            _logger.warning(
                "page %s is due and refused: %s", revision.object_id, refused.check.error or "it has issues"
            )
            if refused.check.issues:
                _take_off(revision, refused)
            return
        super().publish(revision, *args, **options)  # type: ignore[misc]


def _take_off(revision: Any, refused: PublicationRefused) -> None:
    """Take a revision off the schedule, and tell whoever put it there."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    if revision.user and revision.user.email:
        title = " ".join(str(refused.page).split())  # a subject is one line
        send_mail(f"“{title}” did not go out", str(refused), None, [revision.user.email], fail_silently=True)
