"""Who did what is kept in a chain: serial, once, and any change shows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.store.audit import Event, append_event, digest_of
from pipeline.store.models import AuditEvent
from pipeline.store.workspace import Store

PLAIN = st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text()
DETAILS = st.dictionaries(st.text(), PLAIN | st.lists(PLAIN, max_size=3), max_size=4)


def append(store: Store, event: Event) -> str:
    return store.write(lambda: append_event(store.alias, event))


def chain(store: Store) -> list[AuditEvent]:
    return list(AuditEvent.objects.using(store.alias).order_by("pk"))


def broken(rows: list[AuditEvent]) -> list[int]:
    """Give the places at which a chain does not hold."""
    befores = ["", *(row.digest for row in rows)]
    return [
        place
        for place, (row, before) in enumerate(zip(rows, befores, strict=False))
        if row.before != before or digest_of(row) != row.digest
    ]


def test_each_event_is_chained_to_the_one_before(store: Store) -> None:
    digests = [append(store, Event(at, "Ada", "approved", "draft-1", {"revision": 2})) for at in (1.5, 2.5, 3.5)]
    rows = chain(store)
    assert [row.digest for row in rows] == digests
    assert [row.before for row in rows] == ["", *digests[:2]]
    assert broken(rows) == []


def test_a_repeated_job_keeps_its_event_once(store: Store) -> None:
    first = Event(1.0, "Ada", "approved", "draft-1", {"revision": 2})
    digest = append(store, first)
    append(store, Event(1.0, "Ada", "approved", "draft-1", {"revision": 3}))
    assert append(store, first) == digest
    assert len(chain(store)) == 2


def test_several_writers_at_once_make_one_chain(open_store: Callable[..., Store]) -> None:
    stores = [open_store() for _ in range(3)]

    def add(store: Store, writer: int) -> None:
        for number in range(10):
            append(store, Event(float(number), f"writer {writer}", "drafted", "x"))
        connections[store.alias].close()

    threads = [threading.Thread(target=add, args=(store, n)) for n, store in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = chain(stores[0])
    assert len(rows) == 30
    assert broken(rows) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1e12), actor=st.text(), subject=st.text(), detail=DETAILS)
def test_whatever_an_event_tells_hashes_alike_when_it_is_read_again(
    store: Store, at: float, actor: str, subject: str, detail: dict[str, Any]
) -> None:
    event = Event(at, actor, "tried", subject, detail)
    digest = append(store, event)
    kept = AuditEvent.objects.using(store.alias).get(digest=digest)
    assert digest_of(kept) == digest
    assert append(store, event) == digest


@pytest.mark.parametrize("detail", [{"a": 0.1}, {"a": [1, 0.5]}, {"a": {"b": 1}}, {"a": b"x"}])
def test_a_detail_whose_digest_might_not_hold_is_refused(store: Store, detail: Any) -> None:
    with pytest.raises(ValueError, match="words and whole numbers"):
        append(store, Event(1.0, "Ada", "tried", "x", detail))
    with pytest.raises(ValueError, match="a word or two"):
        append(store, Event(1.0, "Ada", "a" * 41, "x"))
    assert chain(store) == []
