"""Send statements to a database in few messages. Takes SQL with its values; gives rows.

A server is a round trip away, and one that is busy answers each message after a while: what only writes can wait for the
next question, or the end of its step, and then goes in one message. A file is near: there nothing waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections

Value = str | int | float | bool | None


class Statements:
    """Statements to the database `alias`; `gather` lets writes wait for `flush` where the database is a server."""

    def __init__(self, alias: str, *, gather: bool = False) -> None:
        self.alias = alias
        self._gather = gather
        self._waiting: list[tuple[str, Sequence[Value]]] = []

    def run(self, statement: str, values: Sequence[Value]) -> None:
        """Write, now or with what comes next."""
        if self._gather and connections[self.alias].vendor == "postgresql":
            self._waiting.append((statement, values))
        else:
            self._execute(statement, values)

    def ask(self, question: str, values: Sequence[Value]) -> list[Any]:
        """Give rows, after all that was written before."""
        self.flush()
        with connections[self.alias].cursor() as cursor:
            cursor.execute(question, list(values))
            rows: list[Any] = cursor.fetchall()
        return rows

    def flush(self) -> None:
        """Send what waits, in one message."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            # The driver puts the values in here, not the server: so several statements may stand in one message.
            self._execute("; ".join(s for s, _ in waiting), [value for _, values in waiting for value in values])

    def forget(self) -> None:
        """Drop what waits: its step failed, and will be taken anew."""
        self._waiting = []

    def _execute(self, statement: str, values: Sequence[Value]) -> None:
        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement, list(values))
