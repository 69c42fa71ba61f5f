"""What measures drafts measures right, and drafts stay as good as they were measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.bench_draft import GATE, gate_faults, measure
from tools.fit_ranker import held_by, ridge
from tools.rouge import common_subsequence, rouge


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


def test_rouge_counts_words_pairs_and_order() -> None:
    assert rouge("The cat sat on the mat.", "the cat was on the mat") == pytest.approx((5 / 6, 3 / 5, 5 / 6))
    assert rouge("", "the cat") == (0.0, 0.0, 0.0)


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_longest_common_subsequence_is_that_of_the_plain_table(one: list[str], two: list[str]) -> None:
    row = [0] * (len(two) + 1)
    for word in one:
        before, row = row, [0]
        for place, other in enumerate(two):
            row.append(before[place] + 1 if word == other else max(before[place + 1], row[-1]))
    assert common_subsequence(one, two) == row[-1]


def test_the_fit_finds_the_weights_that_made_the_targets() -> None:
    rows = [({"is there": 1.0, "a": float(a), "b": float(b)}, 1.0 + 2 * a - b) for a in range(4) for b in range(4)]
    weights = ridge(rows, penalty=1e-9)
    assert weights == {"is there": pytest.approx(1), "a": pytest.approx(2), "b": pytest.approx(-1)}


def test_a_sentence_that_the_summary_holds_is_held_whole() -> None:
    assert held_by("Pain fell quickly.", "The pain fell quickly in all.") == pytest.approx(3)
    assert held_by("Pain fell quickly.", "Nothing alike.") == 0
