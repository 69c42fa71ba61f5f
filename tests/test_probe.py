"""The form that a server keeps to is found by asking; what was not asked is not told, and what was learned is kept."""

from __future__ import annotations

import asyncio

import pytest
from fake_openai import FakeOpenAI

from pipeline.errors import ModelError
from pipeline.flow.examining import Finding, examine
from pipeline.llm.client import ATTEMPTS, OpenAIModel
from pipeline.llm.probe import find_format
from pipeline.records.ability import Ability


class Waits:
    """Notes waits instead of waiting."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.seconds.append(seconds)


def client(fake: FakeOpenAI, model: str, first_wait: float = 1.0, waits: Waits | None = None) -> OpenAIModel:
    """Give a model on the fake server that does not wait."""
    return OpenAIModel(fake.base_url, model, first_wait=first_wait, sleep=(waits or Waits()).sleep)


def examined(model: OpenAIModel) -> tuple[dict[str, Finding], Ability | None]:
    """Give the findings by what they are about, and the ability."""
    findings, found = asyncio.run(examine(model, model.asked_for, None))
    return {finding.about: finding for finding in findings}, found


@pytest.mark.parametrize(
    ("fault", "kind"), [("503", "server"), ("bad-request", "bad_request"), ("truncated", "truncated")]
)
def test_a_server_that_answers_no_form_is_asked_for_text_and_its_error_is_told(
    fake: FakeOpenAI, fault: str, kind: str
) -> None:
    with pytest.raises(ModelError) as caught:
        asyncio.run(find_format(client(fake, f"fault:{fault}").asked_for))
    assert caught.value.kind == kind
    assert "response_format" not in fake.seen[-1].body


def test_a_server_whose_chat_alone_is_down_is_not_ready_and_nothing_is_found(fake: FakeOpenAI) -> None:
    findings, found = examined(client(fake, "fault:503"))
    assert found is None
    assert findings["server"].state == "fine"
    assert (findings["model"].state, "HTTP 503" in findings["model"].said) == ("wrong", True)
    assert "key" not in findings
    assert "form" not in findings


@pytest.mark.parametrize(
    ("fault", "form", "questions"),
    [("", "json_schema", 1), ("rejects-schema", "json_object", 2), ("ignores-format", "text", 2), ("rejects-format", "text", 3)],
)  # fmt: skip
def test_text_is_asked_for_only_where_no_other_form_got_an_answer(
    fake: FakeOpenAI, fault: str, form: str, questions: int
) -> None:
    assert asyncio.run(find_format(client(fake, f"fault:{fault}" if fault else "tiny").asked_for)) == form
    assert len(fake.seen) == questions


@pytest.mark.parametrize(
    ("fault", "learned"),
    [("rejects-max-tokens", {"limit": "max_completion_tokens"}), ("rejects-temperature", {"temperature": False})],
)
def test_what_is_learned_while_a_form_is_looked_for_is_found_too(
    fake: FakeOpenAI, fault: str, learned: dict[str, object]
) -> None:
    _, found = examined(client(fake, f"fault:{fault}"))
    assert found is not None
    assert {name: getattr(found, name) for name in learned} == learned
    assert found.format == "json_schema"


def test_a_context_that_was_told_before_is_kept_where_the_server_tells_none_now(fake: FakeOpenAI) -> None:
    model = client(fake, "tiny")
    model.ability = Ability(context=4096)
    fake.listed = [{"id": "tiny"}]
    _, found = examined(model)
    assert found is not None
    assert found.context == 4096


def test_a_model_asked_for_a_form_waits_as_the_one_that_it_was_made_of(fake: FakeOpenAI) -> None:
    waits = Waits()
    with pytest.raises(ModelError):
        asyncio.run(client(fake, "fault:503", 0.01, waits).asked_for("text").complete([], "ok", {}))
    assert len(waits.seconds) == ATTEMPTS - 1
    assert max(waits.seconds) < 1.0
