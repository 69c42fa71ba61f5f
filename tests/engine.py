"""What the engine's tests stand on: papers by the dozen, a server that counts calls, and runs as processes of their own."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fake_answers import Reply
from fake_openai import FakeOpenAI, serving
from warm import Run

SECONDS = 60


@dataclass
class Calls:
    """What the server saw, by request: begun, answered, and dropped where the caller had gone."""

    begun: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    starts: list[float] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def paid_twice(self) -> int:
        """Count answers that were given again to a question that had been answered."""
        return sum(count - 1 for count in self.answered.values() if count > 1)


@dataclass
class CountingServer:
    """Waits before each answer, and counts in this process, so that a kill of the other cannot hide a call."""

    fake: FakeOpenAI
    seconds: float = 0.0
    busy_until: float = 0.0
    most: int | None = None  # after so many answers, whoever asks is kept waiting
    calls: Calls = field(default_factory=Calls)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        parts = [await receive()]
        while parts[-1].get("more_body"):
            parts.append(await receive())
        if parts[-1]["type"] == "http.disconnect":
            return  # killed in the middle of its question: nothing was begun
        raw = b"".join(part.get("body", b"") for part in parts)
        key = hashlib.sha256(json.dumps(json.loads(raw)["messages"]).encode()).hexdigest()[:12]
        if time.monotonic() < self.busy_until:
            self.calls.refused += 1
            self.fake.always = Reply(429, {"error": {"message": "slow down"}}, (("retry-after", "1"),))
        self.calls.begun[key] += 1
        self.calls.starts.append(time.monotonic())
        self.calls.at_once += 1
        self.calls.most_at_once = max(self.calls.most_at_once, self.calls.at_once)
        try:
            if await self._gone(receive):
                return
            await self.fake(scope, _again(parts), send)
            if not self.fake.always:
                self.calls.answered[key] += 1
        finally:
            self.fake.always = None
            self.calls.at_once -= 1

    async def _gone(self, receive: Any) -> bool:
        """Wait as long as an answer takes; tell whether the caller has gone meanwhile."""
        gone = asyncio.create_task(receive())
        done, _ = await asyncio.wait({gone}, timeout=self.seconds)
        while not done and self.most is not None and sum(self.calls.answered.values()) >= self.most:
            done, _ = await asyncio.wait({gone}, timeout=0.02)
        gone.cancel()
        return bool(done)


def _again(parts: list[Any]) -> Callable[[], Any]:
    rest = iter(parts)

    async def receive() -> Any:
        return next(rest)

    return receive


@contextlib.contextmanager
def counting(seconds: float = 0.0) -> Iterator[CountingServer]:
    """Serve until the block ends."""
    with serving(app=lambda fake: CountingServer(fake, seconds)) as fake:
        server = fake.outer
        assert isinstance(server, CountingServer)
        yield server


def write_papers(folder: Path, count: int) -> Path:
    """Write short papers, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"paper-{number:03}.txt").write_text(
            f"A rash after inventumab in a woman of {20 + number} years\n\nCase presentation\n\n"
            f"A {20 + number}-year-old woman with asthma came to the clinic with a rash on both arms. She had taken "
            f"inventumab for {number + 2} months. The doctors found no other cause for the rash.\n\nDiscussion\n\n"
            "This is one patient, and more research is needed to understand the link between inventumab and a rash.\n",
            encoding="utf-8",
        )
    return folder


@dataclass
class Engine:
    """Runs `plainpaper` as a process of its own, on one workspace and one database."""

    workspace: Path
    papers: Path
    server: CountingServer
    address: str | None
    patience: float = SECONDS

    def start(self, *more: str, workspace: Path | None = None) -> Run:
        """Start a run over the papers."""
        words = [
            "draft",
            str(self.papers),
            "--base-url",
            self.server.fake.base_url,
            "--model",
            "m",
            "--timeout",
            "30",
        ]
        return self.command(*words, *more, workspace=workspace)

    def command(self, *words: str, workspace: Path | None = None) -> Run:
        """Start any command."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PLAINPAPER_")}
        environment |= {"PLAINPAPER_DATABASE_URL": self.address} if self.address else {}
        environment |= {"PLAINPAPER_WORKSPACE": str(workspace or self.workspace)}
        return Run(list(words), environment)

    def run(self, *more: str) -> tuple[int, str]:
        """Run to the end; give the exit code and what was said."""
        return ended(self.start(*more), self.patience)

    def kill_after(self, answers: int, *more: str) -> None:
        """Start a run and kill it, children and all, once so many calls were answered and others are under way."""
        self.server.most = answers
        process = self.start(*more)
        self.wait_for(answers, process)
        until(lambda: self.server.calls.at_once > 0)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(SECONDS)
        # What the server was at when the caller died it notices, and drops.
        until(lambda: self.server.calls.at_once == 0)
        self.server.most = None

    def wait_for(self, answers: int, process: Run) -> None:
        """Wait until the server has answered so often."""
        until(
            lambda: sum(self.server.calls.answered.values()) >= answers or process.poll() is not None, self.patience
        )
        assert process.poll() is None, ended(process)

    def wait_begun(self, calls: int) -> None:
        """Wait until so many calls were begun."""
        until(lambda: sum(self.server.calls.begun.values()) >= calls, self.patience)

    def status(self) -> dict[str, Any]:
        """Give what `plainpaper status` says."""
        code, said = ended(self.command("status", "--json"))
        assert code == 0, said
        told: dict[str, Any] = json.loads(said)
        return told


def ended(process: Run, patience: float = SECONDS) -> tuple[int, str]:
    """Wait for a process; give its exit code and what it said."""
    code = process.wait(patience)
    return code, process.said()


def hear(process: Run, words: str) -> None:
    """Wait until a process has said something."""
    until(lambda: words in process.said() or process.poll() is not None)
    assert words in process.said(), f"it ended without a word of “{words}”: {process.said()}"


def until(fact: Callable[[], bool], patience: float = SECONDS) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + patience
    while not fact():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.01)
