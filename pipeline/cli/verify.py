"""`plainpaper verify`: is what is kept what was kept?"""

from __future__ import annotations

import time
from pathlib import Path

import click

from pipeline.cli.watch import Watch
from pipeline.cli.workspace import open_workspace, workspace_options
from pipeline.store.verify import Seen, verify


@click.command(name="verify")
@workspace_options
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where `draft --out` placed the pages.")
def command(workspace: Path, out: Path | None) -> int:
    """Read and hash again everything that the workspace keeps, and its pages; name what does not agree.

    Others may go on writing meanwhile. Exit 1 if anything does not agree.
    """
    wrong = 0
    with open_workspace(workspace, upgrade=False) as store, Watch() as watch:
        for seen in verify(store, watch.tell, time.monotonic, out):
            watch.clear()
            wrong += seen.wrong
            for line in _lines(seen):
                click.echo(line)
    if wrong:
        click.echo(f"error: {wrong:,} things do not agree", err=True)
        click.echo("hint:  keep a copy of the workspace, and restore the newest backup that verifies", err=True)
        return 1
    click.echo("everything agrees")
    return 0


def _lines(seen: Seen) -> list[str]:
    mark = "✗" if seen.wrong else "✓"
    told = f"{seen.wrong:,} wrong" if seen.wrong else "all agree"
    lines = [f"{mark} {seen.name:<14} {seen.count:>9,} looked at in {seen.seconds:6.1f} s, {told}"]
    lines += [
        f"    {'note: ' if finding.harmless else ''}{finding.which}: {finding.why}" for finding in seen.findings
    ]
    left = seen.wrong + seen.harmless - len(seen.findings)
    return [*lines, f"    … and {left:,} more"] if left else lines
