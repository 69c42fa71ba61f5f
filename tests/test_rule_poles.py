"""Population: the other pole of a study's people is not its people, and a result for some is none for everybody."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

PRETERM = paper_of("Preterm infants given the drug at ten units breathed better.", design="cohort study")
EARLY = paper_of(
    "In patients with early breast cancer the drug delayed relapse.",
    "They were recruited from urban clinics.",
    design="randomised trial",
)
OBESE = paper_of(
    "The programme of walking helped obese patients with type 2 diabetes to lose weight.", design="randomised trial"
)
LUNG = paper_of("In people with non-small-cell lung cancer the drug delayed a relapse.", design="randomised trial")
CASE = paper_of("A man of 40 had severe pain in his right kidney.", "The mass was malignant.", design="case report")


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("The study looked at babies born on time who had trouble breathing.", PRETERM),
        ("The drug delayed a relapse in people with advanced breast cancer.", EARLY),
        ("The women lived in rural areas.", EARLY),
        ("The programme helped people of normal weight to lose weight.", OBESE),
        ("The programme helped people with type 1 diabetes.", OBESE),
        ("The drug delayed a relapse in people with small-cell lung cancer.", LUNG),
        ("Doctors found a mass in his left kidney.", CASE),
        ("The mass turned out to be benign.", CASE),
    ],
)
def test_the_other_pole_is_another_population(said: str, paper: object) -> None:
    assert severity(said, paper, "population") == "warn", report_on(said, paper).flags  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("The study looked at babies born too early who had trouble breathing.", PRETERM),
        ("It is not known whether the drug helps babies born on time.", PRETERM),
        ("The drug delayed a relapse in people with early breast cancer, not in those with advanced cancer.", EARLY),
        ("The drug delayed a relapse in people with non-small-cell lung cancer.", LUNG),
        ("The drug delayed a relapse in people with non–small cell lung cancer.", LUNG),
        ("Doctors found a mass in his right kidney.", CASE),
        ("The programme may help other people with type 1 diabetes.", OBESE),
    ],
)
def test_the_papers_own_pole_and_what_is_left_open_pass(said: str, paper: object) -> None:
    assert severity(said, paper, "population") is None, report_on(said, paper).flags  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Walking helps anyone with diabetes.", "warn"),
        ("The programme is safe for everyone with diabetes.", "warn"),
        ("Walking protects everyone from a stroke.", "warn"),
        ("Walking helps everyone to understand diabetes.", None),
        ("The programme works for people with diabetes, whatever their weight.", "warn"),
        ("Walking helps people of all ages with diabetes.", "warn"),
        ("The programme treats all types of diabetes.", "warn"),
        ("Walking does not help everyone with diabetes.", None),
        ("Does walking help anyone with diabetes?", None),
        ("Everyone in the study got the programme of walking.", None),
    ],
)
def test_a_result_for_some_is_not_held_for_everybody(said: str, loudness: str | None) -> None:
    assert severity(said, OBESE, "population") == loudness, report_on(said, OBESE).flags


def test_whom_a_pregnancy_is_told_of_must_be_the_papers() -> None:
    paper = paper_of(
        "We studied 87 women before 35 weeks of pregnancy.",
        "The women gave birth within 7 days of preterm labour.",
        design="cohort study",
    )
    said = "Researchers tried the test in 87 children who were before 35 weeks pregnant."
    assert severity(said, paper, "population") == "warn", report_on(said, paper).flags
    assert severity(said.replace("children", "women"), paper, "population") is None
