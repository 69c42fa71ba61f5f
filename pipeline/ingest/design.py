"""Tell a paper's study design. Takes title, passages and catalogue types; gives a Fact with the evidence for it.

Each source votes with a weight; the text's own words weigh most. JATS `case-report` was wrong in about ten of
fourteen labelled articles, so a type is evidence, not truth: where it contradicts the text the fact needs review.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.ingest.design_words import ANIMAL, CELLS, PATTERNS, RECORD_TYPES, TITLE_ONLY
from pipeline.records import Fact, Passage

_HUMAN = re.compile(
    r"\b(?:patients?|participants?|volunteers?|women|men|children|adults|adolescents|infants|people|persons|humans?|"
    r"boys?|girls?|subjects|individuals|clinicians?|nurses?|students)\b",
    re.IGNORECASE,
)
_TITLE_WEIGHT, _LEAD_WEIGHT = 3.0, 1.0
# Methods and case sections beyond this many sentences repeat themselves.
_MOST_BODY = 14
_SURE = 0.6
_IN_PEOPLE = ("randomised trial", "cohort study", "single-arm trial", "case-control study", "observational study")
_WEAKER_THAN_A_TRIAL = (
    "single-arm trial", "cohort study", "cross-sectional study", "laboratory study", "case-control study",
)  # fmt: skip


def study_design(title: str, passages: list[Passage], types: tuple[str, ...], mesh: tuple[str, ...]) -> Fact:
    """Weigh all votes; the strongest design wins, and close seconds are its candidates."""
    votes: defaultdict[str, float] = defaultdict(float)
    evidence: defaultdict[str, list[str]] = defaultdict(list)
    lead = _lead(passages)
    _vote_text(title, _TITLE_WEIGHT, "", votes, evidence, title=True)
    for passage in lead:
        weight = _LEAD_WEIGHT if passage.kind not in {"introduction", "discussion"} else 0.5
        _vote_text(passage.text, weight, passage.id, votes, evidence)
    by_type = _type_votes(types)
    text_votes = dict(votes)
    for design, weight in by_type.items():
        votes[design] += weight
    _settle(votes, title, lead, mesh)
    if not votes or max(votes.values()) < 1.0:
        return Fact()
    ranked = sorted(votes, key=lambda d: (-votes[d], d))
    best = ranked[0]
    rivals = tuple(d for d in ranked[1:4] if votes[d] >= 0.5 * votes[best])
    confidence = votes[best] / (votes[best] + (votes[ranked[1]] if len(ranked) > 1 else 0.0) + 1.0)
    return Fact(
        value=best,
        passages=tuple(dict.fromkeys(evidence[best]))[:4],
        confidence=round(confidence, 2),
        candidates=rivals,
        needs_review=_disagree(best, by_type, text_votes) or confidence < _SURE - 0.2,
    )


def _lead(passages: list[Passage]) -> list[Passage]:
    """Give the passages that tell what was done: the abstract, the start of methods and of the case."""
    own = [p for p in passages if p.whose == "study"]
    abstract = [p for p in own if p.kind == "abstract"]
    body = [p for p in own if p.kind in {"methods", "case"}][:_MOST_BODY]
    rest = [p for p in own if p.kind in {"results", "conclusions", "introduction", "other", "discussion"}]
    if sum(1 for p in own) > 40:
        rest = [p for p in rest if p.kind == "introduction"][-2:] + [p for p in rest if p.kind == "conclusions"][:3]
        rest += [p for p in own if p.kind == "other"][:12] if not abstract and not body else []
    return [*abstract, *body, *rest]


def _vote_text(  # noqa: PLR0913 - the ballot and what belongs on it
    text: str,
    weight: float,
    place: str,
    votes: defaultdict[str, float],
    evidence: defaultdict[str, list[str]],
    *,
    title: bool = False,
) -> None:
    for design, pattern, strength in (*PATTERNS, *(TITLE_ONLY if title else ())):
        if pattern.search(text):
            # A design named again and again is not that much surer: the third mention adds little.
            said = len(evidence[design])
            votes[design] += weight * strength / (1 + 0.7 * said)
            evidence[design].extend([place] if place else [])


def _type_votes(types: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in types:
        known = RECORD_TYPES.get(name.strip().lower())
        if known:
            found[known[0]] = max(found.get(known[0], 0.0), known[1])
    return found


def _settle(votes: defaultdict[str, float], title: str, lead: list[Passage], mesh: tuple[str, ...]) -> None:
    """Apply what one design means for another: a review searches trials, a trial in mice is an animal study."""
    _settle_reviews(votes)
    _settle_species(votes, title, lead, mesh)
    _settle_rivals(votes)


def _settle_reviews(votes: defaultdict[str, float]) -> None:
    trial, synthesis = votes["randomised trial"], votes["systematic review"] + votes["meta-analysis"]
    if votes["protocol"] >= 2.0:
        votes["protocol"] += trial
    if synthesis >= 3.0:
        votes["randomised trial"] *= 0.3
        votes["narrative review"] *= 0.4
        if votes["meta-analysis"] >= 2.0:
            votes["meta-analysis"] += votes["systematic review"]


def _settle_species(votes: defaultdict[str, float], title: str, lead: list[Passage], mesh: tuple[str, ...]) -> None:
    words = " ".join([title, *(p.text for p in lead)])
    animals, cells, people = len(ANIMAL.findall(words)), len(CELLS.findall(words)), len(_HUMAN.findall(words))
    animals += 3 * ("Animals" in mesh and "Humans" not in mesh)
    people += 3 * ("Humans" in mesh)
    if animals > 1.2 * people:
        votes["animal study"] += 2.0
        for name in _IN_PEOPLE:
            votes["animal study"] += votes[name] * 0.7
            votes[name] *= 0.2
        if cells > 2.0 * animals and votes["laboratory study"] >= votes["animal study"] * 0.6:
            votes["animal study"] *= 0.6
    elif people > 2 * (animals + cells):
        votes["animal study"] *= 0.4
        votes["laboratory study"] *= 0.5


def _settle_rivals(votes: defaultdict[str, float]) -> None:
    if votes["case series"] >= 2.0 and votes["case report"] > 0:
        votes["case report"] *= 0.6
    controlled = votes["cohort study"] + votes["case-control study"] + votes["cross-sectional study"]
    if controlled >= 2.0 or votes["randomised trial"] >= 3.0:
        votes["case report"] *= 0.5
    if votes["randomised trial"] >= 2.0:
        for name in _WEAKER_THAN_A_TRIAL:
            votes[name] *= 0.45
    if max((votes[d] for d in votes if d != "observational study"), default=0.0) >= 1.0:
        votes["observational study"] *= 0.5


def _disagree(best: str, by_type: dict[str, float], by_text: dict[str, float]) -> bool:
    """Tell whether the catalogue names another design than the one chosen, and the text gives it no support."""
    others = [
        d
        for d in by_type
        if d != best and not {d, best} <= {"systematic review", "meta-analysis", "narrative review"}
    ]
    kin = {"case report": {"case series"}, "randomised trial": {"protocol", "single-arm trial"}}
    others = [d for d in others if best not in kin.get(d, set())]
    return bool(others) and best not in by_type and by_text.get(best, 0.0) < 6.0
