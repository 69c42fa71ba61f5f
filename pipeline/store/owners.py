"""Know who works on a database. Takes a process; gives a name for it, and tells later whether it still lives."""

from __future__ import annotations

import os
import re

import psutil

_OWNER = re.compile(r"(\d+)@(\S+)")


def owner_name(pid: int, host: str) -> str:
    """Name a process on a machine, for others to know it by."""
    return f"{pid}@{host}"


def this_process() -> str:
    """Name the process that asks."""
    return owner_name(os.getpid(), os.uname().nodename)


def lives(owner: str) -> bool:
    """Tell whether an owner may still be at work: of another machine nobody knows here, so it may be."""
    match = _OWNER.match(owner)
    if not match or match.group(2) != os.uname().nodename:
        return True
    return psutil.pid_exists(int(match.group(1)))
