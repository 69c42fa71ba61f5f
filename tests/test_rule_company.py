"""Names, people, causes and claims of proof that stand where the paper has others, or that an excuse hid; and right ones that look alike."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, report_on, severity

SURGERY = paper_of(
    "Laparoscopic cholecystectomy was done early in 40 adults with cholecystitis.",
    "Patients received epirubicin 50 mg and cyclophosphamide 500 mg with methotrexate.",
    "Nausea was treated with prednisolone.",
)
MEN = paper_of(
    "Of 57 patients on the ward, 61% were male.", "Regression models were fitted.", "Pain fell in all of them"
)
RISK = paper_of(
    "Rofecoxib use was associated with an increased risk of preterm birth.",
    "Future research should examine the long-term effects of rofecoxib on birth.",
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Forty adults had laparoscopic cholecystectomy early.",
            "Forty adults had laparoscopic cholecystitis early.",
        ),
        (
            "They got three drugs (epirubicin, cyclophosphamide and methotrexate) in turn.",
            "They got three drugs (epirubicin, prednisolone and methotrexate) in turn.",
        ),
    ],
)
def test_a_name_behind_a_word_or_in_a_list_is_the_one_that_the_paper_has_there(right: str, wrong: str) -> None:
    assert_only_right_passes(SURGERY, "names", right, wrong)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Of the 57 on the ward, 61% were men.", None),
        ("Of the 57 on the ward, 61% were rats.", "warn"),
        ("The study took in rats alone, so the results may not apply to everyone.", "warn"),
        ("The results may not apply to children.", None),
        ("Children were not included, so the results may not hold for them.", None),
    ],
)
def test_models_are_no_animals_and_a_limit_excuses_only_those_of_whom_it_is_told(
    said: str, loudness: str | None
) -> None:
    assert severity(said, MEN, "population") == loudness, report_on(said, MEN).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("However, use of rofecoxib was linked to an increased risk of preterm birth.", None),
        ("However, use of rofecoxib caused an increased risk of preterm birth.", "warn"),
        ("However, use of rofecoxib brought about an increased risk of preterm birth.", "warn"),
        ("However, use of rofecoxib was responsible for an increased risk of preterm birth.", "warn"),
    ],
)
def test_an_effect_that_is_only_asked_for_makes_no_cause_of_a_link(said: str, loudness: str | None) -> None:
    assert severity(said, RISK, "cause") == loudness


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Does it prove that pain fell on the ward?", None),
        ("The study proves conclusively that could pain fall on the ward?", "block"),
        ("This proves that pain scores on the X-ray ward fell.", "block"),
        ("The illness was proven on X-ray.", None),
    ],
)
def test_what_is_said_to_be_proved_is_no_question_and_no_test(said: str, loudness: str | None) -> None:
    assert severity(said, MEN, "certainty") == loudness, report_on(said, MEN).flags
