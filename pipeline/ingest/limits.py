"""Bind a process before it touches a stranger's file. Takes limits; the kernel keeps them.

Linux keeps all of them. macOS keeps processor time, wall time, open files and file sizes; it does not keep the limit on
memory (`RLIMIT_AS` is accepted and ignored there), so that a bomb is stopped by the readers' own bounds and by time.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one reading may take: bytes of memory; seconds of processor and wall time *for each record*.

    Measured: the worst of 60 hostile files takes 2 s and 110 MB, a paper of 200 pages some 10 s.
    """

    memory: int = 1_500_000_000
    seconds: int = 60
    # Wall time is longer: the machine may be busy with something else.
    wall: int = 90


def bind(limits: Limits) -> None:
    """Bind this process for good: no files written, no processes started, no core dump, no word on the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business: it ends us
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NPROC, 0)
    _lower(resource.RLIMIT_NOFILE, 64)
    _lower(resource.RLIMIT_AS, limits.memory)
    more_time(limits)


def more_time(limits: Limits) -> None:
    """Start the clocks anew: called at the start and after each record, so that a long file is not a slow one.

    The process dies by signal when a clock runs out, whatever it is doing, and also when its parent is gone.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + limits.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    signal.setitimer(signal.ITIMER_REAL, limits.wall)


def rest() -> None:
    """Stop the wall clock while we wait for somebody else."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def _lower(which: int, bound: int) -> None:
    # A system may refuse a limit that it does not know (macOS: memory), or keep a lower one already.
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(which)[1]
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(which, (bound, bound))
