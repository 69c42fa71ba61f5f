"""Omissions: harms, low certainty, missing advice and interests are not left out. Takes both; gives Flags on the whole draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.records.designs import NOT_IN_PEOPLE
from pipeline.text.quick import Quick, quick
from pipeline.text.words import content
from pipeline.validate.flags import rule

_STANDARD = "Cochrane plain language summaries (2021): unwanted effects; Health News Review, criteria 3, 4, 6"
_TREATING = {"randomised trial", "single-arm trial", "systematic review", "meta-analysis"}
# A paper speaks for itself here; its introduction and references do not.
_OWN = {"abstract", "results", "discussion", "conclusions", "limitations", "case", "other"}
_LEAST_SURE = 0.6


def _words(pattern: str) -> Quick:
    return quick(pattern, re.IGNORECASE)


_HARMS_TOLD = _words(
    r"side[- ]effect|unwanted|adverse|\b(?:harm|safe|complication|tolera|reaction|died\b|death|die\b|risks?\b|problems?\b|ill effect|toxic|unpleasant|events?\b|stopped (?:taking|treatment)|dropped out|hurt)"
)
_DOUBTED = _words(
    r"certain|\b(?:quality\b|confiden|unclear|unsure|not (?:\w+ ){0,2}(?:sure|know|clear|enough|show|tell|able|possible)|may\b|might\b|could\b|possibl|weak|limited|poor\b|insufficient|too (?:few|small|little)|suggest|caution|"
    r"(?:more|further|better|larger)(?: \w+){0,3} (?:research|stud(?:y|ies)|trials?)|no (?:good |reliable |strong )?evidence|lack of\b|reliab|bias|small\b|design)"
)
_NO_ADVICE = _words(
    r"\b(?:not|in-?sufficient|inadequate|too little|too few|no)\b[^.;]{0,60}\b(?:data|evidence|information|trials?|studies|justif\w+|support\w*)\b[^.;]{0,60}\brecommend|"
    r"\bno (?:firm |clear |definite |specific )?recommendations?\b|\b(?:cannot|can not|could not|should not|unable to|do(?:es)? not|not) (?:\w+ ){0,2}(?:recommend\b|be (?:\w+ )?recommended|make (?:\w+ ){0,2}recommendations?)|"
    r"\b(?:is|are) not (?:\w+ )?recommended\b|\bnot enough (?:data|evidence)\b[^.;]{0,60}\b(?:recommend|guide|support|advise|change)"
)
_NO_ADVICE_TOLD = _words(
    r"recommend|\badvi[sc]e|\bnot enough|insufficient|\btoo (?:little|few)|\bno (?:\w+ )?(?:evidence|proof|reason)|\bcannot\b|\bunclear|uncertain|\bnot (?:\w+ ){0,2}(?:known|clear|sure|show|support|possible)|"
    r"\bdo(?:es)? not (?:know|support|show)|\black of\b|\b(?:more|further|better|larger)(?: \w+){0,3} (?:research|stud(?:y|ies)|trials?|evidence|data)|\bshould not\b|\bnot be used|\blimited"
)
_LOW = _words(
    r"\b(?:very )?low[- ](?:certainty|quality)\b|\b(?:certainty|quality|strength) of (?:the |this |available )*(?:body of )?evidence\b[^.;]{0,40}\b(?:very )?(?:low|poor|weak)\b|"
    r"\bvery uncertain\b|\b(?:low|very low|little) confidence in\b"
)
_NO_INTEREST = _words(
    r"\b(?:no|none|nil|nothing|not)\b[^.;]{0,60}\b(?:conflicts?|competing|interests?|disclos\w+|declare)|\bdeclare (?:no|none|that (?:they have no|there (?:is|are) no))|\b(?:declared|declare|disclosures?|interests?):? ?(?:none|nil)\b|\bnone (?:declared|known)"
)
_TRADE = _words(
    r"\b(?:inc|ltd|llc|gmbh|corp|s\.?a|a/s|ag|plc)\b\.?|pharma|\bbiotech|\blaborator(?:y|ies) (?:inc|ltd)|\bmanufacturer|\bemploy(?:ee|ed)|\bshare(?:s|holder)|\bstock|\bhonorari|\bconsult|\badvisory|\bspeaker|\broyalt|\bpatent|\bfees?\b|"
    r"\bprovided (?:by the |free )|\bcompan(?:y|ies)\b|\bsupplied by"
)
_INTEREST_TOLD = _words(
    r"\bfund|\bpaid\b|\bsponsor|\bcompan|\bmanufactur|\bmaker|\binterest|\bgrant|\bfinanc|\bdonat|\bwork(?:s|ed)? for"
)


# What medicines bring about, by how the word begins.
_SYMPTOMS = _words(
    r"\b(?:light-?headed|dizz|palpitation|drows|sleepi|nause|vomit|rash|headache|diarrh|constipat|itch|stomach upset|indigestion|dry mouth|flush|insomnia|cramp|tired|fatigue|weight (?:loss|gain)|swell|bruis|bleed|fever|chill)"
)
# How likely a drug did it: such a scale names no harm of a treatment that the paper is about.
_SCALE = _words(r"\bnaranjo\b|\b(?:probability|causality) (?:scale|score|assessment)\b")


# What nobody measured, or what is still to be, is no harm that was found.
_NO_DATA = _words(
    r"\b(?:no|in-?sufficient|in-?adequate|few|absence of|lack of|limited) (?:\w+ ){0,2}?(?:data|information|evidence|stud(?:y|ies)|trials?)\b|\black(?:ed|ing)\b|\b(?:not|did not|poorly|rarely|seldom) (?:\w+ )?report|"
    r"\b(?:should|needed|need to|required|warranted|in order to|future|further|unclear|unknown|not (?:be )?assess)|\bsafety (?:data sets?|analys[ie]s (?:sets?|populations?)|populations?)"
)


class _Gap(NamedTuple):
    """What a paper may say, how to tell that a draft says it too, and what to do where it does not."""

    passages: Callable[[Paper], list[Passage]]
    told: Quick
    severity: Callable[[Paper], Severity]
    message: str
    remedy: str


def _of_fact(name: str, but: Quick | None = None) -> Callable[[Paper], list[Passage]]:
    def found(paper: Paper) -> list[Passage]:
        fact = getattr(paper.facts, name)
        if not fact.reported or fact.confidence < _LEAST_SURE:
            return []
        named = [p for p in paper.sentences() if p.id in fact.passages]
        return [] if but and any(but.search(p.text) for p in named) else named

    return found


def _saying(words: Quick, hints: Quick) -> Callable[[Paper], list[Passage]]:
    """Find what a paper says itself; `hints` are cheap to look for and stand in every such passage."""

    def found(paper: Paper) -> list[Passage]:
        own = (p for p in paper.sentences() if p.kind in _OWN and p.whose == "study" and hints.search(p.text))
        return [p for p in own if words.search(p.text)]

    return found


def _interests(paper: Paper) -> list[Passage]:
    """Give the passages that name a maker's money or a tie to it; “none declared” is nothing to tell."""
    named = [*_of_fact("conflicts")(paper), *_of_fact("funding")(paper)]
    return [p for p in named if _TRADE.search(p.text) and not _NO_INTEREST.search(p.text)]


def _harms(paper: Paper) -> list[Passage]:
    """Give the harms of a study in people; in animals and cells they are no news to a patient, and a scale is no harm."""
    if paper.facts.design.value in NOT_IN_PEOPLE:
        return []
    return [p for p in _of_fact("harms")(paper) if not (_SCALE.search(p.text) or _NO_DATA.search(p.text))]


def _by_design(paper: Paper) -> Severity:
    return Severity.WARN if paper.facts.design.value in _TREATING else Severity.NOTE


_GAPS = (
    _Gap(
        _saying(_NO_ADVICE, quick("ecommend|not enough")), _NO_ADVICE_TOLD, lambda _: Severity.WARN,
        "the paper says that it cannot recommend this, and the summary does not", "say that the authors make no recommendation",
    ),
    _Gap(
        _saying(_LOW, quick("low|poor|weak|uncertain|confidence|LOW|Low")), _DOUBTED, lambda _: Severity.WARN,
        "the paper calls its evidence of low certainty, and the summary does not", "say how sure the authors are",
    ),
    _Gap(
        _harms, _HARMS_TOLD, _by_design,
        "the paper tells of unwanted effects, or that there were none, and the summary does not", "tell the harms beside the benefits",
    ),
    _Gap(
        _interests, _INTEREST_TOLD, lambda _: Severity.NOTE,
        "the paper names a maker's money or a tie to one, and the summary does not", "say who paid, and who has an interest",
    ),
)  # fmt: skip


@rule(
    "omissions",
    Severity.WARN,
    Severity.NOTE,
    why="a reader decides on the whole: benefits without harms mislead even where each sentence is true",
    standard=_STANDARD,
)
def omissions(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name what the paper says of harms, certainty, advice and interests and the draft is silent on."""
    said = " ".join([summary.title, summary.teaser, *(claim.text for _, _, claim in summary.claims())])
    stood_on = {place for _, _, claim in summary.claims() for place in claim.passages}
    ours = summary.origin.drafter != "person"
    for gap in _GAPS:
        passages = gap.passages(paper)
        if not passages or gap.told.search(said) or (ours and stood_on & {p.id for p in passages}):
            continue
        if gap.told is _HARMS_TOLD and (_told_by_name(said, passages) or _tells_symptoms(summary, paper)):
            continue
        yield _missing(gap, gap.severity(paper), passages)
    if _people_missing(paper, said):
        fact = paper.facts.participants
        yield Flag(
            rule="omissions", severity=Severity.NOTE, section="findings", message="the summary does not say how many took part",
            passages=fact.passages, standard="EU lay summaries (2018), 4: number of people", remedy=f"the paper says {fact.value}",
        )  # fmt: skip


def _missing(gap: _Gap, severity: Severity, passages: list[Passage]) -> Flag:
    return Flag(
        rule="omissions", severity=severity, section="caveats", message=gap.message,
        passages=tuple(p.id for p in passages[:4]), standard=_STANDARD, remedy=gap.remedy,
    )  # fmt: skip


def _told_by_name(said: str, passages: list[Passage]) -> bool:
    """Tell whether a draft names a harm without calling it one: it shares five telling words with a passage."""
    words = set(content(said))
    return any(len(words & set(content(p.text))) >= 5 for p in passages)


def _tells_symptoms(summary: Summary, paper: Paper) -> bool:
    """Tell whether a sentence names two unwanted effects that are not what the study was about: “light-headed, palpitations”."""
    title = paper.title.lower()
    for _, _, claim in summary.claims():
        found = {match.group().lower() for match in _SYMPTOMS.finditer(claim.text)}
        others = {one for one in found if one not in title}
        if len(others) >= 2 and any(one in paper.text.lower() for one in others):
            return True
    return False


def _people_missing(paper: Paper, said: str) -> bool:
    fact = paper.facts.participants
    if not fact.value or not fact.value.isdigit() or fact.confidence < _LEAST_SURE or int(fact.value) < 2:
        return False
    told = {match.replace(",", "") for match in re.findall(r"\d++(?:,\d{3})*+", said)}
    return fact.value not in told and not _ANY_PEOPLE.search(said)


_ANY_PEOPLE = _words(
    r"(?<!\w)(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|dozens?))[\w,]*+(?: [\w-]+){0,3}? (?:people|persons?|patients|women|men|adults|children|participants|babies|infants|volunteers|"
    r"girls|boys|mothers|families|adolescents|students|individuals|cases|mice|rats|animals|newborns|pregnan\w+|studies|trials)"
)
