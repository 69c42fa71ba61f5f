"""What a paper without a title is about is what it comes back to: no outcome, no comparison, no one of many treatments."""

from __future__ import annotations

import pytest

from pipeline.ingest import read_text
from pipeline.ingest.central import about_condition, about_treatment
from pipeline.ingest.conditions import find_conditions
from pipeline.records import Fact, Paper, Passage

WALKING = (
    "We included four trials of treadmill training (120 people with stroke).",
    "Treadmill training made people walk faster.",
    "One trial gave orthoses.",
    "Walking distance did not change.",
    "Treadmill training may help people with stroke.",
)


def passages(*texts: str) -> list[Passage]:
    """Give the sentences of an abstract."""
    return [
        Passage(id=f"S{n}", text=text, start=0, end=len(text), kind="abstract")
        for n, text in enumerate(texts, start=1)
    ]


def treated(value: str, *texts: str, title: str = "", one_person: bool = False) -> str | None:
    """Give the treatment that a paper is told to be about; None where it is to be looked at."""
    fact = about_treatment(Fact(value=value, passages=("S1",)), title, passages(*texts), one_person=one_person)
    return None if fact.needs_review else fact.value


def suffered(value: str, *texts: str, title: str = "") -> str | None:
    """Give the condition that a paper is told to be about; None where it is to be looked at."""
    fact = about_condition(Fact(value=value, passages=("S1",)), title, passages(*texts))
    return None if fact.needs_review else fact.value


def test_a_treatment_named_all_along_and_at_the_end_is_what_a_paper_is_about() -> None:
    assert treated("treadmill training", *WALKING) == "treadmill training"
    assert treated("orthoses", *WALKING) is None


def test_what_another_was_compared_with_is_not_what_a_paper_is_about() -> None:
    ended = (
        "Bandages and plasters were tried.",
        "Bandages healed more than plasters.",
        "Healing was faster with bandages compared with plasters.",
    )
    assert treated("plasters", *ended) is None
    assert treated("bandages", *ended) == "bandages"


def test_a_medicine_named_no_oftener_than_another_is_one_of_two() -> None:
    both = (
        "Simvastatin and pravastatin were tried.",
        "Simvastatin and pravastatin helped.",
        "Simvastatin and pravastatin may be used.",
    )
    assert treated("simvastatin", *both) is None
    assert treated("simvastatin", *(text.replace(" and pravastatin", "") for text in both)) == "simvastatin"


def test_a_treatment_keeps_the_words_that_the_paper_comes_back_to() -> None:
    told = (
        "Trials compared continuous infusion of corticosteroids with placebo.",
        "Corticosteroids reduced deaths.",
        "Corticosteroids may help.",
    )
    assert treated("continuous infusion of corticosteroids", *told) == "corticosteroids"
    voiding = ("Timed voiding plus education was tried.", "Timed voiding may help.")
    assert treated("timed voiding plus education", *voiding) == "timed voiding"


def test_a_title_that_names_the_treatment_is_enough() -> None:
    assert treated("orthoses", *WALKING, title="Orthotic devices after stroke") == "orthoses"


def test_the_story_of_one_person_names_a_treatment_once_or_twice() -> None:
    story = ("A man had a rash.", "It itched.", "It spread.", "It hurt.", "It healed with acyclovir.")
    assert treated("acyclovir", *story, one_person=True) == "acyclovir"
    assert treated("acyclovir", *story) is None


def test_a_problem_that_people_have_is_what_a_paper_is_about_and_one_that_is_counted_is_not() -> None:
    assert suffered("stroke", *WALKING) == "stroke"
    counted = ("Anaesthetists used monitors.", "The incidence of hypoxaemia fell.", "Hypoxaemia was seen less often.")
    assert suffered("hypoxaemia", *counted) is None
    assert suffered("hypoxaemia", *counted, title="Hypoxaemia under monitors") == "hypoxaemia"


@pytest.mark.parametrize("told", ["treating angina", "the treatment of angina", "patients with angina"])
def test_treating_a_problem_tells_that_people_have_it(told: str) -> None:
    assert suffered("angina", "Herbs were tried.", f"The evidence for {told} is weak.") == "angina"


@pytest.mark.parametrize(
    "text",
    [
        "criteria of the Diagnostic and Statistical Manual of Mental Disorders",
        "scored with the Alzheimer’s Disease Assessment Scale",
        "the Hospital Anxiety and Depression Scale",
        "the Stroke Association paid for it",
    ],
)
def test_a_problem_in_the_name_of_a_manual_a_scale_or_a_society_is_none(text: str) -> None:
    assert list(find_conditions(text)) == []


def test_a_title_spelled_by_numbers_is_read_in_letters() -> None:
    text = (
        "We asked 90 people about fever. Many of the people who were asked had had it in the year before the survey."
    )
    [read] = read_text(f"Fever in Zamb&#x000e9;zia &#8211; a survey\n\n{text} {text.replace('90', '91')}", "a.txt")
    assert isinstance(read, Paper)
    assert read.title == "Fever in Zambézia – a survey"
