"""Keep what servers were found able to do. Takes an open workspace, a host and a model; takes and gives an Ability."""

from __future__ import annotations

from django.db import connections

from pipeline.records.ability import Ability
from pipeline.store.workspace import Store


def known_ability(store: Store, host: str, model: str) -> Ability | None:
    """Give what was found of a model on a host; None where nobody has asked it yet.

    Raises:
        WorkspaceError: the database cannot answer.
    """

    def ask() -> Ability | None:
        with connections[store.alias].cursor() as cursor:
            cursor.execute(
                "SELECT found FROM store_ability WHERE host = %s AND model = %s", [host[:255], model[:255]]
            )
            row = cursor.fetchone()
        return Ability.model_validate_json(row[0]) if row else None

    return store.read(ask)


def keep_ability(store: Store, host: str, model: str, found: Ability) -> None:
    """Keep what was found of a model on a host, in the place of what was known.

    Raises:
        WorkspaceError: the database cannot be written.
    """

    def step() -> None:
        with connections[store.alias].cursor() as cursor:
            cursor.execute(
                "INSERT INTO store_ability (host, model, found, found_at) VALUES (%s, %s, %s, %s) "
                "ON CONFLICT (host, model) DO UPDATE SET found = excluded.found, found_at = excluded.found_at",
                [host[:255], model[:255], found.canonical().decode(), store.clock()],
            )

    store.write(step)
