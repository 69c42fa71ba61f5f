"""A turn is held from a call's claim to its answer: the next call is claimed while the answer is stored, never before."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from stores import Clock

from pipeline.flow.turns import StoppedError, Turns
from pipeline.llm import Answer
from pipeline.llm.errors import error_of
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records.ledger import Limits, Reply
from pipeline.store.calls import StoreLedger
from pipeline.store.models import ModelCall
from pipeline.store.workspace import Store

TURNS = 3


class Server:
    """A server that counts who asks at once, by its own eyes and in the books."""

    name, host, timeout, most_tokens = "tiny", "h:1", 30.0, 500
    context = None

    def __init__(self, store: Store) -> None:
        self.store = store
        self.here = self.most_here = self.most_booked = 0
        self.fails = 0

    async def send(self, messages: Any, schema_name: str, schema: Any) -> Reply:
        self.here += 1
        self.most_here = max(self.most_here, self.here)
        rows = ModelCall.objects.using(self.store.alias).filter(state="in flight")
        self.most_booked = max(self.most_booked, await self.store.read_soon(rows.count))
        await asyncio.sleep(0.002)
        self.here -= 1
        if self.fails:
            self.fails -= 1
            raise error_of("server", "trouble", retryable=True)
        return Reply("{}", 10, 10)

    def read(self, reply: str) -> Answer:
        return Answer(reply, "stop", 10, 10, self.name)


def model(server: Server, ledger: StoreLedger, turns: Turns, paper: int) -> GuardedModel:
    async def no_wait(_: float) -> None:
        await asyncio.sleep(0)

    asker = Asker("run", f"me {paper}", f"{paper}")
    return GuardedModel(server, ledger, Limits(), asker, turn=turns.take, sleep=no_wait)


async def ask(guarded: GuardedModel, words: str) -> Answer:
    return await guarded.complete([{"role": "user", "content": words}], "write", {})


def test_never_more_calls_are_sent_or_booked_as_in_flight_than_there_are_turns(store: Store) -> None:
    server, ledger = Server(store), StoreLedger(store, Clock())
    server.fails = 5

    async def all_of_them() -> None:
        turns = Turns(TURNS)
        await asyncio.gather(*(ask(model(server, ledger, turns, n), f"paper {n}") for n in range(30)))

    asyncio.run(all_of_them())
    assert (server.most_here, server.most_booked) == (TURNS, TURNS)


def test_a_run_that_stops_gives_no_first_turn_and_books_nothing_but_lets_a_paper_go_on(store: Store) -> None:
    server, ledger = Server(store), StoreLedger(store, Clock())

    async def stop_between() -> None:
        turns = Turns(TURNS)
        begun, late = model(server, ledger, turns, 1), model(server, ledger, turns, 2)
        await ask(begun, "first")
        turns.ends = lambda: True
        await ask(begun, "second")
        with pytest.raises(StoppedError):
            await ask(late, "never")

    asyncio.run(stop_between())
    assert ModelCall.objects.using(store.alias).count() == 2
