"""The model without a table on which the permission to override hangs."""

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """As `manage.py makemigrations tqcheck` writes it."""

    initial = True
    dependencies: ClassVar[list[Any]] = []
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "permissions": (("tqcheck_override", "Can publish translations in spite of issues"),),
                "managed": False,
                "default_permissions": (),
            },
        ),
    ]
