"""Negation and comparison: harms that were not seen, were seen or were not reported, and what a treatment was compared with."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity

from pipeline.records import Paper

TRIAL = "We randomised 312 adults with knee pain to the balm or usual care."
RESULT = "Pain fell by 2 points more with the balm than with usual care (P = 0.01)."


def trial(*told: str) -> Paper:
    """Make a paper of a trial that also tells `told`."""
    return paper_of(TRIAL, RESULT, *told, design="randomised trial", people=312, scope="abstract")


@pytest.mark.parametrize(
    ("told", "said", "loudness"),
    [
        ("No nausea was seen.", "The balm caused nausea.", "warn"),
        ("No nausea was seen.", "Some of them felt sick.", "warn"),
        ("No nausea was seen.", "Nobody felt sick.", None),
        ("No nausea was seen.", "The balm might cause nausea.", None),
        ("Adverse events did not occur.", "Several people had side effects.", "warn"),
        ("Side effects were mild.", "Several people had side effects.", None),
        ("No serious adverse events occurred.", "Several people had side effects.", None),
        ("There were no deaths.", "Two of the patients died.", "warn"),
        ("There was no difference in nausea.", "Some had nausea.", None),
        ("No adverse events occurred.", "Doctors recorded side effects for a year.", None),
        ("No adverse events occurred.", "Side effects were recorded for a year.", None),
        ("There were no deaths.", "Every year knee pain leads to many deaths.", None),
        ("There were no deaths.", "Many people have died of it.", None),
        ("There were no complications but two wound infections.", "Complications were seen in two.", None),
    ],
)
def test_a_harm_that_the_paper_did_not_see_is_not_told_as_seen(told: str, said: str, loudness: str | None) -> None:
    assert _harm(told, said) == loudness


@pytest.mark.parametrize(
    ("told", "said", "loudness"),
    [
        ("Three patients died in the balm group.", "Nobody died.", "warn"),
        ("Three patients died in the balm group.", "All of the patients survived.", "warn"),
        ("Three patients died in the balm group.", "There were no deaths.", "warn"),
        ("Three patients died in the balm group.", "Three people died.", None),
        ("Three patients died in the balm group, none of the balm.", "There were no deaths from the balm.", None),
        ("Nausea was seen in 12 patients.", "Nobody felt sick.", "warn"),
        ("An infection was seen in 12 patients.", "Adults with no infection, and no fever, were included.", None),
        ("Nausea was rare.", "Nobody felt sick.", None),
        ("Mortality was zero.", "Nobody died.", None),
        ("Adverse events and mortality were not reported.", "There were no side effects.", "warn"),
        ("None of the trials reported adverse events.", "Nobody had side effects.", "warn"),
        ("None of the trials reported adverse events.", "Side effects were not reported.", None),
        ("No adverse events were reported.", "There were no side effects.", None),
        ("Adverse events were seen in 12 patients.", "None of the trials reported side effects.", "warn"),
        ("Adverse events were seen in 12 patients.", "No study looked at side effects.", "warn"),
        ("Adverse events were not reported.", "None of the trials reported side effects.", None),
        (
            "Adverse events were few, and not measured well.",
            "The trial does not say whether there were side effects.",
            None,
        ),
    ],
)
def test_a_harm_that_was_seen_or_not_reported_is_not_told_as_none(told: str, said: str, loudness: str | None) -> None:
    assert _harm(told, said) == loudness


def _harm(told: str, said: str) -> str | None:
    """Give how loud the rule is on a summary that tells the result and `said`."""
    return severity(f"The balm eased pain more than usual care. {said}", trial(told), "negation")


@pytest.mark.parametrize(
    "said",
    [
        "Pain fell more with the balm than with no treatment.",
        "Compared with sham, the balm eased pain.",
        "The balm worked better than surgery.",
        "The balm eased pain more than painkillers.",
    ],
)
def test_what_the_study_did_not_compare_with_is_named(said: str) -> None:
    assert severity(said, trial(), "comparison") == "warn", report_on(said, trial()).flags


@pytest.mark.parametrize(
    "said",
    [
        "The balm worked better than usual care.",
        "The balm worked better than the standard treatment.",
        "Pain fell more with the balm than in those who got the usual care.",
        "It is unknown whether the balm works better than surgery.",
        "Is it better than a placebo?",
    ],
)
def test_what_it_compared_with_and_what_is_open_pass(said: str) -> None:
    assert severity(said, trial(), "comparison") is None, report_on(said, trial()).flags


def test_a_comparator_of_other_studies_is_not_this_ones() -> None:
    wanted, had = trial("Placebo-controlled trials are needed."), trial("A placebo cream was used, too.")
    said = "The balm eased pain more than a dummy cream."
    assert severity(said, wanted, "comparison") == "warn"
    assert severity(said, had, "comparison") is None


def test_a_comparator_that_no_word_of_the_paper_has_gives_one_flag() -> None:
    report = report_on("The balm eased pain more than a placebo.", trial())
    assert flags_of("not reported", report)
    assert not flags_of("comparison", report)


WORLD = "About 2 million older people in the United States have painful knees."


@pytest.mark.parametrize(
    "said",
    [
        "2 million older people were given the balm.",
        "The study gave the balm to 2 million older people.",
        "Two million people with painful knees took part in the study.",
    ],
)
def test_a_figure_of_the_world_is_not_told_as_the_people_of_the_study(said: str) -> None:
    assert severity(said, trial(WORLD), "numbers") == "block", report_on(said, trial(WORLD)).flags


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (WORLD, "About 2 million older people have painful knees."),
        (WORLD, "Each year 2 million older people are given something for their knees."),
        (WORLD, "312 adults were given the balm."),
        (
            "Since 2010, 2 million people have been given the balm.",
            "About 2 million people were given the balm before.",
        ),
        ("2 million people have had a knee vaccinated.", "About 2 million people were vaccinated."),
        ("A cohort of 2 million people in a registry was followed.", "The researchers followed 2 million people."),
    ],
)
def test_a_figure_of_the_world_and_the_studys_own_pass(told: str, said: str) -> None:
    assert severity(said, trial(told), "numbers") != "block", report_on(said, trial(told)).flags


def test_a_study_as_large_as_the_figure_may_have_treated_them() -> None:
    paper = paper_of(WORLD, "All of them were asked.", people=2_000_000, scope="abstract")
    assert severity("2 million older people were given the balm.", paper, "numbers") != "block"
