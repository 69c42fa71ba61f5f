"""Two words of direction that only look opposed raise no alarm; one that is turned does."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.records import Severity

PAPER = paper_of(
    "Sixty children in intensive care were compared with 90 children on the ward in a cohort study.",
    "Convenience of visiting was rated lower by carers in intensive care (12% v 1% poor).",
    "Children in intensive care had a higher overall performance category score at admission (2 v 1).",
    "The senior surgeon removed more tissue per minute than the more inexperienced surgeons.",
    "During the follow-up of 6 years or less, 5 children died of causes not related to the disease.",
    "The programme was designed to mobilize support of the family and decreased depression in carers.",
    "Waiting times increased in intensive care and decreased on the ward.",
    "The probability of poor compliance with masks was high.",
    "Guidelines emphasize that asthma is not a diagnosis of exclusion.",
    "Records were reviewed retrospectively.",
    scope="abstract",
)
OWN = "The study compared 60 children in intensive care with 90 children on the ward. "
AGREE = [
    "More carers in intensive care said that visiting was inconvenient (12% against 1%).",
    "Children in intensive care were in poorer overall condition at admission.",
    "The senior surgeon removed more tissue per minute than the less experienced surgeons.",
    "In the follow-up of up to 6 years, five more children died of causes not related to the disease.",
    "The programme, which aims to get more support of the family, decreased depression in carers.",
    "There was a high chance that masks would not be used as they should be.",
    "Asthma is a common disease.",
    "This is called intensive care.",
    "The records were looked back at.",
]
TURNED = [
    "Waiting times decreased in intensive care and increased on the ward.",
    "The programme was designed to mobilize support of the family and increased depression in carers.",
]


@pytest.mark.parametrize("told", AGREE)
def test_the_other_side_of_a_word_a_score_of_unknown_good_and_what_counts_on_raise_no_alarm(told: str) -> None:
    loud = {
        flag.rule for flag in report_on(OWN + told, PAPER).flags if flag.severity in {Severity.BLOCK, Severity.WARN}
    }
    assert not loud & {"direction", "negation", "support"}


@pytest.mark.parametrize("told", TURNED)
def test_a_word_that_is_turned_is_still_found(told: str) -> None:
    assert severity(OWN + told, PAPER, "direction") == "warn"
