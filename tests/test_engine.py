"""Batches survive anything, on a file and on a server alike: nothing lost, nothing paid twice, no cap passed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine import Engine, counting, ended, hear, until, write_papers
from postgres import cluster

from pipeline.store.models import ModelCall, Tally
from pipeline.store.workspace import Store

WORKERS = ("--workers", "4")


@pytest.fixture
def engine(tmp_path: Path, address: str | None) -> Iterator[Engine]:
    """A workspace on either database, ten papers, and a server that counts."""
    with counting() as server:
        yield Engine(tmp_path / "out", write_papers(tmp_path / "papers", 10), server, address)


def counts(engine: Engine) -> dict[str, int]:
    """Give how many works are in which state."""
    told: dict[str, int] = engine.status()["counts"]
    return told


def test_a_batch_finishes_and_a_rerun_calls_nobody(engine: Engine) -> None:
    code, said = engine.run(*WORKERS)
    assert code == 0, said
    assert (sum(engine.server.calls.begun.values()), counts(engine)) == (10, {"drafted": 10})
    code, said = engine.run(*WORKERS)
    assert (code, said.count("unchanged  ")) == (0, 10), said
    assert sum(engine.server.calls.begun.values()) == 10


def stored_answers(engine: Engine) -> int:
    """Count the answers that the ledger holds: what was paid for, and will not be asked again."""
    with Store(engine.workspace, time.time, address=engine.address) as store:
        return store.read(lambda: ModelCall.objects.using(store.alias).filter(state="done").count())


def test_a_killed_run_goes_on_and_asks_for_no_stored_answer_again(engine: Engine) -> None:
    engine.kill_after(5, *WORKERS)
    stored, begun = stored_answers(engine), sum(engine.server.calls.begun.values())
    assert stored > 0
    code, said = engine.run(*WORKERS)
    assert (code, counts(engine)) == (0, {"drafted": 10}), said
    assert sum(engine.server.calls.begun.values()) - begun == 10 - stored
    # What was in flight at the kill is asked again: at most as many as were under way at once, booked as lost.
    assert begun - stored <= 4
    with Store(engine.workspace, time.time, address=engine.address) as store:
        lost = store.read(lambda: sum(Tally.objects.using(store.alias).values_list("lost", flat=True)))
    assert begun - stored <= lost <= 4, "one that was claimed and did not reach the server counts too"


def test_the_same_papers_given_twice_are_drafted_once(engine: Engine, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    for paper in engine.papers.iterdir():
        (copies / paper.name).write_bytes(paper.read_bytes())
    code, said = ended(
        engine.command(
            "draft", str(engine.papers), str(copies), str(engine.papers), "--base-url", engine.server.fake.base_url,
            "--model", "m", *WORKERS,
        )
    )  # fmt: skip
    assert code == 0, said
    assert sum(engine.server.calls.begun.values()) == 10
    assert counts(engine) == {"drafted": 20}


def test_two_runs_at_once_share_the_papers_or_the_second_is_told_who_works(engine: Engine, tmp_path: Path) -> None:
    engine.server.most = 1
    first = engine.start(*WORKERS)
    engine.wait_for(1, first)
    second = engine.start(*WORKERS, workspace=tmp_path / "other" if engine.address else None)
    if engine.address:
        until((tmp_path / "other" / "run.lock").exists)
        engine.server.most = None
        assert ended(second)[0] == 0
    else:
        code, said = ended(second)
        assert (code, f"process {first.pid}" in said) == (1, True), said
    engine.server.most = None
    assert ended(first)[0] == 0
    assert (sum(engine.server.calls.begun.values()), engine.server.calls.paid_twice) == (10, 0)


def test_ctrl_c_finishes_what_is_under_way_and_takes_nothing_new(engine: Engine) -> None:
    engine.server.most = 3
    process = engine.start(*WORKERS)
    engine.wait_for(3, process)
    process.send_signal(signal.SIGINT)
    hear(process, "Ctrl-C again")
    engine.server.most = None
    code, said = ended(process)
    assert code == 130, said
    begun = sum(engine.server.calls.begun.values())
    assert (begun, sum(engine.server.calls.answered.values())) == (begun, begun)
    assert begun < 10
    assert engine.run(*WORKERS)[0] == 0
    assert (sum(engine.server.calls.begun.values()), engine.server.calls.paid_twice) == (10, 0)


def test_a_second_ctrl_c_breaks_off_at_once(engine: Engine) -> None:
    engine.server.most = 0
    process = engine.start(*WORKERS)
    until(lambda: sum(engine.server.calls.begun.values()) >= 4)
    process.send_signal(signal.SIGINT)
    hear(process, "Ctrl-C again")
    process.send_signal(signal.SIGINT)
    code, said = ended(process)
    assert (code, "broken off" in said) == (130, True), said
    engine.server.most = None
    assert engine.run(*WORKERS)[0] == 0
    assert counts(engine) == {"drafted": 10}


def test_a_storm_of_429_is_waited_out_by_all_together(engine: Engine) -> None:
    engine.server.busy_until = time.monotonic() + 3.5
    code, said = engine.run(*WORKERS)
    assert (code, counts(engine)) == (0, {"drafted": 10}), said
    # Four are under way when the first is refused; after that one at a time finds out whether the storm is over.
    assert engine.server.calls.refused <= 8


def test_a_cap_holds_although_the_run_is_killed(engine: Engine) -> None:
    engine.kill_after(3, *WORKERS, "--cap", "7calls/day")
    code, said = engine.run(*WORKERS, "--cap", "7calls/day")
    assert code == 4, said
    assert "cap of 7 calls a day" in said
    assert sum(engine.server.calls.begun.values()) <= 7
    code, said = engine.run(*WORKERS)
    assert (code, counts(engine)) == (0, {"drafted": 10}), said


def test_a_paper_that_fails_by_itself_is_parked_and_fails_no_later_run(engine: Engine) -> None:
    (engine.papers / "poison.txt").write_text("Too short.\n", encoding="utf-8")
    assert engine.run(*WORKERS)[0] == 4
    before = sum(engine.server.calls.begun.values())
    code, said = engine.run(*WORKERS)
    assert (code, counts(engine)) == (0, {"drafted": 10, "parked": 1}), said
    assert "plainpaper retry" in said
    assert sum(engine.server.calls.begun.values()) == before


def test_a_database_that_goes_away_and_comes_back_costs_nothing(tmp_path: Path) -> None:
    with cluster() as database, counting() as server:
        address = database.address(database.new_database())
        engine = Engine(tmp_path / "out", write_papers(tmp_path / "papers", 10), server, address)
        server.most = 4
        process = engine.start(*WORKERS)
        engine.wait_for(4, process)
        database.stop()
        server.most = None
        time.sleep(0.5)
        database.start()
        code, said = ended(process)
        assert (code, counts(engine)) == (0, {"drafted": 10}), said
        assert (sum(server.calls.begun.values()), server.calls.paid_twice) == (10, 0)


def test_a_run_that_says_more_than_a_pipe_holds_waits_for_no_reader(tmp_path: Path) -> None:
    with counting() as server:
        engine = Engine(tmp_path / "out", write_papers(tmp_path / "papers", 1), server, None)
        (paper,) = engine.papers.iterdir()
        paper.write_text(paper.read_text(encoding="utf-8") * 60, encoding="utf-8")
        code, said = ended(engine.command("read", str(paper), "--json"))
    assert (code, len(said) > 65_536) == (0, True), said[-500:]


def test_a_run_is_a_process_of_its_own(engine: Engine) -> None:
    engine.server.most = 0
    first, second = engine.command("draft", "--nothing"), engine.start(*WORKERS)
    assert len({os.getpid(), os.getpgid(0), first.pid, second.pid}) >= 3
    assert (os.getsid(second.pid), ended(first)[0], second.poll()) == (second.pid, 2, None)
    os.killpg(second.pid, signal.SIGKILL)
    assert second.wait(10) == -signal.SIGKILL
