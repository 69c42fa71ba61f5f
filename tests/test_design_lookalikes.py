"""What looks like a design and is another: tests in a random order, things divided by lot, guidelines, overviews."""

from __future__ import annotations

import pytest
from test_design import _passages as passages
from test_design import read

from pipeline.ingest.design import study_design
from pipeline.records import Passage, Section


def test_tests_taken_in_a_random_order_make_no_trial() -> None:
    fact = read(
        """This reliability study included 38 adults with stiff joints.
        They took three walking tests, in a randomised order, on two days.
        Test-retest reliability was good.""",
        title="Test-retest reliability of walking tests in stiff joints",
    )
    assert fact.value == "observational study"


def test_treatments_given_in_a_random_order_are_a_trial() -> None:
    assert read("Twelve bakers drank tea and water in a random order, a week apart.").value == "randomised trial"


def test_things_divided_by_lot_are_a_laboratory_study() -> None:
    fact = read(
        """54 porcelain and 72 composite chips served as samples.
        Chips were divided randomly into three groups, and the groups were randomised to one of two whitening strips.
        Roughness was seen under the microscope."""
    )
    assert fact.value == "laboratory study"


def test_people_whose_teeth_are_divided_by_lot_are_in_a_trial() -> None:
    fact = read("In 40 patients, teeth were randomly allocated to one of two fillings.\nThe patients had less pain.")
    assert fact.value == "randomised trial"


def test_a_catalogue_that_says_review_is_believed_where_no_animal_was_studied() -> None:
    text = "Animals take this vitamin up with their food.\nPlants and animals do not make it. It may protect people."
    assert read(text, "The biology of a vitamin", types=("Journal Article", "Review")).value == "narrative review"


def test_a_mendelian_randomisation_study_observes_people_whatever_the_catalogue_says() -> None:
    fact = read(
        """Whether frailty leads to low mood is unknown.
        We took genome-wide data of a biobank and of a meta-analysis and did Mendelian randomization.
        Frailty was associated with low mood.""",
        title="Frailty and low mood: a bidirectional Mendelian randomization study",
        types=("Meta-Analysis",),
    )
    assert fact.value == "observational study"


def test_a_way_of_working_called_this_protocol_is_no_plan_for_a_study() -> None:
    assert read("With this protocol we let a population of cells grow.\nWith it, they grew.").value != "protocol"


def test_a_questionnaire_with_domains_is_no_laboratory_study() -> None:
    fact = read(
        """We translated a questionnaire of 49 items in seven domains, and synthesized two versions of each domain.
        Its construct validity was examined in 119 patients, two thirds women.
        Each domain and all domains together were reliable.""",
        title="The Dutch version of a questionnaire: reliability and construct validity",
    )
    assert fact.value == "cross-sectional study"


def test_patients_who_were_compared_are_observed_also_where_germs_are_named() -> None:
    fact = read(
        """Of 4,033 patients screened, 158 carried resistant strains of E. coli.
        Genes and DNA of the strains were sequenced, and bacterial genes were found by molecular methods and mass spectrometry.
        In this case-control study, 158 cases and 316 controls were compared.
        Antibiotics were associated with carriage (odds ratio 8.7), as were bacterial infections.
        The 316 matched controls were patients without carriage, seen from January 2019 to May 2021."""
    )
    assert fact.value == "case-control study"


def test_a_guideline_that_names_its_reviews_is_a_guideline() -> None:
    fact = read(
        """This clinical practice guideline gives recommendations on low mood in three age cohorts.
        Ten systematic reviews and meta-analyses served as its basis.
        Recommendations were made by a panel for three cohorts of age.""",
        title="Summary of the clinical practice guideline for the treatment of low mood across three age cohorts",
    )
    assert fact.value == "guideline"


def test_a_study_of_whether_a_guideline_is_kept_to_is_no_guideline() -> None:
    fact = read(
        "We retrospectively reviewed the records of a cohort of 220 bakers. Half were treated as practice guidelines say.",
        title="Adherence to practice guidelines for cough: a retrospective cohort study",
    )
    assert fact.value == "cohort study"


def _of(kind: str, line: str, mark: str) -> tuple[Passage, ...]:
    return tuple(p.model_copy(update={"kind": kind}) for p in passages([line], mark))


def _parts(*titles: str, sentences: int = 4) -> list[Section]:
    """Give an abstract that names no design, and sections of a few sentences each."""
    abstract = passages(
        ["Toxins must leave a cell's membrane.", "Proteins and peptides help: 500 were tried in cells."], "S"
    )
    told = [_of("other", "It acts.", f"{mark}{n}") for mark, _ in enumerate(titles) for n in range(sentences)]
    cut = [tuple(p for one in told[n * sentences : (n + 1) * sentences] for p in one) for n in range(len(titles))]
    return [
        Section(kind="abstract", title="Abstract", passages=tuple(abstract)),
        *(Section(kind="other", title=title, passages=part) for title, part in zip(titles, cut, strict=True)),
    ]


def test_an_article_of_many_topics_without_methods_is_an_overview() -> None:
    sections = _parts("Amines", "Ionophores", "Peptides", "Light")
    assert study_design("Enhancers of toxins", sections, (), ()).value == "narrative review"
    methods = Section(kind="methods", title="Methods", passages=_of("methods", "Cells grew.", "M"))
    assert study_design("Enhancers of toxins", [*sections, methods], (), ()).value == "laboratory study"


@pytest.mark.parametrize(
    "titles",
    [
        ("ANNOUNCEMENT", "ANNOUNCEMENT: Data availability", "Notes", "ACKNOWLEDGMENTS", "Author contributions"),
        (
            "The system: the first form",
            "The system: the second form",
            "The system: the third form",
            "The system: waves",
        ),
    ],
)
def test_back_matter_and_parts_of_one_topic_make_no_overview(titles: tuple[str, ...]) -> None:
    assert study_design("A genome of a mould", _parts(*titles), (), ()).value != "narrative review"


def test_a_few_paragraphs_with_headings_make_no_overview() -> None:
    sections = _parts("Strain", "Genes", "Toxins", "Use", sentences=1)
    assert study_design("A genome of a mould", sections, (), ()).value != "narrative review"
