"""Bring a database's tables up to date. Takes a database; leaves it as this plainpaper needs it, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from pipeline.errors import WorkspaceError

# Any number will do, as long as no other program takes the same for its own lock on this server.
_UPGRADE_LOCK = 7_046_029_254


def bring_up_to_date(alias: str) -> None:
    """Make or upgrade the tables.

    Raises:
        WorkspaceError: the database was written by a newer plainpaper.
    """
    if not _missing(alias):
        return
    with _alone(alias):
        call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)


def check_tables(alias: str) -> None:
    """Tell whether the tables are as this plainpaper needs them.

    Raises:
        WorkspaceError: there are none, or they are older or newer.
    """
    missing, applied = _missing(alias), _applied(alias)
    if missing and applied:
        raise WorkspaceError(
            "the workspace was written by an older plainpaper",
            "`plainpaper draft` with any source brings it up to date; `plainpaper backup` first keeps the old state",
        )
    if missing:
        raise WorkspaceError(
            "there is no workspace here yet", "`plainpaper draft` makes one, or name it by --workspace"
        )


def _missing(alias: str) -> list[str]:
    executor = MigrationExecutor(connections[alias])
    known = {name for app, name in executor.loader.disk_migrations if app == "store"}
    newer = sorted(_applied(alias) - known)
    if newer:
        raise WorkspaceError(
            f"the workspace was written by a newer plainpaper (it has {newer[-1]})", "update plainpaper"
        )
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes("store"))
    return [migration.name for migration, _ in plan]


def _applied(alias: str) -> set[str]:
    recorder = MigrationExecutor(connections[alias]).recorder
    return {name for app, name in recorder.applied_migrations() if app == "store"}


@contextmanager
def _alone(alias: str) -> Iterator[None]:
    """Keep others from upgrading meanwhile. A file's own lock does that: each migration is one transaction there."""
    connection: Any = connections[alias]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_UPGRADE_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_UPGRADE_LOCK])
