"""A stand-in for an OpenAI-compatible server, on loopback. Also: python tests/fake_openai.py --port 8123.

Any model name answers a valid summary made of the passages in the prompt; models named `fault:<name>` misbehave
(FAULTS), and every model does while `fault` holds such a name. A fault that says "then ok" misbehaves once for each
server.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fake_judge import asks_opinions, opinions_of

Body = dict[str, Any]
_PASSAGE = re.compile(r"^(S\d+)\| (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Reply:
    """What the server sends: status, body (JSON or bytes), headers, and whether it then stalls, drips or drops."""

    status: int = 200
    body: Any = None
    headers: tuple[tuple[str, str], ...] = ()
    manner: str = ""

    def raw(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Seen:
    """One request that came in."""

    path: str
    headers: dict[str, str]
    body: Body


@dataclass
class FakeOpenAI:
    """The ASGI application, and what it has seen. `texts` are given before any other answer; `always` instead of any."""

    seen: list[Seen] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    fault: str = ""
    always: Reply | None = None
    base_url: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)
    outer: Any = None  # what is served instead: an application that wraps this one

    def asked(self, model: str) -> int:
        """Tell how often a model was asked."""
        return sum(seen.body.get("model") == model for seen in self.seen)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        raw = b""
        while True:
            message = await receive()
            raw += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        body = json.loads(raw) if raw else {}
        self.seen.append(Seen(scope["path"], headers, body))
        if not scope["path"].endswith("/chat/completions"):
            await _send(Reply(404, _error("no such path")), send, self)
            return
        await _send(self._reply(body), send, self)

    def _reply(self, body: Body) -> Reply:
        model = body["model"]
        if self.always:
            return self.always
        if self.texts:
            return Reply(body=completion(self.texts.pop(0), model))
        fault = self.fault or (model.removeprefix("fault:") if model.startswith("fault:") else "")
        return FAULTS[fault](self, body) if fault else good(self, body)


def summary_of(prompt: str) -> Body:
    """Write a valid summary from the numbered passages in a prompt."""
    passages = [(i, text.removeprefix("[cited work] ")) for i, text in _PASSAGE.findall(prompt)]
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


def completion(text: str | None, model: str, finish: str | None = "stop", **message: Any) -> Body:
    """Give a chat completion as servers send it."""
    return {
        "id": "chatcmpl-fake", "object": "chat.completion", "created": 1, "model": model,
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text} | message}],
        "usage": {"prompt_tokens": 1200, "completion_tokens": 345, "total_tokens": 1545},
    }  # fmt: skip


def good(fake: FakeOpenAI, body: Body) -> Reply:
    """Answer a valid summary, opinions where those are asked for, or {"ok": true} where the prompt holds no passages."""
    prompt = "\n".join(message["content"] for message in body["messages"])
    written = summary_of(prompt) if _PASSAGE.search(prompt) else {"ok": True}
    answer = opinions_of(prompt) if asks_opinions(prompt) else written
    return Reply(body=completion(json.dumps(answer), body["model"]))


def _error(message: str, code: str | None = None, param: str | None = None) -> Body:
    return {"error": {"message": message, "type": "invalid_request_error", "code": code, "param": param}}


def _says(change: Callable[[str], str | None], finish: str = "stop", **message: Any) -> Callable[..., Reply]:
    """Answer with the good text, changed."""

    def reply(fake: FakeOpenAI, body: Body) -> Reply:
        text = good(fake, body).body["choices"][0]["message"]["content"]
        return Reply(body=completion(change(text), body["model"], finish, **message))

    return reply


def _always(reply: Reply) -> Callable[..., Reply]:
    return lambda fake, body: reply


def _once(first: Reply) -> Callable[..., Reply]:
    return lambda fake, body: first if fake.asked(body["model"]) == 1 else good(fake, body)


def _echoes_key(fake: FakeOpenAI, body: Body) -> Reply:
    key = fake.seen[-1].headers.get("authorization", "").removeprefix("Bearer ")
    return Reply(401, _error(f"Incorrect API key provided: {key}. " + "x" * 160 + key))


def _says_its_key(fake: FakeOpenAI, body: Body) -> Reply:
    answer = json.loads(good(fake, body).body["choices"][0]["message"]["content"])
    key = fake.seen[-1].headers.get("authorization", "no key")
    return Reply(body=completion(json.dumps(answer | {"title": f"Found: {key}"}), body["model"]))


def _no_usage(fake: FakeOpenAI, body: Body) -> Reply:
    answer = good(fake, body).body
    return Reply(body={name: value for name, value in answer.items() if name != "usage"})


def _refuses(parameter: str, *values: str, status: int = 400) -> Callable[..., Reply]:
    """Refuse a parameter, or some of its values, as OpenAI, DeepSeek, LM Studio and llama-cpp-python do."""

    def reply(fake: FakeOpenAI, body: Body) -> Reply:
        given = body.get(parameter)
        kind = given.get("type") if isinstance(given, dict) else given
        if given is not None and (not values or kind in values):
            return Reply(status, _error(f"This {parameter} type is unavailable now", "unsupported", parameter))
        return good(fake, body)

    return reply


def _without(section: str) -> Callable[[str], str]:
    return lambda text: json.dumps(json.loads(text) | {section: []})


_CUT = _says(lambda text: text[:200], "length")
_TROUBLE = Reply(500, _error("out of memory"))
_LONG_TROUBLE = Reply(500, _error("out of memory"), (("retry-after", "5000"),))  # so long that nobody waits for it
_TOO_LONG = Reply(400, _error("This model's maximum context length is 4096 tokens"))
_BUSY = _error("slow down", "rate_limit_exceeded")
FAULTS: dict[str, Callable[[FakeOpenAI, Body], Reply]] = {
    "401": _echoes_key,
    "402": _always(Reply(402, _error("Insufficient credits"))),
    "403": _always(Reply(403, b"<html>Forbidden</html>")),
    "quota": _always(Reply(429, _error("You exceeded your current quota", "insufficient_quota"))),
    "404": _always(Reply(404, _error("The model does not exist", "model_not_found"))),
    "429-then-ok": _once(Reply(429, _BUSY, (("retry-after", "7"),))),
    "429-date": _once(Reply(429, _BUSY, (("retry-after", "Wed, 01 Jan 2020 00:00:00 GMT"),))),
    "429-long": _always(Reply(429, _BUSY, (("retry-after", "5000"),))),
    "500-then-ok": _once(_TROUBLE),
    "500": _always(_TROUBLE),
    "500-long": _always(_LONG_TROUBLE),
    "third-fails": lambda fake, body: _TOO_LONG if fake.asked(body["model"]) == 3 else good(fake, body),
    "503": _always(Reply(503, b"<html>Service Unavailable</html>")),
    "slow": lambda fake, body: Reply(body=good(fake, body).body, manner="slow"),
    "drip": lambda fake, body: Reply(body=good(fake, body).body, manner="drip"),
    "stall": _always(Reply(body={}, manner="stall")),
    "drop": _always(Reply(body={}, manner="drop")),
    "html": _always(Reply(200, b"<!DOCTYPE html><title>Sign in</title>", (("content-type", "text/html"),))),
    "cut-json": _always(Reply(200, b'{"choices": [{"mess')),
    "array": _always(Reply(200, [1, 2])),
    "null-choices": _always(Reply(200, {"choices": None})),
    "error-200": _always(Reply(200, {"error": {"message": "Provider returned error", "code": 429}})),
    "invalid-json": _says(lambda text: text[: len(text) // 2]),
    "fences": _says(lambda text: f"Here is the summary:\n```json\n{text}\n```\nI hope it helps!"),
    "think": _says(lambda text: '<think>Perhaps {"title": "a decoy"}?</think>\n' + text),
    "truncated": _CUT,
    "truncated-then-ok": lambda fake, body: (_CUT if fake.asked(body["model"]) == 1 else good)(fake, body),
    "refusal": _says(lambda text: None, refusal="I cannot help with that."),
    "filter": _always(Reply(400, _error("The response was filtered", "content_filter"))),
    "context": _always(_TOO_LONG),
    "bad-request": _always(Reply(400, _error("messages: roles must alternate"))),
    "unknown-ids": _says(lambda text: re.sub(r'"S\d+"', '"S99999"', text)),
    "empty": _says(lambda text: ""),
    "prose": _says(lambda text: "This paper is about a new treatment. It works very well."),
    "nonsense": _says(lambda text: json.dumps({"answer": 42})),
    **{f"no-{name}": _says(_without(name)) for name in ("findings", "caveats", "audience", "takeaway")},
    "echoes-key": _says_its_key,
    "no-usage": _no_usage,
    "rejects-schema": _refuses("response_format", "json_schema"),
    "rejects-format": _refuses("response_format"),
    "rejects-schema-500": _refuses("response_format", "json_schema", status=500),
    "rejects-max-tokens": _refuses("max_tokens"),
    "huge": _always(Reply(200, b" " * 6_000_000)),
    "gzip": _always(Reply(200, b"\x1f\x8b", (("content-encoding", "gzip"),))),
    "redirect": _always(Reply(302, b"", (("location", "https://login.example/start?token=1"),))),
}


async def _send(reply: Reply, send: Any, fake: FakeOpenAI) -> None:
    raw = reply.raw()
    if reply.manner == "slow":
        await asyncio.sleep(0.3)
    headers = {"content-type": "application/json"} | dict(reply.headers)
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": sent})
    if reply.manner in {"stall", "drip"}:
        for place in range(len(raw) if reply.manner == "drip" else 10_000):
            part = raw[place : place + 1] if reply.manner == "drip" else b""
            await send({"type": "http.response.body", "body": part, "more_body": True})
            await asyncio.sleep(0.02)
            if fake.stopped.is_set():
                return
    if reply.manner == "drop":
        # Some bytes of a longer body, then the connection is gone.
        await send({"type": "http.response.body", "body": b'{"cho', "more_body": True})
        send.__self__.transport.abort()
        return
    await send({"type": "http.response.body", "body": raw})


class _Server(uvicorn.Server):
    """Uvicorn without its signal handlers: it lives in a thread."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.contextmanager
def serving(port: int = 0, app: Callable[[FakeOpenAI], Any] | None = None) -> Iterator[FakeOpenAI]:
    """Serve on loopback in a thread until the block ends; `base_url` tells where. `app` may wrap what is served."""
    fake = FakeOpenAI()
    fake.outer = app(fake) if app else fake
    # IPPROTO_TCP named: without it asyncio leaves Nagle's delay on, and every call costs 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()  # callers may come before the thread is up: they queue
    fake.base_url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    config = uvicorn.Config(
        fake.outer, lifespan="off", log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=1
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.stopped.set()
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8123)
    with serving(parser.parse_args().port) as fake, contextlib.suppress(KeyboardInterrupt):
        print(f"serving {fake.base_url}; faults: {', '.join(FAULTS)}", flush=True)  # noqa: T201 - a script
        threading.Event().wait()


if __name__ == "__main__":
    main()
