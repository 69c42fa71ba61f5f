"""A backup is whole whatever others write meanwhile, and putting one back loses nothing."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kept import keep_draft, pay_call

from pipeline.cli import cli
from pipeline.errors import PlainpaperError, WorkspaceError
from pipeline.store.backup import back_up_file, check_file, restore_file
from pipeline.store.lock import working_alone
from pipeline.store.models import AuditEvent, Paper
from pipeline.store.place import FILE_NAME
from pipeline.store.verify import verify
from pipeline.store.workspace import Store

NOW = 1_790_000_000.0


def opened(folder: Path, *, upgrade: bool = True) -> Store:
    return Store(folder, lambda: NOW, upgrade=upgrade)


def silent(copied: int, pages: int) -> None:
    assert 0 <= copied <= pages


def papers(folder: Path) -> int:
    with opened(folder, upgrade=False) as store:
        return Paper.objects.using(store.alias).count()


def wrong(folder: Path) -> list[str]:
    with opened(folder, upgrade=False) as store:
        return [
            finding.why
            for seen in verify(store, lambda *_: None, lambda: 0.0)
            for finding in seen.findings
            if not finding.harmless
        ]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with two drafts and two paid calls."""
    with opened(tmp_path / "workspace") as store:
        for number in range(2):
            keep_draft(store, number)
            pay_call(store, number)
    return tmp_path / "workspace"


@contextmanager
def writing_all_the_time(folder: Path) -> Iterator[list[int]]:
    """Keep drafts and calls in a thread of their own; give how many came."""
    written: list[int] = []
    stop = threading.Event()

    def write() -> None:
        with opened(folder) as store:
            for number in range(100, 10_000):
                if stop.is_set():
                    return
                keep_draft(store, number)
                pay_call(store, number)
                written.append(number)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield written
    finally:
        stop.set()
        thread.join()


def test_backups_taken_while_others_write_all_the_time_are_each_consistent(workspace: Path, tmp_path: Path) -> None:
    with writing_all_the_time(workspace) as written:
        for number in range(4):
            seen = len(written)
            while len(written) < seen + 2:
                pass
            back_up_file(workspace, tmp_path / f"{number}.db", silent)
        assert len(written) > 6
    for number in range(4):
        place = tmp_path / f"restored-{number}"
        assert restore_file(place, tmp_path / f"{number}.db", silent, NOW) is None
        with opened(place, upgrade=False) as store:
            found = {seen.name: seen for seen in verify(store, lambda *_: None, lambda: 0.0, out=workspace)}
        assert [seen.findings for seen in found.values() if seen.wrong] == []
        assert found["papers"].count >= 2 + 2 * (number + 1)


def test_a_backup_is_one_file_for_its_owner_alone(workspace: Path, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "monday.db"
    assert back_up_file(workspace, target, silent) == target.stat().st_size
    assert [(path.name, path.stat().st_mode & 0o777) for path in target.parent.iterdir()] == [("monday.db", 0o600)]


def test_a_backup_overwrites_nothing_unless_it_is_told_to_and_never_the_database_itself(
    workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WorkspaceError, match="is there already"):
        back_up_file(workspace, tmp_path / "mine.txt", silent)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    with pytest.raises(WorkspaceError, match="own database"):
        back_up_file(workspace, workspace / FILE_NAME, silent, force=True)
    with pytest.raises(WorkspaceError, match="is a folder"):
        back_up_file(workspace, tmp_path, silent, force=True)
    back_up_file(workspace, tmp_path / "mine.txt", silent, force=True)
    with pytest.raises(WorkspaceError, match="holds no workspace yet"):
        back_up_file(tmp_path / "none", tmp_path / "x.db", silent)
    assert not (tmp_path / "none").exists()


def test_restoring_keeps_the_old_database_beside(workspace: Path, tmp_path: Path) -> None:
    backup = tmp_path / "two.db"
    back_up_file(workspace, backup, silent)
    with opened(workspace) as store:
        keep_draft(store, 5)
    with pytest.raises(WorkspaceError, match="holds a database already") as caught:
        restore_file(workspace, backup, silent, NOW)
    assert "--force" in caught.value.hint
    assert papers(workspace) == 3
    kept = restore_file(workspace, backup, silent, NOW, force=True)
    assert papers(workspace) == 2
    assert wrong(workspace) == []
    assert kept
    assert kept.stat().st_mode & 0o777 == 0o600
    again = restore_file(workspace, kept, silent, NOW, force=True)
    assert papers(workspace) == 3
    assert again
    assert again != kept


def test_a_damaged_database_gives_way_to_a_backup_and_is_kept_with_its_logs(workspace: Path, tmp_path: Path) -> None:
    backup = tmp_path / "good.db"
    back_up_file(workspace, backup, silent)
    (workspace / FILE_NAME).write_bytes(b"ruined")
    (workspace / f"{FILE_NAME}-wal").write_bytes(b"the log")
    kept = restore_file(workspace, backup, silent, NOW, force=True)
    assert kept
    assert kept.read_bytes() == b"ruined"
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"the log"
    assert wrong(workspace) == []


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01')")
    raw.close()


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"no database" * 100), "cannot be copied"),
        (lambda path: path.write_bytes(path.read_bytes()[:9_000]), "damaged|cannot be copied"),
        (_newer, "newer plainpaper"),
        (_foreign, "no plainpaper database"),
        (Path.unlink, "is not there"),
    ],
    ids=["no database", "cut off", "newer", "another program's", "gone"],
)
def test_a_backup_that_is_no_good_is_refused_and_what_is_there_stays(
    workspace: Path, tmp_path: Path, spoil: object, words: str
) -> None:
    backup = tmp_path / "bad.db"
    back_up_file(workspace, backup, silent)
    assert callable(spoil)
    spoil(backup)
    before = sorted(path.name for path in workspace.iterdir())
    with pytest.raises(PlainpaperError, match=words):
        restore_file(workspace, backup, silent, NOW, force=True)
    assert papers(workspace) == 2
    assert sorted({path.name for path in workspace.iterdir()} - {"run.lock"}) == before


def test_nothing_is_restored_while_somebody_works_there(workspace: Path, tmp_path: Path) -> None:
    backup = tmp_path / "two.db"
    back_up_file(workspace, backup, silent)
    with (
        working_alone(workspace, "plainpaper draft", NOW),
        pytest.raises(WorkspaceError, match=rf"plainpaper draft \(process {os.getpid()}"),
    ):
        restore_file(workspace, backup, silent, NOW, force=True)
    with opened(workspace) as store:
        store.read(lambda: Paper.objects.using(store.alias).count())
        with pytest.raises(WorkspaceError, match="has the workspace open"):
            restore_file(workspace, backup, silent, NOW, force=True)
        keep_draft(store, 7)
    assert papers(workspace) == 3


def test_a_restore_that_meets_others_who_come_and_go_never_mixes_two_databases(
    workspace: Path, tmp_path: Path
) -> None:
    back_up_file(workspace, tmp_path / "two.db", silent)
    stop, came, restored = threading.Event(), [0], 0

    def come_and_go() -> None:
        while not stop.is_set():
            with suppress(WorkspaceError), opened(workspace) as store:
                keep_draft(store, 100 + came[0])
                came[0] += 1
            time.sleep(0.02)

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        for number in range(8):
            with suppress(WorkspaceError):
                restore_file(workspace, tmp_path / "two.db", silent, NOW + number, force=True)
                restored += 1
    finally:
        stop.set()
        thread.join()
    assert restored
    assert came[0]
    for path in (workspace / FILE_NAME, *workspace.glob("*-before-restore-*.db")):
        check_file(path)
    assert wrong(workspace) == []


def test_the_commands_tell_what_they_did(workspace: Path, tmp_path: Path) -> None:
    backup, place = tmp_path / "b.db", ("--workspace", workspace)
    assert f"{backup}: " in run("backup", backup, *place).output
    done = run("restore", backup, *place, "--force")
    assert done.exit_code == 0, done.output
    assert "the old state is kept in" in done.output
    assert "next: plainpaper verify" in done.output
    assert run("verify", *place).exit_code == 0
    with opened(workspace, upgrade=False) as store:
        event = AuditEvent.objects.using(store.alias).order_by("-pk")[0]
    digest = hashlib.sha256(backup.read_bytes()).hexdigest()
    assert (event.action, event.subject, event.detail["sha256"]) == ("restore", "b.db", digest)


def test_a_backup_may_lie_where_nothing_can_be_written(workspace: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    back_up_file(workspace, shelf / "b.db", silent)
    (shelf / "b.db").chmod(0o400)
    shelf.chmod(0o500)
    try:
        restore_file(tmp_path / "new", shelf / "b.db", silent, NOW)
        assert [path.name for path in shelf.iterdir()] == ["b.db"]
    finally:
        shelf.chmod(0o700)
    assert papers(tmp_path / "new") == 2
    assert (tmp_path / "new" / FILE_NAME).stat().st_mode & 0o777 == 0o600
