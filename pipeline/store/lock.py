"""Let one run work in a workspace. Takes its folder; gives a lock that names who holds it, or an error that does.

The lock is the kernel's, on an open file: it ends with the process that holds it, however that ends. What stands in the
file only tells people who it is. The file stays; taking it away would let two hold “the” lock on two files.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from pipeline.errors import WorkspaceError

FILE_NAME = "run.lock"
# Seconds between tries: `holder_of` takes the lock for an instant to see whether it is free, and must not refuse a run.
TRIES = (0.02, 0.05, 0.1)


@dataclass(frozen=True)
class Holder:
    """Who holds a workspace: `command` as a person would type it, empty where it does not tell; `since` since 1970."""

    pid: int
    host: str
    since: float
    command: str

    def told(self, now: float) -> str:
        """Say it in words; the day is told where it is not today's."""
        if not self.command:
            return "another plainpaper is working in this workspace"
        begun, today = datetime.fromtimestamp(self.since), datetime.fromtimestamp(now)  # noqa: DTZ006 - a person's clock
        when = f"{begun:%H:%M}" if begun.date() == today.date() else f"{begun:%Y-%m-%d %H:%M}"
        return f"{self.command} (process {self.pid} on {self.host}) has been working here since {when}"


@contextmanager
def working_alone(workspace: Path, command: str, now: float) -> Iterator[None]:
    """Hold a workspace for as long as the block lasts.

    Args:
        workspace: the folder; it is made where there is none.
        command: what the holder does, as a person would type it.
        now: when it begins, in seconds since 1970.

    Raises:
        WorkspaceError: another holds it, and is named; or the folder cannot be written.
    """
    file = _locked(workspace, now)
    try:
        _write(file, json.dumps(asdict(Holder(os.getpid(), socket.gethostname(), now, command))))
        yield
    finally:
        try:
            os.ftruncate(file, 0)
        finally:
            os.close(file)


def holder_of(workspace: Path) -> Holder | None:
    """Name who holds a workspace now; None where nobody does."""
    try:
        file = os.open(workspace / FILE_NAME, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(file)
    finally:
        os.close(file)
    return None


def _locked(workspace: Path, now: float) -> int:
    """Give the open file with its lock, which ends when it is closed."""
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        file = os.open(workspace / FILE_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if _taken(file):
            return file
    except OSError as error:
        raise WorkspaceError(
            f"{workspace} cannot be locked: {error.strerror or error}",
            "free space, check who owns it, or choose another --workspace",
        ) from error
    other = _read(file)
    os.close(file)
    raise WorkspaceError(other.told(now), "wait for it to end, stop it with Ctrl-C, or choose another --workspace")


def _taken(file: int) -> bool:
    for seconds in (*TRIES, None):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if seconds is not None:
                time.sleep(seconds)
        else:
            return True
    return False


def _read(file: int) -> Holder:
    try:
        told = json.loads(os.pread(file, 10_000, 0))
        return Holder(int(told["pid"]), str(told["host"]), float(told["since"]), str(told["command"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(0, "", 0.0, "")  # it is being written this instant, or a person wrote in it


def _write(file: int, text: str) -> None:
    """Say who holds it; a full disk is no reason not to work, as the lock holds without it."""
    with suppress(OSError):
        os.ftruncate(file, 0)
        os.pwrite(file, text.encode(), 0)
