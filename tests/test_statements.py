"""Writes that wait for the next question are sent whole, in order, and never twice."""

from __future__ import annotations

import pytest
from ledgers import CALL, FREE, budget

from pipeline.errors import WorkspaceError
from pipeline.store.books import Books
from pipeline.store.statements import Statements
from pipeline.store.workspace import Store

WRITE = "INSERT INTO store_ratio (host, model, ratio) VALUES (%s, %s, %s)"
COUNT = "SELECT count(*) FROM store_ratio"


def counted(store: Store) -> int:
    count: int = store.read(lambda: Statements(store.alias).ask(COUNT, [])[0][0])
    return count


def test_a_question_sees_what_was_written_before_it(store: Store) -> None:
    statements = Statements(store.alias)

    def job() -> list[int]:
        seen = []
        for number in range(3):
            statements.run(WRITE, ["100 % of h", f"m'; -- {number}", 1.5])
            seen.append(statements.ask(COUNT, [])[0][0])
        statements.run(WRITE, ["h", "last", 1.0])
        return seen

    assert store.write(job) == [1, 2, 3]
    assert counted(store) == 4


def test_a_step_that_fails_leaves_nothing_for_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    books = Books(store, store.clock)

    def fail(*_: object) -> None:
        raise WorkspaceError("the disk is full", "free some")

    with monkeypatch.context() as patch:
        patch.setattr(books._rows, "claim", fail)
        with pytest.raises(WorkspaceError):
            store.write(lambda: books.claim(CALL, FREE))
    store.write(lambda: books.claim(CALL, FREE))
    assert budget(store, "run run-1")[3] == 1
