"""Make the tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.FloatField(db_index=True)),
                ("actor", models.TextField()),
                ("action", models.CharField(max_length=40)),
                ("subject", models.TextField()),
                ("detail", models.JSONField(default=dict)),
                ("before", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("scope", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("calls", models.BigIntegerField(default=0)),
                ("tokens", models.BigIntegerField(default=0)),
                ("micro_usd", models.BigIntegerField(default=0)),
                ("unpriced", models.BigIntegerField(default=0)),
                ("reserved_calls", models.BigIntegerField(default=0)),
                ("reserved_tokens", models.BigIntegerField(default=0)),
                ("reserved_micro", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="ModelCall",
            fields=[
                ("fingerprint", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("state", models.CharField(db_index=True, max_length=10)),
                ("run", models.CharField(max_length=40)),
                ("owner", models.TextField()),
                ("lease_until", models.FloatField()),
                ("attempts", models.IntegerField()),
                ("day", models.CharField(max_length=10)),
                ("paper", models.CharField(max_length=64)),
                ("purpose", models.CharField(max_length=64)),
                ("model", models.TextField()),
                ("host", models.TextField()),
                ("reserved_in", models.BigIntegerField()),
                ("reserved_out", models.BigIntegerField()),
                ("reserved_micro", models.BigIntegerField(null=True)),
                ("tokens_in", models.BigIntegerField(null=True)),
                ("tokens_out", models.BigIntegerField(null=True)),
                ("micro_usd", models.BigIntegerField(null=True)),
                ("as_reserved", models.BooleanField(default=False)),
                ("body", models.TextField(blank=True)),
                ("body_digest", models.CharField(blank=True, max_length=64)),
                ("settled_by", models.TextField(blank=True)),
                ("error", models.TextField(blank=True)),
                ("started_at", models.FloatField()),
                ("ended_at", models.FloatField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Pace",
            fields=[
                ("host", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("requests_at", models.FloatField(default=0.0)),
                ("tokens_at", models.FloatField(default=0.0)),
                ("paused_until", models.FloatField(default=0.0)),
                ("pauses", models.IntegerField(default=0)),
                ("seen_at", models.FloatField(default=0.0)),
            ],
        ),
        migrations.CreateModel(
            name="Ratio",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("host", models.CharField(max_length=255)),
                ("model", models.CharField(max_length=255)),
                ("ratio", models.FloatField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("host", "model"), name="one_ratio_a_model")],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("source_digest", models.CharField(db_index=True, max_length=64)),
                ("doi", models.CharField(db_index=True, max_length=255, null=True)),
                ("pmid", models.CharField(db_index=True, max_length=20, null=True)),
                ("title", models.TextField()),
                ("body", models.TextField()),
                ("made_at", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("owner", models.TextField()),
                ("started_at", models.FloatField()),
                ("ended_at", models.FloatField(null=True)),
                ("ending", models.TextField(blank=True)),
                ("counts", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="StageResult",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("stage", models.CharField(db_index=True, max_length=16)),
                ("body", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("summary", models.TextField()),
                ("report", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("author", models.TextField()),
                ("made_at", models.FloatField()),
                ("paper", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.paper")),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.CharField(max_length=10)),
                ("model", models.TextField()),
                ("host", models.TextField()),
                ("purpose", models.CharField(max_length=64)),
                ("calls", models.BigIntegerField(default=0)),
                ("tokens_in", models.BigIntegerField(default=0)),
                ("tokens_out", models.BigIntegerField(default=0)),
                ("micro_usd", models.BigIntegerField(default=0)),
                ("unpriced", models.BigIntegerField(default=0)),
                ("as_reserved", models.BigIntegerField(default=0)),
                ("hits", models.BigIntegerField(default=0)),
                ("failed", models.BigIntegerField(default=0)),
                ("lost", models.BigIntegerField(default=0)),
                ("lost_tokens", models.BigIntegerField(default=0)),
                ("lost_micro", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "model", "host", "purpose"), name="one_tally_a_day_and_prompt"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Work",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.TextField()),
                ("record", models.IntegerField()),
                ("source_digest", models.CharField(max_length=64)),
                ("inputs", models.CharField(max_length=64)),
                ("slug", models.TextField(blank=True, db_index=True)),
                ("state", models.CharField(db_index=True, max_length=12)),
                ("reason", models.TextField(blank=True)),
                ("hint", models.TextField(blank=True)),
                ("kind", models.CharField(blank=True, max_length=32)),
                ("tries", models.IntegerField(default=0)),
                ("generation", models.IntegerField(default=0)),
                ("author", models.TextField(blank=True)),
                ("row", models.TextField(default="{}")),
                ("page_digest", models.CharField(blank=True, max_length=80)),
                ("note", models.TextField(blank=True)),
                ("run", models.CharField(blank=True, max_length=40)),
                ("changed_at", models.FloatField()),
                (
                    "revision",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.revision"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="revision",
            name="work",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="store.work"
            ),
        ),
        migrations.AddConstraint(
            model_name="work",
            constraint=models.UniqueConstraint(fields=("source", "record"), name="one_work_a_record"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("work", "number"), name="one_number_a_revision"),
        ),
    ]
