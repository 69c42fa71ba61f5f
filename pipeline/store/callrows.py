"""Keep the rows of model calls. Takes what happened to a call; leaves its row so.

By plain SQL: a paper has few milliseconds, and each call has its row read and written several times.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.ledger import Call, Cost, Reply
from pipeline.store.pace import JUMP
from pipeline.store.statements import Statements
from pipeline.store.texts import digest_of, storable


@dataclass(frozen=True)
class CallRow:
    """What a step must know of a call's row; `day` is that of its claim, in which it is booked."""

    fingerprint: str
    state: str
    run: str
    owner: str
    lease_until: float
    started_at: float
    attempts: int
    day: str
    paper: str
    purpose: str
    model: str
    host: str
    reserved_in: int
    reserved_out: int
    reserved_micro: int | None

    @property
    def reserved(self) -> Cost:
        """Give what is reserved for it."""
        return Cost(self.reserved_in, self.reserved_out, self.reserved_micro)

    @property
    def scopes(self) -> tuple[str, str, str]:
        """Give the budgets that it is booked in."""
        return (f"run {self.run}", f"day {self.day}", f"paper {self.paper}")

    def is_in_flight_for(self, owner: str) -> bool:
        """Tell whether it is in flight, and for this owner."""
        return self.state == "in flight" and self.owner == owner


COLUMNS = tuple(CallRow.__dataclass_fields__)
_IN_FLIGHT = (
    f"SELECT {', '.join(COLUMNS)} FROM store_modelcall "  # noqa: S608 - our own names
    "WHERE state = 'in flight' ORDER BY fingerprint"
)
_CLAIMED = (
    "fingerprint", "state", "run", "owner", "lease_until", "attempts", "day", "paper", "purpose", "model", "host",
    "reserved_in", "reserved_out", "reserved_micro", "started_at", "ended_at", "error", "as_reserved", "body",
    "body_digest", "settled_by",
)  # fmt: skip
_CLAIM = (
    f"INSERT INTO store_modelcall ({', '.join(_CLAIMED)}) VALUES ({', '.join(['%s'] * len(_CLAIMED))}) "  # noqa: S608
    f"ON CONFLICT (fingerprint) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _CLAIMED[1:])}"
)
_SETTLE = (
    "UPDATE store_modelcall SET state = 'done', settled_by = %s, body = %s, body_digest = %s, tokens_in = %s, "
    "tokens_out = %s, micro_usd = %s, as_reserved = %s, ended_at = %s, error = '' WHERE fingerprint = %s"
)


class CallRows:
    """The calls in a database; each method is a part of a transaction."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def answer(self, fingerprint: str) -> str:
        """Give the answer of a call that is done."""
        rows = self._statements.ask("SELECT body FROM store_modelcall WHERE fingerprint = %s", [fingerprint])
        body: str = rows[0][0]
        return body

    def left(self) -> list[CallRow]:
        """Give all calls in flight."""
        return [CallRow(*row) for row in self._statements.ask(_IN_FLIGHT, [])]

    def in_flight(self, host: str, now: float) -> int:
        """Count the calls in flight at a host."""
        count: int = self._statements.ask(
            "SELECT count(*) FROM store_modelcall WHERE state = 'in flight' AND host = %s AND lease_until > %s",
            [host, now],
        )[0][0]
        return count

    def start_leases_anew(self, now: float) -> None:
        """Where a clock jumped back, let leases that began in what is now the future begin now."""
        self._statements.run(
            "UPDATE store_modelcall SET lease_until = lease_until - (started_at - %s), started_at = %s "
            "WHERE state = 'in flight' AND started_at > %s",
            [now, now, now + JUMP],
        )

    def claim(self, call: Call, attempt: int, day: str, now: float, due: float) -> None:
        """Put a call in flight; its lease begins when its turn comes."""
        reserve = call.reserve
        values = (
            call.fingerprint, "in flight", call.run, call.owner, due + call.lease, attempt, day, call.paper,
            call.purpose, call.model, call.host, reserve.tokens_in, reserve.tokens_out, reserve.micro_usd, now, None,
            "", False, "", "", "",
        )  # fmt: skip
        self._statements.run(_CLAIM, values, touches=(about_call(call.fingerprint),))

    def put_off(self, call: Call, due: float) -> None:
        """Let a claimed call's lease begin at a later turn."""
        self._statements.run(
            "UPDATE store_modelcall SET lease_until = %s WHERE fingerprint = %s",
            [due + call.lease, call.fingerprint],
            touches=(about_call(call.fingerprint),),
        )

    def settle(self, call: Call, body: str, cost: Cost, now: float, *, told: bool) -> None:
        """Store an answer and what it cost."""
        values = (
            call.owner, body, digest_of(body), cost.tokens_in, cost.tokens_out, cost.micro_usd, not told, now,
            call.fingerprint,
        )  # fmt: skip
        self._statements.run(_SETTLE, values, touches=(about_call(call.fingerprint),))

    def end(self, fingerprint: str, state: str, error: str, now: float, *, sent: bool = True) -> None:
        """End a call without an answer; one that was never sent was no attempt."""
        self._statements.run(
            "UPDATE store_modelcall SET state = %s, error = %s, ended_at = %s, attempts = attempts - %s "
            "WHERE fingerprint = %s",
            [state, storable(error), now, 0 if sent else 1, fingerprint],
            touches=(about_call(fingerprint),),
        )


def about_call(fingerprint: str) -> str:
    """Name a call's row, for questions that are asked ahead."""
    return f"call {fingerprint}"


def cost_of(reserved: Cost, reply: Reply) -> tuple[Cost, bool]:
    """Give what an answer cost, and whether the server told it; what it did not tell is taken as reserved."""
    told = reply.tokens_in is not None and reply.tokens_out is not None
    cost = Cost(
        reserved.tokens_in if reply.tokens_in is None else reply.tokens_in,
        reserved.tokens_out if reply.tokens_out is None else reply.tokens_out,
        reply.micro_usd if told else reserved.micro_usd,
    )
    return cost, told
