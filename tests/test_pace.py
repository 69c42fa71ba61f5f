"""Calls go to a host at its pace, whoever makes them, and a pause that it asks for holds for all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from stores import Clock

from pipeline.records.ledger import Limits
from pipeline.store.pace import GENTLE, Paces
from pipeline.store.statements import Statements
from pipeline.store.workspace import Store

HOST = "h:1"
FREE = Limits()
Open = Callable[..., Store]


class Road:
    """A host's pace, by a clock that the test sets."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.paces = Paces(Statements(store.alias))

    def turn(self, limits: Limits, tokens: int = 100, host: str = HOST) -> float:
        """Take the next turn; give the seconds until it, or until the pause is over."""

        def take() -> float:
            times = self.paces.times(host, self.clock.now)
            if times and times.paused_until > self.clock.now:
                return times.paused_until - self.clock.now
            return self.paces.next_turn(host, tokens, limits, self.clock.now, times)

        return round(self.store.write(take), 3)

    def pause(self, seconds: float | None) -> float:
        """Be asked for a pause; give how long it lasts now."""
        self.store.write(lambda: self.paces.pause(HOST, self.clock.now, seconds))
        times = self.paces.times(HOST, self.clock.now)
        assert times
        return round(times.paused_until - self.clock.now, 3)

    def answer(self) -> None:
        """Be answered."""
        self.store.write(lambda: self.paces.answered(HOST, self.clock.now))


@pytest.fixture
def road(open_store: Open) -> Road:
    """A host that nobody has called yet."""
    clock = Clock()
    return Road(open_store(clock), clock)


def test_without_limits_nobody_waits(road: Road) -> None:
    assert [road.turn(FREE) for _ in range(3)] == [0.0, 0.0, 0.0]


def test_starts_are_spread_evenly_and_none_is_saved_up(road: Road) -> None:
    limits = Limits(requests_per_minute=30)
    assert [road.turn(limits) for _ in range(3)] == [0.0, 2.0, 4.0]
    road.clock.now += 600
    assert [road.turn(limits) for _ in range(3)] == [0.0, 2.0, 4.0]


def test_tokens_are_spread_evenly_too_and_the_tighter_limit_holds(road: Road) -> None:
    limits = Limits(requests_per_minute=60, tokens_per_minute=6_000)
    assert [road.turn(limits, tokens) for tokens in (1_000, 10, 10)] == [0.0, 10.0, 11.0]


def test_hosts_do_not_wait_for_each_other(road: Road) -> None:
    limits = Limits(requests_per_minute=30)
    assert [road.turn(limits), road.turn(limits, host="another:1")] == [0.0, 0.0]


def test_a_queue_of_hours_keeps_its_pace(road: Road) -> None:
    limits = Limits(requests_per_minute=1)
    assert [road.turn(limits) for _ in range(150)] == [60.0 * number for number in range(150)]


def test_a_pause_of_hours_is_kept(road: Road) -> None:
    assert road.pause(20_000) == 20_000
    road.clock.now += 10_000
    assert road.turn(FREE) == 10_000


def test_after_a_pause_calls_come_back_one_by_one_until_the_host_answers(road: Road) -> None:
    road.pause(5)
    assert [road.turn(FREE), road.turn(FREE)] == [5.0, 5.0]
    road.clock.now += 5.01
    assert [road.turn(FREE) for _ in range(3)] == [0.0, GENTLE, 2 * GENTLE]
    road.answer()
    assert [road.turn(FREE), road.turn(FREE)] == [0.0, 0.0]


def test_a_host_that_tells_no_time_gets_longer_pauses_each_time_in_a_row(road: Road) -> None:
    waits = []
    for _ in range(8):
        waits.append(road.pause(None))
        road.clock.now += waits[-1] + 0.01
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]
    road.answer()
    assert road.pause(None) == 2


def test_many_that_hear_of_one_storm_make_one_pause_of_it(road: Road) -> None:
    assert [road.pause(None) for _ in range(20)] == [2.0] * 20
    road.answer()  # one that was sent before the storm says nothing of it
    road.clock.now += 2.01
    assert road.pause(None) == 4


def test_a_shorter_pause_does_not_end_a_longer_one(road: Road) -> None:
    assert [road.pause(30), road.pause(3)] == [30, 30]


def test_a_host_that_says_at_once_and_refuses_again_is_left_alone_longer(road: Road) -> None:
    assert road.pause(0) == 0
    road.clock.now += 0.2
    assert road.pause(0) == 4
    road.clock.now += 4.2
    assert road.pause(0) == 8


@pytest.mark.parametrize("back", [3_600, 30])
def test_a_clock_that_jumps_back_moves_turns_and_pauses_with_it(road: Road, back: int) -> None:
    limits = Limits(requests_per_minute=30)
    assert [road.turn(limits), road.turn(limits)] == [0.0, 2.0]
    road.clock.now -= back
    assert [road.turn(limits), road.turn(limits)] == [4.0, 6.0]
    road.pause(40)
    road.clock.now -= back
    assert road.turn(limits) == 40
