"""A long sentence falls apart where it turns, adds a verb, repeats its beginning or ends on why, when, where and for whom."""

from __future__ import annotations

import re

import pytest

from pipeline.draft.lint import faults
from pipeline.draft.plain_words import MOST_EXPLAINED, PlainWriter
from pipeline.draft.repeats import split_enumerated, split_repeated
from pipeline.draft.shorten import shorten
from pipeline.draft.tails import (
    split_average,
    split_share,
    split_source,
    split_to_first,
    split_weak_because,
    split_when_done,
    split_whom_first,
)
from pipeline.draft.turns import split_turn, split_verbs
from pipeline.draft.whole import sound

A = "the invented tablets help adults with pain"


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        (
            f"There is some evidence that {A}, however most trials were small.",
            [f"There is some evidence that {A}.", "But most trials were small."],
        ),
        (
            f"It is unclear whether {A}, and for most doses no data were found.",
            [f"It is unclear whether {A}.", "For most doses no data were found."],
        ),
        (
            "One trial showed effects that were not significant, and two trials with more people reported no clear effects.",
            ["One trial showed effects that were not significant.", "Two trials with more people reported no clear effects."],
        ),
        (
            "Tablets may make little difference to pain; however, capsules increase the risk of cramps.",
            ["Tablets may make little difference to pain.", "But capsules increase the risk of cramps."],
        ),
    ],
)  # fmt: skip
def test_what_speaks_of_the_evidence_or_tells_a_fact_stands_alone(long: str, parts: list[str]) -> None:
    assert split_turn(long) == parts


@pytest.mark.parametrize(
    "whole",
    [
        # What is doubted, believed or reported is not told as a fact.
        f"It is unclear whether {A}, and capsules reduce the number of bad days.",
        f"The authors believe that {A}, but capsules reduce the number of bad days.",
        f"It may be that {A}, while capsules reduce the number of bad days.",
        # A list, a pair, a clause under another.
        "Although tablets were cheap and the capsules were dear, most adults took both.",
        "There was a difference between tablets that were given at home, and the tablets that were given in hospital.",
        # Nothing with a verb of its own follows.
        "Tablets reduced the pain score of adults, and the need for other medicines in winter.",
        "There was weak evidence that tablets helped, but no evidence that capsules are better.",
    ],
)  # fmt: skip
def test_what_is_doubted_or_reported_stays_with_its_doubt(whole: str) -> None:
    assert split_turn(whole) == []


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        (
            "The daily tablets or drops reduced pain compared with placebo, and were well tolerated.",
            ["The daily tablets or drops reduced pain compared with placebo.", "The daily tablets or drops were well tolerated."],
        ),
        (
            "Home visits provided some benefit for sleep but generally did not lead to fewer bad days.",
            ["Home visits provided some benefit for sleep.", "But home visits generally did not lead to fewer bad days."],
        ),
        (
            "There is evidence that one dose of drops reduces early cramps but only marginally reduces the risk of late cramps.",
            [
                "There is evidence that one dose of drops reduces early cramps.",
                "But there is evidence that one dose of drops only marginally reduces the risk of late cramps.",
            ],
        ),
    ],
)  # fmt: skip
def test_who_did_two_things_is_named_twice(long: str, parts: list[str]) -> None:
    assert split_verbs(long) == parts


@pytest.mark.parametrize(
    "whole",
    [
        # The comparison may be meant of both.
        "Invented tablets reduced pain and improved the sleep of adults compared with placebo.",
        # “May” is said of both.
        "Invented tablets may improve sleep, mood and have an effect on pain.",
        # The second verb belongs to “who”.
        "The trial found adults who took tablets and had no pain.",
        "Tablets were given and improved by the makers.",
    ],
)  # fmt: skip
def test_a_second_verb_that_may_be_part_of_the_first_stays(whole: str) -> None:
    assert split_verbs(whole) == []


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        (
            "Invented tablets were associated with a higher risk of cramps than drops and a lower risk of rash than drops.",
            [
                "Invented tablets were associated with a higher risk of cramps than drops.",
                "Invented tablets were also associated with a lower risk of rash than drops.",
            ],
        ),
        (
            "There is moderate evidence that tablets help, and conflicting evidence whether drops are of use.",
            ["There is moderate evidence that tablets help.", "There is also conflicting evidence whether drops are of use."],
        ),
        (
            "The trial had a low risk of bias in its lots but a high risk of bias in its counts.",
            ["The trial had a low risk of bias in its lots.", "But the trial had a high risk of bias in its counts."],
        ),
    ],
)  # fmt: skip
def test_what_comes_before_two_ends_is_said_twice(long: str, parts: list[str]) -> None:
    assert split_repeated(long) == parts


@pytest.mark.parametrize(
    "whole",
    [
        # Whom both are held against, in whom both were seen, how sure both are.
        "Invented tablets led to a higher risk of cramps and a lower risk of rash than old drops.",
        "Invented tablets led to a higher risk of cramps and a lower risk of rash in children.",
        "Invented tablets led to a higher risk of cramps and a lower risk of rash (low-quality evidence).",
        "There is low-quality evidence that tablets help and high-quality evidence that drops work better than tablets.",
        # One of the two, and not both.
        "Invented tablets may lead to a higher risk of cramps or a lower risk of rash.",
        "It is unclear whether tablets lead to a higher risk of cramps or a lower risk of rash.",
    ],
)  # fmt: skip
def test_what_may_be_meant_of_both_ends_stays_with_both(whole: str) -> None:
    assert split_repeated(whole) == []


def test_a_list_of_what_did_not_differ_is_told_in_two() -> None:
    names = "pain at rest, pain by night (two trials), sleep, mood, appetite, days in bed, falls or quality of life"
    long = f"There was no clear difference between the invented tablets and the old drops in {names}."
    first, second = split_enumerated(long)
    assert first.startswith(
        "There was no clear difference between the invented tablets and the old drops in pain at rest, "
    )
    assert second.startswith("The same was true of ")
    assert second.endswith("quality of life.")


@pytest.mark.parametrize(
    "whole",
    [
        # Of which of them it is true, is open.
        "The tablets may have an effect on pain at rest, pain by night, sleep, mood, appetite, days off work or falls at home.",
        # What hangs behind the last is of them all.
        "The trial found a difference in the kind, the dose and the length of treatment of adults with invented fever at home.",
        # No list of things, but of what was done.
        "The tablets had effects on pain, should be taken with care, and were given to adults in six large hospitals over a year.",
    ],
)  # fmt: skip
def test_a_list_that_is_one_thing_or_leaves_open_which_stays(whole: str) -> None:
    assert split_enumerated(whole) == []


@pytest.mark.parametrize(
    ("way", "long", "parts"),
    [
        (split_weak_because, f"It is uncertain whether {A}, due to the small number of trials.",
         [f"It is uncertain whether {A}.", "This is because of the small number of trials."]),
        (split_weak_because, f"It is uncertain whether {A} as they judged the certainty of the evidence to be very low.",
         [f"It is uncertain whether {A}.", "This is because they judged the certainty of the evidence to be very low."]),
        (split_when_done, "Pain was lower in adults, when measured at the end of the first year.",
         ["Pain was lower in adults.", "This was measured at the end of the first year."]),
        (split_average, "Tablets may lower pain, with an average reduction of two points.",
         ["Tablets may lower pain.", "The average reduction may be two points."]),
        (split_source, "In two small trials (90 adults), tablets had no effect on pain.",
         ["Tablets had no effect on pain.", "This comes from two small trials (90 adults)."]),
        (split_whom_first, "In women with invented fever, tablets may reduce pain.",
         ["Tablets may reduce pain.", "This holds for women with invented fever."]),
        (split_to_first, "To find out who gains most, and to assess the harms of tablets, more trials are needed.", []),
        (split_to_first, "To assess the harms of tablets in children, larger trials are needed.",
         ["Larger trials are needed.", "The aim is to assess the harms of tablets in children."]),
        (split_share, "Of those who took tablets 60% improved, compared with 40% of those given drops.",
         ["Of those who took tablets 60% improved.", "This compares with 40% of those given drops."]),
    ],
)  # fmt: skip
def test_what_hangs_behind_or_before_is_told_by_itself(way: object, long: str, parts: list[str]) -> None:
    assert callable(way)
    assert way(long) == parts


@pytest.mark.parametrize(
    ("way", "whole"),
    [
        # The illness has the reason, not the doubt.
        (split_weak_because, "Tablets lowered the number of deaths, due to a small number of strokes."),
        (split_weak_because, f"It is uncertain whether {A} because of a small number of strokes."),
        # What is to be done in some is not told of all, and two results may be of two kinds of people.
        (split_whom_first, "In women with invented fever, tablets should be given early."),
        (split_whom_first, "In women with fever, pain was lower with tablets, and harms were rare in men."),
        (split_source, "In one trial tablets reduced pain, and in two trials drops reduced pain."),
        (split_share, "Pain fell by 3 in 40 compared with 1 in 38 in one trial, compared with 4 in 50 in another."),
    ],
)  # fmt: skip
def test_what_belongs_to_the_rest_is_not_moved(way: object, whole: str) -> None:
    assert callable(way)
    assert way(whole) == []


def test_of_two_grades_that_differ_none_is_lost() -> None:
    long = (
        "There was no clear evidence of a difference in days spent in hospital by the adults (low-quality evidence), however there was "
        "evidence of a reduction in pain at home in the same adults (moderate-quality evidence)."
    )
    told = " ".join(shorten(long))
    assert re.search(r"\blow\b", told)
    assert re.search(r"\bmoderate\b", told)


@pytest.mark.parametrize(
    ("long", "words", "fewer"),
    [
        ("low quality evidence", "The pain score of adults with invented fever was lower with tablets than with drops over one whole year at home in low quality evidence from trials.", "low-quality evidence"),
        ("patients in the drops group", "More than half of the patients in the drops group had a night without pain in the first month of the trial, and this was the same in children.", "the drops group"),
        ("people suffering from", "The invented tablets that were taken every day for a year did not lower the number of bad days in people suffering from long lasting invented fever.", "people with"),
    ],
)  # fmt: skip
def test_a_long_sentence_says_the_same_in_fewer_words(long: str, words: str, fewer: str) -> None:
    assert long in words
    told = " ".join(shorten(words))
    assert fewer in told
    assert long not in told


def test_who_were_given_something_by_lot_stay_so() -> None:
    words = (
        "The adults with long lasting invented fever were randomised to receive either the invented tablets or the old drops every day "
        "for the whole of the first year."
    )
    assert "were randomised to receive" in " ".join(shorten(words))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We found no trials of tablets in children.", "This review found no trials of tablets in children."),
        ("In this review we included four small trials.", "This review included four small trials."),
        ("We are uncertain whether tablets help adults.", "It is uncertain whether tablets help adults."),
        # The review judges and advises nobody: its authors do; and one review is enough in a sentence.
        ("We judged that the trials were small.", "The authors judged that the trials were small."),
        ("We included four trials from an earlier review.", "The authors included four trials from an earlier review."),
    ],
)  # fmt: skip
def test_a_review_finds_and_its_authors_judge(sentence: str, told: str) -> None:
    assert PlainWriter({}, paper="systematic review of tablets").simplify(sentence) == told


def test_of_a_trial_the_researchers_find() -> None:
    assert (
        PlainWriter({}, "researchers").simplify("We found no harm in adults.")
        == "The researchers found no harm in adults."
    )


def test_terms_beyond_two_are_explained_in_the_glossary_alone() -> None:
    writer = PlainWriter({})
    told = [
        writer.simplify(f"The drops lowered the risk of {term} in adults.")
        for term in ("mortality", "anaemia", "sepsis", "gangrene", "ascites")
    ]
    assert sum("(" in sentence for sentence in told) == MOST_EXPLAINED
    assert len(writer.explained) > MOST_EXPLAINED


@pytest.mark.parametrize(
    "long",
    [
        # Who one group is compared with hangs on the first verb, not on the cause.
        "The nurses compared the sleep of bakers left out of the main count because of missing diaries to those with full diaries for a whole year.",
        # “A or B” is no one that anything was compared with.
        "Fewer loaves were counted in the old oven, perhaps due to a weaker flame of this oven compared with the new oven or poorer counting by the staff.",
        # The last of a list that only a “which” describes does nothing by itself.
        "The bakers left out 146 pairs due to doubts (6%), 520 mixed pairs (22%), and 357 pairs in which one or both had lost diaries (15%) over the year.",
    ],
)
def test_what_hangs_on_the_first_half_is_not_torn_off(long: str) -> None:
    assert shorten(long) == [long]


@pytest.mark.parametrize(
    "part",
    [
        "357 pairs in which one or both had lost their diaries.",
        "The rash is usually mild: though other illnesses like scarlet fever.",
    ],
)
def test_a_part_without_a_verb_of_its_own_is_no_sentence(part: str) -> None:
    assert not sound(part)


def test_what_an_aside_left_torn_is_a_fault() -> None:
    assert "torn" in faults("The rash is due to the growth of factors, and, which bind to skin.")
    assert faults("The rash was large, and, in two bakers, it was red.") == ()
    assert "ends too soon" in faults("The loaves were fewer in the old oven, perhaps.")


def test_individuals_of_a_species_stay_individuals() -> None:
    writer = PlainWriter({})
    assert "individuals" in writer.simplify("We recorded 126 species from 33,320 individuals.")
    assert "people" in writer.simplify("We asked 320 individuals.")


def test_what_was_found_twice_keeps_who_found_it() -> None:
    said = (
        "The researchers found that bigger doses of the medicine are associated with increased risks of low scores in young men "
        "and that these risks are only partly explained by family."
    )
    assert shorten(said) == [
        "The researchers found that bigger doses of the medicine are associated with increased risks of low scores in young men.",
        "The researchers also found that these risks are only partly explained by family.",
    ]
