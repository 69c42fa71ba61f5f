"""Note which calls one draft makes. Takes a Ledger; is one, and afterwards gives what those calls took, whenever paid."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.flow.metering import Meter
from pipeline.records.comparing import Bill
from pipeline.records.ledger import Call, Go, Known, Limits, Wait
from pipeline.records.spending import Spending
from pipeline.store.receipts import Receipt, read_receipts
from pipeline.store.workspace import Store


@dataclass
class Notebook(Meter):
    """A Meter of one draft's calls that keeps their fingerprints, and for what each was."""

    purposes: dict[str, str] = field(default_factory=dict)

    async def claim(self, call: Call, limits: Limits) -> Go | Wait | Known:
        """Pass a claim on, and note it."""
        self.purposes.setdefault(call.fingerprint, call.purpose)
        return await super().claim(call, limits)

    async def bill(self, store: Store) -> Bill:
        """Give what the calls took, as the ledger has it.

        Raises:
            WorkspaceError: the database cannot be read.
        """
        asked = list(self.purposes)
        return bill_of(await store.read_soon(lambda: read_receipts(store, asked)), self.purposes)


def bill_of(receipts: list[Receipt], purposes: dict[str, str]) -> Bill:
    """Add receipts up. What one call's server did not tell is unknown in all: a part of a sum is not the sum."""
    paid = [one for one in receipts if one.state in {"done", "lost"}]
    told = all(one.told for one in paid)
    tasks = [purposes[one.fingerprint].partition("_")[0] for one in receipts if one.state == "done"]
    repairs = tasks.count("repair")
    return Bill(
        spent=sum((one.spent() for one in receipts), Spending()),
        tokens_in=sum(one.tokens_in or 0 for one in paid) if told else None,
        tokens_out=sum(one.tokens_out or 0 for one in paid) if told else None,
        again=max(tasks.count("write") - 1, 0) + max(repairs - 1, 0),
        repairs=min(repairs, 1),
        seconds=round(sum(one.seconds for one in receipts), 3),
        days=tuple(sorted({one.day for one in paid})),
    )
