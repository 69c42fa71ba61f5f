"""Name a workspace on the command line. Takes a flag and the environment; gives the open store."""

from __future__ import annotations

import getpass
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.store.workspace import Store


def workspace_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --workspace."""
    return click.option(
        "--workspace", envvar="PLAINPAPER_WORKSPACE", default="outputs", show_default=True,
        type=click.Path(path_type=Path, file_okay=False), help="The folder that keeps the drafts.",
    )(command)  # fmt: skip


def open_workspace(workspace: Path, *, upgrade: bool = True) -> Store:
    """Open a workspace's store; PLAINPAPER_DATABASE_URL names a PostgreSQL server instead of the file.

    Raises:
        WorkspaceError: it cannot be reached, written or understood.
    """
    from pipeline.store import open_store

    return open_store(workspace, time.time, address=os.environ.get("PLAINPAPER_DATABASE_URL"), upgrade=upgrade)


def login_name() -> str:
    """Name who gives the command, for the workspace's record of who did what."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return f"user {os.getuid()}"
