"""Keep who ran, when, and how it ended. Takes runs; gives those that a kill left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.store import models
from pipeline.store.workspace import Store


@dataclass(frozen=True)
class RunRow:
    """One run of a batch. `ended_at` is None while it goes on, or where it was killed."""

    id: str
    owner: str
    started_at: float
    ended_at: float | None
    ending: str
    counts: Mapping[str, int]


def start_run(store: Store, run: str, owner: str) -> None:
    """Note that a run began."""
    models.Run.objects.using(store.alias).get_or_create(
        id=run, defaults={"owner": owner, "started_at": store.clock()}
    )


def end_run(store: Store, run: str, ending: str, counts: Mapping[str, int]) -> None:
    """Note how a run ended: “done”, “stopped”, “drained” or “killed”, and how many papers went which way."""
    models.Run.objects.using(store.alias).filter(id=run).update(
        ended_at=store.clock(), ending=ending, counts=dict(counts)
    )


def last_runs(store: Store, most: int) -> list[RunRow]:
    """Give the latest runs, newest first."""
    return [_row(run) for run in models.Run.objects.using(store.alias).order_by("-started_at")[:most]]


def _row(run: models.Run) -> RunRow:
    return RunRow(run.id, run.owner, run.started_at, run.ended_at, run.ending, run.counts)
