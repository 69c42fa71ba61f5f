"""A long sentence is split between two whole clauses, and only there; what a second half says, the whole sentence said."""

from __future__ import annotations

import pytest

from pipeline.draft.clauses import split_because, split_clauses
from pipeline.draft.lint import LONGEST
from pipeline.draft.shorten import shorten


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (
            "Invented tablets may be useful for pain but this conclusion is based on one small trial.",
            ["Invented tablets may be useful for pain.", "But this conclusion is based on one small trial."],
        ),
        (
            "Pain was lower in a trial that involved 38 infants but no clear difference was found for sleep.",
            ["Pain was lower in a trial that involved 38 infants.", "But no clear difference was found for sleep."],
        ),
        (
            "In five studies pain was compared at night, but in the remaining two studies pain was compared at noon.",
            ["In five studies pain was compared at night.", "But in the remaining two studies pain was compared at noon."],
        ),
        (
            "The sample of the study was small and most clinics were in rich countries.",
            ["The sample of the study was small.", "Most clinics were in rich countries."],
        ),
        (
            "The absence of data was a limit of the study; these findings give a base for larger trials.",
            ["The absence of data was a limit of the study.", "These findings give a base for larger trials."],
        ),
    ],
)  # fmt: skip
def test_each_half_with_a_subject_and_a_verb_of_its_own_becomes_a_sentence(whole: str, parts: list[str]) -> None:
    assert split_clauses(whole) == parts


@pytest.mark.parametrize(
    "whole",
    [
        # What stands before “and” has no verb yet.
        "The study included whole towns, but information on age and gender of the people was not reported.",
        "Pain was high in Cameroon, Tanzania, and Ghana was not asked.",
        "The difference between adults who had pain and children was large.",
        # A subject with a clause of its own.
        "The tablets may show where pain begins and the possible roles this tablet may play in sleep.",
        "The rating was low due to the risks in the trials and poor reporting of pain which were not mended.",
        # What is doubted or reported stays with its doubt.
        "It is unclear whether the tablets lower pain and the drops are better.",
        "The authors believe that the tablets were better and the drops were worse.",
        # Whom both halves are about.
        "Among smokers, the tablets were better and the drops were worse.",
        "If the tablets are taken at night pain is lower and sleep is better.",
        # “36” is a number of weeks.
        "The difference was seen at weeks 24 and 36 was a late week.",
    ],
)
def test_where_a_half_would_say_more_than_the_whole_it_is_not_split(whole: str) -> None:
    assert split_clauses(whole) == []


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (
            "The authors are uncertain about the effects on pain, as the quality of the only trial was very low.",
            ["The authors are uncertain about the effects on pain.", "This is because the quality of the only trial was very low."],
        ),
        (
            "All studies were at high risk of bias because nurses could not be kept unaware of the groups.",
            ["All studies were at high risk of bias.", "This is because nurses could not be kept unaware of the groups."],
        ),
    ],
)  # fmt: skip
def test_a_reason_becomes_a_sentence_that_says_so(whole: str, parts: list[str]) -> None:
    assert split_because(whole) == parts


@pytest.mark.parametrize(
    "whole",
    [
        "It is unclear whether the tablets help because the dose was high.",  # the dose may be why they help
        "The tablets were not stopped because they were dear.",  # stopped, but for another reason?
        "Where the evidence was lowered, it was because the ranges were wide.",
        "Reasons were: study limits, because the trials were small; and poor reporting.",
    ],
)
def test_a_reason_that_may_belong_to_a_part_of_the_sentence_stays_with_it(whole: str) -> None:
    assert split_because(whole) == []


def test_a_verb_does_not_lose_what_it_says_to_the_next_sentence() -> None:
    long = (
        "The pain score, the vital signs, the tablets taken at night and the time that each visit took in the small clinics were "
        "compared with the corresponding times between the two groups by nurses."
    )
    assert not any(part.endswith("were.") for part in shorten(long))


def test_fewer_words_for_the_same_make_a_sentence_fit() -> None:
    long = (
        "Adults who were treated with invented tablets in randomised controlled trials had lower scores at twelve months of follow-up than "
        "adults who were treated with a dummy."
    )
    assert shorten(long) == [
        "Adults treated with invented tablets in randomised trials had lower scores at twelve months than adults treated with a dummy."
    ]
    assert len(shorten(long)[0].split()) <= LONGEST


def test_what_is_in_the_presence_of_something_keeps_the_words() -> None:
    long = f"The tablets were better in the presence of fever in {'the small clinics of the north and ' * 4}the large ones of the south."
    assert "in the presence of fever" in " ".join(shorten(long))
