"""Recorded answers of real servers, sent again over a socket: each is an Answer or a known error, never a crash."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from fake_answers import Reply
from fake_openai import FakeOpenAI

from pipeline.errors import ModelError
from pipeline.llm import Answer
from pipeline.llm.client import OpenAIModel
from pipeline.text.answer import find_json

# What a kind of recording that brings no answer must become.
FAILURES = {
    "error_400": "bad_request", "error_404": "not_found", "error_429": "rate_limit", "finish_length": "truncated",
    "stream_sse": "invalid_response",
}  # fmt: skip


@pytest.fixture
def recordings(shared: Path) -> list[dict[str, Any]]:
    """Recorded exchanges: kind, status, headers and the response, as JSON or as the text of a stream."""
    lines = (shared / "data" / "openai_recorded" / "chat_completions.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert len(rows) > 40
    return rows


async def no_sleep(seconds: float) -> None:
    """Do not wait."""


def replay(fake: FakeOpenAI, row: dict[str, Any]) -> Answer | ModelError:
    """Ask a server that answers as recorded."""
    response = row["response"]
    headers = tuple((name, value) for name, values in row["headers"].items() for value in values)
    fake.always = Reply(row["status"], response.encode() if isinstance(response, str) else response, headers)
    model = OpenAIModel(fake.base_url, "recorded", "a-key-of-nobody", sleep=no_sleep)
    try:
        return asyncio.run(model.complete([{"role": "user", "content": "hello"}], "any", {"type": "object"}))
    except ModelError as error:
        return error


def test_every_recorded_failure_has_its_kind_and_a_hint(fake: FakeOpenAI, recordings: list[dict[str, Any]]) -> None:
    failures = [row for row in recordings if row["kind"] in FAILURES]
    seen = {row["kind"] for row in failures}
    assert seen == set(FAILURES)
    for row in failures:
        error = replay(fake, row)
        assert isinstance(error, ModelError), row["source"]
        assert (error.kind, bool(error.hint)) == (FAILURES[row["kind"]], True), (row["source"], error.message)
        assert error.message.isprintable()


def test_every_recorded_answer_is_read_whole_with_its_tokens(
    fake: FakeOpenAI, recordings: list[dict[str, Any]]
) -> None:
    for row in recordings:
        if row["kind"] not in FAILURES:
            answer = replay(fake, row)
            assert isinstance(answer, Answer), (row["source"], answer)
            told, usage = row["response"]["choices"][0], row["response"]["usage"]
            assert answer.text == (told["message"]["content"] or "")
            assert (answer.tokens_in, answer.tokens_out) == (usage["prompt_tokens"], usage["completion_tokens"])
            assert answer.finish_reason == told.get("finish_reason"), row["source"]


def test_every_recorded_structured_answer_is_one_object(fake: FakeOpenAI, recordings: list[dict[str, Any]]) -> None:
    found = []
    for row in recordings:
        if row["kind"] in {"json_schema", "json_object"}:
            answer = replay(fake, row)
            assert isinstance(answer, Answer)
            found += [find_json(answer.text)] if answer.text else []
    assert len(found) >= 8
    assert all(found)
