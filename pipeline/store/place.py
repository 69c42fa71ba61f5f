"""Find a workspace's database. Takes a folder, or an address; gives Django's description of it, or says why not."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psutil

from pipeline.errors import WorkspaceError

FILE_NAME = "plainpaper.db"
# What SQLite keeps beside the file while it is open: the log of commits, and its index.
BESIDE = ("-wal", "-shm")
# Seconds that a writer waits for another process's transaction. Ours are short; a backup's copy is not in their way.
BUSY_SECONDS = 30
# File locks do not hold on these, so that two writers would ruin the file (sqlite.org/howtocorrupt.html, 2.1).
NETWORK_SYSTEMS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "afs", "afpfs", "webdav", "davfs", "fuse.sshfs",
        "fuse.davfs2", "fuse.davfs", "fuse.rclone", "fuse.glusterfs", "glusterfs", "ceph", "fuse.ceph", "9p", "ncpfs",
        "lustre", "gpfs", "beegfs", "fuse.s3fs", "fuse.gcsfuse", "fuse.vmhgfs-fuse", "vboxsf", "prl_fs", "ocfs2", "gfs2",
    }
)  # fmt: skip
# What makes a commit survive a power cut (FULL syncs the log at each), and readers never wait for a writer (WAL).
# On macOS a sync reaches the disk itself only with fullfsync. Without recursive triggers, REPLACE would delete what is append-only, unseen by the guards.
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA foreign_keys=ON; "
    "PRAGMA recursive_triggers=ON; PRAGMA cache_size=-16000;"
)
_ADDRESS = "write it as postgresql://user:password@host:5432/name, with signs such as @ : / # ? % as %40 and so on"


def file_system(folder: Path) -> str:
    """Name the kind of file system that a folder lies on, as the system calls it; empty where it does not tell."""
    mounts = [(Path(disk.mountpoint), disk.fstype.lower()) for disk in psutil.disk_partitions(all=True)]
    holding = [(len(mount.parts), kind) for mount, kind in mounts if folder.is_relative_to(mount)]
    # Of two on the same place the later covers the other (an automounter's, and what it mounts).
    return max(reversed(holding), key=lambda found: found[0], default=(0, ""))[1]


def sqlite_database(
    workspace: Path, *, make: bool = True, kind_of: Callable[[Path], str] = file_system
) -> dict[str, Any]:
    """Give the database in a workspace; its file is made, for its owner alone, where there is none.

    Args:
        workspace: the folder.
        make: make folder and file where they are missing.
        kind_of: names the kind of file system that a folder lies on.

    Raises:
        WorkspaceError: there is none and none is to be made; the folder cannot be written, or lies on a network file
            system.
    """
    path = (workspace / FILE_NAME).resolve()
    try:
        if not make and not path.exists():
            raise no_workspace(workspace)
        system = kind_of(path.parent)
        if system in NETWORK_SYSTEMS:
            raise WorkspaceError(
                f"{workspace} lies on a network file system ({system}), where a database file can be ruined",
                "choose a --workspace on a local disk, or a PostgreSQL server with PLAINPAPER_DATABASE_URL",
            )
        if make:
            workspace.mkdir(parents=True, exist_ok=True)
            _make_private(path)
        _close_to_others(path)
    except OSError as error:
        raise WorkspaceError(
            f"{workspace} cannot be written: {error.strerror or error}", "free space, or choose another --workspace"
        ) from error
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
    }


def no_workspace(workspace: Path) -> WorkspaceError:
    """Give the error that says that nothing is kept here."""
    return WorkspaceError(
        f"{workspace} holds no workspace yet", "`plainpaper draft` makes one, or name it by --workspace"
    )


def _make_private(path: Path) -> None:
    """Make an empty file for its owner alone, before SQLite opens it: the logs beside it take over its mode.

    A file that is there is never opened here: closing it would drop the locks that SQLite holds on it in this process
    (sqlite.org/howtocorrupt.html, 2.2).
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _close_to_others(path: Path) -> None:
    """Take away what others may do with a file of ours: a copy that came by `cp` is often open to all."""
    for file in (path, *(path.with_name(path.name + ending) for ending in BESIDE)):
        with contextlib.suppress(FileNotFoundError):
            status = file.stat()
            if status.st_uid == os.geteuid() and status.st_mode & 0o077:
                file.chmod(0o600)


def postgres_database(address: str) -> dict[str, Any]:
    """Give the database at a `postgresql://user:password@host:port/name?option=value` address.

    Raises:
        WorkspaceError: the address is no such address, or the driver is not installed. It is never repeated: a password
            may stand anywhere in it.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    name = parts.path.removeprefix("/")
    # An @ or / in the name is the end of a password whose own @, /, # or ? cut the address short.
    if parts.scheme not in {"postgresql", "postgres"} or not name or parts.fragment or set(name) & set("@/: "):
        raise WorkspaceError("PLAINPAPER_DATABASE_URL is no PostgreSQL address", _ADDRESS)
    options = {"connect_timeout": "10", "application_name": "plainpaper"} | dict(parse_qsl(parts.query))
    try:
        import psycopg  # noqa: PLC0415 - a team's extra
        from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - the same
    except ImportError as error:
        raise WorkspaceError("the PostgreSQL driver is not installed", "pip install 'plainpaper[team]'") from error
    try:
        make_conninfo(**options)
    except psycopg.ProgrammingError:
        raise WorkspaceError(
            "PLAINPAPER_DATABASE_URL has an option that PostgreSQL does not know", "mend what stands after its ?"
        ) from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }
