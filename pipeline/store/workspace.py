"""An open workspace. Takes a folder or a database's address; gives reading, writing and its parts."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from django.db import Error as DatabaseError
from django.db import connections

from pipeline.store.framework import add_database, drop_database
from pipeline.store.place import postgres_database, sqlite_database
from pipeline.store.statements import Question, Statements
from pipeline.store.tables import bring_up_to_date, check_tables
from pipeline.store.troubles import database_error
from pipeline.store.writer import Patience, Writer, writing

T = TypeVar("T")
_NUMBERS = itertools.count(1)
# Questions take a fraction of a millisecond; a server has a hundred connections for everybody.
READERS = 4
# A server that was started anew leaves each thread with a dead connection: one more try, at once, opens another.
AT_ONCE = (0.0,)
# Of processes that open a new file in the same instant, SQLite tells 1 in 50 that it is locked, without waiting.
NEW_FILE = (0.05, 0.1, 0.2)


class Store:
    """A workspace's database: `read` and `write` at once, or `write_soon` from a coroutine, in groups.

    Args:
        workspace: the folder that holds the database file, and the renderings.
        clock: gives the time in seconds since 1970.
        address: a PostgreSQL server's address instead of the file.
        upgrade: make or upgrade the tables where they are missing or old; without it nothing is made.

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
        database = postgres_database(address) if address else sqlite_database(workspace, make=upgrade)
        add_database(self.alias, database)
        opening = Patience(self.alias, time.sleep, () if address else NEW_FILE)
        try:
            self._asked(lambda: opening.attempt(lambda: (bring_up_to_date if upgrade else check_tables)(self.alias)))
        except BaseException:
            self.close()
            raise

    @cached_property
    def is_file(self) -> bool:
        """Tell whether the database is a file of this workspace, rather than a server that others may write to."""
        return connections[self.alias].vendor == "sqlite"

    @cached_property
    def statements(self) -> Statements:
        """Give the way for plain SQL."""
        return Statements(self.alias)

    @cached_property
    def writer(self) -> Writer:
        """Give the thread that writes in groups; it is started when it is first needed."""
        return Writer(self.alias)

    @cached_property
    def readers(self) -> ThreadPoolExecutor:
        """Give the few threads that answer coroutines: each has a connection of its own."""
        return ThreadPoolExecutor(READERS, thread_name_prefix=f"reader of {self.alias}")

    def read(self, question: Callable[[], T]) -> T:
        """Ask the database in this thread.

        Raises:
            WorkspaceError: the database cannot answer.
        """
        return self._asked(lambda: Patience(self.alias, time.sleep, AT_ONCE).attempt(question))

    def write(self, job: Callable[[], T]) -> T:
        """Run a job in one transaction, in this thread; it may run twice if a commit fails.

        Raises:
            WorkspaceError: the database is full, read-only or gone.
        """

        def step() -> T:
            with writing(self.alias):
                return job()

        return self.read(step)

    async def read_soon(self, question: Callable[[], T]) -> T:
        """Ask the database from a coroutine; a server that is away for a while is waited for."""
        patient = Patience(self.alias, time.sleep)
        asked = asyncio.get_running_loop().run_in_executor
        return await asked(self.readers, self._asked, lambda: patient.attempt(question))

    async def write_soon(self, job: Callable[[], T], question: Question | None = None) -> T:
        """Run a job from a coroutine, in one commit with whatever else waits; it may run twice if a commit fails.

        A server that is away for a while is waited for. `question` is what the job asks first, where that is known.

        Raises:
            WorkspaceError: the database is full, read-only or gone.
        """
        return await self.writer.write(job, question)

    def close(self) -> None:
        """Finish what is being written and let go of the database."""
        if "writer" in self.__dict__:
            self.writer.close()
            del self.__dict__["writer"]
        if "readers" in self.__dict__:
            self.readers.shutdown()
            del self.__dict__["readers"]
        drop_database(self.alias)

    @staticmethod
    def _asked(question: Callable[[], T]) -> T:
        try:
            return question()
        except (DatabaseError, UnicodeDecodeError) as error:
            raise database_error(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
