"""One run works in a workspace at a time, and a second is told who it is."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.errors import WorkspaceError
from pipeline.store.lock import FILE_NAME, holder_of, working_alone
from pipeline.store.workspace import Store

NOON = datetime(2026, 11, 25, 12, 31).timestamp()  # noqa: DTZ001 - by this machine's clock, as it is told
HOLD = (
    "import sys, time; from pathlib import Path; from pipeline.store.lock import working_alone\n"
    "with working_alone(Path(sys.argv[1]), 'plainpaper draft', time.time()):\n"
    "    print('held', flush=True); time.sleep(60)"
)


LOOK = (
    "import sys, time; from pathlib import Path; from pipeline.store.lock import holder_of\n"
    "print('looks', flush=True)\n"
    "while True: holder_of(Path(sys.argv[1])); time.sleep(0.002)"
)


def lock(folder: Path, now: float = NOON) -> AbstractContextManager[None]:
    return working_alone(folder, "plainpaper draft", now)


def test_a_second_run_is_told_who_holds_the_workspace(tmp_path: Path) -> None:
    with lock(tmp_path), pytest.raises(WorkspaceError) as caught, lock(tmp_path, NOON + 60):
        pass
    me = f"process {os.getpid()} on {socket.gethostname()}"
    assert caught.value.message == f"plainpaper draft ({me}) has been working here since 12:31"
    assert "wait for it" in caught.value.hint


def test_a_run_of_another_day_is_told_with_its_day(tmp_path: Path) -> None:
    with lock(tmp_path):
        found = holder_of(tmp_path)
        assert found
        assert found.told(NOON + 86_400).endswith("since 2026-11-25 12:31")


def test_a_lock_is_free_again_when_its_block_ends_however_it_ends(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        raise ZeroDivisionError
    assert holder_of(tmp_path) is None
    with lock(tmp_path):
        assert holder_of(tmp_path) is not None
    assert (tmp_path / FILE_NAME).read_bytes() == b""
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_a_lock_of_a_dead_process_is_taken_over_without_a_word(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(WorkspaceError, match=f"process {process.pid} on "), lock(tmp_path):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert json.loads((tmp_path / FILE_NAME).read_text())["pid"] == process.pid
    assert holder_of(tmp_path) is None
    with lock(tmp_path):
        found = holder_of(tmp_path)
        assert found
        assert found.pid == os.getpid()


@pytest.mark.parametrize("garbage", [b"", b"\xff\x00garbage", b'{"pid": "x"}', b"[1]", b"1" * 20_000])
def test_garbage_in_the_file_is_no_obstacle(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(garbage)
    assert holder_of(tmp_path) is None
    with lock(tmp_path):
        (tmp_path / FILE_NAME).write_bytes(garbage)
        with pytest.raises(WorkspaceError, match="another plainpaper is working"), lock(tmp_path):
            pass


def test_a_run_is_not_refused_because_someone_looks_whether_the_lock_is_free(tmp_path: Path) -> None:
    looking = subprocess.Popen([sys.executable, "-c", LOOK, str(tmp_path)], stdout=subprocess.PIPE)
    with looking:
        assert looking.stdout
        assert looking.stdout.readline() == b"looks\n"
        for _ in range(50):
            with lock(tmp_path):
                pass
        looking.kill()


def test_status_tells_who_is_working(tmp_path: Path) -> None:
    Store(tmp_path, lambda: NOON).close()

    def status(*more: str) -> str:
        return CliRunner().invoke(cli, ["status", "--workspace", str(tmp_path), *more]).output

    with lock(tmp_path):
        assert status().startswith(f"plainpaper draft (process {os.getpid()} on ")
        assert json.loads(status("--json"))["working"]["pid"] == os.getpid()
    assert "working" not in status()
    assert json.loads(status("--json"))["working"] is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WorkspaceError, match="cannot be locked"), lock(tmp_path / "file"):
        pass
