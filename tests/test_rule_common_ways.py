"""Common ways to say what a paper says raise no alarm, and the errors beside them are found."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on

from pipeline.records import Paper, Severity

LOUD = {Severity.BLOCK, Severity.WARN}


def loud(said: str, paper: Paper) -> set[str]:
    return {flag.rule for flag in report_on(said, paper).flags if flag.severity in LOUD}


TRIAL = paper_of(
    "Traditional teas are widely used in adults with cough, although evidence of benefit is scarce.",
    "In a randomised trial 300 adults with cough were given the tea or placebo.",
    "We have previously observed that the tea can not only reduce cough but can also attenuate lung function decline.",
    "Adults were randomised to sleep with or without earplugs and eye masks.",
    "There was little intraoperative margin analysis by the surgeons.",
    "Although this was a great step, wide clinical application was limited by several factors.",
    "Adults did not benefit from surgery regarding functional outcome, local control, or survival.",
    "Eighteen schools took part, nine intervention and nine control schools.",
    "Drugs that stop the cough fail in some patients.",
    "It is assumed that the tea lowers costs.",
    scope="abstract",
)
OWN = "The trial gave 300 adults with cough the tea or placebo. "


@pytest.mark.parametrize(
    "said",
    [
        "There is little scientific proof that the teas work.",
        "There isn't much proof that the teas work.",
        "The usual drugs don't always work.",
        "Earlier work found that the tea can reduce cough.",
        "They slept with earplugs and eye masks, or without these.",
        "Margins were not checked much during surgery.",
        "It could not be used widely for several reasons.",
        "Surgery did not help how well they moved, local control or survival.",
        "Nine schools had the lessons and nine did not, and all were asked.",
        "People assume that the tea will lower costs.",
        "Many believe it will lower costs.",
    ],
)
def test_a_common_way_to_say_it_raises_no_alarm(said: str) -> None:
    assert not loud(OWN + said, TRIAL) & {"certainty", "negation", "hedge dropped"}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("There is now scientific proof that the teas work.", "certainty"),
        ("The tea always works.", "certainty"),
        ("Traditional teas are not widely used in adults with cough.", "negation"),
        ("The tea will lower costs.", "hedge dropped"),
    ],
)
def test_the_error_beside_it_is_found(said: str, rule: str) -> None:
    assert rule in loud(OWN + said, TRIAL)


FIGURES = paper_of(
    "In a trial 40 adults were given the serum at 15 million international units (MIU) per day or 9 MIU/day.",
    "The booklet readings over a month were compared with those of the monitor.",
    "This translated to 0.10 gained QALYs.",
    "Parents in the top decile of weight had heavier children, and so had those in the lowest quartile of height.",
    "Repeat imaging fell by -8.7 percentage points for CT (95% CI: -14.7, -2.7), -9.1 percentage points for ultrasound (95% CI: -17.2, -1.1), and -13.0 percentage points for chest x-ray (95% CI: -18.3, -7.7).",
    scope="abstract",
)


@pytest.mark.parametrize(
    "said",
    [
        "Adults were given 15 million or 9 million units of the serum a day.",
        "Adults were given 15 million units of the serum a day.",
        "One month of booklet readings was compared with those of the monitor.",
        "This was a gain of 0.10 QALYs.",
        "Parents in the heaviest 10% had heavier children.",
        "So had those in the lowest 25% of height.",
        "Repeat imaging fell by about 9 percentage points for CT, 9 for ultrasound and 13 for chest x-ray.",
    ],
)
def test_a_number_that_the_paper_tells_in_a_word_or_another_form_is_its_own(said: str) -> None:
    assert "numbers" not in loud("The trial gave 40 adults the serum. " + said, FIGURES)


@pytest.mark.parametrize(
    "said",
    [
        "Adults were given 90 million units of the serum a day.",
        "One week of booklet readings was compared with those of the monitor.",
        "Parents in the heaviest 20% had heavier children.",
        "Repeat imaging fell by about 9 percentage points for CT, 7 for ultrasound and 13 for chest x-ray.",
    ],
)
def test_a_number_beside_it_is_not(said: str) -> None:
    assert "numbers" in loud("The trial gave 40 adults the serum. " + said, FIGURES)


COHORT = paper_of(
    "Women who smoke have thicker skin of the bladder, and this leads to higher conversion rates and more complications.",
    "This leads to higher conversion rates and more postoperative complications.",
    "When pills are not enough, insulin is started in people with diabetes.",
    "Compared with children who never ate hamburgers, children who ate them weekly were more likely to wheeze.",
    "Campaigns for skin cancer awareness have improved; the time from diagnosis to treatment was 30 days.",
    "Growths of the bowel were associated with pain; sequelae of growths were similar after both operations.",
    "Events were rarer with the stent (hazard ratio 0.75), driven by lower myocardial infarction.",
    "Thirty patients were included, 25 men/5 women, in a study (SAKK 09/84).",
    "Weight rose from medians of 24.5 kg/m2 to 26.5 kg/m2 between year 1 and year 15.",
    "DGE was seen in one of the 36 patients without other complications; 36 patients (71%) had none.",
    design="cohort study", people=30, scope="abstract",
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "When people with diabetes need to start insulin, should they keep taking their pills?",
        "Children who ate hamburgers weekly were also more likely to wheeze.",
        "The time from diagnosis to first treatment was 30 days.",
        "Campaigns to make people aware of skin cancer have improved.",
        "The problems caused by growths were similar after both operations.",
        "This was mainly because of fewer heart attacks.",
        "Thirty patients took part: 25 men and 5 women.",
        "They were in a Swiss study (SAKK 09/84).",
        "Weight rose from 24.5 in year 1 to 26.5 in year 15.",
        "Of the 36 patients without other complications, only one (3%) had DGE.",
        "This leads to more conversions and complications.",
    ],
)
def test_what_a_study_of_people_as_they_live_says_itself_raises_no_alarm(said: str) -> None:
    assert not loud("In a cohort 30 people were followed. " + said, COHORT) & {
        "advice", "negation", "novelty", "strength", "cause", "numbers",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("People with diabetes should start insulin now.", "advice"),
        ("The pain is caused by growths of the bowel.", "cause"),
        ("Thirty patients took part: 25 men and 15 women.", "numbers"),
        ("Weight rose from 24.5 in year 1 to 29.5 in year 15.", "numbers"),
        ("This new treatment was given after 30 days.", "novelty"),
    ],
)
def test_an_error_beside_what_it_says_is_found(said: str, rule: str) -> None:
    assert rule in loud("In a cohort 30 people were followed. " + said, COHORT)


NO_MORE = "Nothing else was measured."


@pytest.mark.parametrize(
    ("told", "said", "rule", "design"),
    [
        ("The drug was associated with less pain.", "It wasn't long before the drug proved to be a cure for pain.", "certainty", None),
        ("The drug was associated with less pain.", "Don't miss this guaranteed cure.", "certainty", None),
        ("The drug was associated with less pain.", "Even a weak dose is proof that it works.", "certainty", None),
        ("The mean TSH level was 9 mIU/L in the patients.", "The mean TSH level was 9 million units per litre.", "numbers", None),
        ("Ibuprofen lowered pain in patients with arthritis.", "When the pain starts, you should take ibuprofen every day, is what we would say to you?", "advice", None),
        ("The trial compared aspirin with warfarin.", "Warfarin is a drug that makes blood vessels grow younger and lengthens everybody's life.", "support", None),
        ("Patients exercised. The heart rate was measured.", "Art is a medicine that heals broken bones within days.", "support", None),
        ("Patients were seen once a month for two years.", "Pain was gone within 1 month.", "numbers", None),
        ("Deaths were commonest in the lowest decile of income, and 40% of the highest group smoked.", "Deaths were commonest in the top 10% of income.", "numbers", None),
        ("Use rose by 8 percentage points for scans and by 9 percentage points for X-rays.", "Use rose by about 9 percentage points for scans, 8 for X-rays.", "numbers", None),
        ("Vaccination was associated with heart damage in 300 adults.", "The study of 300 adults shows the heart damage caused by vaccination.", "cause", "cohort study"),
        ("Passive smoking was associated with wheezing in children.", "Passive smoking caused little children to wheeze.", "cause", "cohort study"),
        ("On arrival the patient had a GCS of 13/15.", "On arrival the patient had a GCS 03/15.", "numbers", "case report"),
        ("The patient was admitted on 2019-03-02 and recovered.", "The woman in this case report was in hospital from 2019-03-02 to 2019-03-15.", "privacy", "case report"),
        ("Costs were lower with the new drug. Usual care had higher costs.", "The new drug cost more.", "direction", None),
        ("Wounds healed without antibiotics in most of the children without fever.", "Wounds healed with antibiotics in most of the children without fever.", "negation", None),
        ("TNF-2 rose sharply after surgery in all patients. HLA-27 was tested.", "HLA-2 rose sharply after surgery in all patients.", "names", None),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_common_way_is_found(told: str, said: str, rule: str, design: str | None) -> None:
    paper = (
        paper_of(told, NO_MORE, scope="abstract", design=design)
        if design
        else paper_of(told, NO_MORE, scope="abstract")
    )
    assert rule in loud(said, paper)


@pytest.mark.parametrize(
    ("differs", "same", "said"),
    [
        ("The duration of surgery was shorter in the laser group than in the knife group (p < 0.01).", "Bleeding was 20 ml in both groups.", "Bleeding in surgery was the same in the laser group and in the knife group."),
    ],
)  # fmt: skip
def test_one_figure_of_both_groups_finds_them_alike(differs: str, same: str, said: str) -> None:
    assert "negation" not in loud(said, paper_of(differs, same, scope="abstract"))
