"""Promises of every study fact, kept on real papers: it stands on this study's own passages, in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.ingest.assemble import assemble
from pipeline.ingest.facts import study_facts
from pipeline.records import Fact, Paper, Passage, Section, StudyFacts
from pipeline.records.designs import DESIGNS
from tools.study_records import documents

VERBATIM = ("population", "intervention", "comparator", "setting", "duration", "primary_outcome")
FILES = (
    "judge/pubmedqa_pqal.json",
    "pairs/model_written/dev.jsonl",
    "pairs/jats_ccby/dev.jsonl.gz",
    "case_reports/e3c_en_layer12.jsonl",
)
# Enough for a fact that breaks its promise to be seen, in a few seconds.
MOST = 150


def _papers(shared: Path, file: str) -> Iterator[Paper]:
    for _, _, document in islice(documents(shared / "data", file), MOST):
        try:
            yield assemble(document, digest="0" * 64, name=file)
        except SourceError:
            continue


@pytest.mark.parametrize("file", FILES)
def test_every_fact_stands_on_this_studys_passages_in_their_words(shared: Path, file: str) -> None:
    broken = []
    for paper in _papers(shared, file):
        own = {p.id: p for p in paper.passages() if p.whose != "cited"}
        for name in StudyFacts.model_fields:
            fact: Fact = getattr(paper.facts, name)
            if not set(fact.passages) <= set(own):
                broken.append(f"{name}: {fact.passages} are not this study's")
            if name in VERBATIM and fact.value is not None:
                told = [own[place].text.lower() for place in fact.passages if place in own]
                if not any(fact.value.lower() in text for text in told):
                    broken.append(f"{name}: “{fact.value}” is in none of its passages")
    assert broken == []


@pytest.mark.parametrize("file", FILES)
def test_values_are_of_their_lists(shared: Path, file: str) -> None:
    for paper in _papers(shared, file):
        assert paper.facts.design.value in {None, *DESIGNS}
        assert paper.facts.primary_result.value in {None, "better", "worse", "no difference"}
        assert (paper.facts.participants.value or "0").isdigit()


def test_a_paper_without_passages_has_no_facts() -> None:
    assert study_facts("", (), (), ()) == StudyFacts()


def test_what_no_sentence_tells_stands_in_the_ledger() -> None:
    passage = Passage(id="S1", text="We drank tea.", start=0, end=13, kind="abstract")
    facts = study_facts("Tea", (Section(kind="abstract", title="Abstract", passages=(passage,)),), (), ())
    assert {"participants", "harms", "limits", "comparator", "primary_result"} <= set(facts.not_reported())
