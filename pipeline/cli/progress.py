"""Show a run as it goes. Takes outcomes; gives a bar on a terminal, plain lines elsewhere, a table at the end."""

from __future__ import annotations

import sys
from collections import Counter
from types import TracebackType
from typing import Self

import click

from pipeline.flow.batch import Batch, Outcome

MARKS = {"drafted": "✓", "blocked": "■", "unchanged": "·", "refused": "–", "failed": "✗", "not tried": "…"}


class Progress:
    """A context that tells each outcome: lines, and under them a bar where someone watches."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._bar = None
        if sys.stdout.isatty():
            from rich.progress import Progress as Bar

            self._bar = Bar(transient=True)
            self._task = self._bar.add_task("drafting", total=total)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def tell(self, outcome: Outcome) -> None:
        """Show one outcome."""
        if outcome.state != "passed over":
            for line in outcome_lines(outcome):
                self._print(line)
        if self._bar:
            self._bar.advance(self._task)

    def _print(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            click.echo(line)


def outcome_lines(outcome: Outcome) -> list[str]:
    """Say what came of one record, with the reason and a hint where it is not a draft."""
    head = f"{MARKS[outcome.state]} {outcome.state:<9}  {outcome.name}"
    if outcome.title:
        head += f" → {outcome.title}"
    lines = [head]
    if outcome.message:
        lines.append(f"             {outcome.message}")
    if outcome.hint:
        lines.append(f"             hint: {outcome.hint}")
    return lines


def summary_lines(batch: Batch, seconds: float) -> list[str]:
    """Count the run, name each failed paper in a table, and say where to look."""
    count = Counter(outcome.state for outcome in batch.outcomes)
    counts = ", ".join(f"{number} {state}" for state, number in count.items())
    lines = ["", f"{counts or 'nothing to do'} in {seconds:.1f} s"]
    failed = [outcome for outcome in batch.outcomes if outcome.state in {"failed", "not tried"}]
    if failed:
        width = min(max(len(outcome.name) for outcome in failed), 48)
        lines += ["", "not drafted:", *(f"  {o.name:<{width}}  {o.message}" for o in failed)]
    return [*lines, "", f"open {batch.place / 'index.html'}"]
