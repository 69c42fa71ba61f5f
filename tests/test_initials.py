"""Initials that a paper leaves unexplained: what they stand for may be told, and nothing that they may stand for as well."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, severity

from pipeline.text.initials import phrases_of, words_behind
from pipeline.text.meaning import concept
from pipeline.validate.align import index_of


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("Hb = 7.1 and WBC = 9600.", "haemoglobin", True),
        ("He was treated in an ICU.", "intensive", True),
        ("ER and PR were negative.", "oestrogen", True),
        ("She came to the ER.", "oestrogen", False),
        ("PD was done at night.", "parkinson", False),
        ("HbA1c was 7.", "haemoglobin", False),
    ],
)
def test_words_behind_initials_are_known_where_the_initials_are_sure(text: str, word: str, *, known: bool) -> None:
    assert (word in words_behind(text)) is known
    assert index_of(paper_of(text)).knows(concept(word)) is known


def test_initials_stand_for_telling_phrases_alone() -> None:
    assert "alanine aminotransferase" in phrases_of("ALT")
    assert "cancer" not in phrases_of("CML")
    assert phrases_of("XYZ") == ()


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("His haemoglobin was low at 7.1, meaning that he was anaemic.", []),
        ("He needed intensive care.", []),
        ("His ferritin was low, meaning that he was starved.", ["ferritin", "starv"]),
    ],
)
def test_a_sentence_is_backed_by_what_initials_stand_for(said: str, missing: list[str]) -> None:
    paper = paper_of("A gardener was admitted to the ICU.", "Hb = 7.1, WBC = 9600.")
    assert index_of(paper).backing(said).missing == missing


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        ("They were 1 year, and 2 years and half.", "The older was two and a half years old.", "The older was three and a half years old."),
        ("Hb S was 35,9 %.", "It was about 36%.", "It was about 46%."),
    ],
)  # fmt: skip
def test_numbers_of_other_countries_are_read(told: str, right: str, wrong: str) -> None:
    assert_only_right_passes(
        paper_of(told, "Nothing else was measured.", design="case report"), "numbers", right, wrong
    )


def test_male_hormones_are_no_men() -> None:
    paper = paper_of("A woman had a tumour.", "AR was positive.", design="case report", people=1, scope="abstract")
    assert severity("The tumour had receptors for male hormones.", paper, "population") is None
    assert severity("The man had a tumour.", paper, "population") == "warn"
