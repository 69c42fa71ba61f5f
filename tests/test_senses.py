"""A word is explained in the sense that it has in its paper, or not at all."""

from __future__ import annotations

import pytest

from pipeline.draft.plain_words import PlainWriter
from pipeline.records.house import HouseStyle
from pipeline.text.glossary import Entry

CANCER, SURVEY, REVIEW, GENES, ONE, LUNGS = (
    "Adults with lung cancer.",
    "A survey by post.",
    "systematic review",
    "laboratory study of genes",
    "case report of a man",
    "Children with pneumonia.",
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
        (LUNGS, "An empyema was drained.", True),
        (SURVEY, "An empyema of the gallbladder was drained.", False),
        (SURVEY, "The occlusion of the artery was short.", True),
        (SURVEY, "The occlusion of the teeth was good.", False),
        (SURVEY, "Severe dysplasia was seen.", True),
        (SURVEY, "Hip dysplasia was seen.", False),
        (SURVEY, "A peripheral lymph node was swollen.", True),
        (SURVEY, "She came to a peripheral hospital.", False),
        (SURVEY, "The benefit was statistically significant.", True),
        (SURVEY, "No statistically significant benefit was seen.", False),
        (SURVEY, "The baseline pain score was 4.", True),
        (SURVEY, "Her strength was back at its baseline.", False),
        (ONE, "The baseline pain score was 4.", False),
        (GENES, "A cohort of flies was fed.", False),
    ],
)
def test_a_term_is_explained_only_where_it_is_meant(paper: str, sentence: str, explained: bool) -> None:  # noqa: FBT001 - a parameter
    assert ("(" in PlainWriter({}, paper=paper).introduce(sentence)) is explained


def test_what_a_house_explains_itself_is_always_meant() -> None:
    house = HouseStyle(glossary=(Entry(term="heterogeneity", plain="how much the clinics differ"),))
    said = PlainWriter({}, house=house, paper=SURVEY).introduce("There was high heterogeneity.")
    assert said == "There was high heterogeneity (how much the clinics differ)."
