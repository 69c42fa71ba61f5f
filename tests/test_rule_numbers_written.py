"""Numbers as papers write them, told as careful writers do, pass; the same with another value do not."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of

from pipeline.text.numbers import numbers

VISITS = "Thirty-seven were randomized and 34 [drug/food (n = 9), drug/no food (n = 8), placebo/food (n = 9), placebo/no food (n = 8)] attended a visit."

SCAN = "Five controls with a small hippocampus and five matched controls without one, seven depressed subjects with it and seven without it, and 12 subjects with dementia with it and 12 without it were scanned."
ARMS = "Of 37 enrolled, 34 attended: pravastatin/food (n = 9), pravastatin/none (n = 8), sugar/food (n = 9) and sugar/none (n = 8)."
FRIDGES = (
    "In six of the eight practices the vaccines got too cold.",
    "Two of these were drug refrigerators with a thermostat.",
)
FILTERS = (
    "Manipulation was needed in 15 of 166 cases.",
    "In 12 of these patients the filter opened well.",
    "The rest was not told.",
)

# (the paper says, the summary says right, the summary says wrong).
WRITTEN = [
    (("The dose at the tip is debated (100 vs. 160 Gy).",), "How strong the dose at the tip should be is debated: 100 or 160 units (Gy).", "How strong the dose at the tip should be is debated: 100 or 180 units (Gy)."),
    (("The mean dose to the gland was 33 Gy and 27 Gy.",), "The gland got 33 units, called gray, on one side.", "The gland got 43 units, called gray, on one side."),
    (("Creatinine was 88 mmol/l.",), "Creatinine was 88 units (mmol/l).", "Creatinine was 68 units (mmol/l)."),
    (("Early cure (Day 30/45) and lasting cure (Day 180) were assessed.",), "Early cure was assessed at day 30 or 45.", "Early cure was assessed at day 30 or 60."),
    (("Blood was drawn on days 0/7/14.",), "Blood was drawn on days 0, 7 and 14.", "Blood was drawn on days 0, 7 and 24."),
    (("Pain was scored at weeks 4/8/12.",), "Pain was scored after 4, 8 and 12 weeks.", "Pain was scored after 4, 8 and 16 weeks."),
    ((VISITS,), "Of those who joined, 34 came to a visit.", "Of those who joined, 31 came to a visit."),
    ((SCAN,), "The researchers scanned 48 people.", "The researchers scanned 46 people."),
    ((SCAN,), "Of those scanned, 24 had dementia, 14 had depression and 10 were healthy.", "Of those scanned, 24 had dementia, 16 had depression and 10 were healthy."),
    ((SCAN,), "In each group half had a small hippocampus.", "In each group a third had a small hippocampus."),
    (("There were 46 men with diabetes and 54 without diabetes.",), "Just under half of the men had diabetes.", "Just under a fifth of the men had diabetes."),
    (("We tested 18 children with asthma, 22 children without it and 14 teachers in 2011.",), "The 40 children were tested.", "The 44 children were tested."),
    ((ARMS,), "Pravastatin was taken by 17 people.", "Pravastatin was taken by 19 people."),
    ((ARMS,), "Food was given to 18 and none to 16.", "Food was given to 18 and none to 14."),
    (("A flare-up was seen in five of nine on the drug compared with two of eight on placebo.",), "Seven patients had a flare-up.", "Six patients had a flare-up, four on the drug."),
    (("Relapse was seen in 14/40 with and 21/38 without the drug.",), "In the 78 people there were 35 relapses.", "In the 78 people there were 37 relapses."),
    (FRIDGES, "Two of the six were drug refrigerators with a thermostat.", "Three of the six were drug refrigerators with a thermostat."),
    (FILTERS, "In 12 of the 15 the filter opened well.", "In 13 of the 15 the filter opened well."),
    (FILTERS, "In four out of five of them the filter opened well.", "In two out of five of them the filter opened well."),
    (("Sixty samples were positive.", "Of these, 24 samples came from children."), "In 24 of the 60 the samples came from children.", "In 28 of the 60 the samples came from children."),
    (("We asked 90 nurses, 63 of whom answered.",), "Of the 90 nurses, 63 answered (seven in ten).", "Of the 90 nurses, 63 answered (six in ten)."),
    (("The FEV1 fell by 12%.",), "How much air they could blow out in one second fell by 12%.", "How much air they could blow out in three seconds fell by 12%."),
    (("The area under the curve (AUC0-24) was lower.",), "The total exposure over 24 hours was lower.", "The total exposure over 36 hours was lower."),
    (("HbA1c fell from 8.2% to 7.4%.",), "Their average sugar over the past three months fell.", "Their average sugar over the past nine months fell."),
    (("Very low birth weight infants were followed.",), "Babies who weighed under 1,500 g at birth were followed.", "Babies who weighed under 1,900 g at birth were followed."),
    (("Preterm delivery was more common.",), "Being born early, before 37 weeks, was more common.", "Being born early, before 31 weeks, was more common."),
    (("Neonatal deaths fell.",), "Deaths in the first 28 days of life fell.", "Deaths in the first 60 days of life fell."),
    (("Memory was tested with the MMSE, and the mean score was 22.5.",), "On a memory test scored out of 30, the average was 22.5.", "On a memory test scored out of 50, the average was 22.5."),
    (("Azithromycin (six weekly doses) or placebo was given.",), "Azithromycin was given for six weeks.", "Azithromycin was given for eight weeks."),
    (("They trained twice a week for 12 weeks.",), "There were 24 sessions in all.", "There were 26 sessions in all."),
    (("Injections were given every 2 weeks for 12 months.",), "Each person had about 26 injections.", "Each person had about 36 injections."),
    (("Eye pressure was measured at 8:00 AM, 10:00 AM, 12:00 PM, 4:00 PM, and 8:00 PM.",), "Eye pressure was measured five times a day.", "Eye pressure was measured seven times a day."),
    (("Patients were randomised to mebeverine, methylcellulose or placebo, and to 1 of 3 websites.",), "They were given one of two medicines (mebeverine or methylcellulose) or a dummy pill.", "They were given one of seven medicines (mebeverine or methylcellulose) or a dummy pill."),
    (("Patients were randomised to aspirin, heparin or placebo, and to 1 of 3 websites.",), "They were given one of two drugs, aspirin or heparin, or a dummy pill.", "They were given one of six drugs, aspirin or heparin, or a dummy pill."),
    (("85% of former patients indicated no effect of the disease on life.",), "Most of them (85%) said it had no effect on life, and fewer than one in six said it did.", "Most of them (85%) said it had no effect on life, and fewer than one in three said it did."),
    (("We assigned patients to the emulsion (N = 376) or to standard (N = 124).", "A total of 326 (86.7%) on the emulsion and 122 (98.4%) on standard completed the study."), "On the emulsion 50 patients did not complete the study, and two on standard.", "On the emulsion 60 patients did not complete the study, and two on standard."),
    (("The mean time to shock was 81.2 s.", "Pads were placed well by 85.6%.", "The time to shock decreased to 56.8 s after teaching."), "After teaching, the time to shock fell by about 24 seconds.", "After teaching, the time to shock fell by about 34 seconds."),
    (("About 35% of street children were wasted.",), "One in three street children was wasted.", "One in four street children was wasted."),
    (("Six studies with 122 women were included.",), "Six studies with 122 women were found, an average of about 20 women each.", "Six studies with 122 women were found, an average of about 40 women each."),
    (("The probability of a flare was 0.64 with hormones.",), "With hormones almost two thirds had a flare.", "With hormones almost a third had a flare."),
    (("Mutations were found in 8/10 patients.", "Six novel mutations are told of."), "Six of the eight mutations were novel.", "Five of the eight mutations were novel."),
    (("Of 138 patients, 31 had low and 37 had normal counts.",), "The team compared 68 of the 138: 31 patients with low and 37 with normal counts.", "The team compared 78 of the 138: 31 patients with low and 37 with normal counts."),
    (("The mean age of patients was 63.4 years.",), "Most patients were in their 60s.", "Most patients were in their 40s."),
    (("Infection occurred in 5% of the drug and 10% of the placebo group.",), "For every 20 people treated, one infection was prevented.", "For every 40 people treated, one infection was prevented."),
    (("Overall survival at 5 years was 68%.",), "Almost a third had died within five years.", "Almost half had died within five years."),
    (("Prevalence of asthma rose from 4.2% in 1990 to 8.6% in 2000.",), "Asthma became twice as common within ten years.", "Asthma became four times as common within ten years."),
    (("The score fell from 24.0 to 18.5 points.",), "The score fell by 5.5 points.", "The score fell by 7.5 points."),
    (("Blood loss was 250 mL versus 410 mL.",), "Blood loss was 160 ml less.", "Blood loss was 190 ml less."),
    (("The survey was mailed to 1200 physicians; 480 replied.",), "Four in ten doctors answered; 720 did not.", "Four in ten doctors answered; 820 did not."),
    (("Patients took 10 mg/day for 2 weeks, then 20 mg/day for 4 weeks.",), "Patients took the drug for six weeks in all.", "Patients took the drug for nine weeks in all."),
    (("Twenty-five eyes of 18 patients were treated.",), "In seven patients both eyes were treated, and in 11 one eye.", "In nine patients both eyes were treated, and in 15 one eye."),
    (("Of 60 women, 52 (30 on the drug, 22 on placebo) returned for the scan.",), "In the end 52 women returned for the scan.", "In the end 42 women returned for the scan."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), WRITTEN, ids=[right for _, right, _ in WRITTEN])
def test_a_number_passes_however_the_paper_writes_it_and_another_does_not(
    told: tuple[str, ...], right: str, wrong: str
) -> None:
    paper = paper_of(*told, "Nothing else was measured.")
    assert_only_right_passes(paper, "numbers", right, wrong)


def test_a_slash_between_days_joins_times_and_between_counts_makes_a_share() -> None:
    assert [(n.value, n.unit) for n in numbers("seen on day 30/45")] == [(30, "day"), (45, "day")]
    assert [n.parts for n in numbers("within 5 days 3/4 of them were well")][1:] == [(3, 4)]
