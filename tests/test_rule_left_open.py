"""What a summary leaves open, supposes or warns against in general is no finding: who was not studied, what is not known, a word of care."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

PAPER = paper_of(
    "Use of the tablet was associated with less pain in 300 patients of one hospital.", "Sleep improved.",
    "Stays in hospital were counted.", design="cohort study", people=300,
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "said", "loudness"),
    [
        ("population", "It says nothing about children.", None),
        ("population", "The study does not tell us how children would fare.", None),
        ("population", "No children took part.", None),
        ("population", "Pregnant women were left out.", None),
        ("population", "Babies were not part of the study.", None),
        ("population", "Results in teenagers might be different.", None),
        ("population", "Children had less pain.", "warn"),
        ("population", "The tablet says nothing new, and children had less pain.", "warn"),
        ("population", "Children were not helped.", "warn"),
        ("strength", "What causes it is not fully understood.", None),
        ("strength", "The idea is that the tablet prevents pain.", None),
        ("strength", "In theory, the tablet leads to less pain.", None),
        ("strength", "Left untreated, it can lead to harm.", None),
        ("strength", "Results in other people were not looked at.", None),
        ("strength", "The tablet leads to less pain.", "warn"),
        ("strength", "The tablet prevents pain.", "warn"),
        ("cause", "Results from one hospital can be due to chance in patients with pain.", None),
        ("cause", "Less pain in patients of one hospital may be due to the tablet or due to chance.", None),
        ("cause", "Use of the tablet caused less pain in 300 patients of one hospital.", "warn"),
        ("hedge dropped", "It will take more work to be sure.", None),
        ("hedge dropped", "In practice this will depend on the hospital.", None),
        ("hedge dropped", "Time will tell whether this works.", None),
        ("hedge dropped", "Doctors will want to weigh this.", None),
        ("hedge dropped", "The tablet will help the patients.", "warn"),
        ("direction", "This could help explain why some patients get worse.", None),
        ("direction", "It is not known who will get worse.", None),
        ("advice", "Patients should not change their treatment because of this one study.", None),
        ("advice", "Nobody should stop their tablets on the strength of one report.", None),
        ("advice", "Patients should change their treatment because of this study.", "block"),
        ("advice", "Patients should not take the drug.", "block"),
    ],
)  # fmt: skip
def test_what_is_left_open_is_no_finding(rule: str, said: str, loudness: str | None) -> None:
    assert severity(said, PAPER, rule) == loudness, report_on(said, PAPER).flags
