"""Tell what two groups were given. Takes passages; gives each pair of treatments that one sentence sets side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.ingest.medicines import sounds_given
from pipeline.ingest.phrases import noun_phrase, without_article
from pipeline.ingest.things import is_set_against, thing
from pipeline.records import Passage

_VERBS = r"(?:receiv(?:e|ing)|wear(?:ing)?|tak(?:e|ing)|us(?:e|ing)|undergo(?:ing)?|drink(?:ing)?|hav(?:e|ing)|eat(?:ing)?|get(?:ting)?|consum(?:e|ing)|either|be treated with|treatment with|daily|oral|once-daily|twice-daily)"
_TO = re.compile(
    rf"\b(?:assigned|allocated|randomi[sz]ed|divided|randomi[sz]ation)\b(?P<whom>[^.;]{{0,90}}?)(?:,| in (?:a )?\d ?: ?\d(?: ratio|(?: \w+){{0,3}}))?\s(?:to|into)\s(?:{_VERBS}\s+)*(?P<first>(?!(?:two|three|four|one|\d|groups?|an? (?:group|intervention|control)|the)\b)\w)",
    re.IGNORECASE,
)
# “prior to”, “according to”: no group is told after these.
_NOT_INTO = re.compile(
    r"\b(?:prior|according|order|due|related|up|respect|addition|similar|response|exposure|relative|subject|able|designed|access|was|were|is)$",
    re.IGNORECASE,
)
# “Randomised controlled trials to …” assign nobody.
_A_TRIAL = re.compile(
    r"^,?\s?(?:[\w-]+\s){0,3}?(?:trials?|stud(?:y|ies)|evidence|controlled|comparisons?|research|data|designs?|RCTs?)\b",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"\b(?:received|were given|was given|took|wore|drank|were treated with|underwent)\s+(?:either\s+)?(?P<first>\w)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compar(?:ed|es|ing|ison of|e)|efficacy of|effects? of|safety of)\s+(?:the )?(?:(?:efficacy|effects?|effectiveness|safety|impact|use|efficacy and safety) of )?(?P<first>\w)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\s*+(?:\([^)]{0,60}\)\s*+)?,?\s*+(?:once daily |twice daily |every day )?(?:or|versus|vs\.?|compared (?:with|to)|or to|with|to|and)\s+(?:to\s+)?",
    re.IGNORECASE,
)
_OTHER_GROUP = re.compile(
    r"\b(?:while|whereas|and)\b[^.;]{0,40}\b(?:controls?|control group|placebo group|other (?:group|arm|half|patients|participants)|comparison group)\b[^.;]{0,12}?\b(?:received|were given|was given|took|wore|drank|had|underwent)\s+",
    re.IGNORECASE,
)
_THAN_THOSE = re.compile(
    r"\b(?:[Tt]hose|[Pp]atients|[Pp]articipants|[Aa]dults|[Cc]hildren|[Ww]omen|[Mm]en|[Mm]ice|[Rr]ats|[Aa]nimals) (?:who|that) (?:received|took|wore|drank|were given)\s+(?P<first>\w[^.;]{0,80}?)\s+(?:had|have|were|was|showed|slept|reported)\b[^.;]{0,80}\bthan (?:those|patients|participants|adults|children|women|men|mice|rats|animals|controls) (?:who|that) (?:received|took|wore|drank|were given)\s+(?P<other>\w)"
)
_PROGRAMME = re.compile(
    r"\b(?:programmes?|programs?|courses?|weeks|days|months|sessions?) of (?P<first>(?!follow|age|treatment\b|therapy\b|the\b|gestation|life|diagnosis|surgery\b|observation)[a-z])",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^(?:(?:the|a|an|two|three|four|five|six|seven|eight|one|each|either|control|controls?|intervention|treatment|experimental|study|test|different|same|first|second|other|"
    r"groups?|arms?|and|or|versus|conditions?|therap(?:y|ies)|active|drug|usual|patients?|participants?|baseline|their|these|those|this|it|them|both|all|any|parents|caregivers|carers|mothers|teachers|clinicians|siblings|families|results?|outcomes?|changes?|"
    r"differences?|values?|scores?|levels?|rates?|data|findings|time|age|sex|group [a-z]|[a-z]|i{1,3}|i?v|\d++)(?:\s++|$))++$",
    re.IGNORECASE,
)


_PURPOSE = re.compile(
    r"^(?:compar\w+|test|determine|evaluat\w+|assess|examine|investigate|explore|identify|study|measure|help|reduce|improve|increase|prevent|undergo|receiv\w+|wear|take|use|drink|guess|treat|match|prepare|eliminate|have|get|eat|continue|attend|visit|stop|start|wait|remain|return|avoid|provide|develop|one of|complete|be|see|find|"
    r"those|patients|participants|women|men|children|adults|healthy|people|mice|rats)\b",
    re.IGNORECASE,
)


_WAS_COMPARED = re.compile(r"\s(?:was|were|is|are|has been|have been) compared (?:with|to)\s", re.IGNORECASE)
# A medicine whose effects are told, against nothing: the least sure of all.
ALONE = 0.5


class Pair(NamedTuple):
    """What one group was given and, where the sentence says it, the other; the words as they stand, and the passage."""

    first: str
    other: str | None
    place: str
    trust: float


def pairs(passages: list[Passage]) -> Iterator[Pair]:
    """Give the pairs of treatments that this study's passages set side by side, the surest shape first."""
    own = [
        p
        for p in passages
        if p.whose == "study" and p.kind in {"abstract", "methods", "results", "conclusions", "introduction"}
    ]
    alone: list[Pair] = []
    for shape, trust, kinds in (
        (_TO, 0.85, {"abstract", "methods", "results"}),
        (_THAN_THOSE, 0.8, {"abstract", "results", "conclusions"}),
        (_RECEIVED, 0.7, {"abstract", "methods"}),
        (_COMPARED, 0.6, {"abstract", "introduction", "methods", "conclusions"}),
        (_PROGRAMME, 0.6, {"abstract", "methods"}),
    ):
        for passage in own:
            for pair in _read(passage, shape, trust) if passage.kind in kinds else ():
                if shape is _COMPARED and pair.other is None:
                    alone.append(pair)
                else:
                    yield pair
        if shape is _RECEIVED:
            yield from _passive(own)
    yield from alone


def _passive(own: list[Passage]) -> Iterator[Pair]:
    """Give the pairs of sentences that open with one: “Quinine was compared with placebo”."""
    for passage in own:
        span = noun_phrase(passage.text, 0) if " compared " in passage.text else None
        joint = _WAS_COMPARED.match(passage.text, span[1]) if span else None
        first, other = _phrase(passage.text, span), None
        if joint and first:
            other = _phrase(passage.text, noun_phrase(passage.text, joint.end()))
        if first and other and first != other and (sounds_given(first) or is_set_against(other)):
            yield Pair(first, other, passage.id, 0.7)


def _read(passage: Passage, shape: re.Pattern[str], trust: float) -> Iterator[Pair]:
    text = passage.text
    for match in shape.finditer(text):
        if shape is _TO and (_NOT_INTO.search(match.group("whom")) or _A_TRIAL.match(match.group("whom"))):
            continue
        span = noun_phrase(text, match.start("first"))
        first = _phrase(text, span)
        if span is None or first is None:
            continue
        if shape is _THAN_THOSE:
            yield Pair(first, _phrase(text, noun_phrase(text, match.start("other"))), passage.id, trust)
            continue
        other = None
        joint = _OTHER.match(text[span[1] :])
        group = _OTHER_GROUP.search(text, span[1])
        if joint and (shape is not _COMPARED or joint.group().strip() not in {"to", "or"}):
            other = _phrase(text, noun_phrase(text, span[1] + joint.end()))
        elif group:
            other = _phrase(text, noun_phrase(text, group.end()))
        if shape is _COMPARED and other is None:
            first, _, rest = (
                re.split(r"( with | and )", first, maxsplit=1)
                if re.search(" with | and ", first)
                else (first, "", "")
            )
            other = thing(rest) if rest and not _NOTHING.match(rest) and not _PURPOSE.match(rest) else None
            first = thing(first) or ""
        alone = shape is _RECEIVED or (shape is _COMPARED and not sounds_given(first))
        if not first or (other is None and alone) or first == other:
            continue
        if shape is _PROGRAMME and not sounds_given(first):
            continue
        yield Pair(first, other, passage.id, ALONE if shape is _COMPARED and other is None else trust)


def _phrase(text: str, span: tuple[int, int] | None) -> str | None:
    """Give the words of a span that name a treatment; None where they name a group, a number or nothing."""
    if span is None:
        return None
    start, end = without_article(text, span)
    words = text[start:end]
    words = re.sub(r"\s++(?:groups?|arms?|alone)$", "", words)
    if _NOTHING.match(words) or _PURPOSE.match(words) or len(words) < 3 or words[0].isdigit():
        return None
    return thing(words)
