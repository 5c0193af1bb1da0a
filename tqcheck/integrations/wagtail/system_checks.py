"""What `manage.py check` says of a site that is set up wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from wagtail.models import Page

from tqcheck.errors import nearest
from tqcheck.integrations.wagtail.page import TqcheckedPageMixin
from tqcheck.integrations.wagtail.settings import gate_settings, mistakes

_MIDDLEWARE = "tqcheck.integrations.wagtail.middleware.PublicationMiddleware"


def site_mistakes(**_: Any) -> list[CheckMessage]:
    """The mistakes in `TQCHECK`, in the middleware and in the page models behind the gate."""
    wrong: list[CheckMessage] = [
        Error(problem, hint=remedy, id="tqcheck.E001")
        for problem, remedy in mistakes(getattr(settings, "TQCHECK", None))
    ]
    if _MIDDLEWARE not in settings.MIDDLEWARE:
        wrong.append(Error(f"MIDDLEWARE lacks “{_MIDDLEWARE}”", hint="add it as the last one", id="tqcheck.E002"))
    return wrong or list(_wrong_models([one for one in apps.get_models() if issubclass(one, TqcheckedPageMixin)]))


def _wrong_models(models: list[Any]) -> Iterator[CheckMessage]:
    names = {model: [field.name for field in model._meta.concrete_fields] for model in models}
    for model, known in names.items():
        bases = model.mro()
        if Page not in bases or bases.index(Page) < bases.index(TqcheckedPageMixin):
            yield Error(
                f"{model.__name__} has TqcheckedPageMixin in the wrong place",
                hint=f"write class {model.__name__}(TqcheckedPageMixin, Page)",
                obj=model,
                id="tqcheck.E003",
            )
        for name in set(model.tqcheck_fields) - set(known):
            yield Error(
                f"{model.__name__}.tqcheck_fields names “{name}”, and it has no such field",
                hint=nearest(name, known),
                obj=model,
                id="tqcheck.E004",
            )
    wanted, own = gate_settings().source_field, {name for known in names.values() for name in known}
    if wanted and models and wanted not in own:
        yield Error(
            f"TQCHECK[“source_field”] is “{wanted}”, and no page behind the gate has such a field",
            hint=nearest(wanted, own),
            id="tqcheck.E005",
        )
