"""Keep every model call. Takes calls, answers and losses; gives the turn to send, or the answer that was paid for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connections

from pipeline.records.ledger import Call, CapError, Cost, Go, Known, Limits, Reply, Wait
from pipeline.store.budgets import Budgets
from pipeline.store.models import ModelCall
from pipeline.store.pace import Paces
from pipeline.store.workspace import Store
from pipeline.store.writer import WRITERS_LOCK

# Seconds until a call that another has in flight is looked at again, and one that waits for a free slot.
BUSY, FULL = 0.5, 0.1


@dataclass(frozen=True)
class Moment:
    """When a step is taken: seconds since 1970, and the day by which spending is counted (UTC)."""

    now: float

    @property
    def day(self) -> str:
        """Give the day as 2026-11-25."""
        return datetime.fromtimestamp(self.now, UTC).date().isoformat()


class StoreLedger:
    """The Ledger on a workspace's database."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._budgets = Budgets(store.alias)
        self._paces = Paces(store.alias)

    async def claim(self, call: Call, limits: Limits) -> Go | Wait | Known:
        """Reserve a call, or give the answer that was paid for before.

        Raises:
            CapError: the call could pass a cap.
            WorkspaceError: the database cannot be written.
        """
        answer = await self.store.write_soon(lambda: self._claim(call, limits))
        if isinstance(answer, CapError):
            raise answer
        return answer

    async def turn(self, call: Call, limits: Limits) -> float:
        """Give the seconds to wait still before sending: more than 0 where the host asked for a pause meanwhile."""
        return await self.store.write_soon(lambda: self._turn(call, limits))

    async def pause(self, host: str, seconds: float) -> None:
        """Let no call go to `host` for that long, whoever makes it."""
        await self.store.write_soon(lambda: self._paces.pause(host, self._moment().now, seconds))

    async def settle(self, call: Call, reply: Reply) -> None:
        """Store an answer with what it cost; what the server did not tell is booked as reserved, and marked so."""
        await self.store.write_soon(lambda: self._settle(call, reply))

    async def release(self, call: Call, error: str) -> None:
        """Give a reservation back: the call failed and cannot have cost anything."""
        await self.store.write_soon(lambda: self._release(call, error))

    async def lose(self, call: Call, error: str) -> None:
        """Book a reservation as spent: the call may have been paid for, and its answer never came."""
        await self.store.write_soon(lambda: self._lose_ours(call, error))

    def lose_abandoned(self, *, all_of_them: bool) -> int:
        """Book what dead runs left in flight as lost; give how many calls.

        Args:
            all_of_them: whoever asks is alone with this database, so that nothing in flight can be alive; else only
                calls whose lease is over are taken for dead.
        """

        def job() -> int:
            moment = self._moment()
            rows = ModelCall.objects.using(self.store.alias).filter(state="in flight")
            dead = rows if all_of_them else rows.filter(lease_until__lt=moment.now)
            return sum(self._lose(row, "the run that made it ended", moment) for row in dead)

        return self.store.write(job)

    def _moment(self) -> Moment:
        """Take the ledger's lock where a server has several writers, and the time there is."""
        connection: Any = connections[self.store.alias]
        if connection.vendor != "postgresql":
            return Moment(self.store.clock())
        with connection.cursor() as cursor:
            # One ledger step at a time: steps lock several rows, and two in another order would wait for each other.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
            return Moment(float(cursor.fetchone()[0]))

    def _claim(self, call: Call, limits: Limits) -> Go | Wait | Known | CapError:
        moment = self._moment()
        row = self._row(call)
        if row and row.state == "done":
            self._budgets.tally(_tally_key(row, moment.day), hits=1)
            return Known(row.body)
        if row and row.state == "in flight" and row.owner == call.owner:
            return Go(0.0, row.attempts)
        if row and row.state == "in flight":
            if row.lease_until > moment.now:
                return Wait(BUSY, "the same call is in flight")
            self._lose(row, "its lease ended", moment)
        if limits.at_once is not None and self._in_flight(call.host, moment) >= limits.at_once:
            return Wait(FULL, "as many calls are in flight as the server may have")
        refused = self._budgets.reserve(_scopes(call, moment.day), call.reserve, limits)
        if refused:
            return refused
        attempt = row.attempts + 1 if row else 1
        self._write_claim(call, attempt, moment, known=row is not None)
        return Go(self._paces.next_turn(call.host, call.reserve.tokens, limits, moment.now), attempt)

    def _row(self, call: Call) -> ModelCall | None:
        return ModelCall.objects.using(self.store.alias).filter(fingerprint=call.fingerprint).first()

    def _in_flight(self, host: str, moment: Moment) -> int:
        rows = ModelCall.objects.using(self.store.alias).filter(state="in flight", host=host)
        return rows.filter(lease_until__gt=moment.now).count()

    def _write_claim(self, call: Call, attempt: int, moment: Moment, *, known: bool) -> None:
        fields: dict[str, Any] = {
            "state": "in flight", "run": call.run, "owner": call.owner, "lease_until": moment.now + call.lease,
            "attempts": attempt, "day": moment.day, "paper": call.paper, "purpose": call.purpose, "model": call.model,
            "host": call.host, "reserved_in": call.reserve.tokens_in, "reserved_out": call.reserve.tokens_out,
            "reserved_micro": call.reserve.micro_usd, "started_at": moment.now, "ended_at": None, "error": "",
        }  # fmt: skip
        rows = ModelCall.objects.using(self.store.alias)
        if known:
            rows.filter(fingerprint=call.fingerprint).update(**fields)
        else:
            rows.create(fingerprint=call.fingerprint, **fields)

    def _turn(self, call: Call, limits: Limits) -> float:
        now = self._moment().now
        return (
            self._paces.next_turn(call.host, call.reserve.tokens, limits, now)
            if self._paces.paused(call.host, now)
            else 0.0
        )

    def _settle(self, call: Call, reply: Reply) -> None:
        moment, row = self._moment(), self._row(call)
        if row is None or row.settled_by == call.owner:
            return  # the same step again, after a commit whose word was lost
        cost, told = _cost_of(row, reply)
        if row.state == "done":
            self._settle_second(call, row, cost, moment)
            return
        ModelCall.objects.using(self.store.alias).filter(fingerprint=call.fingerprint).update(
            state="done", settled_by=call.owner, body=storable(reply.body), body_digest=digest_of(storable(reply.body)),
            tokens_in=cost.tokens_in, tokens_out=cost.tokens_out, micro_usd=cost.micro_usd, as_reserved=not told,
            ended_at=moment.now, day=moment.day, error="",
        )  # fmt: skip
        if row.state != "in flight" or row.owner != call.owner:
            return  # it was given up and booked as lost, and came home late: its cost stands in the books already
        self._budgets.spend(_scopes_of(row), _reserved(row), cost)
        self._budgets.tally(
            _tally_key(row, moment.day),
            calls=1, tokens_in=cost.tokens_in, tokens_out=cost.tokens_out, micro_usd=cost.micro_usd or 0,
            unpriced=int(cost.micro_usd is None), as_reserved=int(not told),
        )  # fmt: skip

    def _settle_second(self, call: Call, row: ModelCall, cost: Cost, moment: Moment) -> None:
        """Book an answer that came after another's to the same question; the first answer stays."""
        if row.owner != call.owner:
            return  # booked as lost when the other took over
        self._budgets.spend(_scopes_of(row), _reserved(row), cost)
        self._budgets.tally(
            _tally_key(row, moment.day),
            lost=1, lost_tokens=cost.tokens, lost_micro=cost.micro_usd or 0, unpriced=int(cost.micro_usd is None),
        )  # fmt: skip

    def _release(self, call: Call, error: str) -> None:
        moment, row = self._moment(), self._row(call)
        if row is None or row.state != "in flight" or row.owner != call.owner:
            return
        ModelCall.objects.using(self.store.alias).filter(fingerprint=call.fingerprint).update(
            state="failed", error=storable(error), ended_at=moment.now
        )
        self._budgets.give_back(_scopes_of(row), _reserved(row))
        self._budgets.tally(_tally_key(row, moment.day), failed=1)

    def _lose_ours(self, call: Call, error: str) -> None:
        moment, row = self._moment(), self._row(call)
        if row and row.state == "in flight" and row.owner == call.owner:
            self._lose(row, error, moment)

    def _lose(self, row: ModelCall, error: str, moment: Moment) -> int:
        ModelCall.objects.using(self.store.alias).filter(fingerprint=row.fingerprint).update(
            state="lost", error=storable(error), ended_at=moment.now
        )
        cost = _reserved(row)
        self._budgets.spend(_scopes_of(row), cost, cost)
        self._budgets.tally(
            _tally_key(row, moment.day),
            lost=1, lost_tokens=cost.tokens, lost_micro=cost.micro_usd or 0, unpriced=int(cost.micro_usd is None),
        )  # fmt: skip
        return 1


def digest_of(text: str) -> str:
    """Give the SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def storable(text: str) -> str:
    """Give a text that every database can keep: no NUL, which PostgreSQL refuses, and no half characters."""
    return text.replace("\x00", "�").encode(errors="replace").decode()


def _cost_of(row: ModelCall, reply: Reply) -> tuple[Cost, bool]:
    """Give what an answer cost, and whether the server told it; what it did not tell is taken as reserved."""
    told = reply.tokens_in is not None and reply.tokens_out is not None
    cost = Cost(
        row.reserved_in if reply.tokens_in is None else reply.tokens_in,
        row.reserved_out if reply.tokens_out is None else reply.tokens_out,
        reply.micro_usd if told else row.reserved_micro,
    )
    return cost, told


def _reserved(row: ModelCall) -> Cost:
    return Cost(row.reserved_in, row.reserved_out, row.reserved_micro)


def _scopes(call: Call, day: str) -> dict[str, str]:
    return {"run": f"run {call.run}", "day": f"day {day}", "paper": f"paper {call.paper}"}


def _scopes_of(row: ModelCall) -> Iterable[str]:
    """Give the budgets that a call was reserved in: those of its claim, even where it ends on another day."""
    day = datetime.fromtimestamp(row.started_at, UTC).date().isoformat()
    return (f"run {row.run}", f"day {day}", f"paper {row.paper}")


def _tally_key(row: ModelCall, day: str) -> dict[str, str]:
    return {"day": day, "model": row.model, "host": row.host, "purpose": row.purpose}
