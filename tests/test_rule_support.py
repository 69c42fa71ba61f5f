"""Support: a sentence that is not drawn from its paper stands out; how a study was done may be told freely."""

from __future__ import annotations

import pytest
from check_maker import paper_of, severity

from pipeline.draft.offline import EARLY, NO_HEALTH, ONE_PAPER

PAPER = paper_of(
    "Fifty-seven adults with plaque psoriasis were randomised to mavirelib or placebo for 16 weeks.",
    "Twenty-five of 57 adults withdrew, and skin lesions cleared in 41% of those on mavirelib.",
    "Nausea and headache were the commonest adverse events.",
    "The trial was stopped early because the sponsor ended its programme.",
    scope="abstract",
)
OWN = (
    "The researchers tested mavirelib in 57 adults with psoriasis for 16 weeks. The skin lesions cleared in 41% of them. "
    "Nausea and headache were the most common side effects. "
)


@pytest.mark.parametrize(
    "stranger",
    [
        "Bus drivers welcomed tomorrow's sunshine.",
        "The recipe calls for butter, flour and a pinch of nutmeg in the oven.",
        "More research is needed on carpal tunnel surgery and wrist splints.",
        "This review found that orthodontic brackets of molar teeth loosen.",
    ],
)
def test_a_sentence_of_other_things_warns_however_short_and_however_open(stranger: str) -> None:
    assert severity(OWN + stranger, PAPER, "support") == "warn"


@pytest.mark.parametrize(
    "free",
    [
        "We began with 57 people, but 25 left, so the results come from those who stayed.",
        "The research team put the participants into two groups and compared the results.",
        "More research is needed to know this for certain.",
        "The search for trials is current to May 2017.",
    ],
)
def test_how_a_study_was_done_may_be_told_in_words_of_ones_own(free: str) -> None:
    assert severity(OWN + free, PAPER, "support") in {None, "note"}


@pytest.mark.parametrize("stock", [EARLY, NO_HEALTH, ONE_PAPER])
def test_what_every_draft_of_a_kind_says_needs_no_words_of_the_paper(stock: str) -> None:
    assert severity(OWN + stock, PAPER, "support") is None
