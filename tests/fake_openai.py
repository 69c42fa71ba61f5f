"""A stand-in for an OpenAI-compatible server, on loopback. Also: python tests/fake_openai.py --port 8123.

Any model name answers a valid summary made of the passages in the prompt; models named `fault:<name>` misbehave
(FAULTS in fake_faults.py), and every model does while `fault` holds such a name. A fault that says "then ok" misbehaves once for each
server.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import uvicorn
from fake_answers import Body, Reply, completion, counted, error_body
from fake_faults import FAULTS, good


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
    listed: list[Body] = field(default_factory=lambda: [{"id": "tiny", "max_model_len": 32768}])
    stopped: threading.Event = field(default_factory=threading.Event)
    outer: Any = None  # what is served instead: an application that wraps this one

    @property
    def key(self) -> str:
        """Give the header that came with the last request."""
        return self.seen[-1].headers.get("authorization", "")

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
        if scope["path"].endswith("/models") and not self.fault:
            await _send(Reply(body={"object": "list", "data": self.listed}), send, self)
            return
        if not scope["path"].endswith("/chat/completions"):
            await _send(Reply(404, error_body("no such path")), send, self)
            return
        await _send(self._reply(body), send, self)

    def _reply(self, body: Body) -> Reply:
        model = body["model"]
        if self.always:
            return self.always
        if self.texts:
            return _counted(Reply(body=completion(self.texts.pop(0), model)), body)
        fault = self.fault or (model.removeprefix("fault:") if model.startswith("fault:") else "")
        return _counted(FAULTS[fault](self, body) if fault else good(self, body), body)


def _counted(reply: Reply, asked: Body) -> Reply:
    return replace(reply, body=counted(reply.body, asked)) if isinstance(reply.body, dict) else reply


async def _send(reply: Reply, send: Any, fake: FakeOpenAI) -> None:
    raw, manner = reply.raw(), reply.manner
    if manner in {"hang", "reset", "garbage"}:
        await _send_nothing(manner, send, fake)
        return
    if manner == "slow":
        await asyncio.sleep(0.3)
    headers = {"content-type": "application/json"} | dict(reply.headers)
    if manner == "close":
        headers["content-length"] = str(len(raw) + 100)
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": sent})
    if manner in {"stall", "drip"}:
        for place in range(len(raw) if manner == "drip" else 10_000):
            part = raw[place : place + 1] if manner == "drip" else b""
            await send({"type": "http.response.body", "body": part, "more_body": True})
            await asyncio.sleep(0.02)
            if fake.stopped.is_set():
                return
    if manner in {"drop", "close"}:
        # Some bytes of a longer body, then the connection is gone, rudely or with a good-bye.
        await send({"type": "http.response.body", "body": raw[:20], "more_body": True})
        transport = send.__self__.transport
        (transport.abort if manner == "drop" else transport.close)()
        return
    await send({"type": "http.response.body", "body": raw})


async def _send_nothing(manner: str, send: Any, fake: FakeOpenAI) -> None:
    """Send no answer at all: keep the caller waiting, reset the connection, or speak something that is not HTTP."""
    transport = send.__self__.transport
    if manner == "hang":
        for _ in range(1500):
            await asyncio.sleep(0.02)
            if fake.stopped.is_set() or transport.is_closing():
                break
    elif manner == "reset":
        # Without lingering, closing sends RST instead of a good-bye.
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    else:
        transport.write(b"\x00\xffSSH-2.0-OpenSSH_9.2\r\n\r\n" * 3)
    transport.close()


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
