"""Count what is reserved and spent. Takes costs by run, day and paper; refuses what could pass a cap."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.ledger import MICRO, Cap, CapError, Cost, Limits, Scope
from pipeline.store.statements import Statements, Value

SCOPES: tuple[Scope, ...] = ("run", "day", "paper")
_TALLIED = (
    "calls", "tokens_in", "tokens_out", "micro_usd", "unpriced", "as_reserved", "hits", "failed", "lost", "lost_tokens",
    "lost_micro",
)  # fmt: skip
_KEY = ("day", "model", "host", "purpose")
_USED = (
    "SELECT scope, calls + reserved_calls, tokens + reserved_tokens, micro_usd + reserved_micro "
    "FROM store_budget WHERE scope IN (%s, %s, %s)"
)
_RESERVE = (
    "INSERT INTO store_budget (scope, calls, tokens, micro_usd, unpriced, reserved_calls, reserved_tokens, "
    "reserved_micro) VALUES (%s, 0, 0, 0, 0, 1, %s, %s), (%s, 0, 0, 0, 0, 1, %s, %s), (%s, 0, 0, 0, 0, 1, %s, %s) "
    "ON CONFLICT (scope) DO UPDATE SET reserved_calls = store_budget.reserved_calls + excluded.reserved_calls, "
    "reserved_tokens = store_budget.reserved_tokens + excluded.reserved_tokens, "
    "reserved_micro = store_budget.reserved_micro + excluded.reserved_micro"
)
_FREE = (
    "UPDATE store_budget SET reserved_calls = reserved_calls - 1, reserved_tokens = reserved_tokens - %s, "
    "reserved_micro = reserved_micro - %s WHERE scope IN (%s, %s, %s)"
)
_SPEND = (
    "UPDATE store_budget SET calls = calls + 1, tokens = tokens + %s, micro_usd = micro_usd + %s, "
    "unpriced = unpriced + %s, reserved_calls = reserved_calls - 1, reserved_tokens = reserved_tokens - %s, "
    "reserved_micro = reserved_micro - %s WHERE scope IN (%s, %s, %s)"
)
_CORRECT = (
    "UPDATE store_budget SET tokens = tokens + %s, micro_usd = micro_usd + %s, unpriced = unpriced + %s "
    "WHERE scope IN (%s, %s, %s)"
)


class Budgets:
    """The budgets in a database; each method is a part of a transaction. Scopes are a run, a day, a paper."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def reserve(self, scopes: Sequence[str], cost: Cost, limits: Limits) -> CapError | None:
        """Reserve a call's highest cost in each of its scopes, or give the cap that it could pass."""
        caps = (limits.run, limits.day, limits.paper)
        if any(cap != Cap() for cap in caps):
            used = self._used(scopes)
            for name, scope, cap in zip(SCOPES, scopes, caps, strict=True):
                refused = _refused(name, used.get(scope, (0, 0, 0)), cost, cap)
                if refused:
                    return refused
        self._write(_RESERVE, [part for s in scopes for part in (s, cost.tokens, cost.micro_usd or 0)])
        return None

    def spend(self, scopes: Sequence[str], reserved: Cost, cost: Cost) -> None:
        """Book what a call cost in place of what was reserved for it."""
        spent = (cost.tokens, cost.micro_usd or 0, int(cost.micro_usd is None))
        self._write(_SPEND, [*spent, reserved.tokens, reserved.micro_usd or 0, *scopes])

    def correct(self, scopes: Sequence[str], booked: Cost, cost: Cost) -> None:
        """Book what a call did cost in place of what it was booked with."""
        more = (
            cost.tokens - booked.tokens,
            (cost.micro_usd or 0) - (booked.micro_usd or 0),
            int(cost.micro_usd is None) - int(booked.micro_usd is None),
        )
        self._write(_CORRECT, [*more, *scopes])

    def give_back(self, scopes: Sequence[str], reserved: Cost) -> None:
        """Free what a call had reserved and did not use."""
        self._write(_FREE, [reserved.tokens, reserved.micro_usd or 0, *scopes])

    def tally(self, key: tuple[str, str, str, str], **counts: int) -> None:
        """Add to a day's tally of a model on a host and a prompt."""
        names = (*_KEY, *_TALLIED)
        added = ", ".join(f"{name} = store_tally.{name} + excluded.{name}" for name in counts)
        statement = (
            f"INSERT INTO store_tally ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))}) "  # noqa: S608 - our own names
            f"ON CONFLICT ({', '.join(_KEY)}) DO UPDATE SET {added}"
        )
        self._write(statement, [*key, *(counts.get(name, 0) for name in _TALLIED)])

    def _write(self, statement: str, values: Sequence[Value]) -> None:
        self._statements.run(statement, values, touches=())  # nobody asks for a budget ahead

    def _used(self, scopes: Sequence[str]) -> dict[str, tuple[int, int, int]]:
        return {scope: (calls, tokens, micro) for scope, calls, tokens, micro in self._statements.ask(_USED, scopes)}


def _refused(scope: Scope, used: tuple[int, int, int], cost: Cost, cap: Cap) -> CapError | None:
    calls, tokens, micro = used
    if cap.calls is not None and calls + 1 > cap.calls:
        return CapError(scope, "calls", f"{cap.calls:,}")
    if cap.tokens is not None and tokens + cost.tokens > cap.tokens:
        return CapError(scope, "tokens", f"{cap.tokens:,}")
    if cap.micro_usd is not None and (cost.micro_usd is None or micro + cost.micro_usd > cap.micro_usd):
        return CapError(scope, "US dollars", f"{cap.micro_usd / MICRO:g}")
    return None
