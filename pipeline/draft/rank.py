"""Choose the sentences worth telling. Takes a Paper; gives passages for findings, conclusion and limits."""

from __future__ import annotations

import re

from pipeline.draft.plain_words import drop_asides, has_finite_verb
from pipeline.records import Paper, Passage, SectionKind
from pipeline.text.language import looks_english

_TIERS: tuple[tuple[SectionKind, ...], ...] = (
    ("case", "results", "abstract"),
    ("conclusions",),
    ("discussion", "other", "methods"),
)
_WEIGHTS: dict[SectionKind, float] = {"case": 2.0, "results": 2.0, "abstract": 1.2, "conclusions": 0.6}
_COMPARISON = re.compile(
    r"\b(?:more|less|fewer|higher|lower|better|worse|increased?|decreased?|reduced?|improved?|difference|compared|"
    r"associated|similar|versus|than|greater|resolved|worsened|no significant)\b",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"\b(?:year-old|presented|diagnosed|diagnosis|treated|developed|started|discontinued|stopped|resolved|improved|"
    r"recovered|remission|died|discharged|follow-up|months? later|weeks? later|relapsed?)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b\d{1,3}[- ](?:year|month|week|day)s?[- ]old\b|\baged \d", re.IGNORECASE)
_AIM = re.compile(
    r"^\s*(?:to |aims?\b|objectives?\b|purpose\b|we (?:aim|sought|hypothes|plan|conducted|performed|searched|used|"
    r"included studies|present\b|report (?:a|the|on)\b|describe)|the (?:aim|purpose|objective|goal)|this (?:study|"
    r"review|article|paper|report) (?:aim|is|was|seeks|describes|presents|discusses|reviews))"
    r"|\b(?:were|was) (?:searched|calculated|analy[sz]ed using|performed using|approved by|obtained from)\b"
    r"|\binformed consent\b|\bethic|\bdata (?:were|was) (?:extracted|collected)\b|\bis a (?:rare|common|chronic)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"^(?:this|these|those|it|they|such|both|another|similarly|likewise|conversely|in contrast|all of these|the former|"
    r"the latter|also|but|and|nevertheless|nonetheless|among these|of these)\b"
    r"|\b(?:those (?:cases|studies|patients)|comparison \d|the former|the latter|"
    r"as (?:mentioned|described|shown) (?:above|in)|"
    r"(?:see|in|and) (?:table|fig)|previously (?:reported|described)|respectively)\b",
    re.IGNORECASE,
)
# How a study was set up, in an abstract without headings: no finding, and the draft's first sentence tells of it.
_SETUP = re.compile(
    r"\b(?:were|was) (?:then )?(?:randomly )?(?:assigned|allocated|randomi[sz]ed|recruited) (?:to|in|into|from|by)\b"
    r"|^the (?:primary|main|secondary|key) (?:\w+ ){0,2}(?:outcome|end-?point)s? (?:measures? )?(?:was|were|is|are|will be|included?) "
    r"(?!not\b|no\b|similar|lower|higher|better|reached|met\b|achieved|reduced|improved)",
    re.IGNORECASE,
)
# What becomes of the paper is no finding.
_NEWS_OF_THE_PAPER = re.compile(
    r"\b(?:results|findings|data) will be (?:\w+ly )?(?:published|disseminated|submitted|presented|shared|reported)\b"
    r"|\bpreprint\b.*\b(?:doi|copyright|peer[- ]review\w*|version posted)\b|\bmade available under an? (?:\w+[- ])?(?:CC|licen[cs]e)",
    re.IGNORECASE,
)
# How sure a review is of a result belongs to the result.
_GRADED = re.compile(r"[(;][^()]*\b(?:low|moderate|high)[- ](?:certainty|quality) evidence[^()]*\)", re.IGNORECASE)
# In a letter that says “we”, “the authors” are those of the article that it speaks of.
_OTHERS_FOUND = re.compile(r"^(?:the|these) authors(?:’|')? ", re.IGNORECASE)
_HEAVY = re.compile(
    r"\b(?:CI|RR|OR|HR|SMD|MD|p-value|interquartile|regression|coefficient|χ2|standard deviation)\b|±|[=<>≥≤]|p\s?[<=>]"
)
_HYPE = re.compile(
    r"\b(?:safe and effective|prov(?:e|es|ed|en)\b|(?<!clinical )(?<!microbiological )cures?\b|first-line|should|must|recommend|novel|promising|"
    r"breakthrough|remarkabl|dramatic|revolution|game|highly effective|potent|excellent|ideal)",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\b(?:may|might|could|suggests?|appears?|seems?|possibl[ey]|likely|uncertain|unclear|not)\b")
_MORE_RESEARCH = re.compile(
    r"\b(?:more|further|future|additional|larger) (?:research|stud|trial|work|investigation|evidence|randomi[sz]ed|data)",
    re.IGNORECASE,
)
# A need for more research is a limit; a plan to do some is not.
_CALLS_FOR_MORE = re.compile(
    r"\b(?:more|further|future|additional|larger) (?:\w+ ){0,2}(?:research|stud(?:y|ies)|trials?|work|investigations?|evidence|data)\b"
    r"[^.]{0,60}\b(?:needed|required|necessary|warranted|should|must|need to)\b"
    r"|\b(?:needs?|requires?|warrants?|calls? for)\b[^.]{0,20}\b(?:more|further|future|additional|larger)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:limitations?|limited by|small (?:sample|number)|retrospective (?:nature|design)|with caution|cautious|"
    r"not enough (?:data|evidence)|insufficient (?:data|evidence)|low[- ]certainty|risk of bias|generali[sz]|"
    r"single[- ]cent(?:er|re)|"
    r"cannot (?:be excluded|exclude|establish|rule)|lack of (?:a )?(?:control|comparison|follow))",
    re.IGNORECASE,
)
_CONCLUDING = re.compile(
    r"^(?:conclusions?\b|in (?:conclusion|summary)|these (?:findings|results|data)|our (?:findings|results|data)|"
    r"we (?:conclude|highlight|show)|this (?:case|report|study|trial|review|meta-analysis) (?:show|suggest|highlight|"
    r"demonstrate|found|provide|illustrate|indicate))",
    re.IGNORECASE,
)
# What such a sentence says stands in a table or a figure that the reader of the draft does not have.
_POINTS_ELSEWHERE = re.compile(
    r"^(?:the )?(?:fig(?:ure)?s?\.?|tables?|box|appendix|supplementary \w+)\s*(?:S?\d+\w?|[IVX]+)\b[^.]{0,20}\b(?:shows?|presents?|lists?|"
    r"displays?|provides?|gives?|summari[sz]es?|depicts?|illustrates?|describes?|compares?|contains?)\b"
    r"|\b(?:are|is|were|was) (?:shown|presented|listed|given|displayed|summari[sz]ed|provided|depicted|reported) in (?:the )?(?:fig|table|suppl|appendix|box)",
    re.IGNORECASE,
)
# What a case report without a conclusion comes to: what the person had.
_DIAGNOSIS = re.compile(
    r"\b(?:diagnos(?:is|ed)|confirmed|consistent with|turned out to be|found to have)\b(?![^.]*\b(?:suspected|excluded|ruled out|differential))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z][a-z-]{3,}")


def words_of(text: str) -> set[str]:
    """Give the longer words of a text, lower case, cut so that plural and singular meet."""
    return {word[:8] for word in _WORD.findall(text.lower())}


def usable(passage: Passage) -> bool:
    """Tell whether a passage can be retold: the study's own, a whole sentence, neither a heading nor a table row."""
    text = drop_asides(passage.text)
    words = text.split()
    if _NEWS_OF_THE_PAPER.search(text):
        return False
    if passage.whose != "study" or not 5 <= len(words) <= 60 or not has_finite_verb(text):
        return False
    if not looks_english(text) or _POINTS_ELSEWHERE.search(text):
        return False
    if any(text.count(a) != text.count(b) for a, b in ("()", "[]", "“”")):
        return False
    digits = sum(any(c.isdigit() for c in word) for word in words)
    return text.rstrip("\"'”’)")[-1:] in {".", "!", "?"} and text[0] != "(" and digits * 3 <= len(words)


def choose_findings(paper: Paper, told: tuple[Passage, ...] = (), most: int = 5, fewest: int = 3) -> list[Passage]:
    """Give the passages that tell what was found, in the paper's order; what was `told` elsewhere is not told twice."""
    pool: list[Passage] = []
    for tier in _TIERS:
        pool += [p for p in paper.passages() if p.kind in tier and p not in told and usable(p)]
        if len([p for p in pool if not _AIM.search(p.text)]) >= fewest:
            break
    pool = [p for p in pool if not (_OTHERS_FOUND.match(p.text) and _speaks_as_we(paper))]
    target = words_of(paper.title) | _conclusion_words(paper)
    ranked = sorted(pool, key=lambda p: (-_finding_score(p, paper, target), p.start))
    chosen: list[Passage] = []
    for passage in ranked:
        if len(chosen) == most:
            break
        if len(chosen) >= fewest and _finding_score(passage, paper, target) < 2.0:
            break
        if not any(_alike(passage.text, other.text) for other in chosen):
            chosen.append(passage)
    return sorted(chosen, key=lambda p: p.start)


def _speaks_as_we(paper: Paper) -> bool:
    return paper.facts.design.value == "editorial" and any(re.search(r"\bwe\b", p.text) for p in paper.passages())


def _conclusion_words(paper: Paper) -> set[str]:
    found: set[str] = set()
    for passage in paper.passages():
        if passage.kind == "conclusions":
            found |= words_of(passage.text)
    return found


def _finding_score(passage: Passage, paper: Paper, target: set[str]) -> float:
    text = drop_asides(passage.text)
    words = words_of(text)
    score = _WEIGHTS.get(passage.kind, 0.0)
    score += 0.6 * bool(re.search(r"\d", text)) + 0.5 * min(2, len(_COMPARISON.findall(text)))
    score += 2.5 * len(words & target) / max(6, len(words))
    score -= 1.5 * bool(_AIM.search(passage.text)) + bool(_DANGLING.search(text)) + 0.8 * bool(_HEAVY.search(text))
    score -= 1.5 * bool(passage.kind == "abstract" and _SETUP.search(text))
    score -= 0.6 * bool(_HYPE.search(text)) + 0.03 * max(0, len(text.split()) - 25)
    graded = passage.kind in {"results", "abstract"} and _GRADED.search(text)
    score -= 1.5 * bool(_MORE_RESEARCH.search(text) or (_LIMIT.search(text) and not graded))
    if paper.facts.design.value in {"case report", "case series"}:
        score += 0.6 * min(2, len(_STORY.findall(text))) + 1.5 * bool(_PERSON.search(text))
    return score


def _alike(one: str, two: str) -> bool:
    a, b = words_of(drop_asides(one)), words_of(drop_asides(two))
    return len(a & b) > 0.6 * max(1, min(len(a), len(b)))


def choose_conclusion(paper: Paper) -> Passage | None:
    """Give the passage that says best what the authors conclude; None where no sentence of theirs does."""
    own = [p for p in paper.passages() if usable(p)]
    pool = [p for p in own if p.kind == "conclusions"]
    if not pool:
        pool = [p for p in own if p.kind in {"abstract", "discussion"} and _CONCLUDING.match(p.text)]
    if not pool and paper.facts.design.value == "case report":
        pool = [p for p in own if p.kind in {"abstract", "case"} and _DIAGNOSIS.search(p.text)]
    if not pool:
        pool = [p for p in own if p.kind == "abstract" and not _AIM.search(p.text)][-2:]
    title = words_of(paper.title)
    return max(pool, key=lambda p: (_conclusion_score(p, title), -p.start), default=None)


def _conclusion_score(passage: Passage, title: set[str]) -> float:
    text = drop_asides(passage.text)
    score = 2.0 * len(words_of(text) & title) / max(5, len(title)) + 0.5 * bool(_HEDGE.search(text))
    score -= 1.5 * bool(_MORE_RESEARCH.search(text)) + 1.0 * bool(_HYPE.search(text))
    score -= 0.5 * bool(_DANGLING.search(text)) + 0.03 * max(0, len(text.split()) - 30)
    return score + 0.6 * bool(_CONCLUDING.match(passage.text))


def choose_limits(paper: Paper, told: Passage | None, most: int = 2) -> list[Passage]:
    """Give the passages in which the authors name the limits of their own work, in the paper's order."""
    named = set(paper.facts.limits.passages)
    kinds = {"limitations", "discussion", "conclusions", "abstract"}
    pool = [
        p
        for p in paper.passages()
        if p != told and p.kind in kinds and usable(p) and len(p.text.split()) >= 8
        and (p.id in named or p.kind == "limitations" or _LIMIT.search(p.text) or _CALLS_FOR_MORE.search(p.text))
    ]  # fmt: skip
    ranked = sorted(pool, key=lambda p: (-_limit_score(p, named), p.start))
    chosen: list[Passage] = []
    for passage in ranked:
        if len(chosen) < most and not any(_alike(passage.text, other.text) for other in chosen):
            chosen.append(passage)
    return sorted(chosen, key=lambda p: p.start)


def _limit_score(passage: Passage, named: set[str]) -> float:
    score = 2.0 * (passage.id in named) + 1.5 * bool(_LIMIT.search(passage.text))
    score += 1.0 * (passage.kind == "limitations") - 1.0 * bool(_HYPE.search(passage.text))
    return score - 0.5 * bool(_DANGLING.search(passage.text)) - 0.03 * max(0, len(passage.text.split()) - 25)
