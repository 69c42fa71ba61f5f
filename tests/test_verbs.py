"""What carries a sentence is known from what only belongs to a noun."""

from __future__ import annotations

import pytest

from pipeline.draft.asides import has_finite_verb


@pytest.mark.parametrize(
    "sentence",
    [
        "Zinc tablets resulted in a small fall in early births.",
        "Eight of 16 people on tablets deteriorated.",
        "Results show no clear differences in deaths.",
        "This mutant displays a slow growth.",
        "Soap and water performed poorly in adults.",
        "Sixty women participated in the trial.",
        "Insulin correlated with weight.",
    ],
)
def test_a_sentence_with_a_verb_of_its_own_has_one(sentence: str) -> None:
    assert has_finite_verb(sentence)


@pytest.mark.parametrize(
    "fragment",
    [
        "Children aged 6 months to 10 years with malaria.",
        "A nationally representative sample of 14,271 persons.",
        "Genes expressed in leaves, contained in cells and displayed in rows.",
        "Outcome measures: results of tests and data of trials at 28 days.",
        "Group 1: 191 operations, Group 2: 95 operations.",
    ],
)
def test_a_heading_a_list_or_a_participle_is_no_sentence(fragment: str) -> None:
    assert not has_finite_verb(fragment)
