"""`plainpaper retry`: let the next run take a paper up again."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.workspace import login_name, open_workspace, workspace_options
from pipeline.flow.attention import name_of, retry


@click.command(name="retry")
@click.argument("names", nargs=-1)
@workspace_options
@click.option("--all", "every", is_flag=True, help="All that are parked or waiting.")
def command(names: tuple[str, ...], workspace: Path, *, every: bool) -> int:
    """Let the next `plainpaper draft` take papers up again, NAMES as `plainpaper status` shows them.

    A model is asked anew, also where it had answered: its old answer stays in the books.
    """
    if bool(names) == every:
        raise click.UsageError("name papers, or give --all")
    with open_workspace(workspace) as store:
        chosen = retry(store, list(names), login_name(), every=every)
    for work in chosen:
        click.echo(f"waiting    {name_of(work)}")
    told = f"the next `plainpaper draft` with {'its source' if len(chosen) == 1 else 'their sources'} takes "
    click.echo(told + ("it up" if len(chosen) == 1 else "them up") if chosen else "nothing is parked or waiting")
    return 0
