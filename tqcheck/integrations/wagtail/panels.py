"""The panel in the page editor."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel
from wagtail.models import PageLogEntry

from tqcheck.integrations.wagtail.gate import OVERRIDE, digest, last_check
from tqcheck.integrations.wagtail.notices import override_url


class TqcheckPanel(Panel):
    """The last check of a page: its issues with their sentences, and what was overridden."""

    def __init__(self, heading: str = "tqcheck", **options: Any) -> None:
        super().__init__(heading=heading, **options)

    class BoundPanel(Panel.BoundPanel):
        """The panel in the editor of one page."""

        template_name = "tqcheck/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The last check and the last override, for the template."""
            check = last_check(self.instance) if self.instance.pk else None
            decisions = PageLogEntry.objects.filter(page_id=self.instance.pk, action=OVERRIDE)
            return {
                **super().get_context_data(parent_context),
                "check": check,
                "changed": check and check.digest != digest(self.instance, self.instance.tqcheck_texts()),
                "issues": check.issues if check else (),
                "override_url": override_url(self.request.user, self.instance, check),
                "decision": decisions.filter(data__content_hash=check.content_hash).first() if check else None,
            }
