"""`plainpaper doctor`: whether a model's server is ready, and how it wants to be asked."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.limits import Spending, limit_options
from pipeline.cli.model import Asked, model_options
from pipeline.cli.workspace import open_workspace, workspace_options
from pipeline.errors import PlainpaperError
from pipeline.flow.examining import Finding, examine
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records.ability import Ability, Format
from pipeline.store.abilities import keep_ability, known_ability
from pipeline.store.calls import StoreLedger
from pipeline.store.owners import this_process

_SIGNS = {"fine": "✓", "note": "·", "wrong": "✗"}


@click.command(name="doctor")
@workspace_options
@model_options
@limit_options
@click.option("--json", "as_json", is_flag=True, help="Give the findings as JSON.")
def command(
    *,
    workspace: Path,
    asked: Asked,
    spending: Spending,
    as_json: bool,
) -> int:
    """Look whether a model's server is ready: reached, key, model, form of answers, context, price, where the text goes.

    It asks the model up to three short questions, which hold nothing of a paper; what it finds is kept in the workspace
    and used by `draft`. Exit 0: ready; 1: something is wrong.
    """
    client = asked.open("")
    if client is None:
        raise PlainpaperError(
            "no model is named: drafts are written without one", "to examine one, add --base-url and --model"
        )
    costs = spending.price_of(client.name, client.host)
    run = f"doctor-{uuid.uuid4().hex[:12]}"
    asker = Asker(run, this_process(), run, int(time.time()))
    with open_workspace(workspace) as store:
        ledger = StoreLedger(store)
        known = known_ability(store, client.host, client.name)
        # All but the context is asked for anew: a server may take today what it refused once.
        client.ability = Ability(context=known.context if known else None)

        def asked_for(form: Format) -> GuardedModel:
            return GuardedModel(client.asked_for(form), ledger, spending.limits, asker, price=costs)

        findings, found = asyncio.run(examine(client, asked_for, costs))
        if found:
            keep_ability(store, client.host, client.name, found)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        _show(findings)
    return 1 if any(finding.state == "wrong" for finding in findings) else 0


def _show(findings: list[Finding]) -> None:
    for finding in findings:
        click.echo(f"{_SIGNS[finding.state]} {finding.about:<8}  {finding.said}")
        if finding.hint:
            click.echo(f"            hint: {finding.hint}")
