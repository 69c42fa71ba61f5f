"""`plainpaper restore`: a backup in the workspace's place, the old state kept beside."""

from __future__ import annotations

import hashlib
import os
import time
from functools import partial
from pathlib import Path

import click

from pipeline.cli.watch import Watch
from pipeline.cli.workspace import login_name, open_workspace, workspace_options


@click.command(name="restore")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_options
@click.option("--force", is_flag=True, help="Put it in the place of what is there; the old state is kept beside.")
def command(file: Path, workspace: Path, *, force: bool) -> None:
    """Put FILE, which `plainpaper backup` wrote, in the place of the workspace's database.

    The file is checked first, and brought up to date afterwards. Nobody may be working in the workspace meanwhile.
    """
    from pipeline.store.audit import Event, append_event

    now, address = time.time(), os.environ.get("PLAINPAPER_DATABASE_URL")
    if address:
        from pipeline.store.dump import restore_server

        kept = restore_server(address, workspace, file, now, force=force)
    else:
        from pipeline.store.backup import restore_file

        with Watch() as watch:
            kept = restore_file(workspace, file, partial(watch.tell, "pages"), now, force=force)
    with file.open("rb") as content, open_workspace(workspace) as store:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
        event = Event(
            now, login_name(), "restore", file.name, {"sha256": digest, "kept": kept.name if kept else None}
        )
        store.write(lambda: append_event(store.alias, event))
    click.echo(f"{file} is restored")
    if kept:
        click.echo(f"the old state is kept in {kept}")
    click.echo("next: plainpaper verify")
