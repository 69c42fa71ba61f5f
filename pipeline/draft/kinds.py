"""Tell kinds of study that their design alone does not show. Takes a Paper; gives yes or no, and what such a study cannot show."""

from __future__ import annotations

import re

from pipeline.records import Paper, Passage
from pipeline.text.quick import quick

_WATCHING = frozenset({"cross-sectional study", "observational study", "cohort study", "case series"})
_OWN_PEOPLE = quick(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:[\w-]+ ){0,3}"
    r"(?:patients|participants|volunteers|adults|children|women|men|people|persons|donors)\b|\bin (?:the |our )?patients,",
    re.IGNORECASE,
)
_ACCOUNTS = quick(
    r"\bqualitative (?:\w+ )?(?:study|research|interviews?|analysis|design|methods?)\b|\bthematic analysis\b|\bgrounded theory\b|"
    r"\bphenomenological\b|\b(?:semi-?structured|in-depth) interviews\b",
    re.IGNORECASE,
)
ACCOUNTS_LIMIT = (
    "This kind of study tells how people see and live with something. It does not measure how common that is, or what "
    "causes it."
)
_SINGLE = re.compile(r"\b(?:n-of-1|single-patient) (?:\w+[- ]){0,2}(?:trial|study|design)\b", re.IGNORECASE)
SINGLE_LIMIT = "This trial was in one person, so its result holds for that person alone."
_ACCURACY = quick(
    r"\b(?:diagnostic|test) accuracy\b|\baccuracy of [^.]{1,80}\b(?:for|in) (?:detecting|diagnosing|the diagnosis|identifying)\b",
    re.IGNORECASE,
)
_RIGHT_HOW_OFTEN = quick(
    r"\bsensitivit(?:y|ies)\b[^.]{0,120}\bspecificit(?:y|ies)\b|\breference standard\b", re.IGNORECASE
)
ACCURACY_LIMIT = (
    "This kind of study tells how often a test was right in the people who had it. It does not show whether testing "
    "makes anybody healthier."
)


def tells_accounts(paper: Paper) -> bool:
    """Tell a qualitative study: it asks people for their own accounts, and counts and compares nothing."""
    lead = " ".join([paper.title, *(p.text for p in _own_work(paper, {"abstract", "methods"}))])
    return (
        paper.facts.design.value in _WATCHING
        and bool(_ACCOUNTS.search(lead))
        and not re.search(r"\bmixed[- ]methods?\b", lead, re.IGNORECASE)
    )


def in_one_person(paper: Paper) -> bool:
    """Tell a trial in a single person (n-of-1), by its title or the number who took part."""
    alone = paper.facts.participants.value in {None, "1"}
    return paper.facts.design.value == "randomised trial" and alone and bool(_SINGLE.search(paper.title))


def with_people(paper: Paper) -> bool:
    """Tell an animal study that looked at people of its own too."""
    told = _own_work(paper, {"abstract", "methods", "results"})
    return paper.facts.design.value == "animal study" and any(_OWN_PEOPLE.search(p.text) for p in told)


def _own_work(paper: Paper, kinds: set[str]) -> list[Passage]:
    return [p for p in paper.sentences() if p.whose == "study" and p.kind in kinds]


def tests_accuracy(paper: Paper) -> bool:
    """Tell a study of how often a test is right, compared with a reference."""
    told = " ".join(p.text for p in _own_work(paper, {"abstract", "methods", "results"}))
    named = _ACCURACY.search(paper.title) or _ACCURACY.search(told)
    return paper.facts.design.value in _WATCHING and bool(named and _RIGHT_HOW_OFTEN.search(told))
