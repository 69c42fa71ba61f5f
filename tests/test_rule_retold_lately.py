"""What careful writers tell of a ratio, a month, a death, a first treatment or a set of samples, beside the same told wrongly."""

from __future__ import annotations

import pytest
from check_maker import Retold, assert_loudness, assert_only_right_passes, paper_of, report_on, severity

NUMBERS = [
    ("Home deaths were less likely in the north (PR0.91[95%CI 0.85-0.98]p<0.001).", "Those in the north were 9% less likely to die at home.", "Those in the north were 19% less likely to die at home."),
    ("Hospice deaths were less likely in the south (PR 0.73 [0.68-0.80] p<0.001).", "In the south it was 27% less likely.", "In the south it was 73% less likely."),
    ("All got palliative treatment, either 25 Gy in 5 fractions or 50 Gy in 20, compared with each other.", "Each had received one of two treatment plans.", "Each had received one of nine treatment plans."),
    ("Thickness of the wall was 21 microm more for each step.", "Each step went with 21 µm more.", "Each step went with 21 mm more."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), NUMBERS, ids=[right for _, right, _ in NUMBERS])
def test_a_number_that_follows_passes_and_another_does_not(told: str, right: str, wrong: str) -> None:
    assert_only_right_passes(paper_of(told, "Nothing else was measured."), "numbers", right, wrong)


def test_those_whose_data_were_analysed_may_be_told_with_anything_that_is_told_of_all() -> None:
    paper = paper_of(
        "Between May 2011 and April 2013, keyhole surgery was performed in 102 consecutive patients.",
        "Two patients were excluded, and data from the remaining 100 patients were analyzed in this study.",
    )
    right = "The team followed 100 patients who had keyhole surgery between May 2011 and April 2013."
    assert_only_right_passes(paper, "numbers", right, right.replace("100", "108"))


SAID: list[Retold] = [
    ("hedge dropped", "The group showed raised values for herpes virus in March and May, for herpes zoster, adenovirus and influenza in April", None, "In April it was herpes zoster, adenovirus and influenza.", None),
    ("hedge dropped", "Heavier children may become heavier adults", None, "It is easy to assume that heavier children will become heavier adults.", None),
    ("hedge dropped", "Heavier children may become heavier adults", None, "Heavier children will become heavier adults.", "warn"),
    ("hedge dropped", "Heavier children may become heavier adults", None, "People assumed that it fades, but heavier children will become heavier adults.", "warn"),
    ("hedge dropped", "Factor analyses suggested that patients watched by family members (OR 5.54, 95 % CI 2.87-10.69) were more likely to miss treatment", None, "Patients watched by family members had more than five times the odds of missing treatment.", None),
    ("novelty", "Time to treatment was 40 days", None, "They measured the days to the date of the first main treatment.", None),
    ("novelty", "Time to treatment was 40 days", None, "This is the first treatment that works.", "warn"),
    ("outcome", "We describe four patients who developed slowly progressive myelopathy", "case series", "In all four the illness slowly got worse.", None),
    ("outcome", "We describe four patients who had myelopathy", "case series", "In all four the illness slowly got worse.", "warn"),
    ("species", "A total of 154 samples from kidney or liver transplant recipients were run through both assays", "laboratory study", "Researchers ran 154 samples from people who had received a kidney or liver through both tests.", None),
    ("limits", "Based on this pilot data the score appears promising. A prospective study is ongoing to confirm safety", None, "The score is promising. But these are early data.", None),
    ("population", "Nontriploid partial moles probably do not exist", None, "A partial mole is a kind of abnormal pregnancy.", None),
    ("support", "The method had a low specificity (53%). Nodal metastases were diagnosed with a sensitivity of 94%", None, "Its weak point was false alarms.", None),
    ("support", "A 57-year-old woman came with hiccups. They had lasted for weeks", "case report", "Doctors describe one person, a 57-year-old woman.", None),
    ("support", "Hiccups and tea were asked about in a cross-sectional survey", None, "This is a study that looked at one point in time.", None),
    ("names", "A man with carcinoma got pembrolizumab. Pneumonitis followed", "case report", "Doctors describe one person, in a report about pembrolizumab and pneumonitis.", None),
    ("negation", "Only biopsies from women who subsequently became pregnant were evaluated. Fifteen patients were included", None, "Women who did not become pregnant were not part of the analysis.", None),
    ("cause", "Death related to desmoid tumours was similar (2.0% vs 10.8%)", None, "Deaths due to the tumours were similar: 2.0% and 10.8%.", None),
    ("cause", "Bleeding related to desmoid tumours was similar (2.0% vs 10.8%)", None, "Bleeding caused by desmoid tumours was similar: 2.0% and 10.8%.", "warn"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=[f"{s[0]}: {s[3]}" for s in SAID])
def test_what_is_retold_rightly_passes(row: Retold) -> None:
    assert_loudness(row)


def test_initials_are_the_name_that_the_paper_spells_them_out_with() -> None:
    paper = paper_of(
        "Invasive adenocarcinoma (IAC) was diagnosed in 37 patients.",
        "Young patients may be at increased risk of developing IAC between the screening intervals.",
        "Melanoma was not looked for.",
    )
    right = "Young patients may be at greater risk of developing adenocarcinoma between the screening intervals."
    assert severity(right, paper, "names") is None
    assert severity(right.replace("adenocarcinoma", "melanoma"), paper, "names") == "warn"


def test_a_number_whose_likest_passage_has_it_so_is_not_held_against_another_unit_elsewhere() -> None:
    paper = paper_of(
        "Similar symptoms of lower back pain lasted for 2 weeks and were attributed to a cause.",
        "Similar symptoms of lower back pain during the following 2 years were attributed to the same cause.",
    )
    right = "Similar symptoms of lower back pain during the following 2 years were attributed to the same cause."
    assert_only_right_passes(paper, "numbers", right, right.replace("2 years", "2 months"))


def test_the_sentence_that_resembles_no_passage_is_shown() -> None:
    paper = paper_of("Pain fell.", "Nothing else was measured.")
    said = "Zebras graze quietly on distant plains. Giraffes browse tall acacias nearby."
    messages = [one.message for one in report_on(said, paper).flags if one.rule == "alignment"]
    assert messages == ["no passage resembles “Zebras graze quietly on distant plains.”, and 1 other does not either"]
