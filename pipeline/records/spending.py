"""What model calls cost, by day, model and prompt. Unknown is told as unknown, and a part of it as “at least”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from pipeline.records.ledger import MICRO


@dataclass(frozen=True)
class Spending:
    """What some calls used and cost.

    `calls` were answered, `as_reserved` of them without being told what they used: that is booked as reserved.
    `lost` may have been paid for and brought no answer; `failed` cost nothing; `hits` were answered from the ledger.
    `unpriced` counts answered and lost calls whose price is not known: they are in no sum of money.
    """

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    micro_usd: int = 0
    unpriced: int = 0
    as_reserved: int = 0
    hits: int = 0
    failed: int = 0
    lost: int = 0
    lost_tokens: int = 0
    lost_micro: int = 0

    def __add__(self, other: Spending) -> Spending:
        """Give both together."""
        return Spending(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Spending)))

    @property
    def tokens(self) -> int:
        """Give all tokens, those of lost calls with them."""
        return self.tokens_in + self.tokens_out + self.lost_tokens

    @property
    def cost(self) -> int | None:
        """Give what is known to be spent, in millionths of a dollar, losses with it; None where nothing is known."""
        nothing_known = self.unpriced and self.unpriced >= self.calls + self.lost
        return None if nothing_known else self.micro_usd + self.lost_micro

    @property
    def cost_told(self) -> str:
        """Say the cost: “$1.20”, “at least $1.20” where some of it is not known, or “unknown”."""
        if self.cost is None:
            return "unknown"
        return ("at least " if self.unpriced else "") + dollars(self.cost)

    @property
    def lost_told(self) -> str:
        """Say what was lost; empty where nothing was."""
        if not self.lost:
            return ""
        money = f", {'at least ' if self.unpriced else ''}{dollars(self.lost_micro)}" if self.lost_micro else ""
        return f"{self.lost_tokens:,} tokens{money}"


@dataclass(frozen=True)
class Entry:
    """What one day's calls to one model, for one prompt, cost."""

    day: str
    model: str
    host: str
    prompt: str
    spent: Spending


def total(entries: Iterable[Entry]) -> Spending:
    """Give all together."""
    return sum((entry.spent for entry in entries), Spending())


def dollars(micro: int) -> str:
    """Say an amount so that a small one does not look like nothing."""
    amount = micro / MICRO
    if amount >= 0.1 or not micro:
        return f"${amount:,.2f}"
    return f"${amount:.4f}" if amount >= 0.0001 else "under $0.0001"
