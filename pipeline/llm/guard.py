"""Guard a model: nothing is paid twice, no cap is passed, no server is stormed. Takes a server and a Ledger; is a Model.

Every call is claimed in the ledger before it is sent and settled there as soon as its answer is here, before anything is
made of it: what was paid for is kept whatever happens next. Only the guard sends a request again.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

import tenacity
from tenacity.wait import wait_base

from pipeline.errors import LATE, ModelError
from pipeline.llm import Answer
from pipeline.llm.errors import error_of
from pipeline.llm.estimate import guessed_tokens, planned_tokens, was_cut
from pipeline.llm.prices import Price
from pipeline.records.ledger import Call, Cost, Go, Known, Ledger, Limits, Reply, Wait, fingerprint

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]
Messages = list[dict[str, str]]
# How often a call is sent in all. What may have been paid for is asked once more, not thrice; “too many requests” costs
# nothing and everybody waits it out together, for some five minutes at least.
ATTEMPTS, ATTEMPTS_PAID, ATTEMPTS_BUSY = 4, 2, 10
# Seconds that a lease outlives the call's own deadline, so that no live call is taken for a dead one.
LEASE_MARGIN = 60.0
# A server that asks for more seconds than this says: come back later. The run goes on to papers that need no server.
PATIENCE = 900.0


class Server(Protocol):
    """One server's model, asked once a call: no retries, no memory."""

    name: str
    host: str
    timeout: float
    most_tokens: int

    @property
    def context(self) -> int | None:
        """Give how many tokens it reads at once, where that is known."""
        ...

    async def send(self, messages: Messages, schema_name: str, schema: dict[str, Any]) -> Reply:
        """Give what the server sent, unparsed, or raise ModelError."""
        ...

    def read(self, reply: str) -> Answer:
        """Make an Answer of what the server sent, or raise ModelError."""
        ...


class Turn(Protocol):
    """Gives a turn to ask, held for a block; `begun` tells that the paper had one before."""

    def __call__(self, *, begun: bool) -> AbstractAsyncContextManager[None]:
        """Wait for a turn and hold it."""
        ...


@dataclass(frozen=True)
class Asker:
    """Who asks: the run, its owner, the paper (its digest), and how often a person wanted this paper anew."""

    run: str
    owner: str
    paper: str
    generation: int = 0


class GuardedModel:
    """A Model whose every call goes through the ledger.

    Args:
        server: the model's server, asked once for each call.
        ledger: keeps the calls.
        limits: caps and pace.
        asker: who asks, and for which paper.
        price: what a token costs there; None where it is not known.
        turn: gives a turn to ask and holds it, where turns are few; it is told whether this model has asked before.
        sleep: waits that many seconds; tests hand in one that does not.
        first_wait: seconds before the first retry; each further wait is twice as long, with chance added.
    """

    def __init__(  # noqa: PLR0913 - what guards a call
        self,
        server: Server,
        ledger: Ledger,
        limits: Limits,
        asker: Asker,
        *,
        price: Price | None = None,
        turn: Turn | None = None,
        sleep: Sleep = asyncio.sleep,
        first_wait: float = 1.0,
    ) -> None:
        self.server = server
        self.ledger = ledger
        self.limits = limits
        self.asker = asker
        self.price = price
        self._turn = turn
        self._begun = False
        self._sleep = sleep
        self._backoff = tenacity.wait_exponential_jitter(multiplier=first_wait, max=30, jitter=first_wait)

    @property
    def name(self) -> str:
        """Give the model's name on its server."""
        return self.server.name

    @property
    def host(self) -> str:
        """Give the host to which the text goes."""
        return self.server.host

    @property
    def context(self) -> int | None:
        """Give how many tokens the server reads at once, where that is known."""
        return self.server.context

    async def complete(self, messages: Messages, schema_name: str, schema: dict[str, Any]) -> Answer:
        """Answer the messages, from the ledger where they were answered before.

        Raises:
            CapError: the call could pass a cap; nothing was sent.
            ModelError: the server or the model failed.
        """
        said = guessed_tokens("\n".join(m["content"] for m in messages if m["role"] != "assistant"))
        call = await self._call(messages, said, schema_name, schema)
        try:
            body = await self._once(call, messages, schema_name, schema)
        except ModelError as error:
            body = await self._again(error, call, messages, schema_name, schema)
        answer = self.server.read(body)
        if was_cut(said, answer.tokens_in):
            told = f"{self.host} read {answer.tokens_in} of some {said} tokens: it cut the prompt off"
            raise error_of("context_length", told)
        return answer

    async def _again(
        self, first: ModelError, call: Call, messages: Messages, schema_name: str, schema: dict[str, Any]
    ) -> str:
        """Go on where the first try failed. Most calls need no other, and to set tenacity up takes as long as a claim."""
        failed = [first]

        async def attempt() -> str:
            if failed:
                raise failed.pop()
            return await self._once(call, messages, schema_name, schema)

        retrying = tenacity.AsyncRetrying(
            stop=_tries_are_over,
            wait=_WaitAsAsked(self._backoff),
            retry=tenacity.retry_if_exception(_may_mend),
            sleep=self._sleep,
            reraise=True,
        )
        body: str = await retrying(attempt)
        return body

    async def _once(self, call: Call, messages: Messages, schema_name: str, schema: dict[str, Any]) -> str:
        """Give the answer as the server sent it: from the ledger, or by sending once."""
        # Each try is an owner of its own, whoever else asks the same: only a step that is repeated is known as the same.
        call = replace(call, owner=f"{self.asker.owner} {uuid.uuid4().hex}")
        async with self._turn(begun=self._begun) if self._turn else nullcontext():
            self._begun = True
            known = await self._granted(call)
            if known is not None:
                return known.body
            try:
                reply = await self.server.send(messages, schema_name, schema)
            except ModelError as error:
                await _surely(self._book_failure(call, error))
                raise
            except BaseException:  # cancelled, or a bug: the server may be at work
                await _surely(self.ledger.lose(call, "given up while it was in flight"))
                raise
        # The turn is the next call's already. That is claimed behind this step: never are more in flight than have turns.
        await _surely(self.ledger.settle(call, self._priced(reply)))
        return reply.body

    async def _granted(self, call: Call) -> Known | None:
        """Wait for the call's turn; give the answer instead where it is known."""
        try:
            word: Go | Wait | Known = await self.ledger.claim(call, self.limits)
            while not isinstance(word, Known):
                if isinstance(word, Go) and word.seconds <= 0:
                    return None
                if isinstance(word, Wait) and word.seconds > PATIENCE:
                    raise error_of(
                        "rate_limit",
                        f"{self.host} asks for {word.seconds / 60:.0f} minutes of pause",
                        retryable=False,
                    )
                await self._sleep(word.seconds)
                if isinstance(word, Go):
                    word = await self.ledger.turn(call, self.limits)
                else:
                    word = await self.ledger.claim(call, self.limits)
        except asyncio.CancelledError:
            # The ledger takes its steps in order: a claim that is under way will be done when this comes to it.
            await _surely(self.ledger.release(call, "given up before it was sent", sent=False))
            raise
        return word

    async def _book_failure(self, call: Call, error: ModelError) -> None:
        """Book what a failure cost. The pause first: the slot that is freed would else be taken by the next in line."""
        if error.kind == "rate_limit" or (error.retry_after and _may_mend(error)):
            await self.ledger.pause(self.host, error.retry_after)
        if error.may_cost:
            await self.ledger.lose(call, error.message)
        else:
            await self.ledger.release(call, error.message)

    async def _call(self, messages: Messages, said: int, schema_name: str, schema: dict[str, Any]) -> Call:
        more = [message["content"] for message in messages if message["role"] == "assistant"]
        guess = said + guessed_tokens("\n".join([*more, json.dumps(schema)]))
        reserve_in = planned_tokens(guess, await self.ledger.ratio(self.host, self.name))
        reserve_out = self.server.most_tokens
        return Call(
            fingerprint=fingerprint(
                host=self.host, model=self.name, messages=messages, schema_name=schema_name, schema=schema,
                most_tokens=reserve_out, generation=self.asker.generation,
            ),
            run=self.asker.run,
            owner=self.asker.owner,
            paper=self.asker.paper,
            purpose=schema_name,
            model=self.name,
            host=self.host,
            reserve=Cost(reserve_in, reserve_out, self.price.micro_usd(reserve_in, reserve_out) if self.price else None),
            lease=self.server.timeout + LEASE_MARGIN,
            guess=guess,
        )  # fmt: skip

    def _priced(self, reply: Reply) -> Reply:
        if self.price is None or reply.tokens_in is None or reply.tokens_out is None:
            return reply
        return Reply(
            reply.body, reply.tokens_in, reply.tokens_out, self.price.micro_usd(reply.tokens_in, reply.tokens_out)
        )


class _WaitAsAsked(wait_base):
    """Wait as the backoff says; where the ledger's pause makes everybody wait, not besides."""

    def __init__(self, backoff: wait_base) -> None:
        self.backoff = backoff

    def __call__(self, retry_state: tenacity.RetryCallState) -> float:
        error = _error(retry_state)
        if isinstance(error, ModelError) and (error.kind == "rate_limit" or error.retry_after):
            return 0.0
        return self.backoff(retry_state)


def _error(retry_state: tenacity.RetryCallState) -> BaseException | None:
    return retry_state.outcome.exception() if retry_state.outcome else None


def _may_mend(error: BaseException) -> bool:
    """Tell whether asking again may help. A call that took all its time would take it again, and cost again."""
    if not isinstance(error, ModelError) or not error.retryable or error.kind in LATE:
        return False
    return (error.retry_after or 0.0) <= PATIENCE


def _tries_are_over(retry_state: tenacity.RetryCallState) -> bool:
    error = _error(retry_state)
    most = ATTEMPTS
    if isinstance(error, ModelError) and error.kind == "rate_limit":
        most = ATTEMPTS_BUSY
    elif isinstance(error, ModelError) and error.may_cost:
        most = ATTEMPTS_PAID
    return retry_state.attempt_number >= most


async def _surely(step: Coroutine[Any, Any, T]) -> T:
    """Take a step to its end even where whoever waits for it is cancelled meanwhile; only then let the cancelling on.

    Cancelled twice, it lets go: the second Ctrl-C means now.
    """
    task = asyncio.ensure_future(step)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # looked at, so that nobody is told of an error that no one waits for
        raise
