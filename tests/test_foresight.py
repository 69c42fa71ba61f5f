"""What is asked for many jobs at once is never an old answer: together, jobs do what they do one by one."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from draft_maker import rich_draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import CALL, other
from stores import Clock

from pipeline.records import Report
from pipeline.records.ledger import Call, Limits, Reply
from pipeline.store import statements
from pipeline.store.books import Books
from pipeline.store.models import Budget, ModelCall, Pace, Revision, Work
from pipeline.store.statements import Question, Statements
from pipeline.store.works import Work as Kept
from pipeline.store.works import before, keep_work
from pipeline.store.workspace import Store

_COUNTED = ("calls", "tokens", "micro_usd", "reserved_calls", "reserved_tokens", "reserved_micro")
_WORLDS = itertools.count()
Job = tuple[Callable[[], Any], Question]
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["claim", "turn", "settle", "release", "lose", "pause"]), st.integers(0, 1), st.integers(0, 1)
    ),
    max_size=12,
)
_LIMITS = st.sampled_from([Limits(), Limits(requests_per_minute=30), Limits(at_once=1)])


def together(store: Store, jobs: list[Job]) -> list[Any]:
    """Do jobs as the writer does a group of them."""

    def all_of_them() -> list[Any]:
        Statements(store.alias).foresee([question for _, question in jobs])
        return [job() for job, _ in jobs]

    return store.write(all_of_them)


def one_by_one(store: Store, jobs: list[Job]) -> list[Any]:
    return [store.write(job) for job, _ in jobs]


class World:
    """A host and two questions to it, of which two ask each, in books of their own."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self.store, self.limits, self.name = store, limits, f"world {next(_WORLDS)}"
        self.books = Books(store, Clock())

    def call(self, question: int, who: int) -> Call:
        return replace(CALL, fingerprint=f"{self.name} {question}", owner=f"{who}", host=self.name, run=self.name)

    def job(self, step: str, question: int, who: int) -> Job:
        call = self.call(question, who)
        steps: dict[str, Callable[[], Any]] = {
            "claim": lambda: self.books.claim(call, self.limits),
            "turn": lambda: self.books.turn(call, self.limits),
            "settle": lambda: self.books.settle(call, Reply(f"{question} {who}", 10, 20, 30)),
            "release": lambda: self.books.release(call, "no", sent=True),
            "lose": lambda: self.books.lose(call, "gone"),
            "pause": lambda: self.books.pause(call.host, 3.0),
        }
        return steps[step], self.books.question(call)

    def told(self) -> list[Any]:
        """Give what the books hold, without this world's name."""
        calls = ModelCall.objects.using(self.store.alias).filter(run=self.name).order_by("fingerprint")
        return [
            list(calls.values_list("state", "owner", "attempts", "body", "settled_by", "lease_until")),
            list(Budget.objects.using(self.store.alias).filter(scope=f"run {self.name}").values_list(*_COUNTED)),
            list(Pace.objects.using(self.store.alias).filter(host=self.name).values_list("requests_at", "pauses")),
        ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS, limits=_LIMITS)
def test_steps_of_calls_give_together_what_they_give_one_by_one(
    store: Store, steps: list[tuple[str, int, int]], limits: Limits
) -> None:
    alone, group = World(store, limits), World(store, limits)
    words = one_by_one(store, [alone.job(*step) for step in steps])
    assert together(store, [group.job(*step) for step in steps]) == words
    assert group.told() == alone.told()


def test_drafts_that_are_kept_together_are_kept_as_one_by_one(store: Store) -> None:
    """The same draft twice is one revision, another is the next; a folder's name that is taken gets a digest."""
    first = rich_draft()
    second = first.model_copy(update={"report": Report(verdict="no flags")})
    kept = [("a", first), ("a", first), ("a", second), ("b", first)]
    works = [Kept(source=source, record=0, state="drafted", slug="same", author="drafter: x") for source, _ in kept]
    jobs: list[Job] = [
        (lambda w=work, d=draft: keep_work(store, w, draft=d), before(work))  # type: ignore[misc]
        for work, (_, draft) in zip(works, kept, strict=True)
    ]
    together(store, jobs)
    revisions = Revision.objects.using(store.alias).order_by("work__source", "number")
    assert list(revisions.values_list("work__source", "number")) == [("a", 1), ("a", 2), ("b", 1)]
    slugs = dict(Work.objects.using(store.alias).values_list("source", "slug"))
    assert slugs["a"] == "same"
    assert slugs["b"].startswith("same-")
    latest = Work.objects.using(store.alias).get(source="a").revision
    assert latest
    assert latest.number == 2


def test_a_server_gets_few_messages_for_many_jobs(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    books, sent = Books(store, store.clock), 0
    send = statements._send

    def counting(connection: Any, waiting: list[Any]) -> Any:
        nonlocal sent
        sent += bool(waiting)
        return send(connection, waiting)

    monkeypatch.setattr(statements, "_send", counting)
    calls = [other(number) for number in range(50)]
    together(store, [(lambda c=call: books.claim(c, Limits()), books.question(call)) for call in calls])  # type: ignore[misc]
    assert sent == (0 if store.is_file else 2)
    assert ModelCall.objects.using(store.alias).filter(state="in flight").count() == 50


def test_what_goes_through_django_meanwhile_sees_what_was_written_and_makes_all_answers_old(store: Store) -> None:
    books = Books(store, store.clock)
    question = books.question(CALL)

    def job() -> tuple[int, list[Any]]:
        statements_ = Statements(store.alias)
        statements_.foresee([question, books.question(other(1))])
        books.claim(CALL, Limits())
        seen = ModelCall.objects.using(store.alias).count()
        ModelCall.objects.using(store.alias).update(owner="another")
        return seen, statements_.ask(question.statement, question.values)

    seen, rows = store.write(job)
    assert seen == 1
    assert "another" in rows[0]
