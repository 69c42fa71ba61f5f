"""Count what is reserved and spent. Takes costs by run, day and paper; refuses what could pass a cap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.models import F

from pipeline.records.ledger import MICRO, Cap, CapError, Cost, Limits, Scope
from pipeline.store.models import Budget


class Budgets:
    """The budgets in the database `alias`; each method is a part of a transaction."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def reserve(self, scopes: dict[str, str], cost: Cost, limits: Limits) -> CapError | None:
        """Reserve a call's highest cost in each of its scopes, or give the cap that it could pass."""
        caps: dict[str, Cap] = {"run": limits.run, "day": limits.day, "paper": limits.paper}
        used = {row.scope: row for row in self._rows().filter(scope__in=scopes.values())}
        names: tuple[Scope, ...] = ("run", "day", "paper")
        for name in names:
            refused = _refused(name, used.get(scopes[name]), cost, caps[name])
            if refused:
                return refused
        self._rows().bulk_create([Budget(scope=s) for s in scopes.values() if s not in used], ignore_conflicts=True)
        self._rows().filter(scope__in=scopes.values()).update(**_moved(cost, 1, "reserved_"))
        return None

    def spend(self, scopes: Iterable[str], reserved: Cost | None, cost: Cost) -> None:
        """Book what a call cost; `reserved` is what is no longer reserved, None where that was booked before."""
        freed = _moved(reserved, -1, "reserved_") if reserved else {}
        unpriced = {"unpriced": F("unpriced") + 1} if cost.micro_usd is None else {}
        self._rows().filter(scope__in=list(scopes)).update(**freed, **_moved(cost, 1, ""), **unpriced)

    def give_back(self, scopes: Iterable[str], reserved: Cost) -> None:
        """Free what a call had reserved and did not use."""
        self._rows().filter(scope__in=list(scopes)).update(**_moved(reserved, -1, "reserved_"))

    def tally(self, key: dict[str, str], **counts: int) -> None:
        """Add to a day's tally of a model and a prompt."""
        names = [*key, *_TALLIED]
        added = ", ".join(f"{name} = store_tally.{name} + excluded.{name}" for name in counts)
        places = ", ".join(["%s"] * len(names))
        statement = (
            f"INSERT INTO store_tally ({', '.join(names)}) VALUES ({places}) "  # noqa: S608 - our own names
            f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {added}"
        )
        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement, [*key.values(), *(counts.get(name, 0) for name in _TALLIED)])

    def _rows(self) -> Any:  # noqa: ANN401 - Django's manager, whose type names the model twice
        return Budget.objects.using(self.alias)


_TALLIED = (
    "calls", "tokens_in", "tokens_out", "micro_usd", "unpriced", "as_reserved", "hits", "failed", "lost", "lost_tokens",
    "lost_micro",
)  # fmt: skip


def _moved(cost: Cost, sign: int, prefix: str) -> dict[str, Any]:
    counts = {"calls": 1, "tokens": cost.tokens, "micro": cost.micro_usd or 0}
    names = {"micro": "micro_usd"} if not prefix else {}
    return {
        f"{prefix}{names.get(name, name)}": F(f"{prefix}{names.get(name, name)}") + sign * count
        for name, count in counts.items()
    }


def _refused(scope: Scope, row: Budget | None, cost: Cost, cap: Cap) -> CapError | None:
    calls = (row.calls + row.reserved_calls if row else 0) + 1
    tokens = (row.tokens + row.reserved_tokens if row else 0) + cost.tokens
    micro = (row.micro_usd + row.reserved_micro if row else 0) + (cost.micro_usd or 0)
    if cap.calls is not None and calls > cap.calls:
        return CapError(scope, "calls", f"{cap.calls:,}")
    if cap.tokens is not None and tokens > cap.tokens:
        return CapError(scope, "tokens", f"{cap.tokens:,}")
    if cap.micro_usd is not None and (micro > cap.micro_usd or cost.micro_usd is None):
        return CapError(scope, "US dollars", f"{cap.micro_usd / MICRO:g}")
    return None
