"""A draft is one that an editor is glad to start from: what the paper came to is its takeaway, a death is told early, nothing is idle."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.answering import tells_result
from pipeline.draft.asides import drop_asides
from pipeline.draft.lint import faults
from pipeline.draft.offline import write_offline
from pipeline.draft.person import death_of
from pipeline.draft.plans import result_sentence, size_limit, title_of
from pipeline.draft.rank import rank_limits
from pipeline.draft.rank_words import usable
from pipeline.draft.splits import split_shared
from pipeline.draft.subjects import phrase
from pipeline.draft.torn import is_torn
from pipeline.records import Fact, Paper, Passage, StudyFacts

CAME = "A 54-year-old woman came with hiccups that had lasted for five weeks."
TREATED = "Cold tea was given to the woman twice a day."
CULTURE = "Culture of the tea confirmed the diagnosis of invented hiccups."


def paper(
    parts: dict[str, list[str]],
    design: str | None = "case report",
    title: str = "Cold tea for hiccups",
    **facts: Fact,
) -> Paper:
    known = {"design": Fact(value=design, confidence=0.9)} | facts
    return make_paper(parts, title=title, facts=StudyFacts(**known))


def passage(text: str) -> Passage:
    return Passage(id="S1", text=text, start=0, end=len(text), kind="results")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("She died of old age four months later.", "She died of old age four months later."),
        (
            "Unfortunately, the patient died one month later.",
            "Unfortunately, the patient died one month later.",
        ),
        ("The patient died due to this.", "The person died."),
    ],
)
def test_a_death_is_told_in_the_takeaway_and_not_as_the_last_of_many_findings(sentence: str, told: str) -> None:
    summary = write_offline(paper({"Case": [CAME, TREATED, CULTURE, sentence]}))
    assert told in [claim.text for claim in summary.takeaway]
    assert sentence not in [claim.text for claim in summary.findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "Her mother died of the same illness at 40 years.",
        "She feared that her brother had died of it.",
        "The patient could have died of it.",
        "She had a risk that she died of it.",
        "Two of the patients who were seen before died.",
    ],
)
def test_a_death_of_kin_or_one_that_did_not_come_to_pass_is_no_end_of_a_story(sentence: str) -> None:
    assert death_of(paper({"Case": [CAME, TREATED, sentence]})) is None


def test_a_story_does_not_come_to_what_befell_a_mother() -> None:
    mother = "Her mother died of hiccups that were diagnosed late."
    summary = write_offline(
        paper({"Case": [CAME, mother, TREATED, "The hiccups resolved after a week of cold tea."]})
    )
    assert all("mother" not in claim.text for claim in summary.takeaway)


def test_what_something_costs_is_not_what_a_paper_on_health_came_to() -> None:
    costs = "The costs of the cold tea against hiccups are related to the tea and to the ice."
    shows = "This report shows that the hiccups improved after cold tea."
    summary = write_offline(paper({"Case": [CAME, TREATED], "Conclusions": [costs, shows]}))
    assert "The costs" not in summary.takeaway[1].text
    assert "improved after cold tea" in summary.takeaway[1].text


@pytest.mark.parametrize(
    ("text", "is_result"),
    [
        ("The results of the study indicate that the virus circulates among sheep.", True),
        ("Taken together, our data confirm that the gene is active in the root.", True),
        ("More than 1000 comments were posted to the board in six months.", False),
        ("Our findings have important implications for the care of children.", False),
        ("This study provides a useful insight into the reasons why children come.", False),
        ("This result opens new perspectives in the care of children.", False),
    ],
)
def test_what_a_study_shows_is_a_result_and_what_it_is_good_for_is_none(text: str, is_result: bool) -> None:  # noqa: FBT001 - a parameter
    assert tells_result(passage(text)) is is_result


def test_the_teaser_says_what_came_out_where_the_opening_cannot_say_what_the_study_is_about() -> None:
    shown = "These results show that thin layers carry sound faster than thick ones."
    summary = write_offline(
        paper({"Abstract": ["We measured sound in stones.", shown]}, "laboratory study", "Sound in stones")
    )
    assert summary.teaser != "This is a laboratory study."
    assert "thin layers carry sound faster" in summary.teaser


def test_an_experiment_with_many_measures_is_not_said_to_have_found_no_difference() -> None:
    null = Fact(value="no difference", passages=("S1",), confidence=0.9)
    told = {
        "Abstract": [
            "The rats of the two groups did not differ in weight.",
            "The rats that got the herb had less damage.",
        ]
    }
    assert result_sentence(paper(told, "animal study", primary_result=null)) is None
    assert result_sentence(paper(told, "randomised trial", primary_result=null)) is not None


def test_a_survey_that_compared_nothing_found_no_difference_of_anything() -> None:
    null = Fact(value="no difference", passages=("S1",), confidence=0.9)
    told = {"Abstract": ["The survey did not show any virus in the sheep."]}
    assert result_sentence(paper(told, "cross-sectional study", primary_result=null)) is None


def test_a_series_of_two_people_says_once_that_they_are_two() -> None:
    series = paper(
        {"Case": [CAME, TREATED]}, "case series", participants=Fact(value="2", passages=("S1",), confidence=0.9)
    )
    assert size_limit(series) is None


@pytest.mark.parametrize(
    "title", ["Cold tea: a report of two cases", "Editorial: Cold tea for hiccups", "Cold tea: a survey"]
)
def test_a_title_that_names_its_kind_has_no_second_kind_behind_it(title: str) -> None:
    assert title_of(paper({"Abstract": [CAME]}, None, title)) == title


def test_a_name_that_the_paper_also_writes_small_is_written_small_inside_a_sentence() -> None:
    words = ["We studied Cold Tea in hiccups.", "People took cold tea daily, and Inventumab weekly."]
    made = paper({"Abstract": words}, intervention=Fact(value="Cold Tea", passages=("S1",), confidence=0.9))
    assert phrase(made.facts.intervention, made) == "cold tea"
    named = paper({"Abstract": words}, intervention=Fact(value="Inventumab", passages=("S2",), confidence=0.9))
    assert phrase(named.facts.intervention, named) == "Inventumab"


@pytest.mark.parametrize(
    "sentence",
    [
        "Pain rose in children for a.",
        "There was an effect at the end of a 24-week treatment period 0.81.",
        "The risk was high in the trials, namely.",
        "The mean scores of both groups are presented in.",
        "The new results confirm and reinforce theirs.",
    ],
)
def test_a_sentence_that_ends_on_what_is_not_there_is_a_fault(sentence: str) -> None:
    assert faults(sentence)


def test_a_part_whose_verb_belongs_to_what_describes_its_noun_is_a_fragment() -> None:
    whole = "The method may show such regions in life, and the possible roles this change may play in the cell."
    assert is_torn(
        whole, ["The method may show such regions in life.", "The possible roles this change may play in the cell."]
    )


def test_some_of_these_patients_is_no_fragment() -> None:
    assert not is_torn(
        "Some of these patients had fever, and none died.", ["Some of these patients had fever.", "None died."]
    )


def test_a_sentence_with_a_formula_that_cannot_be_read_is_not_told() -> None:
    assert not usable(
        passage("In general, as [formula] is increased, larger numbers of pairs are required to relieve stress.")
    )


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("AML with inv(3) is rare.", "AML with inv(3) is rare."),
        (
            "The antagonist of H(1) blocked it, that of H(2) did not.",
            "The antagonist of H(1) blocked it, that of H(2) did not.",
        ),
        ("It was given at 10(-9) M.", "It was given at 10(-9) M."),
        ("This was seen before(12).", "This was seen before."),
        ("All bent (S3B Fig).", "All bent."),
        ("Many bent (3, 4).", "Many bent."),
    ],
)
def test_a_bracket_that_is_a_part_of_a_name_stays_and_one_that_points_away_goes(said: str, kept: str) -> None:
    assert drop_asides(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "There are a number of recognised limitations to the study.",
        "This study has several limitations that should be considered by readers.",
        "Taken together, we do not believe that these limitations largely affected the results.",
    ],
)
def test_a_sentence_that_names_no_limit_or_denies_it_is_told_as_none(said: str) -> None:
    named = "A limitation of the study was that nobody was asked after the first month."
    made = paper({"Abstract": [CAME, CULTURE], "Limitations": [said, named]}, "cohort study")
    assert [p.text for p in rank_limits(made, passage(CAME))] == [named]


def test_needs_of_people_are_no_second_verb() -> None:
    said = (
        "The new scale is a reliable and valid tool for finding the social risks and needs of children with hiccups."
    )
    assert split_shared(said) == []
    assert split_shared("The new scale was reliable in every group and needs no training of those who use it.")


@pytest.mark.parametrize(
    "said",
    [
        "Tablets lowered pain in adults (a stand-in measure; 1 trial, 58 adults; very low-certainty evidence).",
        "Moderate-certainty evidence shows that there is probably little or no difference in pain.",
        "The risk of bias of the single trial was judged low.",
        "Most of the trials were at low risk of bias.",
    ],
)
def test_a_result_that_says_how_sure_it_is_and_a_low_risk_of_bias_are_no_limits(said: str) -> None:
    result = passage("Tablets lowered the pain score.")
    assert said not in [
        p.text for p in rank_limits(paper({"Abstract": [result.text, said]}, "systematic review"), result)
    ]


@pytest.mark.parametrize(
    "said",
    ["The risk of bias was low in two trials and high in three.", "Both of the trials had a small sample of adults."],
)
def test_a_risk_that_was_not_always_low_is_a_limit(said: str) -> None:
    result = passage("Tablets lowered the pain score.")
    assert said in [
        p.text for p in rank_limits(paper({"Abstract": [result.text, said]}, "systematic review"), result)
    ]
