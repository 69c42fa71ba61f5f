"""Whole papers tell how nature works: a “will”, a cause, a wonder and an example of it are no promise, and what is told of a treatment is."""

from __future__ import annotations

import pytest
from check_maker import flags_of, report_on, severity
from paper_maker import make_paper
from whole_paper import OWN, whole_paper

from pipeline.records import Fact, Paper, StudyFacts


def rats(*told: str) -> Paper:
    """Make a whole paper of rats that also tells `told`."""
    methods = [
        f"Serum {name} {n} was measured in rats." for name in ("sodium", "ferritin", "calcium") for n in range(22)
    ]
    return make_paper(
        {"Methods": methods, "Results": ["Cooled rats lost less weight.", *told]},
        title="Cooling in rats",
        scope="full",
        facts=StudyFacts(
            design=Fact(value="animal study", confidence=0.9), species=Fact(value="rats", confidence=0.9)
        ),
    )


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The calf nerves are warmed again so that their conduction will start once more.", None),
        ("This finds the temperature at which a calf nerve will lose its conduction.", None),
        ("Calf nerves will lose their conduction if they get too cold.", None),
        ("It will now be interesting to see how calf nerves conduct.", None),
        ("This will help to better understand how calf nerves conduct.", None),
        ("Cooling will make calf nerves conduct better if patients take the drug.", "warn"),
        ("Cooling will make calf nerves conduct better.", "warn"),
    ],
)
def test_how_nature_works_is_no_promise_and_what_a_treatment_will_do_is(said: str, loudness: str | None) -> None:
    told = "Cooling of calf nerves may change their conduction."
    assert severity(OWN + said, whole_paper(told, under="Discussion"), "hedge dropped") == loudness


def test_an_experiment_shows_causes_where_its_passage_has_associated_proteins() -> None:
    told = "Cooling of the fibre released its associated proteins and potassium channels spread."
    said = "Rats were cooled. Cooling of the fibre released proteins, leading to potassium channels that spread."
    assert not flags_of("cause", report_on(said, rats(told)))
    linked = "An association between cooling of the fibre and potassium channels that spread was seen with released proteins."
    assert flags_of("cause", report_on(said, rats(linked)))
    linked = "Cooling of the fibre was associated with potassium channels that spread and with released proteins."
    assert flags_of("cause", report_on(said, rats(linked)))


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("A remarkable feature of rats is their tail.", None),
        ("The nerves of rats made a dramatic shift.", None),
        ("The treatment had a remarkable effect in rats.", "warn"),
    ],
)
def test_nature_may_be_remarkable_and_a_treatment_may_not(said: str, loudness: str | None) -> None:
    assert severity(said, rats(), "hype") == loudness


def test_an_animal_of_an_example_is_no_study_animal() -> None:
    assert (
        severity("Rats were cooled. For example, a dog might remember where it was cold.", rats(), "population")
        is None
    )
    assert severity("Rats were cooled. A dog remembered where it was cold.", rats(), "population") == "warn"


def test_who_was_studied_may_be_named_by_what_made_them_ill() -> None:
    paper = whole_paper(
        "Encephalitis after tick bites was associated with cramps.",
        facts=StudyFacts(design=Fact(value="cohort study", confidence=0.9)),
    )
    who = "The team studied patients with encephalitis caused by ticks."
    assert severity(OWN + who, paper, "strength") is None
