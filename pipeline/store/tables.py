"""Bring a database's tables up to date. Takes a database; leaves it as this plainpaper needs it, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from pipeline.errors import WorkspaceError

# The tables whose rows the database itself keeps from being changed; a migration adds the guards.
APPEND_ONLY = ("store_paper", "store_revision", "store_stageresult", "store_auditevent", "store_modelcall")
# Any number will do, as long as no other program takes the same for its own lock on this server.
_UPGRADE_LOCK = 7_046_029_254


def bring_up_to_date(alias: str) -> None:
    """Make or upgrade the tables, all of it or nothing; two processes at once wait for each other.

    Raises:
        WorkspaceError: the database was written by a newer plainpaper, belongs to another program, or takes no writing.
    """
    _check_writing(alias)
    if not missing(alias):
        return
    with _alone(alias):
        if missing(alias):
            _check_ours(alias)
            call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)


def check_tables(alias: str) -> None:
    """Tell whether the tables are as this plainpaper needs them.

    Raises:
        WorkspaceError: there are none, or they are older or newer.
    """
    if not missing(alias):
        return
    if applied(alias):
        raise WorkspaceError(
            "the workspace was written by an older plainpaper",
            "`plainpaper draft` with any source brings it up to date; `plainpaper backup` first keeps the old state",
        )
    raise WorkspaceError("there is no workspace here yet", "`plainpaper draft` makes one, or name it by --workspace")


def missing(alias: str) -> list[str]:
    """Name the migrations that the database still needs.

    Raises:
        WorkspaceError: it has some that this plainpaper does not know.
    """
    here = applied(alias)
    check_not_newer(here)
    return sorted(known_migrations() - here)


def known_migrations() -> set[str]:
    """Name the migrations that this plainpaper brings."""
    return {name for app, name in MigrationLoader(None).disk_migrations if app == "store"}


def applied(alias: str) -> set[str]:
    """Name the migrations that the database has."""
    recorder = MigrationRecorder(connections[alias])
    return {name for app, name in recorder.applied_migrations() if app == "store"}


def check_not_newer(names: set[str]) -> None:
    """Refuse what a newer plainpaper wrote: it may mean things that this one does not understand.

    Raises:
        WorkspaceError: there is a migration among `names` that this plainpaper does not know.
    """
    newer = sorted(names - known_migrations())
    if newer:
        raise WorkspaceError(
            f"the workspace was written by a newer plainpaper (it has {newer[-1]})", "update plainpaper"
        )


def missing_guards(alias: str) -> list[str]:
    """Name the guards of append-only tables that the database does not have, or has switched off."""
    connection: Any = connections[alias]
    served = connection.vendor == "postgresql"
    verbs = ("update", "delete", "truncate") if served else ("update", "delete")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
            if served
            else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        there = {name for (name,) in cursor.fetchall()}
    return [name for table in APPEND_ONLY for verb in verbs if (name := f"{table}_no_{verb}") not in there]


def _check_writing(alias: str) -> None:
    """Refuse at the start what could only be read, rather than after the first paid answer."""
    connection: Any = connections[alias]
    if connection.vendor != "postgresql":
        with transaction.atomic(using=alias):  # IMMEDIATE: takes the right to write
            return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only'), current_setting('server_encoding')")
        read_only, encoding = cursor.fetchone()
    if read_only == "on":
        raise WorkspaceError(
            "the database takes no writing (it is read-only, or a standby)",
            "name the server that does, or wait for it",
        )
    if encoding != "UTF8":
        raise WorkspaceError(
            f"the database keeps text as {encoding}, which has no room for every sign of a paper",
            "make one with `createdb --encoding=UTF8 --template=template0 NAME`",
        )


def _check_ours(alias: str) -> None:
    """Refuse a file that another program filled; a server's database may have tables of others beside ours."""
    connection = connections[alias]
    if connection.vendor == "sqlite" and not applied(alias) and connection.introspection.table_names():
        raise WorkspaceError(
            f"{connection.settings_dict['NAME']} belongs to another program", "choose another --workspace"
        )


@contextmanager
def _alone(alias: str) -> Iterator[None]:
    """One transaction that nobody else upgrades in meanwhile, so that a kill half-way leaves what was there before."""
    connection: Any = connections[alias]
    # SQLite changes tables with its watch over foreign keys off, which it allows outside of a transaction only; Django
    # checks them itself after each migration.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=alias):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_UPGRADE_LOCK])
            yield
    finally:
        connection.enable_constraint_checking()
