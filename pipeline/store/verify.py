"""Verify a workspace. Takes an open store; gives what was looked at, how much, for how long, and what does not agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import Error as DatabaseError
from django.db import connections, transaction

from pipeline.store.agreement import LOOKS, Finding, Look
from pipeline.store.troubles import database_error
from pipeline.store.workspace import Store

# What is named of each look; all are counted. A file that is ruined from end to end would fill memory and screen.
NAMED = 20
Told = Callable[[str, int, int], None]


@dataclass
class Seen:
    """What one look saw: how many rows, for how many seconds, how many are wrong; and the first of them by name."""

    name: str
    count: int = 0
    seconds: float = 0.0
    wrong: int = 0
    harmless: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding | None) -> None:
        """Count a row."""
        self.count += 1
        if finding is None:
            return
        self.wrong += not finding.harmless
        self.harmless += finding.harmless
        if len([known for known in self.findings if known.harmless == finding.harmless]) < NAMED:
            self.findings.append(finding)


def verify(store: Store, tell: Told, clock: Callable[[], float], out: Path | None = None) -> Iterator[Seen]:
    """Look at everything, each thing as it was in one instant, while others may go on writing; give each as it is done.

    Args:
        store: the open workspace.
        tell: hears how far a look is: its name, rows seen, and rows in all (0 where that is not known).
        clock: gives seconds, to tell how long each look took.
        out: where the pages are, if not in the workspace.
    """
    for look in LOOKS:
        yield _seen(store, look, tell, clock, out or store.workspace)


def _seen(store: Store, look: Look, tell: Told, clock: Callable[[], float], place: Path) -> Seen:
    seen, began = Seen(look.name), clock()
    try:
        with snapshot(store.alias):
            total = look.model.objects.using(store.alias).count() if look.model else 0
            for finding in look.rows(store.alias, place):
                seen.add(finding)
                tell(look.name, seen.count, total)
    except (DatabaseError, UnicodeDecodeError) as error:
        seen.add(Finding(look.name, f"cannot be read further: {database_error(error).message}"))
    except (ValueError, KeyError, TypeError) as error:
        seen.add(Finding(look.name, f"cannot be understood further ({type(error).__name__}: {error})"))
    seen.seconds = clock() - began
    return seen


@contextmanager
def snapshot(alias: str) -> Iterator[None]:
    """Read the database as it is in one instant; nobody has to wait for it."""
    connection: Any = connections[alias]
    if connection.vendor == "postgresql":
        with transaction.atomic(using=alias), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # who reads may pause to show it
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own transactions here are such as write
    try:
        yield
    finally:
        # Where reading failed, SQLite may have ended the transaction itself.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
