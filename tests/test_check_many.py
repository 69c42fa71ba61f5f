"""Thousands of pairs: on all cores, in order, memory flat, and no row costs another its check."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from pipeline.flow import checking
from pipeline.flow.checking import CHUNK, check_many, check_pairs
from pipeline.records import Paper, Report
from pipeline.records.house import HouseStyle
from pipeline.validate.summary_file import check_text

PAPER = "We treated 40 adults with asthma. The tablet reduced wheezing in 12 of 40 people after 6 weeks."
SUMMARY = "The tablet reduced wheezing in {} of 40 people."


def lines(count: int) -> Iterator[str]:
    """Give rows of which every third holds a wrong number, and one is broken."""
    for number in range(count):
        summary = SUMMARY.format(31 if number % 3 == 0 else 12)
        row = json.dumps({"id": number, "paper": PAPER, "summary": summary, "scope": "full"})
        yield "{broken" if number == 40 else row


def test_many_workers_give_what_one_gives_in_the_same_order() -> None:
    count = 3 * CHUNK + 5
    many = list(check_many(lines(count), workers=2))
    assert many == list(check_pairs(lines(count)))
    assert [row["verdict"] for row in many[:3]] == ["blocked", many[1]["verdict"], many[1]["verdict"]]
    assert "line 41" in many[40]["error"]


def test_few_lines_stay_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "ProcessPoolExecutor", None)
    assert len(list(check_many(lines(CHUNK - 1), workers=8))) == CHUNK - 1


def test_rows_are_taken_as_they_are_needed_not_all_at_once() -> None:
    taken = 0

    def counted() -> Iterator[str]:
        nonlocal taken
        for line in lines(100 * CHUNK):
            taken += 1
            yield line

    results = check_many(counted(), workers=2)
    next(results)
    assert taken <= 5 * CHUNK
    results.close()  # type: ignore[attr-defined]


def test_a_bug_met_in_one_row_is_told_in_that_row(monkeypatch: pytest.MonkeyPatch) -> None:
    real = check_text

    def tripping(text: str, paper: Paper, house: HouseStyle) -> Report:
        if "31 of" in text:
            raise KeyError("a bug")
        return real(text, paper, house)

    monkeypatch.setattr(checking, "check_text", tripping)
    rows = list(check_pairs(lines(3)))
    assert [("KeyError" in row.get("error", ""), row["verdict"] == "unchecked") for row in rows] == [
        (True, True),
        (False, False),
        (False, False),
    ]
