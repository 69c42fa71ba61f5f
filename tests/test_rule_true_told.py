"""True sentences of a free summary pass: limits in own words, ages in months, a cause that is only named, doses, counts beside a doubt."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity
from paper_maker import make_paper

from pipeline.records import Fact, Paper, StudyFacts


def assert_rule(rule: str, said: str, paper: Paper, loudness: str | None) -> None:
    """Hold how loud a rule is on a summary."""
    assert severity(said, paper, rule) == loudness, report_on(said, paper).flags


TRIAL = paper_of(
    "In 300 adults the tablet reduced pain.", "Study limitations include low adherence.", design="randomised trial"
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Few stuck to it, which is a limit of the study.", None),
        ("Work of this kind has its limits.", None),
        ("One clear limit is that few stuck to it.", None),
        ("The authors had no information on how doctors chose.", None),
        ("This shows a link, not proof.", None),
        ("It does not prove that the tablet did it.", None),
        ("The dose limit was kept.", "warn"),
        ("The upper limit of normal was reached.", "warn"),
        ("It raised the limits of what people could do.", "warn"),
    ],
)
def test_a_limit_may_be_told_in_any_words(said: str, loudness: str | None) -> None:
    assert_rule("limits", f"The tablet reduced pain in 300 adults. {said}", TRIAL, loudness)


@pytest.mark.parametrize(
    ("told", "loudness"),
    [
        ("The score did not tell of the need for high pressure.", None),
        ("The images gave insufficient information in order to characterize stones.", None),
        ("The grade was insufficient for predicting prognosis.", None),
        ("There is a need for high-quality trials.", "warn"),
        ("There was insufficient evidence on harms.", "warn"),
    ],
)
def test_what_a_test_cannot_tell_is_a_finding(told: str, loudness: str | None) -> None:
    paper = paper_of("In 300 adults scores were taken.", told, design="cohort study", scope="abstract")
    assert_rule("limits", "Scores were taken in 300 adults. Most adults had a low score.", paper, loudness)


@pytest.mark.parametrize(
    ("told", "said", "loudness"),
    [
        ("Atrophy was highest for operations at ages 13-24 months.", "Shrinkage was most common in younger children.", None),
        ("Orchiopexy was done for cryptorchidism in 40 patients.", "The child's age made no difference.", None),
        ("Surgery was done at an age below 18 months.", "Children had surgery early.", None),
        ("Patients with hypospadias were followed.", "Some children were followed.", None),
        ("Patients aged 6 to 30 months had croup.", "Small children with croup were seen.", None),
        ("A family history of the disease was found in seven patients.", "All had a parent, brother, sister or child with the disease.", None),
        ("Patients of mean age 65 years were followed for 12 months.", "Children were followed for 12 months.", "warn"),
        ("Fetal gender was noted in pregnancy and did not affect asthma visits.", "Expecting a boy or a girl did not affect asthma visits in pregnancy.", None),
        ("Eosinophils were raised in all inflammatory phenotypes of asthma.", "Eosinophils were raised in every type of asthma.", None),
        ("The findings help to plan care of patients.", "This is useful for anyone designing care of patients.", None),
        ("The findings help to plan care of patients.", "This is useful for anyone.", "warn"),
    ],
)  # fmt: skip
def test_people_may_be_named_by_their_age_illness_or_kin(told: str, said: str, loudness: str | None) -> None:
    assert_rule("population", said, paper_of(told, "The records of one hospital were read."), loudness)


def test_patients_aged_two_to_eighteen_are_children_and_teenagers() -> None:
    told = "A retrospective cohort study of patients aged 2 to 18 years admitted to the city hospital was conducted."
    said = "A retrospective cohort study of children and teenagers aged 2 to 18 years admitted to the city hospital was conducted."
    assert_rule("population", said, paper_of(told), None)


CAUSE = paper_of(
    "Survival in liver disease was associated with its etiology in 68 patients.",
    "Fetal gender was associated with emergency department visits for asthma among women.",
    "Smoking was associated with delinquent behaviour.",
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Survival in liver disease differed with the cause of the liver disease.", None),
        ("Survival of these patients was looked at by the cause of their liver disease.", None),
        ("Survival was counted for each cause of liver disease.", None),
        ("Some women had gone to an emergency department because of asthma.", None),
        ("Nor does a link with smoking prove that one causes delinquent behaviour.", None),
        ("Smoking is a cause of delinquent behaviour.", "warn"),
        ("The main cause of delinquent behaviour is smoking.", "warn"),
        ("Smoking causes delinquent behaviour.", "warn"),
        ("It is smoking that causes delinquent behaviour.", "warn"),
        ("Smoking, and this causes delinquent behaviour, is common.", "warn"),
    ],
)
def test_a_cause_that_is_named_is_not_claimed(said: str, loudness: str | None) -> None:
    assert_rule("cause", said, CAUSE, loudness)


@pytest.mark.parametrize(
    ("told", "said", "loudness"),
    [
        ("Forty patients had dobutamine (5 to 10 micrograms.kg-1.min-1).", "They were given a low dose of dobutamine.", None),
        ("They got 20 milligrams of the drug.", "They got a high dose of the drug.", None),
        ("Tumours were treated with 60 Gy.", "Tumours were treated with a high dose.", None),
        ("Forty patients had dobutamine.", "They were given a low dose of dobutamine.", "warn"),
        ("Nurses placed a tube in flight.", "Can a nurse safely place a tube in flight?", None),
        ("Nurses placed a tube in flight.", "The nurses safely placed a tube in flight.", "block"),
    ],
)  # fmt: skip
def test_a_dose_in_figures_is_a_dose_and_a_question_tells_nothing(told: str, said: str, loudness: str | None) -> None:
    assert_rule("not reported", said, paper_of(told, "Their hearts were seen on a scan."), loudness)


ARM = paper_of(
    "We tested 236 students before and after 15 minutes of teaching.", design="single-arm trial", people=236
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("They were tested once before and once after the teaching.", None),
        ("All 236 students got the teaching.", None),
        ("It was a single-group study.", None),
        ("They got faster after the teaching.", "warn"),
    ],
)
def test_before_and_after_says_that_nobody_else_was_compared(said: str, loudness: str | None) -> None:
    assert_rule("comparison", f"236 students were taught. {said}", ARM, loudness)


def _unsure(design: str, number: str | None, *told: str) -> Paper:
    facts = StudyFacts(
        design=Fact(value=design, confidence=0.52, passages=("S1",)),
        participants=Fact(value=number, confidence=0.9 if number else 0.0),
    )
    return make_paper({"Results": list(told)}, title="An invented paper", facts=facts)


@pytest.mark.parametrize(
    ("paper", "loudness"),
    [
        (_unsure("case report", "1", "A Markov model was used.", "In the baseline, a 79-year-old woman, it was no good value."), None),
        (_unsure("case report", "1", "Logistic regression was used.", "This case shows how laws work."), None),
        (_unsure("case series", None, "Rates were compared across two health regions.", "Use varied with place."), None),
        (_unsure("case report", "1", "A woman came with tumour regression.", "She went home."), "warn"),
        (_unsure("case series", None, "Rashes were seen.", "Use varied with place."), "warn"),
    ],
)  # fmt: skip
def test_a_paper_that_reckons_odds_or_tells_of_regions_is_of_no_few(paper: Paper, loudness: str | None) -> None:
    assert_rule("scope", "Rates of the operation varied. Some had more of it.", paper, loudness)


DOUBT = paper_of(
    "Transplantation was performed in 12 cases.",
    "The data suggest that patients may benefit from allogeneic stem cell transplantation.",
    "Trials are likely to continue to have trouble with recruitment.",
    "Pain was rated by all patients.",
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Twelve patients had an allogeneic stem cell transplantation, with cells of a donor.", None),
        ("Getting better answers will be hard.", None),
        ("Firm proof will take time.", None),
        ("Patients benefit from allogeneic stem cell transplantation.", "warn"),
        ("Patients will benefit from allogeneic stem cell transplantation.", "warn"),
    ],
)
def test_a_count_beside_a_doubt_and_talk_of_research_drop_no_doubt(said: str, loudness: str | None) -> None:
    assert_rule("hedge dropped", said, DOUBT, loudness)
