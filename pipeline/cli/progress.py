"""Show a run as it goes. Takes outcomes; gives a bar on a terminal, plain lines elsewhere, a table at the end."""

from __future__ import annotations

import sys
from collections import Counter
from types import TracebackType
from typing import Any, Self

import click

from pipeline.flow.batch import Batch
from pipeline.flow.metering import Meter
from pipeline.flow.outcomes import UNDONE, Outcome

MARKS = {
    "drafted": "✓", "blocked": "■", "unchanged": "·", "refused": "–", "failed": "✗", "parked": "⏸", "cancelled": "–",
    "not tried": "…",
}  # fmt: skip


class Progress:
    """A context that tells each outcome: lines, and under them a bar where someone watches.

    Args:
        total: how many files there are.
        meter: what the run spends.
    """

    def __init__(self, total: int, meter: Meter | None = None) -> None:
        self.total = total
        self.meter = meter
        self.failures = 0
        self._bar = _bar() if sys.stdout.isatty() else None
        if self._bar:
            self._task = self._bar.add_task("drafting", total=total, told="")

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def expect(self, total: int) -> None:
        """Say how many there are, where that was not known before."""
        self.total = total
        if self._bar:
            self._bar.update(self._task, total=total)

    def tell(self, outcome: Outcome) -> None:
        """Show one outcome."""
        self.failures += outcome.state in UNDONE
        if outcome.state != "passed over":
            for line in outcome_lines(outcome):
                self._print(line)
        if self._bar:
            task = self._bar.tasks[self._task]
            done, seconds = task.completed + 1, task.elapsed or 0.0
            told = [f"{done / seconds * 60:.0f} a minute"] if seconds > 1 else []
            told += [f"{self.failures} failed"] if self.failures else []
            told += [self.meter.told()] if self.meter and self.meter.told() else []
            self._bar.update(self._task, advance=1, told=" · ".join(told))

    def _print(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            click.echo(line)


def _bar() -> Any:  # noqa: ANN401 - rich is loaded only where someone watches
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        TextColumn("{task.fields[told]}"), transient=True,
    )  # fmt: skip


def outcome_lines(outcome: Outcome) -> list[str]:
    """Say what came of one record, with the reason and a hint where it is not a draft."""
    head = f"{MARKS[outcome.state]} {outcome.state:<9}  {outcome.name}"
    if outcome.title:
        head += f" → {outcome.title}"
    lines = [head]
    if outcome.message and outcome.state != "not tried":  # why is the same for all of them, and told once, at the end
        lines.append(f"             {outcome.message}")
    if outcome.hint:
        lines.append(f"             hint: {outcome.hint}")
    return lines


def summary_lines(batch: Batch, seconds: float, meter: Meter | None = None) -> list[str]:
    """Count the run and what it spent, name each failed paper in a table, and say where to look."""
    count = Counter(outcome.state for outcome in batch.outcomes)
    counts = ", ".join(f"{number} {state}" for state, number in count.items())
    lines = ["", f"{counts or 'nothing to do'} in {seconds:.1f} s"]
    if meter and meter.told():
        lines.append(meter.told())
    undone = [outcome for outcome in batch.outcomes if outcome.state in UNDONE]
    if undone:
        failed = [outcome for outcome in undone if outcome.state != "not tried"]
        width = min(max((len(outcome.name) for outcome in failed), default=0), 48)
        lines += ["", "not drafted:", *(f"  {o.name:<{width}}  {o.message}" for o in failed)]
    if count["not tried"]:
        lines += [f"  {count['not tried']} not tried: the run stopped before; the same command goes on with them"]
    if count["parked"]:
        lines += ["", "parked papers wait for you: see `plainpaper status`, then `plainpaper retry`"]
    return [*lines, "", f"open {batch.place / 'index.html'}"]
