"""`plainpaper status`: where the workspace stands, and what wants a person."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.workspace import open_workspace, workspace_options
from pipeline.flow.attention import Overview, name_of, next_step, overview
from pipeline.store.lock import holder_of
from pipeline.store.runs import RunRow
from pipeline.store.works import Work


@click.command(name="status")
@workspace_options
@click.option("--all", "every", is_flag=True, help="Name every paper, not only those that want a person.")
@click.option("--json", "as_json", is_flag=True, help="Give it as JSON.")
def command(workspace: Path, *, every: bool, as_json: bool) -> int:
    """Show what is drafted, parked or waiting, why, and what to do next; and how the last runs ended."""
    with open_workspace(workspace, upgrade=False) as store:
        seen = overview(store, every=every or as_json)
    holder = holder_of(workspace)
    if as_json:
        told = _as_json(seen) | {"working": asdict(holder) if holder else None}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for line in (
        *([holder.told(time.time())] if holder else []),
        *_counts(seen),
        *_runs(seen),
        *_works(seen.every if every else seen.watched),
    ):
        click.echo(line)
    return 0


def _as_json(seen: Overview) -> dict[str, object]:
    works = [{"name": name_of(work), "next": next_step(work)} | asdict(work) for work in seen.every]
    return {
        "counts": seen.counts,
        "runs": [asdict(run) | {"counts": dict(run.counts)} for run in seen.runs],
        "works": works,
    }


def _counts(seen: Overview) -> list[str]:
    told = ", ".join(f"{number} {state}" for state, number in sorted(seen.counts.items()))
    return [told or "nothing was drafted here yet"]


def _runs(seen: Overview) -> list[str]:
    return ["", "last runs:", *(f"  {_run(run)}" for run in seen.runs)] if seen.runs else []


def _run(run: RunRow) -> str:
    began = time.strftime("%Y-%m-%d %H:%M", time.localtime(run.started_at))
    counts = ", ".join(f"{number} {state}" for state, number in run.counts.items())
    if run.ended_at is None:
        return f"{began}  under way, or killed ({run.owner})"
    return f"{began}  {run.ending} in {run.ended_at - run.started_at:.0f} s: {counts or 'nothing to do'}"


def _works(works: list[Work]) -> list[str]:
    lines: list[str] = []
    for work in works:
        lines += ["", f"{work.state:<9}  {name_of(work)}  ({Path(work.source).name})"]
        lines += [f"           {work.reason}"] if work.reason else []
        lines += [f"           {work.hint}"] if work.hint else []
        lines += [f"           next: {next_step(work)}"]
    return lines
