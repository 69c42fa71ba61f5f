"""Sentences that only lead on claim nothing; and denials that deny no finding are no “not” put in."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.validate.planted import words
from pipeline.validate.transitions import leads_on

LOUD = {"warn", "block"}

LEADING = [
    "Then came the real test.",
    "Two points should be kept in mind.",
    "A few cautions apply.",
    "This Danish study says it may.",
    "It did.",
    "Three common threads stood out in what they said.",
    "You might expect it to be lowest in the oldest, but the reverse was true.",
    "You may have heard that each further cup raises it.",
    "If you're about to have one, you may wonder how much the surgeon matters.",
    "Doctors wondered whether that is so.",
    "The difference was greatest for certain wards.",
    "One idea involves the thumb.",
    "That sounds like good news.",
    "At first sight the figures look worrying.",
    "Here the team took a gentler route.",
    "Nothing else was found to differ.",
    "The authors take this as reassuring.",
    "Much less is known about how it ends.",
    "Many of the figures had a wide margin of error.",
    "With so few patients, this remains uncertain.",
    "One thing to remember is that the study relied on records.",
]
CLAIMING = [
    "The drug came out ahead.",
    "This study says it cures cancer.",
    "You may have heard that you should stop your tablets!",
    "One idea is that the drug cures cancer.",
    "The effect was greatest for the new drug.",
    "That sounds like a cure.",
    "Then came the cure for cancer.",
    "Here the team took a new drug.",
    "Patients may expect a full recovery.",
    "It did wonders for them.",
    "Two points should be kept in mind: it cures and it is safe.",
    "The authors call this a breakthrough.",
]


@pytest.mark.parametrize("text", LEADING)
def test_a_sentence_that_leads_on_claims_nothing(text: str) -> None:
    assert leads_on(text, ["one", "two"])


@pytest.mark.parametrize("text", CLAIMING)
def test_a_sentence_that_claims_does_not_lead_on(text: str) -> None:
    assert not leads_on(text, [])


def test_no_praise_and_no_advice_leads_on() -> None:
    assert not [text for text in (*words.HYPE, *words.ADVICE) if leads_on(text, [])]


# (the paper says, the summary denies rightly, the summary denies wrongly).
DENIED = [
    ("Ratings of wards by one nurse were quite low (0.16 to 0.26).", "A single nurse's ratings of wards were not very reliable.", None),
    ("Ratings of wards by one nurse were highly reliable.", None, "Ratings of wards by one nurse were not very reliable."),
    ("After adjusting for age and place, nurses planned fewer visits.", "The gap in planned visits could not be put down to age or place.", None),
    ("Nurses of various age planned fewer visits.", None, "The fewer visits could not be put down to age."),
    ("Case records of 210 patients were reviewed.", "The study looked back at records, so details of patients may not have been noted.", None),
    ("Case records of 210 patients were reviewed.", None, "Case records of the 210 patients were not reviewed."),
    ("Babies were tested with two tests of hearing.", "Most babies did not have both tests of hearing, which limits what can be said.", None),
    ("Babies were tested with two tests of hearing.", None, "Babies were not tested with two tests of hearing."),
    ("Tinnitus was measured in adults by a scale.", "Tinnitus is a ringing or buzzing that other people cannot hear.", None),
    ("Guinea pigs were given two doses of the drug.", "What happens in guinea pigs may not happen in people.", None),
    ("Guinea pigs were given two doses of the drug.", None, "Guinea pigs were not given two doses of the drug."),
    ("Sugar was high in 12 patients; 191 patients were in the non-DM group.", "Most (191) did not have DM, while 12 had high sugar.", None),
    ("The test found acidosis in babies.", "The test of babies was not perfect.", None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), DENIED, ids=[f"{right or wrong}" for _, right, wrong in DENIED])
def test_a_denial_of_no_finding_passes_and_one_put_in_does_not(
    told: str, right: str | None, wrong: str | None
) -> None:
    paper = paper_of(told, "Adults with asthma were studied in wards.", scope="abstract")
    if right:
        assert severity(right, paper, "negation") is None, report_on(right, paper).flags
    if wrong:
        assert severity(wrong, paper, "negation") in LOUD, report_on(wrong, paper).flags
