"""Guards for every test: loopback only, no home folder, no key from the environment, no clock in rooms."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

pytest_plugins = ["stores", "commands", "shown"]
# How long an example takes depends on who else works on the machine.
settings.register_profile("plainpaper", deadline=None)
settings.load_profile("plainpaper")
SHARED = Path(__file__).resolve().parents[2] / "shared"
# Files whose tests take long, the longest first.
LONGEST = (
    "test_regexes", "test_real_papers", "test_hostile", "test_selftest", "test_engine", "test_facts_gate", "test_bench_ingest",
    "test_child", "test_compare_engine", "test_packaging", "test_injection_model", "test_check_properties", "test_design", "test_cli",
    "test_guard_processes", "test_kept_after_kill", "test_bad_input", "test_facts_promises", "test_model_cli",
)  # fmt: skip
ROOMS = ("discover", "ingest", "draft", "validate", "render", "review", "publish", "text")


def _is_loopback(host: str) -> bool:
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network_but_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying to reach another machine fails with a sentence."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise AssertionError(f"a test tried to reach {address[0]}: tests talk to loopback only")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def no_home_and_no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The home folder does not exist, and no setting or key leaks in from whoever runs the tests."""
    for name in list(os.environ):
        if name.startswith(("PLAINPAPER_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "no-home: tests may not touch it"))


@pytest.fixture(autouse=True)
def rooms_may_not_read_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rooms and ground take the time as an argument: reading it fails with a sentence."""
    for name in ("time", "monotonic", "time_ns"):
        real = getattr(time, name)

        def guarded(real: Any = real, name: str = name) -> Any:
            caller = sys._getframe(1).f_globals.get("__name__", "")
            if caller.startswith("pipeline.") and caller.split(".")[1] in {*ROOMS, "records", "errors"}:
                raise AssertionError(
                    f"{caller} is a room and may not read the clock (time.{name}): take it as an argument"
                )
            return real()

        monkeypatch.setattr(time, name, guarded)


@pytest.fixture
def shared() -> Path:
    """Real papers beside the checkout; where they are absent the test says loudly that it was skipped."""
    if not SHARED.is_dir():
        pytest.skip("SKIPPED LOUDLY: the folder of real papers is not beside this checkout")
    return SHARED


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of binary data by its argument.

    Bytes that differ from run to run (a compressor's time stamp) would give each worker other names,
    and no test would run at all.
    """
    return argname if isinstance(val, bytes) and not val.isascii() else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what reads real papers, and begin with what takes longest, so that no worker waits for it at the end."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = shared_out(items, workers)


def shared_out(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Order tests for workers that are each given a stretch of them at first: each stretch begins with long ones."""
    long = [item for name in LONGEST for item in items if item.path.stem == name]
    rest = iter([item for item in items if item.path.stem not in LONGEST])
    made: list[pytest.Item] = []
    for worker in range(workers):
        mine = long[worker::workers]
        end = len(items) * (worker + 1) // workers
        made += [*mine, *islice(rest, max(0, end - len(made) - len(mine)))]
    return [*made, *rest]
