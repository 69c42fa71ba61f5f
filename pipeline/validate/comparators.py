"""Know what a sentence says that a treatment was compared with. Takes a sentence; gives the words for a comparator that the study had not.

“Better than a dummy pill” of a trial against another drug makes a small step a large one. A study has a comparator where a passage on
itself has it in any word; what was done before, or is still to be done, is another study's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text.quick import Quick, Several, quick
from pipeline.validate.align import Index
from pipeline.validate.flags import asks
from pipeline.validate.kept import kept
from pipeline.validate.silent_doings import DOINGS, TREATMENTS

# “Than those on placebo”, “compared with people who got the usual care”, “against no treatment at all”.
_WHO = r"(?:(?:those|people|patients|women|men|children|adults|babies|participants|the (?:others|rest|group|ones)) (?:(?:who (?:were |had |only |just )?(?:got|took|received|had|given|used|treated with|kept to)|given|on|taking|in|with|using|treated with|receiving|getting) )?)?"
_THAN = rf"(?:than|(?:compared|comparison|comparing) (?:with|to)|versus|as opposed to|rather than|(?:did better|superior|beat|outperformed|an advantage|benefit|gain|better) (?:over|to)) (?:that |it |they |it did |in |with |by |for |from |after |on |when |was |were )?{_WHO}(?:an? |the |their |just |only |some )?(?:[\w-]{{1,14}} )??"


class _Comparator(NamedTuple):
    """How a sentence tells a comparator, how any study that had it would, and what it is called."""

    told: Quick
    carried: Quick
    what: str


_SILENT = {silence.what: silence for silence in (*DOINGS, *TREATMENTS)}


def _with(what: str, told: str, carried: str = "") -> _Comparator:
    known = quick(carried, re.IGNORECASE) if carried else _SILENT[what].carried
    return _Comparator(quick(rf"\b{_THAN}(?P<it>{told})\b", re.IGNORECASE), known, what)


_COMPARATORS = (
    _with("a dummy treatment", r"placebos?|dummy(?: \w+)?|sham(?: \w+)?|sugar pills?|fake \w+|inactive \w+"),
    _with(
        "no treatment",
        r"no (?:treatment|therapy|medicine|medication|drugs?|intervention|surgery|operation|care) ?(?:at all)?|nothing(?: at all)?|doing nothing|being left untreated|untreated (?:people|patients|women|men|children|adults)",
        r"\bno[- ](?:[a-z]+[- ]){0,2}?(?:treat|therap|interven|medic|drug|surg|operat|suppl|prophyl|exerc|train|us(?:e|ers?)\b|care|contact|support|addit|steroid|antib|vacc|screen|feedback|group|stimul|drain|mesh|packing|tube|infus|cath|block|injec|diet|program)|untreat|without|control|\bnot (?:[a-z]+ ){0,2}?(?:receiv|treat|given|undergo|us(?:e|ing)|tak|be given)|nothing|wait|observ|expectant|watchful|\balone\b|\bnon-?(?!signif|inva|infer)[a-z]+|did not (?:receiv|tak|us|get|have|undergo)|deferred|delayed|natural history|conservative|\bnil\b",
    ),
    _with(
        "usual care",
        r"(?:usual|standard|normal|ordinary|routine|regular) (?:care|treatment|therapy|practice)|care as usual|treatment as usual",
        r"usual|standard(?!i[sz]ed (?:mean|diff))|routin|conventional|custom|ordinar|control|current(?:ly)? (?:care|practice|treat|therap|manag|method)|\btau\b|regular|traditional|existing|comparison group|established|best (?:practice|care|support|medical)|non-?interven|without|guideline|common practice|historical|\bcare\b",
    ),
    _with(
        "surgery",
        r"surgery|(?:an |the )?operations?|having surgery|being operated on",
        r"surg|operat|ectom|otom(?:y|ies)|plast(?:y|ies)|resect|excis|bypass|implant|replacem|transplant|graft|fixation|ostom|incis|laparo|repair|amputat|arthrod|fusion|remov|suspension|sling|procedure|curett|extract|endoscop|decompress|revascul",
    ),
    _with("talking therapy", r"talking therapy|counsell?ing|psychotherapy|cognitive behaviou?ral therapy"),
    _with("exercise", r"exercises?|physiotherapy|physical therapy"),
    _with("painkillers", r"pain ?killers?|pain (?:medicines?|tablets?)"),
    _with("antibiotics", r"antibiotics?"),
)  # fmt: skip
_ANY = Several(comparator.told for comparator in _COMPARATORS)
# What another study had, or is to have.
_ELSEWHERE = quick(
    r"\b(?:need(?:ed|s)?|future|further|warrant\w*|required|previous\w*|prior|earlier|other (?:studies|trials)|past|recent(?:ly)?|has been|have been|known|literature|reported|should|planned|unlike)\b",
    re.IGNORECASE,
)
_NOT_FOUND = quick(
    r"\b(?:whether|if|unclear|unknown|need(?:ed|s)?|future|previous|earlier|other (?:studies|trials)|past|should|may|might|could|cannot|did not compare|didn['’]t compare|not compared|nobody|was not|were not)\b",
    re.IGNORECASE,
)


def strange_comparator(text: str, index: Index) -> tuple[tuple[int, int], str] | None:
    """Give the words of a sentence for a comparator that no passage on the study has, and what it is called."""
    if not _ANY.may_be_in(text) or asks(text) or _NOT_FOUND.search(text):
        return None
    for number, comparator in enumerate(_COMPARATORS):
        match = comparator.told.search(text)
        if match and not _has(number, index) and not _is_not_reported(comparator, text, index):
            return match.span("it"), comparator.what
    return None


def _is_not_reported(comparator: _Comparator, text: str, index: Index) -> bool:
    """Tell whether the rule `not reported` names it already: the paper has it in no words at all."""
    silence = _SILENT.get(comparator.what)
    return silence is not None and silence.told.search(text) is not None and not silence.carried.search(index.told)


@kept
def _has(number: int, index: Index) -> bool:
    """Tell whether a passage on the study itself, or the title, has a comparator in any words."""
    carried = _COMPARATORS[number].carried
    return bool(carried.search(index.paper.title)) or any(
        carried.search(p.text) and p.whose != "cited" and not _ELSEWHERE.search(p.text) for p in index.passages
    )
