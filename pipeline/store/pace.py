"""Give each call its turn. Takes a host's limits and the time; gives the seconds to wait, the same for all processes.

The generic cell rate algorithm (ITU-T I.371): one number says when the next call would be on time, so that any number of
processes share one row. There is no burst: calls are spread evenly, as a server that counts by the second wants them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.records.ledger import Limits
from pipeline.store.statements import Statements

# A clock that shows this much less than when a row was written has jumped back; less is two processes' small talk.
JUMP = 1.0
# Seconds between calls after a pause, where no limit says more: sixty-four that waited do not all come back at once.
GENTLE = 0.1
# A server that says “too many” without saying how long gets these seconds of quiet, doubled each time in a row.
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
# Seconds by which a call may be late for its turn, where half an interval is less: an event loop's ordinary delay.
LATE = 0.1


@dataclass(frozen=True)
class Times:
    """A host's row: when the next call and the next tokens would be on time, the pause, and pauses in a row."""

    requests_at: float = 0.0
    tokens_at: float = 0.0
    paused_until: float = 0.0
    pauses: int = 0


COLUMNS = ("requests_at", "tokens_at", "paused_until", "pauses", "seen_at")


class Paces:
    """The paces in a database; each method is a part of a transaction."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def times(self, host: str, now: float) -> Times | None:
        """Give a host's times; those of a clock that has jumped back since are moved by as much. None: no row."""
        rows = self._statements.ask(f"SELECT {', '.join(COLUMNS)} FROM store_pace WHERE host = %s", [host[:255]])  # noqa: S608 - our own names
        return times_of(rows[0], now) if rows else None

    def next_turn(self, host: str, tokens: int, limits: Limits, now: float, times: Times | None) -> float:
        """Take the next turn and give the seconds until it comes; `times` are the host's at this moment."""
        every = interval(limits)
        if times is None or not times.pauses:
            if not every and not limits.tokens_per_minute:
                return 0.0
        else:
            every = max(every, GENTLE)
        times = times or Times()
        each = 60.0 / limits.tokens_per_minute if limits.tokens_per_minute else 0.0
        start = max(now, times.requests_at, times.tokens_at)
        self._keep(host, replace(times, requests_at=start + every, tokens_at=start + each * tokens), now)
        return start - now

    def pause(self, host: str, now: float, seconds: float | None) -> None:
        """Let no turn come before `seconds` have passed; a longer pause that is under way stays.

        A host that told no time, or told one before and still has too many, is given twice as long as the last time.
        """
        times = self.times(host, now) or Times()
        under_way = times.paused_until > now
        pauses = times.pauses if under_way else times.pauses + 1
        doubled = min(FIRST_PAUSE * 2 ** min(pauses - 1, 10), LONGEST_PAUSE)
        own = doubled if seconds is None or pauses > 1 else 0.0
        until = max(times.paused_until, now + max(seconds or 0.0, own))
        self._keep(
            host,
            Times(max(times.requests_at, until), max(times.tokens_at, until), until, pauses),
            now,
        )

    def answered(self, host: str, now: float) -> None:
        """Forget the pauses in a row: the host answers again. One that came before the pause says nothing."""
        self._statements.run(
            "UPDATE store_pace SET pauses = 0 WHERE host = %s AND pauses > 0 AND paused_until <= %s",
            [host[:255], now],
            touches=(about_host(host),),
        )

    def _keep(self, host: str, times: Times, now: float) -> None:
        self._statements.run(
            "INSERT INTO store_pace (host, requests_at, tokens_at, paused_until, pauses, seen_at) "
            "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (host) DO UPDATE SET requests_at = excluded.requests_at, "
            "tokens_at = excluded.tokens_at, paused_until = excluded.paused_until, pauses = excluded.pauses, "
            "seen_at = excluded.seen_at",
            [host[:255], times.requests_at, times.tokens_at, times.paused_until, times.pauses, now],
            touches=(about_host(host),),
        )


def about_host(host: str) -> str:
    """Name a host's row, for questions that are asked ahead."""
    return f"host {host[:255]}"


def times_of(row: Sequence[Any], now: float) -> Times:
    """Give the times in a row's COLUMNS, moved as far as the clock has jumped back since."""
    requests_at, tokens_at, paused_until, pauses, seen_at = row
    jump = seen_at - now if seen_at > now + JUMP else 0.0
    return Times(requests_at - jump, tokens_at - jump, paused_until - jump, pauses)


def interval(limits: Limits) -> float:
    """Give the seconds between two starts; 0 where there is no limit."""
    return 60.0 / limits.requests_per_minute if limits.requests_per_minute else 0.0


def is_late(due: float, limits: Limits, now: float) -> bool:
    """Tell whether a call missed its turn by so much that the limit would not hold if it went now."""
    every = interval(limits)
    return bool(every) and now - due > max(every / 2, LATE)
