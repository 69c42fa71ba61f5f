"""Write in one thread, many jobs to a commit. Takes functions that write; gives what they return, once it is on disk.

A commit waits for the disk; sixty-four drafts that finish together need not wait for sixty-four of them. Jobs that are
queued while one commit runs share the next. A group that fails is undone, and its jobs are run one by one, so that one
bad job costs the others nothing.

So a job may run more than once, and even after it was committed: a server that goes away in the middle of a commit does
not say whether that stands. A job therefore only writes to the database, and asks first whether its work is there.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

from django.db import Error as DatabaseError
from django.db import connections, transaction

from pipeline.errors import WorkspaceError
from pipeline.store.statements import Question, Statements, gathering
from pipeline.store.troubles import known, may_pass

T = TypeVar("T")
# A thread waits for a Future, a coroutine for its loop's.
Waiter = Future[Any] | asyncio.Future[Any]
Job = tuple[Callable[[], Any], Waiter, Question | None]
Answer = tuple[Waiter, Any, BaseException | None]
# A group's jobs take well under a second, so that nobody waits long for the first.
MOST_AT_ONCE = 256
# Seconds between tries while a database server is away, and how often: some two minutes in all, as a restart takes.
AWAY_WAITS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 30.0, 30.0)
# The one lock of everything that writes to a server. Jobs touch rows in any order, and two transactions at once would
# soon wait for each other; a file lets in one writer at a time as well. No other program may take the number.
WRITERS_LOCK = 7_046_029_255


@contextlib.contextmanager
def writing(alias: str) -> Iterator[None]:
    """Give a transaction in which nobody else writes."""
    with transaction.atomic(using=alias), gathering(alias):
        take_turn(alias)
        yield


def take_turn(alias: str) -> None:
    """Wait until nobody else writes; the turn ends with the transaction that this is a part of."""
    if connections[alias].vendor == "postgresql":
        Statements(alias).run("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK], touches=())


class Patience:
    """Tries a step again while the database is away.

    Once all waits were in vain, each later step has one try, until one succeeds: a thousand jobs that are queued do not
    wait two minutes each.
    """

    def __init__(self, alias: str, wait: Callable[[float], None], waits: tuple[float, ...] = AWAY_WAITS) -> None:
        self.alias = alias
        self._wait = wait
        self._waits = waits
        self.given_up = False

    def attempt(self, step: Callable[[], T]) -> T:
        """Give what the step gives, or raise its last error."""
        for seconds in () if self.given_up else self._waits:
            try:
                result = step()
            except DatabaseError as error:
                if not may_pass(self.alias, error):
                    raise
                self._let_go()
                self._wait(seconds)
            else:
                return result
        return self._last_try(step)

    def _last_try(self, step: Callable[[], T]) -> T:
        try:
            result = step()
        except DatabaseError as error:
            if may_pass(self.alias, error):
                self.given_up = True
                self._let_go()
            raise
        self.given_up = False
        return result

    def _let_go(self) -> None:
        """Close a dead connection, or one to a file that was moved, so that the next try opens another."""
        connection = connections[self.alias]
        with contextlib.suppress(DatabaseError):
            if connection.vendor == "sqlite" or not connection.is_usable():
                connection.close()


class Writer:
    """The one thread that writes to the database `alias`.

    Args:
        alias: Django's name of the database.
        wait: waits that many seconds; tests hand in one that does not.
    """

    def __init__(self, alias: str, wait: Callable[[float], None] | None = None) -> None:
        self.alias = alias
        self._statements = Statements(alias)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._closed = False
        # Closing does not cut it short: what waits may be an answer that was paid for.
        self._patience = Patience(alias, wait or time.sleep)
        self._thread = threading.Thread(target=self._run, name=f"writer of {alias}", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], T], question: Question | None = None) -> Future[T]:
        """Queue a job; its future is done when the commit that holds it is. Jobs are committed in their order.

        Args:
            job: what to do.
            question: what the job will ask first, so that a server may be asked for all jobs of a commit at once.
        """
        future: Future[T] = Future()
        self._queue(job, future, question)
        return future

    async def write(self, job: Callable[[], T], question: Question | None = None) -> T:
        """Run a job and wait for its commit; a job whose waiter is cancelled is written all the same.

        Raises:
            WorkspaceError: the database is full, read-only or gone; whatever the job raises.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queue(job, answer, question)
        return await answer

    def _queue(self, job: Callable[[], Any], waiter: Waiter, question: Question | None) -> None:
        with self._door:
            if self._closed:
                waiter.set_exception(WorkspaceError("the workspace is closed", "a bug: please report it"))
            else:
                self._jobs.put((job, waiter, question))

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            while (group := self._next_group()) is not None:
                self._commit(group)
        finally:
            with contextlib.suppress(DatabaseError):
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
        """Commit a group at once; where a job is bad, each alone."""
        try:
            results = self._written(group)
        except BaseException as error:  # noqa: BLE001 - whatever a job raises belongs to whoever waits for it
            if len(group) > 1 and not self._patience.given_up:
                for one in group:
                    self._commit([one])
                return
            _answer([(waiter, None, known(error)) for _, waiter, _ in group])
            return
        _answer([(waiter, result, None) for (_, waiter, _), result in zip(group, results, strict=True)])

    def _written(self, group: list[Job]) -> list[Any]:
        def together() -> list[Any]:
            with writing(self.alias):
                self._statements.foresee([question for _, _, question in group if question])
                return [job() for job, _, _ in group]

        return self._patience.attempt(together)


def _answer(answers: list[Answer]) -> None:
    """Answer each waiter; the coroutines of one loop with one call to it, for to wake a loop takes as long as a job."""
    of_loops: dict[asyncio.AbstractEventLoop, list[Answer]] = {}
    for answer in answers:
        waiter = answer[0]
        if isinstance(waiter, asyncio.Future):
            of_loops.setdefault(waiter.get_loop(), []).append(answer)
        elif waiter.set_running_or_notify_cancel():  # else nobody waits any more; what was written stands
            _tell(answer)
    for loop, its in of_loops.items():
        with contextlib.suppress(RuntimeError):  # it was closed: nobody waits there any more
            loop.call_soon_threadsafe(_tell_all, its)


def _tell_all(answers: list[Answer]) -> None:
    for answer in answers:
        if not answer[0].done():
            _tell(answer)


def _tell(answer: Answer) -> None:
    waiter, result, error = answer
    if error is not None:
        waiter.set_exception(error)
    else:
        waiter.set_result(result)
