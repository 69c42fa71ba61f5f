"""A word is explained in the sense that it has in its paper, or not at all."""

from __future__ import annotations

import pytest

from pipeline.draft.plain_words import PlainWriter
from pipeline.records.house import HouseStyle
from pipeline.text.glossary import Entry

CANCER, SURVEY, REVIEW, GENES = (
    "Adults with lung cancer.",
    "A survey by post.",
    "systematic review",
    "laboratory study of genes",
)


@pytest.mark.parametrize(
    ("paper", "sentence", "explained"),
    [
        (CANCER, "The overall response rate was 40%.", True),
        (SURVEY, "The overall response rate was 40%.", False),
        (SURVEY, "The malignant course of grief was slow.", False),
        (REVIEW, "There was high heterogeneity in pain.", True),
        (SURVEY, "There was high heterogeneity in pain.", False),
        (REVIEW, "Genetic heterogeneity was common.", False),
        (CANCER, "The proximal part of the bone was weak.", True),
        (GENES, "The proximal promoter was active.", False),
        (SURVEY, "Adherence was high in both groups.", True),
        (GENES, "Adherence of bacteria was high.", False),
        (GENES, "The vesicle took up ATP.", False),
        (SURVEY, "One vesicle on the skin was red.", True),
    ],
)
def test_a_term_is_explained_only_where_it_is_meant(paper: str, sentence: str, explained: bool) -> None:  # noqa: FBT001 - a parameter
    assert ("(" in PlainWriter({}, paper=paper).introduce(sentence)) is explained


def test_what_a_house_explains_itself_is_always_meant() -> None:
    house = HouseStyle(glossary=(Entry(term="heterogeneity", plain="how much the clinics differ"),))
    said = PlainWriter({}, house=house, paper=SURVEY).introduce("There was high heterogeneity.")
    assert said == "There was high heterogeneity (how much the clinics differ)."
