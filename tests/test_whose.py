"""Whose finding a sentence tells: this study's, or that of work it cites. Other people's patients are never its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import read_source
from pipeline.ingest.whose import mark_whose, tells_of_studies
from pipeline.records import Paper, Passage, Section, SectionKind


def whose(*lines: str, kind: SectionKind = "discussion") -> list[str]:
    """Mark the sentences of a section."""
    passages = tuple(Passage(id=f"S{n}", text=t, start=0, end=len(t), kind=kind) for n, t in enumerate(lines, 1))
    return [p.whose for p in mark_whose((Section(kind=kind, title="", passages=passages),))[0].passages]


@pytest.mark.parametrize(
    "line",
    [
        "In the literature, 2 of the cases had hiccups.",
        "Bakerson et al. reported hiccups in nine bakers.",
        "Previous studies have found hiccups in bakers.",
        "Hiccups have been reported after cold drinks [3].",
        "In another study, tea did not help.",
        "Earlier, Bakerson and colleagues treated 66 students with cold tea and found faster relief.",
        "Hiccups are common after meals (Bakerson and Miller, 2019).",
    ],
)
def test_cited_work_is_told_as_cited(line: str) -> None:
    assert whose(line) == ["cited"]


@pytest.mark.parametrize(
    "line",
    [
        "We found hiccups in nine bakers.",
        "In the present study, tea did not help.",
        "Our patient had no hiccups, unlike those cases.",
        "Table 2 shows the hiccups of each baker.",
    ],
)
def test_this_study_is_told_as_its_own(line: str) -> None:
    assert whose(line) == ["study"]


def test_a_sentence_that_goes_on_about_cited_patients_is_cited_until_the_text_comes_home() -> None:
    told = whose(
        "In literature, 2 of the cases had hiccups while 1 patient sneezed.",
        "Family history was positive in all patients.",
        "One patient had a severe attack [2].",
        "Our patient, on the other hand, had no family history.",
    )
    assert told == ["cited", "cited", "cited", "study"]


def test_the_reference_list_is_cited_and_results_are_the_studys() -> None:
    assert whose("Bakerson A. Hiccups. 2019.", kind="references") == ["cited"]
    assert whose("Hiccups were seen in nine bakers.", kind="results") == ["study"]


@pytest.mark.parametrize(
    "line",
    [
        "Three trials met the inclusion criteria (Bakerson 2007; McMiller 2008).",
        "Bakerson et al. reported hiccups in nine bakers.",
        "Previous studies have found hiccups in bakers.",
    ],
)
def test_what_a_review_says_of_studies_is_its_own(line: str) -> None:
    section = Section(
        kind="discussion",
        title="",
        passages=(Passage(id="S1", text=line, start=0, end=len(line), kind="discussion"),),
    )
    assert [p.whose for p in mark_whose((section,), review=True)[0].passages] == ["study"]


@pytest.mark.parametrize(
    "title",
    [
        "Cold tea for hiccups: a systematic review",
        "Hiccups: an overview",
        "Review of herbs against hiccups",
        "Tea and hiccups: a meta-analysis of trials",
    ],
)
def test_a_review_is_known_by_its_title(title: str) -> None:
    assert tells_of_studies(title)


@pytest.mark.parametrize(
    "title",
    [
        "Hiccups in a baker: a case report and review of the literature",
        "Cold tea for hiccups: a retrospective chart review",
        "Tea in bakers: protocol for a systematic review",
        "Cold tea against hiccups",
    ],
)
def test_a_case_or_a_plan_is_no_review(title: str) -> None:
    assert not tells_of_studies(title)


def test_a_review_is_known_by_what_its_source_calls_it() -> None:
    assert tells_of_studies("Cold tea against hiccups", ("Journal Article", "Systematic Review"))


@pytest.mark.parametrize(
    "line",
    [
        "Hiccups may be hard to tell from sneezes in some cases.",
        "To compare the rate of hiccups in two groups of bakers with tea.",
    ],
)
def test_some_cases_and_two_groups_are_nobody_elses(line: str) -> None:
    assert whose(line) == ["study"]


def _case(shared: Path) -> Paper:
    source = next(iter(sorted((shared / "seeds").glob("003_*"))))
    (paper,) = read_source(source.read_bytes(), source.name)
    assert isinstance(paper, Paper)
    return paper


def test_a_case_report_with_other_peoples_patients_is_about_one_person(shared: Path) -> None:
    facts = _case(shared).facts
    assert (facts.design.value, facts.participants.value) == ("case report", "1")
    assert facts.primary_result.value is None, "one patient tests nothing"
    assert "primary_result" in facts.not_reported()


def test_the_family_history_of_others_is_not_the_patients(shared: Path) -> None:
    paper = _case(shared)
    told = {
        words: {p.whose for p in paper.passages() if words in p.text}
        for words in ("2 of the cases", "Family history")
    }
    assert told == {"2 of the cases": {"cited"}, "Family history": {"cited"}}
    used = {place for name in type(paper.facts).model_fields for place in getattr(paper.facts, name).passages}
    assert not used & {p.id for p in paper.passages() if p.whose == "cited"}


def test_the_case_reports_limits_are_its_own(shared: Path) -> None:
    paper = _case(shared)
    first = paper.passage(paper.facts.limits.passages[0])
    assert first is not None
    assert first.kind == "conclusions"
