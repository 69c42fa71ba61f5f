"""Numbers that careful writers work out from what stands apart in a paper pass; the same with another value do not."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of

TRIAL = "The sample was 395 patients (taught group: 205, control group: 190)."
CHEST = "Chest infections were fewer with teaching (10 (5.3) versus 1 (0.5); P=0.004)."
CHILDREN = "Twenty children took part in the treadmill test."
SIGNS = "Fifteen children met two of the signs of full effort."
STONES = "We looked back at 78 patients with single stones."
FREE = "After three months 39 patients were free of stones and 39 had fragments left."
RECORDS = "The records of people seen from January 1997 to December 2006 were read."
LATE = "The laboratory tested 3860 infants; 1324 were discharged early and 2536 stayed."
FLUID = "Ultrasound increased the detection of fluid by 200% and its volume by 337%."
VIRUS = "The virus was found in 10.6% of the first group, and in 2.4% of blood donors."
PAIN = "Mean pain scores were 8.4 before and 4.2 after the massage."

# (the paper says, the summary says right, the summary says wrong).
RETOLD = [
    ((TRIAL, CHEST), "Chest infections struck ten people in the control group (about 1 in 20).", "Chest infections struck ten people in the control group (about 1 in 12)."),
    ((TRIAL, CHEST), "With teaching, chest infections struck about 1 in 200.", "With teaching, chest infections struck about 1 in 90."),
    ((CHILDREN, SIGNS), "Fifteen of the 20 children met two signs of effort.", "Fifteen of the 30 children met two signs of effort."),
    ((CHILDREN, SIGNS), "Fifteen of the 20 children, or three in four, met two signs.", "Fifteen of the 20 children, or three in five, met two signs."),
    ((STONES, FREE), "Half of the patients (39) were free of stones.", "A third of the patients (39) were free of stones."),
    ((STONES, FREE), "One half did well. The other half still had fragments.", "One half did well. A quarter of them still had fragments."),
    ((RECORDS,), "People were seen over ten years, from 1997 to 2006.", "People were seen over eight years, from 1997 to 2006."),
    ((RECORDS,), "Across those ten years, people were seen and their records read.", "Across those 15 years, people were seen and their records read."),
    (("Infants born between 8/1/97 and 1/31/99 were tested.",), "Babies born in 18 months were tested.", "Babies born in 28 months were tested."),
    (("The study was done at a university during January 2005.",), "The picture comes from one month at a university.", "The picture comes from six months at a university."),
    ((LATE,), "Roughly a third of them had gone home early.", "Roughly a half of them had gone home early."),
    ((FLUID,), "Ultrasound found fluid three times as often.", "Ultrasound found fluid seven times as often."),
    ((FLUID,), "With ultrasound more than four times as much fluid was drawn off.", "With ultrasound more than six times as much fluid was drawn off."),
    ((VIRUS,), "The virus was in 10.6% of one group and 2.4% of donors. So it was about four times as common.", "The virus was in 10.6% of one group and 2.4% of donors. So it was about seven times as common."),
    (("Median follow-up was 8.8 years.", "Nobody relapsed in the first group."), "Half of them were followed for almost nine years.", "A quarter of them were followed for almost nine years."),
    (("Urine sodium was lower in one group (77.3 vs 211.8 mEq).",), "That group passed less sodium, a little over a third of the amount in the other.", "That group passed less sodium, a little over half of the amount in the other."),
    (("Eleven studies with 794 people were found.", "Nine used a placebo but only five were blinded."), "Only five of the 11 were blinded.", "Only five of the 14 were blinded."),
    (("One trial gave people air (70 participants) or gas (76 participants).", "The gas was dear."), "One trial with 146 people tested air.", "One trial with 164 people tested air."),
    (("The ten products were all liked with the exception of the patties.",), "Nine of the ten products were liked.", "Seven of the ten products were liked."),
    ((PAIN,), "After the massage pain fell by half.", "After the massage pain fell by a quarter."),
    ((PAIN,), "After the massage pain was cut from about 8 to 4.", "After the massage pain was cut from about 8 to 6."),
    ((PAIN,), "After the massage mean pain scores fell by 50%.", "After the massage mean pain scores fell by 30%."),
    (("Falls were rarer (RR 0.75).",), "Falls were cut by a quarter.", "Falls were cut by a tenth."),
    (("Falls rose from 21% to 40% of people.",), "Falls in people nearly doubled.", "Falls in people nearly quadrupled."),
    (("Healing was more likely (RR 1.92).",), "They were almost twice as likely to heal.", "They were almost four times as likely to heal."),
    (("Falls were seen in 21% and 33% of people.",), "There were 12 more falls for every 100 people.", "There were 17 more falls for every 100 people."),
    (("Falls were seen in 21% and 33% of people.",), "There were an extra 12 falls in every 100 people.", "There were an extra 17 falls in every 100 people."),
    (("Falls were seen in 66.4% of people.",), "Falls were seen in two out of every three people.", "Falls were seen in two out of every five people."),
    (("Twelve clinics took part.",), "A dozen clinics took part.", "Fifteen clinics took part."),
    (("They took it for 14 days.",), "They took it for two weeks.", "They took it for five weeks."),
    (("Costs fell from 80 to 41 dollars.",), "Costs fell by almost half.", "Costs fell by almost a third."),
    (("There were 46 women and 58 men in the study.",), "In total there were 104 people.", "In total there were 140 people."),
    (("Of 120 patients, 24 had a relapse.",), "Four in five patients did not relapse.", "Two in five patients did not relapse."),
    (("Of 120 patients, 24 had a relapse.",), "Relapse was seen in 24 patients; the other 96 stayed well.", "Relapse was seen in 24 patients; the other 86 stayed well."),
    (("Pain fell by 2.1 points on a 10-point scale.",), "Pain fell by about two points out of ten.", "Pain fell by about five points out of ten."),
    (("Of 1,204 women, 897 were screened.",), "About 900 of 1,200 women were screened.", "About 700 of 1,200 women were screened."),
    (("The test found 91% of cases.",), "The test missed about one in ten cases.", "The test missed about one in four cases."),
    (("Survival at 5 years was 64.3%.",), "After five years, about 36% had died.", "After five years, about 46% had died."),
    (("Patients were randomised 2:1.",), "Two out of three patients got the drug.", "Four out of five patients got the drug."),
    (("The operation took 95 minutes with the robot versus 64 minutes without.",), "With the robot, the operation went on for about half an hour longer.", "With the robot, the operation went on for about two hours longer."),
    (("Sick leave fell from 31% to 16% of people.",), "Sick leave was cut by almost half.", "Sick leave was cut by a tenth."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), RETOLD, ids=[right for _, right, _ in RETOLD])
def test_a_number_worked_out_passes_and_another_value_does_not(told: tuple[str, ...], right: str, wrong: str) -> None:
    paper = paper_of(*told, "Nothing else was measured.")
    assert_only_right_passes(paper, "numbers", right, wrong)
