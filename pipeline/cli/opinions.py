"""Ask for a second opinion on a checked summary and show it. Takes a report's row; gives what the row gains, and remarks."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.check_view import Remark, Remarks
from pipeline.errors import LATE
from pipeline.llm import Model
from pipeline.records import Paper, Report, Summary

if TYPE_CHECKING:
    from pipeline.flow.judging import Judgement

# Failures whose hint is about the server or the command line, and not about drafting.
_HINTED = frozenset({"authentication", "quota", "not_found", "tls", "configuration", "connection", *LATE})
_FINE = {"comparator": {"same", "none"}, "scope": {"same"}, "overgeneralised": {"no"}}
_ASKED = {"comparator": "comparator", "scope": "scope", "overgeneralised": "over-generalised"}


def second_opinion(summary: Summary, paper: Paper, report: Report, model: Model) -> dict[str, Any]:
    """Give `opinions` and `judge` for a report's row; what came of no use is told on standard error."""
    from pipeline.flow.judging import judge_summary

    judgement = asyncio.run(judge_summary(summary, paper, report, model))
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
