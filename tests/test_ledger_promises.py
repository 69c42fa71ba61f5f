"""Whatever happens to calls, in whatever order: the books are right."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import CALL, FREE
from stores import Clock

from pipeline.records.ledger import Call, Cost, Go, Known, Reply
from pipeline.store.books import Books
from pipeline.store.models import Budget, ModelCall, Tally
from pipeline.store.workspace import Store

_WORLDS = itertools.count()
MONEY = ("calls", "tokens", "micro_usd")
RESERVED = ("reserved_calls", "reserved_tokens", "reserved_micro")
_STEPS = st.tuples(
    st.sampled_from(
        ["claim", "settle", "settle without usage", "release", "lose", "taken over", "time passes", "sweep"]
    ),
    st.integers(0, 1),  # which question
    st.integers(0, 1),  # which of those who asked it, the latest first
    st.booleans(),  # taken again, as after a commit whose word was lost
)


@dataclass
class World:
    """Some runs asking the same few questions, by a clock, in books of their own."""

    store: Store
    clock: Clock
    name: str = field(default_factory=lambda: f"w{next(_WORLDS)}")
    askers: dict[int, list[Call]] = field(default_factory=lambda: {0: [], 1: []})
    granted: int = 0
    first: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.books = Books(self.store, self.clock)

    def new_call(self, question: int) -> Call:
        number = sum(map(len, self.askers.values()))
        price = None if question else 700
        return replace(
            CALL,
            fingerprint=f"{self.name}-{question}", model=self.name, run=f"{self.name} run {number % 2}",
            paper=f"{self.name} {question}", owner=f"{self.name} {number}",
            reserve=Cost(1_000 + number, 500, price),
        )  # fmt: skip

    def take(self, step: str, question: int, which: int) -> None:
        """Take a step, once."""
        if step == "time passes":
            self.clock.now += CALL.lease * (which + 0.3) / 2
            return
        if step == "sweep":
            self.store.write(lambda: self.books.lose_left(alone=bool(which)))
            return
        if step == "taken over":
            self.clock.now += CALL.lease + 1
        if step in {"claim", "taken over"}:
            self._claim(self.new_call(question))
        elif self.askers[question]:
            askers = self.askers[question]
            self._end(step, askers[-1 - which % len(askers)])

    def _claim(self, call: Call) -> None:
        word = self.store.write(lambda: self.books.claim(call, FREE))
        assert self.store.write(lambda: self.books.claim(call, FREE)) == word, "a claim that is repeated is the same"
        if isinstance(word, Go):
            self.granted += 1
            self.askers[int(call.fingerprint[-1])].append(call)
        if isinstance(word, Known):
            assert word.body == self.first[call.fingerprint], "the first answer is the answer"

    def _end(self, step: str, call: Call) -> None:
        reply = Reply(f"by {call.owner}", 900, 90, None if call.reserve.micro_usd is None else 300)
        told = reply if step == "settle" else Reply(reply.body)
        steps: dict[str, Callable[[], None]] = {
            "settle": lambda: self.books.settle(call, told),
            "settle without usage": lambda: self.books.settle(call, told),
            "release": lambda: self.books.release(call, "busy", sent=True),
            "lose": lambda: self.books.lose(call, "gone"),
        }
        self.store.write(steps[step])
        if step.startswith("settle"):
            self.first.setdefault(call.fingerprint, reply.body)

    def check(self) -> None:
        """Hold the books against each other."""
        alias = self.store.alias
        rows = list(ModelCall.objects.using(alias).filter(model=self.name))
        budgets = {b.scope: b for b in Budget.objects.using(alias).filter(scope__contains=f" {self.name} ")}
        flying = [row for row in rows if row.state == "in flight"]
        for scope, budget in budgets.items():
            assert min(getattr(budget, name) for name in (*MONEY, *RESERVED)) >= 0, f"{scope} went below nothing"
            own = [row for row in flying if scope in {f"run {row.run}", f"paper {row.paper}"}]
            assert [getattr(budget, name) for name in RESERVED] == [
                len(own),
                sum(row.reserved_in + row.reserved_out for row in own),
                sum(row.reserved_micro or 0 for row in own),
            ], f"{scope} reserves what nobody has in flight"
        self._check_tally(rows, list(budgets.values()), len(flying))

    def _check_tally(self, rows: list[ModelCall], budgets: list[Budget], flying: int) -> None:
        tallies = list(Tally.objects.using(self.store.alias).filter(model=self.name))

        def told(*names: str) -> int:
            return sum(getattr(tally, name) for tally in tallies for name in names)

        spent = (
            told("calls", "lost"),
            told("tokens_in", "tokens_out", "lost_tokens"),
            told("micro_usd", "lost_micro"),
            told("unpriced"),
        )
        for kind in ("run", "paper"):
            own = [budget for budget in budgets if budget.scope.startswith(kind)]
            assert tuple(sum(getattr(b, name) for b in own) for name in (*MONEY, "unpriced")) == spent
        assert self.granted == told("calls", "lost", "failed") + flying, "each call that was granted is booked once"
        assert {row.fingerprint: row.body for row in rows if row.state == "done"} == self.first


@pytest.fixture
def open_books(open_store: Callable[..., Store]) -> Callable[[], World]:
    """Begin new books in one store."""
    clock = Clock()
    store = open_store(clock)
    return lambda: World(store, clock)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEPS, max_size=30))
def test_budgets_are_the_sum_of_the_calls_books_whatever_the_order(
    open_books: Callable[[], World], steps: list[tuple[str, int, int, bool]]
) -> None:
    world = open_books()
    for step, question, which, again in steps:
        world.take(step, question, which)
        if again and step not in {"claim", "taken over"}:
            world.take(step, question, which)
        world.check()
    world.store.write(lambda: world.books.lose_left(alone=True))
    world.check()
    left = Budget.objects.using(world.store.alias).filter(scope__contains=f" {world.name} ")
    assert all(budget.reserved_calls == budget.reserved_tokens == budget.reserved_micro == 0 for budget in left)
