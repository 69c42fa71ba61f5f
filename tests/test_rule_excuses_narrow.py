"""An excuse for what is told rightly covers that alone: sentences beside it that say more than the paper are still named."""

from __future__ import annotations

import pytest
from check_maker import Retold, assert_loudness, loud, paper_of, report_on
from paper_maker import make_paper

from pipeline.records import Fact, StudyFacts

_PRESSURE = "The drug lowered pressure in patients"
_HEAVIER = "Heavier children may become heavier adults"
_AIR = "Mortality was associated with air pollution"

SAID: list[Retold] = [
    ("novelty", _PRESSURE, None, "After the new drug, blood pressure was lower.", "warn"),
    ("novelty", _PRESSURE, None, "It is the first definitive treatment for high blood pressure.", "warn"),
    ("novelty", _PRESSURE, None, "It took a long time to the first treatment that works.", "warn"),
    ("novelty", _PRESSURE, None, "They counted the days since the first treatment.", None),
    ("cause", _AIR, None, "More people died because of air pollution.", "warn"),
    ("cause", f"Death related to tumours was rare. {_AIR}", None, "Deaths due to air pollution were more common.", "warn"),
    ("hedge dropped", _HEAVIER, None, "We can safely assume heavier children will become heavier adults.", "warn"),
    ("hedge dropped", _HEAVIER, None, "Many assume that heavier children will become heavier adults.", None),
    ("hedge dropped", "Screening may be not needed in women with low risk", None, "Women with low risk will not need screening.", "warn"),
    ("hedge dropped", "Screening may be not needed in women with low risk", None, "Women with low risk will not necessarily need screening.", None),
    ("hedge dropped", "Exploratory subgroup analysis suggested that aspirin protects older women from stroke (p = 0.04)", None, "In older women aspirin is what protects from a stroke.", "warn"),
    ("hedge dropped", "Flu vaccination in October may prevent deaths of old people in nursing homes", None, "Deaths of old people in nursing homes are prevented by flu vaccination in October.", "warn"),
    ("numbers", "Three doses (5, 10 and 20 mg) were compared with placebo in 90 patients", None, "Each took one of two treatments.", "warn"),
    ("numbers", "Of 100 evaluable patients, 30 patients had nausea after the first infusion of the drug. Severe headache after surgery was seen in 12 patients within a month", None, "Within a month of surgery, a severe headache had troubled 30 of the patients whom the team watched.", "warn"),
    ("species", "Blood from recipient mice was drawn. Serum of recipients was tested at day 9. The drug cured the mice of infection", "animal study", "The drug cured patients of infection.", "warn"),
    ("support", "Specificity was 98% for the test", None, "It gave many false alarms, more than any other.", "note"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=[f"{s[0]}: {s[3]}" for s in SAID])
def test_what_stands_beside_an_excuse_is_as_loud_as_without_it(row: Retold) -> None:
    assert_loudness(row, each_a_passage=True)


@pytest.mark.parametrize(
    ("first", "severity"),
    [
        ("Early results on blood tests help doctors to act.", "warn"),
        ("The researchers looked back at one year of records.", "warn"),
        ("These are early results.", None),
        ("The researchers looked back at one hospital.", None),
    ],
)
def test_early_results_and_a_look_back_are_limits_where_they_say_how_little_there_is(
    first: str, severity: str | None
) -> None:
    paper = paper_of(
        "The sample was small and this is a limitation.",
        "The drug worked in 40 patients.",
        "Nothing else was measured.",
        scope="abstract",
    )
    told = f"{first} The drug worked in 40 patients. Most got better with it. They felt well. They went home soon."
    assert loud(report_on(told, paper)).get("limits") == severity


@pytest.mark.parametrize(
    ("design", "discussed", "said", "severity"),
    [
        (
            "case series",
            "Smith treated 12 patients who all recovered completely.",
            "The patients recovered.",
            "block",
        ),
        (
            "case report",
            "In the literature the patients were cured by surgery.",
            "She was cured by surgery.",
            "block",
        ),
        ("case series", "Our two patients recovered completely.", "The patients recovered.", None),
    ],
)
def test_a_discussion_tells_an_outcome_of_a_study_only_where_it_speaks_of_the_study_s_own_patients(
    design: str, discussed: str, said: str, severity: str | None
) -> None:
    facts = StudyFacts(design=Fact(value=design, confidence=0.9, passages=("S1",)))
    sections = {"Case": ["We saw two women with a rash, who were given steroids."], "Discussion": [discussed]}
    paper = make_paper(sections, title="Rash", facts=facts)
    assert loud(report_on(said, paper)).get("outcome") == severity
