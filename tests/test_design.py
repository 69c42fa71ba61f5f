"""A design is told by what was done, from several sources that may disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.design import STRENGTH, study_design
from pipeline.ingest.design_words import SIGNS, TITLE_SIGNS
from pipeline.records import Fact, Passage, Section
from pipeline.records.designs import DESIGNS
from tools.bench_facts import read_labels
from tools.study_records import documents


def read(
    text: str, title: str = "", types: tuple[str, ...] = (), mesh: tuple[str, ...] = (), methods: str = ""
) -> Fact:
    """Tell the design of an abstract, one passage for each line; `methods` stands in the paper's body."""
    lines = [line.strip() for line in text.strip().splitlines()]
    sections = [Section(kind="abstract", title="Abstract", passages=tuple(_passages(lines, "S")))]
    if methods:
        body = tuple(p.model_copy(update={"kind": "methods"}) for p in _passages([methods], "M"))
        sections.append(Section(kind="methods", title="Methods", passages=body))
    return study_design(title, sections, types, mesh)


def _passages(lines: list[str], mark: str) -> list[Passage]:
    return [
        Passage(id=f"{mark}{n}", text=line, start=0, end=len(line), kind="abstract")
        for n, line in enumerate(lines, 1)
    ]


TOLD = {
    "case report": "A 41-year-old woman presented to our clinic with hiccups. The patient was given warm tea.",
    "case series": "We describe four patients with hiccups after eating chillies. All four cases stopped within a day.",
    "cross-sectional study": "A postal questionnaire was sent to bakers. Of 310 respondents, 40% had a cough.",
    "cohort study": "We retrospectively reviewed the medical records of 220 bakers. The median follow-up was six years.",
    "case-control study": "We compared 60 bakers with asthma and 60 age-matched controls. Flour dust was the exposure.",
    "randomised trial": "We randomly assigned 80 bakers to a mask or no mask. Cough was the primary outcome.",
    "single-arm trial": "In this open-label, single-arm study, bakers wore a mask before and after a training programme.",
    "animal study": "Male Wistar rats were fed flour for six weeks. The rats gained weight.",
    "laboratory study": "Cultured airway cells were treated with flour extract. Protein expression and kinase activity rose.",
    "systematic review": "We searched MEDLINE and Embase for trials of masks. Nine trials with 812 participants were included.",
    "meta-analysis": "In this meta-analysis the pooled odds ratio was 0.8. Heterogeneity was low (I2 = 10%).",
    "narrative review": "In this narrative review we discuss recent advances in care for bakers with asthma.",
    "guideline": "This clinical practice guideline was written by a working group. Consensus statements are graded.",
    "protocol": "Bakers will be randomly assigned to a mask or no mask. Outcomes will be measured at six months.",
    "editorial": "In this editorial we comment on masks for bakers.",
    "observational study": "Eighty patients were studied in this observational study of flour dust.",
}


@pytest.mark.parametrize("design", DESIGNS)
def test_each_design_is_told_by_its_own_words(design: str) -> None:
    fact = read(TOLD[design].replace(". ", ".\n"))
    assert fact.value == design
    assert fact.passages, "a design stands on the passages that name it"


def test_every_design_has_its_place_in_the_order_of_claims() -> None:
    assert sorted(STRENGTH) == sorted(DESIGNS)


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("Forty patients were allocated to two groups in a cross-over design.", "randomised trial"),
        ("This non-randomised, open-label study included 20 patients.", "single-arm trial"),
        (
            "Mice lacking the gene were compared with wild-type mice; the animals were randomly divided.",
            "animal study",
        ),
        ("Two RCTs (n = 310, 2 RCTs, RR 0.8) were included.\nRisk of bias was high.", "systematic review"),
        (
            "The protocol was approved by the board.\nWe randomly assigned 40 men to tea or water.\nMore trials will be needed.",
            "randomised trial",
        ),
        (
            "Three trials (139 patients) were included.\nPeople put into groups by chance slept alike.",
            "systematic review",
        ),
        (
            "One trial, which was done in Peru, fulfilled our inclusion criteria.\nIt randomised 60 adults to tea or placebo.",
            "systematic review",
        ),
        (
            "No eligible trials were found.\nTwo randomised controlled trials of tea were left out as they had no placebo.",
            "systematic review",
        ),
        (
            "Of 90 patients, 60 met the inclusion criteria and were randomised to tea or placebo.\nThe trial ended early.",
            "randomised trial",
        ),
    ],
)
def test_words_that_look_like_another_design(text: str, design: str) -> None:
    assert read(text).value == design


@pytest.mark.parametrize(
    "text",
    [
        "The roughness of growing surfaces scales with their extent.",
        "We describe a software library for drawing trees.",
        "",
    ],
)
def test_what_is_no_study_of_ours_has_no_design(text: str) -> None:
    assert read(text) == Fact()


def test_a_journal_that_files_a_trial_as_a_case_report_is_not_believed() -> None:
    fact = read(
        "Sixty men were randomly assigned to tea or water.\nThe trial was double-blind.", types=("case-report",)
    )
    assert (fact.value, fact.needs_review) == ("randomised trial", True)
    assert "case report" in fact.candidates


def test_where_strong_sources_disagree_the_weaker_design_is_told() -> None:
    fact = read(
        "In this retrospective cohort study we reviewed the medical records of 300 men.",
        types=("Randomized Controlled Trial",),
    )
    assert (fact.value, fact.needs_review) == ("cohort study", True)
    assert "randomised trial" in fact.candidates


def test_a_type_that_agrees_makes_it_surer() -> None:
    text = "Sixty men were randomly assigned to tea or water."
    assert read(text, types=("Randomized Controlled Trial",)).confidence > read(text).confidence


def test_the_abstract_outweighs_the_methods() -> None:
    fact = read(
        "We retrospectively followed a cohort of 400 bakers for five years.",
        methods="A questionnaire was used; respondents of an earlier survey were in a randomised trial.",
    )
    assert fact.value == "cohort study"


def test_where_words_name_no_design_it_is_guessed_and_wants_review() -> None:
    fact = read("Patients drank tea.\nMany patients, men and women, slept 2 hours more.")
    assert fact.value == "observational study"
    assert fact.confidence <= 0.5


def test_check_tags_tell_animals_from_people() -> None:
    assert read("Twelve subjects were randomly allocated to tea.", mesh=("Animals", "Tea")).value == "animal study"


def test_no_pattern_speaks_where_none_of_its_needles_stands(shared: Path) -> None:
    """The needles only save time: they may never silence a pattern."""
    silenced = []
    files = sorted({label.file for label in read_labels() if label.file.endswith((".jsonl", "pqal.json", "xml.gz"))})
    for file in files:
        for _, _, document in documents(shared / "data", file):
            for text in (document.title.lower(), *(block.text.lower() for block in document.blocks)):
                silenced += [
                    f"{sign.design}: {match.group()}"
                    for sign in (*SIGNS, *TITLE_SIGNS)
                    if not any(needle in text for needle in sign.needles) and (match := sign.pattern.search(text))
                ]
    assert not silenced


def test_cells_measured_in_volunteers_are_no_laboratory_study() -> None:
    told = read(
        """In an observational cohort, we measured memory B cells in 61 volunteers before and after a nasal spray.
        Memory B cells in nasal swabs rose in 44 of 61 volunteers at day 28.
        Whether these cells protect against infection is unknown.""",
        title="Memory cells after a nasal spray",
    )
    assert told.value != "laboratory study"


_CELLS = "Spindle cells with mutant protein expression, membrane staining and enzyme-rich cytoplasm were seen in cultured tumour cells."


@pytest.mark.parametrize(
    "opening",
    [
        "A 62-year-old baker, a woman, presented with pain after tea.",
        "Male infant, 9 months old, was examined for an empty cup.",
        "Fifty years male presented with a swelling on both sides.",
        "We report a 3-year-old girl who was born to two bakers.",
        "A female neonate was referred for a look at her eyelids.",
    ],
)
def test_what_was_seen_in_one_patients_cells_is_part_of_the_patients_story(opening: str) -> None:
    assert read(f"{opening}\n{_CELLS}\n{_CELLS}").value == "case report"


def test_cells_without_a_patient_are_a_laboratory_study() -> None:
    assert read(f"Cell lines were grown in vitro.\n{_CELLS}\n{_CELLS}").value == "laboratory study"
