"""Drafts of the samples obey a house: words, spelling, glossary; and say, show and stand on no less than without one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.draft.lint import lint
from pipeline.draft.offline import write_offline
from pipeline.ingest import read_source
from pipeline.records import Paper, Severity, Summary
from pipeline.records.house import NO_HOUSE, AvoidedWord, HouseStyle
from pipeline.text.glossary import Entry, entries
from pipeline.validate import check_summary

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
NAMES = [
    "cohort.jats.xml",
    "mouse-study.txt",
    "natalizumab-psoriasis.pdf",
    "null-trial.xml",
    "uncontrolled-series.nbib",
]
BRITISH, AMERICAN = HouseStyle(spelling="british"), HouseStyle(spelling="american")


@cache
def paper(name: str) -> Paper:
    """Give a sample as it is read."""
    found = read_source((SAMPLES / name).read_bytes(), name)[0]
    assert isinstance(found, Paper)
    return found


def said(summary: Summary) -> str:
    """Give all that readers see of a draft."""
    claims = " ".join(claim.text for _, _, claim in summary.claims())
    return f"{summary.title} {summary.teaser} {claims} {summary.glossary}"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("house", [BRITISH, AMERICAN], ids=["british", "american"])
def test_a_draft_is_in_one_spelling_on_the_same_evidence_and_the_checks_find_no_more(
    name: str, house: HouseStyle
) -> None:
    plain, styled = write_offline(paper(name)), write_offline(paper(name), house)
    assert house.wording.find(said(styled)) == []
    assert [(p, n, c.passages) for p, n, c in styled.claims()] == [(p, n, c.passages) for p, n, c in plain.claims()]
    before, after = check_summary(plain, paper(name)), check_summary(styled, paper(name), house)
    loud = [[f.rule for f in report.flags if f.severity is not Severity.NOTE] for report in (before, after)]
    assert loud[0] == loud[1]
    assert len(lint(styled)) <= len(lint(plain))


def test_without_a_house_a_draft_is_as_it_was() -> None:
    for name in NAMES:
        assert write_offline(paper(name), NO_HOUSE) == write_offline(paper(name))


def test_a_preferred_word_stands_in_every_sentence_of_ours_and_of_the_paper() -> None:
    house = HouseStyle(prefer=(("comparison group", "reference group"),))
    plain, styled = (said(write_offline(paper("uncontrolled-series.nbib"), one)) for one in (NO_HOUSE, house))
    assert plain.count("comparison group") > 1
    assert styled == plain.replace("comparison group", "reference group")


def test_the_houses_explanation_is_the_one_that_stands_in_the_draft() -> None:
    own = Entry("psoriasis", (), (), "long-lasting skin disease", "", "us", "unreviewed")
    draft = write_offline(paper("natalizumab-psoriasis.pdf"), HouseStyle(glossary=(own,)))
    assert "psoriasis (long-lasting skin disease)" in said(draft)
    assert dict(draft.glossary)["psoriasis"] == "long-lasting skin disease"


def test_a_replacement_stands_for_its_term_and_the_term_is_not_explained() -> None:
    own = Entry("psoriasis", (), (), "", "scaly skin", "us", "unreviewed")
    draft = write_offline(paper("natalizumab-psoriasis.pdf"), HouseStyle(glossary=(own,)))
    assert "scaly skin" in said(draft)
    assert "psoriasis" not in dict(draft.glossary)


def test_an_explanation_with_a_word_to_avoid_is_never_written() -> None:
    house = HouseStyle(avoid=(AvoidedWord(word="disease"),))
    draft = write_offline(paper("natalizumab-psoriasis.pdf"), house)
    assert any("disease" in entry.plain for entry in entries() if entry.term == "psoriasis")
    assert [plain for _, plain in draft.glossary if "disease" in plain] == []


def test_a_word_to_avoid_without_another_is_left_and_named_in_the_notes() -> None:
    house = HouseStyle(avoid=(AvoidedWord(word="patient", reason="say person"),))
    draft = write_offline(paper("natalizumab-psoriasis.pdf"), house)
    left = [note for note in draft.notes if note.startswith("House style: ")]
    assert left[0].startswith("House style: find another word for “patient” (say person): “")
    warned = [
        f for f in check_summary(draft, paper("natalizumab-psoriasis.pdf"), house).flags if f.rule == "house style"
    ]
    assert {flag.severity for flag in warned} == {Severity.WARN}
