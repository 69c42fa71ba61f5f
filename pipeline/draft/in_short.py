"""Say in short what a paper says at length. Takes its passages; gives claims for limits and harms too long to retell.

Each says no more than that the paper names such a limit, or reports on unwanted effects: what they are stands in the
passages that the claim names, for the person who edits the draft.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pipeline.records import Claim, Paper, Passage
from pipeline.records.designs import NOT_IN_PEOPLE
from pipeline.text.quick import Quick, quick

# What tells how sure the evidence is.
_SURE = (
    r"\b(?:quality|certainty)\b(?! of life)[^.]{0,40}\bevidence\b|\bevidence\b[^.]{0,40}\b(?:quality|certainty)\b(?! of life)|"
    r"\blow[- ]certainty\b"
)
# What tells that people or studies were few: neither a small difference does, nor few who had an illness.
_SMALL = (
    r"\b(?:small|few) (?:[\w-]+ )?(?:(?:randomi[sz]ed|controlled|clinical) ){0,3}(?:numbers?|samples?|stud(?:y|ies)|trials?)\b|"
    r"\bfew (?:people|participants|patients|women|men|children|adults|infants) (?:took part|(?:were|was) (?:included|studied|enrolled))\b|"
    r"\b(?:numbers?|samples?|stud(?:y|ies)|trials?)\b[^.,;]{0,30}\b(?:was|were|is|are) (?:[\w-]+ )?(?:small|few)\b"
)
_STATED = r"(?:evidence|data|information)"
_TOO_LITTLE = rf"\b(?:insufficient|not enough|limited|lack|too little)\b[^.]{{0,40}}\b(?:{_STATED}|studies|trials|research)\b|\b{_STATED}\b[^.]{{0,40}}\b(?:insufficient|not enough|limited|lacking)\b"
# (what the passage says, the same in short, what tells it already); the first that fits is taken.
_LIMITS: tuple[tuple[Quick, str, Quick], ...] = tuple(
    (quick(pattern, re.IGNORECASE), said, quick(told, re.IGNORECASE))
    for pattern, said, told in (
        (
            r"\b(?:insufficient|inadequate|not enough|limited|lack of)\b[^.;]{0,40}\b(?:evidence|data)\b|\bevidence (?:is|was) (?:\w+ )?(?:insufficient|limited)\b",
            "The authors write that there is not enough evidence to be sure.",
            _TOO_LITTLE,
        ),
        (
            r"\bvery low[- ](?:quality|certainty)\b|\b(?:quality|certainty) of (?:the )?evidence\b[^.;]{0,40}\bvery low\b",
            "The certainty of the evidence was very low for some results.",
            _SURE,
        ),
        (
            r"(?<!very )\blow[- ](?:quality|certainty)\b|\b(?:quality|certainty) of (?:the )?evidence\b[^.;]{0,40}\b(?<!very )low\b",
            "The certainty of the evidence was low for some results.",
            _SURE,
        ),
        (
            r"\bhigh(?: or unclear)? risk of (?:\w+ )?bias\b|\bat risk of (?:\w+ )?bias\b",
            "The authors write that some of the studies were at risk of bias (how far a study may mislead).",
            r"\brisk of (?:\w+ )?bias\b",
        ),
        (
            r"\bsmall (?:sample|number of (?:patients|participants|people|women|men|children|adults|infants))\b",
            "The authors name the small number of people as a limit.",
            _SMALL,
        ),
        (
            r"\bsmall number of (?:\w+ )?(?:studies|trials)\b|\bfew (?:\w+ )?(?:studies|trials)\b",
            "The authors name the small number of studies as a limit.",
            _SMALL,
        ),
        (
            r"\bretrospective (?:nature|design|study)\b", "The authors name as a limit that they looked back at old records.",
            r"\bretrospective\b",
        ),
        (
            r"\b(?:more|further|future|additional|larger) (?:[\w-]+ ){0,4}(?:research|stud(?:y|ies)|trials?|data)\b[^.;]{0,60}\b(?:needed|required|should)\b",
            "The authors write that more research is needed.",
            r"\b(?:more|further|future|larger)\b[^.]*\b(?:needed|required|should|warranted|necessary)\b",
        ),
    )
)  # fmt: skip
_DENIED = re.compile(r"\bnot (?:a |at )?(?:limited|low|small)|\bno (?:small|low)\b", re.IGNORECASE)
_HARMS = quick(
    r"\b(?:serious )?adverse (?:events|effects|reactions|outcomes)\b|\b(?:side[- ]effects|complications|toxicities|deaths|bleeding|infections|withdrawals)\b",
    re.IGNORECASE,
)
# “Asthma causes 250,000 deaths a year” tells of an illness, not of whom the study followed.
_OF_ALL_PEOPLE = quick(
    r"\b(?:world-?wide|globally|global|annual(?:ly)?|each year|every year|per year|a year|per annum|in the (?:world|general population|literature)|leading causes?|burden|nationally|in the (?:US|UK|USA|United (?:States|Kingdom))|"
    r"known (?:to|for|that)|are common|is common|estimated|expected|to (?:prevent|avoid|reduce|assess|evaluate|determine|investigate|compare|examine|study|identify)|aims? (?:was|is|to)|whether|defined as|(?:was|were) (?:\w+ )?(?:assessed|measured|recorded|monitored|defined|evaluated))\b",
    re.IGNORECASE,
)
_HAPPENED = quick(
    r"\b(?:was|were|had|did|occurred|experienced|reported|developed|died|led|caused|observed|found|included|resulted|showed|may|no|none|more|less|fewer|lower|higher|similar|common|most)\b",
    re.IGNORECASE,
)
_TOLD_OF_OTHERS = frozenset({"introduction", "methods", "references"})
_HARMS_NOBODY = NOT_IN_PEOPLE | {"protocol", "editorial"}


def limits_in_short(ranked: Iterable[Passage], told: str = "") -> Iterator[Claim]:
    """Name the limits of the passages that can be named in a few words, each once, and none that is `told` already."""
    passages = list(ranked)
    for passage in passages:
        for pattern, said, tells in _LIMITS:
            if tells.search(told) or not pattern.search(passage.text) or _DENIED.search(passage.text):
                continue
            graded = said if "certainty" in passage.text else said.replace("certainty of", "quality of")
            told = f"{told} {graded}"
            yield Claim(text=graded, kind="caveat", passages=(passage.id,))


def harms_in_short(paper: Paper, told: Collection[str]) -> Claim | None:
    """Say that the paper reports on unwanted effects, where it does and no passage of these is `told`."""
    fact = paper.facts.harms
    if not fact.reported or not fact.passages or paper.facts.design.value in _HARMS_NOBODY:
        return None
    if not set(fact.passages).isdisjoint(told):
        return None
    for passage in paper.sentences():
        named = _HARMS.search(passage.text) if passage.id in fact.passages else None
        if named and _tells_of_its_people(passage):
            return Claim(
                text=f"The paper also tells of {named.group().lower()}.", kind="finding", passages=(passage.id,)
            )
    return None


def _tells_of_its_people(passage: Passage) -> bool:
    """Tell whether a passage says what befell those in the study: no background, no aim, nothing that was only measured."""
    return (
        passage.whose == "study"
        and passage.kind not in _TOLD_OF_OTHERS
        and not _OF_ALL_PEOPLE.search(passage.text)
        and bool(_HAPPENED.search(passage.text))
    )
