"""What measures drafts measures right, and drafts stay as good as they were measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bench_draft import GATE, gate_faults, measure, rouge
from tools.fit_ranker import held_by, ridge


def test_drafts_of_the_small_set_are_no_worse_than_they_were(shared: Path) -> None:
    # All sets take minutes: `make bench-draft`.
    floors = {name: floor for name, floor in json.loads(GATE.read_text())["floors"].items() if " model " in name}
    assert floors
    assert gate_faults(measure(shared, ["model"]).figures(), floors) == []


def test_a_worse_figure_is_named_and_a_higher_reading_grade_is_worse() -> None:
    floors = {"held ROUGE-1": 40.0, "held reading grade": 11.0, "held drafted": 1.0}
    assert gate_faults({"held ROUGE-1": 41.0, "held reading grade": 11.5}, floors) == [
        "held reading grade: 11.5 is worse than 11.0", "held drafted: None is worse than 1.0",
    ]  # fmt: skip


def test_rouge_counts_stems_pairs_and_order() -> None:
    assert rouge("The cats sat on the mat.", "the cat was on the mat") == pytest.approx(
        {"1": 5 / 6, "2": 3 / 5, "L": 5 / 6}
    )
    assert rouge("", "the cat") == {"1": 0, "2": 0, "L": 0}


def test_the_fit_finds_the_weights_that_made_the_targets() -> None:
    rows = [({"is there": 1.0, "a": float(a), "b": float(b)}, 1.0 + 2 * a - b) for a in range(4) for b in range(4)]
    weights = ridge(rows, penalty=1e-9)
    assert weights == {"is there": pytest.approx(1), "a": pytest.approx(2), "b": pytest.approx(-1)}


def test_a_sentence_that_the_summary_holds_is_held_whole() -> None:
    assert held_by("Pain fell quickly.", "The pain fell quickly in all.") == pytest.approx(3)
    assert held_by("Pain fell quickly.", "Nothing alike.") == 0
