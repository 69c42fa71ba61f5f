"""Numbers as careful writers speak them: what a pair, a rate, a ratio or a list says passes; another value does not."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, severity

from pipeline.text.numbers import numbers

RATES = "Events were fewer after the early delivery-9.90% vs 19.19% (relative risk, 0.52)."
LEVELS = (
    "Men with a high score had higher levels of the marker than men with a low score (1.9 vs. 1.2 mg/l, p = 0.03)."
)
SCORES = "Compared with men, women had a higher mean score (2.9 versus 2.1, P = .001)."
BLOOD = "Serum levels were higher in patients than in controls (21.61 +/- 13.28 vs. 13.1 +/- 4.88 micromol/l)."
COLD = "Patients had cold (26 degrees +/- 5 degrees C) or warm (35 degrees +/- 1 degree C) surgery."
BIRTHS = "Live birth was as common [tablet n = 27 (39.1%), placebo n = 30 (46.2), odds ratio = 0.75]."
FIRST = (
    "The 1063 primiparas in the trial, 543 in the birth center group and 520 in the standard group, were included."
)
COURSE = "During the one-year course of the project the use of the scale was studied."
PLANS = "After adjusting for age, women were less likely to plan a child (odds ratio 0.46 [95% confidence interval 0.25-0.84])."
SCREENED = "The adjusted odds ratios of death for the screened group versus the others at 1, 2 and 3 years were 0.33 (95% CI, 0.21-0.52), 0.33 (95% CI, 0.21-0.53), and 0.37 (95% CI, 0.23-0.61)."
WATCHED = "The adjusted odds ratio of death under surveillance was 0.58 (95% CI, 0.35-0.97)."
FOLDS = "A history of early labor and a high index had a 4- to 5-fold increased risk of early labor."
RISKS = "A high index raised the risk of early labor (OR 4.1, 95% CI 2.2-7.9, and OR 5.2, 95% CI 2.3-9.1)."
SCANS = "In 103 patients without symptoms (62.4%) imaging gave the first sign."
SLIDES = "The sensitivity was 0.59 for two-view slides and 0.53 for four-view slides, and the specificity was 0.96 and 0.94."
RAYS = "The radiation dose was 1.26 mSv for four-view studies and 0.72 mSv for two-view studies."
EATEN = "Mean intake was 94.7 kcal higher in the first group of women."
DRUGS = "Cells were treated with the steroid and epirubicine, doxorubicine, paclitaxel, docetaxel, carboplatin, vinorelbine, 5-fluorouracil and mafosfamide."
ALLOTTED = "Parents were randomised to receive feedback by usual care or by interviewing."
SURVIVAL = "Median survival was 14.2 vs 9.8 months."
CATCHES = "Sensitivity was 92% and specificity 81%."
AGES = "Samples were taken because of the advanced age of the mothers (>or=36 years at 18 weeks)."
MEAN_AGE = "The mean age of the women in both groups was 38.4 years."

# (the paper says, the summary says right, the summary says wrong).
SPOKEN = [
    (RATES, "After early delivery, events were fewer, at around 10% versus 19%.", "After early delivery, events were fewer, at around 12% versus 19%."),
    (LEVELS, "Men with a high score had a level of 1.9 mg per litre, against 1.2 in men with a low score.", "Men with a high score had a level of 1.9 mg per litre, against 1.6 in men with a low score."),
    (LEVELS, "Men with a high score had a level of 1.9 mg per litre.", "Men with a high score had a level of 1.9 mg per kilogram."),
    (SCORES, "The average score of women was 2.9, against 2.1 for men.", "The average score of women was 2.9, against 2.4 for men."),
    (BLOOD, "Levels were about 22 units in patients compared with 13 in healthy people.", "Levels were about 22 units in patients compared with 16 in healthy people."),
    (COLD, "Some were cooled to about 26°C, others were kept at about 35°C.", "Some were cooled to about 28°C, others were kept at about 35°C."),
    (BIRTHS, "With placebo, 30 women (about 46%) had a live birth.", "With placebo, 30 women (about 56%) had a live birth."),
    (FIRST, "They looked at the 1,063 women who had their first baby.", "They looked at the 1,036 women who had their first baby."),
    (COURSE, "The scale was studied for one year.", "The scale was studied for six years."),
    (PLANS, "The odds that a woman planned a child were less than half those of a man.", "The odds that a woman planned a child were less than a quarter of those of a man."),
    (PLANS, "The odds that a woman planned a child were less than half those of a man.", "Plans for a child were told by nearly half of those asked."),
    (SCREENED, "The odds of death in the screened group were around a third of those of others.", "The odds of death in the screened group were around two thirds of those of others."),
    (WATCHED, "Under surveillance the odds of death were lower by about 40 percent.", "Under surveillance the odds of death were lower by about 60 percent."),
    (FOLDS, "Each went with a risk of early labor four to five times as high.", "Each went with a risk of early labor seven to eight times as high."),
    (RISKS, "Each went with a risk of early labor four to five times as high.", "Each went with a risk of early labor six to eight times as high."),
    (SCANS, "Without symptoms, imaging gave the first sign in six out of ten cases.", "Without symptoms, imaging gave the first sign in seven out of ten cases."),
    (SLIDES, "With two views they saw it in 59 of 100 cases.", "With two views they saw it in 69 of 100 cases."),
    (SLIDES, "With two views they saw it in about 59 of 100 cases. With four views, they saw it in about 53.", "With two views they saw it in about 59 of 100 cases. With four views, they saw it in about 48."),
    (SLIDES, "Where there was none they were right about 95 times in 100.", "Where there was none they were right about 85 times in 100."),
    (RAYS, "Four views gave a dose of 1.26 units (millisieverts), compared with 0.72 for two.", "Four views gave a dose of 1.62 units (millisieverts), compared with 0.72 for two."),
    (EATEN, "The first group of women needed some 95 calories more.", "The first group of women needed some 85 calories more."),
    (DRUGS, "Cells were treated with the steroid and one of eight drugs.", "Cells were treated with the steroid and one of six drugs."),
    (DRUGS.replace(" and maf", ", and maf"), "Cells were treated with the steroid and one of eight drugs.", "Cells were treated with the steroid and one of nine drugs."),
    (ALLOTTED, "Parents were randomly put in one of two groups.", "Parents were randomly put in one of six groups."),
    (SURVIVAL, "People lived about four and a half months longer.", "People lived about six and a half months longer."),
    (SURVIVAL, "People lived roughly four months longer.", "People lived roughly seven months longer."),
    (CATCHES, "The test caught 92 of every 100 cases and wrongly flagged 19 of 100 healthy people.", "The test caught 92 of every 100 cases and wrongly flagged 29 of 100 healthy people."),
    ("Sixty-two per cent were women.", "About six in ten were women, and about four in ten were men.", "About six in ten were women, and about three in ten were men."),
    ("24 of 30 eyes (80%) improved.", "Eight in ten eyes improved, and six eyes did not.", "Eight in ten eyes improved, and nine eyes did not."),
    ("Cost was $1,234 per patient.", "The cost was about $1,200 per patient.", "The cost was about $1,500 per patient."),
    ("The prevalence was 3.1 per 1000.", "About 3 in every 1,000 people had it.", "About 6 in every 1,000 people had it."),
    ("The prevalence was 3.1 per 1000.", "About 31 in every 10,000 people had it.", "About 13 in every 10,000 people had it."),
    ("Incidence was 12.3 per 100,000 person-years.", "There were about 12 cases per 100,000 people a year.", "There were about 16 cases per 100,000 people a year."),
    ("The correlation was r=0.72.", "The correlation was 0.72, where 1 is perfect.", "The correlation was 0.72, where 7 is perfect."),
    ("OR for smokers 1.5 (1.1-2.0).", "The odds were one and a half times as high.", "The odds were two and a half times as high."),
    ("OR for smokers 1.52 (1.1-2.0).", "The odds were about 50% higher in smokers.", "The odds were about 70% higher in smokers."),
    ("There was a trend to more illness (P = 0.03).", "The chance that this is luck was 3 in 100.", "The chance that this is luck was 6 in 100."),
    ("Twins (34 pairs) were studied.", "There were 68 twins.", "There were 86 twins."),
    ("The babies were born at 38+2 weeks.", "They were born at about 38 weeks.", "They were born at about 32 weeks."),
    ("Tablets were taken t.i.d.", "Tablets were taken three times a day.", "Tablets were taken four times a day."),
    ("The upper quartile had more disease.", "The top 25 percent had more disease.", "The top 35 percent had more disease."),
    ("Babies were measured in the first trimester.", "Babies were measured three months into the pregnancy.", "Babies were measured six months into the pregnancy."),
    ("The risk was 1.8 times higher.", "The risk rose by 80%.", "The risk rose by 60%."),
    ("The risk increased twofold.", "The risk doubled.", "The risk quadrupled."),
    ("The trial randomised 100 to A and 99 to B.", "In the trial 199 people took part.", "In the trial 188 people took part."),
    ("Scores rose from 45 to 60.", "Scores went up by a third.", "Scores went up by a half."),
    ("In two years rates rose from 40% to 60%.", "Over that time it rose by 20 points.", "Over that time it rose by 30 points."),
    ("The hazard ratio was 0.48 (0.3-0.7).", "They were half as likely to die.", "They were a quarter as likely to die."),
    ("Agreement of the two readers was 0.81.", "Readers agreed about four times in five.", "Readers agreed about three times in five."),
    ("The predictive value was 34%.", "Two out of three positive results were false alarms.", "Two out of five positive results were false alarms."),
    (ALLOTTED, "Parents got feedback in one of two ways.", "Parents got feedback in one of three ways."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), SPOKEN, ids=[right for _, right, _ in SPOKEN])
def test_a_number_as_it_is_spoken_passes_and_another_value_does_not(told: str, right: str, wrong: str) -> None:
    paper = paper_of(told, "Nothing else was measured.")
    assert_only_right_passes(paper, "numbers", right, wrong)


def test_the_least_age_of_those_let_in_is_no_rival_of_their_average_age() -> None:
    paper = paper_of(AGES, MEAN_AGE)
    said = "The samples had been taken because the mothers were older, with an average age of about {}."
    assert severity(said.format(38), paper, "numbers") is None
    assert severity(said.format(43), paper, "numbers") in {"warn", "block"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rose 5-fold.", ["ratio times"]),
        ("They took 5-fluorouracil and 4-phenylbutyrate.", []),
        ("It had a 4- to 5-fold increase.", ["ratio times", "ratio times"]),
        ("The one-year course was short, and the one thing mattered.", ["time year"]),
        ("It was 2.1 for men and 1.3 in women.", ["count ", "count "]),
        ("There were 12 older men and 13 in all.", ["people ", "count "]),
        ("It was 1.2 mg per litre, or 3 grams per decilitre.", ["dose mg/l", "dose g/dl"]),
    ],
)
def test_what_a_number_counts_stands_beside_it(text: str, found: list[str]) -> None:
    assert [f"{n.kind} {n.unit}" for n in numbers(text)] == found
