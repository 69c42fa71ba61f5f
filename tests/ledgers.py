"""Calls for tests of the ledger, and looks into its books."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.records.ledger import Call, Cost, Limits
from pipeline.store.calls import StoreLedger
from pipeline.store.models import Budget, ModelCall, Tally
from pipeline.store.workspace import Store

CALL = Call(
    fingerprint="f" * 64, run="run-1", owner="me 1", paper="p" * 64, purpose="write", model="m", host="h:1",
    reserve=Cost(1_000, 500, 700), lease=60.0,
)  # fmt: skip
FREE = Limits()
# What CALL reserves: tokens and millionths of a dollar.
RESERVED = (1_500, 700)
# The day that the tests' clock shows.
DAY = "2026-09-21"


def ledger_on(store: Store) -> StoreLedger:
    """Give a ledger that goes by the store's clock, on a server too."""
    return StoreLedger(store, store.clock)


def other(number: int, **changes: Any) -> Call:
    """Give a call of its own for each number."""
    return replace(CALL, fingerprint=f"{number:064}", owner=f"me {number}", **changes)


def tally(store: Store) -> Tally:
    """Give the one tally that there is."""
    return Tally.objects.using(store.alias).get()


def row(store: Store) -> ModelCall:
    """Give the one call that there is."""
    return ModelCall.objects.using(store.alias).get()


def budget(store: Store, scope: str) -> tuple[int, int, int, int, int, int]:
    """Give calls, tokens and money that a scope has spent, and the same that it has reserved."""
    kept = Budget.objects.using(store.alias).get(scope=scope)
    return (
        kept.calls, kept.tokens, kept.micro_usd, kept.reserved_calls, kept.reserved_tokens, kept.reserved_micro,
    )  # fmt: skip
