"""Advice: a summary never tells a reader to start, stop or change a medicine. Takes a Summary; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.flags import every_sentence, flag

_STANDARD = (
    "EU Clinical Trials Regulation, lay summaries (2018), 3: no advice on treatment; Health on the Net, principle 2"
)
_OBJECT = (
    r"(?:(?:your|the|this|these|any|all|taking|using|my|their|a|an|its|his|her|to|of|on|daily|prescribed|current|usual|own|other|more|less|it|them|with)\s+){0,4}"
    r"(?:\w+[- ]){0,2}?(?:medicines?|medications?|drugs?|treatments?|therap(?:y|ies)|tablets?|pills?|dos(?:e|es|age)|prescriptions?|injections?|infusions?|supplements?|"
    r"diet|insulin|antibiotics?|steroids?|statins?|inhalers?|vaccines?|vitamins?|vaccin\w+|[a-z]+(?:mab|nib|statin|pril|sartan|olol|azole|cillin|mycin|prazole|formin|gliflozin|trexate|ine|one|ate|ol|in))\b"
)
_VERB = r"(?:stop(?:ping)?|start(?:ing)?|quit(?:ting)?|switch(?:ing)?(?: to| from)?|skip(?:ping)?|change|changing|halve|double|increas(?:e|ing)|reduc(?:e|ing)|lower(?:ing)?|discontinue|discontinuing|avoid(?:ing)?|take|taking|use|using|try|trying|begin(?:ning)?|come off|cut (?:down|out|back)|give up|replace|replacing)"
_DIRECT = (
    re.compile(
        rf"\b(?:you|patients?|people|everyone|women|men|parents|those|anyone|readers|they)(?: \w+){{0,6}}? (?:should|must|need to|needs to|ought to|have to|had better|are advised to|are urged to|are encouraged to|can safely|may safely|do not need to|don['’]t need to|no longer need)(?: \w+)? (?:not )?(?:immediately |now |also |consider |think about )?{_VERB}\s+{_OBJECT}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[.!?:;]\s+|\b(?:please|so|then|just|simply|and)\s+)(?:immediately |now |always |never |do not |don['’]t |consider |try )?{_VERB}\s+{_OBJECT}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:it is|it['’]s) (?:safe|fine|ok|okay|better|best|time|advisable|wise|recommended) (?:for \w+ )?to (?:stop|start|skip|switch|change|discontinue|halve|double|avoid|take|use)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:stopping|starting|switching(?: to)?|skipping|discontinuing|quitting|changing|coming off)\s+{_OBJECT}(?: \w+){{0,3}} (?:can|could|may|might|will|helps?|is likely to|should|would)\b(?! (?:be|have been) (?:dangerous|harmful|risky))(?! not\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:we|doctors|the authors|researchers|experts) (?:strongly )?(?:recommend|advise|urge)\b[^.]{0,40}\b(?:you|patients|people|everyone|stopping|starting|switching)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:ask|tell|urge|talk to|get) (?:your |a |the )?(?:doctor|gp|physician|specialist)s? (?:to (?:prescribe|switch|stop|start|change|put you)|for (?:a |this |the )?(?:prescription|treatment|drug|medicine|[a-z]+mab|[a-z]+nib))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:rush to|line up|sign up|go and|stock up|ditch|throw (?:away|out)|dump) (?:your |the |for |get |on )",
        re.IGNORECASE,
    ),
)
_GUARDED = re.compile(
    r"\b(?:do not|don['’]t|never|not|nobody should|no one should|without|before|unless|rather than)\b[^.]{0,70}\b(?:stop|start|chang|switch|skip|adjust|tak|us)\w*\b[^.]{0,90}\b(?:without|before|unless|until|doctor|nurse|pharmacist|care team|healthcare|health care|specialist|clinician|professional)\b"
    r"|\b(?:not (?:a|any) reason to|no reason to|does not mean that|should not be (?:taken|read|used) as|before (?:you )?(?:stop|start|chang|mak|tak)\w*|talk (?:to|with)|speak (?:to|with)|discuss|belong in a talk|questions about|ask (?:your|a) (?:doctor|nurse|pharmacist|care team)(?! (?:to|for))|check with|always consult|consult)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:were|was|had|been|who|that|which|did|after|because|authors?|researchers?|study|trial|guidelines?)\b[^.]{0,50}$|\b(?:authors?|researchers?|guideline|committee|paper|review|study)\b[^.]{0,30}\b(?:recommend|advise|suggest|conclude|say|write|state)",
    re.IGNORECASE,
)
_WEAK_VERB = re.compile(
    r"^[.!?:;]?\s*(?:take|use|using|taking|try|reduc|lower|increas|chang|avoid|start|begin)", re.IGNORECASE
)


def advice(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block words that tell a reader to start, stop, switch, skip or change a treatment; guarded advice is fine."""
    told = paper.text.lower()
    for place in every_sentence(summary):
        text = place[2].text
        if _GUARDED.search(text):
            continue
        for number, pattern in enumerate(_DIRECT):
            match = pattern.search(text)
            if match is None:
                continue
            before = text[: match.start()]
            if number in {1, 4} and (_REPORTED.search(before) or match.group().lower() in told):
                continue
            quoted = " ".join(match.group().lower().split()) in told or bool(
                _REPORTED.search(text[: match.end()]) and number != 1
            )
            loud = number in {0, 2, 3, 5, 6} and not quoted
            yield flag(
                "advice", Severity.BLOCK if loud else Severity.WARN, place, _trimmed(text, match.span()),
                "this reads as advice to start, stop or change a treatment", standard=_STANDARD,
                remedy="say what was seen, and leave what to do to reader and doctor",
            )  # fmt: skip
            break


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    return start, end
