"""A sentence that is the paper's own, word for word, has nothing turned round; one that is not, however like, is looked at."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.validate.align import index_of
from pipeline.validate.verbatim import is_verbatim

OWN = "Invented tablets did not lower pain by 1.5 points in mice, rats or goats (P = 0.31)."
PAPER = make_paper(
    {
        "Abstract": [
            "We gave tablets to 40 goats.",
            OWN,
            "However, invented tablets lower pain in adults by 15 points.",
        ]
    }
)


@pytest.mark.parametrize(
    "told",
    [
        OWN,
        OWN.removesuffix("."),
        "invented tablets did not lower pain by 1.5 points, in mice rats or goats (P = 0.31)",
    ],
)
def test_stops_and_capitals_make_no_other_sentence(told: str) -> None:
    assert is_verbatim(told, index_of(PAPER))


@pytest.mark.parametrize(
    "told",
    [
        OWN.replace("1.5", "15"),
        OWN.replace("1.5", "1,5"),
        OWN.replace("did not lower", "did lower"),
        OWN.replace("mice, rats", "mice"),
        OWN.replace("0.31", "0.031"),
        OWN.replace(" (P = 0.31)", ""),
        "Invented tablets lower pain in adults by 15 points.",
        "We gave tablets to 40.",
    ],
)
def test_a_part_of_a_sentence_or_one_with_another_sign_is_not_the_papers(told: str) -> None:
    assert not is_verbatim(told, index_of(PAPER))


def test_few_words_are_no_sentence_of_the_paper() -> None:
    paper = make_paper({"Abstract": ["It did not help.", "We gave tablets to 40 goats."]})
    assert not is_verbatim("It did not help.", index_of(paper))
