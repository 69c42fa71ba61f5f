"""Read a server's answer to a chat call. Takes the HTTP response; gives an Answer or a ModelError."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.llm import Answer
from pipeline.llm.errors import error_of
from pipeline.llm.failures import from_status
from pipeline.records.ledger import Reply

# A server may send our key back inside the model's words. A shorter “key” may be any word of the answer.
SHORTEST_KEY = 8
# No answer has more tokens; a server that tells more tells nonsense, and no database could keep it.
MOST_TOKENS = 1_000_000_000


def take_reply(content: bytes, host: str, headers: Mapping[str, str], key: str = "") -> Reply:
    """Give what a server sent with status 200, unread but for its counts; only an error in disguise is told from it.

    Raises:
        ModelError: it is an error in the body, or no JSON object: cut off on its way, or a web page.
    """
    body = _body(content, host)
    if body.get("error"):
        code = body["error"].get("code") if isinstance(body["error"], dict) else None
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
        raise from_status(status, body, headers, host, key)
    text = content.decode(errors="replace")
    usage = body.get("usage")
    return Reply(
        body=text.replace(key, "[key]") if len(key) >= SHORTEST_KEY else text,
        tokens_in=_count(usage, "prompt_tokens"),
        tokens_out=_count(usage, "completion_tokens"),
    )


def read_reply(content: str, asked: str, host: str) -> Answer:
    """Give the Answer in what a server sent, forgiving what servers leave out.

    The SDK's own types are passed by: they take a page of HTML for an answer and trip over `choices: null`.

    Raises:
        ModelError: kind `invalid_response`, `truncated`, `refusal` or `content_filter`.
    """
    body = _body(content.encode(), host)
    choice, message = _choice(body)
    if message is None:
        raise error_of("invalid_response", f"{host} answered without a message")
    finish = choice.get("finish_reason")
    if finish == "content_filter":
        raise error_of("content_filter", f"a filter at {host} held back what {asked} wrote about this paper")
    if message.get("refusal"):
        raise error_of("refusal", f"{asked} at {host} refused to write about this paper")
    if finish == "length":
        raise error_of("truncated", f"{asked} at {host} stopped in the middle: its answer reached the length limit")
    return Answer(
        text=_text(message.get("content")),
        finish_reason=finish if isinstance(finish, str) else None,
        tokens_in=_count(body.get("usage"), "prompt_tokens"),
        tokens_out=_count(body.get("usage"), "completion_tokens"),
        model=body["model"] if isinstance(body.get("model"), str) else asked,
    )


def words_of(reply: str) -> str:
    """Give the text of an answer that ended by itself; empty where it was cut off, refused or holds none."""
    choice, message = _choice(json.loads(reply))
    if message is None or message.get("refusal"):
        return ""
    return _text(message.get("content")) if choice.get("finish_reason") in {None, "stop"} else ""


def breaks_form(text: str, schema: dict[str, Any] | None) -> bool:
    """Tell whether an answer is no whole JSON object, or lacks what a schema demands.

    Only what a server that knows the schema never gets wrong: objects, lists, texts, and their keys. Some that know it
    do not keep to lists of words or to lengths.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return True
    return not isinstance(value, dict) or (schema is not None and not _has_form(value, schema))


def _has_form(value: object, schema: dict[str, Any]) -> bool:
    kind = schema.get("type")
    if kind == "object":
        properties = schema.get("properties", {})
        return isinstance(value, dict) and all(
            name in value and _has_form(value[name], properties.get(name, {})) for name in schema.get("required", [])
        )
    if kind == "array":
        return isinstance(value, list) and all(_has_form(one, schema.get("items", {})) for one in value)
    return kind != "string" or isinstance(value, str)


def listed(content: bytes, host: str) -> list[dict[str, Any]]:
    """Give the models of a server's list.

    Raises:
        ModelError: kind `invalid_response`; it is no such list.
    """
    models = _body(content, host).get("data")
    if not isinstance(models, list):
        raise error_of("invalid_response", f"{host} gives no list of its models")
    return [model for model in models if isinstance(model, dict)]


def _body(content: bytes, host: str) -> dict[str, Any]:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        body = None
    if isinstance(body, dict):
        return body
    if content.lstrip()[:1] == b"<":
        raise error_of("invalid_response", f"{host} answered with a web page instead of a model's answer")
    # Cut off on its way, most likely: asking again may help, and the first answer may have been paid for.
    raise error_of(
        "invalid_response", f"{host} answered with something that is not JSON", retryable=True, may_cost=True
    )


def _choice(body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Give the first choice of an answer and the message in it, None where it holds none."""
    choices = body.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(choice, dict):
        return {}, None
    message = choice.get("message")
    return choice, message if isinstance(message, dict) else None


def _text(content: object) -> str:
    """Give the text of a message: a string, or parts of one. Halves of characters (lone surrogates) become “?”."""
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict)]
        content = "".join(part for part in parts if isinstance(part, str))
    return content.encode(errors="replace").decode() if isinstance(content, str) else ""


def _count(usage: object, name: str) -> int | None:
    count = usage.get(name) if isinstance(usage, dict) else None
    told = isinstance(count, int) and not isinstance(count, bool) and 0 <= count <= MOST_TOKENS
    return count if told else None
