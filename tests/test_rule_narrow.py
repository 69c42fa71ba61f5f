"""Exceptions of the checks hold for what they were made for, and for nothing that looks alike."""

from __future__ import annotations

import pytest
from check_maker import paper_of, severity

from pipeline.text.numbers import numbers

CASE = paper_of(
    "A woman had a stroke and was given natalizumab for her multiple sclerosis.", "Her illness stayed the same.",
    design="case report", people=1,
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "Natalizumab works to prevent strokes.", "Natalizumab managed to reverse the illness.",
        "Natalizumab is going to heal everyone.", "Natalizumab has the power to heal the illness.",
    ],
)  # fmt: skip
def test_an_effect_behind_to_is_no_purpose(said: str) -> None:
    assert severity(said, CASE, "strength") == "block"


def test_an_invented_harm_is_no_explanation_of_a_medicine() -> None:
    paper = paper_of("Adults with diabetes took metformin for a year.", "Their blood sugar was lower than before.")
    assert severity("Metformin may cause cancer in some people.", paper, "names") == "warn"


def test_whom_a_treatment_is_put_on_is_not_whom_a_result_may_not_hold_for() -> None:
    paper = paper_of("Adults with eczema put the cream on each day.", "Their rash was better after two weeks.")
    assert severity("Older children may apply the cream each day.", paper, "population") == "warn"
    assert severity("The result may not apply to children.", paper, "population") is None


@pytest.mark.parametrize("thing", ["laboratory study", "kind of study", "opinion article"])
def test_naming_a_kind_of_study_excuses_no_invention(thing: str) -> None:
    paper = paper_of("Adults with eczema put the cream on each day.", "Their rash was better after two weeks.")
    assert severity(f"This {thing} proves that moon dust regrows lost fingers overnight.", paper, "support") == "warn"


def test_one_half_behind_and_is_a_number_and_two_and_a_half_is_one() -> None:
    assert [round(n.value, 2) for n in numbers("The tablets helped, and one half of the patients died.")] == [0.5]
    assert [round(n.value, 2) for n in numbers("It took two and a half hours.")] == [2.5]
