"""What a stand-in for a model answers when all is well. Takes a request's body; gives what the server sends."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from fake_judge import asks_opinions, opinions_of

Body = dict[str, Any]
USAGE = {"prompt_tokens": 1200, "completion_tokens": 345, "total_tokens": 1545}
_LINE = re.compile(r"^([SF]\d+)\| (.*)$", re.MULTILINE)
_SENTENCE = re.compile(r"^(C\d+)\| ", re.MULTILINE)
_BORDER = "<<<<< "


@dataclass(frozen=True)
class Reply:
    """What the server sends: status, body (JSON or bytes), headers, and how: whole, or stalled, dripped, dropped …."""

    status: int = 200
    body: Any = None
    headers: tuple[tuple[str, str], ...] = ()
    manner: str = ""

    def raw(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


def summary_of(prompt: str) -> Body:
    """Write a valid summary from the numbered passages in a prompt."""
    passages = lines_in(prompt)
    (first, opening), (last, ending) = passages[0], passages[-1]

    def claim(passage: str, text: str, kind: str) -> Body:
        return {"passages": [passage], "text": text[:300], "kind": kind}

    return {
        "findings": [claim(i, text, "finding") for i, text in passages[:3]],
        "caveats": [claim(last, ending, "caveat")],
        "audience": [claim(first, "This may interest people with the condition and their families.", "explanation")],
        "takeaway": [claim(first, opening, "finding")],
        "title": opening[:80],
        "teaser": opening[:140],
        "glossary": [{"term": "passage", "meaning": "a numbered sentence of the paper"}],
    }


def lines_in(prompt: str) -> list[tuple[str, str]]:
    """Give the numbered lines between a prompt's borders."""
    inside = prompt.rsplit(_BORDER, maxsplit=1)[-1]
    return [(i, text.removeprefix("[cited work] ")) for i, text in _LINE.findall(inside)]


def facts_of(prompt: str) -> Body:
    """Take each of the first passages for a fact, and the last one for a limit."""
    *found, (last, ending) = lines_in(prompt)
    facts = [{"passages": [i], "kind": "result", "text": text[:300]} for i, text in found[:12] if len(text) > 20]
    return {"facts": [*facts, {"passages": [last], "kind": "limit", "text": ending[:300]}]}


def mended_of(prompt: str) -> Body:
    """Say what the first line says in the place of each sentence."""
    (place, text), *_ = lines_in(prompt)
    names = _SENTENCE.findall(prompt.rsplit(_BORDER, maxsplit=1)[-1])
    return {"sentences": [{"id": name, "passages": [place], "text": text[:300]} for name in names]}


def completion(text: str | None, model: str, finish: str | None = "stop", **message: Any) -> Body:
    """Give a chat completion as servers send it."""
    return {
        "id": "chatcmpl-fake", "object": "chat.completion", "created": 1, "model": model,
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text} | message}],
        "usage": dict(USAGE),
    }  # fmt: skip


def counted(body: Body, asked: Body) -> Body:
    """Give an answer whose tokens are told as a server counts them: four letters each, and never few."""
    tokens = tokens_of(asked)
    told = {"prompt_tokens": tokens, "completion_tokens": 345, "total_tokens": tokens + 345}
    return body | {"usage": told} if body.get("usage") == USAGE else body


def tokens_of(asked: Body) -> int:
    """Count the tokens of a request."""
    return max(1200, len(prompt_of(asked)) // 4)


def prompt_of(body: Body) -> str:
    """Give all that a request says."""
    return "\n".join(message["content"] for message in body["messages"])


def good_text(body: Body) -> str:
    """Write a valid summary, opinions where those are asked for, or {"ok": true} where the prompt holds no passages."""
    prompt = body["messages"][min(1, len(body["messages"]) - 1)]["content"]
    form = body.get("response_format", {})
    if "name of a colour" in prompt:
        words = form["json_schema"]["schema"]["properties"]["word"]["enum"] if form.get("json_schema") else ["blue"]
        return json.dumps({"word": words[0]})
    if asks_opinions(prompt):
        return json.dumps(opinions_of(prompt))
    if f"{_BORDER}DRAFT" in prompt:
        return json.dumps(mended_of(prompt))
    if "Take the facts out" in prompt:
        return json.dumps(facts_of(prompt))
    return json.dumps(summary_of(prompt) if lines_in(prompt) else {"ok": True})


def error_body(message: str, code: str | None = None, param: str | None = None) -> Body:
    """Give an error as OpenAI words it."""
    return {"error": {"message": message, "type": "invalid_request_error", "code": code, "param": param}}
