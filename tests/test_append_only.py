"""What is written stays: the database itself refuses to change it, whoever asks, in whatever way."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import Error as DatabaseError
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept import keep_draft, pay_call

from pipeline.errors import WorkspaceError
from pipeline.store.models import AuditEvent, ModelCall, Paper, Revision, StageResult
from pipeline.store.tables import APPEND_ONLY, missing_guards
from pipeline.store.verify import verify
from pipeline.store.workspace import Store

NEVER = (Paper, Revision, StageResult, AuditEvent)
COLUMNS = [
    (model._meta.db_table, field.column) for model in (*NEVER, ModelCall) for field in model._meta.concrete_fields
]
RAW = ("UPDATE {table} SET {column} = {column}", "UPDATE {table} SET {column} = NULL", "DELETE FROM {table}")


@pytest.fixture
def full(store: Store) -> Store:
    """A store with a draft and a call that was paid for, and nothing in flight."""
    keep_draft(store, 1)
    pay_call(store, 1)
    ModelCall.objects.using(store.alias).filter(state="in flight").delete()
    return store


def contents(store: Store) -> list[Any]:
    return [list(model.objects.using(store.alias).order_by("pk").values_list()) for model in (*NEVER, ModelCall)]


def execute(store: Store, statement: str) -> None:
    with connections[store.alias].cursor() as cursor:
        cursor.execute(statement)


def test_every_append_only_table_is_guarded(store: Store) -> None:
    assert missing_guards(store.alias) == []
    assert set(APPEND_ONLY) == {model._meta.db_table for model in (*NEVER, ModelCall)}
    assert set(APPEND_ONLY) < {model._meta.db_table for model in apps.get_app_config("store").get_models()}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(COLUMNS), statement=st.sampled_from(RAW))
def test_raw_sql_cannot_change_or_delete_what_was_written(
    full: Store, place: tuple[str, str], statement: str
) -> None:
    before = contents(full)
    # SQLite refuses a row number of NULL before it asks the guard.
    with pytest.raises(WorkspaceError, match=r"may never change|datatype mismatch"):
        full.write(lambda: execute(full, statement.format(table=place[0], column=place[1])))
    assert contents(full) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_table_cannot_be_emptied_at_once(full: Store, table: str) -> None:
    before = contents(full)
    if connections[full.alias].vendor == "postgresql":
        statement = f"TRUNCATE {table} CASCADE"
    else:
        statement = f"REPLACE INTO {table} SELECT * FROM {table}"  # SQLite's own way to delete in passing
    with pytest.raises(DatabaseError, match="append-only"):
        execute(full, statement)
    assert contents(full) == before


@pytest.mark.parametrize("model", [*NEVER, ModelCall])
def test_the_objects_of_the_store_cannot_change_or_delete_what_was_written(full: Store, model: Any) -> None:
    before, rows = contents(full), model.objects.using(full.alias)
    row = rows.first()
    name = _any(row)
    steps = (
        row.save,
        rows.all().delete,
        lambda: rows.update(**{name: getattr(row, name)}),
        lambda: rows.bulk_update([row], [name]),
    )
    for step in steps:
        with pytest.raises(DatabaseError):
            step()
    assert contents(full) == before


def _any(row: Any) -> str:
    names: list[str] = [field.name for field in row._meta.concrete_fields if not field.primary_key]
    return names[0]


def test_a_call_that_is_not_done_may_change_until_it_is(store: Store) -> None:
    pay_call(store, 1)
    flying = ModelCall.objects.using(store.alias).filter(state="in flight")
    assert flying.update(error="late") == 1
    assert flying.update(state="done") == 1
    done = ModelCall.objects.using(store.alias).filter(error="late")
    with pytest.raises(DatabaseError, match="append-only"):
        done.update(state="in flight")


def test_a_bulk_insert_that_meets_what_is_there_leaves_it(full: Store) -> None:
    row = Paper.objects.using(full.alias).get()
    row.body = "other"
    Paper.objects.using(full.alias).bulk_create([row], ignore_conflicts=True)
    assert Paper.objects.using(full.alias).get().body != "other"
    assert [seen.name for seen in verify(full, lambda *_: None, lambda: 0.0) if seen.wrong] == ["budgets"]
