"""An open workspace. Takes a folder or a database's address; gives reading, writing and its parts."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from django.db import Error as DatabaseError
from django.db import connections, transaction

from pipeline.store.framework import add_database, set_up
from pipeline.store.place import postgres_database, sqlite_database
from pipeline.store.writer import Writer, database_error

set_up()  # before the tables are imported: Django's models ask for its settings

from pipeline.store.tables import bring_up_to_date, check_tables  # noqa: E402

T = TypeVar("T")
_NUMBERS = itertools.count(1)


class Store:
    """A workspace's database: `read` and `write` at once, or `write_soon` from a coroutine, in groups.

    Args:
        workspace: the folder that holds the database file, and the renderings.
        clock: gives the time in seconds since 1970.
        address: a PostgreSQL server's address instead of the file.
        upgrade: make or upgrade the tables where they are missing or old.

    Raises:
        WorkspaceError: the database cannot be reached, written or understood.
    """

    def __init__(
        self, workspace: Path, clock: Callable[[], float], *, address: str | None = None, upgrade: bool = True
    ) -> None:
        self.workspace = workspace
        self.clock = clock
        # A process may hold several workspaces open, each under a name of its own.
        self.alias = f"workspace-{next(_NUMBERS)}"
        add_database(self.alias, postgres_database(address) if address else sqlite_database(workspace))
        self.read(lambda: bring_up_to_date(self.alias) if upgrade else check_tables(self.alias))

    @property
    def is_file(self) -> bool:
        """Tell whether the database is a file of this workspace, rather than a server that others may write to."""
        return connections[self.alias].vendor == "sqlite"

    @cached_property
    def writer(self) -> Writer:
        """Give the thread that writes in groups; it is started when it is first needed."""
        return Writer(self.alias)

    def read(self, question: Callable[[], T]) -> T:
        """Ask the database in this thread.

        Raises:
            WorkspaceError: the database cannot answer.
        """
        try:
            return question()
        except DatabaseError as error:
            raise database_error(error) from error

    def write(self, job: Callable[[], T]) -> T:
        """Run a job in one transaction, in this thread.

        Raises:
            WorkspaceError: the database is full, read-only or gone.
        """
        try:
            with transaction.atomic(using=self.alias):
                return job()
        except DatabaseError as error:
            raise database_error(error) from error

    async def read_soon(self, question: Callable[[], T]) -> T:
        """Ask the database from a coroutine."""
        return await asyncio.to_thread(self.read, question)

    async def write_soon(self, job: Callable[[], T]) -> T:
        """Run a job from a coroutine, in one commit with whatever else waits; it may run twice if a commit fails.

        Raises:
            WorkspaceError: the database is full, read-only or gone.
        """
        return await self.writer.write(job)

    def close(self) -> None:
        """Finish what is being written and let go of the database."""
        if "writer" in self.__dict__:
            self.writer.close()
            del self.__dict__["writer"]
        connections[self.alias].close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
