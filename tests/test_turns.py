"""A turn is for writing: papers are read before theirs, and checked and kept after it, while the next are written."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from engine import write_papers
from stores import Clock

from pipeline.errors import ModelError, SourceError
from pipeline.flow.batch import Batch
from pipeline.flow.drafting import OfflineDrafter
from pipeline.flow.outcomes import Outcome
from pipeline.flow.sources import Source
from pipeline.flow.stages import Rooms
from pipeline.ingest import read_text
from pipeline.records import Paper, Report, Summary
from pipeline.store.workspace import Store
from pipeline.validate import check_summary

PATIENCE = 20.0
WORKERS = 2


@dataclass
class Desk:
    """A drafter and rooms that tell what goes on at once."""

    error: ModelError | None = None
    key: str = "desk"
    read: int = 0
    begun: int = 0
    writing: int = 0
    most_writing: int = 0
    wait_for: int = 0
    together: int = 0
    met: asyncio.Event = field(default_factory=asyncio.Event)
    reached: threading.Event = field(default_factory=threading.Event)

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        self.begun += 1
        self.writing += 1
        self.most_writing = max(self.most_writing, self.writing)
        if self.begun == self.wait_for:
            self.reached.set()
        try:
            await self._meet()
            if self.error:
                raise self.error
            return await OfflineDrafter().write(paper, generation)
        finally:
            self.writing -= 1

    async def _meet(self) -> None:
        """Wait until so many are written at once as shall be, however slowly the machine reads them."""
        if self.writing >= self.together:
            self.met.set()
        async with asyncio.timeout(PATIENCE):
            await self.met.wait()
        await asyncio.sleep(0.01)

    def check(self, summary: Summary, paper: Paper) -> Report:
        if self.wait_for:
            assert self.reached.wait(PATIENCE), f"only {self.begun} were begun while the first were checked"
        return check_summary(summary, paper)

    def open(self, data: bytes, name: str) -> list[Paper | SourceError]:
        self.read += 1
        return list(read_text(data.decode(), name))

    def run(self, folder: Path, papers: int, workers: int = WORKERS) -> list[Outcome]:
        inbox = write_papers(folder / "papers", papers)
        sources = [Source(path, named=True) for path in sorted(inbox.iterdir())]
        with Store(folder / "out", Clock()) as store:
            rooms = Rooms(read=self.open, check=self.check)
            batch = Batch(store, self, tell=lambda _: None, workers=workers, rooms=rooms)
            return asyncio.run(batch.run(sources))


def test_the_next_papers_are_written_while_the_last_are_checked(tmp_path: Path) -> None:
    desk = Desk(wait_for=2 * WORKERS)
    assert {o.state for o in desk.run(tmp_path, 6)} == {"drafted"}


@pytest.mark.parametrize("workers", [1, WORKERS, 5])
def test_never_more_are_written_at_once_than_there_are_workers(tmp_path: Path, workers: int) -> None:
    desk = Desk(together=workers)
    assert {o.state for o in desk.run(tmp_path, 12, workers)} == {"drafted"}
    assert desk.most_writing == workers


def test_papers_that_wait_for_their_turn_when_a_run_stops_are_not_tried(tmp_path: Path) -> None:
    desk = Desk(error=ModelError("authentication", "the key was refused", "check it"), together=WORKERS)
    states = Counter(o.state for o in desk.run(tmp_path, 12))
    assert (desk.begun, states) == (WORKERS, {"failed": WORKERS, "not tried": 12 - WORKERS})
    assert desk.read <= 3 * WORKERS, "no more than those are read that are on their way"


@pytest.mark.parametrize("workers", [1, WORKERS])
def test_what_was_read_when_a_run_stops_is_not_read_again_by_the_next(tmp_path: Path, workers: int) -> None:
    refused = ModelError("authentication", "the key was refused", "check it")
    stopped, again = Desk(error=refused, together=workers), Desk()
    stopped.run(tmp_path, 12, workers)
    assert {o.state for o in again.run(tmp_path, 12, workers)} == {"drafted"}
    assert stopped.read + again.read == 12
