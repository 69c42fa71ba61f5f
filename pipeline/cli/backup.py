"""`plainpaper backup`: the workspace's database in one file, while others go on writing."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import click

from pipeline.cli.watch import Watch
from pipeline.cli.workspace import workspace_options


@click.command(name="backup")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_options
@click.option("--force", is_flag=True, help="Take the place of a FILE that is there.")
def command(file: Path, workspace: Path, *, force: bool) -> None:
    """Copy the workspace's database into FILE, whole and checked, while others go on writing.

    With PLAINPAPER_DATABASE_URL it is a dump by PostgreSQL's own pg_dump. Pages that people edited are no part of it.
    """
    began, address = time.monotonic(), os.environ.get("PLAINPAPER_DATABASE_URL")
    if address:
        from pipeline.store.dump import back_up_server

        size = back_up_server(address, file, force=force)
    else:
        from pipeline.store.backup import back_up_file

        with Watch() as watch:
            size = back_up_file(workspace, file, partial(watch.tell, "pages"), force=force)
    click.echo(f"{file}: {size / 1e6:,.1f} MB in {time.monotonic() - began:.1f} s")
