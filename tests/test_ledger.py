"""The ledger keeps every model call, on a file and on a server alike."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest
from stores import Clock

from pipeline.records.ledger import Call, Cap, CapError, Cost, Go, Known, Limits, Reply, Wait
from pipeline.store.calls import StoreLedger
from pipeline.store.models import Budget, ModelCall, Tally
from pipeline.store.workspace import Store

CALL = Call(
    fingerprint="f" * 64, run="run-1", owner="me 1", paper="p" * 64, purpose="write", model="m", host="h:1",
    reserve=Cost(1_000, 500, 700), lease=60.0,
)  # fmt: skip
FREE = Limits()


def other(number: int, **changes: object) -> Call:
    return replace(CALL, fingerprint=f"{number:064}", owner=f"me {number}", **changes)  # type: ignore[arg-type]


def tally(store: Store) -> Tally:
    return Tally.objects.using(store.alias).get()


def test_an_answer_that_was_paid_for_is_given_again_and_costs_nothing(store: Store) -> None:
    ledger = StoreLedger(store)

    async def twice() -> object:
        assert await ledger.claim(CALL, FREE) == Go(0.0, 1)
        await ledger.settle(CALL, Reply("the answer", 900, 100, 300))
        return await ledger.claim(replace(CALL, owner="me 2"), FREE)

    assert asyncio.run(twice()) == Known("the answer")
    assert (tally(store).calls, tally(store).hits, tally(store).micro_usd) == (1, 1, 300)


def test_a_call_in_flight_is_waited_for_and_taken_over_when_its_lease_is_over(
    open_store: Callable[..., Store],
) -> None:
    clock = Clock()
    store = open_store(clock)
    ledger, late = StoreLedger(store), replace(CALL, owner="you 1", lease=-1.0)

    async def meet() -> list[object]:
        words: list[object] = [await ledger.claim(CALL, FREE), await ledger.claim(replace(CALL, owner="you"), FREE)]
        words += [
            await ledger.claim(replace(other(2), lease=-1.0), FREE),
            await ledger.claim(replace(other(2), owner="you"), FREE),
        ]
        return words

    first, second, third, fourth = asyncio.run(meet())
    assert (first, third, fourth) == (Go(0.0, 1), Go(0.0, 1), Go(0.0, 2))
    assert isinstance(second, Wait)
    assert late.lease < 0
    assert (tally(store).lost, tally(store).lost_micro) == (1, 700)


def test_a_cap_counts_what_is_reserved_and_sends_nothing_past_it(store: Store) -> None:
    ledger, limits = StoreLedger(store), Limits(run=Cap(micro_usd=1_500))

    async def three() -> None:
        await ledger.claim(other(1), limits)
        await ledger.claim(other(2), limits)
        await ledger.claim(other(3), limits)

    with pytest.raises(CapError, match=r"cap of 0\.0015 US dollars a run"):
        asyncio.run(three())
    run = Budget.objects.using(store.alias).get(scope="run run-1")
    assert (run.reserved_calls, run.reserved_micro, run.calls) == (2, 1_400, 0)
    assert ModelCall.objects.using(store.alias).count() == 2
