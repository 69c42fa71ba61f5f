"""Know numbers that a name holds. Takes a number of a sentence; tells whether a measure or a term of the paper means it.

FEV1 is the air blown out in one second, HbA1c tells of two to three months, a preterm baby is born before 37 weeks, an octogenarian is
80: who explains such a name tells the reader a number that the paper need not print.
"""

from __future__ import annotations

import re

from pipeline.text.numbers import Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index

# What a name says, how a sentence that explains it speaks, and what it means: by the World Health Organization, by spirometry.
_MEANT: tuple[tuple[str, str, tuple[tuple[float, str], ...]], ...] = (
    (r"fev ?\(?1|\bforced expiratory volume", r"\bbreath|\bblow|\bair\b|\blung|\bpuff", ((1, "second"),)),
    (r"fev ?6", r"\bbreath|\bblow|\bair\b|\blung|\bpuff", ((6, "second"),)),
    (r"auc ?\(?(?:0[-–])?24|ambulatory|diurnal|circadian|around the clock", r"", ((24, "hour"), (1, "day"))),
    (r"\bhba1c|gly(?:cosyl|c)ated h|\bgly[ck]oha?emoglobin", r"\b(?:past|last|previous|over|average)\b[^.;]{0,60}\b(?:months?|weeks?)\b", ((2, "month"), (3, "month"), (8, "week"), (12, "week"))),
    (r"\bpre-?term\b|\bprematur", r"\bearly|\bbefore|\bpreterm|\bprematur", ((37, "week"), (3, "week"))),
    (r"\bneonat|\bnewborn", r"\bfirst\b|\bnewborn|\bof life|\bold\b|\bafter birth", ((28, "day"), (4, "week"), (1, "month"))),
    (r"\binfant (?:mortality|death)|\binfancy", r"\bfirst\b|\bbefore|\bunder|\bold\b", ((1, "year"), (12, "month"))),
    (r"\bunder[- ]fives?\b|\bchild mortality", r"\bunder|\bbefore|\byounger|\bfifth", ((5, "year"),)),
    (r"very[- ]low[- ]birth[- ]?weight|\bvlbw", r"\bweigh|\bborn|\bunder|\bless", ((1500, "g"), (1.5, "kg"))),
    (r"low[- ]birth[- ]?weight|\blbw", r"\bweigh|\bborn|\bunder|\bless", ((2500, "g"), (2.5, "kg"))),
    (r"\bmacrosom", r"\bweigh|\bborn|\bover|\bmore", ((4000, "g"), (4, "kg"), (4500, "g"), (4.5, "kg"))),
    (r"\bobes", r"\b(?:or (?:more|over|above|higher)|over|above|at least|higher than|more than)\b", ((30, ""), (30, "kg/m2"))),
    (r"\boverweight", r"\b(?:or (?:more|over|above|higher)|over|above|at least|higher than|more than|between)\b", ((25, ""), (25, "kg/m2"))),
    (r"\bhypertensi", r"\b140\b", ((140, ""), (90, ""), (140, "mmhg"), (90, "mmhg"))),
    (r"\boctogenarian", r"", ((80, "year"), (80, ""))),
    (r"\bnonagenarian", r"", ((90, "year"), (90, ""))),
    (r"\bpostmenopaus", r"\bperiods?\b", ((1, "year"), (12, "month"))),
    (r"\binfertil", r"\btry|\btried", ((1, "year"), (12, "month"))),
    (r"\bchronic bronchitis", r"\bcough", ((3, "month"), (2, "year"))),
)  # fmt: skip
_TERMS = tuple((quick(term), quick(said, re.IGNORECASE), frozenset(meant)) for term, said, meant in _MEANT)
# The ends of scales, told as “out of 30” or “from 3 to 15”.
_SCALES: tuple[tuple[str, tuple[float, ...]], ...] = (
    (r"\bmmse|mini-?mental|\bmoca\b|montreal cognitive|\bdlqi|dermatology life", (0, 30)),
    (r"\bglasgow coma|\bgcs\b", (3, 15)),
    (r"\bapgar|\bvas\b|visual analog|\bnrs\b|numeric(?:al)? rating|\bedss|\bgleason", (0, 1, 10, 100)),
    (r"\bsf-?(?:36|12)|\bkarnofsky|\bwomac|\bkoos\b|harris hip", (0, 100)),
    (r"\bmodified rankin", (0, 6)),
    (r"\becog\b|\blikert", (0, 1, 5, 7)),
    (r"\bnihss|\bnih stroke", (0, 42)),
    (r"\bhads\b|hospital anxiety|\bdass\b|\bgad-?7", (0, 21)),
    (r"\bphq-?9|patient health questionnaire", (0, 27)),
    (r"\bbdi\b|beck depression", (0, 63)),
    (r"\badas-?cog|alzheimer['’]s disease assessment", (0, 70)),
    (r"\bepds\b|edinburgh postnatal", (0, 30)),
    (r"\bipss\b|international prostate", (0, 35)),
    (r"\biief", (0, 25, 30, 75)),
    (r"\bpasi\b", (0, 72)),
    (r"\boswestry|\bodi\b", (0, 50, 100)),
    (r"\broland", (0, 24)),
    (r"\bbarthel", (0, 20, 100)),
    (r"\bacq\b|asthma control questionnaire", (0, 6)),
    (r"\baqlq|asthma quality of life", (1, 7)),
    (r"copd assessment", (0, 40)),
)  # fmt: skip
_ENDS = tuple((quick(pattern), frozenset(ends)) for pattern, ends in _SCALES)
_ALL_ENDS = frozenset().union(*(ends for _, ends in _ENDS))
# “Out of 30”, “from 3 to 15”, “on a scale of 0 to 10”, “0-10 scale”: “fell by 10 points” is no end.
_OUT_OF = re.compile(
    r"\b(?:out of(?: a (?:possible |total of )?)?|scale (?:of|from|that (?:runs|goes) from)|(?:ranges?|ranging|runs?|goes|scored?|rated|rating) (?:it |this |them )?from|from \d{1,3} to|scale of \d{1,3} to|between \d{1,3} and|\d{1,3} ?[-–]) ?(?:a )?$",
    re.IGNORECASE,
)
_AND_UP = re.compile(r" ?(?:to|[-–]|and) ?\d{1,3}\b[^.;]{0,40}|[- ](?:point|item) (?:scale|score)", re.IGNORECASE)


def is_meant_by_a_name(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is what a term of the paper means, or an end of a scale that it names."""
    if number.parts or number.kind in {"percent", "ratio", "date", "people", "studies"}:
        return False
    value = number.value, number.unit
    # What is rare is asked first: the paper is searched where a number may be such a one.
    if any(value in values and said.search(text) and term.search(index.told) for term, said, values in _TERMS):
        return True
    if number.unit not in {"", "point"} or number.value not in _ALL_ENDS:
        return False
    if not (_OUT_OF.search(text, 0, number.start) or _AND_UP.match(text, number.end)):
        return False
    return any(number.value in ends and pattern.search(index.told) for pattern, ends in _ENDS)
