"""Start runs of `plainpaper` sooner: each is forked from one process that has loaded the commands, and is its own from then on.

Takes words and an environment; gives a process with a session, an output file and an exit code of its own. It has no
thread, no connection and no workspace before it is forked, as one that a person starts has none. What it costs to
load the commands (1.5 s) is paid once for all tests of a session; `test_cli.py` starts the command as it is installed.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import weakref
from contextlib import suppress
from functools import cache
from pathlib import Path

COMMANDS = ("draft", "compare", "read", "status", "verify")
_TICK = 0.01


class Run:
    """One run, as `subprocess.Popen` would have it; its words go to a file, as a pipe that nobody reads is full one day."""

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        place = tempfile.mkdtemp()
        weakref.finalize(self, shutil.rmtree, place, ignore_errors=True)
        self._heard, self._ended = Path(place, "heard"), Path(place, "code")
        told = {"words": words, "environment": environment, "heard": str(self._heard), "ended": str(self._ended)}
        self.pid = _warm().fork({**told, "folder": str(Path.cwd())})

    def said(self) -> str:
        """Give all that it has said so far."""
        return self._heard.read_text(encoding="utf-8", errors="replace")

    def poll(self) -> int | None:
        """Give its exit code, a signal as a negative number; None while it runs."""
        return int(self._ended.read_text()) if self._ended.exists() else None

    def wait(self, timeout: float) -> int:
        """Wait for its end; give its exit code."""
        deadline = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(f"run {self.pid}", timeout)
            time.sleep(_TICK)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)


class _Warm:
    """The process that has loaded the commands. It ends when whoever started it does."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        atexit.register(self._close)

    def _close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(10)

    def fork(self, told: dict[str, object]) -> int:
        """Start a run; give its process id."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@cache
def _warm() -> _Warm:
    return _Warm()


def _become(told: dict[str, object]) -> None:
    """Turn a fork into a run: a session, an environment, a folder and streams of its own."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    heard = os.open(str(told["heard"]), os.O_WRONLY | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, stream in ((nothing, 0), (heard, 1), (heard, 2)):
        os.dup2(source, stream)
    os.close(heard)
    os.close(nothing)
    os.environ.clear()
    os.environ.update(dict(told["environment"]))  # type: ignore[call-overload]
    os.chdir(str(told["folder"]))
    sys.argv = ["plainpaper", *list(told["words"])]  # type: ignore[call-overload]


def _serve() -> bool:
    """Fork runs as they are asked for, and note how each ended; tells whether this is a run, or the end."""
    runs: dict[int, Path] = {}
    heard, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    while True:
        ready, _, _ = select.select([sys.stdin, heard], [], [])
        if heard in ready:
            os.read(heard, 4096)
            _note(runs)
        if sys.stdin in ready:
            line = sys.stdin.readline()
            if not line:
                return False
            told: dict[str, object] = json.loads(line)
            Path(str(told["heard"])).touch()
            parted, parts = os.pipe()
            pid = os.fork()
            if not pid:
                _become(told)
                for end in (heard, woken, parted, parts):  # the last: now it may be told of, signalled and let go
                    os.close(end)
                return True
            os.close(parts)
            os.read(parted, 1)
            os.close(parted)
            runs[pid] = Path(str(told["ended"]))
            print(pid, flush=True)  # noqa: T201 - a script


def _note(runs: dict[int, Path]) -> None:
    """Write down the exit code of each run that has ended."""
    for pid in list(runs):
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            place = runs.pop(pid)
            half = place.with_suffix(".half")
            with suppress(
                FileNotFoundError
            ):  # a test that failed lets go of a run, and its folder goes, before its end
                half.write_text(str(os.waitstatus_to_exitcode(status)))
                half.replace(place)


if __name__ == "__main__":
    sys.path.remove(str(Path(__file__).parent))
    from importlib import import_module

    from pipeline.cli import main

    for name in ("pipeline.llm.client", *(f"pipeline.cli.{command}" for command in COMMANDS)):
        import_module(name)
    if _serve():
        main()
