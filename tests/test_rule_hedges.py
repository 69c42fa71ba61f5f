"""Hedges: a doubt is kept, also where “we found” leads in or where only the rating of the passage tells of it."""

from __future__ import annotations

import pytest
from check_maker import paper_of, severity

SURVIVAL = "Meta-analysis showed that mavirelib may improve overall survival (5 trials; low-certainty evidence)."
VIRUS = (
    "Mavirelib brought a reduction in detectable virus DNA in one trial of 58 adults (very low-certainty evidence)."
)
ELSEWHERE = "Gout is a common illness of the joints.", "The trials were done in Japan and Peru."


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (SURVIVAL, "We found that mavirelib will improve overall survival and make no difference to side effects."),
        (VIRUS, "Mavirelib does bring a reduction in detectable virus DNA in adults."),
        ("Mavirelib was not studied in those with kidney stones.", "So it will help a great many people who live with kidney stones and pain at home."),
    ],
)  # fmt: skip
def test_certainty_that_no_passage_has_is_named(told: str, said: str) -> None:
    assert severity(said, paper_of(told, *ELSEWHERE), "hedge dropped") == "warn"


def test_a_doubt_that_is_kept_passes() -> None:
    said = "We found that mavirelib may improve overall survival."
    assert severity(said, paper_of(SURVIVAL, *ELSEWHERE), "hedge dropped") is None


@pytest.mark.parametrize(
    "said",
    ["Next year we will look for new trials of mavirelib.", "Future trials of mavirelib will tell us about falls."],
)
def test_plans_for_research_are_no_certainty(said: str) -> None:
    told = "This meta-analysis of mavirelib for falls has 5 trials."
    assert severity(said, paper_of(told, *ELSEWHERE), "hedge dropped") is None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Adults on mavirelib were five times more likely to fall than others.", "One trial showed that adults on mavirelib fell more."),
        ("Mavirelib helps adults with gout, which must be weighed against falls.", "As always, mavirelib helps adults with gout, which must be weighed against falls."),
        ("Falls of adults on mavirelib may be rare.", "It is asked how falls of adults will change with mavirelib."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_doubt_or_a_certainty_passes(told: str, said: str) -> None:
    assert severity(said, paper_of(told, *ELSEWHERE), "hedge dropped") is None


def test_a_certain_future_of_which_the_paper_tells_nothing_is_named() -> None:
    assert severity("Mothers will sleep soundly.", paper_of(SURVIVAL, *ELSEWHERE), "hedge dropped") == "warn"
