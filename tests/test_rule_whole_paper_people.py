"""Whoever a whole paper never means is another, though it says “aged” and “years” of anybody; creatures are named where they were studied."""

from __future__ import annotations

import pytest
from check_maker import flags_of, report_on, severity
from paper_maker import make_paper
from whole_paper import OWN, whole_paper

from pipeline.records import Fact, Paper, StudyFacts

RATS = make_paper(
    {
        "Introduction": ["Cooling of nerves is said to help them regrow."],
        "Methods": [
            f"Serum {name} {number} was measured in rats by routine methods."
            for name in ("sodium", "ferritin", "calcium")
            for number in range(22)
        ],
        "Results": [
            "Rats were fed for 12 weeks, and the rats that had cooling lost less weight.",
            "Nerve fibres of cooled rats regrew faster, as did their muscle cells.",
        ],
        "Discussion": ["In patients such an effect has not been tested."],
    },
    title="Cooling of nerve fibres in rats",
    scope="full",
    facts=StudyFacts(design=Fact(value="animal study", confidence=0.9), species=Fact(value="rats", confidence=0.9)),
)


def of(said: str, *told: str) -> str | None:
    """Give how loud the rule is of a sentence behind a careful summary of a whole paper that also tells `told`."""
    return severity(OWN + said, whole_paper("All were in good health.", *told), "population")


@pytest.mark.parametrize(
    "said",
    [
        "Symptoms of 71 newborn babies got better in three days of cooling.",
        "Symptoms improved in 71 teenagers within the first three days of cooling.",
        "Sleep quality improved with the sleeve in 52 babies.",
        "Between March 2011 and June 2012, 104 babies were randomised.",
    ],
)
def test_people_whom_a_whole_paper_never_means_are_named(said: str) -> None:
    assert of(said) == "warn"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Symptoms improved in 71 adults within the first three days of cooling.", "They slept well."),
        ("Symptoms improved in 71 older people within three days of cooling.", "They slept well."),
        ("Of the 71 teenagers some got better in days.", "Among them were 71 students of a school."),
        ("Sleep got better with the sleeve in many babies.", "Neonates wore a smaller sleeve."),
    ],
)
def test_people_whom_it_means_in_other_words_are_not(said: str, told: str) -> None:
    assert of(said, told) is None


def test_an_animal_that_a_whole_paper_never_names_is_named_whatever_others_it_has() -> None:
    told = "Cooling of animals in vivo, in rats above all, came before."
    assert of("Cooling was tried in mice before.", told) == "warn"
    assert of("Cooling was tried in rats before.", told) is None
    assert of("Cooling was tried in animals before.", told) is None


def species(said: str, paper: Paper = RATS) -> list[str]:
    """Give the severities of the rule's flags."""
    return [flag.severity.value for flag in flags_of("species", report_on(said, paper))]


def test_a_summary_of_a_whole_paper_on_animals_that_speaks_of_cells_alone_does_not_name_them() -> None:
    assert species("Cooling makes nerve fibres regrow. Muscle cells gain from it. Less weight is lost.") == ["warn"]
    assert not species("Cooling makes nerve fibres of rats regrow. Muscle cells gain from it. Less weight is lost.")


def test_people_in_the_place_of_animals_are_found_though_the_sentence_speaks_of_cells() -> None:
    said = "Rats were cooled. Nerve fibres of cooled people regrew faster, in people who had cooling as did their muscle cells."
    assert species(said) == ["block"]
    assert not species(said.replace("people who", "rats that").replace("people", "rats"))


@pytest.mark.parametrize(
    "said",
    [
        "Most patients who had cooling lost less weight.",
        "Cooling is effective for people: their nerve fibres regrew faster.",
        "In people, nerve fibres can regrow faster with cooling.",
        "Patients with cooled nerves often lost less weight.",
    ],
)
def test_what_was_found_in_the_animals_of_a_whole_paper_is_not_told_of_people(said: str) -> None:
    assert species(f"Rats were cooled. {said}") == ["block"]


@pytest.mark.parametrize(
    "said",
    [
        "Most people know that nerves regrow slowly.",
        "In patients such an effect has not been tested.",
        "It is a first step to help people whose nerve fibres regrow slowly.",
        "Every year millions of people lose less weight than rats.",
        "Doctors already treat people whose nerve fibres regrow slowly.",
        "People with cooled nerves lose less weight.",
    ],
)
def test_what_people_have_or_may_hope_for_is_not_stopped_beside_animals(said: str) -> None:
    assert "block" not in species(f"Rats were cooled. {said}")


def test_what_a_whole_paper_tells_of_people_too_is_not_stopped() -> None:
    told = "Patients who had cooling lost less weight in an earlier trial."
    sections = {part.title: [p.text for p in part.passages] for part in RATS.sections}
    sections["Discussion"] = [*sections["Discussion"], told]
    paper = make_paper(sections, title=RATS.title, scope="full", facts=RATS.facts)
    assert "block" not in species("Rats were cooled. Patients who had cooling lost less weight.", paper)
