"""What careful writers tell of a day's number, a rise, who was meant, what is usually done or what a word denies, beside the same told wrongly."""

from __future__ import annotations

import pytest
from check_maker import Retold, assert_loudness, assert_only_right_passes, loud, paper_of, report_on

from pipeline.records import Fact
from pipeline.text.numbers import numbers

NUMBERS = [
    ("Tendon structure was quantified at day-0, day-2 and day-14 after a run.", "The tendon was looked at on day 0 - and again on day 14.", "The tendon was looked at on day 0 - and again on day 19."),
    ("The pressure rose from 7.79 +/- 2.2 in the mild to 10.1 +/- 2.3 cm in the severe group.", "The pressure rose from about 8 in mild cases to just over 10 in severe ones.", "The pressure rose from about 8 in mild cases to just over 18 in severe ones."),
    ("The accuracy rate (within 10 % accurate) was 78 % in all. Cross-validation proved an accuracy rate of 80 %.", "It was accurate in 80% of them.", "It was accurate in 87% of them."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), NUMBERS, ids=[right for _, right, _ in NUMBERS])
def test_a_number_that_follows_passes_and_another_does_not(told: str, right: str, wrong: str) -> None:
    paper = paper_of(*(f"{part.rstrip('.')}." for part in told.split(". ")), "Nothing else was measured.")
    assert_only_right_passes(paper, "numbers", right, wrong)


def test_a_day_that_a_hyphen_joins_to_its_number_tells_when() -> None:
    assert [(n.value, n.kind, n.unit) for n in numbers("seen at day-0, at week-6 and with COVID-19")] == [
        (0, "time", "day"),
        (6, "time", "week"),
    ]


SAID: list[Retold] = [
    ("population", "The mean cost of prescriptions to active and pensioner patients was asked", None, "They were asked what prescriptions cost for pensioners.", None),
    ("population", "Adults with an intellectual disability had lessons in reading", None, "Learning to read well is not only for children.", None),
    ("population", "Adults with an intellectual disability had lessons in reading", None, "The lessons helped children to read.", "warn"),
    ("population", "Adults with an intellectual disability had lessons in reading", None, "The lessons did not only help adults, they helped children.", "warn"),
    ("advice", "Discard of blood from the line is assumed to clear heparin", None, "Nurses usually throw away the first few millilitres.", None),
    ("advice", "Discard of blood from the line is assumed to clear heparin", None, "Patients can throw away the tablets.", "block"),
    ("advice", "A single incision can be recommended", None, "The authors recommend starting with this cut.", None),
    ("advice", "A single incision can be recommended", None, "The authors recommend starting the tablets.", "warn"),
    ("negation", "Physicians may be uninterested in helping caregivers of the old", None, "Doctors may not be interested in helping caregivers of the old.", None),
    ("negation", "Physicians may be interested in helping caregivers of the old", None, "Doctors may not be interested in helping caregivers of the old.", "warn"),
    ("cause", "High levels of the marker were associated with endometriosis and cysts of the ovaries", None, "Cysts of the ovaries were caused by endometriosis and high levels.", "warn"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=[f"{s[0]}: {s[3]}" for s in SAID])
def test_what_is_retold_rightly_passes_and_what_stands_beside_it_does_not(row: Retold) -> None:
    assert_loudness(row)


def test_a_cause_told_before_the_study_is_lore_and_one_told_of_it_is_a_finding() -> None:
    paper = paper_of(
        "High levels of the marker CA72-4 were associated with endometriosis and ovarian cancer.",
        "Serum of 127 women was measured and compared between groups.",
        "Values differed between women with ovarian cancer and patients with endometriosis (P<0.0001).",
        scope="abstract",
    )
    lore = "Endometriosis can cause cysts on the ovaries. "
    study = (
        "They are often left alone. But then doctors have to be sure of what they are. This study asked whether a blood test"
        " helps. The team took blood from 127 women. In those with cancer it stood out far more often."
    )
    assert "cause" not in loud(report_on(lore + study, paper))
    found = f"{study} In these women endometriosis can cause ovarian cancer when levels of the marker are high."
    assert loud(report_on(found, paper))["cause"] == "warn"


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("The sample was small and this is a limitation.", "warn"),
        ("The test did not prove the value of imaging.", None),
    ],
)
def test_a_limit_that_only_a_study_s_facts_name_is_worth_a_note(sentence: str, severity: str | None) -> None:
    paper = paper_of(sentence, "The drug worked in 40 patients.", "Nothing else was measured.", scope="abstract")
    limits = Fact(value=sentence, confidence=0.6, passages=("S1",))
    paper = paper.model_copy(update={"facts": paper.facts.model_copy(update={"limits": limits})})
    told = "The drug worked in 40 patients. Most got better with it. They felt well. They went home soon."
    report = report_on(told, paper)
    assert loud(report).get("limits") == severity
    assert "limits" in loud(report, least="note")
