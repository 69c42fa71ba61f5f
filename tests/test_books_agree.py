"""Whatever happens to model calls, in whatever order and by whatever clock, the books agree: verify finds nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import FREE, ledger_on, other
from stores import Clock

from pipeline.records.ledger import Cost, Reply
from pipeline.store.calls import StoreLedger
from pipeline.store.verify import verify
from pipeline.store.workspace import Store

STEPS = st.sampled_from(
    ["claim", "turn", "settle", "settle untold", "lose", "release", "give back", "lose left", "time"]
)
# Which of two calls, by which of two owners, in which of two runs; and by how much the clock moves.
Line = tuple[str, int, int, float]
SCRIPT = st.lists(
    st.tuples(STEPS, st.integers(0, 1), st.integers(0, 1), st.sampled_from([1.0, 61.0, 90_000.0, -3_600.0])),
    max_size=25,
)


async def take(ledger: StoreLedger, clock: Clock, line: Line, number: int) -> None:
    """Take one step, as an owner who may be late, twice there or wrong about what is his."""
    step, _, owner, seconds = line
    reserve = Cost(1_000, 500, None if number % 2 else 700)
    call = replace(other(number, run=f"run-{owner}", reserve=reserve), owner=f"owner {owner}")
    if step == "claim":
        await ledger.claim(call, FREE)
    elif step == "turn":
        await ledger.turn(call, FREE)
    elif step == "settle":
        await ledger.settle(call, Reply("answer", 900, 100, None if number % 2 else 300))
    elif step == "settle untold":
        await ledger.settle(call, Reply("answer"))
    elif step == "lose":
        await ledger.lose(call, "gone")
    elif step in {"release", "give back"}:
        await ledger.release(call, "refused", sent=step == "release")
    elif step == "lose left":
        await ledger.lose_left(alone=bool(owner))
    else:
        clock.now += seconds


@settings(max_examples=25)
@given(script=SCRIPT)
def test_the_books_agree_after_any_steps(tmp_path_factory: pytest.TempPathFactory, script: list[Line]) -> None:
    clock = Clock()
    with Store(tmp_path_factory.mktemp("books"), clock) as store:

        async def play() -> None:
            ledger = ledger_on(store)
            for line in script:
                await take(ledger, clock, line, line[1])

        asyncio.run(play())
        looks = list(verify(store, lambda *_: None, lambda: 0.0))
    assert [finding for seen in looks if seen.wrong for finding in seen.findings] == []
