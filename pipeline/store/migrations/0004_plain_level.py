"""Add the place of a draft's second summary, in plain words."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add one column. It may be empty, so that no row is written anew, and the guards of the table stay."""

    dependencies: ClassVar = [("store", "0003_abilities")]
    operations: ClassVar = [
        migrations.AddField(model_name="revision", name="plain", field=models.TextField(null=True)),
    ]
