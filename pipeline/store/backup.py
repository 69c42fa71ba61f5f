"""Keep a copy of a workspace's database, and put one back. Takes a folder and a file; leaves a copy, or the old state beside.

The file is copied by SQLite's own backup, as it is in one instant, while others go on writing. Putting one back wants the
workspace to itself.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import WorkspaceError
from pipeline.store.lock import working_alone
from pipeline.store.place import BESIDE, BUSY_SECONDS, FILE_NAME, no_workspace
from pipeline.store.tables import check_not_newer

# Pages at a time: some megabytes, after which progress is told.
PAGES = 4_096
# Seconds between tries: commands that only look are gone again in an instant.
LOOKERS = (0.05,) * 20
_BACKUP = "choose a backup that `plainpaper backup` wrote"
Told = Callable[[int, int], None]


def back_up_file(workspace: Path, target: Path, tell: Told, *, force: bool = False) -> int:
    """Copy a workspace's database into one file, for its owner alone; give its size in bytes.

    Args:
        workspace: the folder that holds the database.
        target: the file to make.
        tell: hears how many pages are copied, of how many.
        force: take the place of a file that is there.

    Raises:
        WorkspaceError: there is no workspace; the target is there, or cannot be written; the database is damaged.
    """
    source = workspace / FILE_NAME
    if not source.is_file():
        raise no_workspace(workspace)
    check_target(target, source, force=force)
    with beside(target) as making:
        with _known_errors(source), _opened(source) as database:
            _copy(database, making, tell)
        check_file(making)
        making.replace(target)
        _sync_folder(target.parent)
    return target.stat().st_size


def restore_file(workspace: Path, backup: Path, tell: Told, now: float, *, force: bool = False) -> Path | None:
    """Put a backup in a workspace's place; give where the old database is kept, None where there was none.

    Args:
        workspace: the folder; it is made where there is none.
        backup: what `back_up_file` wrote.
        tell: hears how many pages are copied, of how many.
        now: the time, in seconds since 1970, by which the old database is named.
        force: put it in the place of a database that is there.

    Raises:
        WorkspaceError: the backup is damaged, newer than this plainpaper or none at all; a database is there; somebody is
            working in the workspace. What was there is as before.
    """
    target = (workspace / FILE_NAME).resolve()
    if not backup.is_file():
        raise WorkspaceError(f"{backup} is not there", _BACKUP)
    if target.exists() and backup.samefile(target):
        raise WorkspaceError(f"{backup} is the workspace's own database", _BACKUP)
    if target.exists() and target.stat().st_size and not force:
        raise WorkspaceError(
            f"{workspace} holds a database already",
            "--force puts the backup in its place, and keeps the old one beside",
        )
    with working_alone(workspace, "plainpaper restore", now), beside(target) as making:
        with _known_errors(backup), _opened(backup, read_only=True) as database:
            _copy(database, making, tell)
        check_file(making)
        return _put_in_place(making, target, now)


def check_target(target: Path, source: Path | None = None, *, force: bool) -> None:
    """Refuse to write a backup over what is there.

    Raises:
        WorkspaceError: the target is the database itself, or something else, and `force` does not allow it.
    """
    if target.is_dir():
        raise WorkspaceError(f"{target} is a folder", "name a file in it")
    if source and target.exists() and target.samefile(source):
        raise WorkspaceError(f"{target} is the workspace's own database", "name another file")
    if target.exists() and not force:
        raise WorkspaceError(f"{target} is there already", "name another file, or add --force")


def check_file(path: Path) -> None:
    """See that a file is a whole database of ours that this plainpaper understands.

    Raises:
        WorkspaceError: it is not.
    """
    with _known_errors(path), _opened(path) as database:
        said = [row[0] for row in database.execute("PRAGMA integrity_check(3)")]
        lost = database.execute("PRAGMA foreign_key_check").fetchone()
        try:
            found = database.execute("SELECT name FROM django_migrations WHERE app = 'store'").fetchall()
        except sqlite3.OperationalError:
            found = []
    if said != ["ok"] or lost:
        raise WorkspaceError(f"the database is damaged ({said[0] if said != ['ok'] else lost[0]})", _BACKUP)
    if not found:
        raise WorkspaceError("the file is no plainpaper database", _BACKUP)
    check_not_newer({name for (name,) in found})


def _copy(database: sqlite3.Connection, path: Path, tell: Told) -> None:
    """Copy a database as it is now: the open transaction keeps it so, while others write on."""
    database.execute("BEGIN")
    database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    with _opened(path) as copy:
        database.backup(copy, pages=PAGES, progress=lambda _status, left, total: tell(total - left, total))
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no logs beside it
    database.execute("ROLLBACK")


@contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a database without waiting for Python to close it; a backup may lie where nothing can be written."""
    address = f"{path.resolve().as_uri()}{'?mode=ro' if read_only else ''}"
    database = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a new file beside the target, for its owner alone; it is gone afterwards, unless it took its place."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        os.close(handle)
        try:
            yield Path(name)
        finally:
            for path in (name, *(name + ending for ending in (*BESIDE, "-journal"))):
                Path(path).unlink(missing_ok=True)
    except OSError as error:
        raise WorkspaceError(
            f"{target.parent} cannot be written: {error.strerror or error}", "free space, or choose another place"
        ) from error


@contextmanager
def _known_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        full = "full" in str(error)
        raise WorkspaceError(
            f"{path} cannot be copied ({error})", "free space and try again" if full else _BACKUP
        ) from error


def _put_in_place(making: Path, target: Path, now: float) -> Path | None:
    """Let the new file take the old one's place in one step, so that there is a database at every moment."""
    kept = None
    if target.exists() and target.stat().st_size:
        stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now))
        kept = _free_name(target.with_name(f"{target.stem}-before-restore-{stamp}{target.suffix}"))
        with _alone_with(target, kept):
            os.link(target, kept)
            _take_place(making, target)
    else:
        _take_place(making, target)
    return kept


def _take_place(making: Path, target: Path) -> None:
    for ending in BESIDE:  # the new file must not take the old one's for its own
        target.with_name(target.name + ending).unlink(missing_ok=True)
    making.replace(target)
    _sync_folder(target.parent)


@contextmanager
def _alone_with(path: Path, kept: Path) -> Iterator[None]:
    """Hold a database against everybody, all its commits in the one file; who comes late finds it moved, and writes nothing.

    Where the file is too damaged for that, its log is kept beside `kept`, untouched.

    Raises:
        WorkspaceError: somebody has the file open.
    """
    log, copy = (place.with_name(place.name + BESIDE[0]) for place in (path, kept))
    if log.exists():
        # Before SQLite looks at it: it throws away what it does not understand.
        shutil.copyfile(log, copy)
        copy.chmod(0o600)
    with _opened(path) as database:
        try:
            _hold(database)
        except sqlite3.DatabaseError as error:
            if _is_held(error):
                copy.unlink(missing_ok=True)
                raise WorkspaceError(
                    "another process has the workspace open", "end every plainpaper command here, then try again"
                ) from error
        else:
            copy.unlink(missing_ok=True)
        yield


def _hold(database: sqlite3.Connection) -> None:
    """Fold the log into the file, which SQLite does only for one who is alone with it, and does not wait for; lock it."""
    for seconds in (*LOOKERS, None):
        try:
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if seconds is None or not _is_held(error):
                raise
            time.sleep(seconds)
        else:
            return


def _is_held(error: sqlite3.DatabaseError) -> bool:
    return "locked" in str(error)


def _free_name(path: Path) -> Path:
    names = (path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 1_000)))
    return next(name for name in names if not name.exists())


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
