"""People: a summary tells of those the study was about, names how few they were, and tells only reported outcomes."""

from __future__ import annotations

import pytest
from check_maker import loud, paper_of, report_on, severity

MICE = paper_of("Mice given the extract had less plaque than untreated mice.", design="animal study", people=40)
ONE = paper_of(
    "A 50-year-old woman had pustules on her palms after natalizumab.", "She was diagnosed with psoriasis.",
    design="case report", people=1,
)  # fmt: skip
SMALL = paper_of(
    "Eighteen adults received the infusion, and walking did not change.", design="single-arm trial", people=18
)
LARGE = paper_of("Of 900 adults, half took the tablet.", design="randomised trial", people=900)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Patients given the extract had less plaque.", "block"),
        ("In people with plaque, the extract cleared it.", "block"),
        ("Mice given the extract had less plaque.", None),
        ("The extract cleared plaque in mice, and has not been tested in people.", None),
    ],
)
def test_an_animal_finding_is_not_told_of_people(said: str, loudness: str | None) -> None:
    assert severity(said, MICE, "species") == loudness, report_on(said, MICE).flags


def test_a_draft_of_an_animal_study_says_so_somewhere_at_the_top() -> None:
    assert severity("The extract cleared plaque.", MICE, "species") == "warn"


@pytest.mark.parametrize(
    ("said", "paper", "loudness"),
    [
        ("# Pustules\n\n## Key takeaway\n\nNatalizumab may be tied to pustules.", ONE, "warn"),
        ("# Pustules\n\n## Key takeaway\n\nOne woman had pustules after natalizumab.", ONE, None),
        ("# Pustules in one patient\n\n## Key takeaway\n\nNatalizumab may be tied to pustules.", ONE, None),
        ("## Key takeaway\n\nThe infusion did not change walking.", SMALL, "warn"),
        ("## Key takeaway\n\nIn 18 adults the infusion did not change walking.", SMALL, None),
        ("## Key takeaway\n\nIn eighteen adults the infusion did not change walking.", SMALL, None),
        ("## Key takeaway\n\nHalf took the tablet.", LARGE, None),
    ],
)
def test_few_people_are_named_at_the_top(said: str, paper: object, loudness: str | None) -> None:
    assert severity(said, paper, "scope") == loudness, report_on(said, paper).flags  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Her skin improved.", "block"),
        ("She stopped taking natalizumab.", "block"),
        ("Natalizumab was stopped.", "block"),
        ("She recovered within weeks.", "block"),
        ("The report does not say whether her skin improved.", None),
        ("She was diagnosed with psoriasis.", None),
    ],
)
def test_an_outcome_that_the_paper_does_not_report_is_blocked(said: str, loudness: str | None) -> None:
    assert severity(said, ONE, "outcome") == loudness, report_on(said, ONE).flags


def test_a_reported_outcome_passes() -> None:
    paper = paper_of("Her skin cleared within a month.", design="case report", people=1)
    assert severity("In one woman the skin got better.", paper, "outcome") is None


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Children who took the tablet felt less pain.", "warn"),
        ("Pregnant women felt less pain.", "warn"),
        ("Mice felt less pain.", "warn"),
        ("Adults who took the tablet felt less pain.", None),
        ("People who took the tablet felt less pain.", None),
    ],
)
def test_people_that_the_paper_does_not_speak_of_are_named(said: str, loudness: str | None) -> None:
    assert severity(said, LARGE, "population") == loudness, report_on(said, LARGE).flags


def test_another_persons_patient_told_as_this_studys_is_named() -> None:
    paper = paper_of(
        "A 50-year-old woman had pustules on her palms.",
        "Two earlier patients developed plaque psoriasis during infusions.",
        cited=("S2",),
    )
    assert loud(report_on("Two patients developed plaque psoriasis during infusions.", paper))["whose"] == "warn"
    told_so = "Earlier reports tell of two patients who developed plaque psoriasis during infusions."
    assert severity(told_so, paper, "whose") is None
