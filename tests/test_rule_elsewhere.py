"""Numbers of something else: two groups' figures exchanged, statistics told as findings, and figures that belong."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity

GROUPS = paper_of(
    "Relapses occurred in 12% of the mavirelib group compared with 31% of the placebo group.",
    "The haemoglobin rose from 71 g at admission to 118 g at discharge.",
    "Mean age was 59 ± 14 years, and 66% were women (odds ratio 1.8, 95% CI 1.2 to 2.7).",
    "Women who got reminders were more likely to walk daily (ratio 2.9; participants = 129; one study).",
    "Anxiety was reported in three trials with 346 participants who got reminders or none.",
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Relapses came in 12% of people on mavirelib and 31% of those on placebo.", None),
        ("Relapses came in 31% of people on mavirelib and 12% of those on placebo.", "warn"),
        ("With placebo 31% had relapses, with mavirelib 12%.", None),
        ("With placebo 12% had relapses, with mavirelib 31%.", "warn"),
        ("The haemoglobin rose from 71 g at admission to 118 g at discharge.", None),
        ("The haemoglobin rose from 118 g at admission to 71 g at discharge.", "warn"),
        ("The average age was 59, and 66% were women.", None),
        ("The average age was 59, and 95% were women.", "warn"),
        ("There were 2.9 participants in this research.", "warn"),
        ("In one trial of 129 women, reminders made daily walks more likely.", None),
    ],
)
def test_a_number_stands_with_what_the_paper_says_of_it(said: str, loudness: str | None) -> None:
    assert severity(said, GROUPS, "numbers") == loudness, report_on(said, GROUPS).flags


def test_of_two_exchanged_numbers_one_flag_names_the_other_and_its_passage() -> None:
    said = "Relapses came in 31% of people on mavirelib and 12% of those on placebo."
    (flag,) = flags_of("numbers", report_on(said, GROUPS))
    assert flag.message == "the paper has “31” elsewhere; where it tells this it says “12”"
    assert flag.passages == ("S1",)


def test_numbers_told_in_turn_are_left_to_the_reader() -> None:
    paper = paper_of("Relapses occurred in 12% and 31% of the mavirelib and placebo groups, respectively.")
    assert severity("Relapses came in 12% on mavirelib and 31% on placebo.", paper, "numbers") is None


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("At least 4635 people are needed.", "block"),
        ("About 4600 people are needed.", None),
        ("About 40 rested.", None),
    ],
)
def test_only_a_rounded_number_passes_for_one_near_it(said: str, loudness: str | None) -> None:
    paper = paper_of("A further trial would need at least 4634 people.", "Of them 38 rested.")
    assert severity(said, paper, "numbers") == loudness


def test_a_study_and_its_people_are_no_sum() -> None:
    paper = paper_of("Walking was tried in one study of 135 women.")
    assert severity("Walking was tried by 136 women in one study.", paper, "numbers") == "block"


def test_months_and_years_may_be_shortened_and_a_citation_is_no_number() -> None:
    paper = paper_of("Children aged 6 mo to 10 y took part; this was agreed elsewhere [ 73 ].")
    assert severity("Children aged 6 months to 10 years took part.", paper, "numbers") is None
    assert severity("There were 73 children who took part.", paper, "numbers") == "block"


def test_a_number_that_the_paper_counts_the_same_things_with_is_in_its_place() -> None:
    paper = paper_of(
        "We found 582 records in the databases and search strategies.",
        "After removal of 201 duplicates we screened 381 records by title.",
        scope="abstract",
    )
    assert severity("We searched the databases for studies and checked 381 records.", paper, "numbers") is None


def test_what_a_medicine_is_used_for_is_no_strange_illness() -> None:
    paper = paper_of("Salbutamol lowered potassium in 41 adults.")
    assert severity("Salbutamol, an asthma medicine, lowered potassium.", paper, "names") is None
    assert severity("Salbutamol lowered potassium in adults with asthma.", paper, "names") == "warn"
