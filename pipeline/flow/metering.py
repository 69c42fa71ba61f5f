"""Count what a run spends as it goes. Takes a Ledger; is one, and counts what passes through."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.ledger import MICRO, Call, Go, Known, Ledger, Limits, Reply, Wait


@dataclass
class Meter:
    """A Ledger that counts for the progress line: the ledger behind it keeps the books."""

    ledger: Ledger
    calls: int = 0
    hits: int = 0
    tokens: int = 0
    micro_usd: int = 0
    unpriced: int = 0

    async def claim(self, call: Call, limits: Limits) -> Go | Wait | Known:
        """Pass a claim on; an answer that was paid for before is a hit."""
        word = await self.ledger.claim(call, limits)
        self.hits += isinstance(word, Known)
        return word

    async def turn(self, call: Call, limits: Limits) -> Go | Wait:
        """Pass it on."""
        return await self.ledger.turn(call, limits)

    async def ratio(self, host: str, model: str) -> float:
        """Pass it on."""
        return await self.ledger.ratio(host, model)

    async def pause(self, host: str, seconds: float | None) -> None:
        """Pass it on."""
        await self.ledger.pause(host, seconds)

    async def settle(self, call: Call, reply: Reply) -> None:
        """Pass an answer on, and count what it cost."""
        await self.ledger.settle(call, reply)
        told = reply.tokens_in is not None and reply.tokens_out is not None
        self._count(
            (reply.tokens_in or 0) + (reply.tokens_out or 0) if told else call.reserve.tokens, reply.micro_usd
        )

    async def release(self, call: Call, error: str, *, sent: bool = True) -> None:
        """Pass it on."""
        await self.ledger.release(call, error, sent=sent)

    async def lose(self, call: Call, error: str) -> None:
        """Pass a loss on, and count what it may have cost."""
        await self.ledger.lose(call, error)
        self._count(call.reserve.tokens, call.reserve.micro_usd)

    def _count(self, tokens: int, micro_usd: int | None) -> None:
        self.calls += 1
        self.tokens += tokens
        self.micro_usd += micro_usd or 0
        self.unpriced += micro_usd is None

    def told(self) -> str:
        """Say what was spent: calls, tokens, and money where its price is known; empty where nothing was asked."""
        if not self.calls and not self.hits:
            return ""
        money = f"${self.micro_usd / MICRO:.2f}"
        cost = "cost unknown" if self.unpriced == self.calls else f"at least {money}" if self.unpriced else money
        parts = [f"{self.calls} model call{'s' if self.calls != 1 else ''}", f"{self.tokens:,} tokens", cost]
        hits = [f"{self.hits} answered from before, free"] if self.hits else []
        return ", ".join([*(parts if self.calls else []), *hits])
