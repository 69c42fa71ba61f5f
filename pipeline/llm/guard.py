"""Guard a model: nothing is paid twice, no cap is passed, no server is stormed. Takes a server and a Ledger; is a Model.

Every call is claimed in the ledger before it is sent and settled there as soon as its answer is here, before anything is
made of it: what was paid for is kept whatever happens next. Only the guard sends a request again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

import tenacity
from tenacity.wait import wait_base

from pipeline.errors import ModelError
from pipeline.llm import Answer
from pipeline.llm.estimate import estimated_tokens
from pipeline.llm.prices import Price
from pipeline.records.ledger import Call, Cost, Go, Known, Ledger, Limits, Reply, fingerprint

Sleep = Callable[[float], Awaitable[None]]
Messages = list[dict[str, str]]
ATTEMPTS = 4
# Seconds that a lease outlives the call's own deadline, so that no live call is taken for a dead one.
LEASE_MARGIN = 60.0
# A server that says “too many” without saying how long gets these seconds of quiet, doubled each time.
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0


class Server(Protocol):
    """One server's model, asked once a call: no retries, no memory."""

    name: str
    host: str
    timeout: float
    most_tokens: int

    async def send(self, messages: Messages, schema_name: str, schema: dict[str, Any]) -> Reply:
        """Give what the server sent, unparsed, or raise ModelError."""
        ...

    def read(self, reply: str) -> Answer:
        """Make an Answer of what the server sent, or raise ModelError."""
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
        sleep: Sleep = asyncio.sleep,
        first_wait: float = 1.0,
    ) -> None:
        self.server = server
        self.ledger = ledger
        self.limits = limits
        self.asker = asker
        self.price = price
        self._sleep = sleep
        self._backoff = tenacity.wait_exponential_jitter(multiplier=first_wait, max=30, jitter=first_wait)
        self._numbers = 0
        self._pauses = 0

    @property
    def name(self) -> str:
        """Give the model's name on its server."""
        return self.server.name

    @property
    def host(self) -> str:
        """Give the host to which the text goes."""
        return self.server.host

    async def complete(self, messages: Messages, schema_name: str, schema: dict[str, Any]) -> Answer:
        """Answer the messages, from the ledger where they were answered before.

        Raises:
            CapError: the call could pass a cap; nothing was sent.
            ModelError: the server or the model failed.
        """
        retrying = tenacity.AsyncRetrying(
            stop=tenacity.stop_after_attempt(ATTEMPTS),
            wait=_WaitAsAsked(self._backoff),
            retry=tenacity.retry_if_exception(lambda e: isinstance(e, ModelError) and e.retryable),
            sleep=self._sleep,
            reraise=True,
        )
        body: str = await retrying(self._once, messages, schema_name, schema)
        return self.server.read(body)

    async def _once(self, messages: Messages, schema_name: str, schema: dict[str, Any]) -> str:
        """Give the answer as the server sent it: from the ledger, or by sending once."""
        call = self._call(messages, schema_name, schema)
        known = await self._granted(call)
        if known is not None:
            return known.body
        try:
            reply = await self.server.send(messages, schema_name, schema)
        except ModelError as error:
            await self._book_failure(call, error)
            raise
        except BaseException:  # cancelled, or a bug: the server may be at work
            await asyncio.shield(self.ledger.lose(call, "given up while it was in flight"))
            raise
        await asyncio.shield(self.ledger.settle(call, self._priced(reply)))
        return reply.body

    async def _granted(self, call: Call) -> Known | None:
        """Wait for the call's turn; give the answer instead where it is known."""
        while True:
            word = await self.ledger.claim(call, self.limits)
            if isinstance(word, Known):
                return word
            if isinstance(word, Go):
                try:
                    await self._wait_for_turn(call, word.seconds)
                except BaseException:
                    await asyncio.shield(self.ledger.release(call, "given up before it was sent"))
                    raise
                return None
            await self._sleep(word.seconds)

    async def _wait_for_turn(self, call: Call, seconds: float) -> None:
        while seconds > 0:
            await self._sleep(seconds)
            seconds = await self.ledger.turn(call, self.limits)

    async def _book_failure(self, call: Call, error: ModelError) -> None:
        if error.may_cost:
            await self.ledger.lose(call, error.message)
        else:
            await self.ledger.release(call, error.message)
        if error.kind == "rate_limit":
            wait = min(FIRST_PAUSE * 2**self._pauses, LONGEST_PAUSE)
            self._pauses += 1
            await self.ledger.pause(self.host, wait if error.retry_after is None else error.retry_after)

    def _call(self, messages: Messages, schema_name: str, schema: dict[str, Any]) -> Call:
        self._numbers += 1
        text = "\n".join(message["content"] for message in messages)
        reserve_in, reserve_out = estimated_tokens(text), self.server.most_tokens
        return Call(
            fingerprint=fingerprint(
                host=self.host, model=self.name, messages=messages, schema_name=schema_name, schema=schema,
                most_tokens=self.server.most_tokens, generation=self.asker.generation,
            ),
            run=self.asker.run,
            # Each try is an owner of its own, so that a step that is taken again is known as the same.
            owner=f"{self.asker.owner} {self.asker.paper[:12]} {self._numbers}",
            paper=self.asker.paper,
            purpose=schema_name,
            model=self.name,
            host=self.host,
            reserve=Cost(reserve_in, reserve_out, self.price.micro_usd(reserve_in, reserve_out) if self.price else None),
            lease=self.server.timeout + LEASE_MARGIN,
        )  # fmt: skip

    def _priced(self, reply: Reply) -> Reply:
        if self.price is None or reply.tokens_in is None or reply.tokens_out is None:
            return reply
        return Reply(
            reply.body, reply.tokens_in, reply.tokens_out, self.price.micro_usd(reply.tokens_in, reply.tokens_out)
        )


class _WaitAsAsked(wait_base):
    """Wait as the backoff says; after 429 not at all, for the ledger's pause makes everybody wait."""

    def __init__(self, backoff: wait_base) -> None:
        self.backoff = backoff

    def __call__(self, retry_state: tenacity.RetryCallState) -> float:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        if isinstance(error, ModelError) and error.kind == "rate_limit":
            return 0.0
        return self.backoff(retry_state)
