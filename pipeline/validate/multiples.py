"""Work out multiples. Takes a number and passages; tells whether “three times as many” follows from theirs.

It may be the ratio of two numbers that stand together, a ratio of risks (RR 1.92 is “about twice”), or an increase by 200 %.
"""

from __future__ import annotations

import itertools
import re

from pipeline.records import Passage
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index

_RATIO = re.compile(
    r"\b(?:(?:OR|HR|RR)s\b[^.;\d]{0,80}(?:\d[\d.]{0,6} and )?|[ach]?(?:RR|HR|OR)|IRR|POR|PR|SIR|SMR|SHR|ORQ\d|[Rr]elative risks?|[Rr]atios?\b[^.;,\d]{0,40})(?: (?:for|of|in|with) [a-z][a-z -]{0,60})?[ =:,()\[\]]{0,4}(?:of |was )?$"
)
# “The odds ratios … were 0.33 (95% CI …) and 0.37 (95% CI …)”: each is a ratio.
_RATIOS_BEFORE = re.compile(
    r"\b(?i:odds|hazard|risk|rate) ratios?\b|\b(?i:relative risks?)\b|\b[ach]?(?:OR|RR|HR|PR)\b"
)
# “MPA (6.3 [1.9-21.6])” in a list that began with “OR 2.3”.
_INTERVAL = re.compile(
    r"\s?[(\[,;]\s?(?:95 ?% ?)?(?:confidence interval\b|\[?CI\b|C\.I\.)|\s?[(\[]\d{1,3}\.\d{1,3}\s?(?:[-–,]|to)\s?\d",
    re.IGNORECASE,
)
_OR_TIMES = re.compile(r"\s?(?:to|or|[-–])\s?")
# “The true figure could lie anywhere between twice and nine times the odds”: the ends of an interval.
UNSURE = re.compile(
    r"\b(?:anywhere|could lie|true (?:figure|value|number)|as (?:low|high|little|much) as|range\w{0,2})\b",
    re.IGNORECASE,
)
_END = re.compile(r"\b(?:CI\b|C\.I\.|intervals?\b)[\])]{0,2}[ :=,;(\[]{0,4}(?:\d[\d.·]{0,8}\s?(?:to|[-–,])\s?)?$")
RISEN = quick(r"\b(?:increas\w+|rose|raised|grew|gain\w*|higher|more|greater|longer)\b", re.IGNORECASE)
# Of so short a paper any passage may tell a sentence of own words.
_SHORT = 24
_VERSUS = re.compile(r"\b(?:versus|vs|compared|than|against)\b", re.IGNORECASE)
_FAR = 40
_TIMES_APART, _HALF_ROUNDED = 2, 0.5
_MULTIPLE, _MULTIPLE_ABOUT, _HALF_A_TIME, _A_HAIR = 0.12, 0.2, 0.55, 0.05
# “About twice” is said of a ratio from 1.5 to 2.5.
_TOLD_ABOUT = 0.25


def is_ratio_told(number: Number, passages: list[Passage], index: Index, *, anywhere: bool) -> bool:
    """Tell whether “three times” is the ratio of two numbers that stand together, or a ratio of risks that is told."""
    wide = index.passages if anywhere else passages
    return (
        any(is_multiple(number, index.told_numbers(p)) for p in passages)
        or any(_is_increase(number, p, index) for p in (wide if len(wide) <= _SHORT else passages))
        or any(_is_told_ratio(number, p, index) for p in wide)
    )


def is_end_of_times(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is an end of “four to five times as high” that ratios of risks of the paper make: 4.1 and 5.2."""
    if number.kind == "ratio" and number.unit == "times" and UNSURE.search(text):
        return any(abs(end - number.value) <= _HALF_ROUNDED for end in interval_ends(index))
    for n in index.numbers_in(text):
        low, high = min(number, n, key=lambda end: end.start), max(number, n, key=lambda end: end.start)
        if (
            high.unit == "times"
            and 0 < high.value - low.value <= _TIMES_APART
            and _OR_TIMES.fullmatch(text, low.end, high.start)
        ):
            told = [
                m.value for p in index.passages for m in index.numbers(p)
                if m.unit == "times" or (m.kind in COUNTS and is_a_ratio(m, p))
            ]  # fmt: skip
            between = high.value - low.value == 1 and any(low.value <= value <= high.value for value in told)
            return between or any(abs(value - number.value) <= _HALF_ROUNDED for value in told)
    return False


def is_held_against(number: Number, text: str, index: Index) -> bool:
    """Tell whether a passage that tells of this holds two measured values against each other that are so many times apart.

    “51.2 mg with the one versus 33.7 mg with the other” is one and a half times as much.
    """
    return any(
        one.unit == two.unit != ""
        and one.kind == two.kind
        and _VERSUS.search(p.text, one.end, two.start)
        and is_multiple(number, [one, two])
        for _, p in index.rank(text, _FAR)
        for one, two in itertools.pairwise(index.told_numbers(p))
    )


def _is_told_ratio(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether “about twice as likely” is a ratio of risks that the passage gives: RR 1.92."""
    return any(
        n.kind in COUNTS and is_a_ratio(n, passage) and _is_times(number, n.value, about=_TOLD_ABOUT)
        for n in index.numbers(passage)
    )


def _is_increase(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether “three times as many” is an increase by 200 %."""
    for n in index.told_numbers(passage):
        beside = passage.text[max(0, n.start - 90) : n.end + 24]
        if n.kind == "percent" and RISEN.search(beside) and _is_times(number, 1 + n.value / 100):
            return True
    return False


def is_multiple(number: Number, told: list[Number], *, counts_alike: bool = False) -> bool:
    """Tell whether one of two numbers of one kind that stand together is so many times the other; people may be told as counts."""
    return any(
        (one.kind == two.kind or (counts_alike and {one.kind, two.kind} <= COUNTS))
        and one.unit == two.unit
        and _is_times(number, max(one.value, two.value) / min(one.value, two.value))
        for one, two in itertools.combinations([n for n in told if n.unit != "times" and n.value > 0], 2)
    )


def _is_times(number: Number, told: float, about: float = _MULTIPLE_ABOUT) -> bool:
    """Tell whether “more than four times” may be said of a ratio: of 4.4, not of 5.5."""
    if number.hedge == "over":
        return number.value * (1 - _A_HAIR) <= told < min(number.value * 1.5, number.value + 1)
    least = (
        min(about * number.value, max(_HALF_A_TIME, _A_HAIR * number.value))
        if number.hedge
        else _MULTIPLE * number.value
    )
    return (
        number.value - least <= told <= number.value + (_A_HAIR * number.value if number.hedge == "under" else least)
    )


def is_a_ratio(number: Number, passage: Passage) -> bool:
    """Tell whether a number is a ratio of risks: “RR 0.75”, or one of a list: “odds ratios were … 0.37 (95% CI …)”."""
    if _RATIO.search(passage.text[max(0, number.start - 96) : number.start]):
        return True
    has_interval = _INTERVAL.match(passage.text, number.end)
    return bool(has_interval and _RATIOS_BEFORE.search(passage.text, 0, number.start))


def interval_ends(index: Index) -> list[float]:
    """Give the ends of the paper's confidence intervals."""
    return [
        n.value
        for p in index.passages
        for n in index.numbers(p)
        if _END.search(p.text[max(0, n.start - 48) : n.start])
    ]
