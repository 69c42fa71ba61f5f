"""Which sentences a draft without a model opens with and tells: what came out, for whom, and what harm was seen."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.answering import answers
from pipeline.draft.features import describe, weights, worth
from pipeline.draft.lint import LONGEST
from pipeline.draft.offline import write_offline
from pipeline.records import Fact, Paper, StudyFacts

OPENING = "Four trials of invented tablets were included in this invented review."
RESULT = "Invented tablets lowered the pain score more than old tablets did."
HARM = "Six adults had a rash as an adverse event, and none of them stopped the tablets."
PEOPLE = "The results of 240 adults with invented fever were higher than those of earlier years."
LATER = "Further trials should be done before the invented tablets are used."


def paper(*sentences: str, **facts: Fact) -> Paper:
    design = Fact(value="randomised trial", confidence=0.9)
    return make_paper({"Abstract": list(sentences)}, facts=StudyFacts(design=design, **facts))


def fact(value: str, *passages: str, needs_review: bool = False) -> Fact:
    return Fact(value=value, passages=passages, confidence=0.9, needs_review=needs_review)


@pytest.mark.parametrize(
    "sentence",
    [
        OPENING,
        LATER,
        "We used a form to measure the pain.",
        "Is it time to change?",
        "More high-quality RCTs are needed to see which is better.",
        "There is a need for more double-blind, randomised trials in adults.",
        "We included eleven small trials of tablets.",
    ],
)
def test_what_was_done_and_what_is_to_be_done_answers_nothing(sentence: str) -> None:
    assert not answers(next(iter(paper(sentence).passages())))


@pytest.mark.parametrize("sentence", [RESULT, "The tablets were assessed and were better than placebo.", HARM])
def test_what_came_out_answers(sentence: str) -> None:
    assert answers(next(iter(paper(sentence).passages())))


def test_the_takeaway_is_what_came_out_however_the_abstract_ends() -> None:
    draft = write_offline(paper(OPENING, HARM, PEOPLE, RESULT, LATER))
    assert draft.takeaway[1].text == f"The researchers write: {RESULT}"
    assert LATER not in " ".join(claim.text for claim in (*draft.takeaway, *draft.findings))


def test_harms_and_the_number_of_people_are_told_wherever_they_stand() -> None:
    filling = [
        f"The invented score number {i} was {'higher' if i % 2 else 'lower'} than that of clinic {i}."
        for i in range(20)
    ]
    draft = write_offline(
        paper(
            *filling, HARM, PEOPLE, RESULT,
            harms=fact("rash", "S21"), participants=fact("240", "S22", needs_review=True), primary_result=fact("better", "S23"),
        )
    )  # fmt: skip
    told = {place for claim in (*draft.takeaway, *draft.findings) for place in claim.passages}
    assert {"S21", "S22", "S23"} <= told


def test_a_sentence_that_cannot_be_made_short_makes_room_for_one_that_is() -> None:
    endless = f"The pain score {'of adults in clinics of the north and of the south ' * 4}was lower with the tablets."
    draft = write_offline(paper(endless, RESULT, HARM, PEOPLE))
    assert max(len(claim.text.split()) for claim in draft.findings) <= LONGEST


def test_a_keyword_whose_number_is_not_in_the_paper_is_no_topic() -> None:
    made = paper(RESULT, HARM, PEOPLE).model_copy(
        update={"keywords": ("cytokeratin 20", "invented tablets", "240 adults")}
    )
    assert write_offline(made).topics == ("invented tablets", "240 adults")


def test_every_feature_that_has_a_weight_is_one_that_sentences_have() -> None:
    named = {name for one in describe(paper(RESULT, HARM)) for name in one.features}
    assert set(weights()) <= named
    assert all(-5 < worth(one) < 5 for one in describe(paper(RESULT, HARM)))


def test_what_could_not_be_made_short_is_told_to_the_editor() -> None:
    endless = f"The pain score {'of adults in clinics of the north and of the south ' * 4}was lower with the tablets."
    assert [
        note for note in write_offline(paper(endless)).notes if note.startswith("Mend the language (too long): “")
    ]
    assert not [note for note in write_offline(paper(RESULT, HARM, PEOPLE)).notes if note.startswith("Mend")]


def test_a_difference_that_may_be_chance_is_not_told_without_its_p_value() -> None:
    unsure = "Swelling was lower in the group with the invented tablets, p = 0.34."
    told = " ".join(claim.text for claim in write_offline(paper(unsure, RESULT, HARM, PEOPLE)).findings)
    assert "Swelling" not in told


def test_a_paper_that_tells_of_complications_is_not_said_to_be_silent_on_harms() -> None:
    treatment = Fact(value="invented tablets", passages=("S1",), confidence=0.9)
    silent = "does not say whether"
    assert silent in " ".join(c.text for c in write_offline(paper(RESULT, PEOPLE, intervention=treatment)).caveats)
    made = paper(RESULT, PEOPLE, "Complications were seen in six adults.", intervention=treatment)
    assert silent not in " ".join(c.text for c in write_offline(made).caveats)
