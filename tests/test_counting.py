"""A count is read with the words that stand around it: what names people is counted, what names a few or a thing is not."""

from __future__ import annotations

import pytest
from people_counter import count

from pipeline.records import Fact


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We studied 30 type 2 diabetic patients.", "30"),
        ("In all, 45 grade 3 or 4 burn patients drank tea.", "45"),
        ("A series of 126 men with hiccups affecting (82) or sparing (44) the voice was analysed.", "126"),
        ("Twenty-one female patients who presented with hiccups drank tea.", "21"),
    ],
)
def test_words_of_the_disease_hide_no_count(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Cases were 507 bakers with a first hiccup, and controls were 478 patients seen for other reasons.", "985"),
        ("Of the 223 cases, 110 (49%) drank tea versus 84 (46%) of the 184 controls.", "407"),
    ],
)
def test_cases_and_controls_are_added_up_wherever_they_stand(text: str, people: str) -> None:
    assert count(text, design="case-control study").value == people


def test_cases_and_controls_that_had_something_are_no_total() -> None:
    fact = count(
        "We included 74 cases and 222 controls.", "Five cases (6.5%) and 36 (16.2%) controls had a cup.",
        design="case-control study",
    )  # fmt: skip
    assert fact.value == "296"


@pytest.mark.parametrize(
    "text",
    [
        "Two national household surveys told of the tea that was drunk.",
        "Cups were assigned to two blinded readers, who wrote down their size.",
        "In all 132 cups were filled; only four cases were turned into soup.",
    ],
)
def test_surveys_readers_and_a_remarkable_few_are_no_participants(text: str) -> None:
    assert count(text) == Fact()


def test_those_seen_later_are_fewer_than_those_who_took_part() -> None:
    fact = count(
        "Five hundred thirty-one participants had two cups.", "At 2-year follow-up, 481 participants were seen."
    )
    assert fact.value == "531"


def test_what_else_may_be_right_is_never_the_value_itself() -> None:
    fact = count(
        "From 2000 to 2007, 344 patients underwent tea.", "Fifty-three patients had hiccups before.",
        "Fifty patients with normal breath comprised the control group.",
    )  # fmt: skip
    assert fact.value
    assert fact.value not in fact.candidates


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("In all, 36 patients with early (n = 27) or late (n = 9) hiccups were treated with tea alone.", "36"),
        ("Recruitment of 250 women was done in each of 5 towns (n = 1,250).", "1250"),
    ],
)
def test_what_divides_a_count_is_a_part_of_it(text: str, people: str) -> None:
    assert count(text).value == people


@pytest.mark.parametrize(
    ("text", "animals"),
    [
        ("Rats were distributed into 6 groups of 7 rats each.", "42"),
        ("The animals were divided into four main groups comprising of thirteen animals each.", "52"),
        ("Mice were divided into 4 groups (n = 10 each).", "40"),
        ("24 h after the last cup, animals were killed.", None),
    ],
)
def test_groups_of_so_many_each_make_the_total(text: str, animals: str | None) -> None:
    assert count(text, design="animal study").value == animals


def test_a_numbered_study_counts_nobody() -> None:
    assert count("In Study 2, some participants drank tea.") == Fact()
    assert count("In Experiments 1 and 2, participants read a tale.") == Fact()
    assert count("In studies 1, 2 and 3, participants drank tea.") == Fact()


def test_what_one_study_held_is_not_what_a_review_holds() -> None:
    fact = count(
        "We included 12 trials with 1111 participants.", "In a study on 94 subjects, tea won.",
        design="systematic review",
    )  # fmt: skip
    assert fact.value == "1111"
