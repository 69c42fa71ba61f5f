"""The model client over real sockets: what it sends, what it forgives, how it fails."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import ssl
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from fake_faults import ENDLESS, FAULTS
from fake_openai import FakeOpenAI, serving

from pipeline.errors import ModelError
from pipeline.llm import Answer
from pipeline.llm.client import ATTEMPTS, OpenAIModel
from pipeline.llm.errors import HINTS
from pipeline.llm.failures import from_status
from pipeline.records.ability import Ability, Format

KEY = "sk-secret-0123456789"
HELLO = [{"role": "user", "content": "Say ok as JSON."}]
SCHEMA: dict[str, Any] = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Asked:
    """A model on the fake server that notes its waits instead of waiting."""

    def __init__(self, fake: FakeOpenAI) -> None:
        self.fake = fake
        self.waits: list[float] = []
        self.model: OpenAIModel | None = None

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def ask(self, name: str, key: str = KEY, timeout: float = 20.0) -> Answer:
        """Ask once on a fresh event loop; the client is kept while the name stays."""
        if self.model is None or self.model.name != name:
            self.model = OpenAIModel(self.fake.base_url, name, key, timeout, sleep=self.sleep)
        return asyncio.run(self.model.complete(HELLO, "ok", SCHEMA))

    def failure(self, name: str, timeout: float = 20.0) -> ModelError:
        """Give the error of a call that must fail."""
        with pytest.raises(ModelError) as caught:
            self.ask(name, timeout=timeout)
        return caught.value

    def sent(self) -> dict[str, Any]:
        """Give the body of the last request."""
        return self.fake.seen[-1].body


@pytest.fixture
def server() -> Iterator[Asked]:
    """A fake server of this test's own."""
    with serving() as fake:
        yield Asked(fake)


def test_an_answer_brings_text_reason_tokens_and_who_spoke(server: Asked) -> None:
    assert server.ask("tiny") == Answer('{"ok": true}', "stop", 1200, 345, "tiny")
    assert server.sent()["response_format"] == {
        "type": "json_schema", "json_schema": {"name": "ok", "strict": True, "schema": SCHEMA},
    }  # fmt: skip
    assert server.fake.seen[-1].path == "/v1/chat/completions"


@pytest.mark.parametrize(
    ("fault", "kind", "calls"),
    [
        ("401", "authentication", 1),
        ("403", "authentication", 1),
        ("402", "quota", 1),
        ("quota", "quota", 1),
        ("404", "not_found", 1),
        ("429-long", "rate_limit", 1),
        ("500", "server", ATTEMPTS),
        ("503", "server", ATTEMPTS),
        ("error-200", "rate_limit", ATTEMPTS),
        ("drop", "connection", ATTEMPTS),
        ("html", "invalid_response", 1),
        ("cut-json", "invalid_response", ATTEMPTS),
        ("array", "invalid_response", ATTEMPTS),
        ("null-choices", "invalid_response", 1),
        ("huge", "invalid_response", 1),
        ("gzip", "invalid_response", 1),
        ("truncated", "truncated", 1),
        ("refusal", "refusal", 1),
        ("filter", "content_filter", 1),
        ("context", "context_length", 1),
        ("bad-request", "bad_request", 1),
        ("redirect", "configuration", 1),
    ],
)
def test_each_fault_has_its_kind_names_the_host_and_hints(server: Asked, fault: str, kind: str, calls: int) -> None:
    error = server.failure(f"fault:{fault}")
    assert (error.kind, server.fake.asked(f"fault:{fault}")) == (kind, calls), error.message
    assert server.fake.base_url.split("/")[2] in error.message
    assert error.hint == HINTS[kind]
    assert len(error.message) < 330


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - ENDLESS - {"slow"}))
def test_the_key_is_in_no_error_log_traceback_or_repr(
    server: Asked, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    try:
        server.ask(f"fault:{fault}")
    except ModelError as error:
        shown = "".join(traceback.format_exception(error)) + error.message + error.hint + repr(error)
        assert KEY[:10] not in shown
    assert KEY[:10] not in caplog.text + repr(server.model) + str(server.model)


def test_a_key_that_comes_back_inside_an_answer_is_taken_out(server: Asked) -> None:
    assert server.ask("fault:echoes-key").text == '{"ok": true, "title": "Found: Bearer [key]"}'
    server.model = None
    assert server.ask("fault:echoes-key", key="true").text == '{"ok": true, "title": "Found: Bearer true"}'


def test_retry_after_is_honoured(server: Asked) -> None:
    assert server.ask("fault:429-then-ok").text == '{"ok": true}'
    assert server.waits == [7.0]


def test_retry_after_as_a_past_date_is_no_wait(server: Asked) -> None:
    server.ask("fault:429-date")
    assert server.waits == [0.0]


def test_a_wait_past_the_deadline_is_not_begun(server: Asked) -> None:
    error = server.failure("fault:429-long")
    assert (server.waits, error.retry_after) == ([], 5000.0)


def test_waits_grow_with_chance_in_them(server: Asked) -> None:
    server.model = OpenAIModel(server.fake.base_url, "fault:500", timeout=900, first_wait=8, sleep=server.sleep)
    server.failure("fault:500")
    assert [8 <= server.waits[0] <= 16, 16 <= server.waits[1] <= 24, server.waits[2] == 30] == [True] * 3


def test_passing_trouble_is_retried(server: Asked) -> None:
    assert server.ask("fault:500-then-ok").text == '{"ok": true}'
    assert len(server.waits) == 1


@pytest.mark.parametrize("fault", ["stall", "drip"])
def test_the_deadline_is_total(server: Asked, fault: str) -> None:
    started = time.monotonic()
    error = server.failure(f"fault:{fault}", timeout=0.5)
    assert error.kind == "deadline"
    assert "within 0.5 seconds" in error.message
    assert time.monotonic() - started < 3


def test_a_slow_answer_within_the_deadline_is_an_answer(server: Asked) -> None:
    assert server.ask("fault:slow").text == '{"ok": true}'


def test_a_server_without_usage_leaves_the_tokens_unknown(server: Asked) -> None:
    answer = server.ask("fault:no-usage")
    assert (answer.tokens_in, answer.tokens_out) == (None, None)


def test_an_empty_answer_is_an_empty_text(server: Asked) -> None:
    assert server.ask("fault:empty").text == ""


@pytest.mark.parametrize(
    ("fault", "formats"),
    [
        ("rejects-schema", ["json_schema", "json_object", "json_object"]),
        ("rejects-schema-500", ["json_schema", "json_object", "json_object"]),
        ("rejects-format", ["json_schema", "json_object", None, None]),
    ],
)
def test_a_refused_response_format_steps_down_and_is_remembered(
    server: Asked, fault: str, formats: list[str | None]
) -> None:
    for _ in range(2):
        assert server.ask(f"fault:{fault}").text == '{"ok": true}'
    assert [(seen.body.get("response_format") or {}).get("type") for seen in server.fake.seen] == formats
    assert server.waits == []


def test_a_form_that_a_server_takes_and_does_not_keep_to_is_stepped_down_from(server: Asked) -> None:
    for _ in range(4):
        assert '{"ok": true}' in server.ask("fault:ignores-format").text
    asked = [(seen.body.get("response_format") or {}).get("type") for seen in server.fake.seen]
    assert asked == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize("form", ["json_object", "text"])
def test_a_form_that_a_person_chose_is_asked_for_and_never_another(server: Asked, form: Format) -> None:
    server.model = OpenAIModel(server.fake.base_url, "fault:ignores-format", structured=form)
    for _ in range(2):
        server.ask("fault:ignores-format")
    wanted = None if form == "text" else form
    assert [(seen.body.get("response_format") or {}).get("type") for seen in server.fake.seen] == [wanted] * 2


def test_a_chosen_form_that_a_server_does_not_take_is_an_error_that_says_what_to_change(server: Asked) -> None:
    server.model = OpenAIModel(server.fake.base_url, "fault:rejects-schema", structured="json_schema")
    error = server.failure("fault:rejects-schema")
    assert (error.kind, "--structured" in error.hint) == ("format_unsupported", True)


def test_what_is_known_of_a_server_is_not_tried_again(server: Asked) -> None:
    server.model = OpenAIModel(server.fake.base_url, "fault:rejects-format")
    server.model.ability = Ability(format="text", limit="none", temperature=False)
    server.ask("fault:rejects-format")
    assert set(server.sent()) == {"model", "messages"}
    assert len(server.fake.seen) == 1


def test_a_refused_temperature_is_left_out_and_that_is_remembered(server: Asked) -> None:
    for _ in range(2):
        server.ask("fault:rejects-temperature")
    assert ["temperature" in seen.body for seen in server.fake.seen] == [True, False, False]


def test_a_refused_max_tokens_becomes_max_completion_tokens(server: Asked) -> None:
    for _ in range(2):
        server.ask("fault:rejects-max-tokens")
    asked = [{"max_tokens", "max_completion_tokens"} & set(seen.body) for seen in server.fake.seen]
    assert asked == [{"max_tokens"}, {"max_completion_tokens"}, {"max_completion_tokens"}]


def test_nothing_of_the_environment_or_the_machine_is_sent(server: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    leaks = {
        "OPENAI_API_KEY": "sk-env-key", "OPENAI_ORG_ID": "org-env", "OPENAI_PROJECT_ID": "project-env",
        "OPENAI_ADMIN_KEY": "admin-env", "OPENAI_BASE_URL": "http://127.0.0.1:9/env",
        "OPENAI_CUSTOM_HEADERS": "X-Custom: env-header\nAuthorization: Bearer env", "HTTP_PROXY": "http://127.0.0.1:9",
    }  # fmt: skip
    for name, value in leaks.items():
        monkeypatch.setenv(name, value)
    server.ask("tiny")
    headers = server.fake.seen[-1].headers
    assert "env" not in str(headers)
    assert headers["authorization"] == f"Bearer {KEY}"
    assert set(headers) <= {
        "host", "authorization", "accept", "content-type", "content-length", "connection", "user-agent",
        "accept-encoding", "x-stainless-raw-response",
    }  # fmt: skip
    assert headers["user-agent"] == "plainpaper"


@pytest.mark.parametrize("key", ["", "none"])
def test_without_a_key_no_authorization_is_sent(server: Asked, key: str) -> None:
    server.ask("tiny", key=key)
    assert "authorization" not in server.fake.seen[-1].headers


def test_a_closed_port_is_a_connection_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = OpenAIModel(f"http://127.0.0.1:{port}/v1", "tiny", first_wait=0)
    with pytest.raises(ModelError, match="cannot be reached") as caught:
        asyncio.run(model.complete(HELLO, "ok", SCHEMA))
    assert (caught.value.kind, caught.value.stops_run) == ("connection", False)


def test_https_to_a_server_without_it_is_a_tls_error(server: Asked) -> None:
    model = OpenAIModel(server.fake.base_url.replace("http:", "https:"), "tiny", timeout=5)
    with pytest.raises(ModelError) as caught:
        asyncio.run(model.complete(HELLO, "ok", SCHEMA))
    assert caught.value.kind == "tls", (caught.value.message, ssl.OPENSSL_VERSION)


@pytest.mark.parametrize(
    "address",
    ["", "localhost:8000", "ftp://host/v1", "http://", "http:///v1", "http://me:pass@host/v1", "http://h/v1?a=b",
     "http://host:99999999/v1", "/v1", "http://ho st/v1"],
)  # fmt: skip
def test_an_address_that_cannot_be_right_is_a_configuration_error(address: str) -> None:
    with pytest.raises(ModelError) as caught:
        OpenAIModel(address, "tiny")
    assert caught.value.kind == "configuration"
    assert "pass" not in caught.value.message.replace("password", "")


@pytest.mark.parametrize("key", ["“sk-1”", "sk-1\nsk-2", "sk 1", "sk-é"])
def test_a_key_that_cannot_be_sent_is_a_configuration_error_that_does_not_show_it(key: str) -> None:
    with pytest.raises(ModelError) as caught:
        OpenAIModel("http://127.0.0.1/v1", "tiny", key)
    assert caught.value.kind == "configuration"
    assert key not in str(caught.value)


def test_a_model_without_a_name_is_a_configuration_error() -> None:
    with pytest.raises(ModelError, match="no name"):
        OpenAIModel("http://127.0.0.1/v1", " ")


@pytest.mark.parametrize("word", ["model", "invalid ", "api key ", "content ", "context ", "{", "\x00"])
@pytest.mark.parametrize("name", ["message", "code", "type", "param", "detail"])
def test_no_error_body_stalls_or_floods(word: str, name: str) -> None:
    started = time.process_time()
    error = from_status(400, {"error": {name: word * 400_000}}, {}, "host")
    assert len(error.message) < 330
    assert time.process_time() - started < 2


def test_the_front_door_loads_nothing_heavy() -> None:
    code = "import sys, pipeline.llm; assert not {'openai', 'httpx2', 'tenacity', 'pydantic'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env=dict(os.environ))
