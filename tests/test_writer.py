"""One thread writes many jobs to a commit: in order, whole, each job's trouble its own, whatever the database does."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections
from postgres import Cluster, cluster

from pipeline.errors import WorkspaceError
from pipeline.store.models import Pace, Paper
from pipeline.store.workspace import Store
from pipeline.store.writer import WRITERS_LOCK, Writer


def keep(store: Store, name: str) -> str:
    """Keep a row, once however often it runs: as a job must."""
    Pace.objects.using(store.alias).get_or_create(host=name)
    return name


def kept(store: Store) -> set[str]:
    return set(store.read(lambda: list(Pace.objects.using(store.alias).values_list("host", flat=True))))


def held(store: Store) -> tuple[threading.Event, Future[Any]]:
    """Keep the writer busy until the event, so that what comes meanwhile shares a commit."""
    go = threading.Event()
    return go, store.writer.submit(lambda: go.wait(30))


def raising(error: BaseException) -> Callable[[], None]:
    def job() -> None:
        raise error

    return job


def test_jobs_are_written_in_their_order_and_many_to_a_commit(store: Store) -> None:
    seen: list[int] = []
    commits: list[int] = []

    def job(number: int) -> None:
        keep(store, f"{number:04}")
        seen.append(number)
        connection = connections[store.alias]
        if not connection.run_on_commit:
            connection.on_commit(lambda: commits.append(1))

    go, first = held(store)
    waiting = [store.writer.submit(lambda n=number: job(n)) for number in range(500)]  # type: ignore[misc]
    go.set()
    for future in [first, *waiting]:
        future.result(30)
    assert seen == list(range(500))
    assert len(commits) <= 3  # at most 256 each, and some may have come along with the one that was held
    assert len(kept(store)) == 500


def test_a_bad_job_costs_the_others_nothing_and_its_error_reaches_its_waiter_alone(store: Store) -> None:
    def broken() -> None:
        keep(store, "half")
        Pace.objects.using(store.alias).create(host="half")

    go, _ = held(store)
    good = [store.writer.submit(lambda n=name: keep(store, n)) for name in ("a", "b")]  # type: ignore[misc]
    bad = [
        store.writer.submit(raising(ZeroDivisionError("mine"))),
        store.writer.submit(broken),
        store.writer.submit(raising(KeyboardInterrupt())),
    ]
    late = store.writer.submit(lambda: keep(store, "c"))
    go.set()
    assert [future.result(30) for future in [*good, late]] == ["a", "b", "c"]
    assert str(bad[0].exception(30)) == "mine"
    assert isinstance(bad[1].exception(30), WorkspaceError)
    assert isinstance(bad[2].exception(30), KeyboardInterrupt)
    assert kept(store) == {"a", "b", "c"}


def test_what_a_cancelled_waiter_asked_for_is_written_all_the_same(store: Store) -> None:
    async def cancelled() -> None:
        go, first = held(store)
        task = asyncio.create_task(store.write_soon(lambda: keep(store, "paid")))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        go.set()
        await asyncio.wrap_future(first)
        assert await store.write_soon(lambda: keep(store, "next")) == "next"

    asyncio.run(cancelled())
    assert kept(store) == {"paid", "next"}


def test_closing_finishes_what_is_queued_and_takes_nothing_more(store: Store) -> None:
    go, _ = held(store)
    waiting = [store.writer.submit(lambda n=number: keep(store, str(n))) for number in range(300)]  # type: ignore[misc]
    writer = store.writer
    threading.Timer(0.05, go.set).start()
    writer.close()
    assert all(future.done() for future in waiting)
    assert len(kept(store)) == 300
    with pytest.raises(WorkspaceError, match="closed"):
        writer.submit(lambda: 1).result(1)
    writer.close()


def test_waiters_are_answered_however_submitting_and_closing_meet(store: Store) -> None:
    for _ in range(20):
        writer = Writer(store.alias)
        futures: list[Future[int]] = []
        thread = threading.Thread(target=lambda: futures.extend(writer.submit(lambda: 1) for _ in range(50)))  # noqa: B023
        thread.start()
        writer.close()
        thread.join()
        assert {type(future.exception(5)) for future in futures} <= {type(None), WorkspaceError}


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """A store on a file, whose size SQLite can be told to bound."""
    with Store(tmp_path, time.time) as store:
        yield store


def test_a_full_disk_is_told_and_writing_goes_on_when_there_is_space_again(file_store: Store) -> None:
    store = file_store

    def limit(pages: int) -> int:
        with connections[store.alias].cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0] + pages}")
        return 0

    def big(name: str) -> None:
        Paper.objects.using(store.alias).create(
            digest=name, source_digest="s", title=name, body="x" * 200_000, made_at=1.0
        )

    store.writer.submit(lambda: limit(20)).result(30)
    go, _ = held(store)
    too_big, small = store.writer.submit(lambda: big("too big")), store.writer.submit(lambda: keep(store, "small"))
    go.set()
    with pytest.raises(WorkspaceError, match="the disk is full") as caught:
        too_big.result(30)
    assert "free space" in caught.value.hint
    assert small.result(30) == "small"
    store.writer.submit(lambda: limit(1_000)).result(30)
    store.writer.submit(lambda: big("too big")).result(30)
    with connections[store.alias].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchall() == [("ok",)]
    assert Paper.objects.using(store.alias).count() == 1


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """A server that this test may stop."""
    with cluster() as running:
        yield running


def test_jobs_wait_for_a_server_that_is_restarted_and_each_is_done_once(own_cluster: Cluster, tmp_path: Path) -> None:
    address = own_cluster.address(own_cluster.new_database())
    with Store(tmp_path, time.time, address=address) as store:
        keep_first = store.writer.submit(lambda: keep(store, "before"))
        assert keep_first.result(30) == "before"
        assert kept(store) == {"before"}
        own_cluster.stop()
        waiting = [store.writer.submit(lambda n=number: keep(store, str(n))) for number in range(300)]  # type: ignore[misc]
        time.sleep(0.5)
        assert not any(future.done() for future in waiting)
        own_cluster.start()
        assert [future.result(60) for future in waiting] == [str(number) for number in range(300)]
        # The thread that read before the restart holds a dead connection, and opens another.
        assert len(kept(store)) == 301
        own_cluster.stop()
        with pytest.raises(WorkspaceError, match="cannot be reached"):
            kept(store)
        impatient = Writer(store.alias, wait=lambda _: None)
        gone = [impatient.submit(lambda: keep(store, "late")) for _ in range(400)]
        with pytest.raises(WorkspaceError, match="cannot be reached"):
            gone[-1].result(60)
        own_cluster.start()
        assert impatient.submit(lambda: keep(store, "again")).result(60) == "again"
        impatient.close()


def test_a_job_that_was_frozen_half_way_is_cut_off_by_the_server_and_done_again(
    postgres: Cluster, template: str, tmp_path: Path
) -> None:
    tries: list[str] = []

    def frozen() -> str:
        keep(store, "frozen")
        tries.append("try")
        if len(tries) == 1:
            time.sleep(0.5)
        return keep(store, "thawed")

    def hurry() -> str:
        with connections[store.alias].cursor() as cursor:
            cursor.execute("SELECT current_setting('idle_in_transaction_session_timeout')")
            told: str = cursor.fetchone()[0]
            cursor.execute("SET idle_in_transaction_session_timeout = 100")
        return told

    with Store(tmp_path, time.time, address=postgres.address(postgres.new_database(template))) as store:
        assert store.writer.submit(hurry).result(30) == "1min"
        assert store.writer.submit(frozen).result(30) == "thawed"
        assert len(tries) == 2
        assert kept(store) == {"frozen", "thawed"}


def test_a_job_waits_for_another_programs_lock_and_says_so_in_the_end(
    postgres: Cluster, template: str, tmp_path: Path
) -> None:
    address = postgres.address(postgres.new_database(template))

    def hurry() -> None:
        with connections[store.alias].cursor() as cursor:
            cursor.execute("SET lock_timeout = 50")

    with Store(tmp_path, time.time, address=address) as store, psycopg.connect(address) as other:
        store.write(hurry)
        other.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])
        with pytest.raises(WorkspaceError, match="another process holds the database"):
            store.write(lambda: keep(store, "late"))
        other.rollback()
        assert store.write(lambda: keep(store, "late")) == "late"
