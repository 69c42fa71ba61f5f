"""Tell where and how long a study ran, what it measured first, and where it is registered. Takes passages; gives Facts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.records import Fact, Passage

_TOLD = {"abstract", "methods", "results", "introduction", "other"}
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,4})"
_SETTING = re.compile(
    rf"\b(?:at|in|from|across|of|within)\s+(?P<where>(?:{_NUMBER}|the|our)?\s?(?:[A-Za-z][\w’-]*\s){{0,5}}?"
    r"(?:hospitals?|clinics?|cent(?:re|er)s|practices|schools|universit(?:y|ies)|intensive care units?|nursing homes|villages|health cent(?:re|er)s?|"
    r"medical cent(?:re|er)s?|emergency departments?)(?:\sin\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})?)(?![\w-])"
)
_NO_SETTING = re.compile(
    r"\b(?:stay|length|admitted to the|discharge|mortality|patients|university of the|of the university)\b|^(?:the|our)\s(?:hospital|clinic|university|school)s?$",
    re.IGNORECASE,
)
_UNIT = r"(?:days?|weeks?|months?|years?|hours?)"
_LENGTH = rf"(?:{_NUMBER}(?:\.\d+)?)"
_DURATION = re.compile(
    rf"\b(?:for|over|during|lasting|lasted|of|followed[- ]up for|follow-up of|follow-up was)\s(?P<long>(?:a\s)?(?:(?:median|mean|total|period|minimum|maximum)\s(?:follow-up\s)?(?:of\s)?)?{_LENGTH}[ -]{_UNIT})(?![- ]old|\s(?:or older|of age|and older|before|ago))"
    rf"|(?P<span>\b{_LENGTH}-(?:day|week|month|year))(?=,?\s(?:\w+[- ]){{0,3}}?(?:trial|study|programme|program|intervention|treatment|follow-up|period|course))",
    re.IGNORECASE,
)
_TREATED_FOR = re.compile(
    r"\b(?:assigned|randomi[sz]ed|received|treated|follow\w*|trial|study|programme|program|treatment|intervention|used|took|every|daily|twice|once)\b",
    re.IGNORECASE,
)
_PRIMARY = re.compile(
    r"\b(?:primary|main) (?:efficacy |composite |study |clinical |trial )?(?:outcomes?|end[- ]?points?)(?: measures?| variables?)?(?: \([^)]{0,20}\))?\s(?:was|were|is|are|will be|included)\s(?:the |an? )?",
    re.IGNORECASE,
)
_UP_TO_STOP = re.compile(r"(?P<what>\w[^.;:,()\[\]]{3,120}?)\s?(?=[.;:,(\[]|$)")
_NO_OUTCOME = re.compile(
    r"^(?:not|no|met|reached|similar|observed|achieved|significantly|lower|higher|improved|reduced|analy[sz]ed|assessed|measured|defined|evaluated|compared|available|determined)\b",
    re.IGNORECASE,
)
_REGISTERED = re.compile(
    r"\b(?:NCT ?\d{8}|ISRCTN ?\d{6,8}|ACTRN ?\d{14}|ChiCTR[-A-Z]*-?\d{6,}|CTRI/\d{4}/\d{2,3}/\d+|EudraCT(?: number)?:? ?\d{4}-\d{6}-\d{2}|\d{4}-\d{6}-\d{2}(?=[^\d]|$)|PROSPERO:? ?CRD ?\d{8,}|"
    r"CRD ?\d{11}|IRCT ?\d{8,}N?\d*|UMIN ?\d{9}|DRKS ?\d{8}|NTR ?\d{3,5}|PACTR ?\d{12,}|SLCTR/\d{4}/\d+|KCT ?\d{7}|jRCT\w?\d{8,}|JPRN-\w+|TCTR ?\d{10,}|LBCTR ?\d{8,})\b"
)


def _own(passages: Iterable[Passage]) -> list[Passage]:
    return [p for p in passages if p.whose == "study" and p.kind in _TOLD]


def setting(passages: list[Passage]) -> Fact:
    """Give where the study ran: “six clinics”, “two hospitals in Ghana”."""
    for passage in _own(passages):
        for match in _SETTING.finditer(passage.text) if passage.kind in {"abstract", "methods"} else ():
            where = match.group("where").strip()
            if not _NO_SETTING.search(where) and " " in where:
                return Fact(value=where, passages=(passage.id,), confidence=0.6)
    return Fact()


def duration(passages: list[Passage]) -> Fact:
    """Give how long people were treated or followed, in the paper's words: “12 weeks”, “median of 6.2 years”."""
    for passage in _own(passages):
        if passage.kind not in {"abstract", "methods", "results"}:
            continue
        for match in _DURATION.finditer(passage.text):
            around = passage.text[max(0, match.start() - 90) : match.end() + 30]
            value = re.sub(r"^a\s", "", match.group("long") or match.group("span"))
            if _TREATED_FOR.search(around) and "hour" not in value:
                return Fact(value=value, passages=(passage.id,), confidence=0.6)
    return Fact()


def primary_outcome(passages: list[Passage]) -> Fact:
    """Give what the study measured first of all, as its methods or abstract name it, up to the next stop or bracket."""
    for passage in _own(passages):
        match = _PRIMARY.search(passage.text)
        told = _UP_TO_STOP.match(passage.text, match.end()) if match else None
        if told and not _NO_OUTCOME.match(told.group("what")):
            return Fact(value=told.group("what").strip(), passages=(passage.id,), confidence=0.8)
    return Fact()


def registration(passages: list[Passage]) -> Fact:
    """Give the study's number in a register; those of cited studies are not its own."""
    found: dict[str, str] = {}
    for passage in passages:
        if (
            passage.whose == "study" and passage.kind not in {"references", "discussion", "introduction"}
        ) or "regist" in passage.text.lower():
            for match in _REGISTERED.finditer(passage.text):
                found.setdefault(re.sub(r"\s", "", match.group()), passage.id)
    if not found:
        return Fact()
    number, place = next(iter(found.items()))
    return Fact(value=number, passages=(place,), confidence=0.9, candidates=tuple(found)[1:4])
