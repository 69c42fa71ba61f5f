"""Find a workspace's database. Takes a folder, or an address; gives Django's description of it, or says why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psutil

from pipeline.errors import WorkspaceError

FILE_NAME = "plainpaper.db"
# Seconds that a writer waits for another process's transaction. Ours are short; a backup's copy is not in their way.
BUSY_SECONDS = 30
# File locks do not hold on these, so that two writers would ruin the file (sqlite.org/howtocorrupt.html, 2.1).
NETWORK_SYSTEMS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "afs", "afpfs", "webdav", "davfs", "fuse.sshfs",
        "fuse.davfs2", "fuse.davfs", "fuse.rclone", "fuse.glusterfs", "glusterfs", "ceph", "fuse.ceph", "9p", "ncpfs",
        "lustre", "gpfs", "beegfs",
    }
)  # fmt: skip
# What makes a commit survive a power cut (FULL syncs the log at each), and readers never wait for a writer (WAL).
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"


def sqlite_database(workspace: Path) -> dict[str, Any]:
    """Give the database in a workspace; its file is made, for its owner alone, where there is none.

    Raises:
        WorkspaceError: the folder cannot be written, lies on a network file system, or holds another kind of file.
    """
    path = workspace.resolve() / FILE_NAME
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        system = file_system(workspace.resolve())
        if system in NETWORK_SYSTEMS:
            raise WorkspaceError(
                f"{workspace} lies on a network file system ({system}), where a database file can be ruined",
                "choose a --workspace on a local disk, or a PostgreSQL server with PLAINPAPER_DATABASE_URL",
            )
        if not path.exists():
            # Made before SQLite opens it: the log files beside it take over its mode.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise WorkspaceError(
            f"{workspace} cannot be written: {error.strerror or error}", "free space, or choose another --workspace"
        ) from error
    if path.stat().st_size and path.open("rb").read(16) != b"SQLite format 3\x00":
        raise WorkspaceError(f"{path} is no plainpaper database", "move it away, or choose another --workspace")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
    }


def postgres_database(address: str) -> dict[str, Any]:
    """Give the database at a `postgresql://user:password@host:port/name?option=value` address.

    Raises:
        WorkspaceError: the address is no such address, or the driver is not installed.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise WorkspaceError(
            "PLAINPAPER_DATABASE_URL is no PostgreSQL address",
            "write it as postgresql://user:password@host:5432/name",
        )
    try:
        import psycopg  # noqa: F401, PLC0415 - a team's extra
    except ImportError as error:
        raise WorkspaceError("the PostgreSQL driver is not installed", "pip install 'plainpaper[team]'") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"connect_timeout": 10, "application_name": "plainpaper"} | dict(parse_qsl(parts.query)),
    }


def file_system(folder: Path) -> str:
    """Name the kind of file system that a folder lies on, as the system calls it; empty where it does not tell."""
    mounts = [(Path(disk.mountpoint), disk.fstype.lower()) for disk in psutil.disk_partitions(all=True)]
    holding = [(len(mount.parts), kind) for mount, kind in mounts if folder.is_relative_to(mount)]
    return max(holding, default=(0, ""))[1]
