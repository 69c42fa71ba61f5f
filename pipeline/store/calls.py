"""Keep every model call. Takes calls, answers and losses; gives the turn to send, or the answer that was paid for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pipeline.records.ledger import Call, CapError, Go, Known, Ledger, Limits, Reply, Wait
from pipeline.store.books import FULL, WHY_FULL, Books
from pipeline.store.slots import Slots
from pipeline.store.workspace import Store

T = TypeVar("T")
# How much a new answer tells of the ratio that is learned; one in five forgets a odd paper within a dozen others.
LEARNING = 0.2
# A server that tells nonsense (every text has one token) is not learned from beyond these.
LEAST_RATIO, MOST_RATIO = 0.2, 5.0
# A ratio is written when it has moved by this much since it last was.
WORTH_WRITING = 0.02


class StoreLedger(Ledger):
    """The Ledger on a workspace's database; one for each process, shared by all its drafts.

    Every method may raise WorkspaceError: the database cannot be written.

    Args:
        store: the open workspace.
        clock: the time that counts; by default a database server's own, which all its users share, else the store's.
    """

    def __init__(self, store: Store, clock: Callable[[], float] | None = None) -> None:
        self.store = store
        self._books = Books(store, clock)
        self._slots = Slots()
        self._statements = store.statements
        self._ratios: dict[tuple[str, str], float] = {}
        self._written: dict[tuple[str, str], float] = {}

    async def claim(self, call: Call, limits: Limits) -> Go | Wait | Known:
        """Reserve a call, or give the answer that was paid for before.

        Raises:
            CapError: the call could pass a cap.
        """
        word = await self._step(lambda: self._books.claim(call, limits), call)
        if isinstance(word, CapError):
            raise word
        if isinstance(word, Wait) and word.why == WHY_FULL:
            await self._slots.wait(call.host, FULL)
            return Wait(0.0, WHY_FULL)
        return word

    async def turn(self, call: Call, limits: Limits) -> Go | Wait:
        """Ask after a wait whether a claimed call may be sent now."""
        word = await self._step(lambda: self._books.turn(call, limits), call)
        if isinstance(word, Wait):
            self._slots.freed(call.host)
        return word

    async def pause(self, host: str, seconds: float | None) -> None:
        """Let no call go to `host` for that long, whoever makes it; None where the host told no time."""
        await self._step(lambda: self._books.pause(host, seconds))

    async def settle(self, call: Call, reply: Reply) -> None:
        """Store an answer with what it cost; what the server did not tell is booked as reserved, and marked so."""
        ratio = self._learned(call, reply)

        def step() -> None:
            self._books.settle(call, reply)
            if ratio is not None:
                self._write_ratio(call, ratio)

        await self._step(step, call)
        self._slots.freed(call.host)

    async def release(self, call: Call, error: str, *, sent: bool = True) -> None:
        """Give a reservation back: the call failed, or was never sent, and cannot have cost anything."""
        await self._step(lambda: self._books.release(call, error, sent=sent), call)
        self._slots.freed(call.host)

    async def lose(self, call: Call, error: str) -> None:
        """Book a reservation as spent: the call may have been paid for, and its answer never came."""
        await self._step(lambda: self._books.lose(call, error), call)
        self._slots.freed(call.host)

    async def lose_left(self, *, alone: bool, lives: Callable[[str], bool] = lambda _: True) -> int:
        """Book as lost what dead processes left in flight, and tell how many calls those were.

        Args:
            alone: nobody else is at work on this database, so that every call in flight is a dead process's. Otherwise
                only those count whose lease is over, or whose owner is dead.
            lives: tells whether an owner may still be at work.
        """
        return await self._step(lambda: self._books.lose_left(alone=alone, lives=lives))

    async def ratio(self, host: str, model: str) -> float:
        """Give how many tokens a model's texts took, for each one that was guessed, as learned; 1.0 at first."""
        key = (host[:255], model[:255])
        if key not in self._ratios:
            read = await self._step(lambda: self._read_ratio(key))
            self._written.setdefault(key, read)
            self._ratios.setdefault(key, read)
        return self._ratios[key]

    async def _step(self, job: Callable[[], T], call: Call | None = None) -> T:
        return await self.store.write_soon(job, self._books.question(call) if call else None)

    def _learned(self, call: Call, reply: Reply) -> float | None:
        """Learn from an answer; give the ratio where it is worth writing down."""
        if not call.guess or reply.tokens_in is None:
            return None
        key = (call.host[:255], call.model[:255])
        told = min(max(reply.tokens_in / call.guess, LEAST_RATIO), MOST_RATIO)
        known = self._ratios.get(key, 1.0)
        ratio = self._ratios[key] = known + LEARNING * (told - known)
        if abs(ratio / self._written.get(key, 1.0) - 1.0) < WORTH_WRITING:
            return None
        self._written[key] = ratio
        return ratio

    def _read_ratio(self, key: tuple[str, str]) -> float:
        rows = self._statements.ask("SELECT ratio FROM store_ratio WHERE host = %s AND model = %s", key)
        return float(rows[0][0]) if rows else 1.0

    def _write_ratio(self, call: Call, ratio: float) -> None:
        self._statements.run(
            "INSERT INTO store_ratio (host, model, ratio) VALUES (%s, %s, %s) "
            "ON CONFLICT (host, model) DO UPDATE SET ratio = excluded.ratio",
            [call.host[:255], call.model[:255], ratio],
            touches=(),
        )
