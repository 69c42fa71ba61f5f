"""`plainpaper stats`: what the model calls of a workspace cost, by day, model and prompt."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click
from rich.bar import Bar
from rich.console import Console
from rich.table import Table

from pipeline.cli.workspace import open_workspace, workspace_options
from pipeline.errors import WorkspaceError
from pipeline.records.ledger import MICRO
from pipeline.records.spending import Entry, Spending, total
from pipeline.render.spending import by_day, by_name, draw_spending
from pipeline.store.stats import read_spending

BAR_WIDTH = 20


@click.command(name="stats")
@workspace_options
@click.option(
    "--days", default=30, show_default=True, type=click.IntRange(1, 366),
    help="How many days to look back, today with them (UTC).",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Give the figures as JSON.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw them into this SVG file too.")
def command(workspace: Path, days: int, *, as_json: bool, picture: Path | None) -> None:
    """Show what model calls used and cost, what was answered again, free, and what was lost.

    A cost that nobody knows is “unknown”, and a sum with such a part “at least”. Lost calls may have been paid for
    and brought no answer: they are in the sums.
    """
    with open_workspace(workspace, upgrade=False) as store:
        last = datetime.fromtimestamp(store.clock(), UTC).date()
        first = last - timedelta(days - 1)
        entries = read_spending(store, first.isoformat())
    if picture:
        _write(picture, draw_spending(entries, first, last))
    if as_json:
        click.echo(json.dumps(_figures(entries, first, last), ensure_ascii=False, indent=2))
        return
    if not entries:
        click.echo(f"no model was asked from {first} to {last}")
        return
    _show(entries, first, last)


def _write(picture: Path, drawing: str) -> None:
    try:
        picture.write_text(drawing, encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(
            f"{picture} cannot be written: {error.strerror or error}", "name a file in a folder that is there"
        ) from error


def _show(entries: list[Entry], first: date, last: date) -> None:
    console = Console(highlight=False)
    console.print(_day_table([(day, spent) for day, spent in by_day(entries, first, last) if spent != Spending()]))
    console.print(_table("model", by_name(entries, lambda entry: f"{entry.model} at {entry.host}")))
    console.print(_table("prompt", by_name(entries, lambda entry: entry.prompt)))
    for line in _sentences(total(entries)):
        console.print(line, soft_wrap=True)


def _day_table(days: list[tuple[str, Spending]]) -> Table:
    # Money only where all of it is known: a bar that leaves out a part would lie.
    in_money = all(not spent.unpriced for _, spent in days)
    sizes = [float(spent.cost or 0) if in_money else float(spent.tokens) for _, spent in days]
    table = _columns("day")
    table.add_column("cost a day" if in_money else "tokens a day", width=BAR_WIDTH, no_wrap=True)
    for (day, spent), size in zip(days, sizes, strict=True):
        table.add_row(day, *_cells(spent), Bar(max(sizes) or 1.0, 0.0, size, width=BAR_WIDTH))
    return table


def _table(name: str, rows: Iterable[tuple[str, Spending]]) -> Table:
    table = _columns(name)
    for told, spent in rows:
        table.add_row(told, *_cells(spent))
    return table


def _columns(name: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(name, overflow="fold")
    for column in ("calls", "hits", "tokens", "cost"):
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _cells(spent: Spending) -> tuple[str, ...]:
    return (f"{spent.calls:,}", f"{spent.hits:,}", f"{spent.tokens:,}", spent.cost_told)


def _sentences(spent: Spending) -> Iterable[str]:
    """Say what the tables leave open."""
    yield (
        f"\nin all: {spent.calls:,} calls answered, {spent.hits:,} cache hits, {spent.tokens:,} tokens, "
        f"cost {spent.cost_told}"
    )
    if spent.lost:
        yield f"lost: {spent.lost:,} calls that may have been paid for and brought no answer ({spent.lost_told})"
    if spent.failed:
        yield f"failed: {spent.failed:,} calls, which cost nothing"
    if spent.as_reserved:
        yield f"booked as reserved: {spent.as_reserved:,} calls whose server did not tell what they used"
    if spent.unpriced:
        yield f"of unknown price: {spent.unpriced:,} calls, in no sum of money"


def _figures(entries: list[Entry], first: date, last: date) -> dict[str, object]:
    return {
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "total": _row(total(entries)),
        "by_day": [{"day": day} | _row(spent) for day, spent in by_day(entries, first, last) if spent != Spending()],
        "by_model": [{"model": name} | _row(spent) for name, spent in by_name(entries, lambda e: e.model)],
        "by_prompt": [{"prompt": name} | _row(spent) for name, spent in by_name(entries, lambda e: e.prompt)],
        "entries": [
            {"day": e.day, "model": e.model, "host": e.host, "prompt": e.prompt} | _row(e.spent) for e in entries
        ],
    }  # fmt: skip


def _row(spent: Spending) -> dict[str, object]:
    counts: dict[str, object] = {
        name: count for name, count in asdict(spent).items() if name not in {"micro_usd", "lost_micro"}
    }
    return counts | {
        "cost_usd": None if spent.cost is None else spent.cost / MICRO,
        "lost_usd": None if spent.cost is None else spent.lost_micro / MICRO,
        "cost_is_at_least": bool(spent.unpriced),
    }
