"""Write in one thread, many jobs to a commit. Takes functions that write; gives what they return, once it is on disk.

A commit waits for the disk; sixty-four drafts that finish together need not wait for sixty-four of them. Jobs that are
queued while one commit runs share the next. A job only writes to the database and may run again: a group that fails is
undone, and its jobs are run one by one, so that one bad job costs the others nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError, connections, transaction

from pipeline.errors import PlainpaperError, WorkspaceError

T = TypeVar("T")
Job = tuple[Callable[[], Any], "Future[Any]"]
# A group's jobs take well under a second, so that nobody waits long for the first.
MOST_AT_ONCE = 256
# Seconds between tries while a database server is away, and how often: some minutes in all, as a restart takes.
AWAY_WAITS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 30.0, 30.0)


class Writer:
    """The one thread that writes to the database `alias`.

    Args:
        alias: Django's name of the database.
        wait: waits that many seconds, or until the writer is closed; tests hand in one that does not.
    """

    def __init__(self, alias: str, wait: Callable[[float], None] | None = None) -> None:
        self.alias = alias
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._closed = threading.Event()
        self._wait = wait or (lambda seconds: (self._closed.wait(seconds), None)[1])
        self._thread = threading.Thread(target=self._run, name=f"writer of {alias}", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job; its future is done when the commit that holds it is."""
        future: Future[T] = Future()
        if self._closed.is_set():
            future.set_exception(WorkspaceError("the workspace is closed", ""))
        else:
            self._jobs.put((job, future))
        return future

    async def write(self, job: Callable[[], T]) -> T:
        """Run a job and wait for its commit.

        Raises:
            WorkspaceError: the database is full, read-only or gone; whatever the job raises.
        """
        return await asyncio.wrap_future(self.submit(job))

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        self._closed.set()
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            while (group := self._next_group()) is not None:
                self._commit(group)
        finally:
            connections[self.alias].close()

    def _next_group(self) -> list[Job] | None:
        first = self._jobs.get()
        if first is None:
            return None
        group = [first]
        while len(group) < MOST_AT_ONCE:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                self._jobs.put(None)
                break
            group.append(job)
        return group

    def _commit(self, group: list[Job]) -> None:
        """Commit a group at once; where that fails, each job alone."""
        try:
            with transaction.atomic(using=self.alias):
                results = [job() for job, _ in group]
        except BaseException as error:  # noqa: BLE001 - whatever a job raises belongs to whoever waits for it
            if len(group) == 1 and not self._is_away(error):
                _answer(group[0][1], error=_known(error))
                return
        else:
            for (_, future), result in zip(group, results, strict=True):
                _answer(future, result=result)
            return
        for job, future in group:
            self._commit_alone(job, future)

    def _commit_alone(self, job: Callable[[], Any], future: Future[Any]) -> None:
        for wait in (*AWAY_WAITS, None):
            try:
                with transaction.atomic(using=self.alias):
                    result = job()
            except BaseException as error:  # noqa: BLE001 - the same
                if wait is None or not self._is_away(error):
                    _answer(future, error=_known(error))
                    return
                with contextlib.suppress(DatabaseError):
                    connections[self.alias].close()
                self._wait(wait)
            else:
                _answer(future, result=result)
                return

    def _is_away(self, error: BaseException) -> bool:
        """Tell whether a server is away rather than a job wrong. A file that fails is full or broken: no waiting."""
        served = connections[self.alias].vendor != "sqlite"
        return (
            served
            and isinstance(error, OperationalError | InterfaceError)
            and not connections[self.alias].is_usable()
        )


def _answer(future: Future[Any], *, result: object = None, error: BaseException | None = None) -> None:
    if not future.set_running_or_notify_cancel():
        return  # nobody waits any more; what was written stands
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)


def _known(error: BaseException) -> BaseException:
    """Make a known error of what a database says."""
    if isinstance(error, PlainpaperError) or not isinstance(error, DatabaseError):
        return error
    return database_error(error)


def database_error(error: Exception) -> WorkspaceError:
    """Give the sentence and the hint for what a database said."""
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    table = (
        ("disk is full", "the disk is full", "free space and run the command again: what is drafted is kept"),
        ("No space left", "the database server's disk is full", "free space there and run the command again"),
        (
            "readonly database",
            "the database cannot be written",
            "check the permissions of the workspace and its files",
        ),
        ("read-only transaction", "the database takes no writing", "name the server that does, or wait for it"),
        (
            "database is locked",
            "another process holds the database",
            "wait for it to end, or see `plainpaper status`",
        ),
        ("malformed", "the database is damaged", "restore it from a backup: `plainpaper restore`"),
        ("not a database", "the database is damaged", "restore it from a backup: `plainpaper restore`"),
        ("append-only", "a record that may never change was to be changed", "a bug: please report it"),
    )
    for words, sentence, hint in table:
        if words.lower() in said.lower():
            return WorkspaceError(f"{sentence} ({said})", hint)
    if isinstance(error, OperationalError | InterfaceError):
        return WorkspaceError(
            f"the database cannot be reached ({said})", "check that the server runs, and its address"
        )
    return WorkspaceError(f"the database refused ({said})", "a bug: please report it")
