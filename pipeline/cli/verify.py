"""`plainpaper verify`: is what is kept what was kept?"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from pipeline.cli.workspace import open_workspace, workspace_options
from pipeline.store.verify import Seen, verify


@click.command(name="verify")
@workspace_options
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where `draft --out` placed the pages.")
def command(workspace: Path, out: Path | None) -> int:
    """Read and hash again everything that the workspace keeps, and its pages; name what does not agree.

    Others may go on writing meanwhile. Exit 1 if anything does not agree.
    """
    with open_workspace(workspace, upgrade=False) as store:
        looks = verify(store, _Progress(), time.monotonic, out)
    for line in (line for seen in looks for line in _lines(seen)):
        click.echo(line)
    wrong = sum(seen.wrong for seen in looks)
    if wrong:
        click.echo(f"error: {wrong:,} things do not agree", err=True)
        click.echo("hint:  keep a copy of the workspace, and restore the newest backup that verifies", err=True)
        return 1
    click.echo("everything agrees")
    return 0


class _Progress:
    """Shows how far a look is, where someone watches and it takes a while."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = time.monotonic()

    def __call__(self, name: str, count: int, total: int) -> None:
        now = time.monotonic()
        if not self._watched or now - self._shown < 0.5:
            return
        self._shown = now
        share = f" of {total:,}" if total else ""
        click.echo(f"\r\x1b[K{name}: {count:,}{share}\r", nl=False, err=True)


def _lines(seen: Seen) -> list[str]:
    mark = "✗" if seen.wrong else "✓"
    told = f"{seen.wrong:,} wrong" if seen.wrong else "all agree"
    lines = [f"{mark} {seen.name:<14} {seen.count:>9,} looked at in {seen.seconds:6.1f} s, {told}"]
    lines += [
        f"    {'note: ' if finding.harmless else ''}{finding.which}: {finding.why}" for finding in seen.findings
    ]
    left = seen.wrong + seen.harmless - len(seen.findings)
    return [*lines, f"    … and {left:,} more"] if left else lines
