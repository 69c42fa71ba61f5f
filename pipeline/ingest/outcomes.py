"""Tell what harm a study saw and what its authors admit. Takes passages and the design; gives harms, limits, money."""

from __future__ import annotations

import re

from pipeline.records import Fact, Passage

_HARMS = re.compile(
    r"\b(?:adverse (?:events?|effects?|reactions?|drug)|side[- ]effects?|toxicit(?:y|ies)|unwanted effects?|complications?|tolerated|tolerability|"
    r"serious events?|safety (?:concerns?|profile|outcomes?)|harms?|nausea|vomiting|hypoglyc[a]?emia|bleeding events?|deaths?|died|burns?|withdrew because|discontinued (?:because|due))\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\blimitations?\b|\blimited by\b|\bsmall (?:sample|number|size|study|trial)|\bwere not (?:measured|recorded|blinded|followed)|\bself-reported\b|\bretrospective (?:design|nature)\b|"
    r"\bcannot (?:show|establish|prove|exclude|rule out|determine)\b|\bcausal(?:ity)?\b[^.]{0,40}\b(?:cannot|not)\b|\bgenerali[sz]ab|\bsingle[- ]cent(?:er|re)\b|\bshort (?:follow|duration|time)|"
    r"\binterpreted with caution\b|\bnot enough (?:data|evidence)\b|\blow[- ](?:certainty|quality)\b|\brisk of bias\b|\b(?:further|more|larger|future|controlled) (?:research|studies|trials|study|trial)\b[^.]{0,40}\b(?:need|required|warranted|necessary)",
    re.IGNORECASE,
)
_FUNDED = re.compile(
    r"\b(?:funded by|supported by|funding|grants?(?:s| from| number| no)?|sponsored by|financial support)\b",
    re.IGNORECASE,
)
_CONFLICT = re.compile(
    r"\b(?:conflicts? of interests?|competing (?:financial )?interests?|declare|disclos\w+|honoraria|consult\w+ fees|advis(?:ed|ory))\b",
    re.IGNORECASE,
)
_LONGEST = 240


def harms(passages: list[Passage]) -> Fact:
    """Give what the paper says about unwanted effects in its own study."""
    pool = [p for p in passages if p.whose == "study" and p.kind in {"abstract", "results", "case", "conclusions"}]
    return _sentences([p for p in pool if _HARMS.search(p.text)], 0.7)


def limits(passages: list[Passage]) -> Fact:
    """Give the limits that the authors name themselves."""
    named = [p for p in passages if p.kind == "limitations" and p.whose == "study"]
    if named:
        return _sentences(named, 0.9)
    pool = [p for p in passages if p.whose == "study" and p.kind in {"abstract", "discussion", "conclusions"}]
    return _sentences([p for p in pool if _LIMITS.search(p.text)], 0.6)


def funding(passages: list[Passage]) -> Fact:
    """Give who paid."""
    named = [p for p in passages if p.kind == "funding"]
    return _sentences(named or [p for p in passages if p.kind == "other" and _FUNDED.search(p.text)], 0.8)


def conflicts(passages: list[Passage]) -> Fact:
    """Give the authors' declared interests."""
    named = [p for p in passages if p.kind == "conflicts"]
    return _sentences(named or [p for p in passages if p.kind == "other" and _CONFLICT.search(p.text)], 0.8)


def _sentences(found: list[Passage], trust: float) -> Fact:
    if not found:
        return Fact()
    text = found[0].text
    value = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return Fact(value=value, passages=tuple(p.id for p in found[:4]), confidence=trust)
