"""Send statements to a database in few messages. Takes SQL with its values; gives rows.

A server is a round trip away, and one that is busy answers each message after a while: within `gathering`, what only
writes waits for the next question, or for the end, and then goes in one message; and what many jobs will ask may be
asked for all of them at once (`foresee`). A file is near: there nothing waits, and nothing is asked early.

Statements go to the driver itself, without what Django does to each: a paper has some twenty. Django's errors are raised.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connections

Value = str | int | float | bool | None
Written = tuple[str, Sequence[Value]]
# Where a connection keeps what is gathered. Its own attribute, for connections belong to one thread each.
_GATHERED = "plainpaper_gathered"


@dataclass(frozen=True)
class Question:
    """A question that may be asked ahead: `about` names the rows whose change makes its answer an old one."""

    statement: str
    values: tuple[Value, ...]
    about: tuple[str, ...]


@dataclass
class _Gathered:
    """What waits to be sent, and what was asked ahead, by question and by what it is about."""

    waiting: list[Written] = field(default_factory=list)
    foreseen: dict[tuple[str, tuple[Value, ...]], list[Any]] = field(default_factory=dict)
    about: dict[str, list[tuple[str, tuple[Value, ...]]]] = field(default_factory=dict)

    def forget(self, touched: Sequence[str] | None) -> None:
        """Forget answers about rows that were touched; all of them, where nobody says which those are."""
        if touched is None:
            self.foreseen.clear()
            self.about.clear()
            return
        for name in touched:
            for key in self.about.pop(name, ()):
                self.foreseen.pop(key, None)


class Statements:
    """Statements to the database `alias`, in a transaction or each alone."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self._own = threading.local()

    @property
    def _connection(self) -> Any:  # noqa: ANN401 - Django's connections share no public type
        """Give this thread's connection: Django looks it up each time, and that takes as long as a small statement."""
        found = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = connections[self.alias]
        return found

    def run(self, statement: str, values: Sequence[Value] = (), touches: Sequence[str] | None = None) -> None:
        """Write, now or with what comes next; `touches` names the changed rows that a question may be about."""
        connection = self._connection
        gathered: _Gathered | None = getattr(connection, _GATHERED, None)
        if gathered is None:
            _execute(connection, statement, values)
        else:
            gathered.forget(touches)
            gathered.waiting.append((statement, values))

    def ask(self, question: str, values: Sequence[Value] = ()) -> list[Any]:
        """Give rows, after all that was written before."""
        connection = self._connection
        gathered: _Gathered | None = getattr(connection, _GATHERED, None)
        if gathered is None:
            return _rows(connection, _execute(connection, question, values))
        known = gathered.foreseen.get((question, tuple(values)))
        if known is not None:
            return known
        gathered.waiting.append((question, values))
        return _results(connection, gathered.waiting)[-1]

    def ask_all(self, questions: Sequence[Written]) -> list[list[Any]]:
        """Give the rows of several questions, in one message to a server; outside of `gathering`."""
        connection = self._connection
        if connection.vendor == "postgresql":
            connection.ensure_connection()
            return _results(connection, list(questions))
        return [self.ask(question, values) for question, values in questions]

    def foresee(self, questions: Sequence[Question]) -> None:
        """Ask in one message what is going to be asked: an answer is good until a row that it is about is touched."""
        connection = self._connection
        gathered: _Gathered | None = getattr(connection, _GATHERED, None)
        if gathered is None or len(questions) < 2:
            return
        gathered.waiting += [(question.statement, question.values) for question in questions]
        answers = _results(connection, gathered.waiting)[-len(questions) :]
        for question, rows in zip(questions, answers, strict=True):
            key = (question.statement, question.values)
            gathered.foreseen[key] = rows
            for name in question.about:
                gathered.about.setdefault(name, []).append(key)


@contextmanager
def gathering(alias: str) -> Iterator[None]:
    """Let what only writes to a server wait, until the block ends at the latest; one that fails sends nothing more.

    What goes through Django meanwhile goes after all that was written before it.
    """
    connection: Any = connections[alias]
    if connection.vendor != "postgresql" or getattr(connection, _GATHERED, None) is not None:
        yield
        return
    gathered = _Gathered()

    def first(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001 - as Django calls it
        gathered.forget(None)
        _send(connection, gathered.waiting)
        return execute(sql, params, many, context)

    setattr(connection, _GATHERED, gathered)
    try:
        with connection.execute_wrapper(first):
            yield
            _send(connection, gathered.waiting)
    finally:
        setattr(connection, _GATHERED, None)


def _send(connection: Any, waiting: list[Written]) -> Any:  # noqa: ANN401 - Django's connections share no public type
    """Send what waits in one message, and let nothing wait; give the cursor at its first result."""
    if not waiting:
        return None
    sent = waiting.copy()
    waiting.clear()
    with connection.wrap_database_errors:
        cursor = connection.connection.cursor()
        # The driver puts the values in here, not the server: so several statements may stand in one message.
        cursor.execute("; ".join(cursor.mogrify(statement, values) for statement, values in sent))
    return cursor


def _results(connection: Any, waiting: list[Written]) -> list[list[Any]]:  # noqa: ANN401 - the same
    """Send what waits in one message; give the rows of each statement, none for those that only write."""
    cursor = _send(connection, waiting)
    results = [_rows(connection, cursor)]
    while cursor.nextset():
        results.append(_rows(connection, cursor))
    return results


def _rows(connection: Any, cursor: Any) -> list[Any]:  # noqa: ANN401 - the same
    with connection.wrap_database_errors:
        rows: list[Any] = cursor.fetchall() if cursor.description else []
    return rows


def _execute(connection: Any, statement: str, values: Sequence[Value]) -> Any:  # noqa: ANN401 - the same
    connection.ensure_connection()
    with connection.wrap_database_errors:
        if connection.vendor == "sqlite":
            return connection.connection.execute(_for_sqlite(statement), values)
        return connection.connection.cursor().execute(statement, values)


@cache
def _for_sqlite(statement: str) -> str:
    """Give a statement with SQLite's own marks for values. Statements are few: they are written out in this room."""
    return statement.replace("%s", "?")
