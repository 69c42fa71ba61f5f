"""More stays more and not stays not, also where the summary says it in words of its own."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity
from paper_maker import make_paper

from pipeline.records import Fact, StudyFacts

TRIAL = paper_of(
    "Crowded clinics were the reason for this trial of a fast desk in 310 adults with kidney stones.",
    "The fast desk reduced the waiting time of adults by 40 minutes compared with the usual desk.",
    "Satisfaction of nurses was higher with the fast desk than with the usual desk.",
    "Larger trials of the fast desk are needed in other towns.",
    "Two adults left the clinic early, which was rare.",
    "Reminder letters did not increase the number of visits to the dentist.",
    "Adults in the fast desk group had visual hallucinations and fever after the biopsy.",
    "Information about costs was insufficient.",
    design="randomised trial", people=310,
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "rule", "loudness"),
    [
        ("With the fast desk there was an increase in waiting time.", "direction", "warn"),
        ("With the fast desk the waiting time was lower.", "direction", None),
        ("Nurses with the fast desk had lower satisfaction.", "direction", "warn"),
        ("Nurses with the fast desk had greater satisfaction.", "direction", None),
        ("Adults no longer had a waiting time at the fast desk.", "direction", None),
        ("The fast desk avoids that adults have an increased waiting time.", "direction", None),
        ("The waiting time of adults is more than three hours without the desk.", "direction", None),
        ("Adults did not have visual hallucinations in the fast desk group.", "negation", "warn"),
        ("Adults saw things that were not there in the fast desk group.", "negation", None),
        ("Larger trials of the fast desk are not needed.", "negation", "warn"),
        ("Larger trials of the fast desk are needed.", "negation", None),
        ("It was not rare that adults left the clinic early.", "negation", "warn"),
        ("Information about costs was not insufficient.", "negation", "warn"),
        ("Letters of reminding did not lead to more dentist visits.", "negation", None),
        ("Reminder letters increased how often people made visits to the dentist.", "negation", "warn"),
        ("The trial cannot show whether adults like the fast desk.", "negation", None),
        ("Not only adults with kidney stones had visual hallucinations.", "negation", None),
    ],
)
def test_each_turn_is_told_as_the_paper_tells_it(said: str, rule: str, loudness: str | None) -> None:
    assert severity(said, TRIAL, rule) == loudness, report_on(said, TRIAL).flags


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "Dropouts from the exercise class were counted each month.",
            "More people left the exercise class each month.",
        ),
        ("Patients with heart failure took the tablet.", "The tablet improved the heart of patients."),
        ("Lower respiratory tract infections were counted in winter.", "Infections rose in winter."),
        ("Pain was less or more severe after the operation.", "Pain was more severe after the operation."),
    ],
)
def test_a_word_that_only_looks_like_a_direction_contradicts_nothing(told: str, said: str) -> None:
    assert severity(said, paper_of(told, "A nurse wrote it down."), "direction") is None


def test_what_a_study_asks_does_not_contradict_what_it_found() -> None:
    paper = paper_of(
        "We thus investigated whether the clotting of blood after a meal could be attenuated by insulin given before it.",
        "A nurse took the blood of 18 adults with diabetes in the morning.",
    )
    assert severity("However, having insulin before food also intensified clotting.", paper, "direction") is None


def test_an_unbacked_denial_names_the_passage_that_tells_of_it() -> None:
    said = "Adults did not have visual hallucinations in the fast desk group."
    (found,) = flags_of("negation", report_on(said, TRIAL))
    assert (found.quote, found.passages) == ("not", ("S7",))


DOUBTING = paper_of(
    "Low-certainty evidence suggests that fish oil may ease the pain of adults with arthritis.",
    "It seems that olive oil lowers the need for painkillers (high-certainty evidence).",
    "The small sample was a limitation, and further clinical studies would be recommended.",
    "A nurse asked 90 adults in two towns about their oils and meals each week.",
    "There was no need for blood transfusions.",
    design="randomised trial", people=90,
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Fish oil certainly eases the pain of adults who have arthritis.", "warn"),
        ("Fish oil will ease the pain of adults who have arthritis.", "warn"),
        ("Olive oil does lower how often adults need painkillers.", "warn"),
        ("Olive oil seems to lower how often adults need painkillers.", None),
        ("Of 90 adults in two towns, 20 will tell a nurse about meals.", None),
        ("A nurse asked adults in two towns for oils that will taste well.", None),
        ("Adults in two towns will tell a nurse about their oils.", "warn"),
    ],
)
def test_a_doubt_of_the_paper_is_kept_in_other_words_too(said: str, loudness: str | None) -> None:
    assert severity(said, DOUBTING, "hedge dropped") == loudness


def test_needles_admit_no_limit_and_a_call_for_studies_does() -> None:
    silent = "There is evidence that the use of blunt needles helps adults with arthritis. Fish oil may ease pain."
    assert severity(silent, DOUBTING, "limits") == "warn"
    assert severity(f"{silent} Further trials are needed.", DOUBTING, "limits") is None


@pytest.mark.parametrize(
    "told", ["There was no need for blood transfusions after fish oil.", "All trials were at low risk of bias."]
)
def test_what_is_no_limit_of_a_paper_is_not_missed(told: str) -> None:
    paper = paper_of("Fish oil eased the pain of adults.", told)
    assert severity("Fish oil eased pain. It was taken by adults.", paper, "limits") is None


def test_what_others_found_is_theirs_in_the_present_tense_too() -> None:
    paper = make_paper(
        {
            "Results": ["In our adults, fish oil eased the pain of arthritis within a month."],
            "Discussion": ["Seal oil delays the wear of hip joints in elderly dogs (Roe, 2011)."],
        },
        cited=("S2",),
        facts=StudyFacts(design=Fact(value="randomised trial", confidence=0.9)),
    )
    assert severity("Seal oil delays the wear of hip joints in elderly dogs.", paper, "whose") == "warn"
    assert severity("Other studies say that seal oil delays the wear of hip joints in dogs.", paper, "whose") is None


@pytest.mark.parametrize(
    ("told", "loudness"),
    [
        ("A month later her skin was within normal limits, as well as her heart rate.", None),
        ("Her clearly visible rash was as well painful, with a normal heart rate.", "block"),
        ("Her rash responded within a week.", None),
    ],
)
def test_as_well_and_a_normal_rate_are_no_recovery(told: str, loudness: str | None) -> None:
    paper = paper_of("A woman of 42 years came with a rash on both hands.", told, design="case report", people=1)
    assert severity("A woman of 42 years had a rash. The rash cleared up.", paper, "outcome") == loudness
