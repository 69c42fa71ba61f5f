"""A whole paper's limits are those of the study; and its times keep their units."""

from __future__ import annotations

import pytest
from check_maker import severity
from whole_paper import OWN, whole_paper

from pipeline.records import Paper
from pipeline.validate.limits import _admits


def admits(said: str, under: str) -> bool:
    """Tell whether a sentence under a heading of a whole paper is taken for a limit of its study."""
    paper: Paper = whole_paper(said, under=under)
    return any(_admits(p, paper) for p in paper.sentences() if p.text == said)


@pytest.mark.parametrize(
    ("said", "under"),
    [
        ("The questionnaire asks for limitation of physical health and of social life.", "Methods"),
        ("Vomiting was present in all groups; this was no limitation for rehydration.", "Results"),
        ("Categorical variables of small samples were compared with an exact test.", "Methods"),
        ("The return of diagnoses was limited by two factors of the clinic.", "Discussion"),
    ],
)
def test_what_is_limited_in_patients_and_tests_is_no_limit_of_the_study(said: str, under: str) -> None:
    assert not admits(said, under)


@pytest.mark.parametrize(
    ("said", "under"),
    [
        ("This relatively small sample size is a limitation of the study.", "Methods"),
        ("The study had insufficient power to detect a smaller effect.", "Discussion"),
        ("The short duration of our follow-up is likely to have changed the outcome.", "Discussion"),
        ("An effect of the season cannot be ruled out.", "Discussion"),
        ("Generalisability to other groups is unclear; generalizability to men is limited.", "Discussion"),
        ("Our findings are limited by the number of nights.", "Discussion"),
        ("We were unable to measure the difference in sleep.", "Conclusions"),
    ],
)
def test_what_makes_its_result_less_sure_is(said: str, under: str) -> None:
    assert admits(said, under)


def test_a_time_of_another_unit_in_a_passage_that_tells_some_of_it_is_named() -> None:
    told = (
        "Five rounds of cooling were given to volunteers aged 18 to 49 years in the slums of the town every 6 months."
    )
    bare = "Of the sleeves 18 were lost, and 49 more were worn out."
    said = "To see what comes of it, they studied cooling in 104 volunteers initially aged 18 to 49 {} in the town's slums."
    assert severity(OWN + said.format("months"), whole_paper(told, bare), "numbers") == "warn"
    assert severity(OWN + said.format("years"), whole_paper(told, bare), "numbers") in {None, "note"}
