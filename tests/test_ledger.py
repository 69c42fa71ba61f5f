"""The ledger keeps every model call, on a file and on a server alike."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest
from ledgers import CALL, DAY, FREE, RESERVED, budget, ledger_on, other, row, tally
from stores import Clock

from pipeline.records.ledger import Cap, CapError, Cost, Go, Known, Limits, Reply, Wait
from pipeline.store.books import BUSY, WHY_BUSY, WHY_FULL, WHY_TAKEN
from pipeline.store.models import ModelCall
from pipeline.store.workspace import Store

ANSWER = Reply("the answer", 900, 100, 300)
THEIRS = replace(CALL, owner="them", run="run-2")
Open = Callable[..., Store]


def do(*steps: Coroutine[Any, Any, object]) -> list[object]:
    """Take steps one after the other; give what they say."""

    async def all_of_them() -> list[object]:
        return [await step for step in steps]

    return asyncio.run(all_of_them())


def test_an_answer_that_was_paid_for_is_given_again_and_costs_nothing(store: Store) -> None:
    ledger = ledger_on(store)
    words = do(ledger.claim(CALL, FREE), ledger.settle(CALL, ANSWER), ledger.claim(THEIRS, FREE))
    assert words == [Go(0.0, 1), None, Known("the answer")]
    assert (tally(store).calls, tally(store).hits, tally(store).micro_usd) == (1, 1, 300)
    assert budget(store, "run run-1") == (1, 1_000, 300, 0, 0, 0)


def test_a_call_in_flight_is_waited_for_and_nothing_is_reserved_twice(store: Store) -> None:
    ledger = ledger_on(store)
    words = do(ledger.claim(CALL, FREE), ledger.claim(THEIRS, FREE))
    assert words[1] == Wait(BUSY, WHY_BUSY)
    assert budget(store, f"paper {CALL.paper}")[3:] == (1, *RESERVED)


def test_each_step_that_is_repeated_books_once(store: Store) -> None:
    ledger = ledger_on(store)
    assert do(ledger.claim(CALL, FREE), ledger.claim(CALL, FREE)) == [Go(0.0, 1), Go(0.0, 1)]
    do(ledger.settle(CALL, ANSWER), ledger.settle(CALL, ANSWER), ledger.lose(CALL, "?"), ledger.release(CALL, "?"))
    assert budget(store, "run run-1") == (1, 1_000, 300, 0, 0, 0)
    second = other(2)
    do(ledger.claim(second, FREE), ledger.lose(second, "gone"), ledger.lose(second, "gone"))
    assert budget(store, "run run-1") == (2, 2_500, 1_000, 0, 0, 0)
    third = other(3)
    do(ledger.claim(third, FREE), ledger.release(third, "busy"), ledger.release(third, "busy"))
    assert budget(store, "run run-1") == (2, 2_500, 1_000, 0, 0, 0)
    assert (tally(store).calls, tally(store).lost, tally(store).failed) == (1, 1, 1)


def test_a_dead_calls_lease_ends_and_another_takes_it_over(open_store: Open) -> None:
    clock = Clock()
    store = open_store(clock)
    ledger = ledger_on(store)
    do(ledger.claim(CALL, FREE))
    clock.now += CALL.lease + 1
    assert do(ledger.claim(THEIRS, FREE)) == [Go(0.0, 2)]
    assert (tally(store).lost, tally(store).lost_micro) == (1, 700)
    assert budget(store, "run run-1") == (1, 1_500, 700, 0, 0, 0)
    assert budget(store, "run run-2")[3:] == (1, *RESERVED)


def test_a_lease_begins_when_its_turn_comes_not_while_it_waits(open_store: Open) -> None:
    clock, slow = Clock(), Limits(requests_per_minute=0.1)
    store = open_store(clock)
    ledger = ledger_on(store)
    assert do(ledger.claim(other(1), slow), ledger.claim(CALL, slow)) == [Go(0.0, 1), Go(600.0, 1)]
    clock.now += 590  # ten times the lease: nobody may take it for dead
    assert do(ledger.claim(CALL, slow)) == [Go(10.0, 1)]  # a step that is repeated keeps its turn
    assert do(ledger.claim(THEIRS, slow)) == [Wait(BUSY, WHY_BUSY)]
    clock.now += 10
    assert do(ledger.turn(CALL, slow), ledger.claim(THEIRS, slow)) == [Go(0.0, 1), Wait(BUSY, WHY_BUSY)]


def test_a_zombie_that_comes_home_first_is_kept_and_both_calls_are_booked_once(open_store: Open) -> None:
    clock = Clock()
    store = open_store(clock)
    ledger = ledger_on(store)
    do(ledger.claim(CALL, FREE))
    clock.now += CALL.lease + 1
    do(ledger.claim(THEIRS, FREE), ledger.settle(CALL, ANSWER), ledger.settle(THEIRS, Reply("another", 1, 1, 1)))
    do(ledger.settle(THEIRS, Reply("another", 1, 1, 1)), ledger.lose(THEIRS, "?"))
    assert row(store).body == "the answer"
    assert budget(store, "run run-1") == (1, 1_500, 700, 0, 0, 0)  # lost when its lease ended
    assert budget(store, "run run-2") == (1, 1_000, 300, 0, 0, 0)
    assert (tally(store).calls, tally(store).lost) == (1, 1)


def test_a_zombie_that_comes_home_last_changes_nothing(open_store: Open) -> None:
    clock = Clock()
    store = open_store(clock)
    ledger = ledger_on(store)
    do(ledger.claim(CALL, FREE))
    clock.now += CALL.lease + 1
    do(ledger.claim(THEIRS, FREE), ledger.settle(THEIRS, ANSWER), ledger.settle(CALL, Reply("late", 5, 5, 5)))
    assert row(store).body == "the answer"
    assert budget(store, "run run-2") == (1, 1_000, 300, 0, 0, 0)


def test_a_zombie_that_wakes_before_it_sent_is_told_that_the_call_is_another_s(open_store: Open) -> None:
    clock, slow = Clock(), Limits(requests_per_minute=1.0)
    store = open_store(clock)
    ledger = ledger_on(store)
    do(ledger.claim(other(1), slow), ledger.claim(CALL, slow))
    clock.now += 60 + CALL.lease + 1
    assert do(ledger.claim(THEIRS, slow), ledger.turn(CALL, slow)) == [Go(0.0, 2), Wait(0.0, WHY_TAKEN)]


def test_an_answer_to_a_call_that_was_given_up_is_kept_and_its_booking_corrected(open_store: Open) -> None:
    store = open_store()
    ledger = ledger_on(store)
    do(ledger.claim(CALL, FREE))
    assert do(ledger.lose_left(alone=True), ledger.lose_left(alone=True)) == [1, 0]
    assert budget(store, "run run-1") == (1, 1_500, 700, 0, 0, 0)
    do(ledger.settle(CALL, ANSWER), ledger.settle(CALL, ANSWER))
    assert budget(store, "run run-1") == (1, 1_000, 300, 0, 0, 0)
    assert (tally(store).calls, tally(store).lost, tally(store).lost_micro) == (1, 0, 0)
    assert do(ledger.claim(THEIRS, FREE)) == [Known("the answer")]


def test_only_calls_whose_lease_is_over_are_lost_where_others_may_be_at_work(open_store: Open) -> None:
    clock = Clock()
    ledger = ledger_on(open_store(clock))
    do(ledger.claim(CALL, FREE))
    clock.now += CALL.lease / 2
    assert do(ledger.claim(other(2), FREE), ledger.lose_left(alone=False)) == [Go(0.0, 1), 0]
    clock.now += CALL.lease / 2
    assert do(ledger.lose_left(alone=False)) == [1]


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(run=Cap(micro_usd=1_500)), r"cap of 0\.0015 US dollars a run"),
        (Limits(day=Cap(tokens=3_000)), "cap of 3,000 tokens a day"),
        (Limits(paper=Cap(calls=2)), "cap of 2 calls a paper"),
    ],
)
def test_a_cap_counts_what_is_reserved_and_sends_nothing_past_it(store: Store, limits: Limits, words: str) -> None:
    ledger = ledger_on(store)
    do(ledger.claim(other(1), limits), ledger.claim(other(2), limits))
    with pytest.raises(CapError, match=words):
        do(ledger.claim(other(3), limits))
    assert budget(store, "run run-1") == (0, 0, 0, 2, 2 * RESERVED[0], 2 * RESERVED[1])
    assert ModelCall.objects.using(store.alias).count() == 2
    do(ledger.release(other(1), "busy"), ledger.claim(other(3), limits))


def test_a_cap_of_money_lets_nothing_of_unknown_price_through(store: Store) -> None:
    unknown = replace(CALL, reserve=Cost(1_000, 500))
    with pytest.raises(CapError, match="US dollars"):
        do(ledger_on(store).claim(unknown, Limits(run=Cap(micro_usd=10**9))))


def test_an_unknown_price_is_counted_as_unknown_and_never_as_nothing(store: Store) -> None:
    ledger, unknown = ledger_on(store), replace(CALL, reserve=Cost(1_000, 500))
    do(ledger.claim(unknown, FREE), ledger.settle(unknown, Reply("the answer", 900, 100)))
    assert (row(store).micro_usd, tally(store).unpriced, tally(store).micro_usd) == (None, 1, 0)


@pytest.mark.parametrize(
    ("reply", "booked"),
    [(Reply("a"), (1_000, 500, 700)), (Reply("a", 900), (900, 500, 700)), (Reply("a", None, 3), (1_000, 3, 700))],
)
def test_usage_that_is_not_told_is_booked_as_reserved_and_marked(
    store: Store, reply: Reply, booked: tuple[int, int, int]
) -> None:
    ledger = ledger_on(store)
    do(ledger.claim(CALL, FREE), ledger.settle(CALL, reply))
    kept = row(store)
    assert (kept.tokens_in, kept.tokens_out, kept.micro_usd, kept.as_reserved) == (*booked, True)
    assert budget(store, f"day {DAY}") == (1, booked[0] + booked[1], booked[2], 0, 0, 0)
    assert tally(store).as_reserved == 1


def test_a_call_over_midnight_is_booked_on_the_day_of_its_claim(open_store: Open) -> None:
    clock = Clock()
    store = open_store(clock)
    ledger = ledger_on(store)
    do(ledger.claim(CALL, FREE))
    clock.now += 86_400
    do(ledger.settle(CALL, ANSWER))
    assert (tally(store).day, budget(store, f"day {DAY}")) == (DAY, (1, 1_000, 300, 0, 0, 0))


def test_no_more_calls_are_in_flight_than_the_server_may_have(store: Store) -> None:
    ledger, two = ledger_on(store), Limits(at_once=2)

    async def meet() -> list[object]:
        words: list[object] = [await ledger.claim(other(1), two), await ledger.claim(other(2), two)]
        waiting = asyncio.ensure_future(ledger.claim(other(3), two))
        await asyncio.sleep(0.02)
        await ledger.settle(other(1), ANSWER)
        words += [await asyncio.wait_for(waiting, 5), await ledger.claim(other(3), two)]
        return words

    assert asyncio.run(meet()) == [Go(0.0, 1), Go(0.0, 1), Wait(0.0, WHY_FULL), Go(0.0, 1)]


def test_a_clock_that_jumps_back_an_hour_keeps_nobody_waiting_longer_than_a_lease(open_store: Open) -> None:
    clock, one = Clock(), Limits(at_once=1)
    store = open_store(clock)
    ledger = ledger_on(store)
    do(ledger.claim(CALL, FREE))  # and its process is killed
    clock.now -= 3_600
    assert do(ledger.claim(THEIRS, FREE), ledger.claim(other(2), one)) == [Wait(BUSY, WHY_BUSY), Wait(0.0, WHY_FULL)]
    clock.now += CALL.lease - 1
    assert do(ledger.claim(THEIRS, FREE)) == [Wait(BUSY, WHY_BUSY)]
    clock.now += 1
    assert do(ledger.claim(other(2), one), ledger.claim(THEIRS, FREE)) == [Go(0.0, 1), Go(0.0, 2)]


def test_what_a_servers_answers_teach_of_tokens_is_kept_for_the_next_run(open_store: Open) -> None:
    store = open_store()
    ledger = ledger_on(store)

    async def learn() -> float:
        for number in range(12):
            call = other(number, guess=1_000)
            await ledger.claim(call, FREE)
            await ledger.settle(call, Reply("a", 2_000, 10, 1))
        return await ledger.ratio(CALL.host, CALL.model)

    learned = asyncio.run(learn())
    assert 1.85 < learned < 2.0
    kept = asyncio.run(ledger_on(store).ratio(CALL.host, CALL.model))
    assert kept == pytest.approx(learned, rel=0.03)
    assert asyncio.run(ledger.ratio("another", CALL.model)) == 1.0
