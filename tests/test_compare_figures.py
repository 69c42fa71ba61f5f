"""What a comparison's figures say: unknown stays unknown, each contestant counts its own drafts, uneven papers come first."""

from __future__ import annotations

import csv
import json

import pytest
from compare_maker import GOOD, GOOD_SUMMARY, comparison, contestant, trial
from draft_maker import rich_paper

from pipeline.flow.receipts import bill_of
from pipeline.records import Draft, Flag, Report
from pipeline.records.comparing import MEASURES, Bill, Comparison, Trial
from pipeline.records.spending import Spending
from pipeline.render.compare import comparison_files
from pipeline.render.compare_data import comparison_csv, comparison_json
from pipeline.render.figures import differing, drafted_row, pairs, rows
from pipeline.store.receipts import Receipt

BY_KEY = {measure.key: measure for measure in MEASURES}
DRAFT = Draft(paper=rich_paper(), summary=GOOD_SUMMARY, report=GOOD)


def of_bills(*bills: Bill) -> Comparison:
    """Give a comparison of one contestant whose drafts took so much."""
    trials = tuple(trial("A", place, DRAFT, bill=bill) for place, bill in enumerate(bills))
    return Comparison((contestant("A", "m"),), tuple(rich_paper() for _ in bills), trials)


def said(one: Comparison, key: str) -> str:
    """Give the words of the one cell of a measure."""
    (row,) = rows(one, (BY_KEY[key],))
    return row.cells[0].told


PRICED = Bill(spent=Spending(calls=1, tokens_in=10, tokens_out=5, micro_usd=2_000_000), tokens_in=10, tokens_out=5)
UNPRICED = Bill(spent=Spending(calls=1, tokens_in=10, tokens_out=5, unpriced=1), tokens_in=10, tokens_out=5)
UNTOLD = Bill(spent=Spending(calls=1, as_reserved=1, unpriced=1), tokens_in=None, tokens_out=None)


@pytest.mark.parametrize(
    ("bills", "cost", "tokens"),
    [
        ((PRICED, PRICED), "$4.00", "20"),
        ((PRICED, UNPRICED), "at least $2.00", "20"),
        ((UNPRICED, UNPRICED), "unknown", "20"),
        ((UNTOLD, UNTOLD), "unknown", "unknown"),
        ((PRICED, UNTOLD), "at least $2.00", "at least 10"),
    ],
)
def test_a_cost_of_which_a_part_is_unknown_is_at_least_and_never_nothing(
    bills: tuple[Bill, ...], cost: str, tokens: str
) -> None:
    one = of_bills(*bills)
    assert (said(one, "cost"), said(one, "tokens_in")) == (cost, tokens)


def receipt(state: str, **fields: object) -> Receipt:
    """Give a receipt of a call that took two seconds."""
    known: dict[str, object] = {
        "fingerprint": str(fields.get("fingerprint", "f")), "state": state, "model": "m", "tokens_in": 100, "tokens_out": 20,
        "micro_usd": 500, "as_reserved": False, "reserved_in": 300, "reserved_out": 8000, "reserved_micro": 9000,
        "started_at": 1_795_000_000.0, "ended_at": 1_795_000_002.0,
    }  # fmt: skip
    return Receipt(**(known | fields))  # type: ignore[arg-type]


def test_a_bill_adds_calls_up_and_tells_repairs_from_answers_asked_for_again() -> None:
    purposes = {"a": "extract_v1", "b": "write_v2", "c": "write_v2", "d": "repair_v1"}
    bill = bill_of([receipt("done", fingerprint=name) for name in purposes], purposes)
    assert (bill.spent.calls, bill.repairs, bill.again, bill.seconds) == (4, 1, 1, 8.0)
    assert (bill.tokens_in, bill.tokens_out, bill.spent.cost) == (400, 80, 2000)
    assert bill.days == ("2026-11-18",)


def test_a_lost_call_is_in_the_cost_and_makes_the_tokens_unknown() -> None:
    bill = bill_of([receipt("done"), receipt("lost", fingerprint="g")], {"f": "write_v2", "g": "repair_v1"})
    assert (bill.spent.lost, bill.spent.cost, bill.tokens_in, bill.repairs) == (1, 9500, None, 0)


def test_a_failed_call_costs_nothing_and_counts_as_no_call() -> None:
    bill = bill_of([receipt("failed", tokens_in=None, tokens_out=None)], {"f": "write_v2"})
    assert (bill.spent.calls, bill.spent.cost, bill.tokens_in, bill.days) == (0, 0, 0, ())


def test_each_contestant_counts_its_own_drafts_and_says_how_many() -> None:
    one = comparison()
    assert [cell.told for cell in drafted_row(one).cells] == ["3 of 3", "3 of 3", "2 of 3"]
    assert drafted_row(one).cells[2].spread == "1 failed"
    (blocks,) = rows(one, (BY_KEY["blocks"],))
    assert [cell.told for cell in blocks.cells] == ["0", "9", "0"]
    assert blocks.cells[2].spread == "in 0 of 2 papers"


def test_pairs_take_only_papers_that_both_drafted() -> None:
    first, second, third = pairs(comparison())
    assert (first.papers, second.papers, second.only_first, third.only_first) == (3, 2, 1, 1)
    (row,) = (row for row in first.rows if row.name == "blocks")
    assert (row.more, row.fewer, row.same, row.chance, row.interval) == (0, 3, 0, 0.25, "too few papers")


def test_papers_on_which_they_differ_come_first_whatever_else_they_share() -> None:
    blocked = Draft(paper=DRAFT.paper, summary=GOOD_SUMMARY, report=Report(verdict="blocked", flags=_block()))
    trials: list[Trial] = []
    for place, second in enumerate((DRAFT, blocked, None)):
        trials += [trial("A", place, DRAFT), trial("B", place, second)]
    one = Comparison((contestant("A", "a"), contestant("B", "b")), (DRAFT.paper,) * 3, tuple(trials))
    assert differing(one) == [2, 1, 0]


def _block() -> tuple[Flag, ...]:
    return (next(f for t in comparison().drafted("B") if t.report for f in t.report.flags if f.severity == "block"),)


def test_nothing_in_a_table_is_run_by_a_spreadsheet() -> None:
    one = comparison(1, names=("=cmd()", "-2+3", "@x"))
    cells = [cell for row in csv.reader(comparison_csv(one).splitlines()) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "@", "-", "+"))] == []
    assert {"'=cmd()", "'-2+3", "'@x"} <= set(cells)


def test_json_has_every_figure_and_null_for_what_is_not_known() -> None:
    told = json.loads(comparison_json(of_bills(UNTOLD)))
    figures = told["drafts"][0]["figures"]
    assert set(figures) == set(BY_KEY)
    assert (figures["cost"], figures["tokens_in"]) == (None, None)
    assert figures["support"] == 80.0


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert comparison_files(comparison()) == comparison_files(comparison())
