"""What only looks like a harmless way of saying it is still found: each row stands beside an excuse that must not reach so far."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.records import Severity

TRIAL = paper_of(
    "In a randomised trial 300 adults with back pain were given the tablet or placebo.",
    "Pain scores were lower with the tablet than with placebo, by 3 points on the visual analogue scale (VAS).",
    "The tablet did not reduce the risk of stroke.",
    "Untreated controls were not studied; inpatients and outpatients took part.",
    "The tablet may reduce stiffness in adults with back pain.",
    "The tablet was taken weekly for 6 months.",
    scope="abstract",
)
OWN = "The trial gave 300 adults with back pain the tablet or placebo. "


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("Pain scores were higher with the tablet than with placebo.", {"direction"}),
        ("The tablet lowered the chance of stroke.", {"negation", "direction"}),
        ("The pain score fell by 10 points.", {"numbers"}),
        ("There were 26 relapses.", {"numbers"}),
        ("You should never take this tablet again because of this study.", {"advice"}),
        ("This is proof that the tablet is needed.", {"certainty"}),
        ("The adults in the trial were in their 60s.", {"numbers"}),
    ],
)
def test_an_error_beside_a_harmless_way_of_saying_it_is_found(said: str, rules: set[str]) -> None:
    loud = {
        flag.rule for flag in report_on(OWN + said, TRIAL).flags if flag.severity in {Severity.BLOCK, Severity.WARN}
    }
    assert loud & rules


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Nausea was seen in 15 adults.", "numbers"),
        ("One in ten had died within five years.", "numbers"),
        ("Doctors now know how coffee leads to fewer strokes.", "strength"),
    ],
)
def test_sums_of_two_outcomes_another_time_and_what_is_known_are_no_excuse(said: str, rule: str) -> None:
    paper = paper_of(
        "Coffee was associated with fewer strokes in a cohort of 400 adults.",
        "Nausea was seen in 9/40 and headache in 6/40.",
        "Five-year survival was 68% and one-year survival 90%.",
        design="cohort study", people=400, scope="abstract",
    )  # fmt: skip
    told = f"Coffee drinkers in a cohort of 400 adults had fewer strokes. {said}"
    loud = {flag.rule for flag in report_on(told, paper).flags if flag.severity in {Severity.BLOCK, Severity.WARN}}
    assert rule in loud


@pytest.mark.parametrize(
    "said",
    [
        "In 300 adults with back pain, the tablet reduces pain.",
        "Doctors tested a tablet. The tablet reduces pain in 300 adults with back pain.",
    ],
)
def test_who_was_studied_excuses_no_dropped_hedge(said: str) -> None:
    paper = paper_of(
        "We studied 300 adults with back pain.",
        "The tablet may reduce pain in adults with back pain.",
        scope="abstract",
    )
    assert any(
        flag.rule == "hedge dropped" and flag.severity is Severity.WARN for flag in report_on(said, paper).flags
    )


STATINS = paper_of("We followed 120 adults taking statins.", "Pain fell in 40 adults.", "Statins may cause pain.")


@pytest.mark.parametrize(
    "said",
    [
        "Most patients should stop taking statins.",
        "Half of the patients should stop taking statins.",
        "Some people need to take insulin, and patients should stop taking statins.",
        "Patients should stop taking statins, and people have to take vitamin D.",
        "Patients must stop taking statins and have to start insulin.",
    ],
)
def test_what_some_need_excuses_no_advice_to_stop(said: str) -> None:
    assert severity(said, STATINS, "advice") == "block"


WALKS = paper_of(
    "We asked 120 adults with osteoarthritis to walk.",
    "Knee pain and stiffness changed.",
    "These hypothesis-generating findings suggest that daily walking might ease knee pain and stiffness in adults with osteoarthritis.",
)


@pytest.mark.parametrize(
    "said",
    [
        "The trial found that stiffness and pain in the knee were eased by daily walking in adults with osteoarthritis.",
        "As expected, stiffness and knee pain of adults with osteoarthritis were eased by walking daily.",
    ],
)
def test_a_doubt_is_missed_though_a_hypothesis_or_an_expectation_is_named(said: str) -> None:
    assert severity(said, WALKS, "hedge dropped") == "warn"
