"""Study facts stay as good as they were measured on hand labels, and the gate never sinks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bench_facts import GATE, Score, corpus_fingerprint, gate_faults, raise_floors, read_labels, score


def test_no_figure_is_below_its_floor(shared: Path) -> None:
    labels = read_labels()
    assert gate_faults(score(shared, labels), labels, json.loads(GATE.read_text())) == []


def test_every_record_is_labelled_once_and_enough_are_held() -> None:
    labels = read_labels()
    assert len({(label.file, label.key) for label in labels}) == len(labels)
    # The held half was drawn once and stays as it is; what is labelled later is for tuning.
    assert sum(label.half == "held" for label in labels) == 190
    assert {label.half for label in labels} == {"tune", "held"}


def test_a_figure_below_its_floor_is_named() -> None:
    measured = Score()
    measured.add("held result", right=False)
    gate = {"corpus": corpus_fingerprint([]), "floors": {"held result": 0.5}}
    assert gate_faults(measured, [], gate) == ["held result: 0.000 is below its floor 0.500"]


def test_a_changed_label_makes_the_old_figures_void() -> None:
    assert gate_faults(Score(), [], {"corpus": "another", "floors": {}})[0].startswith("the labels changed")


def test_update_refuses_to_lower_a_floor() -> None:
    measured = Score()
    measured.add("held result", right=False)
    with pytest.raises(ValueError, match="refused: these would sink: held result"):
        raise_floors(measured, [], {"corpus": corpus_fingerprint([]), "floors": {"held result": 0.5}})


def test_update_raises_a_floor_to_one_record_below_the_figure() -> None:
    measured = Score()
    for _ in range(4):
        measured.add("held result", right=True)
    gate = {"corpus": corpus_fingerprint([]), "floors": {"held result": 0.5}}
    assert raise_floors(measured, [], gate)["floors"] == {"held result": 0.75}
