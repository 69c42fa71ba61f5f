"""“Significant” is a statistician's word: a draft says what was found and what was not, in a reader's."""

from __future__ import annotations

import pytest

from pipeline.draft.plain_words import PlainWriter


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("There was no statistically significant difference in pain.", "There was no clear difference in pain."),
        ("Pain was significantly lower with tea.", "Pain was lower with tea."),
        ("Pain was not significantly lower with tea.", "Pain was not clearly lower with tea."),
        ("It did not significantly reduce pain.", "It did not clearly reduce pain."),
        ("We found a significant improvement in pain.", "The authors found an improvement in pain."),
        ("Pain was lower (not statistically significant).", "Pain was lower (not statistically significant)."),
        ("No significant harm was seen.", "No significant harm was seen."),
        ("It was a significant and large problem.", "It was a significant and large problem."),
        ("Healthy subjects and individuals at home drank tea.", "Healthy participants and people at home drank tea."),
    ],
)
def test_what_is_significant_is_told_without_the_word(told: str, said: str) -> None:
    assert PlainWriter({}).simplify(told) == said
