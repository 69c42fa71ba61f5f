"""What careful summaries of whole papers say of limits, others' work, history, harms and chances passes; what is wrong does not."""

from __future__ import annotations

import pytest
from check_maker import paper_of, severity
from whole_paper import OWN, whole_paper

from pipeline.records import Fact
from pipeline.validate.limits import tells_a_limit

PAPER = whole_paper()
CASE = whole_paper(
    facts=PAPER.facts.model_copy(
        update={
            "design": Fact(value="case report", confidence=0.9),
            "participants": Fact(value="1", confidence=0.9),
        }
    )
)


@pytest.mark.parametrize(
    "admits",
    [
        "People with severe disability were poorly represented.",
        "The thermometer used is not the most sensitive method.",
        "Effects lasting days were not examined.",
        "Students do not stand for the public at large.",
        "A puppet on a table is not a real patient.",
        "It may have had nothing to do with the transplant.",
        "No stool samples were available afterwards.",
    ],
)
def test_everyday_words_admit_a_limit(admits: str) -> None:
    assert tells_a_limit(admits)


@pytest.mark.parametrize(
    "told",
    [
        "The wound was not examined by a surgeon.",
        "No bowel had to be removed.",
        "She could not stand for long.",
        "The effects were felt within hours.",
        "It is a real relief to patients.",
    ],
)
def test_what_happened_to_people_admits_no_limit(told: str) -> None:
    assert not tells_a_limit(told)


@pytest.mark.parametrize(
    "right",
    [
        "Only 14 cases of cramps in the thigh had been reported.",
        "Both groups had calf cramps.",
        "The trial had few patients, and pregnant women with cramps were not in it, so the result may not be the same for them.",
    ],
)
def test_others_work_said_to_be_theirs_and_limits_of_the_study_are_no_theft(right: str) -> None:
    assert severity(OWN + right, PAPER, "whose") is None


@pytest.mark.parametrize(
    "wrong",
    [
        "One third of 350 older adults reported cramps at least twice a week.",
        "The cramps spread to the thigh in 14 patients who had stopped stretching.",
    ],
)
def test_what_others_found_is_not_told_as_the_studys_own(wrong: str) -> None:
    assert severity(OWN + wrong, PAPER, "whose") == "warn"


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("This report tells of a woman who tried a diet after years of worsening aches.", None),
        ("On the diet her aches worsened within a few days.", "warn"),
    ],
)
def test_getting_worse_before_is_history_and_afterwards_a_finding(said: str, loudness: str | None) -> None:
    told = paper_of(
        "A woman had aches that progressed slowly over four years.",
        "On the diet her aches improved within a few days, and most were gone in two months.",
        "She kept to the diet for a year.",
        design="case report",
        people=1,
        scope="full",
    )
    assert severity(said, told, "direction") == loudness


@pytest.mark.parametrize(
    ("told", "loudness"),
    [("Seven felt light-headed and two had palpitations.", None), ("Pain also fell, and most slept longer.", "warn")],
)
def test_naming_two_unwanted_effects_tells_of_harms(told: str, loudness: str | None) -> None:
    harmful = paper_of(
        "In this trial the seed eased knee pain in 21 of 40 adults.",
        "Adverse events were light-headedness in seven and palpitation in two.",
        design="randomised trial",
        people=40,
        title="A seed for knee pain",
    )
    facts = harmful.facts.model_copy(
        update={"harms": Fact(value="light-headedness", confidence=0.9, passages=("S2",))}
    )
    text = "In all, 40 adults with knee pain tried a seed. It eased pain in 21. "
    assert severity(text + told, harmful.model_copy(update={"facts": facts}), "omissions") == loudness


def test_a_will_that_says_of_what_there_is_a_chance_is_no_certainty() -> None:
    told = paper_of("Regular stretching before bed can reduce the risk of having a cramp at night.", scope="full")
    right = "Regular stretching before bed lowers the chance that an adult will have a cramp at night."
    wrong = "Regular stretching before bed will reduce the risk of a cramp at night."
    assert severity(right, told, "hedge dropped") is None
    assert severity(wrong, told, "hedge dropped") == "warn"


def test_so_many_were_cured_where_the_paper_counts_its_cures() -> None:
    counting = paper_of(
        "Of those on the one tablet, 60 of 106 (57%) subjects fulfilled all criteria, and of the others 48 of 92 (52%).",
        "The cure rate was similar in both arms.",
        "The cure rate by stool tests alone was 86% and 95%.",
        design="randomised trial",
        people=198,
        scope="full",
    )
    assert severity("Overall 57% were cured, against 52% with the other drug.", counting, "certainty") is None
    assert severity(OWN + "With the sleeve 60% were cured.", PAPER, "certainty") in {"warn", "block"}


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("In those with diaries, about 100 people, there were three cramps.", None),
        ("Those with the sham sleeve took about one and a half times as much paracetamol.", None),
        ("In those with diaries, about 150 people, there were three cramps.", "warn"),
        ("Those with the sham sleeve took about three and a half times as much paracetamol.", "warn"),
    ],
)
def test_sums_of_a_list_and_multiples_of_two_values_set_side_by_side_follow(said: str, loudness: str | None) -> None:
    told = paper_of(
        "A subset (n = 30, 29, and 36 in the three groups) kept diaries.",
        "Use of paracetamol was 640 mg in the sham group versus 410 mg in the cooling group.",
        "There were three cramps a week.",
        scope="full",
    )
    assert severity(said, told, "numbers") in ({None, "note"} if loudness is None else {"warn", "block"})


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Cramps are common and have no effective cure. This report tells of one man of 34.", None),
        ("Cramps are common and have no effective cure. Cooling sleeves gave relief in days.", "warn"),
    ],
)
def test_one_person_may_be_told_behind_what_the_illness_is(said: str, loudness: str | None) -> None:
    assert severity(said, CASE, "scope") == loudness


def test_two_arms_drawn_by_lot_are_a_comparison_whatever_the_design_was_taken_for() -> None:
    alone = whole_paper(
        facts=PAPER.facts.model_copy(update={"design": Fact(value="single-arm trial", confidence=0.9)})
    )
    text = "Older adults wore a cooling sleeve for four weeks. They had about 3 cramps a week."
    assert severity(text, alone, "comparison") is None
    plain = paper_of("Forty adults wore the sleeve.", design="single-arm trial", people=40, scope="full")
    assert severity("Forty adults wore a sleeve. They had fewer cramps.", plain, "comparison") == "warn"
