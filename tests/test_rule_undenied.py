"""A “not” that a summary lost is named: where the paper finds none, a difference, an effect or a link may not be claimed."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, flags_of, paper_of, report_on, severity

_TRIAL = paper_of(
    "Eighty adults with a frozen shoulder were randomly assigned to steroid injections or to physiotherapy.",
    "There was no significant difference in shoulder pain between injections and physiotherapy at three months (p = 0.44).",
    "Range of movement did not change in either group.",
    "Sleep quality was not associated with the number of injections.",
    "Physiotherapy significantly increased grip strength (p = 0.01).",
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "At three months there was no real difference in shoulder pain between injections and physiotherapy.",
            "At three months there was a real difference in shoulder pain between injections and physiotherapy.",
        ),
        (
            "The difference in shoulder pain at three months was not significant.",
            "The difference in shoulder pain at three months was significant.",
        ),
        ("Range of movement did not change.", "Range of movement changed."),
        (
            "Sleep quality was not linked to the number of injections.",
            "Sleep quality was linked to the number of injections.",
        ),
    ],
)
def test_what_the_paper_denies_may_not_be_claimed(right: str, wrong: str) -> None:
    assert_only_right_passes(_TRIAL, "negation", f"A study of 80 adults. {right}", f"A study of 80 adults. {wrong}")


@pytest.mark.parametrize(
    "told",
    [
        "Physiotherapy significantly increased grip strength.",
        "Did shoulder pain differ between injections and physiotherapy at three months?",
        "The researchers looked at whether shoulder pain differed between injections and physiotherapy.",
        "Adults with a frozen shoulder got steroid injections or physiotherapy.",
        "Shoulder pain was similar with injections and physiotherapy at three months.",
    ],
)
def test_what_is_found_asked_or_told_otherwise_is_no_lost_denial(told: str) -> None:
    assert severity(f"A study of 80 adults. {told}", _TRIAL, "negation") is None


def test_a_lost_denial_is_shown_with_the_passage_that_denies() -> None:
    report = report_on("A study of 80 adults. Sleep quality was linked to the number of injections.", _TRIAL)
    (found,) = flags_of("negation", report)
    assert found.passages == ("S4",)
    assert found.quote.startswith("Sleep quality")


def test_more_than_not_only_is_claimed_denies_nothing() -> None:
    paper = paper_of(
        "Ninety children with eczema used a new cream.",
        "The effect of the cream on itching is not confined to the first week but lasts a month.",
        "Nights without sleep were not counted.",
    )
    assert (
        severity("Ninety children took part. The effect of the cream on itching lasts a month.", paper, "negation")
        is None
    )
