"""Workspaces with something in them, and hands that change what nobody may: for tests of verify and backup."""

from __future__ import annotations

import asyncio
from typing import Any

from check_maker import paper_of
from django.db import connections

from pipeline.records import Claim, Draft, Origin, Report, Summary
from pipeline.records.ledger import Call, Cost, Limits, Reply
from pipeline.render import render_draft
from pipeline.store.audit import Event, append_event
from pipeline.store.callrows import digest_of
from pipeline.store.calls import StoreLedger
from pipeline.store.files import sha256, write_whole
from pipeline.store.models import Paper, Revision, StageResult, Work
from pipeline.store.workspace import Store


def keep_draft(store: Store, number: int) -> None:
    """Keep a drafted paper with all that belongs to it, as a run does; again, it changes nothing."""
    paper = paper_of(f"The tablet reduced pain in {number + 2} adults.", "Nobody was harmed.", people=number + 2)
    claim = Claim(text="A tablet helped adults.", kind="finding", passages=("S1",))
    draft = Draft(
        paper=paper,
        summary=Summary(title=f"Draft {number}", findings=(claim,), origin=Origin(drafter="offline")),
        report=Report(verdict="no flags"),
    )
    pages = render_draft(draft)
    store.write(lambda: _keep_rows(store, number, draft, sha256(pages["article.md"])))
    for name, content in pages.items():
        write_whole(store.workspace / f"draft-{number}" / name, content)


def _keep_rows(store: Store, number: int, draft: Draft, page_digest: str) -> None:
    body, summary, report = (part.canonical().decode() for part in (draft.paper, draft.summary, draft.report))
    digest = digest_of(body)
    Paper.objects.using(store.alias).get_or_create(
        digest=digest,
        defaults={
            "source_digest": draft.paper.source_digest,
            "title": draft.paper.title,
            "body": body,
            "made_at": 1.0,
        },
    )
    work, _ = Work.objects.using(store.alias).get_or_create(
        source=f"/inbox/{number}.txt", record=0,
        defaults={"slug": f"draft-{number}", "state": "drafted", "page_digest": page_digest, "changed_at": 1.0},
    )  # fmt: skip
    work.revision, _ = Revision.objects.using(store.alias).get_or_create(
        work=work, number=1,
        defaults={
            "paper_id": digest, "summary": summary, "report": report, "author": "drafter: offline", "made_at": 1.0,
            "digest": digest_of(f"{digest}\n{summary}\n{report}"),
        },
    )  # fmt: skip
    work.save(using=store.alias)
    StageResult.objects.using(store.alias).get_or_create(
        key=digest_of(f"key {number}"),
        defaults={"stage": "text", "body": summary, "digest": digest_of(summary), "made_at": 1.0},
    )
    append_event(store.alias, Event(float(number), "run 1", "drafted", f"draft-{number}", {"flags": 0}))


def call_of(number: int) -> Call:
    """Make a call to a model."""
    return Call(
        fingerprint=f"{number:064}", run="run-1", owner=f"me {number}", paper=f"{number:064}", purpose="write",
        model="m", host="h:1", reserve=Cost(1_000, 500, 700), lease=60.0,
    )  # fmt: skip


def pay_call(store: Store, number: int) -> None:
    """Make a model call that is answered, and one that is in flight."""

    async def both() -> None:
        ledger = StoreLedger(store)
        await ledger.claim(call_of(number), Limits())
        await ledger.settle(call_of(number), Reply(f"the answer {number}", 900, 100, 300))
        await ledger.claim(call_of(number + 1_000), Limits())

    asyncio.run(both())


def tamper(store: Store, statement: str, *values: Any) -> int:
    """Change rows behind the guards' back, as someone with the database in hands could; tell how many it were."""
    connection = connections[store.alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement, values)
            count = cursor.rowcount
            cursor.execute("SET session_replication_role = origin")
            return int(count)
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = cursor.fetchall()
        cursor.execute("PRAGMA foreign_keys = OFF")
        for name, _ in guards:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement, values)
        count = cursor.rowcount
        for _, made in guards:
            cursor.execute(made)
        cursor.execute("PRAGMA foreign_keys = ON")
        return int(count)
