"""A number that its own sentence contradicts, a share beside another count, and what a lost denial leaves behind."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.records import Paper

TRIAL = paper_of(
    "Sixty-two patients (19 men and 43 women; median age 71 years, range 34-79) were studied.",
    "Therapy failed in 30 women (46.2%) on placebo and in 27 women (39.1%) on the tablet; 134 were randomized.",
    "The advice changed in 93 cases (43%) and the risk in 100 cases (29%).",
    "Abortion took from 6 to 8 hours, with a bias of 1.55 hours.",
    "At six weeks 24% still felt better, and 53% had at first.",
)
QUIET = paper_of(
    "Screening did not change in either group.",
    "Low pressure in nine patients did not require therapy adjustment.",
    "The tablet was not associated with reduced headache at the peak (p = 0.6).",
    "The lag screw did not reduce the cut-out of fractures.",
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("It involved 62 people, 43 of them women.", None),
        ("It involved 19 people, 43 of them women.", "warn"),
        ("The tablet failed in 27 women (about 39%), compared with 30 women (about 46%) on the dummy.", None),
        ("The tablet failed in 27 women (about 39%), compared with 134 women (about 46%) on the dummy.", "warn"),
        ("The advice changed in 93 cases (43%), which is more than two in five.", None),
        ("The advice changed in 93 cases (29%), which is more than two in five.", "warn"),
        ("Six weeks later about one in four (24%) still felt better.", None),
        ("Six weeks later about one in four (53%) still felt better.", "warn"),
        ("Times varied a great deal, from 6 to 8 hours.", None),
        ("Times varied a great deal, from 8 to 6 hours.", "warn"),
        ("Their typical age was 71 years.", None),
        ("Their typical age was 34 years.", "warn"),
        ("They were aged from 34 to 79 years, typically 71.", None),
        ("In all, 62 patients were studied.", None),
        ("In all, 1.55 patients were studied.", "warn"),
    ],
)
def test_a_number_agrees_with_its_own_sentence_and_stands_beside_its_share(said: str, loudness: str | None) -> None:
    found = severity(said, TRIAL, "numbers")
    assert found in ({None, "note"} if loudness is None else {loudness}), report_on(said, TRIAL).flags


@pytest.mark.parametrize(
    ("said", "paper", "loudness"),
    [
        ("The screening in these groups did not change either.", QUIET, None),
        ("The screening in these groups changed either.", QUIET, "warn"),
        ("Nine patients had low blood pressure, which did not require a change in therapy.", QUIET, None),
        ("Nine patients had low blood pressure, which did require a change in therapy.", QUIET, "warn"),
        ("The doctors conclude that this screw did not reduce cut-out.", QUIET, None),
        ("The doctors conclude that this screw reduced cut-out.", QUIET, "warn"),
    ],
)
def test_what_the_paper_denies_is_not_said_of_the_same(said: str, paper: Paper, loudness: str | None) -> None:
    assert severity(said, paper, "negation") == loudness, report_on(said, paper).flags


@pytest.mark.parametrize(
    "said",
    [
        "Between 2010 and 2020 stays shortened from 9 to 6 days.",
        "Between 2010 and 2020 the average stay changed from 9 to 6 days.",
    ],
)
def test_what_went_down_between_two_years_is_no_range(said: str) -> None:
    paper = paper_of(
        "Mean stay changed from 9 days in 2010 to 6 days in 2020.", "We followed 120 adults with pneumonia."
    )
    assert severity(said, paper, "numbers") is None
