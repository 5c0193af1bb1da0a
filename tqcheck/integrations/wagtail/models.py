"""The permission to publish in spite of what was found; what was found is kept in Wagtail's own log."""

from __future__ import annotations

from django.db import models


class Override(models.Model):
    """No table: Django hangs a permission on a model."""

    class Meta:
        """What Django is to make of it."""

        managed = False
        default_permissions = ()
        permissions = (("tqcheck_override", "Can publish translations in spite of issues"),)
