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
from pipeline.store.calls import StoreLedger
from pipeline.store.files import sha256, write_whole
from pipeline.store.texts import digest_of
from pipeline.store.works import StageOutput, Work, keep_work
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
    files = render_draft(draft)
    work = Work(
        source=f"/inbox/{number}.txt", record=0, state="drafted", slug=f"draft-{number}", author="drafter: offline",
        page_digest=sha256(files["article.md"]),
    )  # fmt: skip
    stage = StageOutput("text", digest_of(f"key {number}"), draft.summary.canonical().decode())
    event = Event(float(number), "run 1", "drafted", work.slug, {"flags": 0})

    def job() -> None:
        keep_work(store, work, [stage], draft)
        append_event(store.alias, event)

    store.write(job)
    for name, content in files.items():
        write_whole(store.workspace / work.slug / name, content)


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
