"""A word of cause that only names, explains, asks or counts is no claim of a study that could show none."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

COHORT = paper_of(
    "Coffee drinking was associated with a lower risk of stroke in 5,000 adults.", design="cohort study", people=5000
)
TOLD_FIRMLY = paper_of(
    "We asked who came back to hospital, and when.",
    "Sleeve surgery offers an excellent weight loss in the short term.",
    "We followed 5,000 adults for ten years.",
    "Coffee drinking was associated with fewer falls.",
    "There are factors that increase the risk of a leakage.",
    "In earlier trials, statins have been shown to reduce the risk of stroke.",
    "Walking may reduce the risk of dementia.",
    design="cohort study",
    people=5000,
)
COUNTED = paper_of(
    "Meetings were held for 31 children: 12 orders, 14 withdrawals and 5 others were decided.",
    "The overall infection rate was 18.5%.",
    "Smoking was associated with 40 strokes.",
    design="cohort study",
    people=310,
)


@pytest.mark.parametrize(
    "said",
    [
        "It looked at deaths from any cause and from specific causes, and who had a stroke.",
        "The various causes of stroke also influence the risk.",
        "People died of many different causes.",
        "The two main causes were stroke and falls.",
        "A stroke can have several causes, such as a clot.",
        "Doctors looked for treatable causes in everyone.",
        "The doctors noted underlying causes, if any, in everyone.",
    ],
)
def test_causes_are_a_noun_too(said: str) -> None:
    assert severity(said, COHORT, "strength") is None, report_on(said, COHORT).flags
    assert severity(said, COHORT, "cause") is None, report_on(said, COHORT).flags


@pytest.mark.parametrize(
    "said",
    [
        "The study was about infection with HIV, the virus that causes AIDS.",
        "The team studied haemochromatosis, an inherited disorder that causes iron to build up.",
        "They looked at the gene that causes sickle cell disease.",
        "Scurvy is a condition that slowly causes the gums to bleed.",
        "Seat belt alarms are a safety feature that helps prevent injuries.",
        "Skid control is a safety technology in cars that helps prevent crashes caused by losing control.",
        "Age and the illness that caused it influenced the risk.",
    ],
)
def test_what_an_illness_or_a_device_is_known_by_is_no_finding(said: str) -> None:
    assert severity(said, COHORT, "strength") is None, report_on(said, COHORT).flags


@pytest.mark.parametrize(
    "said",
    [
        "Studies should find out whether drinking coffee every day for many years at home can lead to fewer strokes.",
        "Research is also needed to see if changing care around the time of surgery to suit each patient leads to better results.",
        "This should lead to a formal review.",
        "The findings ought to lead to a discussion.",
    ],
)
def test_what_is_to_be_found_out_or_done_is_no_finding(said: str) -> None:
    assert severity(said, COHORT, "strength") is None, report_on(said, COHORT).flags


@pytest.mark.parametrize(
    "said",
    [
        "Coffee causes strokes.",
        "Coffee drinking causes strokes.",
        "Coffee, the researchers found, is a direct cause of strokes.",
        "The study shows that coffee is a habit that causes strokes.",
        "The study found that this is a disease that causes strokes.",
        "Drinking coffee leads to fewer strokes.",
        "Coffee led to 12% fewer strokes.",
        "Coffee is a drink that prevents strokes.",
        "Coffee drinking caused 50 strokes.",
        "In the trial of daily life, coffee drinking is a condition that causes strokes.",
        "Coffee should reduce strokes, and tea prevents strokes.",
    ],
)
def test_a_claim_of_cause_is_still_more_than_a_cohort_can_show(said: str) -> None:
    assert severity(said, COHORT, "strength") == "warn", report_on(said, COHORT).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Statins are drugs, and studies have shown that they reduce the risk of having a stroke.", "note"),
        ("These statins reduce the chance of a stroke.", "note"),
        ("Some factors raise the risk of a leak.", "note"),
        ("In the short term the surgery leads to excellent weight loss.", "note"),
        ("These statins reduce the risk of falls.", "warn"),
        ("Walking reduces the risk of dementia.", "warn"),
        ("Coffee leads to fewer falls.", "warn"),
    ],
)
def test_what_the_paper_says_as_firmly_is_noted(said: str, loudness: str | None) -> None:
    assert severity(said, TOLD_FIRMLY, "strength") == loudness, report_on(said, TOLD_FIRMLY).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("These meetings led to 12 orders and 14 withdrawals.", None),
        ("Overall, 18.5% of operations led to an infection.", None),
        ("Smoking led to 40 strokes.", "warn"),
        ("The meetings led to 12 more orders.", "warn"),
    ],
)
def test_what_came_of_something_may_be_counted(said: str, loudness: str | None) -> None:
    assert severity(said, COUNTED, "strength") == loudness, report_on(said, COUNTED).flags
