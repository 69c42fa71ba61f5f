"""Doubt is held against the passages of a whole paper that tell the sentence; what one hopes to know is no promise."""

from __future__ import annotations

import pytest
from check_maker import severity
from whole_paper import OWN, whole_paper

REGENERATES = "Cooling of damaged calf nerves may restore their conduction within months of an injury."


def of(said: str, *told: str, under: str = "Discussion") -> str | None:
    """Give how loud the rule is of a sentence behind a careful summary of a whole paper that also tells `told`."""
    return severity(OWN + said, whole_paper(*told, under=under), "hedge dropped")


@pytest.mark.parametrize(
    "told",
    [
        "To clarify the potential impact of calf cooling on nerve conduction, a subset was tested with electrodes.",
        "With electrodes it is possible to follow calf cooling and nerve conduction in a subset.",
        "An effect of calf cooling on nerve conduction appeared by 3 months in a subset with electrodes.",
    ],
)
def test_an_aim_a_means_and_what_came_up_doubt_nothing(told: str) -> None:
    assert of("We show that calf cooling changes nerve conduction in a subset with electrodes.", told) is None


def test_what_a_passage_suggests_is_not_shown() -> None:
    told = "The electrode data suggest that calf cooling changes nerve conduction in a subset."
    assert of("The team shows that calf cooling changes nerve conduction in a subset.", told) == "warn"


def test_who_keeps_the_papers_own_doubt_may_show_another_thing() -> None:
    told = "These results suggest that calf cooling with sleeves changes nerve conduction in a subset of clinics."
    kept = "These results show that clinics can do calf cooling with sleeves, and suggest that it changes nerve conduction."
    assert of(kept, told) is None
    assert of(kept.replace("suggest", "show"), told) == "warn"


@pytest.mark.parametrize(
    "said",
    [
        "A better understanding of calf nerves and of their conduction will reduce the damage of an injury.",
        "New insights into how cooled nerves conduct will prevent such injuries.",
        "Nerves of the arm will often heal without any cooling.",
        "Nerves of the arm will probably heal without any cooling.",
    ],
)
def test_what_is_hoped_to_be_known_or_usual_is_no_promise(said: str) -> None:
    assert of(said, REGENERATES) is None


@pytest.mark.parametrize(
    "said",
    [
        "Cooling of damaged calf nerves will restore their conduction within months of an injury.",
        "This study showed that cooling will restore the conduction of damaged calf nerves within months.",
        "There is evidence that cooling will restore the conduction of damaged calf nerves within months.",
        "The new sleeve will restore the conduction of damaged calf nerves within months of an injury.",
        "If patients with damaged calf nerves take the treatment, their conduction will be restored within months.",
    ],
)
def test_a_promise_that_the_paper_only_thinks_possible_is_found(said: str) -> None:
    assert of(said, REGENERATES) == "warn"


def test_what_a_whole_paper_supposes_first_and_shows_then_is_shown() -> None:
    supposed = (
        "We hypothesised that calf cooling may restore the conduction of damaged nerves within months of an injury."
    )
    said = "The team showed that cooled calves soon conducted again, within months of the injury to their nerves."
    assert of(said, supposed, under="Introduction") is None
