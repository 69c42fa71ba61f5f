"""Long doubts, needs, suppositions and lists are told in short sentences, each of which says what the whole did."""

from __future__ import annotations

import pytest

from pipeline.draft.lint import LONGEST, faults
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.shorten import shorten

WIDE = "at the clinics of the north and of the south"


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        # A doubt has its reason, and stays a doubt.
        (f"It is uncertain whether the invented drops lower the number of days {WIDE} because the studies were small.",
         [f"It is uncertain whether the invented drops lower the number of days {WIDE}.", "This is because the studies were small."]),
        (f"It is uncertain whether masks lower the risk of a cold {WIDE}, or whether any one mask is better than the others in the first month.",
         [f"It is uncertain whether masks lower the risk of a cold {WIDE}.", "It is also uncertain whether any one mask is better than the others in the first month."]),
        (f"There was no evidence that the invented gel lowered the days with pain {WIDE}, nor that any one spoon was better than the others.",
         [f"There was no evidence that the invented gel lowered the days with pain {WIDE}.", "There was also no evidence that any one spoon was better than the others."]),
        ("The authors are unable to reach definite conclusions about the relative benefits and harms of the two kinds of invented tablet, or to identify those children who are helped most by each.",
         ["The authors cannot be sure about the relative benefits and harms of the two kinds of invented tablet.", "Nor can they identify those children helped most by each."]),
        (f"There is some evidence that people given the invented leaflet {WIDE} are better prepared for going home but it is unclear if this comes of a longer stay.",
         [f"Some evidence suggests that people given the invented leaflet {WIDE} are better prepared for going home.",
          "But it is unclear if this comes of a longer stay."]),
        (f"The review found low-certainty evidence of a difference between tablets compared with drops on pain {WIDE}; therefore, the authors are unsure about the effect.",
         [f"The review found low-certainty evidence of a difference between tablets compared with drops on pain {WIDE}.", "So the authors are unsure about the effect."]),
        ("The analyses found no evidence of a difference in deaths for the invented tablets compared with drops at the clinics of the north, while the tablets caused slightly fewer coughs.",
         ["The analyses found no evidence of a difference in deaths for the invented tablets compared with drops at the clinics of the north.", "The tablets caused slightly fewer coughs."]),
        ("Although the invented tablets improve sleep in adults who live on islands, it remains unclear whether the day of the first tablet impacts on pain and on mood.",
         ["The invented tablets improve sleep in adults who live on islands.", "But it remains unclear whether the day of the first tablet impacts on pain and on mood."]),
        # What is supposed is no finding.
        ("This suggests that if 29% of people sleep well after a cup of the invented tea, between 32% and 42% would do so after a cup of milk.",
         ["Suppose that 29% of people sleep well after a cup of the invented tea.", "Then this suggests that between 32% and 42% would do so after a cup of milk."]),
        (f"The certainty of the evidence was low for pain and for sleep {WIDE}, and very low for rashes, cramps, fever and days in hospital.",
         [f"The certainty of the evidence was low for pain and for sleep {WIDE}.", "It was very low for rashes, cramps, fever and days in hospital."]),
        ("Low-quality evidence from two small trials of the islands suggests that the invented tablets may lower the number of days with pain in the first year of school.",
         ["Low-quality evidence suggests that the invented tablets may lower the number of days with pain in the first year of school.",
          "This comes from two small trials of the islands."]),
        # What is not possible, not told and not enough.
        (f"It was not possible to separate the adults from the children {WIDE}, or to separate those given tablets from those given drops.",
         [f"It was not possible to separate the adults from the children {WIDE}.", "Nor was it possible to separate those given tablets from those given drops."]),
        (f"The study did not report on the other main outcomes {WIDE} (days of fever), nor on any of the proposed ones.",
         [f"The study did not report on the other main outcomes {WIDE} (days of fever).", "Nor did it report on any of the proposed ones."]),
        (f"Long trials are needed to corroborate the limited evidence that the effect lasts for long, and to assess any effect on days {WIDE}.",
         ["Long trials are needed to corroborate the limited evidence that the effect lasts for long.", f"They are also needed to assess any effect on days {WIDE}."]),
    ],
)  # fmt: skip
def test_a_long_doubt_is_told_in_sentences_that_doubt(long: str, parts: list[str]) -> None:
    assert shorten(long) == parts
    assert all(len(part.split()) <= LONGEST and not faults(part) for part in parts)


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        ("The invented tablets probably led to a moderate increase in the share of children of the northern islands who go to school there at 12 to 24 months (low-quality evidence).",
         ["The invented tablets probably led to a moderate increase in the share of children of the northern islands who go to school there.", "This was at 12 to 24 months.",
          "The quality of the evidence for this was low."]),
        ("Opening the invented valve by a balloon, with or without a ring, lowered the pressure in the hearts of older adults more than tablets or rest in hospital did.",
         ["Opening the invented valve by a balloon lowered the pressure in the hearts of older adults more than tablets or rest in hospital did.",
          "This is with or without a ring."]),
        ("Although not statistically different, rashes were slightly more common in the tablet group of this trial with slightly more people leaving the trial in this group than in others.",
         ["Rashes were slightly more common in the tablet group of this trial with slightly more people leaving the trial in this group than in others.",
          "But this was not statistically different."]),
        (f"Three trials of the invented tablets, all at high risk of bias, showed that pain {WIDE} was lower with tablets.",
         [f"Three trials of the invented tablets showed that pain {WIDE} was lower with tablets.", "All were at high risk of bias."]),
        ("In the long trials, the rate of coughs was higher in the tablet group compared with the drop group, in studies that told of coughs as a harm.",
         ["In the long trials, the rate of coughs was higher in the tablet group compared with the drop group.",
          "This was in studies that told of coughs as a harm."]),
        (f"One trial had a low risk of bias for how people were drawn {WIDE} with the remaining trials judged to have an unclear risk.",
         [f"One trial had a low risk of bias for how people were drawn {WIDE}.", "The remaining trials were judged to have an unclear risk."]),
        (f"The trials had a low risk of bias for all that was measured {WIDE}, except that the way of filling gaps could make the effect too large.",
         [f"The trials had a low risk of bias for all that was measured {WIDE}.", "The exception was that the way of filling gaps could make the effect too large."]),
        ("There were too few data for our remaining secondary outcomes: pain at night; length of sleep; fever at school; use of other tablets; days at school; and the mood of parents.",
         ["There were too few data for our remaining secondary outcomes.",
          "These were pain at night; length of sleep; fever at school; use of other tablets; days at school; and the mood of parents."]),
        ("In the trial that compared the invented tablets with a sting of the nerve, women given tablets were more likely to call the pain bearable and were less likely to cry.",
         ["In the trial that compared the invented tablets with a sting of the nerve, women given tablets were more likely to call the pain bearable.",
          "In this trial, women given tablets were less likely to cry."]),
        ("Due to the higher number of serious harms with the tablets, drops should remain a treatment for people who have in the past had no help from any of the gels.",
         ["Drops should remain a treatment for people who have in the past had no help from any of the gels.",
          "This is because of the higher number of serious harms with the tablets."]),
        (f"The adults of three studies were compared with a group given milk alone {WIDE}, the fourth study compared the tablets with two other tablets.",
         [f"The adults of three studies were compared with a group given milk alone {WIDE}.", "The fourth study compared the tablets with two other tablets."]),
        (f"The accuracy of the invented test was measured in seven studies {WIDE} (291 adults).The share that it found went from 51% to 90%.",
         [f"The accuracy of the invented test was measured in seven studies {WIDE} (291 adults).", "The share that it found went from 51% to 90%."]),
    ],
)  # fmt: skip
def test_what_a_long_sentence_says_in_passing_is_told_behind_it(long: str, parts: list[str]) -> None:
    assert shorten(long) == parts
    assert all(len(part.split()) <= LONGEST and not faults(part) for part in parts)


@pytest.mark.parametrize(
    ("whole", "lost"),
    [
        # The reason is of what is doubted, and not of the doubt.
        (f"It is uncertain whether the invented drops lower the number of days with pain {WIDE} because they slow the flow of blood.", "This is because"),
        # Which of two times?
        (f"The invented tablets lowered pain in adults {WIDE} at one week and sleep of children was better with the drops at six months.", "This was at six"),
        # A list of fewer things than were announced names no things.
        ("She was given three courses of the invented tablets for the pain: the first course with tea, at a dose of two cups a day for a week each time.", "These"),
        # “Or” between two words of one verb is no second denial.
        (f"The authors could not say whether the invented tablets or the drops were used {WIDE} to lower fever or to lower pain in the first week.", "Nor"),
        # What is shared by both groups is not of one.
        ("In the tablet group, the mean age was 60 years, and, in the drop group, it was 61 years, and the mean age in both groups was 60 years or more.", "In this group"),
        # Its verb belongs to what is assumed.
        ("Making the assumption that a pool of this size represents all adults of the islands, which is shown by the sums, the authors conclude that the count is right.", "islands."),
    ],
)  # fmt: skip
def test_what_belongs_together_is_not_told_behind(whole: str, lost: str) -> None:
    assert lost not in " ".join(shorten(whole))


def test_not_enough_evidence_has_no_article() -> None:
    writer = PlainWriter({})
    assert writer.parts("There is an insufficient evidence to judge the tablets.") == [
        "There is not enough evidence to judge the tablets."
    ]


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        ("Pain was rated as 44 points on a scale from 0 to 100 points (0 is no pain at all) in the control group; the invented walks reduced pain by 12 points.",
         ["Pain was rated as 44 points on a scale from 0 to 100 points (0 is no pain at all) in the control group.", "The invented walks reduced pain by 12 points."]),
        (f"The invented tablets may lower pain, fever and cough {WIDE} over the first year, and could delay the day on which sleep is lost.",
         [f"The invented tablets may lower pain, fever and cough {WIDE} over the first year.", "The invented tablets could delay the day on which sleep is lost."]),
        (f"There was no clear difference between groups for pain or fever {WIDE}, or in the number of days that the children were in bed.",
         [f"There was no clear difference between groups for pain or fever {WIDE}.",
          "Nor was there any clear difference between groups in the number of days that the children were in bed."]),
        ("Warm beds led to a smaller gain in weight than warm rooms in week one in one trial that involved 38 infants of the north but no clear difference was found in week two.",
         ["Warm beds led to a smaller gain in weight than warm rooms in week one in one trial that involved 38 infants of the north.", "But no clear difference was found in week two."]),
        ("This review found low-quality evidence that milder, sparing ways had similar rates of coming back to work as the older ways and moderate-quality evidence of no differences in mood.",
         ["This review found low-quality evidence that milder, sparing ways had similar rates of coming back to work as the older ways.",
          "This review found moderate-quality evidence of no differences in mood."]),
        ("The authors could not rate two studies: one in children with the invented fever (low risk of bias), and another in newborn babies with weak lungs (high risk of bias).",
         ["The authors could not rate two studies.", "One was in children with the invented fever (low risk of bias).",
          "Another was in newborn babies with weak lungs (high risk of bias)."]),
        ("There was no evidence of difference in days with pain (low-quality evidence), the number of adults with cramps (low-quality evidence), or the number of rashes (low-quality evidence) between tablets and drops.",
         ["There was no evidence of difference between tablets and drops in days with pain (low-quality evidence) or the number of adults with cramps.",
          "The same was true of the number of rashes.", "The quality of the evidence for this was low."]),
        (f"Seven trials of the invented tablets were found by the search {WIDE}, five of which met all that the review asked for.",
         [f"Seven trials of the invented tablets were found by the search {WIDE}.", "Five of these met all that the review asked for."]),
        ("Trials compared the invented way of breathing with slow breathing in bed, masks full of shaken air, belts full of shaken sand, the usual care of a nurse, and whistles.",
         ["Trials compared the invented way of breathing with slow breathing in bed, masks full of shaken air and belts full of shaken sand.",
          "Other comparisons were with the usual care of a nurse and whistles."]),
        ("Though inconclusive, the findings suggested that the invented tablets may lower the number of births; 22% of women given no tablets had a child, while 7% of women given tablets did so.",
         ["The findings suggested that the invented tablets may lower the number of births.", "But this was inconclusive.",
          "22% of women given no tablets had a child, while 7% of women given tablets did so."]),
        ("Children given tablets had an average of three days of pain in the clinics of the north, compared with 3.6 days in the control group; a difference of 0.6 days (low-quality evidence).",
         ["Children given tablets had an average of three days of pain in the clinics of the north, compared with 3.6 days in the control group.", "This is a difference of 0.6 days.",
          "The quality of the evidence for this was low."]),
        ("The invented tablets did not shorten the number of days in hospital in older people after surgery of the bowel, but improved the care of pain as they saw it.",
         ["The invented tablets did not shorten the number of days in hospital in older people after surgery of the bowel.",
          "But they improved the care of pain as they saw it."]),
        ("The invented tablets, given in the first days of a stroke, are not tied to fewer deaths at the clinics of the north but seem to be tied to more cramps.",
         ["The invented tablets, given in the first days of a stroke, are not tied to fewer deaths at the clinics of the north.",
          "But the invented tablets, given in the first days of a stroke, seem to be tied to more cramps."]),
    ],
)  # fmt: skip
def test_two_things_said_of_one_are_two_sentences(long: str, parts: list[str]) -> None:
    assert shorten(long) == parts


@pytest.mark.parametrize(
    ("whole", "lost"),
    [
        # What is compared and what it was measured on are two things.
        (f"There is not enough evidence {WIDE} to judge the effect of the invented walks compared with no walks on deaths and on serious harms.", "The comparison"),
        # A question is no sentence behind a colon.
        ("In the adjusted sums, the authors used the following facts about each of the homes: whether the oldest had been to a school; and what the home was made of.", "Whether the oldest"),
        # Those of whom something is told are people, not the study.
        ("Twenty-eight children of the northern islands with a weight of seven kilograms took part in the study, of whom in only 20 the data could be used for the sums.", "Of this study"),
        # A second noun before its verb.
        ("A link exists between the shape of the spine and its strength and, steadily, gaps in number and form have been told of in many of the illnesses.", "Form have"),
        # What is added by the way is no thing of which the same is true.
        ("There was a fall in the number of days with pain from the first group to the last of the three, mainly in relation to days at home, and days at school.", "true of mainly"),
    ],
)  # fmt: skip
def test_what_hangs_together_is_not_two_sentences(whole: str, lost: str) -> None:
    assert lost not in " ".join(shorten(whole))


def test_a_name_in_brackets_is_no_grade_of_what_is_told() -> None:
    told = shorten(
        "Juice resulted in a higher energy balance over the whole week of the invented trial, particularly among the infants fed with white grape juice (WGJ)."
    )
    assert "balance (WGJ)" not in " ".join(told)


def test_what_is_postoperative_is_after_surgery_where_the_noun_stands_alone() -> None:
    writer = PlainWriter({})
    assert writer.parts("Tablets improved the care of postoperative pain.") == [
        "Tablets improved the care of pain after surgery."
    ]
    assert writer.parts("Tablets lowered postoperative nausea and vomiting.") == [
        "Tablets lowered postoperative nausea and vomiting."
    ]
    assert writer.parts("Rates of intraoperative and postoperative complications were similar.") == [
        "Rates of intraoperative and postoperative complications were similar."
    ]


@pytest.mark.parametrize(
    ("long", "never"),
    [
        ("The authors do not recommend the routine use of the tablets in children with sore ears and conclude that larger trials with longer follow-up are needed before advice changes.", "Nor do they conclude"),
        ("The authors do not know if the tablets work in children, and recommend that doctors wait for the results of a large trial that will end in the next two years.", "Nor do they recommend"),
        ("There was little reported data on overall health and social functioning of the people in the trials, or on the participants' own views of their treatment with the tablets.", "Nor was there any"),
        ("They did not combine the results of trials in children and adults, and identified no trials in pregnant women or in people with severe disease of the kidneys.", "Nor did"),
        ("There was no increase in bleeding in adults treated in hospital with the new tablets for a week or in their own homes for a longer time than that.", "Nor was there any increase in their own homes"),
        ("It is not known whether women did better because there were more midwives present at the births in the hospitals that took part in the large trial in the south.", "This is because there were more"),
        ("Stairs were easier with the invented tablets in adults of the northern islands who had no symptoms of the sore knees while they were resting, at five years.", "But they were resting"),
        ("A few trials, none of them in children, reported that the tablets lowered blood pressure in the first year after a stroke in people with sore kidneys at the start.", "None was of them"),
        ("The tablets were compared with a number of active treatments, including other tablets, acid plus powder, and invented drops given by injection in hospital emergency departments of the north.", "treatments and including"),
        ("The data are not enough to conclude that opening the invented valve by a balloon, with or without a ring, is superior to tablets for a stiff valve.", "This is with or without"),
    ],
)  # fmt: skip
def test_a_split_never_denies_or_claims_what_the_whole_did_not(long: str, never: str) -> None:
    assert never not in " ".join(shorten(long))


def test_two_trials_that_compared_are_told_as_what_each_compared() -> None:
    said = (
        "The authors identified two trials: one comparing the invented tablets with a powder in children of the north "
        "and one comparing the invented tablets with rest in children of the south."
    )
    assert shorten(said)[1:] == [
        "One compared the invented tablets with a powder in children of the north.",
        "The other compared the invented tablets with rest in children of the south.",
    ]
