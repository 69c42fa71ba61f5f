"""The words that mean the same, and the everyday ones: each word in one group, no opposites in one, no trap among stems."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from pipeline.flow.checking import text_paper
from pipeline.text.meaning import concept, concepts, is_everyday
from pipeline.text.words import stem
from pipeline.validate.align import index_of
from pipeline.validate.cues import OPPOSITE, way_of


def _groups() -> list[list[str]]:
    told = files("pipeline.text").joinpath("synonyms.txt").read_text(encoding="utf-8")
    return [line.split() for line in told.splitlines()]


def _entry(word: str) -> str:
    return word if word.startswith("=") else stem(word)


def test_no_word_stands_in_two_groups() -> None:
    counts = Counter(entry for group in _groups() for entry in {_entry(word) for word in group})
    assert [entry for entry, count in counts.items() if count > 1] == []


def test_every_group_joins_words_that_their_stems_do_not() -> None:
    assert [group for group in _groups() if len({_entry(word) for word in group}) < 2] == []


def test_no_group_joins_opposites() -> None:
    for group in _groups():
        ways = {way_of(word.removeprefix("=")) for word in group} - {""}
        assert not any(OPPOSITE[way] in ways for way in ways), group


def test_a_group_begins_with_a_word_that_joins_by_its_stem() -> None:
    assert [group for group in _groups() if group[0].startswith("=")] == []


def test_all_words_of_a_group_are_one_concept() -> None:
    for group in _groups():
        assert len({concept(word.removeprefix("=")) for word in group}) == 1, group


@pytest.mark.parametrize(
    ("lay", "medical"),
    [
        ("collarbone", "clavicle"),
        ("gullet", "oesophageal"),
        ("swallowing", "dysphagia"),
        ("keyhole", "laparoscopic"),
        ("restlessness", "akathisia"),
        ("tiredness", "lethargy"),
        ("numbing", "anaesthetic"),
        ("blood-thinning", "anticoagulant"),
        ("flu", "influenza"),
        ("outlook", "prognosis"),
        ("eased", "alleviated"),
        ("rose", "increased"),
        ("shrank", "reduction"),
        ("weighed", "kilos"),
        ("pills", "tablets"),
        ("heart's", "cardiac"),
        ("x-rays", "radiography"),
        ("seldom", "infrequent"),
    ],
)
def test_a_lay_word_meets_its_medical_twin(lay: str, medical: str) -> None:
    assert concept(lay) == concept(medical)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("number", "anaesthetic"),
        ("tests", "testes"),
        ("costly", "costal"),
        ("hypertension", "hypotension"),
        ("lower", "leg"),
        ("increase", "reduce"),
        ("placebo", "drug"),
        ("improve", "worsen"),
        ("constipation", "diarrhoea"),
        ("underweight", "overweight"),
        ("sensitivity", "specificity"),
        ("incidence", "prevalence"),
        ("mouse", "rat"),
        ("employed", "unemployed"),
    ],
)
def test_words_of_different_meaning_stay_apart(one: str, other: str) -> None:
    assert concept(one) != concept(other)


def test_a_possessor_is_who_possesses() -> None:
    assert concepts("the kidney's, the patients' and the women’s") == [concept("renal"), concept("woman")]


def test_a_joined_word_is_everyday_where_each_part_is() -> None:
    assert is_everyday(concept("well-known"))
    assert is_everyday(concept("twenty-two"))
    assert not is_everyday(concept("drug-eluting"))


def test_a_paper_knows_a_joined_word_by_its_parts() -> None:
    paper = text_paper("Clots were prevented in 30 of 60 people with stents.", "p", "abstract")
    index = index_of(paper)
    assert index.knows(concept("clot-preventing"))
    assert not index.knows(concept("nausea-preventing"))
