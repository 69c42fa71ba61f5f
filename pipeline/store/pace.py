"""Give each call its turn. Takes a host's limits and the time; gives the seconds to wait, the same for all processes.

The generic cell rate algorithm (ITU-T I.371): one number says when the next call would be on time, so that any number of
processes share one row. There is no burst: calls are spread evenly, as a server that counts by the second wants them.
"""

from __future__ import annotations

from typing import Any

from pipeline.records.ledger import Limits
from pipeline.store.models import Pace

# Seconds by which a turn may lie ahead. Further ahead, the clock must have jumped back: nobody waits an hour for that.
FARTHEST = 3_600.0


class Paces:
    """The paces in the database `alias`; each method is a part of a transaction."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def next_turn(self, host: str, tokens: int, limits: Limits, now: float) -> float:
        """Take the next turn and give the seconds until it comes."""
        row = self._row(host)
        if row is None and limits.requests_per_minute is None and limits.tokens_per_minute is None:
            return 0.0
        requests_at, tokens_at, paused_until = _sound(row, now)
        start = max(now, requests_at, tokens_at, paused_until)
        every = 60.0 / limits.requests_per_minute if limits.requests_per_minute else 0.0
        each = 60.0 / limits.tokens_per_minute if limits.tokens_per_minute else 0.0
        self._keep(host, requests_at=start + every, tokens_at=start + each * tokens, paused_until=paused_until)
        return start - now

    def paused(self, host: str, now: float) -> bool:
        """Tell whether the host asked for a pause that is not over."""
        return _sound(self._row(host), now)[2] > now

    def pause(self, host: str, now: float, seconds: float) -> None:
        """Let no turn come before `seconds` have passed; a longer pause that is under way stays."""
        requests_at, tokens_at, paused_until = _sound(self._row(host), now)
        self._keep(host, requests_at=requests_at, tokens_at=tokens_at, paused_until=max(paused_until, now + seconds))

    def _row(self, host: str) -> Pace | None:
        return Pace.objects.using(self.alias).filter(host=host[:255]).first()

    def _keep(self, host: str, **fields: Any) -> None:  # noqa: ANN401 - the row's own numbers
        Pace.objects.using(self.alias).update_or_create(host=host[:255], defaults=fields)


def _sound(row: Pace | None, now: float) -> tuple[float, float, float]:
    """Give the row's times; one that lies too far ahead is of a clock that jumped, and is dropped."""
    if row is None:
        return 0.0, 0.0, 0.0
    requests_at, tokens_at, paused_until = (
        at if at <= now + FARTHEST else 0.0 for at in (row.requests_at, row.tokens_at, row.paused_until)
    )
    return requests_at, tokens_at, paused_until
