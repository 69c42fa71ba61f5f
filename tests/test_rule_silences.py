"""Silences: outcomes, tests, treatments and who did it are told only where the paper has a word on them."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

CREAM = paper_of(
    "The new cream reduced itch in forty adults with eczema at a clinic in Oslo.", "It was compared with the usual cream over ten days.",
    design="cohort study", people=40,
)  # fmt: skip
TALKS = paper_of(
    "Mortality, satisfaction, drop-out, costs, absence from work, sleep, fatigue and readmission after discharge were recorded.",
    "Participants were randomised to the cream or placebo and answered telephone interviews by a nurse or a pharmacist.",
    "Quality of life, body weight, blood pressure, lipids, anxiety, depression and recurrence did not differ.",
    "All had an MRI, an ultrasound, radiographs and genotyping; steroids, antibiotics, analgesics and insulin were allowed.",
    "A larger trial is ongoing.",
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "People who got the cream lived longer than the others.",
        "Fewer adults in the cream group died.",
        "Those who got the cream were back at work sooner.",
        "Most adults preferred the cream.",
        "Adults who got the cream were more satisfied with their care.",
        "Many dropped out because the cream was sticky.",
        "The new cream was cheaper than the usual one.",
        "The cream also improved quality of life.",
        "Adults who used the cream slept better.",
        "They also felt less tired.",
        "People who got the cream went home sooner.",
        "The cream lowered their blood pressure.",
        "Adults with the cream felt less anxious.",
        "Adults were randomly assigned to one of the creams.",
        "The others were given a dummy treatment.",
        "The cream was compared with a placebo.",
        "Everyone had an MRI scan of the brain.",
        "An ultrasound scan showed the skin getting thinner.",
        "Genetic tests showed who would benefit.",
        "Specially trained nurses put the cream on.",
        "A pharmacist explained how to use it.",
        "Some of the adults also took antibiotics.",
        "The patients were reminded by phone.",
        "Some patients needed insulin afterwards.",
        "A larger trial is already under way.",
    ],
)
def test_what_was_done_and_what_came_of_it_is_the_papers(said: str) -> None:
    assert severity(said, CREAM, "not reported") == "warn", report_on(said, CREAM).flags
    assert severity(said, TALKS, "not reported") is None, report_on(said, TALKS).flags


@pytest.mark.parametrize(
    "said",
    [
        "The paper does not say whether people slept better.",
        "Nobody was randomly assigned to one of the creams.",
        "It is not known whether the cream lowers costs.",
        "Did the adults sleep better?",
        "Adults could not be given a placebo.",
        "Many people with eczema had trouble sleeping long before they come to a clinic, it may seem.",
        "The new cream reduced itch in forty adults.",
    ],
)
def test_what_is_denied_asked_or_left_open_claims_nothing(said: str) -> None:
    assert severity(said, CREAM, "not reported") is None, report_on(said, CREAM).flags


def test_an_alternative_is_no_way_to_let_chance_decide() -> None:
    paper = paper_of(
        "Forty adults had the cream, which is an alternative to surgery.", design="cohort study", people=40
    )
    assert severity("Adults were randomly assigned to the cream or to surgery.", paper, "not reported") == "warn"


@pytest.mark.parametrize(
    ("drug", "kind"),
    [
        ("nimesulide", "painkillers"), ("piroxicam", "painkillers"), ("ketoprofen", "painkillers"), ("hydromorphone", "painkillers"),
        ("teicoplanin", "antibiotics"), ("mupirocin", "antibiotics"), ("rifaximin", "antibiotics"),
        ("enoxaparin", "blood thinners"), ("ticagrelor", "blood thinners"), ("alteplase", "blood thinners"),
        ("nortriptyline", "antidepressants"), ("vortioxetine", "antidepressants"), ("trazodone", "antidepressants"),
        ("ciclesonide", "steroids"), ("deflazacort", "steroids"),
        ("vinblastine", "chemotherapy"), ("pemetrexed", "chemotherapy"), ("azacitidine", "chemotherapy"),
        ("pyridoxine", "vitamins"), ("L-carnitine", "supplements"), ("degludec", "insulin"),
    ],
)  # fmt: skip
def test_a_paper_that_names_one_drug_may_be_told_by_what_kind_it_is(drug: str, kind: str) -> None:
    paper = paper_of(
        f"Forty adults at a clinic in Oslo were given {drug} over ten days.", design="cohort study", people=40
    )
    assert severity(f"Adults were given {kind} over ten days.", paper, "not reported") is None
