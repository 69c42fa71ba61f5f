"""A comparison survives what a batch survives, on a file and on a server alike: what was paid for is kept."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine import Engine, counting, ended, hear, write_papers
from warm import Run


@pytest.fixture
def engine(tmp_path: Path, address: str | None) -> Iterator[Engine]:
    """A workspace on either database, six papers, and a server that counts."""
    with counting() as server:
        yield Engine(tmp_path / "out", write_papers(tmp_path / "papers", 6), server, address)


def compare(engine: Engine) -> Run:
    """Start a comparison of two models on six papers: twelve calls."""
    models = ("--model", "m", "--model", "other", "--model", "offline")
    return engine.command(
        "compare", str(engine.papers), "--base-url", engine.server.fake.base_url, *models, "--name", "here"
    )


def begun(engine: Engine) -> int:
    """Count the calls that were begun."""
    return sum(engine.server.calls.begun.values())


def test_ctrl_c_keeps_what_is_paid_and_the_next_run_asks_for_the_rest(engine: Engine) -> None:
    engine.server.most = 3
    process = compare(engine)
    engine.wait_for(3, process)
    process.send_signal(signal.SIGINT)
    hear(process, "Ctrl-C again")
    engine.server.most = None
    code, said = ended(process)
    assert (code, "what was paid for is kept" in said) == (130, True), said
    assert 3 <= begun(engine) < 12
    assert not (engine.workspace / "compare").exists()
    code, said = ended(compare(engine))
    assert (code, begun(engine)) == (0, 12), said
    told = json.loads((engine.workspace / "compare/here/compare.json").read_text(encoding="utf-8"))
    assert [d["figures"]["calls"] for d in told["drafts"]] == [1, 1, 0] * 6
    code, said = ended(compare(engine))
    assert (code, begun(engine)) == (0, 12), said


def test_a_verified_workspace_stays_so_beside_a_comparison(engine: Engine) -> None:
    assert ended(compare(engine))[0] == 0
    code, said = ended(engine.command("verify"))
    assert code == 0, said


def test_a_second_run_in_the_same_workspace_is_told_who_compares(engine: Engine) -> None:
    engine.server.most = 0
    process = compare(engine)
    engine.wait_begun(1)
    code, said = engine.run()
    assert (code, "plainpaper compare" in said) == (1, True), said
    engine.server.most = None
    assert ended(process)[0] == 0
