"""Careful summaries are left alone: background, formulas, journals, scales, and studies of animals and people."""

from __future__ import annotations

import pytest
from check_maker import flags_of, loud, paper_of, report_on, severity

from pipeline.records import Fact

RATS = (
    "We gave mavirelib to rats for 6 weeks.",
    "The rats given mavirelib walked further and ate more than the others.",
)


def test_a_finding_in_rats_told_of_patients_blocks() -> None:
    paper = paper_of(*RATS, design="animal study")
    said = "In patients mavirelib made those who took it walk further and eat more than the others."
    assert severity(said, paper, "species") == "block"


def test_where_people_took_part_too_a_finding_may_be_theirs() -> None:
    paper = paper_of(*RATS, "Blood samples from 31 patients with gout showed the same enzyme.", design="animal study")
    assert severity("The enzyme was raised in patients with gout.", paper, "species") is None


def test_what_an_illness_does_to_people_is_no_finding_in_rats() -> None:
    paper = paper_of(*RATS, design="animal study")
    said = "Gout keeps millions of people with swollen toes awake. Rats walked further with mavirelib."
    assert severity(said, paper, "species") is None


@pytest.mark.parametrize("said", ["The DOI is in the PMC record.", "The air held CO2.", "PLOS published the report."])
def test_records_journals_and_formulas_are_no_names_of_medicine(said: str) -> None:
    assert severity(said, paper_of("The air of the ward was measured."), "names") is None


def test_an_antihistamine_is_an_allergy_medicine() -> None:
    paper = paper_of("The rash was alleviated with anti-histamine treatment for three weeks.")
    assert severity("The rash went away with allergy medication for three weeks.", paper, "names") is None


def test_a_scale_of_how_likely_a_drug_did_it_names_no_harm() -> None:
    harms = Fact(value="The Naranjo scale score was 6.", confidence=0.9, passages=("S1",))
    paper = paper_of("The Naranjo adverse drug reaction scale score was 6.", design="randomised trial")
    paper = paper.model_copy(update={"facts": paper.facts.model_copy(update={"harms": harms})})
    assert "omissions" not in loud(report_on("The people walked further.", paper))


def test_a_model_to_study_is_no_grade_of_evidence() -> None:
    paper = paper_of("The bug split from flies long ago.", "The certainty of evidence was low.")
    assert severity("The bug is an excellent model to study how flies grow.", paper, "evidence grade") is None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("A dose of 43 mg was given to the 12 patients.", "A dose of 43 was given to the 12 patients."),
        ("The score fell by 43 points in 43 patients.", "In 43 patients the score fell by 43 points."),
    ],
)
def test_no_flag_says_that_a_number_is_not_itself(told: str, said: str) -> None:
    flags = flags_of("numbers", report_on(said, paper_of(told, "They were seen 43 times.")))
    assert not [flag for flag in flags if flag.message.count("“43”") > 1]


def test_what_a_person_adds_of_the_world_warns_and_what_contradicts_the_paper_blocks() -> None:
    paper = paper_of("Latrines were built in 80 villages of the district.", "In 41% of homes people used a latrine.")
    assert (
        severity(
            "Around the world more than 1 billion people have no safe toilet at home, and illness spreads quickly.",
            paper,
            "numbers",
        )
        == "warn"
    )
    assert severity("Latrines were built in 70 villages of the district.", paper, "numbers") == "block"
