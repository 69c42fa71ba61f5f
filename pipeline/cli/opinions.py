"""Ask for a second opinion on a checked summary and show it. Takes a report's row; gives what the row gains, and remarks."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.check_view import Remark, Remarks
from pipeline.cli.model import remembering
from pipeline.cli.workspace import open_workspace
from pipeline.errors import LATE
from pipeline.records import Paper, Report, Summary
from pipeline.records.ledger import Limits

if TYPE_CHECKING:
    from pipeline.flow.judging import Judgement
    from pipeline.llm.client import OpenAIModel
    from pipeline.llm.prices import Price
    from pipeline.store.calls import StoreLedger

# Failures whose hint is about the server or the command line, and not about drafting.
_HINTED = frozenset({"authentication", "quota", "not_found", "tls", "configuration", "connection", *LATE})
_FINE = {"comparator": {"same", "none"}, "scope": {"same"}, "overgeneralised": {"no"}}
_ASKED = {"comparator": "comparator", "scope": "scope", "overgeneralised": "over-generalised"}


@dataclass(frozen=True)
class Judge:
    """A model to ask, what that may cost, and the workspace that keeps its answers."""

    client: OpenAIModel
    limits: Limits
    price: Price | None
    workspace: Path


def second_opinion(summary: Summary, paper: Paper, report: Report, judge: Judge) -> dict[str, Any]:
    """Give `opinions` and `judge` for a report's row; what came of no use is told on standard error.

    Raises:
        PlainpaperError: the workspace cannot be written.
    """
    from pipeline.flow.judging import judge_summary
    from pipeline.llm.guard import Asker, GuardedModel
    from pipeline.store.calls import StoreLedger
    from pipeline.store.owners import lives, this_process

    run = f"check-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{os.getpid()}"
    asker = Asker(run, this_process(), paper.digest())

    async def ask(ledger: StoreLedger) -> Judgement:
        await ledger.lose_left(alone=False, lives=lives)
        model = GuardedModel(judge.client, ledger, judge.limits, asker, price=judge.price)
        async with judge.client:
            return await judge_summary(summary, paper, report, model)

    with open_workspace(judge.workspace) as store, remembering(store, judge.client):
        judgement = asyncio.run(ask(StoreLedger(store)))
    for line in _trouble(judgement):
        click.echo(line, err=True)
    return judgement.row()


def _trouble(judgement: Judgement) -> Iterator[str]:
    """Say each reason for which there is no opinion, and on how many sentences; no opinion is never a pass."""
    total = len(judgement.opinions)
    reasons = Counter(opinion.reason for opinion in judgement.opinions if opinion.verdict == "no opinion")
    for reason, count in reasons.items():
        yield f"no opinion on {count} of {total} sentences: {reason}"
    hints = dict.fromkeys(failure.hint for failure in judgement.failures if failure.kind in _HINTED)
    yield from (f"hint:  {hint}" for hint in hints)
    if judgement.capped:
        yield f"hint:  {judgement.capped.hint}"


def remarks(row: dict[str, Any]) -> Remarks:
    """Give a person's view: for each sentence what the model thinks, with the passages that it was shown."""
    who = f"{row['judge']['model']} at {row['judge']['host']}" if row else ""
    return {
        (opinion["section"], opinion["claim"]): Remark(
            text=f"a model's opinion ({who}): {_told(opinion)}",
            passages=tuple(passage["id"] for passage in opinion["shown"]),
        )
        for opinion in row.get("opinions", ())
    }


def _told(opinion: dict[str, Any]) -> str:
    if opinion["verdict"] == "no opinion":
        return f"no opinion: {opinion['reason']}"
    doubts = [f"{word}: {opinion[name]}" for name, word in _ASKED.items() if opinion[name] not in _FINE[name]]
    doubted = f" ({'; '.join(doubts)})" if doubts else ""
    ids = f" [{', '.join(opinion['passages'])}]" if opinion["passages"] else ""
    return f"{opinion['verdict']}{doubted} — {opinion['reason']}{ids}"
