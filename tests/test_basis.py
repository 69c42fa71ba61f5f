"""A review says first what kind of paper it is and what it stands on, in the words of its own sentence."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.offline import write_offline
from pipeline.records import Fact, Paper, StudyFacts

RESULT = "Invented tablets lowered the pain score more than old tablets did."


def review(*sentences: str, design: str = "systematic review") -> Paper:
    facts = StudyFacts(design=Fact(value=design, confidence=0.9))
    return make_paper({"Abstract": list(sentences)}, title="Tablets for fever", scope="abstract", facts=facts)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We included four trials (365 women).", "It included four trials (365 women)."),
        ("Five RCTs (1130 participants) were included.", "It included five trials (1130 participants)."),
        ("Three studies, involving 350 women, met our inclusion criteria.", "It included three studies, involving 350 women."),
        ("The review authors identified 12 trials with a total of 746 infants.", "It included 12 trials with 746 infants."),
        ("We included three trials (271 infants) in this review.", "It included three trials (271 infants)."),
        ("Eleven potential studies were found of which five, involving 247 infants, were included.", None),
        # What was not included, and what is no study, is no basis.
        ("We identified 22 new studies for this update.", None),
        ("We included no trials of tablets at all in this update.", None),
        ("We found a lower number of cold days in nine studies.", None),
    ],
)  # fmt: skip
def test_a_review_tells_what_it_included(sentence: str, told: str | None) -> None:
    draft = write_offline(review(sentence, RESULT))
    opening = draft.takeaway[0]
    assert opening.text.startswith("This is a review of earlier studies.")
    assert opening.text.endswith(f" {told}") if told else "It included" not in opening.text
    if told:
        assert "S1" in opening.passages
        assert not any(claim.passages == ("S1",) for claim in draft.findings)


def test_a_trial_has_no_such_sentence() -> None:
    draft = write_offline(review("We included four trials (365 women).", RESULT, design="randomised trial"))
    assert "It included" not in draft.takeaway[0].text
