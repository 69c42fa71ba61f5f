"""Strength: no claim is stronger than its design and the paper's own words; hype is named."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

CASE = paper_of(
    "The ulcers of the patient became smaller after natalizumab was stopped.", design="case report", people=1
)
COHORT = paper_of(
    "Coffee drinking was associated with a lower risk of stroke in 5,000 adults.", design="cohort study", people=5000
)
TRIAL = paper_of(
    "The tablet reduced pain compared with placebo in 300 adults.", design="randomised trial", people=300
)
SERIES = paper_of("Walking speed did not change in 18 people.", design="single-arm trial", people=18)


@pytest.mark.parametrize(
    ("said", "paper", "loudness"),
    [
        ("Stopping natalizumab heals ulcers.", CASE, "block"),
        ("This treatment works well for ulcers.", CASE, "block"),
        ("In this one person the ulcers became smaller.", CASE, None),
        ("One case cannot show whether stopping natalizumab heals ulcers.", CASE, None),
        ("Coffee prevents strokes.", COHORT, "warn"),
        ("Coffee reduces the risk of stroke.", COHORT, "warn"),
        ("People who drank coffee had fewer strokes.", COHORT, None),
        ("Coffee may reduce the risk of stroke.", COHORT, None),
        ("It is not clear whether coffee prevents strokes.", COHORT, None),
        ("The tablet reduced pain.", TRIAL, None),
        ("The tablet reduces pain.", TRIAL, None),
        ("The tablet safely improves walking.", SERIES, "warn"),
        ("Walking speed stayed the same.", SERIES, None),
    ],
)
def test_the_design_bounds_the_claim(said: str, paper: object, loudness: str | None) -> None:
    assert severity(said, paper, "strength") == loudness, report_on(said, paper).flags  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The trial proves that the tablet works.", "block"),
        ("The tablet cures pain.", "block"),
        ("It is guaranteed to reduce pain.", "block"),
        ("The trial shows beyond doubt that the tablet reduced pain.", "block"),
        ("The trial does not prove that the tablet reduced pain.", None),
        ("More trials are needed to prove that the tablet reduces pain.", None),
        ("There is no cure for this pain.", None),
        ("The tablet reduced pain.", None),
    ],
)
def test_no_study_makes_certain(said: str, loudness: str | None) -> None:
    assert severity(said, TRIAL, "certainty") == loudness, report_on(said, TRIAL).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The tablet is a game-changer.", "block"),
        ("This breakthrough brings new hope.", "block"),
        ("A miracle drug for pain.", "block"),
        ("This is not a breakthrough.", None),
        ("The tablet reduced pain.", None),
    ],
)
def test_hype_is_named(said: str, loudness: str | None) -> None:
    assert severity(said, TRIAL, "hype") == loudness, report_on(said, TRIAL).flags


def test_hype_in_the_papers_own_words_is_a_warning() -> None:
    paper = paper_of("This breakthrough reduced pain in 300 adults who took the tablet for a year.")
    assert severity("The tablet was a breakthrough.", paper, "hype") == "warn"


def test_a_dropped_hedge_is_named_with_the_papers_word() -> None:
    paper = paper_of("The tablet may reduce nightly pain in adults with arthritis.", design="randomised trial")
    said = "The tablet reduces nightly pain in adults with arthritis."
    flags = [flag for flag in report_on(said, paper).flags if flag.rule == "hedge dropped"]
    assert ["may" in flag.message for flag in flags] == [True]
    assert severity("The tablet may reduce nightly pain in adults.", paper, "hedge dropped") is None


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The rash of the patient was on the lower leg.", None),
        ("The ulcers of the patient began to improve.", None),
        ("The patient wanted surgery to improve the ulcers.", None),
        ("Stopping natalizumab is known to improve ulcers.", "block"),
        ("These tablets lower the pain of ulcers.", "block"),
    ],
)
def test_a_part_of_the_body_and_an_aim_are_no_effect(said: str, loudness: str | None) -> None:
    assert severity(said, CASE, "strength") == loudness, report_on(said, CASE).flags


@pytest.mark.parametrize(
    "said", ["The tablet had better cure rates.", "The absence of conclusive evidence is no proof."]
)
def test_cure_rates_and_what_is_absent_are_not_certain(said: str) -> None:
    assert [flag.quote for flag in report_on(said, TRIAL).flags if flag.rule == "certainty"] == []
