"""A writer's remarks on the report itself claim nothing; what only sounds like one is held against the paper."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.records import Severity
from pipeline.validate.remarks import is_remark

PAPER = paper_of(
    "A 44-year-old gardener presented with a three-week history of dyspnoea and pyrexia.",
    "Chest radiography revealed bilateral pleural effusion.",
    "Thoracocentesis yielded 800 ml of purulent material.",
    "Culture grew Streptococcus constellatus, susceptible to penicillin.",
    "Intravenous penicillin was administered for four weeks with resolution of pyrexia.",
    "Repeat radiography was unremarkable.",
    design="case report", people=1, scope="abstract",
)  # fmt: skip
STORY = (
    "A 44-year-old gardener had been short of breath and feverish for three weeks. An X-ray of his chest showed fluid around both lungs. "
    "Doctors drew off 800 ml of pus with a needle. A germ called Streptococcus constellatus grew from it. "
    "He was given penicillin through a drip for four weeks, and his fever went away. A second X-ray was normal."
)

REMARKS = [
    "The report stops at this point, so we do not learn how he did afterwards.",
    "The text available here ends at this stage.",
    "The cause is thus not certain.",
    "How he fared later is not told here.",
    "What happened to him after that is not described.",
    "The account ends before the outcome is known.",
    "The article leaves open whether he recovered.",
    "The story breaks off here.",
    "No information is given about later visits.",
    "His later course is not part of this report.",
    "The exact reason remains uncertain.",
    "Why it happened was never found out.",
    "Nobody can say from one patient whether the treatment made the difference.",
    "His case shows what can happen, not what usually happens.",
    "A single story like this cannot settle which treatment is best.",
]
CLAIMS = [
    "The text praises the courage of his grandparents.",
    "The cause is thus obviously a curse on his greenhouse.",
    "The story made headlines in every newspaper.",
    "The report ends with a wedding beside a waterfall.",
    "How a wizard cured his brother is told here.",
    "What wizards brew beside waterfalls is not told here by jealous pharmacists.",
    "The report stops here, and green tea, walnuts and yoga melted his stones.",
]


@pytest.mark.parametrize("said", REMARKS)
def test_where_a_report_ends_and_what_it_leaves_open_needs_no_passage(said: str) -> None:
    report = report_on(f"{STORY} {said}", PAPER)
    assert not [f for f in report.flags if f.rule == "support" and f.severity == Severity.WARN and f.quote == said]


@pytest.mark.parametrize("said", CLAIMS)
def test_what_sounds_like_a_remark_and_claims_something_is_none(said: str) -> None:
    report = report_on(f"{STORY} {said}", PAPER)
    assert [f for f in report.flags if f.rule == "support" and f.severity == Severity.WARN and f.quote == said]


def test_what_is_not_told_is_no_denied_finding() -> None:
    told = "The nail was painful for months, and in later years she had pain in the nail."
    paper = paper_of(told, "She was treated for three months.", design="case report", people=1, scope="abstract")
    assert severity("We are not told how the nail looked in later years.", paper, "negation") is None
    assert severity("The nail was not painful for months.", paper, "negation") == "warn"


def test_a_remark_has_few_words_that_the_paper_lacks() -> None:
    assert is_remark(REMARKS[0], ["afterwards"])
    assert not is_remark(REMARKS[0], ["green", "tea", "walnuts"])
