"""What a model call costs and may cost. The guard in `llm` asks a Ledger, the store keeps it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pipeline.errors import PlainpaperError

# Money is counted in whole millionths of a US dollar, so that no sum is rounded.
MICRO = 1_000_000

Scope = Literal["run", "day", "paper"]


class CapError(PlainpaperError):
    """A call would pass a cap: nothing was sent. `scope` is run, day or paper; `unit` calls, tokens or money."""

    def __init__(self, scope: Scope, unit: str, cap: str) -> None:
        hints = {
            "run": "raise the cap, or run the command again: what is drafted is kept",
            "day": "run the command again tomorrow, or raise the cap",
            "paper": "raise the cap, then `plainpaper retry`",
        }
        super().__init__(f"the next model call could pass the cap of {cap} {unit} a {scope}", hints[scope])
        self.scope = scope
        self.unit = unit


@dataclass(frozen=True)
class Cost:
    """Tokens in and out, and millionths of a dollar; `micro_usd` is None where no price is known, never 0."""

    tokens_in: int = 0
    tokens_out: int = 0
    micro_usd: int | None = None

    @property
    def tokens(self) -> int:
        """Give all tokens."""
        return self.tokens_in + self.tokens_out


@dataclass(frozen=True)
class Cap:
    """The most that one run, day or paper may use; None is no cap."""

    calls: int | None = None
    tokens: int | None = None
    micro_usd: int | None = None


@dataclass(frozen=True)
class Limits:
    """Caps, and the pace that a server allows: starts and tokens a minute, calls in flight at once; None is no limit."""

    run: Cap = Cap()
    day: Cap = Cap()
    paper: Cap = Cap()
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    at_once: int | None = None

    @property
    def caps_money(self) -> bool:
        """Tell whether any cap is one of money."""
        return any(cap.micro_usd is not None for cap in (self.run, self.day, self.paper))


@dataclass(frozen=True)
class Call:
    """One request to a model, known by the digest of all that decides its answer.

    `run` and `owner` say who asks, `paper` for which paper (its digest), `purpose` which prompt; `reserve` is the most
    that it may cost; `lease` is how many seconds it may be in flight, from its turn on, before another may take it
    over; `guess` is how many tokens its text was guessed to have, from which the ledger learns.
    """

    fingerprint: str
    run: str
    owner: str
    paper: str
    purpose: str
    model: str
    host: str
    reserve: Cost
    lease: float
    guess: int = 0


@dataclass(frozen=True)
class Go:
    """The call is yours: send it after `seconds`, and where those are not 0, ask for its turn once more.

    `attempt` counts from 1.
    """

    seconds: float
    attempt: int


@dataclass(frozen=True)
class Wait:
    """Not now: ask again after `seconds`, for `why`."""

    seconds: float
    why: str


@dataclass(frozen=True)
class Known:
    """The answer is here already, as the server sent it, and free."""

    body: str


@dataclass(frozen=True)
class Reply:
    """What a server sent, before anything is made of it; counts are None where it told none."""

    body: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    micro_usd: int | None = None


class Ledger(Protocol):
    """Keeps every model call: what is in flight, what was answered, what it cost. Each method is one whole step."""

    async def claim(self, call: Call, limits: Limits) -> Go | Wait | Known:
        """Reserve a call, or give the answer that was paid for before.

        Raises:
            CapError: the call could pass a cap.
        """
        ...

    async def turn(self, call: Call, limits: Limits) -> Go | Wait:
        """Ask after a wait whether a claimed call may be sent now.

        Where it may not, because the host asked for a pause or another took the call over, its reservation is given
        back, and it is to be claimed again after the wait.
        """
        ...

    async def pause(self, host: str, seconds: float | None) -> None:
        """Let no call go to `host` for that long, whoever makes it; None where the host told no time."""
        ...

    async def ratio(self, host: str, model: str) -> float:
        """Give how many tokens a model's texts took, for each one that was guessed, as learned; 1.0 at first."""
        ...

    async def settle(self, call: Call, reply: Reply) -> None:
        """Store an answer with what it cost; what the server did not tell is booked as reserved, and marked so."""
        ...

    async def release(self, call: Call, error: str, *, sent: bool = True) -> None:
        """Give a reservation back: the call failed, or was never sent, and cannot have cost anything."""
        ...

    async def lose(self, call: Call, error: str) -> None:
        """Book a reservation as spent: the call may have been paid for, and its answer never came."""
        ...


def fingerprint(**parts: Any) -> str:  # noqa: ANN401 - whatever decides the answer: texts, numbers, a schema
    """Give the SHA-256, in hex, of all that decides an answer; the order of keys does not matter."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
