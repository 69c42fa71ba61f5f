"""How the main outcome came out: better or worse for the people studied, no difference, or nothing where nothing tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.results import direction, primary_result
from pipeline.records import Fact, Passage, SectionKind


def result(*lines: tuple[SectionKind, str], design: str = "randomised trial") -> Fact:
    """Read the result from passages given as (kind, text)."""
    passages = [
        Passage(id=f"S{n}", text=text, start=0, end=len(text), kind=kind) for n, (kind, text) in enumerate(lines, 1)
    ]
    return primary_result(passages, design)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tea reduced pain more than water did.", "better"),
        ("Tea increased pain compared with water.", "worse"),
        ("Sleep was longer with tea than with water.", "better"),
        ("Survival was shorter with tea.", "worse"),
        ("Tea was superior to water.", "better"),
        ("Tea made symptoms worse.", "worse"),
        ("Tea did not improve sleep.", "no difference"),
        ("There was no significant difference in pain between the groups.", "no difference"),
        ("Pain was lower with tea (3.1 vs 3.4, P = 0.42).", "no difference"),
        ("Pain was lower with tea (2.1 vs 3.4, P = 0.003).", "better"),
        ("Tea was non-inferior to water.", "no difference"),
        ("In this non-inferiority trial, 604 patients drank tea or water.", None),
        ("The Invented Sleep Quality Index was 1.9 points lower with tea than with water.", None),
        ("It is uncertain whether tea helps.", "no difference"),
        ("Side effects were more frequent with tea.", None),
        ("The weather was warm.", None),
    ],
)
def test_one_sentence_is_read_for_the_people_studied(text: str, found: str | None) -> None:
    assert direction(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Night shifts were associated with a higher rate of kidney stones.", "worse"),
        ("Regular walks were associated with a lower risk of falls.", "better"),
        ("Shift work predisposes to asthma and is a risk factor for cough.", "worse"),
        ("Height was not associated with the risk of falls.", "no difference"),
        ("Most bakers do not know their own lung function.", None),
        ("Higher wages were seen in the north.", None),
    ],
)
def test_an_exposure_that_goes_with_harm_is_worse(text: str, found: str | None) -> None:
    assert direction(text, watching=True) == found


def test_the_primary_outcome_decides_before_the_conclusion() -> None:
    fact = result(
        ("methods", "The primary outcome was pain at two weeks."),
        ("results", "The primary outcome did not differ between the groups."),
        ("conclusions", "Tea improved sleep."),
    )
    assert (fact.value, fact.passages) == ("no difference", ("S2",))


def test_a_plan_is_no_result() -> None:
    fact = result(
        ("methods", "The primary outcome is a lower pain score at two weeks."),
        ("conclusions", "This trial will show whether tea reduces pain."),
    )
    assert fact == Fact()


def test_what_should_be_studied_next_is_no_result() -> None:
    assert direction("Tea may relieve pain, but larger studies that show better sleep should be done.") == "better"
    assert direction("Further studies with better sleep are needed.") is None


@pytest.mark.parametrize(
    "design", ["case report", "case series", "protocol", "narrative review", "laboratory study", None]
)
def test_a_study_that_compares_nobody_has_no_result(design: str | None) -> None:
    assert result(("conclusions", "The patient improved after tea."), design=design or "") == Fact()


def test_both_groups_getting_better_is_no_difference_told() -> None:
    assert result(("abstract", "Both groups showed significant improvement from baseline.")) == Fact()


def test_cited_work_gives_no_result() -> None:
    passage = Passage(id="S1", text="Tea reduced pain.", start=0, end=17, kind="conclusions", whose="cited")
    assert primary_result([passage], "randomised trial") == Fact()


@given(st.text(), st.booleans())
def test_any_words_give_a_result_or_none(text: str, watching: bool) -> None:  # noqa: FBT001 - Hypothesis passes it
    assert direction(text, watching=watching) in {None, "better", "worse", "no difference"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Scores for hiccups (told as at least 20% improvement (IHS)) were similar (3 trials, n = 229).", "no difference"),
        ("Sample sizes ranged from 24 to 92 and more than 79% of participants were bakers.", None),
        ("None of the included trials tested tea for less than six months.", None),
        ("Tea did not provide additional benefit for hiccups.", "no difference"),
        ("Tea has not been shown to have advantages over water.", "no difference"),
        ("It found no evidence to suggest that tea benefited sleep.", "no difference"),
        ("There was less pain with no evidence of heterogeneity.", "better"),
        ("These improvements were insufficient to improve sleep.", "no difference"),
        ("Comparison of the improvement rate revealed no significant difference.", "no difference"),
        ("Tea has positive effects on sleep compared with water.", "better"),
        ("Tea had a negative impact on sleep.", "worse"),
        ("There is no strong evidence of any increase in complications when tea is drunk.", None),
        ("Infection control was lower with tea than with water.", "worse"),
    ],
)  # fmt: skip
def test_numbers_brackets_and_roundabout_words_do_not_turn_a_result(text: str, found: str | None) -> None:
    assert direction(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ultrasound was superior to X-rays in detecting cysts.", None),
        ("Readiness can be better defined by a number.", None),
        ("Warm words may contribute to lower stress.", "better"),
        ("Cold cups are an important cause of coughs, an infection.", "worse"),
    ],
)
def test_praise_of_a_test_or_an_idea_is_no_result_in_people(text: str, found: str | None) -> None:
    assert direction(text, watching=True) == found


def test_what_begins_with_however_does_not_hide_the_finding_beside_it() -> None:
    fact = result(
        ("abstract", "However, our data found no effect on falls."),
        ("abstract", "This review provides evidence that tea improved sleep."),
    )
    assert fact.value == "better"


def test_doubt_whether_something_helps_is_told_and_an_aim_is_not() -> None:
    doubt = "Thus there is insufficient evidence to determine whether tea helps."
    assert result(("abstract", doubt)).value == "no difference"
    assert result(("abstract", "This study tests whether tea reduced pain.")).value is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The evidence does not suggest that tea is more effective than water.", "no difference"),
        ("Our study does not show a protective effect of tea on hiccups.", "no difference"),
        ("It is unclear which tea is superior.", "no difference"),
        ("Tea cannot be recommended for improvement of sleep.", "no difference"),
        ("Tea given by nurses reduced anxiety and complications of surgery.", "better"),
        ("No severe adverse effects were reported.", None),
        ("Tea may be more cost-effective compared with water.", None),
        ("A question that needs to be answered is how long tea has any potential benefits.", None),
        ("Bakers discussed benefits and risks of tea.", None),
    ],
)
def test_what_is_not_shown_is_no_difference_and_what_is_asked_or_costs_is_no_result(
    text: str, said: str | None
) -> None:
    passage = Passage(id="C1", text=text, start=0, end=len(text), kind="conclusions")
    assert primary_result([passage], "randomised trial").value == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Our results do not support the hypothesis of a link between tea and hiccups.", "no difference"),
        ("Those scores did not predict hiccups, whether measured in the first or second year.", "no difference"),
        ("Low weight at birth failed to predict hiccups.", "no difference"),
        ("An association was found between tea and hypertension.", "worse"),
        ("Tea had a higher cancer detection rate compared to water.", "better"),
        ("Given the cost associated with it, we believe that tea should not be given.", None),
        ("The progression of hiccups can be sufficiently predicted by the age.", None),
    ],
)
def test_a_study_that_watches_tells_links_and_their_absence(text: str, said: str | None) -> None:
    passage = Passage(id="C1", text=text, start=0, end=len(text), kind="conclusions")
    assert primary_result([passage], "cohort study").value == said
