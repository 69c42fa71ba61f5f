"""Everything that servers do instead of answering well, by name. Takes the server and a request's body; gives a Reply."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

from fake_answers import Body, Reply, completion, error_body, good_text, prompt_of
from fake_words import CHANGES, example_of

from pipeline.llm.estimate import guessed_tokens


class Server(Protocol):
    """What a fault may ask of the server."""

    @property
    def key(self) -> str:
        """Give the header that came with the request."""
        ...

    def asked(self, model: str) -> int:
        """Tell how often a model was asked."""
        ...


SMALL_CONTEXT = 12_288
Fault = Callable[[Server, Body], Reply]


def good(server: Server, body: Body) -> Reply:
    """Answer as a good server does."""
    del server
    return Reply(body=completion(good_text(body), body["model"]))


def _says(change: Callable[[str], str | None], finish: str | None = "stop", **message: Any) -> Fault:
    """Answer with the good text, changed."""
    return lambda server, body: Reply(body=completion(change(good_text(body)), body["model"], finish, **message))


def _body(change: Callable[[Body], object]) -> Fault:
    """Answer well, but change what stands around the text."""
    return lambda server, body: Reply(body=change(good(server, body).body))


def _always(reply: Reply) -> Fault:
    return lambda server, body: reply


def _once(first: Reply) -> Fault:
    return lambda server, body: first if server.asked(body["model"]) == 1 else good(server, body)


def _manner(how: str) -> Fault:
    return lambda server, body: Reply(body=good(server, body).body, manner=how)


def _error(status: int, message: str, code: str | None = None, param: str | None = None) -> Reply:
    return Reply(status, error_body(message, code, param))


def _busy(*headers: tuple[str, str]) -> Reply:
    return Reply(429, error_body("slow down", "rate_limit_exceeded"), headers)


def _echoes_key(server: Server, body: Body) -> Reply:
    key = server.key.removeprefix("Bearer ")
    return _error(401, f"Incorrect API key provided: {key}. " + "x" * 160 + key)


def _says_its_key(server: Server, body: Body) -> Reply:
    answer = json.loads(good_text(body)) | {"title": f"Found: {server.key or 'no key'}"}
    return Reply(body=completion(json.dumps(answer), body["model"]))


def _refuses(parameter: str, *values: str, reply: Reply | None = None) -> Fault:
    """Refuse a parameter, or some of its values; in OpenAI's words unless others are given."""
    words = f"This {parameter} type is unavailable now"
    refusal = reply or _error(400, words, "unsupported", parameter)

    def answer(server: Server, body: Body) -> Reply:
        given = body.get(parameter)
        kind = given.get("type") if isinstance(given, dict) else given
        return refusal if given is not None and (not values or kind in values) else good(server, body)

    return answer


def _small_context(server: Server, body: Body) -> Reply:
    """Read no more than so many tokens at once, the answer's among them, as strict servers count."""
    asked = json.dumps(body.get("response_format", {})) + prompt_of(body)
    return _TOO_LONG if guessed_tokens(asked) + body["max_tokens"] > SMALL_CONTEXT else good(server, body)


def _without_message(body: Body) -> Body:
    body["choices"][0]["message"] = None
    return body


def _in_parts(body: Body) -> Body:
    message = body["choices"][0]["message"]
    half = len(message["content"]) // 2
    message["content"] = [{"type": "text", "text": message["content"][:half]}, {"text": message["content"][half:]}]
    return body


_CUT = _says(lambda text: text[:200], "length")
_TROUBLE = _error(500, "out of memory")
_TOO_LONG = _error(400, "This model's maximum context length is 4096 tokens")
_VLLM = {
    "object": "error", "type": "BadRequestError", "code": 400,
    "message": "This model's maximum context length is 4096 tokens. However, you requested 9000 tokens. Please reduce the length of the messages.",
}  # fmt: skip
_LLAMA = {
    "error": {
        "code": 400, "type": "exceed_context_size_error",
        "message": "the request exceeds the available context size, try increasing it",
    }
}  # fmt: skip
_AZURE = {
    "error": {
        "message": "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        "code": "content_filter", "status": 400, "innererror": {"code": "ResponsibleAIPolicyViolation"},
    }
}  # fmt: skip
_STREAM = b'data: {"choices": [{"delta": {"content": "{"}}]}\n\n: PROCESSING\n\ndata: [DONE]\n\n'
_LM_STUDIO = _error(400, "'response_format.type' must be 'json_schema' or 'text'")
_NO_TEMPERATURE = _error(
    400, "Unsupported value: 'temperature' does not support 0.2 with this model.", "unsupported_value", "temperature"
)

_STATUS: dict[str, Fault] = {
    "401": _echoes_key,
    "402": _always(_error(402, "Insufficient credits")),
    "403": _always(Reply(403, b"<html>Forbidden</html>")),
    "404": _always(_error(404, "The model does not exist", "model_not_found")),
    "404-path": _always(Reply(404, {"detail": "Not Found"})),
    "408": _always(_error(408, "Request timeout")),
    "409-then-ok": _once(_error(409, "Conflict")),
    "413": _always(Reply(413, b"<html>Request Entity Too Large</html>")),
    "quota": _always(_error(429, "You exceeded your current quota", "insufficient_quota")),
    "429-then-ok": _once(_busy(("retry-after", "7"))),
    "429-ms": _once(_busy(("retry-after-ms", "250"))),
    "429-zero": _once(_busy(("retry-after", "0"))),
    "429-date": _once(_busy(("retry-after", "Wed, 01 Jan 2020 00:00:00 GMT"))),
    "429-garbage": _once(_busy(("retry-after", "soon"))),
    "429-silent": _once(_busy()),
    "429-long": _always(_busy(("retry-after", "5000"))),
    "500-then-ok": _once(_TROUBLE),
    "500": _always(_TROUBLE),
    # So long that nobody waits for it.
    "500-long": _always(Reply(500, error_body("out of memory"), (("retry-after", "5000"),))),
    "502-then-ok": _once(Reply(502, b"<html>Bad Gateway</html>")),
    "503": _always(Reply(503, b"<html>Service Unavailable</html>")),
    "504": _always(Reply(504, b"upstream request timeout")),
    "529-then-ok": _once(Reply(529, {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})),
    "third-fails": lambda server, body: _TOO_LONG if server.asked(body["model"]) == 3 else good(server, body),
    "filter": _always(_error(400, "The response was filtered", "content_filter")),
    "filter-azure": _always(Reply(400, _AZURE)),
    "context": _always(_TOO_LONG),
    "context-vllm": _always(Reply(400, _VLLM)),
    "context-llama": _always(Reply(400, _LLAMA)),
    "context-proxy": _always(_error(400, "litellm.ContextWindowExceededError: the prompt is too long")),
    "bad-request": _always(_error(400, "messages: roles must alternate")),
    "small-context": _small_context,
    "redirect": _always(Reply(302, b"", (("location", "https://login.example/start?token=1"),))),
    "rejects-schema": _refuses("response_format", "json_schema"),
    "rejects-schema-500": _refuses(
        "response_format", "json_schema", reply=_error(500, "json_schema: cannot parse grammar")
    ),
    "rejects-object": _refuses("response_format", "json_object", reply=_LM_STUDIO),
    "rejects-format": _refuses("response_format"),
    "rejects-max-tokens": _refuses("max_tokens"),
    "rejects-temperature": _refuses("temperature", reply=_NO_TEMPERATURE),
}  # fmt: skip
_WIRE: dict[str, Fault] = {
    **{how: _manner(how) for how in ("slow", "drip", "stall", "hang", "drop", "reset", "close", "garbage")},
    "html": _always(Reply(200, b"<!DOCTYPE html><title>Sign in</title>", (("content-type", "text/html"),))),
    "stream": _always(Reply(200, _STREAM, (("content-type", "text/event-stream"),))),
    "cut-json": _always(Reply(200, b'{"choices": [{"mess')),
    "no-body": _always(Reply(200, b"")),
    "bad-utf8": _always(Reply(200, b'{"choices": [{"message": {"content": "\xff\xfe"}}]}')),
    "deep-body": _always(Reply(200, b'{"a":' * 10_000)),
    "array": _always(Reply(200, [1, 2])),
    "huge": _always(Reply(200, b" " * 6_000_000)),
    "gzip": _always(Reply(200, b"\x1f\x8b", (("content-encoding", "gzip"),))),
    "null-choices": _body(lambda body: body | {"choices": None}),
    "no-choices": _body(lambda body: body | {"choices": []}),
    "null-message": _body(_without_message),
    "null-content": _says(lambda _: None),
    "error-200": _always(Reply(200, {"error": {"message": "Provider returned error", "code": 429}})),
    "no-usage": _body(lambda body: {name: value for name, value in body.items() if name != "usage"}),
    "null-usage": _body(lambda body: body | {"usage": None}),
    "null-created": _body(lambda body: body | {"created": None, "model": None, "id": None}),
    "parts": _body(_in_parts),
    "finish-null": _says(lambda text: text, None),
    "finish-unknown": _says(lambda text: text, "eos_token"),
    "finish-filter": _says(lambda text: text[:40], "content_filter"),
    "refusal": _says(lambda _: None, refusal="I cannot help with that."),
    "truncated": _CUT,
    "truncated-then-ok": lambda server, body: (_CUT if server.asked(body["model"]) == 1 else good)(server, body),
    "runaway": _says(lambda text: text[:60] + " \n" * 8000, "length"),
    "echoes-key": _says_its_key,
    "ignores-format": lambda server, body: Reply(
        body=completion(f"```json\n{good_text(body | {'response_format': {}})}\n```", body["model"])
    ),
    "cuts-prompt": _body(lambda body: body | {"usage": {"prompt_tokens": 900, "completion_tokens": 345}}),
    "copies-prompt": lambda server, body: Reply(body=completion(example_of(prompt_of(body)), body["model"])),
}
FAULTS: dict[str, Fault] = {**_STATUS, **_WIRE, **{name: _says(change) for name, change in CHANGES.items()}}
# What does not end by itself.
ENDLESS = frozenset({"stall", "drip", "hang"})
