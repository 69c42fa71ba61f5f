"""A case report's draft says whom it tells of and what it came to; a review's tells what came out, not how studies were sorted."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.answering import tells_result
from pipeline.draft.offline import write_offline
from pipeline.draft.person import person_of
from pipeline.draft.rank import role_of
from pipeline.draft.rank_words import ENDED, LEANS_BACK, NORMAL
from pipeline.draft.strange import strange_letters
from pipeline.records import Fact, Paper, StudyFacts

CAME = "A 54-years old Northern lady came with hiccups that had lasted for five weeks."
STORY = (
    CAME,
    "She had no history of fever.",
    "The invented scan was normal.",
    "Cold tea was given to the woman twice a day.",
    "The invented score was higher at 14 in spring.",
    "She returned three months later and the hiccups had resolved.",
)


def paper(*sentences: str, design: str = "case report", kind: str = "Case", **facts: Fact) -> Paper:
    known = {"design": Fact(value=design, confidence=0.9)} | facts
    return make_paper({kind: list(sentences)}, title="Cold tea for hiccups", facts=StudyFacts(**known))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (CAME, "a 54-year-old woman"),
        ("An 18-month-old male infant had hiccups.", "an 18-month-old boy"),
        ("We saw a 7 year old with known asthma; this 7-year-old girl had hiccups.", "a 7-year-old girl"),
        ("A 30-year-old pregnant woman had hiccups.", "a 30-year-old woman"),
        ("An 82-year-old patient had hiccups.", "an 82-year-old person"),
        ("His 60-year-old mother had hiccups.", None),
        ("Hiccups are common at 54 years.", None),
        ("A 70-year-old patient was brought by his wife because she saw hiccups.", "a 70-year-old person"),
        ("A 2.5 year-old girl had hiccups.", None),  # two and a half, not five
    ],
)
def test_whom_a_case_report_tells_of_is_said_in_plain_words(sentence: str, said: str | None) -> None:
    person = person_of(paper(sentence))
    assert (person.text if person else None) == said


def test_the_person_of_a_report_stands_in_its_opening_with_the_passage_that_says_so() -> None:
    opening = write_offline(paper(*STORY)).takeaway[0]
    assert opening.text.startswith("Doctors describe one person, a 54-year-old woman")
    assert "S1" in opening.passages


def test_only_a_case_report_is_about_a_person() -> None:
    assert person_of(paper(CAME, design="randomised trial")) is None


def test_a_story_comes_to_how_it_ended_and_is_told_without_the_authors_write() -> None:
    assert write_offline(paper(*STORY)).takeaway[1].text == STORY[5]


def test_what_was_normal_makes_room_for_what_happened() -> None:
    filling = [f"The hiccups of week {n} were treated with tea of the invented kind {n}." for n in range(2, 12)]
    told = [claim.text for claim in write_offline(paper(*STORY, *filling)).findings]
    assert not {STORY[1], STORY[2]} & set(told)


@pytest.mark.parametrize("sentence", ["There was no vaginal bleeding.", "The scan was unremarkable."])
def test_what_was_looked_for_and_not_found_is_known(sentence: str) -> None:
    assert NORMAL.search(sentence)


def test_a_score_that_counts_deaths_is_no_end_of_a_story() -> None:
    assert not ENDED.search("The death risk score was higher at 14%.")


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The search strategy identified 1522 references of tea.", "files"),
        ("Since the last version of this review we found no new studies.", "files"),
        ("Only one trial was independently funded.", "files"),
        ("The trials were conducted in nine countries.", "files"),
        ("Nurses should give tea to all adults.", "advice"),
        ("Further studies with women are recommended.", "advice"),
        ("The control group received cold tea.", "method"),
        ("Further objectives were sleep and pain.", "method"),
        ("Pain should be lower with tea than with water.", "else"),
        ("We found no new evidence of a difference between tea and water.", "else"),
    ],
)
def test_what_a_sentence_does_in_a_paper_is_known(sentence: str, role: str) -> None:
    assert role_of(next(iter(paper(sentence, kind="Abstract").passages()))) == role


@pytest.mark.parametrize(
    "sentence",
    [
        "Decision makers may wish to consider what tea costs.",
        "The results might help to plan care with tea.",
        "These findings could be useful to nurses.",
        "To our knowledge, this is the first study in which tea lowered pain.",
        "Better teas are needed to lower pain.",
    ],
)
def test_what_results_are_good_for_is_no_result(sentence: str) -> None:
    assert not tells_result(next(iter(paper(sentence).passages())))


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Whether such interventions lower pain is not known.", True),
        ("A similar lack of difference was found for sleep.", True),
        ("A trial of tea, cakes and such lowered pain.", False),
        ("A similar cup of tea lowered pain.", False),
        ("These findings suggest that tea lowers pain.", False),
        ("These findings were lower in spring.", True),
        ("The kind of tea does not influence these results.", True),
        ("All other scores were alike in both groups.", True),
    ],
)
def test_what_was_such_or_similar_waits_for_what_it_is_like(sentence: str, leans: bool) -> None:  # noqa: FBT001 - a parameter
    assert bool(LEANS_BACK.search(sentence)) is leans


def test_letters_that_nobody_explains_are_counted() -> None:
    assert strange_letters("Mean WTs of CTAS 4 adults fell, and DNA was seen on MRI.", {"WT": "waiting time"}) == 1
    assert strange_letters("The AEs of both groups were alike.", {}) == 1


def test_letters_that_papers_often_leave_short_are_spelled_out_unless_the_paper_does() -> None:
    made = paper("No AEs were seen with tea, and pain was lower.", design="randomised trial", kind="Results")
    assert "adverse events (AEs)" in " ".join(claim.text for claim in write_offline(made).takeaway)


def test_of_two_results_the_one_without_unknown_letters_is_told_first() -> None:
    plain = [f"Pain of clinic {n} was lower with tea than with water in week {n}." for n in range(2, 14)]
    strange = "QQX and ZZV of the TRN were lower with tea than with water in week one."
    told = write_offline(paper(strange, *plain, design="randomised trial", kind="Results"))
    assert strange not in [claim.text for claim in told.findings]
