"""Measure the engine beside the ideal: papers through the ledger and the store, with a model that only waits.

Run as `make bench-run`. The ideal is papers x seconds a call / calls at once. The model, the reading, the checks and the
pages are stand-ins that take no time, so that what is left is ours: the runner, the guard, the store. Each line has a
process of its own; ratios are of one run, so that machines can be compared. What else the machine does counts in all but
the processor's time: `load` is what `uptime` shows at the beginning of a line.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import psutil

from pipeline.flow.batch import Batch
from pipeline.flow.drafting import OfflineDrafter
from pipeline.flow.outcomes import Outcome
from pipeline.flow.sources import Source
from pipeline.flow.stages import Rooms
from pipeline.flow.turns import Turns
from pipeline.ingest import read_text
from pipeline.llm import Answer
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records import Draft, Origin, Paper, Report, Summary
from pipeline.records.ledger import Limits, Reply
from pipeline.store.calls import StoreLedger
from pipeline.store.workspace import Store

GOALS = {
    ("sqlite", 640, 5.0): 0.95, ("postgresql", 640, 5.0): 0.97, ("sqlite", 1000, 0.2): 0.60,
}  # fmt: skip
CPU_GOALS = {"sqlite": 5.0, "postgresql": 8.0}
AT_ONCE = 64
_TEXT = "An invented case. " * 8 + "A 41-year-old woman had a rash after inventumab. " * 40


class Waiting:
    """A server that waits and answers."""

    name, host, timeout, most_tokens = "m", "bench.invalid", 60.0, 2_000
    context = None

    def __init__(self, seconds: float) -> None:
        self.seconds, self.began, self.starts = seconds, time.monotonic(), 0
        self.full_after = 0.0

    async def send(self, messages: list[dict[str, str]], schema_name: str, schema: dict[str, Any]) -> Reply:
        """Wait, then answer 3 kB."""
        del messages, schema_name, schema
        self.starts += 1
        if self.starts == AT_ONCE:
            self.full_after = time.monotonic() - self.began
        await asyncio.sleep(self.seconds)
        return Reply('{"text": "' + "A rash was seen in one woman. " * 110 + '"}', 900, 800)

    def read(self, reply: str) -> Answer:
        """Give the text."""
        return Answer(json.loads(reply)["text"], "stop", 900, 800, "m")


class Asking(OfflineDrafter):
    """A drafter that asks the guarded model once, and makes a summary of the answer."""

    key = "bench"

    def __init__(self, seconds: float, store: Store) -> None:
        self.server, self.ledger, self.turns = Waiting(seconds), StoreLedger(store), Turns(AT_ONCE)

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        """Ask and write."""
        asker = Asker("bench", "bench", paper.digest(), generation)
        model = GuardedModel(self.server, self.ledger, Limits(), asker, turn=self.turns.take)
        answer = await model.complete([{"role": "user", "content": paper.text}], "write", {})
        return Summary(title=paper.title, teaser=answer.text[:200], origin=Origin(drafter="model"))


def rooms() -> Rooms:
    """Give rooms that take no time."""
    model_paper = next(paper for paper in read_text(_TEXT, "a.txt") if isinstance(paper, Paper))

    def read(data: bytes, name: str) -> list[Any]:
        return [model_paper.model_copy(update={"source_name": name, "text": f"{model_paper.text} {data.decode()}"})]

    def check(summary: Summary, paper: Paper) -> Report:
        del summary, paper
        return Report(verdict="no flags")

    def render(draft: Draft) -> dict[str, bytes]:
        return dict.fromkeys(("article.html", "article.md", "draft.json"), draft.summary.title.encode())

    return Rooms(read, check, render)


def one(kind: str, papers: int, seconds: float) -> dict[str, float]:
    """Run one line; give its figures."""
    with tempfile.TemporaryDirectory() as folder, database(kind) as address:
        place = Path(folder)
        sources = [Source(place / "in" / f"{number}.txt", named=True) for number in range(papers)]
        (place / "in").mkdir()
        for source in sources:
            source.path.write_text(source.name, encoding="utf-8")
        ends: list[float] = []
        sizes: list[int] = []

        def tell(_: Outcome) -> None:
            ends.append(time.monotonic())
            if len(ends) in {max(papers // 10, 1), papers}:
                sizes.append(psutil.Process().memory_info().rss)

        with Store(place / "out", time.time, address=address) as store:
            drafter, made_up = Asking(seconds, store), rooms()
            batch = Batch(store, drafter, tell, workers=AT_ONCE, rooms=made_up, owner="bench", turns=drafter.turns)
            drafter.server.began = time.monotonic()
            began, cpu = time.monotonic(), time.process_time()
            outcomes = asyncio.run(batch.run(sources))
            took, used = time.monotonic() - began, time.process_time() - cpu
            assert {outcome.state for outcome in outcomes} == {"drafted"}, outcomes[0]
            again_began = time.monotonic()
            again = Batch(
                store, Asking(seconds, store), lambda _: None, workers=AT_ONCE, rooms=made_up, run_id="again"
            )
            assert {outcome.state for outcome in asyncio.run(again.run(sources))} == {"unchanged"}
            again_took = time.monotonic() - again_began
    tenth = max(papers // 10, 1)
    first, last = ends[tenth - 1] - began, ends[-1] - ends[-tenth - 1] if papers > tenth else 0.0
    return {
        "ideal": papers * seconds / AT_ONCE, "took": took, "cpu_ms": used / papers * 1_000, "again": again_took,
        "full_after": drafter.server.full_after, "grown_mb": (sizes[-1] - sizes[0]) / 1e6, "late_to_early": last / first if first else 0.0,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000,
    }  # fmt: skip


@contextmanager
def database(kind: str) -> Iterator[str | None]:
    """Give the address of a new database; None for a file."""
    if kind == "sqlite":
        with nullcontext():
            yield None
        return
    from postgres import cluster  # noqa: PLC0415 - the tests' own

    with cluster() as server:
        yield server.address(server.new_database())


def main() -> None:
    """Run each line in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=3, metavar=("KIND", "PAPERS", "SECONDS"))
    parser.add_argument("--long", action="store_true", help="also 10,000 papers")
    given = parser.parse_args()
    if given.one:
        kind, papers, seconds = given.one
        print(json.dumps(one(kind, int(papers), float(seconds))))
        return
    lines = [(kind, papers, seconds) for papers, seconds in ((1000, 0.2), (640, 5.0)) for kind in CPU_GOALS]
    lines += [(kind, 10_000, 0.0) for kind in CPU_GOALS] if given.long else []
    print(
        f"{'database':11}{'papers':>8}{'a call':>8}{'ideal':>8}{'took':>8}{'ratio':>7}{'goal':>6}{'CPU ms':>8}{'goal':>6}{'full at':>8}{'again':>8}{'late/early':>11}{'MB':>6}{'grown':>6}{'load':>6}"
    )
    for kind, papers, seconds in lines:
        words = [sys.executable, __file__, "--one", kind, str(papers), str(seconds)]
        load = os.getloadavg()[0]
        said = subprocess.run(words, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ourselves
        seen = json.loads(said.splitlines()[-1])
        goal = GOALS.get((kind, papers, seconds))
        print(
            f"{kind:11}{papers:8,}{seconds:7.1f}s{seen['ideal']:7.1f}s{seen['took']:7.1f}s{seen['ideal'] / seen['took']:7.2f}"
            f"{goal or '':>6}{seen['cpu_ms']:8.1f}{CPU_GOALS[kind]:6.1f}{seen['full_after']:7.2f}s{seen['again']:7.1f}s{seen['late_to_early']:11.2f}"
            f"{seen['memory_mb']:6.0f}{seen['grown_mb']:6.0f}{load:6.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
