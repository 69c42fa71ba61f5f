"""Look whether what is kept is what was kept. Each look takes a database and yields, for each row, what is wrong with it.

Everything is read and hashed again, a few rows at a time, so that memory stays flat however much there is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import connections
from django.db.models import Count, F, ForeignKey, Max, Sum
from pydantic import ValidationError

from pipeline import records
from pipeline.records import Draft, Report, Summary, Version
from pipeline.store import audit
from pipeline.store.files import sha256
from pipeline.store.models import AuditEvent, Budget, ModelCall, Paper, Revision, StageResult, Tally, Work
from pipeline.store.tables import missing_guards
from pipeline.store.texts import digest_of, revision_digest

# A paper's JSON is some 100 kB, so that some megabytes are held at a time.
FEW, MANY = 16, 500
STANDING = ("drafted", "blocked")
STATES = frozenset({"in flight", "done", "failed", "lost"})


@dataclass(frozen=True)
class Finding:
    """What does not agree: which row or file, and why. `harmless` is worth telling, but nothing is wrong."""

    which: str
    why: str
    harmless: bool = False


Rows = Iterator[Finding | None]


@dataclass(frozen=True)
class Look:
    """One thing to look at: its name, how to look, and the rows there are, to tell how far one is."""

    name: str
    rows: Callable[[str, Path], Rows]
    model: Any = None


def database(alias: str, _: Path) -> Rows:
    """Ask the database about itself, and follow every reference from one table to another."""
    connection: Any = connections[alias]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            for (said,) in cursor.fetchall():
                yield None if said == "ok" else Finding("the file", said)
            cursor.execute("PRAGMA foreign_key_check")
            for table, row, parent, _number in cursor.fetchall():
                yield Finding(f"{table} row {row}", f"what it refers to is not in {parent}")
    for name in missing_guards(alias):
        yield Finding(name, "the guard that keeps what is written from being changed is gone")
    for model in apps.get_app_config("store").get_models():
        for field in model._meta.fields:  # noqa: SLF001 - Django's documented way to a table's columns
            if isinstance(field, ForeignKey):
                yield from _references(alias, model, field)


def _references(alias: str, model: Any, field: Any) -> Rows:  # noqa: ANN401 - any table of ours
    there = field.related_model.objects.using(alias)
    rows = model.objects.using(alias).exclude(**{field.attname: None})
    for key in rows.exclude(**{f"{field.attname}__in": there.values("pk")}).values_list("pk", flat=True)[:MANY]:
        yield Finding(f"{model._meta.db_table} {key}", f"its {field.name} does not exist")  # noqa: SLF001 - the same
    yield None


def papers(alias: str, _: Path) -> Rows:
    """Hash each paper, and hold every passage against the paper's text."""
    for row in Paper.objects.using(alias).order_by("digest").iterator(chunk_size=FEW):
        yield _wrong(f"paper {row.digest[:12]} ({row.title[:60]})", _paper(row))


def _paper(row: Paper) -> str:
    if digest_of(row.body) != row.digest:
        return "its text is not the one that was kept (its digest differs)"
    told = json.loads(row.body)
    if (told["source_digest"], told["ids"]["doi"], told["ids"]["pmid"]) != (row.source_digest, row.doi, row.pmid):
        return "its columns tell another paper than its text"
    off = [
        passage["id"]
        for section in told["sections"]
        for passage in section["passages"]
        if told["text"][passage["start"] : passage["end"]] != passage["text"]
    ]
    return f"passages that do not stand where they should: {', '.join(off[:5])}" if off else ""


def revisions(alias: str, _: Path) -> Rows:
    """Hash each revision of a draft; see that none is missing and that each work's latest is its own."""
    for row in Revision.objects.using(alias).order_by("pk").iterator(chunk_size=FEW):
        right = revision_digest(row.paper_id, row.summary, row.report, row.plain) == row.digest
        yield _wrong(_revision(row), "" if right else "it is not the one that was kept (its digest differs)")
    counted = Revision.objects.using(alias).values("work").annotate(most=Max("number"), many=Count("pk"))
    for group in counted.exclude(most=F("many")).order_by("work").iterator(chunk_size=MANY):
        yield Finding(f"work {group['work']}", f"{group['many']} revisions are kept, numbered up to {group['most']}")
    for work in Work.objects.using(alias).exclude(revision=None).exclude(revision__work=F("pk"))[:MANY]:
        yield Finding(f"work {work.pk} ({work.slug})", "its latest revision is another work's")


def _revision(row: Revision) -> str:
    return f"revision {row.number} of work {row.work_id}"


def stages(alias: str, _: Path) -> Rows:
    """Hash what each stage made."""
    for row in StageResult.objects.using(alias).order_by("key").iterator(chunk_size=FEW):
        right = digest_of(row.body) == row.digest
        yield _wrong(f"{row.stage} {row.key[:12]}", "" if right else "it is not what was kept (its digest differs)")


def answers(alias: str, _: Path) -> Rows:
    """Hash each answer that was paid for."""
    for row in ModelCall.objects.using(alias).order_by("fingerprint").iterator(chunk_size=FEW):
        yield _wrong(f"model call {row.fingerprint[:12]}", _answer(row))


def _answer(row: ModelCall) -> str:
    if row.state not in STATES:
        return f"its state “{row.state}” does not exist"
    if row.state != "done":
        return "it holds an answer and is not done" if row.body else ""
    return (
        "" if digest_of(row.body) == row.body_digest else "its answer is not the one that was kept (digest differs)"
    )


def events(alias: str, _: Path) -> Rows:
    """Follow the chain of events from the first to the last."""
    before, last = "", None
    for row in AuditEvent.objects.using(alias).order_by("pk").iterator(chunk_size=MANY):
        why = "" if row.before == before else "the event before it was changed or taken out"
        why = why or ("" if audit.digest_of(row) == row.digest else "it was changed (its digest differs)")
        yield _wrong(f"event {row.pk} ({row.action} {row.subject[:40]})", why)
        before, last = row.digest, row
    if last:
        yield Finding(f"event {last.pk}", f"is the last, with digest {last.digest}", harmless=True)


def books(alias: str, _: Path) -> Rows:
    """Hold what is booked by run, by day and by paper against each other, the tally, and the calls in flight."""
    reserved: Counter[tuple[str, str]] = Counter()
    flying = ModelCall.objects.using(alias).filter(state="in flight").order_by("pk").defer("body")
    for call in flying.iterator(chunk_size=MANY):
        for scope in (f"run {call.run}", f"day {call.day}", f"paper {call.paper}"):
            reserved[scope, "calls"] += 1
            reserved[scope, "tokens"] += call.reserved_in + call.reserved_out
            reserved[scope, "micro"] += call.reserved_micro or 0
    sums: dict[str, Counter[str]] = {"run": Counter(), "day": Counter(), "paper": Counter()}
    for row in Budget.objects.using(alias).order_by("pk").iterator(chunk_size=MANY):
        booked = {"calls": row.reserved_calls, "tokens": row.reserved_tokens, "micro": row.reserved_micro}
        should = {unit: reserved.pop((row.scope, unit), 0) for unit in booked}
        why = "" if booked == should else f"it reserves {booked}, the calls in flight {should}"
        yield _wrong(f"budget “{row.scope}”", why)
        sums.setdefault(row.scope.split(" ", 1)[0], Counter()).update(
            {"calls": row.calls, "tokens": row.tokens, "micro": row.micro_usd, "unpriced": row.unpriced}
        )
    for scope in sorted({scope for scope, _unit in reserved}):
        yield Finding(f"budget “{scope}”", "calls are in flight that it does not know")
    tally = _tally(alias)
    for name, total in sums.items():
        yield _wrong(
            f"all budgets by {name}", "" if total == tally else f"they book {dict(total)}, the tally {dict(tally)}"
        )


def _tally(alias: str) -> Counter[str]:
    names = ("calls", "lost", "tokens_in", "tokens_out", "lost_tokens", "micro_usd", "lost_micro", "unpriced")
    found = Tally.objects.using(alias).aggregate(**{f"all_{name}": Sum(name) for name in names})
    told = {name: found[f"all_{name}"] or 0 for name in names}
    return Counter({
        "calls": told["calls"] + told["lost"],
        "tokens": told["tokens_in"] + told["tokens_out"] + told["lost_tokens"],
        "micro": told["micro_usd"] + told["lost_micro"],
        "unpriced": told["unpriced"],
    })  # fmt: skip


def pages(alias: str, place: Path) -> Rows:
    """Hold each draft's files against the digest of what was written there, and against the draft that is kept."""
    works = Work.objects.using(alias).filter(state__in=STANDING).exclude(slug="").order_by("pk")
    for row in works.select_related("revision__paper").iterator(chunk_size=FEW):
        yield page(place, row.slug, row.page_digest) or record(place, row.slug, row.revision)


def page(place: Path, slug: str, digest: str) -> Finding | None:
    """Say what is wrong with a draft's pages."""
    folder = place / slug
    missing = [name for name in ("article.md", "article.html", "draft.json") if not (folder / name).is_file()]
    if missing:
        return Finding(str(folder), f"{', '.join(missing)} missing: `plainpaper draft` writes it anew")
    try:
        now = sha256((folder / "article.md").read_bytes())
    except OSError as error:
        return Finding(str(folder / "article.md"), f"it cannot be read: {error.strerror}")
    if now == digest:
        return None
    return Finding(str(folder / "article.md"), "was edited since it was written", harmless=True)


def record(place: Path, slug: str, kept: Revision | None) -> Finding | None:
    """Say whether a draft's record for programs is the draft that is kept.

    They are compared by what they say, not by their bytes: an older plainpaper left out what it did not know.
    """
    path = place / slug / "draft.json"
    try:
        told = Draft.model_validate_json(path.read_bytes())
        same = kept is not None and (
            told.summary == Summary.model_validate_json(kept.summary)
            and told.report == Report.model_validate_json(kept.report)
            and told.plain == (Version.model_validate_json(kept.plain) if kept.plain else None)
            and told.paper == records.Paper.model_validate_json(kept.paper.body)
        )
    except OSError as error:
        return Finding(str(path), f"it cannot be read: {error.strerror}")
    except (ValidationError, ObjectDoesNotExist):
        same = False
    why = "it is not the draft that is kept: delete it, and `plainpaper draft` writes it anew"
    return None if same else Finding(str(path), why)


def _wrong(which: str, why: str) -> Finding | None:
    return Finding(which, why) if why else None


LOOKS = (
    Look("database", database),
    Look("papers", papers, Paper),
    Look("revisions", revisions, Revision),
    Look("stage results", stages, StageResult),
    Look("model calls", answers, ModelCall),
    Look("events", events, AuditEvent),
    Look("budgets", books, Budget),
    Look("pages", pages, Work),
)
