"""The guard pays once, whatever the server, the clock or an impatient person does. On a file and on a server alike."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from ledgers import budget, row, tally
from stores import Clock

from pipeline.errors import ModelError
from pipeline.llm import Answer
from pipeline.llm.errors import error_of
from pipeline.llm.guard import ATTEMPTS, ATTEMPTS_PAID, Asker, GuardedModel
from pipeline.llm.prices import Price
from pipeline.llm.reply import read_reply
from pipeline.records.ledger import Cap, CapError, Limits, Reply
from pipeline.store.calls import StoreLedger
from pipeline.store.models import Budget, ModelCall
from pipeline.store.workspace import Store

HELLO = [{"role": "user", "content": "Say ok as JSON."}]
PRICE = Price(Decimal("0.25"), Decimal(2), "a test")
Open = Callable[..., Store]


def said(text: str = '{"ok": true}', finish: str = "stop", tokens: int | None = 40) -> Reply:
    """Give what a server sends."""
    body = {"choices": [{"message": {"content": text}, "finish_reason": finish}]}
    return Reply(json.dumps(body), tokens, None if tokens is None else 10)


class FakeServer:
    """A server that does what the test says, one thing a call; after that it answers well."""

    name, host, timeout, most_tokens = "tiny", "h:1", 30.0, 500
    context = None

    def __init__(self, clock: Clock, *script: Reply | Exception | str) -> None:
        self.clock = clock
        self.script = list(script)
        self.sent: list[float] = []
        self.started = asyncio.Event()

    async def send(self, messages: Any, schema_name: str, schema: Any) -> Reply:
        self.sent.append(round(self.clock.now, 3))
        self.started.set()
        await asyncio.sleep(0)
        act = self.script.pop(0) if self.script else said()
        if act == "hang":
            await asyncio.Event().wait()
        if isinstance(act, Exception):
            raise act
        assert isinstance(act, Reply)
        return act

    def read(self, reply: str) -> Answer:
        return read_reply(reply, self.name, self.host)


class Desk:
    """A store, a clock that each wait moves on, and guarded models over one server."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.ledger = StoreLedger(store, clock)
        self.server = FakeServer(clock)
        self.waits: list[float] = []
        self.waiting = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Wait by the test's clock: whoever wakes first moves it on."""
        until = self.clock.now + seconds
        self.waits.append(round(seconds, 3))
        self.waiting.set()
        await asyncio.sleep(0.002)
        self.clock.now = max(self.clock.now, until)

    def model(self, paper: str = "p", *, limits: Limits | None = None, generation: int = 0) -> GuardedModel:
        """Give a model as one paper's draft has it."""
        asker = Asker("run-1", "me", paper.ljust(64, "0"), generation)
        return GuardedModel(
            self.server, self.ledger, limits or Limits(), asker, price=PRICE, sleep=self.sleep, first_wait=1.0
        )

    def ask(self, *script: Reply | Exception | str, text: str = "", **more: Any) -> Answer:
        """Ask once, of a server that follows the script."""
        self.server.script = list(script)
        return asyncio.run(self.question(text, **more))

    async def question(self, text: str = "", **more: Any) -> Answer:
        """Ask something of one's own."""
        messages = [{"role": "user", "content": text}] if text else HELLO
        return await self.model(**more).complete(messages, "ok", {"type": "object"})

    @property
    def calls(self) -> int:
        """Tell how often the server was asked."""
        return len(self.server.sent)

    def reserved(self) -> int:
        """Give what is reserved still, of the run."""
        return budget(self.store, "run run-1")[3]


@pytest.fixture
def desk(open_store: Open) -> Desk:
    """A desk of this test's own."""
    clock = Clock()
    return Desk(open_store(clock), clock)


def test_an_answer_is_stored_before_it_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(reply: str) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.server, "read", stumble)
    with pytest.raises(ZeroDivisionError):
        desk.ask()
    assert (row(desk.store).state, row(desk.store).micro_usd) == ("done", 30)
    monkeypatch.undo()
    assert desk.ask().text == '{"ok": true}'
    assert desk.calls == 1


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (said("{", "length"), "truncated"),
        (said("", "content_filter"), "content_filter"),
        (Reply('{"choices": null}', 40, 0), "invalid_response"),
    ],
)
def test_a_useless_answer_is_not_paid_again_until_a_person_asks(desk: Desk, reply: Reply, kind: str) -> None:
    for _ in range(2):
        with pytest.raises(ModelError) as caught:
            desk.ask(reply)
        assert caught.value.kind == kind
    assert desk.calls == 1
    assert desk.ask(generation=1).text == '{"ok": true}'
    assert desk.calls == 2


def test_two_who_ask_the_same_at_once_make_one_call(desk: Desk) -> None:
    async def meet() -> list[Answer]:
        return await asyncio.gather(*(desk.question() for _ in range(8)))

    assert len(set(asyncio.run(meet()))) == 1
    assert desk.calls == 1


@pytest.mark.parametrize(
    ("error", "calls", "state"),
    [
        (error_of("timeout", "late"), 1, "lost"),  # it would take its time again, and cost again
        (error_of("connection", "broke off", may_cost=True), ATTEMPTS_PAID, "lost"),
        (error_of("connection", "cannot be reached"), ATTEMPTS, "failed"),
        (error_of("server", "out of memory"), ATTEMPTS, "failed"),
        (error_of("server", "come back tomorrow", retry_after=50_000), 1, "failed"),
        (error_of("rate_limit", "come back tomorrow", retry_after=50_000), 1, "failed"),
        (error_of("authentication", "no"), 1, "failed"),
        (error_of("bad_request", "no"), 1, "failed"),
    ],
)
def test_a_failure_is_asked_again_only_where_that_may_help_and_booked(
    desk: Desk, error: ModelError, calls: int, state: str
) -> None:
    with pytest.raises(ModelError, match=error.message):
        desk.ask(*[error] * 20)
    assert (desk.calls, row(desk.store).state, desk.reserved()) == (calls, state, 0)
    lost = calls if state == "lost" else 0
    assert (tally(desk.store).lost, tally(desk.store).failed) == (lost, calls - lost)


def test_too_many_requests_is_waited_out_and_costs_nothing(desk: Desk) -> None:
    desk.ask(*[error_of("rate_limit", "slow down")] * 4)
    assert [wait for wait in desk.waits if wait > 1] == [2, 4, 8, 16]
    assert budget(desk.store, "run run-1") == (1, 50, 30, 0, 0, 0)
    assert desk.ask(error_of("rate_limit", "slow down"), text="another").text == '{"ok": true}'
    assert max(desk.waits[-2:]) == 2  # an answer came between


@pytest.mark.parametrize("kind", ["rate_limit", "server"])
def test_the_servers_own_wait_holds_for_every_paper(desk: Desk, kind: str) -> None:
    async def meet() -> None:
        desk.server.script = [error_of(kind, "slow down", retry_after=7)]
        first = asyncio.ensure_future(desk.question("first"))
        await desk.waiting.wait()
        await asyncio.gather(first, *(desk.question(str(number)) for number in range(4)))

    began = desk.clock.now
    asyncio.run(meet())
    assert [at >= began + 7 for at in desk.server.sent] == [False, True, True, True, True, True]


def test_a_pause_of_hours_fails_each_paper_at_once_and_sends_nothing(desk: Desk) -> None:
    with pytest.raises(ModelError):
        desk.ask(error_of("rate_limit", "come back tomorrow", retry_after=50_000))
    with pytest.raises(ModelError, match="asks for 833 minutes of pause"):
        desk.ask(text="another paper")
    assert (desk.calls, desk.reserved()) == (1, 0)
    desk.clock.now += 50_001
    assert desk.ask(text="another paper").text == '{"ok": true}'


@pytest.mark.parametrize("moment", ["in flight", "in the queue", "at its claim"])
def test_a_call_that_is_given_up_leaves_nothing_reserved(desk: Desk, moment: str) -> None:
    async def give_up() -> None:
        desk.server.script = ["hang"]
        limits = Limits(requests_per_minute=1) if moment == "in the queue" else Limits()
        if moment == "in the queue":
            desk.server.script = []
            await desk.question("first", limits=limits)
            desk.sleep = lambda seconds: asyncio.Event().wait()  # type: ignore[method-assign,assignment,return-value]
        task = asyncio.ensure_future(desk.question(limits=limits))
        if moment == "in flight":
            await desk.server.started.wait()
        else:
            await asyncio.sleep(0.05 if moment == "in the queue" else 0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(give_up())
    desk.store.close()  # what is queued is done first
    assert all(b.reserved_calls == 0 for b in Budget.objects.using(desk.store.alias).all())
    states = sorted(ModelCall.objects.using(desk.store.alias).values_list("state", flat=True))
    assert (
        states
        in {"in flight": [["lost"]], "in the queue": [["done", "failed"]], "at its claim": [["failed"], []]}[moment]
    )


def test_an_answer_that_comes_as_a_person_gives_up_is_kept(desk: Desk) -> None:
    async def give_up() -> None:
        task = asyncio.ensure_future(desk.question())
        await desk.server.started.wait()
        await asyncio.sleep(0)
        await asyncio.sleep(0)  # the answer is here, its booking under way
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(give_up())
    assert row(desk.store).state == "done"


def test_a_cap_stops_the_next_call_before_it_is_sent(desk: Desk) -> None:
    limits = Limits(run=Cap(calls=1))
    desk.ask(limits=limits)
    with pytest.raises(CapError):
        desk.ask(text="another", limits=limits)
    assert desk.calls == 1


def test_missing_usage_is_booked_as_reserved(desk: Desk) -> None:
    desk.ask(said(tokens=None))
    kept = row(desk.store)
    assert kept.as_reserved
    assert (kept.tokens_in, kept.tokens_out, kept.micro_usd) == (
        kept.reserved_in, kept.reserved_out, PRICE.micro_usd(kept.reserved_in, kept.reserved_out),
    )  # fmt: skip


def test_what_is_reserved_follows_what_the_server_told_but_never_below_half(desk: Desk) -> None:
    reserved = []
    for number in range(30):
        desk.ask(said(tokens=1), text=f"{number:03} word " * 400)
        reserved.append(ModelCall.objects.using(desk.store.alias).order_by("-started_at", "-attempts")[0].reserved_in)
        desk.clock.now += 1
    assert reserved[0] > reserved[2] > reserved[-1]
    assert reserved[0] / 2 < reserved[-1] < reserved[0] * 0.55


def counted(tokens: int) -> Reply:
    """Give an answer that tells its tokens, as servers do."""
    body = json.loads(said().body) | {"usage": {"prompt_tokens": tokens, "completion_tokens": 10}}
    return Reply(json.dumps(body), tokens, 10)


def test_a_prompt_that_the_server_cut_off_in_silence_is_an_error_and_its_answer_was_paid_for(desk: Desk) -> None:
    text = "one more word for a long prompt " * 400
    with pytest.raises(ModelError, match=r"read 1500 of some 2[0-9]{3} tokens: it cut the prompt off") as caught:
        desk.ask(counted(1500), text=text)
    assert (caught.value.kind, row(desk.store).state, row(desk.store).tokens_in) == ("context_length", "done", 1500)
    assert desk.ask(counted(2600), text=text + "again").text == '{"ok": true}'
