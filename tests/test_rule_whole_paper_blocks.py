"""What is true in general, or of two groups together, blocks no summary of a whole paper; what no reviewer would wave through does."""

from __future__ import annotations

import pytest
from check_maker import severity
from whole_paper import OWN, whole_paper


def of(said: str, rule: str, *more: str) -> str | None:
    """Give how loud a rule is of a sentence behind a careful summary of a whole paper, and of what else that paper tells."""
    return severity(OWN + said, whole_paper(*more), rule)


@pytest.mark.parametrize(
    "said",
    [
        "Not everyone with sores needs to take medication.",
        "Some patients need to take several drugs at once.",
        "Many people with the illness have to start insulin within a few years.",
        "Doctors want to know which patients should start treatment early.",
        "Few women have to take tablets for it.",
    ],
)
def test_what_some_need_is_no_advice(said: str) -> None:
    assert of(said, "advice") is None


@pytest.mark.parametrize(
    "said",
    [
        "People with the illness have to take tablets every day.",
        "Patients have to take insulin for the rest of their lives.",
        "Starting treatment early can prevent damage.",
    ],
)
def test_what_an_illness_asks_of_people_is_doubted_and_does_not_block(said: str) -> None:
    assert of(said, "advice") == "warn"


@pytest.mark.parametrize(
    "said",
    [
        "Patients need to stop taking insulin.",
        "Everyone with sores needs to start prednisone.",
        "You have to take tablets every day.",
        "Stopping the tablets can heal the skin.",
        "Some say you should stop the tablets.",
    ],
)
def test_what_people_ought_to_do_with_a_medicine_blocks(said: str) -> None:
    assert of(said, "advice") == "block"


def test_a_hope_to_understand_that_the_paper_has_is_doubted_and_a_hope_of_a_cure_blocks() -> None:
    hope = "Our hope is that this will allow short-term forecasts."
    assert of("This offers hope for being able to spot in advance what comes.", "hype", hope) == "warn"
    assert of("This offers hope for being able to spot in advance what comes.", "hype") == "block"
    assert of("This offers hope for everyone with the illness.", "hype", hope) == "block"


def test_a_protein_that_unlocks_a_gene_is_doubted_and_a_study_that_unlocks_secrets_blocks() -> None:
    assert of("The protein unlocks the genes of the cell.", "hype") == "warn"
    assert of("The study unlocks the secrets of sleep.", "hype") == "block"


def test_strong_evidence_blocks_where_a_whole_paper_rates_its_own_low() -> None:
    said = "There is robust evidence that it helps."
    assert of(said, "evidence grade", "The certainty of the evidence was low.") == "block"
    assert of(said, "evidence grade", "A low dose was given, and a limited number of tests.") == "warn"


def test_another_illness_told_in_general_is_doubted_and_one_told_of_the_study_blocks() -> None:
    assert of("Leukaemia and glaucoma are often treated in much the same way.", "names") == "warn"
    assert of("Of those treated, three had leukaemia.", "names") == "block"


def test_an_illness_named_as_an_example_is_doubted_and_does_not_block() -> None:
    assert of("The team hopes to test it in illnesses of the nerves such as glaucoma.", "names") == "warn"
    assert of("The team tested it in glaucoma.", "names") == "block"


def test_wonder_at_nature_is_doubted_and_wonder_at_a_treatment_blocks() -> None:
    assert of("Bats have an extraordinary sense of hearing.", "hype") == "warn"
    assert of("The drought of that summer was unprecedented.", "hype") == "warn"
    assert of("The treatment is extraordinary.", "hype") == "block"
    assert of("This is an unprecedented success.", "hype") == "block"
    assert of("A miracle has come.", "hype") == "block"


def test_a_number_of_two_groups_together_is_doubted_and_one_of_nobody_blocks() -> None:
    told = "Almost all women recruited used their allocated study treatment (381 in the first group and 359 in the second group)."
    said = (
        "Almost all women recruited, {} in all, used their allocated study treatment in the two groups, as recruited."
    )
    assert of(said.format(740), "numbers", told) in {None, "note", "warn"}
    assert of(said.format(745), "numbers", told) == "block"


def test_millions_are_of_the_world_and_do_not_block() -> None:
    assert of("Sleep is poor in 537 million people.", "numbers") == "warn"
