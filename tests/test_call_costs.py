"""A failure says whether the server may have worked, and may charge; calls can share their connections."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import httpx2
import openai
import pytest
from fake_answers import Reply, completion
from fake_openai import FakeOpenAI, serving

from pipeline.errors import ModelError
from pipeline.llm.client import OpenAIModel
from pipeline.llm.failures import from_sdk

HELLO = [{"role": "user", "content": "Say ok as JSON."}]
REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")


@pytest.fixture
def fake() -> Iterator[FakeOpenAI]:
    """A server of this test's own."""
    with serving() as server:
        yield server


def failure(base_url: str, model: str, timeout: float = 10.0) -> ModelError:
    with pytest.raises(ModelError) as caught:
        asyncio.run(OpenAIModel(base_url, model, timeout=timeout).send(HELLO, "ok", {"type": "object"}))
    return caught.value


@pytest.mark.parametrize(
    ("fault", "may_cost"),
    [
        ("drop", True), ("cut-json", True), ("array", True), ("huge", True), ("gzip", True), ("html", False), ("500", False),
        ("503", False), ("401", False), ("429-long", False), ("context", False), ("error-200", False),
    ],
)  # fmt: skip
def test_what_was_broken_off_or_not_understood_may_have_been_paid_for(
    fake: FakeOpenAI, fault: str, *, may_cost: bool
) -> None:
    assert failure(fake.base_url, f"fault:{fault}").may_cost is may_cost


def test_a_call_without_an_answer_in_time_may_have_been_paid_for(fake: FakeOpenAI) -> None:
    error = failure(fake.base_url, "fault:stall", timeout=0.4)
    assert (error.kind, error.may_cost) == ("deadline", True)


def test_a_server_that_is_not_there_costs_nothing() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        error = failure(f"http://127.0.0.1:{probe.getsockname()[1]}/v1", "tiny")
    assert (error.kind, error.may_cost, error.retryable) == ("connection", False, True)


@pytest.mark.parametrize(
    ("cause", "kind", "may_cost"),
    [
        (httpx2.ConnectTimeout("slow"), "connection", False),
        (httpx2.PoolTimeout("full"), "connection", False),
        (httpx2.ReadTimeout("slow"), "timeout", True),
        (httpx2.WriteError("gone"), "connection", True),
        (httpx2.RemoteProtocolError("gone"), "connection", True),
    ],
)
def test_only_what_was_never_sent_is_sure_to_cost_nothing(
    cause: httpx2.TransportError, kind: str, *, may_cost: bool
) -> None:
    timed_out = isinstance(cause, httpx2.TimeoutException)
    told: openai.APIError = (
        openai.APITimeoutError(REQUEST) if timed_out else openai.APIConnectionError(request=REQUEST)
    )
    told.__cause__ = cause
    cause.__cause__ = ConnectionResetError(104, "reset")
    for error in (told, cause):
        found = from_sdk(error, "h:1")
        assert (found.kind, found.may_cost) == (kind, may_cost)


def test_calls_share_connections_where_they_are_asked_to(fake: FakeOpenAI) -> None:
    model = OpenAIModel(fake.base_url, "tiny")

    async def ask(number: int) -> None:
        for _ in range(number):
            await model.send(HELLO, "ok", {"type": "object"})

    async def shared() -> int:
        async with model:
            await ask(3)
            assert model._shared
            return id(model._shared._client)

    first, second = asyncio.run(shared()), asyncio.run(shared())
    assert model._shared is None
    asyncio.run(ask(1))
    assert fake.asked("tiny") == 7
    assert first
    assert second


@pytest.mark.parametrize("count", [10**30, -1, 1.5, "many", True, None])
def test_counts_that_no_answer_has_are_taken_for_none_told(fake: FakeOpenAI, count: object) -> None:
    fake.always = Reply(body=completion("{}", "tiny") | {"usage": {"prompt_tokens": count, "completion_tokens": 3}})
    reply = asyncio.run(OpenAIModel(fake.base_url, "tiny").send(HELLO, "ok", {"type": "object"}))
    assert (reply.tokens_in, reply.tokens_out) == (None, 3)
