"""Show what a model would be sent. Takes rehearsals; prints them, with their tokens and cost."""

from __future__ import annotations

from collections.abc import Iterable

import click

from pipeline.flow.rehearsing import Rehearsal
from pipeline.llm import Model
from pipeline.llm.prices import Price
from pipeline.records.ledger import MICRO


def show_rehearsal(rehearsals: Iterable[Rehearsal], client: Model | None, price: Price | None) -> int:
    """Print every message, one that is the same for many papers once, and the sum; exit 4 where one could not be drafted.

    Nothing is sent.
    """
    shown: dict[str, str] = {}
    papers = tokens_in = tokens_out = failed = 0
    for one in rehearsals:
        click.echo(f"═══ {one.name}: {one.title or 'not read'}")
        if one.failure:
            failed += 1
            click.echo(f"would fail: {one.failure.message}\nhint: {one.failure.hint}")
            continue
        for task, messages in one.calls:
            for message in messages:
                first = shown.setdefault(message["content"], one.name)
                same = f": as for {first}" if first != one.name else f"\n{message['content']}"
                click.echo(f"─── {task}, {message['role']}{same}")
        click.echo(
            f"─── some {one.tokens_in:,} tokens in and {one.tokens_out:,} out, {_cost(one.micro_usd(price) if price else None)}"
        )
        if one.then:
            click.echo(f"    {one.then}")
        papers, tokens_in, tokens_out = papers + 1, tokens_in + one.tokens_in, tokens_out + one.tokens_out
    where = f"to {client.host} ({client.name})" if client else "to a model, if one were named"
    total = _cost(price.micro_usd(tokens_in, tokens_out) if price else None)
    click.echo(
        f"{papers} paper{'s' if papers != 1 else ''} would send some {tokens_in:,} tokens {where} and get {tokens_out:,}: {total}."
    )
    click.echo("Where the checks stop a sentence, one more call each. Nothing was sent.")
    return 4 if failed else 0


def _cost(micro_usd: int | None) -> str:
    return "cost unknown" if micro_usd is None else f"some ${micro_usd / MICRO:.4f}"
