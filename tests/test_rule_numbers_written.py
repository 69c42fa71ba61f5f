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
