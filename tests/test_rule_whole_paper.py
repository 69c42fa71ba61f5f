"""Careful summaries of whole papers are not doubted for how they say it, and what is wrong in them is found all the same."""

from __future__ import annotations

import pytest
from check_maker import loud, report_on, severity
from whole_paper import OWN, whole_paper

from pipeline.validate.plainly import is_told_plainly

PAPER = whole_paper()


def test_a_careful_summary_of_the_paper_raises_no_loud_flag() -> None:
    assert loud(report_on(OWN, PAPER)) == {}


@pytest.mark.parametrize(
    "plain",
    [
        "They drew lots to decide who began with which.",
        "Nobody knew who was wearing what.",
        "After a break they swapped.",
        "Some dropped out early on.",
        "Many felt better within days.",
        "Clinicians in warm places should think of where it is kept.",
    ],
)
def test_what_was_done_and_seen_may_be_told_in_everyday_words(plain: str) -> None:
    assert severity(OWN + plain, PAPER, "support") in {None, "note"}


@pytest.mark.parametrize(
    "wrong",
    [
        "They drew lots in a castle by moonlight while a violinist played.",
        "Everyone should toss a coin and throw their tablets away tonight.",
        "This quiet marvel will be praised in every village for years to come.",
        "Let nobody talk you out of buying one before the weekend.",
        "You felt better at once, and so will everyone you love!",
        "The volcano buried the vineyards beneath ash and glowing rocks.",
    ],
)
def test_praise_advice_and_invention_are_found_in_a_summary_of_a_whole_paper(wrong: str) -> None:
    assert (
        severity(OWN + wrong, PAPER, "support") == "warn" or "block" in loud(report_on(OWN + wrong, PAPER)).values()
    )


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("They drew lots.", "patients were randomised"),
        ("Nobody knew who was wearing what.", "a double-blind trial"),
        ("After a break they swapped.", "after washout they crossed over"),
        ("She felt better in days.", "her symptoms improved"),
    ],
)
def test_an_everyday_way_counts_only_where_the_paper_has_what_it_stands_for(plain: str, written: str) -> None:
    assert is_told_plainly(plain, [], written)
    assert not is_told_plainly(plain, [], "patients were followed for a year")
    assert not is_told_plainly(plain, ["violin", "castl"], written)


@pytest.mark.parametrize(
    "right",
    [
        "They wore the sleeves for less than 52 hours in all.",
        "People wore the cooling sleeve for just over 51 hours in total, and the sham sleeve for nearly 51.",
        "Without cooling, the chance of waking at night was two and a half times as high.",
        "There were between five and six cramps a week with the sham sleeve.",
    ],
)
def test_a_number_may_be_told_rounded_and_in_one_unit(right: str) -> None:
    assert severity(OWN + right, PAPER, "numbers") in {None, "note"}


@pytest.mark.parametrize(
    "wrong",
    [
        "People wore the cooling sleeve for just over 63 hours in total.",
        "Without cooling, the chance of waking at night was three and a half times as high.",
        "There were between 27 and 28 cramps a week with the sham sleeve.",
    ],
)
def test_a_number_that_nothing_rounds_to_is_named(wrong: str) -> None:
    assert severity(OWN + wrong, PAPER, "numbers") in {"warn", "block"}
