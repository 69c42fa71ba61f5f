"""What a paper's own counts and shares imply may be told, and nothing else."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, severity

from pipeline.text.numbers import numbers

LOUD = {"warn", "block"}

# (the paper says, the summary says right, the summary says wrong).
IMPLIED = [
    (["Sponsors were the state, five (41.7%); a bank, three (25.0%); and others, four (33.3%)."], "They asked 12 trainees.", "They asked 19 trainees."),
    (["Forty-five patients had stage III disease.", "Thirty-eight stage III patients received radiation."], "Only seven patients went without radiation.", "Only 17 patients went without radiation."),
    (["Cells met taxol, cisplatin, insulin, aspirin, morphine, heparin, codeine and warfarin."], "For the other six, no effect was told.", "For the other nineteen, no effect was told."),
    (["In all, 129 patients entered the study.", "Of these, data for 82 patients were complete."], "Over a third of those who joined did not have complete data.", "Over four fifths of those who joined did not have complete data."),
    (["Scores fell by 0.35 point with bypass."], "With bypass, scores were about a third of a point lower.", "With bypass, scores were about a quarter of a litre lower."),
    (["Repeat scans were rarer: -8.7 percentage points for CT and -13.0 percentage points for chest films."], "They were rarer by about 9 percentage points for CT, and by 13 for chest films.", "They were rarer by about 9 percentage points for CT, and by 43 for chest films."),
    (["A logarithmic reduction of at least 5 was expected of soap."], "Soap had to cut germs 100,000-fold.", "Soap had to cut germs 1,000-fold."),
    (["The peak was 13.6 mg/l in tissue and 40.7 mg/l in plasma."], "The peak in tissue was 13.6 mg/l, about a third of the 40.7 mg/l in blood.", "The peak in tissue was 13.6 mg/l, about four fifths of the 40.7 mg/l in blood."),
    (["The score was 2.2 in rats given water and 1.0 in rats given soap."], "In rats given water the score was 2.2. In rats given soap it was only 1.0, so less than half.", "In rats given water the score was 2.2. In rats given soap it was only 1.0, so less than a quarter."),
    (["A survey in 1995-1997 was repeated in 2006-2008."], "They followed people for about eleven years.", "They followed people for about nineteen years."),
    (["The relative risk for thrombosis due to malignancy was 10.0 (95% C.I. 5.3-18.9)."], "The risk was about ten times as high with malignancy.", "The risk was about forty times as high with malignancy."),
    (["Values were 48.35+/-3.82% before and 36.88+/-8.42 on day 5."], "It had dropped to about 37%.", "It had dropped to about 27%."),
    (["Women were asked at years (Y) 1, 5, 10, and 15 about pain. A total of 594 women were asked."], "In year 15 the women were asked about pain.", "In year 25 the women were asked about pain."),
    (["Adults aged 92 or 93 years were asked."], "They were past the age of 90.", "They were past the age of 70."),
    (["Adults were put in three arms."], "They were placed in one of three groups.", "They were placed in one of 16 groups."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), IMPLIED, ids=[right for _, right, _ in IMPLIED])
def test_a_number_that_is_implied_passes_and_another_does_not(told: list[str], right: str, wrong: str) -> None:
    paper = paper_of(*told, "Nothing else was measured in wards.", scope="abstract")
    assert_only_right_passes(paper, "numbers", right, wrong)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("Sponsors were the state, five (41.7%); and a bank, three (25.0%).", "In the end 12 patients died."),
        ("Sponsors were the state, five (41.7%).", "They asked 12 trainees."),
        ("We saw 45 patients. Of nurses, 38 were asked.", "In the end 7 patients were not cured and died."),
        ("We saw 45 patients. There were 38 patients in bed.", "In the end 7 patients were cured."),
        ("In all, 129 patients entered. Of these, 82 patients smoked.", "A tenth of the patients were lost."),
        ("Scores fell by 0.35 kg.", "Scores were about a third of a point lower."),
        ("The limit was 5 mg.", "Soap cut germs 100,000-fold."),
    ],
)
def test_what_only_looks_implied_is_named(told: str, wrong: str) -> None:
    paper = paper_of(*told.split(". "), "Nothing else was measured in wards.", scope="abstract")
    assert severity(wrong, paper, "numbers") in LOUD


def test_days_and_years_in_a_list_behind_their_name_are_times() -> None:
    assert [(n.value, n.unit) for n in numbers("at years (Y) 1, 5, and 15")] == [
        (1, "year"),
        (5, "year"),
        (15, "year"),
    ]
