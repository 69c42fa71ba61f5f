"""Which sentences a draft without a model opens with, what waits for the one before it, and what is left unsaid."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.offline import write_offline
from pipeline.draft.plans import frame, result_sentence, title_of
from pipeline.draft.rank import rank_reasons, role_of
from pipeline.draft.rank_words import LEANS_BACK
from pipeline.draft.subjects import people
from pipeline.records import Fact, Paper, StudyFacts, Summary

RESULT = "Invented tablets lowered the pain score more than old tablets did."
HARM = "Six adults had a rash as an adverse event, and none of them stopped the tablets."


def paper(*sentences: str, title: str = "Invented tablets for pain", **facts: Fact) -> Paper:
    known = {"design": Fact(value="randomised trial", confidence=0.9)} | facts
    return make_paper({"Abstract": list(sentences)}, title=title, scope="abstract", facts=StudyFacts(**known))


def fact(value: str, *passages: str, **fields: object) -> Fact:
    return Fact.model_validate({"value": value, "passages": passages, "confidence": 0.9, **fields})


def told(summary: Summary, section: str = "findings") -> list[str]:
    return [claim.text for name, _, claim in summary.claims() if name == section]


@pytest.mark.parametrize(
    "other",
    [
        "A thin invented needle was used.",
        "The link between pain and higher age was analysed.",
        "There was considerable heterogeneity and a higher risk of bias in some trials.",
        "None of the included trials reported lower pain.",
        "It lowered pain less in those who had a cold.",
        "More high-quality randomised trials with larger numbers of people of every age and with clear reports are needed.",
        "Four other studies of higher doses were excluded.",
        "We judged the quality of the evidence for lower pain to be very low.",
        "The source of funding was not provided in more than half of the trials.",
        "Future randomised trials could tell whether higher doses lower pain.",
        "Two of the trials tell of lower pain but data could not be obtained.",
        "As a result the dose may have been lower.",
    ],
)
def test_a_draft_opens_with_what_came_out_and_stands_by_itself(other: str) -> None:
    draft = write_offline(paper("Pain is common.", HARM, RESULT, other))
    assert draft.takeaway[1].text == f"The researchers write: {RESULT}"


def test_what_leans_on_a_sentence_is_told_behind_it_or_not_at_all() -> None:
    endless = f"The dose {'of the clinics of the north and of the south ' * 4}was doubled."
    filling = [
        f"The invented score of clinic number {i} was {'higher' if i % 2 else 'lower'} in spring."
        for i in range(1, 6)
    ]
    lonely = "These effects were lower in women."
    assert lonely not in told(write_offline(paper(*filling, endless, lonely, RESULT)))
    before = "The invented tablets had two effects on sleep, longer nights and shorter naps."
    both = told(write_offline(paper(*filling[:2], before, lonely, RESULT)))
    assert both.index(lonely) == both.index(before) + 1


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("These effects were lower in women.", True),
        ("It was lower in women.", True),
        ("Five of these patients had a cold.", True),
        ("This trial showed lower pain.", False),
        ("This is a common illness.", False),
        ("Its cause is unknown.", True),
        ("Pain fell in women.", False),
    ],
)
def test_a_sentence_that_says_these_leans_back(sentence: str, leans: bool) -> None:  # noqa: FBT001 - a parameter
    assert bool(LEANS_BACK.search(sentence)) is leans


def test_why_a_study_was_done_is_told_to_those_whom_it_concerns() -> None:
    made = paper(
        "Pain of the invented kind is common in adults.",
        "We tested whether invented tablets lower pain.",
        HARM,
        RESULT,
        condition=fact("pain", "S1"),
    )
    audience = told(write_offline(made), "audience")
    assert audience == [
        "This may interest people with pain and those close to them.",
        "Pain of the invented kind is common in adults.",
        "Talk with your doctor or nurse before you make a change.",
    ]


def test_a_review_tells_what_is_known_as_its_findings() -> None:
    known = "Pain of the invented kind is common in adults."
    assert rank_reasons(paper(known, "We aimed to see more.", RESULT, design=fact("systematic review"))) == []
    assert rank_reasons(paper(known, "We aimed to see more.", RESULT))


def test_what_ends_on_what_was_done_tells_a_method() -> None:
    made = paper("The difference between the lower and the higher dose was analysed.", RESULT)
    assert [role_of(p) for p in made.passages()] == ["method", "else"]


def test_where_nothing_is_known_of_a_study_its_draft_does_not_say_this_is_a_study() -> None:
    made = make_paper({"Abstract": [RESULT, HARM]}, title="Pain", scope="abstract", facts=StudyFacts())
    draft = write_offline(made)
    assert len(draft.takeaway) == 1
    assert draft.teaser in draft.takeaway[0].text


def test_an_untitled_paper_is_named_by_its_kind() -> None:
    assert title_of(paper(RESULT, title="Untitled paper")) == "A randomised trial"


def test_an_unsure_number_of_people_is_told_where_it_stands_in_the_paper_and_never_in_a_title() -> None:
    unsure = fact("240", "S1", needs_review=True)
    made = paper("In 240 adults the tablets were well liked.", RESULT, participants=unsure)
    assert (people(made), people(made, unsure=True)) == (None, "240 people")
    draft = write_offline(made)
    assert "240 people" in draft.takeaway[0].text
    assert "240" not in draft.title
    for other in (fact("240", "S1", needs_review=True, candidates=("320",)), fact("241", "S1", needs_review=True)):
        assert (
            people(
                made.model_copy(update={"facts": made.facts.model_copy(update={"participants": other})}), unsure=True
            )
            is None
        )


def test_readings_of_a_body_make_room_for_the_story_of_an_illness() -> None:
    story = [
        "A 40-year-old man came with a rash on both arms and a cough.",
        "The rash was gone two weeks after the invented tablets were stopped.",
        "He was diagnosed with an allergy to the invented tablets.",
    ]
    readings = [f"The heart rate was {i} beats and the temperature was 36.{i} degrees." for i in range(70, 90)]
    made = make_paper({"Case": [story[0], *readings, *story[1:]]}, facts=StudyFacts(design=fact("case report", "S1")))
    said = {place for claim in write_offline(made).claims() for place in claim[2].passages}
    assert {"S1", "S22"} <= said


def test_what_was_known_before_is_no_finding_where_there_is_enough_to_tell() -> None:
    known = ["Pain of the invented kind is common in adults.", "Old tablets are often given for pain of this kind."]
    results = [
        f"The invented score of clinic number {i} was lower in the {i}th week of the tablets than in clinic {i + 20}."
        for i in range(4, 14)
    ]
    made = make_paper(
        {"Introduction": known, "Results": [*results, RESULT]}, scope="abstract",
        facts=StudyFacts(design=Fact(value="randomised trial", confidence=0.9)),
    )  # fmt: skip
    draft = write_offline(made)
    assert not set(known) & set(told(draft))
    assert set(known) <= set(told(draft, "audience"))


@pytest.mark.parametrize(
    "silent",
    [
        "Side effects of the invented tablets were not reported.",
        "This trial did not report quality of life or return to work.",
        "No study measured the quality of life of the adults.",
        "The influence of the tablets on sleep is unknown.",
        "A subgroup of adults who slept well had less pain on tablets.",
        "All trials were conducted in countries where the rate of pain is higher.",
        "The invented tablet is a tool for nurses but not a cure.",
        "Data from adults in whom the rate of pain is higher are lacking.",
    ],
)
def test_what_studies_did_not_tell_is_no_takeaway_where_something_came_out(silent: str) -> None:
    draft = write_offline(paper(HARM, silent, RESULT, silent.replace("sleep", "rest")))
    assert draft.takeaway[1].passages == ("S3",)


def test_what_doubts_already_is_told_without_saying_who_writes_it() -> None:
    draft = write_offline(paper("The invented tablets may lower pain in adults."))
    assert draft.takeaway[-1].text == "The invented tablets may lower pain in adults."


@pytest.mark.parametrize(
    "main",
    [
        "There were no significant differences between the trials in the risk of pain.",
        "No changes were detected in the control group.",
        "The tablets did not block pain totally.",
        "The tablets are not associated with pain but are associated with sleep.",
    ],
)
def test_a_result_that_is_not_plainly_none_is_not_called_no_difference(main: str) -> None:
    made = paper(main, HARM, primary_result=fact("no difference", "S1"))
    assert result_sentence(made) is None
    assert result_sentence(paper("Pain did not differ.", primary_result=fact("no difference", "S1")))


def test_a_name_keeps_its_capital_whichever_apostrophe_it_has() -> None:
    made = paper("Adults with Alzheimer's disease slept well.", condition=fact("Alzheimer’s disease", "S1"))
    assert "about Alzheimer’s disease" in frame(made)


@pytest.mark.parametrize(
    "done",
    [
        "The scores of both groups were compared by Student's t test.",
        "Two databases were searched for trials of tablets.",
        "The authors extracted the data and assessed eligibility of the trials; all was compared.",
    ],
)
def test_how_studies_were_found_and_reckoned_with_is_not_told(done: str) -> None:
    draft = write_offline(paper(done, HARM, RESULT))
    assert all("S1" not in claim.passages for _, _, claim in draft.claims())
