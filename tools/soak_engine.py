"""Kill batches again and again, on both databases, and count what was lost or paid twice. Takes minutes; `make soak`.

Each of three kills falls while calls are in flight. What the server had answered and the ledger had stored is never asked
again; what was in flight is asked again, and booked as lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from engine import Engine, counting, write_papers
from postgres import cluster

from pipeline.store.models import ModelCall, Tally
from pipeline.store.workspace import Store

WORKERS = 8


@contextmanager
def database(kind: str) -> Iterator[str | None]:
    """Give the address of a new database; None for a file."""
    if kind == "sqlite":
        yield None
        return
    with cluster() as server:
        yield server.address(server.new_database())


def soak(kind: str, papers: int, kills: int) -> list[str]:
    """Kill and finish; give what is wrong, nothing where all holds."""
    with tempfile.TemporaryDirectory() as folder, database(kind) as address, counting() as server:
        place = Path(folder)
        engine = Engine(place / "out", write_papers(place / "papers", papers), server, address)
        engine.patience, repeated = 600.0, 0
        for kill in range(kills):
            engine.kill_after((kill + 1) * papers // (kills + 1), "--workers", str(WORKERS))
            stored = count(engine, "done")
            repeated = sum(server.calls.begun.values()) - stored
            print(f"{kind}: kill {kill + 1}: {stored} answers stored, {repeated} calls not", flush=True)
        code, said = engine.run("--workers", str(WORKERS))
        begun, states = sum(server.calls.begun.values()), engine.status()["counts"]
        lost = lost_calls(engine)
    print(f"{kind}: {papers} papers, {begun} calls, {begun - papers} repeated, {lost} booked as lost, {states}")
    wrong = [f"exit {code}: {said[-500:]}"] if code else []
    wrong += [f"papers lost: {states}"] if states != {"drafted": papers} else []
    wrong += (
        [f"{begun - papers} repeated in {kills} kills of {WORKERS} at once"]
        if begun - papers > kills * WORKERS
        else []
    )
    wrong += (
        [f"{begun - papers} repeated, {lost} booked as lost"] if not begun - papers <= lost <= kills * WORKERS else []
    )
    return wrong


def count(engine: Engine, state: str) -> int:
    """Count the calls in a state."""
    with Store(engine.workspace, time.time, address=engine.address) as store:
        return store.read(lambda: ModelCall.objects.using(store.alias).filter(state=state).count())


def lost_calls(engine: Engine) -> int:
    """Count the calls that were booked as lost."""
    with Store(engine.workspace, time.time, address=engine.address) as store:
        return store.read(lambda: sum(Tally.objects.using(store.alias).values_list("lost", flat=True)))


def main() -> None:
    """Soak both databases; exit 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=300)
    parser.add_argument("--kills", type=int, default=3)
    given = parser.parse_args()
    wrong = [f"{kind}: {what}" for kind in ("sqlite", "postgresql") for what in soak(kind, given.papers, given.kills)]
    print("\n".join(wrong) or "nothing lost, no stored answer asked for again")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
