"""Tell what was spent. Takes an open workspace and a first day; gives what each day, model and prompt cost."""

from __future__ import annotations

from dataclasses import fields

from django.db import connections

from pipeline.records.spending import Entry, Spending
from pipeline.store.workspace import Store

_QUESTION = (
    f"SELECT day, model, host, purpose, {', '.join(field.name for field in fields(Spending))} "  # noqa: S608 - our names
    "FROM store_tally WHERE day >= %s ORDER BY day, model, host, purpose"
)


def read_spending(store: Store, first_day: str = "") -> list[Entry]:
    """Give what was booked from `first_day` (as 2026-11-25) on, in the order of days, models and prompts.

    Raises:
        WorkspaceError: the database cannot answer.
    """

    def ask() -> list[Entry]:
        with connections[store.alias].cursor() as cursor:
            cursor.execute(_QUESTION, [first_day])
            return [Entry(row[0], row[1], row[2], row[3], Spending(*row[4:])) for row in cursor.fetchall()]

    return store.read(ask)
