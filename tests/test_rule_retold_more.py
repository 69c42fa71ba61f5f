"""Still more of what a careful writer retells in own words: counts of own telling, who answered, who was meant."""

from __future__ import annotations

import pytest
from check_maker import Retold, assert_loudness, assert_only_right_passes, paper_of, report_on, severity

LOUD = {"warn", "block"}

# (the paper says, the summary says right, the summary says wrong).
NUMBERS = [
    ("The levels of the cytokines [TNF-a, IFN-g, IL-1, IL-2, IL-4, and IL-6] were assessed in the blood of the patients.", "Of the six cytokines, IL-6 was found most often.", "Of the nine cytokines, IL-6 was found most often."),
    ("A survey was mailed to 248 centers. All 148 responding centers test for it.", "Of the 248 centers, 148 replied, or about 60%.", "Of the 248 centers, 148 replied, or about 80%."),
    ("A survey was mailed to 248 centers. All 148 responding centers test for it.", "Four in ten centers did not answer.", "Nine in ten centers did not answer."),
    ("Questionnaires were sent to 300 nurses. Replies came from 199 of them.", "Two in three of the nurses replied.", "One in three of the nurses replied."),
    ("Troponin increased and peaked at 45 min (+138%). IL-6 increased too (+28%).", "A marker of heart damage more than doubled in its level.", "A marker of heart damage more than tripled in its level."),
    ("Risk of neck pain was raised (odds ratio (OR) = 1.49; CI: 1.07-2.06).", "Their odds of neck pain were half as high again.", "Their odds of neck pain were a tenth as high again."),
    ("Withholding the drug gave a gain of 0.3 QALYs.", "The gain was around four months in good health.", "The gain was around nine months in good health."),
    ("An association with laparoscopic surgery (OR 0.09, 95% CI 0.01-0.90, p = 0.04) was seen.", "The odds were about 90% lower after keyhole surgery.", "The odds were about 40% lower after keyhole surgery."),
    ("Between 05/95 and 07/98, ten patients had surgery.", "Between May 1995 and July 1998 they had surgery.", "Between May 1985 and July 1998 they had surgery."),
    ("Ten patients had surgery. Each was matched to five patients without it.", "For each of the ten, five others were chosen, fifty in all.", "For each of the ten, five others were chosen, seventy in all."),
    ("Ten patients had surgery. Each was matched to five patients without it.", "They were compared with 50 people without it.", "They were compared with 70 people without it."),
    ("We treated 188 patients with 208 stones. Of the stones, 116 were lower, 37 middle, and 55 upper.", "A little over half of the stones were lower, roughly a quarter upper.", "A little over a tenth of the stones were lower, two thirds upper."),
    ("Scans were made in the first trimester.", "In the first three months a scan is made.", "In the first seven months a scan is made."),
    ("Higher CRP quartile groups had thicker walls than the lowest quartile.", "People in the higher three quarters had thicker walls.", "People in the higher three fifths had thicker walls."),
    ("Among patients with ischemia, 12 (22%) had mild ischemia, 13 (23.6%) had moderate and 5 (9%) had severe ischemia.", "In 30 of them the test showed ischemia.", "In 40 of them the test showed ischemia."),
    ("Fifty-seven patients were included. Two of the patients were excluded due to technical difficulty.", "Only 55 people were tested.", "Only 45 people were tested."),
    ("The mean number of arriving casualties was 20.8+/-13.3.", "On average, about 21 people arrived.", "On average, about 27 people arrived."),
    ("A total of 2001 new melanomas presented from 2003 to 2012 (Male:Female = 1:1.062). The average yearly number was 200.1.", "Between 2003 and 2012 there were 2,001 new melanomas, about 200 a year.", "Between 2003 and 2012 there were 2,001 new melanomas, about 300 a year."),
    ("Leptin was lower in patients than in controls (4.75±4.91 ng/ml, 9.67±8.02 ng/ml).", "Patients had less leptin, 4.75 against 9.67 units.", "Patients had less leptin, 4.75 against 7.67 units."),
    ("In the end 4 of 90 pterygia harboured HPV.", "Fewer than one in 20 samples harboured HPV.", "Fewer than one in 60 samples harboured HPV."),
    ("Of 28 patients with SPI above 5, varices were present in 22 of them.", "Of the 28 above it, 22 did have them, so six would have been alarmed for nothing.", "Of the 28 above it, 22 did have them, so eight would have been alarmed for nothing."),
    ("In all, 134 patients had an American Society of Anesthesiologists grade I, the remaining 16 patients were grade II.", "Nearly nine in ten were in good health apart from it.", "Nearly six in ten were in good health apart from it."),
    ("Median followup was 23 months (maximum 166).", "They were followed for nearly 14 years at the longest.", "They were followed for nearly 24 years at the longest."),
    ("Interns ordered more tests (3.22 vs. 2.89 tests per infant).", "Interns ordered about 11% more tests, 3.22 per baby against 2.89.", "Interns ordered about 31% more tests, 3.22 per baby against 2.89."),
    ("Overall 5-year survival was 63%.", "Five years later, 63% were alive, so more than a third had died.", "Five years later, 63% were alive, so more than two thirds had died."),
    ("A total of 3910 members had it. Groups were AAPs (n = 2211), others (n = 1008), and switching (n = 691).", "About a quarter had something else added.", "About a tenth had something else added."),
    ("Comorbid depression and alcohol use were linked with outcomes.", "Are they worse off than those with only one of the two problems?", "Are they worse off than those with only one of the nine problems?"),
    ("The prevalence of wheezing at 11 and 15 years was 13.5% and 12.1%.", "At 11, 13.5% had wheezed.", "At 17, 13.5% had wheezed."),
    ("The prevalence of wheezing at 11 and 15 years was 13.5% and 12.1%. The risk was raised.", "They still wheezed four years later.", "They still wheezed seven years later."),
    ("The risk increased when the weight was above 3500 g.", "With a weight above 3.5 kilos the risk was higher.", "With a weight above 4.5 kilos the risk was higher."),
    ("A total of 12 patients had surgery. As a control subject, 8 patients without surgery were recruited.", "Only 20 patients were looked at.", "Only 30 patients were looked at."),
    ("In the acute phase (0-15 days) four measures were taken.", "Four measures were taken in the first two weeks.", "Four measures were taken in the first nine weeks."),
    ("There were 25,512 grandmultiparous and 265,060 multiparous women.", "They compared 25,512 women with ten times as many women, 265,060, who had fewer.", "They compared 25,512 women with three times as many women, 265,060, who had fewer."),
    ("Only two thirds of older people accept the offer.", "A third of them turn the offer down.", "A tenth of them turn the offer down."),
    ("The prevalences were: (a) 11.6; (b) 24.8%; (c) 40.6%; (d) 58.7; e) 18.4%.", "By the rules, about 12% had it.", "By the rules, about 19% had it."),
    ("Young patients were matched 1:2 with older ones.", "A third of them were young.", "A tenth of them were young."),
    ("Total testosterone (TT), calculated free testosterone (FT), androstenedione, dehydroepiandrosterone sulfate (DHEAS), and ADT-G were measured. Desire correlated with TT, FT, androstenedione, and DHEAS.", "It was linked with four of the five.", "It was linked with six of the seven."),
    ("Scores rose from 41.2 to 48.7 points.", "Scores went up by 7.5 points.", "Scores went up by 9.5 points."),
    ("Of 345 patients, 62 died.", "More than four in five survived.", "More than two in five survived."),
    ("Eighty-three patients had surgery. Group B (appendicitis, n = 73) had fever.", "Only about ten of the patients had a healthy appendix.", "Only about 20 of the patients had a healthy appendix."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), NUMBERS, ids=[right for _, right, _ in NUMBERS])
def test_a_number_that_follows_passes_and_another_does_not(told: str, right: str, wrong: str) -> None:
    sentences = (f"{part.rstrip('.')}." for part in told.split(". "))
    assert_only_right_passes(paper_of(*sentences, "Nothing else was measured."), "numbers", right, wrong)


@pytest.mark.parametrize(
    "said",
    [
        "One of the three measures showed a weak link with heart rate.",
        "The results rest on six questions.",
        "One of the six measures showed a weak link with heart rate.",
    ],
)
def test_a_count_of_the_writers_own_telling_is_a_note(said: str) -> None:
    paper = paper_of("Answers were compared between mothers.", "Heart rate and stiffness were measured in them.")
    assert severity(said, paper, "numbers") == "note", report_on(said, paper).flags


def test_groups_that_are_told_say_how_few_took_part() -> None:
    paper = paper_of("Maps were made.", design="cohort study", people=29)
    two = "In one clinic eight doctors got help; in the other, 21 did not."
    assert severity(two, paper, "scope") is None
    told = "Maps were made in 20 people with the disorder. Nine healthy people were compared."
    assert severity(told, paper, "scope") is None
    assert severity("Maps were made in people. Healthy people were compared.", paper, "scope") == "warn"


def test_points_that_are_told_are_none_of_a_score() -> None:
    paper = paper_of("Answers were compared between mothers.", "Their mood was scored.")
    assert severity("The mothers gave similar answers on four points.", paper, "numbers") is None
    assert severity("The mood of the mothers rose by four points.", paper, "numbers") in LOUD


def test_a_count_of_what_the_paper_counts_otherwise_is_no_telling_of_the_writer() -> None:
    paper = paper_of("Mothers answered nine questions.", "Heart rate and stiffness were measured in them.")
    assert severity("The results rest on six questions.", paper, "numbers") in LOUD


# (rule, the paper says, the design, the summary says, how loud).
SAID: list[Retold] = [
    ("population", "Intrapartum stimulation was tested in fetuses of 113 patients.", None, "They studied 113 women in labor.", None),
    ("population", "Wards were compared in 113 patients.", None, "They studied 113 women in labor.", "warn"),
    ("population", "Incomplete separation is common among new-borns.", None, "It is common in newborns.", None),
    ("evidence grade", "Conditions had a highly developed evidence base (diabetes) or a less developed one.", None, "Diabetes has a strong body of evidence.", None),
    ("evidence grade", "Evidence for diabetes is less developed.", None, "Diabetes has a strong body of evidence.", "warn"),
    ("evidence grade", "Support was found for wandering as one construct, less for agitation.", None, "The evidence for wandering was stronger than the evidence for agitation.", None),
    ("species", "Sternotomy was performed in 18 human cadavers and pressure was raised.", "laboratory study", "Sternotomy was performed in 18 human bodies, not in living patients.", None),
    ("species", "Sternotomy was performed in 18 cadavers and pressure was raised.", "laboratory study", "Sternotomy was performed and pressure was raised in living patients.", "block"),
    ("names", "Bilirubin levels did not increase after surgery.", None, "Bilirubin, the yellow pigment that builds up in jaundice, did not go up.", "note"),
    ("names", "Bilirubin levels did not increase after surgery.", None, "Jaundice did not increase after surgery.", "warn"),
    ("names", "Plasma insulin-like growth factor 1 decreased.", None, "A growth-related hormone called IGF-1 fell.", None),
    ("names", "Plasma insulin-like growth factor 1 decreased.", None, "A growth-related hormone called VGF fell.", "warn"),
    ("strength", "Pretreatment with statins was associated with arrhythmia.", "cohort study", "Statins beforehand went with lower odds of the rhythm problem.", None),
    ("strength", "Pretreatment with statins was associated with arrhythmia.", "cohort study", "Statins lower odds of the rhythm problem.", "warn"),
    ("strength", "The public values preventing harms caused by health care.", "cross-sectional study", "One explanation might be that the public cares more about harm the health service itself causes than about other harm.", None),
    ("strength", "The public values preventing harms caused by health care.", "cross-sectional study", "The public says that the health service causes harm.", "warn"),
    ("advice", "Pretreatment with statins was associated with arrhythmia.", "cohort study", "Taking statins beforehand went with lower odds.", None),
    ("advice", "Pretreatment with statins was associated with arrhythmia.", "cohort study", "Take statins beforehand for lower odds.", "warn"),
    ("certainty", "Use of recommended therapies was higher in top-ranked hospitals.", None, "Top hospitals gave proven medicines more often.", None),
    ("certainty", "Use of therapies was higher in top-ranked hospitals.", None, "Top hospitals gave proven medicines more often.", "block"),
    ("outcome", "One patient expired after surgery.", "case series", "One of them died.", None),
    ("names", "Patients with bipolar disorder had manic or mixed episodes.", None, "In a mixed episode, signs of mania and depression come together.", "note"),
    ("names", "Patients with asthma had mixed episodes.", None, "In a mixed episode, signs of mania and depression come together.", "warn"),
    ("names", "Patients with bipolar disorder had manic or mixed episodes.", None, "Of all patients, 30% had depression.", "warn"),
    ("limits", "Records were used. Careful prospective studies of this issue are needed.", None, "Episodes were alike. Careful studies following people forward are needed.", None),
    ("limits", "Records were used. Careful prospective studies of this issue are needed.", None, "Episodes were alike. One weak spot is that records were used.", None),
    ("limits", "Records were used. Careful prospective studies of this issue are needed.", None, "Episodes were alike. Records were used.", "warn"),
    ("limits", "For future research, we recommend that surveys should ask for age.", None, "Men on the web were younger. They were asked.", None),
    ("strength", "We studied 32 attacks resulting in 1292 casualties. Bed capacity was listed.", "cohort study", "The attacks led to 1,292 casualties.", None),
    ("strength", "We studied 32 attacks and 1292 casualties. Bed capacity was listed.", "cohort study", "More beds led to 1,292 casualties.", "warn"),
    ("strength", "Apnoea severity was linked with pressure in the cohort.", "cohort study", "Sleep apnoea makes people stop breathing for short spells.", None),
    ("limits", "This was a noncomparative trial of limited quality.", None, "Scores were better after it. They admit that nobody was compared.", None),
    ("names", "Infants were more likely to have severe hyperbilirubinemia.", None, "They more often had severe jaundice.", None),
    ("names", "HPV was searched for in 90 pterygia.", None, "HPV, the virus behind warts, has come under suspicion.", "note"),
    ("names", "HCV was searched for in 90 pterygia.", None, "Warts were found in most of them.", "warn"),
    ("novelty", "Infants were tested with TEOAE and AABR, and some failed TEOAE.", None, "A third failed the first test but passed the second.", None),
    ("novelty", "Infants were tested with TEOAE and AABR, and some failed TEOAE.", None, "This is the first test for such infants.", "warn"),
    ("limits", "The potential limitations of this screening merit further consideration. It was done.", None, "Babies failed it. Most babies did not have both tests, which limits what can be said.", None),
    ("hedge dropped", "No receptors were detectable in the striated muscle of the external sphincter.", None, "The outer muscle, which can be moved at will, had no receptors in it.", None),
    ("hedge dropped", "In 13 patients, only the prosthetic valve that seemed infected was replaced.", None, "In 13 of these patients only the valve that looked infected was replaced.", None),
    ("hedge dropped", "In 13 patients, only the prosthetic valve that seemed infected was replaced.", None, "In 13 of these patients only the valve that was infected was replaced.", "warn"),
    ("limits", "The data were obtained by self-report. They may have been subject to risk of bias.", None, "They were depressed. They told of themselves, which may have distorted it.", None),
    ("novelty", "Medicines are provided as samples by manufacturers.", None, "Makers often hand out samples of costly new medicines. The study looked at these.", None),
    ("novelty", "Medicines are provided as samples by manufacturers.", None, "The study looked at samples of new medicines.", "warn"),
    ("names", "Chronic obstructive pulmonary disease was associated with complications.", None, "A lung disease called COPD was linked with trouble.", None),
    ("names", "Chronic renal disease was associated with complications.", None, "A lung disease called COPD was linked with trouble.", "warn"),
    ("strength", "Early diagnosis and steroid therapy are needed.", "case series", "It matters to spot the disease early and treat it with steroids.", None),
    ("strength", "Early diagnosis and steroid therapy are needed.", "case series", "Steroids spot the disease early and treat it.", "block"),
    ("population", "Adults told of habitual plate clearing.", None, "Were you told as a child to eat up?", None),
    ("population", "Adults told of habitual plate clearing.", None, "Most children ate up.", "warn"),
    ("limits", "Examination is by itself insufficient justification for dissection. It was done.", None, "Fingers were wrong. It was tried.", None),
    ("limits", "The sample was small, and evidence is insufficient. It was done.", None, "Fingers were wrong. The women were a selected group.", None),
    ("hedge dropped", "These tests predict walking after injury.", None, "No test is perfect, and some people will do better than these tests predict.", None),
    ("hedge dropped", "These tests may predict walking after injury.", None, "These tests will predict walking after injury.", "warn"),
    ("names", "Angiotensin antagonists and triptans were prescribed.", None, "They looked at drugs that were new at the time, for blood pressure and migraine.", "note"),
    ("names", "Angiotensin antagonists were prescribed.", None, "They looked at drugs that were new at the time, for pain and migraine.", "warn"),
    ("names", "The pylorus was obstructed in infants.", None, "They vomit forcefully.", None),
    ("names", "The pylorus was obstructed in infants.", None, "They got cefuroxime.", "warn"),
    ("certainty", "The evidence that most drugs work is weak.", None, "The proof that common drugs work is weak.", None),
    ("certainty", "The evidence that most drugs work is weak.", None, "There is proof that common drugs work in weak people.", "block"),
    ("numbers", "In healthy adults the mean increase in the serum level was 4.06 (95% CI 3.41, 4.71) ng/ml in the capsule group and 8.0 (95% CI 6.86, 9.13) ng/ml in the spray group.", None, "In healthy people, the serum level rose by 8 ng/ml on average with the spray and by about 4 ng/ml with the capsule.", None),
    ("scope", "All 606 joints had successful surgery.", "case series", "Altogether 606 joints were treated in this way.", None),
    ("scope", "All joints had successful surgery.", "case series", "Joints were treated in this way.", "warn"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=[f"{s[0]}: {s[3]}" for s in SAID])
def test_what_is_retold_rightly_passes(row: Retold) -> None:
    assert_loudness(row)
