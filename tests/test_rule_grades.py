"""Grades: how sure the evidence is, is told as the paper rates it, in whatever words."""

from __future__ import annotations

import pytest
from check_maker import paper_of, severity

PAIN = "Mavirelib may lower pain at 6 weeks (RR 0.80; 5 trials; low-quality evidence)."
FALLS = "Mavirelib lowers the number of falls (RR 0.61; 4 trials; high-quality evidence)."
WEAK = "There is only poor quality evidence from very limited data that mavirelib shortens the stay in hospital."


def _said(text: str, *told: str) -> str | None:
    return severity(text, paper_of(*told), "evidence grade")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (PAIN, "Mavirelib had little or no effect on pain at 6 weeks, with high-quality evidence."),
        (PAIN, "In 5 trials mavirelib was more helpful for pain at 6 weeks (high-certainty evidence)."),
        (WEAK, "There is only high quality evidence from very limited data that mavirelib shortens the stay in hospital."),
        ("One study was of good quality and the other four of poor quality.", "One study was of good quality and the other four of high quality."),
    ],
)  # fmt: skip
def test_a_grade_that_the_passage_does_not_give_is_named(told: str, said: str) -> None:
    assert _said(said, told, FALLS) == "warn"


def test_evidence_is_not_called_strong_where_the_passage_only_says_that_it_may_be_so() -> None:
    told = "Mavirelib probably improves sleep in adults with gout."
    assert _said("Mavirelib improves sleep in adults with gout (evidence of high certainty).", told, FALLS) == "warn"


def test_a_paper_that_rates_nothing_has_no_strong_evidence() -> None:
    told = "Mavirelib was given to 40 adults with gout."
    assert _said("On the strong evidence available, mavirelib helps adults with gout.", told) == "warn"
    assert _said("There were good data on mavirelib in adults with gout.", told) is None


def test_a_wish_for_strong_trials_in_the_paper_is_no_strong_evidence() -> None:
    told = "High-quality trials are needed.", "There is insufficient evidence on mavirelib in gout."
    assert _said("There is strong evidence on mavirelib in gout.", *told) in {"warn", "block"}


@pytest.mark.parametrize(
    "said",
    [
        "High-quality trials of mavirelib are required.",
        "Studies with high-quality evidence regarding 5-mg and 10-mg tablets are needed.",
        "The term 'high-quality evidence' means that we are confident in the results.",
        "High-quality evidence means that we are very confident in the results.",
        "No outcome was assessed as being 'high-quality' evidence.",
        "Very low-quality evidence means that we are very uncertain about the results.",
    ],
)
def test_wishing_for_explaining_or_denying_a_grade_gives_none(said: str) -> None:
    assert _said(said, PAIN) is None


def test_a_high_quality_of_life_is_no_grade() -> None:
    told = "There is insufficient evidence on mavirelib in gout.", "Quality of life was scored by all."
    assert _said("Quality of life was higher with mavirelib.", *told) is None
    assert _said("The quality of the evidence was high.", *told) is not None


def test_no_high_grade_means_being_unsure() -> None:
    said = "Very high-quality evidence means that we are very uncertain about the results."
    assert _said(said, PAIN) == "warn"


def test_a_grade_told_as_the_paper_gives_it_passes() -> None:
    assert _said("Mavirelib lowers the number of falls (high-quality evidence).", PAIN, FALLS) is None
    assert _said("Mavirelib may lower pain at 6 weeks (low-quality evidence).", PAIN, FALLS) is None


def test_a_grade_that_nobody_gives_is_named_unless_the_paper_uses_it() -> None:
    assert _said("The evidence for falls is of very high quality.", PAIN, FALLS) == "warn"
    assert _said("The evidence for pain is of very low quality.", PAIN, FALLS) is None
    assert _said("The evidence is of very high quality.", "All evidence was of very high quality.") is None
