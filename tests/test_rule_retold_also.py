"""More of what a careful writer retells in own words, beside the same told wrongly."""

from __future__ import annotations

import pytest
from check_maker import Retold, assert_loudness, assert_only_right_passes, paper_of, severity

LOUD = {"warn", "block"}

# (the paper says, the summary says right, the summary says wrong).
NUMBERS = [
    ("ORs of not eating fruit or vegetables were 4.26 and 5.47 among the lowest educated.", "Their odds were about five and a half times as high.", "Their odds were about nine and a half times as high."),
    ("In all, 93% of samples were positive.", "Only about 7% of them were negative.", "Only about 17% of them were negative."),
    ("Patients underwent Watchman, LAmbre and Lefort implants.", "They had one of three devices: Watchman, LAmbre or Lefort.", "They had one of seven devices: Watchman, LAmbre or Lefort."),
    ("Costs of 23 investigations and 23 therapies were asked.", "Half of the items were tests.", "A tenth of the items were tests."),
    ("Outcomes were compared for 5,088 of 5,102 participants.", "Data of 5,088 people were used.", "Data of 5,808 people were used."),
    ("After the first grade 131 children were compared.", "In the end 131 of the children were compared.", "In the end 161 of the children were compared."),
    ("Stages were Stage III-12, Stage IV-101; the rest were others.", "Most of them, 101, had stage IV disease.", "Most of them, 151, had stage IV disease."),
    ("Agreement (kappa) was 0.33.", "On a scale where 1 would be perfect and 0 no better than chance, it was 0.33.", "On a scale where 1 would be perfect and 0 no better than chance, it was 0.63."),
    ("There were 5 deaths (1.2%).", "A little over 1 in 100 died.", "A little over 1 in 20 died."),
    ("More than one quarter succumbed.", "More than a quarter of them died.", "More than a third of them died."),
    ("Those with DD had less insulin.", "Those with two D copies had less of it.", "Those with two D copies had 57 units less of it."),
    ("Urea was 91 mg/dL before and 46 mg/dL after.", "Urea fell by about half, from 91 to 46 mg/dL.", "Urea fell by about a tenth, from 91 to 46 mg/dL."),
    ("Alignment was closer to neutral in one group (2.8°) than in the other (3.9°).", "Legs ended up about one degree closer to neutral.", "Legs ended up about six degrees closer to neutral."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), NUMBERS, ids=[right for _, right, _ in NUMBERS])
def test_a_number_that_follows_passes_and_another_does_not(told: str, right: str, wrong: str) -> None:
    paper = paper_of(told, "Nothing else was measured.")
    assert_only_right_passes(paper, "numbers", right, wrong)


def test_two_periods_are_added_up() -> None:
    paper = paper_of("In autumn 22 patients had surgery.", "In winter 21 patients had surgery.", "Habits stayed.")
    assert severity("Only 43 operations could be compared, all at one hospital.", paper, "numbers") is None
    assert severity("Only 63 operations could be compared, all at one hospital.", paper, "numbers") in LOUD


def test_those_without_data_are_the_rest_of_all_people() -> None:
    paper = paper_of(
        "Of the 129 people who joined, all were asked.", "Complete data were had of 82 patients.", people=129
    )
    assert severity("Over a third of those who joined had no complete data.", paper, "numbers") is None
    assert severity("Over a half of those who joined had no complete data.", paper, "numbers") in LOUD


# (rule, the paper says, the design, the summary says, how loud).
SAID: list[Retold] = [
    ("outcome", "No mortality or complications occurred in 19 patients.", "case series", "Nobody died in this group.", None),
    ("outcome", "Complications occurred in 19 patients.", "case series", "Two of them died in this group.", "warn"),
    ("certainty", "Patients underwent curative resection.", None, "They had an operation with the aim of cure.", None),
    ("certainty", "Patients underwent resection.", None, "They had an operation with the aim of cure.", None),
    ("certainty", "Patients underwent resection.", None, "The operation is a cure.", "block"),
    ("certainty", "The most precise landmark was the fibular head.", None, "The fibular head proved the most precise.", None),
    ("hedge dropped", "In cancer samples c-kit positivity appeared both inside and around the nodes.", None, "In cancer samples c-kit was seen both inside and around the nodes.", None),
    ("hedge dropped", "In cancer samples c-kit appeared to drive the growth of the nodes.", None, "In cancer samples c-kit drives the growth of the nodes.", "warn"),
    ("strength", "Surgical procedures to prevent mismatch may not be justified.", "cohort study", "Surgery to prevent it may not be justified.", None),
    ("strength", "Surgical procedures were linked with less mismatch.", "cohort study", "Surgery prevents mismatch.", "warn"),
    ("names", "The cortisol in saliva was compared with the 1mg DST.", None, "They compared it with a test after a dose of dexamethasone.", None),
    ("names", "Patients underwent resection of a thymoma.", None, "Their cancer was taken out.", None),
    ("certainty", "Evidence to support this approach is lacking.", None, "Proof has been lacking.", None),
    ("certainty", "Evidence to support this approach is lacking.", None, "This is proof that it works.", "block"),
    ("certainty", "Cultures were positive in 83%.", None, "About 83% had a culture that proved positive.", None),
    ("certainty", "The appendix was inflamed in 73 patients.", None, "The appendix proved to be inflamed in 73 of them.", None),
    ("certainty", "The appendix was inflamed in 73 patients.", None, "The operation proved to be safe.", "block"),
    ("certainty", "Rules were linked with less smoking.", None, "Does this prove that rules keep teenagers from smoking?", None),
    ("hype", "Mossy fibers excite granule cells.", None, "These nerve fibers are known for exciting other cells.", None),
    ("hype", "Mossy fibers excite granule cells.", None, "This is an exciting result.", "block"),
    ("population", "Infertility was studied in couples.", None, "Do they have more trouble having children?", None),
    ("outcome", "Malformations in two could be treated with injection successfully.", "case series", "Two were successfully treated.", None),
    ("limits", "Physicians underestimated the impact on social limitations. It was asked.", None, "Doctors saw it as less. They were asked.", None),
    ("limits", "Asthma showed a low number of macrophages. It was counted.", None, "Fewer cells were seen. They were counted.", None),
    ("negation", "Carriers of the gene were followed.", None, "The risk is not the same for all of them.", None),
    ("strength", "A 45-year-old woman with cancer had radiotherapy.", "case report", "Treatment of this cancer seldom works well.", None),
    ("negation", "This quasi-experimental study was small.", None, "It was not a fully randomised trial.", None),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=[f"{s[0]}: {s[3]}" for s in SAID])
def test_what_is_retold_rightly_passes(row: Retold) -> None:
    assert_loudness(row)
