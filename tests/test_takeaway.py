"""What a draft opens with: what the authors conclude of what they asked, and nothing beside it."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.asides import drop_asides
from pipeline.draft.offline import write_offline
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
        "For all other comparisons the tablets may lower pain.",
        "The authors have very little confidence in the estimate of how tablets change pain.",
        "The primary objective of the review was to determine the effects of tablets on pain.",
        "The trial of tablets was only published as an abstract.",
        "Home care for sore knees was associated with lower costs.",
        "More pain was seen in the tablet group of this trial.",
        "The small trial of two doses of tablets contributed limited data.",
        "The trials of tablets varied and, as such, were not suitable for meta-analysis.",
        "This method may spur better treatments of sore knees.",
        "The conclusions of previous reviews of tablets are inconsistent with ours.",
        "In other analyses tablets had longer effects than creams.",
        "The accrued information on tablets was far less than the required information size.",
        "No comparisons examined the effects of tablets on sleep.",
        "The third study found tablets to be superior to creams.",
        "Few were superior to creams for sore knees.",
        "Doctors are likely to continue with tablets for sore knees.",
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


@pytest.mark.parametrize(
    "noise",
    [
        "A P value of less than .05 was considered significant.",
        "The level of significance was set at 5%.",
        "A randomised controlled study was designed.",
    ],
)
def test_how_was_reckoned_and_that_a_study_was_designed_is_no_finding(noise: str) -> None:
    others = [f"Pain in the {side} knee was lower with tablets." for side in ("left", "right", "older", "sorer")]
    draft = write_offline(review(noise, *others, ANSWER, design="randomised trial"))
    assert noise not in [claim.text for claim in draft.findings]


def test_a_medicine_is_not_called_safe_to_those_whom_it_concerns() -> None:
    made = make_paper(
        {
            "Introduction": ["The root is safe in adults with or without food.", "Many adults have sore knees."],
            "Results": ["Pain was lower with the root.", "Stairs were easier with the root."],
            "Conclusions": ["The root may lower pain."],
        },
        title="A root for sore knees",
        scope="full",
        facts=StudyFacts(design=Fact(value="randomised trial", confidence=0.9)),
    )
    assert not any("safe" in claim.text for claim in write_offline(made).audience)


def test_a_long_number_of_people_is_written_as_its_paper_writes_it() -> None:
    fact = Fact(value="357768", passages=("S1",), confidence=0.9)
    made = make_paper(
        {
            "Abstract": [
                "We followed 357,768 men.",
                "Light babies had lower scores as men.",
                "Scores may be lower in light babies.",
            ]
        },
        title="Light babies and later scores",
        scope="abstract",
        facts=StudyFacts(design=Fact(value="cohort study", confidence=0.9), participants=fact),
    )
    assert "357,768 people" in write_offline(made).takeaway[0].text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Scores went on to fall, dRM = −0.21.", "Scores went on to fall"),
        ("Median (25th–75th percentile) use was 0 mg.", "Median use was 0 mg."),
        ("We set x = 4 in the model.", "We set x = 4 in the model."),
    ],
)
def test_a_measure_named_by_its_letter_is_left_to_the_paper(said: str, told: str) -> None:
    assert drop_asides(said) == told


def test_what_the_authors_make_of_all_their_evidence_comes_before_one_result() -> None:
    verdict = "There is insufficient evidence to recommend tablets as a treatment for sore knees."
    told = opened_with(
        review("We included four trials with 812 adults.", RESULT, "Tablets lowered stiffness.", verdict)
    )
    assert told == "There is not enough evidence to recommend tablets as a treatment for sore knees."


HARM = "Headaches were more common with tablets than with dummy tablets."


def concluded_in(paper: Paper) -> list[str]:
    said = ("The authors write: ", "They also write: ", "The researchers write: ")
    texts = [claim.text for claim in write_offline(paper).takeaway[1:]]
    return [next((text.removeprefix(one) for one in said if text.startswith(one)), text) for text in texts]


def test_a_benefit_and_a_harm_that_the_authors_conclude_are_both_told_in_their_order() -> None:
    paper = review("We included four trials with 812 adults.", RESULT, SECOND, ANSWER, HARM)
    assert concluded_in(paper) == [ANSWER, HARM]


@pytest.mark.parametrize(
    "idle",
    [
        "There is no evidence about tablets after surgery in this population.",
        "If this is due to the coating of the tablets is not clear.",
        "These studies generally supported the tablets over usual care.",
        "Sore knees have long been treated with tablets in adults.",
        "Studies of tablets for sore knees over years are also warranted.",
        "There was no difference between tablets and cream for any other outcome.",
        "The rate of headaches was similar across the two drugs.",
        "Risk of bias in the other domains was unclear.",
        "Doctors could consider tablets for sore knees.",
        "It is important to learn more about tablets in adults with sore knees.",
        "The main limitations of tablets were not told to adults with sore knees.",
        "Confidence intervals for sore knees with tablets included no difference.",
        "Invented tablets may lower pain in adults with very sore knees.",
    ],
)
def test_what_leans_on_other_words_or_adds_nothing_is_not_told_beside_the_answer(idle: str) -> None:
    paper = review("We included four trials with 812 adults.", RESULT, SECOND, ANSWER, idle)
    assert concluded_in(paper) == [ANSWER]


def test_a_harm_is_told_behind_the_answer_wherever_the_authors_put_it() -> None:
    harm = "There were more adverse events with tablets than without."
    for ends in ((ANSWER, harm), (harm, ANSWER)):
        told = concluded_in(review("We included four trials with 812 adults.", RESULT, SECOND, *ends))
        assert told[0] == ANSWER
        assert told[1].startswith("There were more adverse events")


def test_no_third_conclusion_is_told_in_the_takeaway() -> None:
    more = "Invented tablets may improve sleep in people with back pain."
    paper = review("We included four trials with 812 adults.", RESULT, SECOND, RESULT, SECOND, ANSWER, HARM, more)
    assert len(concluded_in(paper)) == 2


def test_who_writes_is_named_once_in_a_takeaway() -> None:
    one, two = "Invented tablets reduced pain in adults.", "In children, syrup increased headaches."
    paper = review(
        "We included four trials.", RESULT, SECOND, RESULT, f"In conclusion, {one[0].lower()}{one[1:]}", two
    )
    texts = [claim.text for claim in write_offline(paper).takeaway[1:]]
    assert texts == [f"The authors write: {one}", f"They also write: {two}"]


def test_the_heading_of_a_conclusion_that_ran_into_it_is_not_told() -> None:
    paper = review("We gave 812 adults tablets.", RESULT, SECOND, f"Conclusions/Significance {ANSWER}")
    assert concluded_in(paper) == [ANSWER]


LONG = (
    "Moderate-quality evidence suggests that invented tablets taken by adults with sore knees at home every morning before a warm breakfast "
    "of porridge and at night before bed lower knee pain by half and worry by a third."
)


def test_an_answer_too_long_to_tell_gives_way_to_what_says_most_of_the_same() -> None:
    echo = "Invented tablets taken by adults with sore knees at home every morning reduced knee pain and worry by a third (RR 0.7)."
    other = "Cream did not change the weight of adults."
    paper = review("We included four trials with 812 adults.", RESULT, echo, SECOND, RESULT, LONG, other)
    assert "reduced knee pain and worry" in concluded_in(paper)[0]


def test_a_conclusion_that_goes_on_from_another_does_not_come_first() -> None:
    more = "Invented tablets may also improve sleep in people with back pain."
    paper = review("We included four trials with 812 adults.", RESULT, SECOND, RESULT, SECOND, more, ANSWER)
    assert concluded_in(paper) == [ANSWER, more]


def test_a_difference_and_none_are_two_conclusions_though_their_words_are_the_same() -> None:
    none = "Invented tablets did not lower blood pressure in adults with sore knees."
    paper = review("We included four trials with 812 adults.", RESULT, SECOND, RESULT, ANSWER, none)
    assert concluded_in(paper) == [ANSWER, none]


def test_a_harm_to_the_same_people_is_told_beside_the_benefit() -> None:
    one, two = (
        "Tablet A reduced pain in adults with knee osteoarthritis.",
        "Tablet A increased deaths in adults with knee osteoarthritis.",
    )
    paper = review("We included four trials.", RESULT, SECOND, RESULT, SECOND, one, two)
    assert [text.split(" in adults")[0] for text in concluded_in(paper)] == [
        "Tablet A reduced pain",
        "Tablet A increased deaths",
    ]


def test_an_editor_is_told_which_conclusion_is_too_long_to_tell_and_where_it_stands() -> None:
    lacks = "The takeaway lacks a conclusion of the authors"
    paper = review("We included four trials with 812 adults.", RESULT, SECOND, RESULT, SECOND, LONG)
    place = next(p.id for p in paper.sentences() if p.text == LONG)
    told = [note for note in write_offline(paper).notes if note.startswith(lacks)]
    assert told
    assert f"({place})" in told[0]
    assert told[0].endswith(f"“{LONG}”")
    short = review("We included four trials with 812 adults.", RESULT, SECOND, RESULT, SECOND, ANSWER)
    assert not any(note.startswith(lacks) for note in write_offline(short).notes)
