"""Real processes share one ledger: no call is made twice, no cap is passed, no server is stormed, whoever is killed."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import guard_worker
import pytest
from engine import CountingServer, counting, until

from pipeline.store.models import Budget, Tally
from pipeline.store.workspace import Store

# Each process is a fork of one that has imported everything: a start costs milliseconds, and no thread is forked.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["guard_worker"])
TESTS = str(Path(__file__).parent)
Start = Callable[..., "Running"]


class Running:
    """A process that asks questions, and the file into which it tells what came of it."""

    def __init__(self, task: dict[str, Any], told: Path) -> None:
        self.told = told
        self.process: BaseProcess = FORKS.Process(target=guard_worker.work, args=(task, told))
        self.process.start()

    def came(self) -> dict[str, float]:
        """Wait for its end; give what it told."""
        self.process.join(60)
        came: dict[str, float] = json.loads(self.told.read_text())
        return came


@pytest.fixture
def server() -> Iterator[CountingServer]:
    """A server that counts calls in this process, where no kill of another can hide one."""
    with counting() as server:
        yield server


@pytest.fixture(scope="module")
def forks() -> None:
    """Start the process that is forked. It looks for what to import where the environment says, and nowhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", TESTS)
        forkserver.ensure_running()


@pytest.fixture
def start(forks: None, server: CountingServer, store: Store, address: str | None, tmp_path: Path) -> Iterator[Start]:
    """Start a process that asks questions."""
    started: list[Running] = []

    def starting(**task: Any) -> Running:
        whole = {
            "workspace": str(store.workspace),
            "address": address,
            "base_url": server.fake.base_url,
            "tasks": 8,
        } | task
        started.append(Running(whole, tmp_path / f"told-{len(started)}.json"))
        return started[-1]

    yield starting
    for running in started:
        running.process.kill()
        running.process.join()


def questions(name: str, count: int) -> list[str]:
    """Give questions of one name."""
    return [f"{name} {number}" for number in range(count)]


def most_within(starts: list[float], seconds: float) -> int:
    """Give the most starts in any window of so many seconds."""
    return max(sum(begin <= at < begin + seconds for at in starts) for begin in starts)


def test_two_processes_over_the_same_papers_pay_each_once_and_keep_caps_and_slots(
    start: Start, server: CountingServer, store: Store
) -> None:
    server.seconds = 0.05
    both = questions("both", 16)
    limits = {"at_once": 3}
    first = start(questions=both + questions("first", 8), cap=26, limits=limits)
    second = start(questions=both[::-1] + questions("second", 8), cap=26, limits=limits)
    came = [first.came(), second.came()]
    assert server.calls.paid_twice == 0
    assert len(server.calls.answered) == 26, "the cap is used up, and not passed"
    assert server.calls.most_at_once <= 3
    assert sum(told["answered"] + told.get("CapError", 0) for told in came) == 48
    day = Budget.objects.using(store.alias).get(scope__startswith="day")
    assert (day.calls, day.reserved_calls, day.reserved_tokens) == (26, 0, 0)


def test_two_processes_keep_one_pace_and_one_pause(start: Start, server: CountingServer) -> None:
    limits = {"requests_per_minute": 300.0}
    server.busy_until = time.monotonic() + 600
    processes = [start(questions=questions(name, 10), limits=limits) for name in ("first", "second")]
    until(lambda: server.calls.refused > 0)
    refused_at, server.busy_until = server.calls.starts[0], 0.0
    assert [process.came()["answered"] for process in processes] == [10, 10]
    # A call that was on its way when the first was refused arrives in the pause, and finds the server free or not.
    in_pause = sum(at < refused_at + 1.0 for at in server.calls.starts)
    assert in_pause <= 3, "a pause that one call is asked for holds for all"
    starts = [at for at in server.calls.starts if at >= refused_at + 1.0]
    # Five a second. One more may fall into a window, and one that was late on its way here.
    assert most_within(starts, 2.0) <= 12
    # Four seconds where nobody else is at work here: a call that is late for its turn takes another.
    assert max(starts) - min(starts) < 12.0, "nobody waits much longer than the pace wants"


def test_a_kill_repeats_no_more_than_what_was_in_flight_and_books_that_as_lost(
    start: Start, server: CountingServer, store: Store
) -> None:
    server.most = 8  # whoever asks then is kept waiting
    asked = questions("paper", 20)
    killed = start(questions=asked, tasks=4)
    for _ in range(2):  # and stay so: one that came before the eighth answer is answered still
        until(lambda: server.calls.at_once == 4 and server.calls.answered.total() >= 8)
        time.sleep(0.1)
    killed.process.kill()
    killed.process.join()
    until(lambda: server.calls.at_once == 0)
    server.most = None
    came = start(questions=asked, tasks=4, alone=True).came()
    assert (came["left"], came["answered"]) == (4, 20)
    assert server.calls.paid_twice == 0
    assert len(server.calls.answered) == 20
    assert server.calls.begun.total() == 24
    tally = Tally.objects.using(store.alias).get()
    assert (tally.calls, tally.lost) == (20, 4)
    assert not Budget.objects.using(store.alias).exclude(reserved_calls=0).exists()
