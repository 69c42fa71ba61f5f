"""What a draft says that a paper is about, and of whom, stands in a sentence as a person would write it, or not at all."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.abbreviations import find_abbreviations
from pipeline.draft.by_the_way import without_asides
from pipeline.draft.offline import write_offline
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.plans import frame, silences, title_of
from pipeline.draft.rank_words import is_aim, leans_back, usable
from pipeline.draft.subjects import people
from pipeline.records import Fact, Paper, StudyFacts

ADVICE = "Talk with your doctor or nurse before you make a change."


def fact(value: str, *passages: str, **rest: object) -> Fact:
    """Give a fact that S1 tells."""
    return Fact.model_validate({"value": value, "passages": passages or ("S1",), "confidence": 0.9, **rest})


def paper(design: str, *sentences: str, title: str = "Untitled paper", **facts: Fact) -> Paper:
    """Make a paper of a design with some facts."""
    return make_paper({"Abstract": list(sentences)}, title=title, facts=StudyFacts(design=fact(design), **facts))


def test_a_treatment_that_is_always_said_with_an_article_keeps_it() -> None:
    told = ("We tried the effects of a discharge coordinator in hospital.", "The discharge coordinator helped.")
    made = paper("single-arm trial", *told, intervention=fact("discharge coordinator"))
    assert frame(made) == "This is a trial without a comparison group, about a discharge coordinator."
    assert "whether a discharge coordinator had unwanted effects" in silences(made)[0]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("massage", "They had a massage, in silence."),
        ("brief advice", "We gave a brief advice leaflet."),
        ("walking plan", "They used a walking plan, and walking plan was liked."),
        ("Hickman", "They got a Hickman, or none."),
    ],
)
def test_no_article_is_given_to_what_nobody_counts_or_the_paper_says_without_one(value: str, told: str) -> None:
    assert f"about {value}." in frame(paper("single-arm trial", told, intervention=fact(value)))


def test_a_report_about_a_few_people_says_once_that_it_is_about_something() -> None:
    made = paper("case series", "We saw 40 people with angina.", participants=fact("40"), condition=fact("angina"))
    assert frame(made) == "This is a report about angina in 40 people."


def test_animals_of_two_kinds_are_not_all_of_one() -> None:
    both = paper(
        "animal study",
        "We sampled 654 animals (277 sheep and 377 goats).",
        participants=fact("654"),
        species=fact("sheep"),
    )
    assert people(both) == "654 animals"
    one = paper("animal study", "We sampled 277 sheep.", participants=fact("277"), species=fact("sheep"))
    assert people(one) == "277 sheep"


@pytest.mark.parametrize(
    ("value", "told", "said"),
    [
        ("crohn disease", "Crohn disease (CD) is treated with tea.", "Crohn disease"),
        ("rift valley fever", "Rift Valley fever is common in sheep.", "Rift Valley fever"),
        ("Bronchial asthma", "Bronchial asthma was treated with tea.", "bronchial asthma"),
    ],
)
def test_an_illness_keeps_the_name_that_it_has_at_the_head_of_a_sentence_alone(
    value: str, told: str, said: str
) -> None:
    assert f"about {said}." in frame(paper("cohort study", told, condition=fact(value)))


def test_a_number_in_words_or_above_its_parts_is_told_as_what_its_passage_shows() -> None:
    words = paper("cohort study", "We followed twenty-two cases.", participants=fact("22", needs_review=True))
    assert people(words, unsure=True) == "22 people"
    parts = fact("40", needs_review=True, confidence=0.5, candidates=("22", "18"))
    assert (
        people(paper("cohort study", "Of 40 patients, 22 drank tea.", participants=parts), unsure=True) == "40 people"
    )
    assert people(paper("cohort study", "Of 40 patients, 22 drank tea.", participants=parts)) is None


@pytest.mark.parametrize(
    "doubted",
    [
        fact("22", needs_review=True, confidence=0.5, candidates=("40",)),
        fact("40", needs_review=True, confidence=0.4, candidates=("22",)),
        fact("2", needs_review=True, confidence=0.55),
    ],
)
def test_a_doubtful_number_below_another_or_of_a_little_word_is_not_told(doubted: Fact) -> None:
    made = paper("cohort study", "Of 40 patients, 22 drank tea, and two slept.", participants=doubted)
    assert people(made, unsure=True) is None


def test_a_design_with_a_hyphen_leaves_a_title_whole() -> None:
    made = paper(
        "randomised trial",
        "Tea was drunk.",
        title="Tea in India: An Open-Labelled, Cluster-Randomized Trial",
        participants=fact("90"),
    )
    assert title_of(made) == "Tea in India: a randomised trial in 90 people"


def test_a_long_form_that_opens_its_sentence_is_small_in_the_middle_of_another() -> None:
    told = [
        "Traumatic aortic injury (TAI) is rare.",
        "Crohn disease (CD) is common.",
        "Boswellia papyrifera (BP) was given.",
    ]
    assert find_abbreviations([*told, "We gave Boswellia to all."]) == {
        "TAI": "traumatic aortic injury", "CD": "Crohn disease", "BP": "Boswellia papyrifera",
    }  # fmt: skip


def test_what_one_group_got_is_not_told_of_the_other() -> None:
    told = "Patients were assigned to the intervention group, i.e. a booklet and a diary, or to the control group, which received standard care."
    assert without_asides(told) == [
        "Patients were assigned to the intervention group, or to the control group, which received standard care."
    ]


def test_nobody_is_sent_to_a_doctor_because_of_cells_or_stars() -> None:
    cells = ("The protein was found in cells.", "The protein may bind the membrane of cells.")
    bench = write_offline(paper("laboratory study", *cells))
    assert "does not change anybody’s care" in bench.audience[-1].text
    outside = paper("laboratory study", *cells).model_copy(update={"outside": "hardly a word of people's health"})
    assert "hardly anything about people’s health" in write_offline(outside).audience[-1].text
    ill = paper("animal study", *cells, condition=fact("asthma"))
    assert write_offline(ill).audience[-1].text == ADVICE


def test_what_was_asked_is_no_finding_where_others_are() -> None:
    told = (
        "The aim of this study was to see whether tea helps people with colds.",
        "Coughs were fewer with tea than with water.",
        "Fevers were shorter with tea than with water.",
        "Headaches were as many with tea as with water.",
        "Sleep was better with tea than with water.",
        "Tea may help people with colds.",
    )
    draft = write_offline(paper("randomised trial", *told))
    assert not any("aim" in claim.text for claim in draft.findings)


@pytest.mark.parametrize(
    "told",
    [
        "However, it found no evidence of harm.",
        "In another trial, tea helped more than water.",
        "The second study found no difference in sleep.",
        "The other trial compared cold tea with hot tea.",
    ],
)
def test_what_leans_on_an_untold_sentence_waits_for_it(told: str) -> None:
    assert leans_back(told)


@pytest.mark.parametrize(
    "told",
    [
        "However, these findings are limited by small numbers.",
        "Therefore, this evidence is not strong.",
        "Overall, this review found that tea helps.",
        "The second most common effect was nausea.",
    ],
)
def test_what_is_said_of_all_findings_stands_by_itself(told: str) -> None:
    assert not leans_back(told)


def test_a_sentence_that_says_only_what_kind_of_study_it_was_is_not_told() -> None:
    told = [
        "This was a randomized, investigator-blind, prospective comparative study.",
        "This was a cross sectional exploratory study using a qualitative approach.",
        "This is the first trial to show that tea helps people sleep.",
    ]
    made = paper("cohort study", *told)
    assert [usable(passage) for passage in made.sentences()] == [False, False, True]


def test_a_short_name_spelled_out_does_not_say_its_last_word_twice() -> None:
    writer = PlainWriter({"CVLT": "California verbal learning test"})
    assert writer.simplify("Scores on the CVLT test were higher with tea.") == (
        "Scores on the California verbal learning test (CVLT) were higher with tea."
    )


@pytest.mark.parametrize(
    "told",
    ["Our aim in this study was to see whether tea helps.", "The main objective was to see whether tea helps."],
)
def test_whose_aim_it_was_does_not_make_a_result_of_it(told: str) -> None:
    assert is_aim(told)
