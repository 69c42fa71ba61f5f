"""Tell what a study found and admits. Takes passages and the design; gives main result, harms, limits, money."""

from __future__ import annotations

import re

from pipeline.records import Fact, Passage
from pipeline.text.words import content

_TESTING = {
    "randomised trial", "single-arm trial", "cohort study", "case-control study", "cross-sectional study", "animal study",
    "laboratory study", "meta-analysis", "systematic review", "observational study", "case series",
}  # fmt: skip
_PRIMARY = re.compile(
    r"\bprimary (?:efficacy |safety |composite |study |clinical |trial )?(?:outcomes?|end-?points?|objective|analysis|measure)",
    re.IGNORECASE,
)
_NULL = re.compile(
    r"\b(?:no|not|nor|neither|without|lack of|non)\b[- ,]*(?:\w+[- ]+){0,4}?(?:statistically |clinically )?(?:significan\w*|differ\w*|superior\w*|effect\b|benefit\w*|"
    r"improv\w*|reduc\w*|associat\w*|chang\w*|evidence (?:of|that|for)|advantage|increase\w*|decrease\w*|efficacy|effective)|"
    r"\bdid not (?:\w+ ){0,3}(?:differ|improve|reduce|change|affect|increase|decrease|prevent|lower|alter|result|lead|influence|show|meet|reach|support)|"
    r"\b(?:were|was|is|are) (?:\w+ )?(?:similar|comparable|unchanged|equivalent|the same)\b|\bnon-?significant|\bp ?[=>] ?0?\.[1-9]|\bnon-?inferior|\bfailed to\b|\bno more effective\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:significant(?:ly)?|superior|improv\w*|better|greater|higher|lower|reduc\w*|decreas\w*|fewer|less|increas\w*|faster|longer|shorter|"
    r"effective|benefit\w*|enhanc\w*|prevent\w*|more)\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:worse\w*|harm(?:ed|ful)|deteriorat\w*|inferior to|less effective|poorer|higher (?:mortality|risk|rates? of (?:death|adverse|relapse|infection))|"
    r"increased (?:mortality|risk|rates? of (?:death|adverse|relapse))|more (?:deaths|adverse|relapses))\b",
    re.IGNORECASE,
)
_RESULT_VERB = re.compile(
    r"\b(?:was|were|did|had|showed?|shows|found|reduced|improved|increased|decreased|differed|fell|rose|occurred|changed|resulted|led|remained|is|are|do|does|has|have|"
    r"demonstrated|achieved|reported|produced|lowered|provided)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\bwill\b|\b(?:the )?primary (?:outcome|end-?point)s? (?:measures? )?(?:was|were|is|are|will be|included?) (?:the |a |an )?(?:\w+[- ]){0,6}?(?:change|number|proportion|rate|time|score|incidence|occurrence|mean|percentage|difference|level|measured|assessed|defined|pain|quality|survival|death|mortality|composite|absence|presence)",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:compared|than|versus|vs|between|groups?|differ\w*|placebo|control)\b|\bp ?[<=>]|95 ?% ?(?:ci|confidence)|\b(?:ci|or|rr|hr)\b ?[=:]?",
    re.IGNORECASE,
)
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
_SIGNIFICANT = re.compile(r"\bp ?[<≤=] ?0?[.·]0[0-4]", re.IGNORECASE)
_NO_OUTCOME = frozenset(
    {"outcom", "measur", "primar", "endpoint", "day", "week", "month", "year", "number", "mean", "defin"}
)
_LONGEST = 240


def primary_result(passages: list[Passage], design: str | None) -> Fact:
    """Tell how the main outcome came out: better, worse, no difference; not reported where no sentence tells.

    A primary outcome named in the results decides; else the authors' conclusion, which is less sure.
    """
    if design not in _TESTING:
        return Fact()
    own = [p for p in passages if p.whose == "study"]
    told = [p for p in own if _tells_primary(p)]
    planned = _planned_outcome(own)
    for pool, trust in (
        (told, 0.85),
        (sorted((p for p in own if _about(p, planned)), key=lambda p: -_about(p, planned))[:2], 0.75),
        ([p for p in own if p.kind == "conclusions"][:2], 0.6),
        ([p for p in own if p.kind == "results" and _COMPARISON.search(p.text)][:1], 0.5),
        ([p for p in own if p.kind == "abstract" and _COMPARISON.search(p.text)][-2:], 0.5),
    ):
        read = [(p, direction) for p in pool if (direction := _direction(p.text))]
        if read:
            passage, direction = read[0]
            others = tuple(dict.fromkeys(d for _, d in read if d != direction))
            return Fact(value=direction, passages=(passage.id,), confidence=trust, candidates=others)
    return Fact()


def _tells_primary(passage: Passage) -> bool:
    """Tell whether a passage gives the primary outcome's result, rather than its definition."""
    text = passage.text
    if passage.kind not in {"results", "abstract", "conclusions"} or not _PRIMARY.search(text):
        return False
    return bool(_RESULT_VERB.search(text)) and not _PLAN.search(text)


def _planned_outcome(own: list[Passage]) -> frozenset[str]:
    """Give the telling words of the primary outcome as methods or abstract define it."""
    for passage in own:
        match = _PRIMARY.search(passage.text)
        if match and passage.kind in {"methods", "abstract"}:
            return frozenset(content(passage.text[match.end() :].partition(";")[0])) - _NO_OUTCOME
    return frozenset()


def _about(passage: Passage, planned: frozenset[str]) -> int:
    """Give how many words of the planned outcome a result sentence has; 0 where too few."""
    if passage.kind not in {"results", "abstract"} or _PRIMARY.search(passage.text) or not planned:
        return 0
    shared = len(planned & set(content(passage.text)))
    return shared if shared >= min(2, len(planned)) and _COMPARISON.search(passage.text) else 0


def _direction(text: str) -> str | None:
    null = _NULL.search(text)
    if (
        null
        and not re.search(r"\bbut\b[^.]*\bsignificant", text[null.end() :])
        and not _SIGNIFICANT.search(text[: null.start()])
    ):
        return "no difference"
    if _WORSE.search(text):
        return "worse"
    return "better" if _BETTER.search(text) or _SIGNIFICANT.search(text) else None


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
