"""Add the table of what servers were found able to do."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add one table."""

    dependencies: ClassVar = [("store", "0002_append_only")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Ability",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("host", models.CharField(max_length=255)),
                ("model", models.CharField(max_length=255)),
                ("found", models.TextField()),
                ("found_at", models.FloatField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("host", "model"), name="one_ability_a_model")],
            },
        ),
    ]
