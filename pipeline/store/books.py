"""Book model calls, step by step. Takes what is asked and what came of it; leaves row, budgets, tally and pace in accord.

Each step is a part of one transaction and may be taken again: a commit whose word was lost is repeated. That holds
because a step looks at the row first, and a row that has ended, or is another's, is not booked twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from pipeline.records.ledger import Call, CapError, Cost, Go, Known, Limits, Reply, Wait
from pipeline.store.budgets import Budgets
from pipeline.store.callrows import COLUMNS, CallRow, CallRows, about_call, cost_of
from pipeline.store.pace import COLUMNS as PACE_COLUMNS
from pipeline.store.pace import Paces, Times, about_host, is_late, times_of
from pipeline.store.statements import Question
from pipeline.store.texts import storable
from pipeline.store.workspace import Store

# Seconds until a call that another has in flight is looked at again, and one that waits for a free slot.
BUSY, FULL = 0.25, 0.2
WHY_BUSY = "the same call is in flight"
WHY_FULL = "as many calls are in flight as the server may have"
WHY_PAUSED = "the server asked for a pause"
WHY_TAKEN = "another has taken the call over"


_CLOCK = "extract(epoch FROM clock_timestamp())::float8"  # not now(): that is when the transaction began
_LOOK = {
    served: f"SELECT {clock}, {', '.join(f'c.{n}' for n in COLUMNS)}, {', '.join(f'p.{n}' for n in PACE_COLUMNS)} "  # noqa: S608
    "FROM (SELECT 1 AS one) AS o LEFT JOIN store_modelcall AS c ON c.fingerprint = %s "
    "LEFT JOIN store_pace AS p ON p.host = %s"
    for served, clock in ((True, _CLOCK), (False, "NULL"))
}


class Books:
    """The books in a workspace's database, by `clock`, or else by the server's, which all its users share."""

    def __init__(self, store: Store, clock: Callable[[], float] | None = None) -> None:
        self.store = store
        self._clock = clock
        self.statements = store.statements
        self._rows = CallRows(self.statements)
        self._budgets = Budgets(self.statements)
        self._paces = Paces(self.statements)
        # Hosts that were seen to ask for pauses: only of these is to be noted that they answer again.
        self._troubled: set[str] = set()

    def now(self) -> float:
        """Give the time. Nobody else's step comes between it and the end of this transaction."""
        if self._clock or self.store.is_file:
            return (self._clock or self.store.clock)()
        now: float = self.statements.ask(f"SELECT {_CLOCK}", [])[0][0]
        return now

    def question(self, call: Call) -> Question:
        """Give what each step of a call asks first: the time, its row, and its host's times."""
        return Question(
            _LOOK[not self.store.is_file],
            (call.fingerprint, call.host[:255]),
            (about_call(call.fingerprint), about_host(call.host)),
        )

    def _look(self, call: Call) -> tuple[float, CallRow | None, Times | None]:
        """Give the time, a call's row and its host's times: in one question, for a server is far."""
        question = self.question(call)
        row = self.statements.ask(question.statement, question.values)[0]
        now: float = row[0] if row[0] and not self._clock else (self._clock or self.store.clock)()
        known, paced = row[1 : len(COLUMNS) + 1], row[len(COLUMNS) + 1 :]
        return now, None if known[0] is None else CallRow(*known), None if paced[0] is None else times_of(paced, now)

    def claim(self, call: Call, limits: Limits) -> Go | Wait | Known | CapError:
        """Reserve a call, or say what stands against it. A cap is given, not raised: others' steps stay done."""
        now, row, times = self._look(call)
        return (self._word_on(row, call, now) if row else None) or self._reserve(call, limits, row, now, times)

    def turn(self, call: Call, limits: Limits) -> Go | Wait:
        """Say whether a claimed call may be sent now."""
        now, row, times = self._look(call)
        if row is None or not row.is_in_flight_for(call.owner):
            return Wait(0.0, WHY_TAKEN)
        if times and times.paused_until > now:
            self._give_back(row, WHY_PAUSED, now, sent=False)
            return Wait(times.paused_until - now, WHY_PAUSED)
        if is_late(row.lease_until - call.lease, limits, now):
            wait = self._paces.next_turn(call.host, call.reserve.tokens, limits, now, times)
            self._rows.put_off(call, now + wait)
            return Go(wait, row.attempts)
        return Go(0.0, row.attempts)

    def pause(self, host: str, seconds: float | None) -> None:
        """Let no call go to a host for that long."""
        self._troubled.add(host)
        self._paces.pause(host, self.now(), seconds)

    def settle(self, call: Call, reply: Reply) -> None:
        """Store an answer, whoever's call it is by now: the first to come home is kept.

        Where another took the call over, that other's reservation is settled with this cost, for this call's own was
        booked as lost; what the other brings home later is known already and changes nothing.
        """
        now, row, _ = self._look(call)
        if row is None or row.state == "done":
            return
        cost, told = cost_of(row.reserved, reply)
        self._rows.settle(call, storable(reply.body), cost, now, told=told)
        counts = {
            "calls": 1, "tokens_in": cost.tokens_in, "tokens_out": cost.tokens_out, "micro_usd": cost.micro_usd or 0,
            "unpriced": int(cost.micro_usd is None), "as_reserved": int(not told),
        }  # fmt: skip
        if row.state == "in flight":
            self._budgets.spend(row.scopes, row.reserved, cost)
            self._budgets.tally(_key(row), **counts)
        elif row.state == "lost":
            self._budgets.correct(row.scopes, row.reserved, cost)
            lost = _lost(row.reserved, -1)
            self._budgets.tally(_key(row), **counts | lost | {"unpriced": counts["unpriced"] + lost["unpriced"]})
        # One that was given back belongs to another, later try: this call's own cost was booked as lost before.
        if call.host in self._troubled:
            self._paces.answered(call.host, now)

    def release(self, call: Call, error: str, *, sent: bool) -> None:
        """Give a reservation back."""
        now, row, _ = self._look(call)
        if row and row.is_in_flight_for(call.owner):
            self._give_back(row, error, now, sent=sent)

    def lose(self, call: Call, error: str) -> None:
        """Book a reservation as spent."""
        now, row, _ = self._look(call)
        if row and row.is_in_flight_for(call.owner):
            self._lose(row, error, now)

    def lose_left(self, *, alone: bool, lives: Callable[[str], bool] = lambda _: True) -> int:
        """Book as lost what dead processes left in flight, and tell how many calls those were."""
        now = self.now()
        self._rows.start_leases_anew(now)
        left = [row for row in self._rows.left() if alone or row.lease_until <= now or not lives(row.owner)]
        for row in left:
            self._lose(row, "its process ended while it was in flight", now)
        return len(left)

    def _word_on(self, row: CallRow, call: Call, now: float) -> Go | Wait | Known | None:
        """Say what a row that is there means for who asks; None where the call may be claimed anew."""
        if row.state == "done":
            self._budgets.tally((_day(now), row.model, row.host, row.purpose), hits=1)
            return Known(self._rows.answer(row.fingerprint))
        if row.is_in_flight_for(call.owner):
            return Go(max(0.0, row.lease_until - call.lease - now), row.attempts)
        if row.state == "in flight" and row.lease_until > now:
            if row.started_at > now:
                self._rows.start_leases_anew(now)
            return Wait(BUSY, WHY_BUSY)
        if row.state == "in flight":
            self._lose(row, "its lease ended", now)
        return None

    def _reserve(
        self, call: Call, limits: Limits, row: CallRow | None, now: float, times: Times | None
    ) -> Go | Wait | CapError:
        (self._troubled.add if times and times.pauses else self._troubled.discard)(call.host)
        if times and times.paused_until > now:
            return Wait(times.paused_until - now, WHY_PAUSED)
        if limits.at_once is not None and self._is_full(call.host, limits.at_once, now):
            return Wait(FULL, WHY_FULL)
        day = _day(now)
        refused = self._budgets.reserve(
            (f"run {call.run}", f"day {day}", f"paper {call.paper}"), call.reserve, limits
        )
        if refused:
            return refused
        wait_for_turn = self._paces.next_turn(call.host, call.reserve.tokens, limits, now, times)
        attempt = row.attempts + 1 if row else 1
        self._rows.claim(call, attempt, day, now, now + wait_for_turn)
        return Go(wait_for_turn, attempt)

    def _is_full(self, host: str, most: int, now: float) -> bool:
        if self._rows.in_flight(host, now) < most:
            return False
        self._rows.start_leases_anew(now)
        return True

    def _give_back(self, row: CallRow, error: str, now: float, *, sent: bool) -> None:
        self._rows.end(row.fingerprint, "failed", error, now, sent=sent)
        self._budgets.give_back(row.scopes, row.reserved)
        if sent:
            self._budgets.tally(_key(row), failed=1)

    def _lose(self, row: CallRow, error: str, now: float) -> None:
        self._rows.end(row.fingerprint, "lost", error, now)
        self._budgets.spend(row.scopes, row.reserved, row.reserved)
        self._budgets.tally(_key(row), **_lost(row.reserved, 1))


def _lost(cost: Cost, sign: int) -> dict[str, int]:
    counts = {"lost": 1, "lost_tokens": cost.tokens, "lost_micro": cost.micro_usd or 0}
    return {name: sign * count for name, count in (counts | {"unpriced": int(cost.micro_usd is None)}).items()}


def _key(row: CallRow) -> tuple[str, str, str, str]:
    return (row.day, row.model, row.host, row.purpose)


def _day(now: float) -> str:
    """Give the day by which spending is counted (UTC), as 2026-11-25."""
    return datetime.fromtimestamp(now, UTC).date().isoformat()
