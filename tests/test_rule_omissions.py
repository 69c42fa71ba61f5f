"""Omissions: what a paper says of harms, certainty, advice and interests is not left out."""

from __future__ import annotations

from typing import Any

import pytest
from check_maker import flags_of, loud, report_on
from paper_maker import make_paper

from pipeline.records import Claim, Fact, Flag, Origin, Paper, StudyFacts, Summary
from pipeline.validate import check_summary

FOUND = "The tablet lowered blood pressure in adults with diabetes in this trial."
SECTIONS = {
    "Results": ["The tablet lowered blood pressure in 80 adults."],
    "Harms found": ["Two adults had headaches as an adverse event."],
    "Limitations": ["The sample was small and the study was not blinded."],
}


def paper(*more: str, heading: str = "Conclusions", design: str = "randomised trial", **facts: Any) -> Paper:
    """Make a paper whose last passage, S4, is `more`; the facts are named by the test."""
    kept = StudyFacts(design=Fact(value=design, confidence=0.9), **facts)
    return make_paper({**SECTIONS, heading: list(more)}, facts=kept)


def omitted(said: str, of: Paper) -> list[Flag]:
    return flags_of("omissions", report_on(said, of))


HARMS = Fact(value="headaches", passages=("S2",), confidence=0.7)


@pytest.mark.parametrize(
    ("said", "facts", "passages"),
    [
        (FOUND, {"harms": HARMS}, ["S2"]),
        (f"{FOUND} Two adults had a headache as an unwanted effect.", {"harms": HARMS}, []),
        (f"{FOUND} It was safe.", {"harms": HARMS}, []),
        (FOUND, {}, []),
    ],
)  # fmt: skip
def test_what_the_paper_says_against_its_finding_is_missed_with_its_passages(
    said: str, facts: dict[str, Any], passages: list[str]
) -> None:
    flags = omitted(said, paper("The tablet may help.", **facts))
    assert {p for flag in flags for p in flag.passages} <= set(passages)
    assert bool(flags) is bool(passages)
    assert {flag.severity for flag in flags} <= {"warn"}


@pytest.mark.parametrize(
    ("says", "said", "flagged"),
    [
        ("There are not enough data yet to make a recommendation.", FOUND, True),
        ("We cannot recommend the tablet for adults.", FOUND, True),
        ("The tablet should not be recommended for routine use.", FOUND, True),
        ("There are not enough data to make a recommendation.", f"{FOUND} There is not enough evidence to say who should take it.", False),
        ("We recommend the tablet.", FOUND, False),
        ("The guideline recommends the tablet.", FOUND, False),
        ("The evidence was of low certainty.", FOUND, True),
        ("This was very low-quality evidence.", FOUND, True),
        ("The certainty of the evidence was very low.", f"{FOUND} We are unsure about this.", False),
        ("The evidence was of high certainty.", FOUND, False),
        ("The tablet gave a low dose of salt.", FOUND, False),
    ],
)  # fmt: skip
def test_no_recommendation_and_low_certainty_must_survive(says: str, said: str, *, flagged: bool) -> None:
    assert [flag.passages for flag in omitted(said, paper(says))] == ([("S4",)] if flagged else [])


def test_what_a_cited_paper_could_not_recommend_is_not_missed() -> None:
    other = make_paper(
        {"Results": ["The tablet lowered it."], "Discussion": ["One study could not recommend it."]}, cited=("S2",)
    )
    assert omitted(FOUND, other) == []


@pytest.mark.parametrize(
    ("interest", "said", "flagged"),
    [
        ("The trial was funded by Example Pharma Ltd.", FOUND, True),
        ("One author is an employee of the manufacturer.", FOUND, True),
        ("The trial was funded by Example Pharma Ltd.", f"{FOUND} The company that makes it paid for the trial.", False),
        ("The authors declare no conflicts of interest.", FOUND, False),
        ("The trial was funded by the national research council.", FOUND, False),
    ],
)  # fmt: skip
def test_a_makers_money_is_noted_and_public_money_is_not(interest: str, said: str, *, flagged: bool) -> None:
    fact = Fact(value=interest, passages=("S4",), confidence=0.8)
    flags = omitted(said, paper(interest, heading="Funding", funding=fact))
    assert [(str(flag.severity), flag.passages) for flag in flags] == ([("note", ("S4",))] if flagged else [])


@pytest.mark.parametrize(
    ("said", "flagged"),
    [(FOUND, True), (FOUND.replace("adults", "80 adults"), False), (f"{FOUND} Eighty people took part.", False)],
)
def test_how_many_took_part_is_told(said: str, *, flagged: bool) -> None:
    people = Fact(value="80", passages=("S1",), confidence=0.8)
    assert bool(omitted(said, paper("It may help.", participants=people))) is flagged


def test_harms_in_mice_are_no_news_to_a_patient() -> None:
    assert omitted(FOUND, paper("It may help.", design="animal study", harms=HARMS)) == []


def test_our_draft_that_stands_on_the_passage_has_told_it() -> None:
    of = paper("The tablet may help.", harms=HARMS)
    told = Claim(text="Two adults got sore heads.", kind="finding", passages=("S2",))
    found = Claim(text=FOUND, kind="finding", passages=("S1",))
    whole = {"takeaway": (found,), "audience": (found,), "caveats": (found,)}
    draft = Summary.model_validate(
        {"title": "A trial", "findings": (told,), "origin": Origin(drafter="model"), **whole}
    )
    assert "omissions" not in loud(check_summary(draft, of))
    silent = draft.model_copy(update={"findings": (found,)})
    assert loud(check_summary(silent, of))["omissions"] == "warn"
