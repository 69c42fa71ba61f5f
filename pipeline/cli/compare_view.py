"""Show a comparison in the terminal. Takes a Comparison; prints its figures as a table, and what they can show."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.flow.metering import Meter
from pipeline.records.comparing import QUALITY, Comparison
from pipeline.render.figures import Pair, Row, drafted_row, effort_rows, pairs, rows, small

# More pairs than this are read on the page, where each can be folded.
MOST_PAIRS = 3


def show_comparison(comparison: Comparison, meter: Meter, place: Path) -> None:
    """Print the tables; blind, without names and without what it took, which would tell who is who."""
    console = Console(highlight=False)
    names = {one.letter: one.letter if comparison.blind else escape(one.name) for one in comparison.contestants}
    written = [drafted_row(comparison), *rows(comparison, QUALITY)]
    took = [] if comparison.blind else effort_rows(comparison)
    table = _table(names, written, took)
    if not comparison.blind:
        hits = (sum(trial.hits for trial in comparison.of(letter)) for letter in names)
        table.add_row("of them free now", *(str(number) for number in hits))
    console.print(table)
    compared = pairs(comparison)
    for pair in compared if len(compared) <= MOST_PAIRS else ():
        for line in _pair_lines(pair, names):
            console.print(line, soft_wrap=True)
    click.echo(f"\n{small(len(comparison.papers))}")
    if meter.told():
        click.echo(f"now: {meter.told()}")
    if comparison.blind:
        click.echo("Who is who stands at the end of the page.")
    click.echo(f"\nopen {place / 'compare.html'}")


def _table(names: dict[str, str], written: list[Row], took: list[Row]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    table.add_column("")
    for name in names.values():
        table.add_column(name, overflow="fold")
    for row in written:
        table.add_row(row.name, *(f"{cell.told}  [dim]{cell.spread}[/dim]" for cell in row.cells))
    for row in took:
        table.add_row(row.name, *(cell.told for cell in row.cells))
    return table


def _pair_lines(pair: Pair, names: dict[str, str]) -> list[str]:
    """Say on how many papers two differ, for the measures on which they do."""
    first, second = names[pair.first], names[pair.second]
    if not pair.papers:
        return [f"\n{first} and {second}: there is no paper that both drafted"]
    lines = [f"\n{first} and {second}, on {pair.papers} papers that both drafted:"]
    lines += [
        f"  {row.name}: more in {row.more} by {first}, in {row.fewer} by {second}, the same in {row.same}; "
        f"chance {row.chance_told}"
        for row in pair.differing
    ]
    return lines if len(lines) > 1 else [*lines, "  they differ in nothing that is measured"]
