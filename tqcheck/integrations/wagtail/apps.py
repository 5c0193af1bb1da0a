"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig, apps
from django.core.checks import register
from django.db.models.signals import post_save, pre_save

from tqcheck.extras import part


class TqcheckConfig(AppConfig):
    """Puts up the gate when Django has loaded the models of the site."""

    name = "tqcheck.integrations.wagtail"
    label = "tqcheck"
    verbose_name = "tqcheck"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Watch every save, and have `manage.py check` look at the settings."""
        walls = part("tqcheck.integrations.wagtail.walls", "wagtail")  # models are there from this moment on
        pre_save.connect(walls.before_save, dispatch_uid="tqcheck")
        post_save.connect(walls.inserted, dispatch_uid="tqcheck")
        register(part("tqcheck.integrations.wagtail.system_checks", "wagtail").site_mistakes)
        if apps.is_installed("wagtail.api.v3"):
            part("tqcheck.integrations.wagtail.api", "wagtail").answer_refusals()
