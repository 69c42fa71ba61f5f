"""What a draft opens with: what the authors conclude of what they asked, and nothing beside it."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.offline import write_offline
from pipeline.draft.takeaway import concluding
from pipeline.records import Fact, Paper, StudyFacts

RESULT = "Pain scores were 3.1 points lower with tablets (95% CI 1.2 to 4.9; 4 trials, 812 adults)."
SECOND = "Sleep did not differ between the groups (RR 1.02, 95% CI 0.91 to 1.14; 2 trials, 301 adults)."
ANSWER = "Invented tablets may lower pain in adults with sore knees."
UNSURE = "It is unclear whether invented tablets help adults with sore knees."


def review(
    *sentences: str, design: str = "systematic review", heading: str = "Abstract", title: str = "Untitled paper"
) -> Paper:
    facts = StudyFacts(design=Fact(value=design, confidence=0.9))
    return make_paper({heading: list(sentences)}, title=title, scope="abstract", facts=facts)


def opened_with(paper: Paper) -> str:
    return (
        write_offline(paper)
        .takeaway[-1]
        .text.removeprefix("The authors write: ")
        .removeprefix("The researchers write: ")
    )


def test_an_abstract_without_headings_concludes_behind_its_last_figures() -> None:
    paper = review("We included four trials with 812 adults.", RESULT, SECOND, ANSWER, "More trials are needed.")
    assert [p.text for p in concluding(paper)] == [ANSWER, "More trials are needed."]


def test_no_more_than_two_in_five_sentences_of_an_abstract_without_figures_conclude() -> None:
    paper = review(
        *(f"The tablets of clinic {name} lowered pain." for name in ("north", "south", "east", "west", "hill"))
    )
    assert len(concluding(paper)) == 2


@pytest.mark.parametrize(
    "answer", [ANSWER, UNSURE, "There is not enough evidence to tell whether invented tablets lower pain."]
)
@pytest.mark.parametrize(
    "other",
    [
        "All of the trials were graded as low risk of bias for the other domains.",
        "The included trials appear to be free of reporting bias.",
        "The conclusions of this review may change once 20 ongoing trials are published.",
        "This review found the need for a randomised trial of tablets in adults with sore knees.",
        "This review highlights the need for well-designed trials of tablets for sore knees.",
        "Doctors should weigh the benefits of tablets for sore knees against their harms.",
        "Clubs are encouraged to tell adults with sore knees about the tablets.",
        "It was not clear if the trials of tablets were sufficiently powered.",
        "A sensitivity analysis of trials of tablets for sore knees showed similar results.",
        "However, this could be due to the low power of the trials of tablets.",
        "These tablets may have limited value until more is known.",
        "The authors have very little confidence in the estimate of how tablets change pain.",
        "The primary objective of the review was to determine the effects of tablets on pain.",
        "There were more adverse events with tablets than without.",
        "The trial of tablets was only published as an abstract.",
    ],
)
def test_what_the_authors_conclude_opens_a_draft_and_not_what_stands_beside_it(answer: str, other: str) -> None:
    for ends in ((answer, other), (other, answer)):
        assert opened_with(review("We included four trials with 812 adults.", RESULT, SECOND, *ends)) == answer


def test_a_doubt_about_what_was_asked_is_an_answer_and_its_reason_is_told_behind_it() -> None:
    doubted = (
        "It is uncertain whether training helps adults with sore knees, as the quality of the evidence is very low."
    )
    told = opened_with(review("We included one trial with 14 adults.", RESULT, "No harms were reported.", doubted))
    assert told.startswith("It is uncertain whether training helps adults with sore knees.")


@pytest.mark.parametrize(
    "known",
    [
        "Although effective tablets are available, pain is common after a fall.",
        "Tablets are increasingly used for sore knees.",
    ],
)
def test_what_was_known_before_opens_no_draft(known: str) -> None:
    after = [
        "We asked 40 adults about their knees.",
        "Pain was less common in adults who walked.",
        "Stairs were used by 12 adults.",
    ]
    assert opened_with(review(known, *after, "Many had a dog.", design="cohort study")).startswith(
        "Pain was less common"
    )


def test_an_accurate_test_is_a_conclusion_though_nothing_is_more_or_less() -> None:
    headed = make_paper(
        {
            "Results": ["The size of the cysts did not change on later scans."],
            "Conclusions": ["The new scan is safe and accurate in adults with cysts."],
        },
        title="A new scan for cysts",
        scope="abstract",
        facts=StudyFacts(design=Fact(value="cohort study", confidence=0.9)),
    )
    assert opened_with(headed) == "The new scan is safe and accurate in adults with cysts."


def test_a_report_on_many_people_opens_with_what_was_concluded_of_them_and_not_with_one_of_them() -> None:
    one = "One adult had a weak leg, which recovered within 1 month of surgery."
    concluded = "Surgery without untying may be enough for adults with bent spines."
    assert opened_with(review("We looked at 17 adults.", one, concluded, design="case series")) == concluded
