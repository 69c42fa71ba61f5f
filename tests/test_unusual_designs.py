"""What the offline draft says of studies that a design's name alone does not describe."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.offline import write_offline
from pipeline.draft.rank import rank_conclusions, rank_findings
from pipeline.records import Fact, Paper, StudyFacts, Summary


def paper(title: str, design: str, sections: dict[str, list[str]], **facts: Fact) -> Paper:
    """Make a paper with a design and other facts."""
    return make_paper(sections, title=title, facts=StudyFacts(design=Fact(value=design, confidence=0.9), **facts))


def words(draft: Summary) -> str:
    """Give all that a reader of the draft is told."""
    claims = (*draft.takeaway, *draft.findings, *draft.audience, *draft.caveats)
    return " ".join([draft.title, *(claim.text for claim in claims)])


def test_interviews_are_no_sample_that_chance_may_have_shaped() -> None:
    told = words(
        write_offline(
            paper(
                "Living with gout: a qualitative study",
                "cross-sectional study",
                {
                    "Methods": ["We held semi-structured interviews with 20 adults with gout."],
                    "Results": ["Participants described gout as a private shame.", "Many had hidden it at work."],
                    "Conclusions": ["Gout is experienced as a hidden burden."],
                },
                participants=Fact(value="20", passages=("S1",), confidence=0.9),
            )
        )
    )
    assert "people’s own accounts" in told
    assert "how people see and live with something" in told
    assert "chance" not in told
    assert "occur together" not in told


@pytest.mark.parametrize(
    ("sentence", "both"),
    [("In 40 patients with gout, urate was higher than in controls.", True), ("In rats, urate fell by half.", False)],
)
def test_a_study_in_rats_and_people_is_not_told_as_one_in_rats_alone(sentence: str, *, both: bool) -> None:
    told = words(
        write_offline(
            paper(
                "Urate in gout",
                "animal study",
                {
                    "Results": ["Tea was given to twenty male rats for six weeks.", sentence],
                    "Conclusions": ["Tea may lower urate in gout."],
                },
                species=Fact(value="rats", passages=("S1",), confidence=0.9),
            )
        )
    )
    assert ("This was a study in rats" in told) is not both
    assert ("Part of this was a study in rats" in told) is both


def test_a_trial_in_one_person_puts_nobody_into_groups() -> None:
    told = words(
        write_offline(
            paper(
                "Tea for leg cramps: an n-of-1 trial",
                "randomised trial",
                {
                    "Results": ["Cramps came 5.1 times a week with tea and 5.4 times with water."],
                    "Conclusions": ["Tea did not help this patient."],
                },
                intervention=Fact(value="tea", passages=("S1",), confidence=0.9),
                comparator=Fact(value="water", passages=("S1",), confidence=0.9),
            )
        )
    )
    assert "This trial in one person compared times with tea and times with water" in told
    assert "groups" not in told
    assert "holds for that person alone" in told


def test_a_study_of_a_test_is_asked_neither_for_causes_nor_for_unwanted_effects() -> None:
    told = words(
        write_offline(
            paper(
                "A finger-prick test for gout: a diagnostic accuracy study",
                "observational study",
                {
                    "Results": [
                        "Sensitivity was 88% and specificity was 74%.",
                        "The test missed 17 of 142 people with gout.",
                    ],
                    "Conclusions": ["A negative test cannot replace a joint puncture."],
                },
                intervention=Fact(value="finger-prick test", passages=("S2",), confidence=0.9),
            )
        )
    )
    assert "study of how well a test works" in told
    assert "how often a test was right" in told
    assert "unwanted effects" not in told
    assert "causes the other" not in told


@pytest.mark.parametrize(
    ("sentence", "null"),
    [
        ("Tea did not reduce pain.", True),
        ("Tea did not reduce pain and may increase mortality.", False),
        ("Five cups were non-inferior to ten for pain.", False),
    ],
)
def test_no_difference_is_said_of_a_plain_null_only(sentence: str, *, null: bool) -> None:
    told = words(
        write_offline(
            paper(
                "Tea for gout",
                "randomised trial",
                {"Results": ["Pain fell by 3 points with tea and 2 with water."], "Conclusions": [sentence]},
                primary_result=Fact(value="no difference", passages=("S2",), confidence=0.9),
            )
        )
    )
    assert ("find a difference" in told) is null
    assert ("found no difference" in told) is null


def test_how_a_trial_was_set_up_is_no_finding_of_an_abstract_without_headings() -> None:
    made = paper(
        "Five versus ten cups of tea for gout",
        "randomised trial",
        {
            "Abstract": [
                "We aimed to see whether five cups of tea are non-inferior to ten in adults with gout.",
                "In this open trial at 12 hospitals, 604 patients were assigned to five cups or ten cups.",
                "The primary outcome was clinical cure at day 30 of the tea.",
                "Clinical cure occurred in 258 of 301 patients with five cups and 266 of 303 with ten.",
                "Gout came back in 9% of patients with five cups and in 16% with ten.",
                "Swollen ankles were seen in eight patients of each group.",
                "Five cups of tea were non-inferior to ten cups for clinical cure.",
            ]
        },
    )
    conclusion = rank_conclusions(made)[0]
    assert conclusion.id == "S7"
    found = [p.id for p in rank_findings(made) if p != conclusion]
    assert set(found[:3]) == {"S4", "S5", "S6"}


def test_an_unsure_null_result_of_a_review_stands_beside_its_good_one() -> None:
    made = paper(
        "Tea for gout: a meta-analysis",
        "meta-analysis",
        {
            "Results": [
                "Tea may reduce pain (risk ratio 0.71, 95% CI 0.52 to 0.97; 9 trials; low-certainty evidence).",
                "Tea may have little or no effect on swelling (risk ratio 0.95, 95% CI 0.79 to 1.15; 7 trials; low-certainty evidence).",
                "Heartburn was more common with tea (risk ratio 1.6, 95% CI 1.1 to 2.4).",
            ]
        },
    )
    assert {p.id for p in rank_findings(made)[:3]} == {"S1", "S2", "S3"}


def test_a_letter_does_not_take_what_the_authors_of_another_article_found_for_its_own() -> None:
    told = words(
        write_offline(
            paper(
                "Letter: tea and gout",
                "editorial",
                {
                    "Abstract": [
                        "The authors found gout in 22% of 450 patients.",
                        "We see a lower figure, and we believe that the cut-off may explain it.",
                        "We also note that coffee was not recorded in that work.",
                    ]
                },
            )
        )
    )
    assert "22%" not in told


def test_a_plan_to_publish_and_a_fragment_are_no_conclusion() -> None:
    made = paper(
        "Tea for gout: protocol for a trial",
        "protocol",
        {
            "Abstract": [
                "Forty schools will be given tea or water in an order set by chance.",
                "300 adults with known gout who were invited by letter.",
                "Results will be published in peer-reviewed journals.",
            ]
        },
    )
    draft = write_offline(made)
    assert "published" not in words(draft)
    assert "invited" not in words(draft)
