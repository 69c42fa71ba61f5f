"""The tables. What was read, written, checked and paid for is only ever added; what is under way may change."""

from __future__ import annotations

from django.db import models


class Paper(models.Model):
    """A source, understood: its canonical JSON with the immutable text, under its digest. Append-only."""

    digest = models.CharField(max_length=64, primary_key=True)
    source_digest = models.CharField(max_length=64, db_index=True)
    doi = models.CharField(max_length=255, null=True, db_index=True)
    pmid = models.CharField(max_length=20, null=True, db_index=True)
    title = models.TextField()
    body = models.TextField()
    made_at = models.FloatField()

    class Meta:
        app_label = "store"


class Work(models.Model):
    """One record of one source on its way: where it stands, and what comes next. The one table that people watch.

    `state` is drafted, blocked, refused, parked, waiting or cancelled; `reason` and `hint` say why; `generation` grows
    with each `retry`, so that a model is asked anew.
    """

    source = models.TextField()
    record = models.IntegerField()
    source_digest = models.CharField(max_length=64)
    inputs = models.CharField(max_length=64)
    slug = models.TextField(blank=True, db_index=True)
    state = models.CharField(max_length=12, db_index=True)
    reason = models.TextField(blank=True)
    hint = models.TextField(blank=True)
    kind = models.CharField(max_length=32, blank=True)
    tries = models.IntegerField(default=0)
    generation = models.IntegerField(default=0)
    author = models.TextField(blank=True)
    revision = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")
    row = models.TextField(default="{}")
    page_digest = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    run = models.CharField(max_length=40, blank=True)
    changed_at = models.FloatField()

    class Meta:
        app_label = "store"
        constraints = (models.UniqueConstraint(fields=("source", "record"), name="one_work_a_record"),)


class Revision(models.Model):
    """One state of a draft: summary and report in canonical JSON, and who wrote it. Append-only.

    `plain` holds both of the second level, empty where there is none; `texts.revision_digest` makes the digest.
    """

    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="revisions")
    number = models.IntegerField()
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT)
    summary = models.TextField()
    report = models.TextField()
    plain = models.TextField(null=True)
    digest = models.CharField(max_length=64)
    author = models.TextField()
    made_at = models.FloatField()

    class Meta:
        app_label = "store"
        constraints = (models.UniqueConstraint(fields=("work", "number"), name="one_number_a_revision"),)


class StageResult(models.Model):
    """What a stage made of its inputs, under their digest: a rerun takes it from here. Append-only."""

    key = models.CharField(max_length=64, primary_key=True)
    stage = models.CharField(max_length=16, db_index=True)
    body = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.FloatField()

    class Meta:
        app_label = "store"


class Run(models.Model):
    """One run of a batch: who, when, how it ended. `ended_at` is empty while it goes on, or after a kill."""

    id = models.CharField(max_length=40, primary_key=True)
    owner = models.TextField()
    started_at = models.FloatField()
    ended_at = models.FloatField(null=True)
    ending = models.TextField(blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        app_label = "store"


class ModelCall(models.Model):
    """One request to a model, under its fingerprint. `state` is in flight, done, failed or lost.

    `body` is what the server sent, whole; `as_reserved` marks a cost that the server did not tell.
    """

    fingerprint = models.CharField(max_length=64, primary_key=True)
    state = models.CharField(max_length=10, db_index=True)
    run = models.CharField(max_length=40)
    owner = models.TextField()
    lease_until = models.FloatField()
    attempts = models.IntegerField()
    day = models.CharField(max_length=10)
    paper = models.CharField(max_length=64)
    purpose = models.CharField(max_length=64)
    model = models.TextField()
    host = models.TextField()
    reserved_in = models.BigIntegerField()
    reserved_out = models.BigIntegerField()
    reserved_micro = models.BigIntegerField(null=True)
    tokens_in = models.BigIntegerField(null=True)
    tokens_out = models.BigIntegerField(null=True)
    micro_usd = models.BigIntegerField(null=True)
    as_reserved = models.BooleanField(default=False)
    body = models.TextField(blank=True)
    body_digest = models.CharField(max_length=64, blank=True)
    settled_by = models.TextField(blank=True)
    error = models.TextField(blank=True)
    started_at = models.FloatField()
    ended_at = models.FloatField(null=True)

    class Meta:
        app_label = "store"


class Budget(models.Model):
    """What a run, a day or a paper has used and has reserved. `unpriced` counts calls whose price is unknown."""

    scope = models.CharField(max_length=80, primary_key=True)
    calls = models.BigIntegerField(default=0)
    tokens = models.BigIntegerField(default=0)
    micro_usd = models.BigIntegerField(default=0)
    unpriced = models.BigIntegerField(default=0)
    reserved_calls = models.BigIntegerField(default=0)
    reserved_tokens = models.BigIntegerField(default=0)
    reserved_micro = models.BigIntegerField(default=0)

    class Meta:
        app_label = "store"


class Tally(models.Model):
    """What was paid for, by day, model and prompt: for `stats`."""

    day = models.CharField(max_length=10)
    model = models.TextField()
    host = models.TextField()
    purpose = models.CharField(max_length=64)
    calls = models.BigIntegerField(default=0)
    tokens_in = models.BigIntegerField(default=0)
    tokens_out = models.BigIntegerField(default=0)
    micro_usd = models.BigIntegerField(default=0)
    unpriced = models.BigIntegerField(default=0)
    as_reserved = models.BigIntegerField(default=0)
    hits = models.BigIntegerField(default=0)
    failed = models.BigIntegerField(default=0)
    lost = models.BigIntegerField(default=0)
    lost_tokens = models.BigIntegerField(default=0)
    lost_micro = models.BigIntegerField(default=0)

    class Meta:
        app_label = "store"
        constraints = (
            models.UniqueConstraint(fields=("day", "model", "host", "purpose"), name="one_tally_a_day_and_prompt"),
        )


class Pace(models.Model):
    """When the next call may go to a host: theoretical arrival times of the generic cell rate algorithm, and a pause.

    `pauses` counts those in a row, with no answer between them; `seen_at` is when the row was written, by the clock of
    then: a clock that shows less now has jumped back.
    """

    host = models.CharField(max_length=255, primary_key=True)
    requests_at = models.FloatField(default=0.0)
    tokens_at = models.FloatField(default=0.0)
    paused_until = models.FloatField(default=0.0)
    pauses = models.IntegerField(default=0)
    seen_at = models.FloatField(default=0.0)

    class Meta:
        app_label = "store"


class Ratio(models.Model):
    """How many tokens a model's texts took, for each one that was guessed; learned from what its server told."""

    host = models.CharField(max_length=255)
    model = models.CharField(max_length=255)
    ratio = models.FloatField()

    class Meta:
        app_label = "store"
        constraints = (models.UniqueConstraint(fields=("host", "model"), name="one_ratio_a_model"),)


class Ability(models.Model):
    """What a model's server was found able to do, and when: the canonical JSON of an Ability."""

    host = models.CharField(max_length=255)
    model = models.CharField(max_length=255)
    found = models.TextField()
    found_at = models.FloatField()

    class Meta:
        app_label = "store"
        constraints = (models.UniqueConstraint(fields=("host", "model"), name="one_ability_a_model"),)


class AuditEvent(models.Model):
    """What a person or a run did to the workspace, each chained to the one before by its digest. Append-only."""

    at = models.FloatField(db_index=True)
    actor = models.TextField()
    action = models.CharField(max_length=40)
    subject = models.TextField()
    detail = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        app_label = "store"
