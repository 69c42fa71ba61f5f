"""Population: people who cannot be, grown people in a paper of children, and groups that an abstract carries by chance alone."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

CROUP = paper_of(
    "Children with croup inhaled heliox for an hour.", "In the third study, 29 children with croup got dexamethasone.",
    "Scores were noted by year of age.",
)  # fmt: skip
RECORDS = paper_of(
    "There was no change in how often family risk of breast cancer was added to the problem lists of patients.",
    "Doctors saw 492 patients aged 35 to 65.",
)  # fmt: skip
BYPASS = paper_of(
    "Gastric bypass helped obese patients with type 2 diabetes.", "It is studied in animals that are not obese, too."
)


@pytest.mark.parametrize(
    "said",
    [
        "It followed 492 newborn babies aged 35 to 65.",
        "Doctors saw 492 children, aged 35 to 65.",
        "Doctors saw 40-year-old babies.",
        "Doctors saw pensioners aged 4-8.",
        "Doctors saw 492 teenagers in their sixties.",
        "Doctors saw young older adults.",
        "Doctors saw human mice.",
        "None of the children with a low score gave birth.",
        "It included 200 children who were at least 34 weeks pregnant.",
        "Doctors saw 200 children in early labour.",
        "Doctors saw adults aged 5 to 12.",
    ],
)
def test_a_sentence_that_names_people_who_cannot_be_is_doubted(said: str) -> None:
    paper = paper_of(
        "Doctors saw 492 children, teenagers, babies, older adults, pregnant women and mice.", "Scores were low."
    )
    assert severity(said, paper, "population") == "warn", report_on(said, paper).flags


@pytest.mark.parametrize(
    "said",
    [
        "It followed 492 babies aged 3 to 6 months.",
        "Doctors saw children aged 4 to 12.",
        "Doctors saw 17-year-old teenagers.",
        "Doctors saw older adults in their sixties.",
        "Doctors saw adults aged 18 and over, and children.",
        "None of the children whose mothers gave birth early had a low score.",
        "Doctors saw pregnant women and children aged up to 5.",
        "Doctors saw babies aged 6 to 23 months.",
        "Doctors saw children aged 24-59 months.",
        "Doctors saw babies aged 8 and 16 weeks.",
        "Doctors saw adult mice aged 8 to 12 weeks.",
        "Doctors saw a 10-year-old adult mouse.",
        "Doctors saw teenagers and adults aged 12 years and older.",
        "Doctors saw adults aged at least 12.",
        "Doctors saw older adults aged 40 or over.",
        "Doctors saw the children until age 30.",
        "Doctors saw the babies, now aged 30.",
        "Doctors saw adult children in their forties.",
        "Doctors saw women who had children in their thirties.",
        "Doctors saw children and older adults in the labour market.",
    ],
)
def test_people_who_can_be_pass(said: str) -> None:
    paper = paper_of(
        "Doctors saw 492 children, teenagers, babies, adults, older adults, pregnant women, mothers and mice.",
        "Scores were low.",
    )
    assert severity(said, paper, "population") is None, report_on(said, paper).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Older adults with croup inhaled heliox for an hour.", "warn"),
        ("Adults with croup inhaled heliox for an hour.", "warn"),
        ("Children with croup inhaled heliox for an hour.", None),
        ("It may not be the same in adults.", None),
    ],
)
def test_a_paper_of_children_has_no_grown_people(said: str, loudness: str | None) -> None:
    assert severity(said, CROUP, "population") == loudness, report_on(said, CROUP).flags


def test_a_paper_with_grown_people_beside_its_children_may_be_told_of_them() -> None:
    paper = paper_of(
        "Children with croup inhaled heliox.", "Children were scored by their parents.", "Years later it came back."
    )
    said = "Children with croup inhaled heliox, and the adults who look after them scored it."
    assert severity(said, paper, "population") is None, report_on(said, paper).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("There was no change in how often family risk was added to newborn babies' problem lists.", "warn"),
        ("There was no change in how often family risk was added to patients' problem lists.", None),
    ],
)
def test_a_group_that_an_abstract_carries_by_a_word_alone_is_no_group_of_its(said: str, loudness: str | None) -> None:
    assert severity(said, RECORDS, "population") == loudness, report_on(said, RECORDS).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Gastric bypass helped obese mice with type 2 diabetes.", "warn"),
        ("Gastric bypass helped obese people with type 2 diabetes.", None),
        ("Bypass was studied in rats that are not obese, too.", None),
        ("Learning of diabetes is not only for children.", None),
    ],
)
def test_an_animal_that_is_never_named_is_not_who_was_helped(said: str, loudness: str | None) -> None:
    assert severity(said, BYPASS, "population") == loudness, report_on(said, BYPASS).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The four trials had 388 children.", "warn"),
        ("The four trials had 388 women.", None),
        ("The four trials had 388 people.", None),
    ],
)
def test_a_count_is_of_the_people_whom_the_paper_counts_with_it(said: str, loudness: str | None) -> None:
    paper = paper_of("Four trials with 388 women in labour were found.", "Neonatal death was rare, in 45 neonates.")
    assert severity(said, paper, "population") == loudness, report_on(said, paper).flags


def test_males_of_a_childs_age_may_be_told_as_children() -> None:
    paper = paper_of("Pain fell by half in 120 males aged 6-12 years.", people=120)
    assert severity("Pain fell by half in 120 children.", paper, "population") is None
    grown = paper_of("Pain fell by half in 120 males aged 46-52 years.", people=120)
    assert severity("Pain fell by half in 120 children.", grown, "population") == "warn"
