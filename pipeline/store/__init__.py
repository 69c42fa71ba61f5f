"""Keep a workspace. Takes a folder, or a database's address; gives a Store that remembers every step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.store.framework import set_up

if TYPE_CHECKING:
    from pipeline.store.workspace import Store

# Whatever of the store is imported, its tables need Django first; a door that has set it up otherwise is left alone.
set_up()


def open_store(
    workspace: Path, clock: Callable[[], float], *, address: str | None = None, upgrade: bool = True
) -> Store:
    """Open a workspace's database, made and brought up to date where `upgrade` allows it.

    Args:
        workspace: the folder that holds the database file, and the renderings.
        clock: gives the time in seconds since 1970.
        address: a PostgreSQL server's address instead of the file.
        upgrade: make or upgrade the tables; commands that only look leave them alone.

    Raises:
        WorkspaceError: it cannot be reached, written or understood; the hint says what to do.
    """
    from pipeline.store.workspace import Store  # noqa: PLC0415 - it asks for this door

    return Store(workspace, clock, address=address, upgrade=upgrade)
