"""A workspace's file opens safely, or says in a sentence why not; nothing is lost by trying."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from django.db import connections
from stores import Clock

from pipeline.errors import WorkspaceError
from pipeline.store.models import Pace
from pipeline.store.place import FILE_NAME, sqlite_database
from pipeline.store.workspace import Store

NOBODY = 65534
OPEN = (
    "import sys; from pathlib import Path; from pipeline.store.workspace import Store\n"
    "Store(Path(sys.argv[1]), lambda: 1.0, address=sys.argv[2] if len(sys.argv) > 2 else None).close()"
)


def opened(folder: Path, *, upgrade: bool = True) -> Store:
    return Store(folder, Clock(), upgrade=upgrade)


def pragma(store: Store, name: str) -> object:
    with connections[store.alias].cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


def at_once(number: int, *arguments: str) -> list[subprocess.CompletedProcess[str]]:
    """Open the same workspace in several processes at the same time."""
    command = [sys.executable, "-W", "ignore", "-c", OPEN, *arguments]
    begun = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(number)]
    ends = [(process, process.communicate()[1]) for process in begun]
    return [subprocess.CompletedProcess(command, process.returncode, "", said) for process, said in ends]


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Act as one who may not write in `folder`: as nobody where root runs the tests, who may do anything."""
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    modes = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
    folder.chmod(0o500)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(NOBODY)
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others can reach too; pytest's own are closed to all but who runs it."""
    with tempfile.TemporaryDirectory(prefix="plainpaper-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_the_file_and_its_logs_are_for_their_owner_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(lambda: Pace.objects.using(store.alias).create(host="h"))
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"plainpaper.db": 0o600, "plainpaper.db-wal": 0o600, "plainpaper.db-shm": 0o600}


def test_a_copy_that_was_open_to_all_is_closed_to_others(tmp_path: Path) -> None:
    opened(tmp_path).close()
    (tmp_path / FILE_NAME).chmod(0o644)
    opened(tmp_path, upgrade=False).close()
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_every_thread_gets_a_connection_that_survives_a_power_cut_and_watches_foreign_keys(tmp_path: Path) -> None:
    found: list[tuple[object, ...]] = []

    def look() -> None:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "recursive_triggers")
        told = [pragma(store, name) for name in names]
        found.append((*told, connections[store.alias].transaction_mode))  # type: ignore[attr-defined]

    with opened(tmp_path) as store:
        threads = [Thread(target=look) for _ in range(2)]
        for thread in threads:
            thread.start()
            thread.join()
        look()
    assert found == [("wal", 2, 1, 30_000, 1, "IMMEDIATE")] * 3  # 2 is FULL


def test_closing_closes_what_other_threads_opened_and_leaves_one_file(tmp_path: Path) -> None:
    store = opened(tmp_path)
    thread = Thread(target=lambda: store.read(lambda: Pace.objects.using(store.alias).count()))
    thread.start()
    thread.join()
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("system", ["nfs4", "cifs", "9p", "fuse.sshfs"])
def test_a_network_file_system_is_refused_before_anything_is_made(tmp_path: Path, system: str) -> None:
    place = tmp_path / "new"
    with pytest.raises(WorkspaceError, match=rf"network file system \({system}\)") as caught:
        sqlite_database(place, kind_of=lambda _: system)
    assert "local disk" in caught.value.hint
    assert not place.exists()


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(lambda: connections[store.alias].cursor().execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01')"
        ))  # fmt: skip
    for upgrade in (True, False):
        with pytest.raises(WorkspaceError, match=r"newer plainpaper \(it has 9999_later\)") as caught:
            opened(tmp_path, upgrade=upgrade)
        assert caught.value.hint == "update plainpaper"


def test_a_command_that_only_looks_neither_makes_nor_upgrades(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="holds no workspace yet"):
        opened(tmp_path / "none", upgrade=False)
    assert not (tmp_path / "none").exists()
    opened(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as raw:
        raw.execute("DELETE FROM django_migrations WHERE name > '0002'")
        raw.execute("DELETE FROM django_migrations WHERE name LIKE '0002%'")
    raw.close()
    with pytest.raises(WorkspaceError, match="older plainpaper") as caught:
        opened(tmp_path, upgrade=False)
    assert "brings it up to date" in caught.value.hint


@pytest.mark.parametrize("content", [b"%PDF-1.7 no database" * 100, b"x" * 5_000])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(WorkspaceError, match="damaged, or no database at all"):
        opened(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_another_programs_database_is_refused_and_kept(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()
    with pytest.raises(WorkspaceError, match="belongs to another program"):
        opened(tmp_path)


def test_a_damaged_file_is_told_with_the_way_to_restore_it(tmp_path: Path) -> None:
    opened(tmp_path).close()
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(WorkspaceError, match="damaged") as caught:
        opened(tmp_path)
    assert "plainpaper restore" in caught.value.hint


def test_a_workspace_that_may_only_be_read_is_told_at_the_start(folder: Path) -> None:
    opened(folder).close()
    with without_rights(folder), pytest.raises(WorkspaceError, match=r"cannot be (written|opened)") as caught:
        opened(folder)
    assert "who owns" in caught.value.hint
    with without_rights(folder), pytest.raises(WorkspaceError, match="cannot be written: Permission denied"):
        opened(folder / "deeper")


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        opened(tmp_path / "file")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_processes_that_open_a_new_workspace_at_once_all_succeed(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    arguments = [str(tmp_path / "workspace")]
    if kind == "postgresql":
        server = request.getfixturevalue("postgres")
        arguments.append(server.address(server.new_database()))
    ends = at_once(4, *arguments)
    assert [(end.returncode, end.stderr) for end in ends] == [(0, "")] * 4
