"""A drug or an illness of the paper that stands where the paper has another is named, in words of one's own too."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, report_on, severity

GROWTH = paper_of(
    "Patients with gastric carcinoma who came to one hospital between 1997 and 2005 were studied.",
    "Hysterectomy is no cure of endometriosis.",
    "Screening for cancer of the cervix found few carcinomas.",
)
RASH = paper_of(
    "Of the children who took amoxicillin, 31 had a rash within a week of the first dose.",
    "Those given azithromycin slept badly, and six vomited at night.",
    "Both antibiotics were given by mouth twice a day for ten days.",
    "Tonsillitis came back in nine children before the winter.",
    "Bronchitis was seen in none of the families that were visited.",
    "Parents kept a diary of school days missed.",
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "A rash appeared in the first week in 31 of those on amoxicillin.",
            "A rash appeared in the first week in 31 of those on azithromycin.",
        ),
        ("Children on azithromycin had bad nights.", "Children on amoxicillin slept badly, and six vomited."),
        (
            "In nine children tonsillitis had come back before winter began.",
            "In nine children bronchitis had come back before winter began.",
        ),
    ],
)
def test_what_else_a_sentence_says_tells_which_name_belongs_there(right: str, wrong: str) -> None:
    assert_only_right_passes(RASH, "names", right, wrong)


def test_the_flag_stands_at_the_name_and_shows_the_passage_and_the_other_name() -> None:
    said = "In nine children bronchitis had come back before winter began."
    (flag,) = [one for one in report_on(said, RASH).flags if one.rule == "names"]
    assert (flag.quote, flag.severity) == ("bronchitis", "warn")
    assert "tonsillitis" in flag.message
    assert flag.passages == ("S4",)


@pytest.mark.parametrize(
    "said",
    [
        "Does azithromycin often bring on a rash in the very first days or the first week of taking it?",
        "A rash in the first week is a sign of a disorder called bronchitis.",
        "The two antibiotics, amoxicillin and azithromycin, were taken twice a day.",
    ],
)
def test_a_question_what_is_only_called_so_and_two_names_together_are_let_be(said: str) -> None:
    assert severity(said, RASH, "names") is None


def test_cancer_is_the_everyday_word_for_a_growth_that_the_paper_names() -> None:
    said = "Doctors studied patients with stomach cancer who were seen at one hospital from 1997 to 2005."
    assert severity(said, GROWTH, "names") is None
