"""Tell what single calls took. Takes their fingerprints; gives a Receipt for each that the ledger knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.records.spending import Spending
from pipeline.store.workspace import Store

_COLUMNS = (
    "fingerprint", "state", "model", "tokens_in", "tokens_out", "micro_usd", "as_reserved", "reserved_in", "reserved_out",
    "reserved_micro", "started_at", "ended_at",
)  # fmt: skip


@dataclass(frozen=True)
class Receipt:
    """One call, as the ledger has it. `state` is in flight, done, failed or lost."""

    fingerprint: str
    state: str
    model: str
    tokens_in: int | None
    tokens_out: int | None
    micro_usd: int | None
    as_reserved: bool
    reserved_in: int
    reserved_out: int
    reserved_micro: int | None
    started_at: float
    ended_at: float | None

    @property
    def told(self) -> bool:
        """Tell whether its server told what it used."""
        return self.state == "done" and not self.as_reserved

    @property
    def seconds(self) -> float:
        """Give how long it was waited for, its turn with it."""
        return max((self.ended_at or self.started_at) - self.started_at, 0.0)

    @property
    def day(self) -> str:
        """Give the day on which it was asked, in UTC."""
        return datetime.fromtimestamp(self.started_at, UTC).date().isoformat()

    def spent(self) -> Spending:
        """Give what it used and cost."""
        if self.state == "done":
            return Spending(
                calls=1, tokens_in=self.tokens_in or 0, tokens_out=self.tokens_out or 0, micro_usd=self.micro_usd or 0,
                unpriced=int(self.micro_usd is None), as_reserved=int(self.as_reserved),
            )  # fmt: skip
        if self.state == "lost":
            return Spending(
                lost=1, lost_tokens=self.reserved_in + self.reserved_out, lost_micro=self.reserved_micro or 0,
                unpriced=int(self.reserved_micro is None),
            )  # fmt: skip
        return Spending(failed=int(self.state == "failed"))


def read_receipts(store: Store, fingerprints: Sequence[str]) -> list[Receipt]:
    """Give the receipts of calls in the order in which they were asked; of those that the ledger does not know, none."""
    if not fingerprints:
        return []
    places = ", ".join(["%s"] * len(fingerprints))
    question = f"SELECT {', '.join(_COLUMNS)} FROM store_modelcall WHERE fingerprint IN ({places})"  # noqa: S608 - our names
    found = {row[0]: Receipt(*row) for row in store.statements.ask(question, list(fingerprints))}
    return [found[one] for one in fingerprints if one in found]
