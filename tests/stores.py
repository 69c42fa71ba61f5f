"""Stores for tests: the same tests run on a file and on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres import Cluster, cluster

from pipeline.store.workspace import Store

DATABASES = ("sqlite", "postgresql")


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: float = 1_790_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A running PostgreSQL server, one for each test process."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def template(postgres: Cluster) -> str:
    """Name a database that has our tables: tests get copies of it, which is quicker than making them anew."""
    name = postgres.new_database()
    Store(Path("/nonexistent"), Clock(), address=postgres.address(name)).close()
    return name


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest) -> str | None:
    """Give the address of a new database; None for a file in the workspace."""
    if request.param == "sqlite":
        return None
    server: Cluster = request.getfixturevalue("postgres")
    return server.address(server.new_database(request.getfixturevalue("template")))


@pytest.fixture
def open_store(tmp_path: Path, address: str | None) -> Iterator[Callable[..., Store]]:
    """Open the test's store, as often as a test likes; all are closed at its end."""
    opened: list[Store] = []

    def opening(clock: Callable[[], float] | None = None, **more: bool) -> Store:
        opened.append(Store(tmp_path / "workspace", clock or Clock(), address=address, **more))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    """An open store with a clock that stands still."""
    return open_store()
