"""`plainpaper cancel`: let no run take a paper up."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.workspace import login_name, open_workspace, workspace_options
from pipeline.flow.attention import cancel, name_of


@click.command(name="cancel")
@click.argument("names", nargs=-1, required=True)
@workspace_options
def command(names: tuple[str, ...], workspace: Path) -> int:
    """Let no run take papers up, NAMES as `plainpaper status` shows them. A draft that stands stays."""
    with open_workspace(workspace) as store:
        chosen = cancel(store, list(names), login_name())
    for work in chosen:
        click.echo(f"cancelled  {name_of(work)}")
    return 0
