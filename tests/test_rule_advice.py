"""Advice: no reader is told to start, stop or change a medicine; what was done to people may be told."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

PAPER = paper_of(
    "Natalizumab was discontinued and the ulcers were treated with prednisone.",
    "The patient was followed for several months by a nurse.",
)

ADVICE = [
    "You should stop taking natalizumab.",
    "Patients should stop natalizumab if they notice sores.",
    "Stop taking natalizumab and see whether it helps.",
    "If you have sores, switch to another medicine.",
    "It is safe to stop the tablets.",
    "Stopping natalizumab can help heal sores.",
    "Stopping the drug may heal the skin.",
    "Ask your doctor to prescribe prednisone.",
    "People with MS are advised to avoid natalizumab.",
    "Everyone with sores needs to start prednisone.",
    "Double your dose of prednisone.",
]
NO_ADVICE = [
    "Natalizumab was discontinued, and the sores were treated with prednisone.",
    "After she stopped natalizumab she was followed by a nurse.",
    "Do not stop or change a medicine without talking to your doctor.",
    "Never change your dose before you have asked your doctor.",
    "This is not a reason to stop a medicine.",
    "Talk to your doctor or nurse before you change any treatment.",
    "The report does not say whether natalizumab was stopped.",
    "People who take natalizumab may have questions about their skin.",
    "Starting prednisone was the doctors' decision.",
]


@pytest.mark.parametrize("said", ADVICE)
def test_words_of_starting_stopping_or_changing_a_medicine_are_blocked(said: str) -> None:
    assert severity(said, PAPER, "advice") == "block", report_on(said, PAPER).flags


@pytest.mark.parametrize("said", NO_ADVICE)
def test_what_was_done_and_guarded_words_pass(said: str) -> None:
    assert severity(said, PAPER, "advice") is None, report_on(said, PAPER).flags


def test_advice_is_seen_in_title_and_teaser_too() -> None:
    said = "# Stop taking natalizumab now\n\nHer ulcers were treated with prednisone."
    flags = [flag for flag in report_on(said, PAPER).flags if flag.rule == "advice"]
    assert [flag.section for flag in flags] == ["title"]


@pytest.mark.parametrize(
    "said",
    [
        "They might want to talk to their doctor about stopping the treatment.",
        "Ask your doctor whether to stop the infusions.",
    ],
)
def test_a_nudge_towards_stopping_is_a_warning_even_with_a_doctor_in_it(said: str) -> None:
    assert severity(said, PAPER, "advice") == "warn", report_on(said, PAPER).flags


def test_advice_that_the_paper_itself_gives_is_a_warning() -> None:
    paper = paper_of("Patients should stop natalizumab before pregnancy, say the guidelines that were reviewed.")
    assert severity("Patients should stop natalizumab before pregnancy.", paper, "advice") == "warn"
