"""Know which of two groups a paper tells a number or a change of. Takes a sentence; gives what it tells of the other group.

“The high dose was 800 units” where the low one was, “fell from 4.3 to 3.8” of two groups that were never one after the other.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.equal import same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import Quick, quick
from pipeline.validate.align import Index
from pipeline.validate.kept import kept

_TELLING = 13
_HIGH_LOW = ("high(?:er|est)?|large(?:r|st)?", "low(?:er|est)?|small(?:er|est)?")


def _label(words: str) -> Quick:
    return quick(rf"\b(?:{words})\b", re.IGNORECASE)


# How the two groups of a study are told apart.
_PAIRS = (
    (_label(rf"(?:{_HIGH_LOW[0]})[- ]dos(?:e|es|age)"), _label(rf"(?:{_HIGH_LOW[1]})[- ]dos(?:e|es|age)")),
    (
        _label(r"(?:intervention|experimental|treatment|treated|active|study) (?:group|arm|participants|patients)"),
        _label(r"(?:control|comparison|placebo|sham|usual[- ]care|standard[- ]care|untreated) (?:group|arm|participants|patients)|controls|(?:got|received|given) (?:usual|standard) care"),
    ),
    (_label(r"men|boys|males?"), _label(r"women|girls|females?")),
)  # fmt: skip
# What stands between two of these is told of one group.
_CUT = quick(r"[,;.]|\b(?:and|but|while|whereas|versus|vs\.?|compared|than|against|or|rather)\b", re.IGNORECASE)
_FROM_TO = quick(
    r"\b(?:rose|fell|dropped|went|improved|worsened|increas\w+|decreas\w+|reduc\w+|rais\w+|lower\w*|declin\w+|climbed|grew|cut|brought)\b[^.;]{0,60}?\bfrom (?:about |around |roughly |an average of )?(?P<one>\d[\d.,·]*)[^.;\d]{0,24}? to (?:about |around |roughly |an average of )?(?P<two>\d)",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\b(?:versus|vs|compared (?:with|to)|as against|as opposed to)\b", re.IGNORECASE)
# Only where a passage speaks of two groups are its numbers of two.
_GROUPS = quick(
    r"\b(?:groups?|arms?|placebo|controls?|than (?:with|in|among|for|those)|recipients|respectively)\b", re.IGNORECASE
)
# Where a passage tells of times, two of its numbers may be one after the other.
_TIMES = quick(
    r"\b(?:from|before|after\w*|baseline|pre\w*|post\w*|initial\w*|follow\w*|admission|discharge|end|weeks?|months?|years?|days?|periods?|later|first|last|final\w*|previous\w*|prior|earlier|since|start|chang\w+|(?:19|20)\d\d|phase|preced\w+|enrol\w+|entry|visit|then|subsequent\w*|until|historical\w*)\b",
    re.IGNORECASE,
)


class OfOther(NamedTuple):
    """A number of a sentence, the passage that has it of the other group, and how the passage calls that group."""

    number: Number
    passage: Passage
    called: str


@kept
def of_other_arm(text: str, index: Index) -> OfOther | None:
    """Give a number that a sentence tells of one group, and each passage that has it of the other."""
    telling = [number for number in index.numbers_in(text) if _is_telling(number)]
    for pair in _PAIRS if telling else ():
        for one, other in (pair, pair[::-1]):
            if not one.search(text) or other.search(text):
                continue
            for number in telling:
                found = _held_by_other(number, text, index, one, other)
                if found:
                    return found
    return None


def _held_by_other(number: Number, text: str, index: Index, one: Quick, other: Quick) -> OfOther | None:
    if not one.search(_clause(text, number)):
        return None
    holders = [(n, p) for p in index.passages for n in index.numbers(p) if same_number(number, n)]
    called = [other.search(_clause(p.text, n)) for n, p in holders]
    if not holders or not all(called) or any(one.search(_clause(p.text, n)) for n, p in holders):
        return None
    first = called[0]
    return OfOther(number, holders[0][1], first.group() if first else "")


def _is_telling(number: Number) -> bool:
    return number.kind not in {"date", "ratio"} and (
        number.kind == "percent" or (bool(number.unit) and number.kind != "time") or number.value >= _TELLING
    )


def _clause(text: str, number: Number) -> str:
    """Give the part of a text that stands with a number, up to the next cut on either side."""
    cuts = [m for m in _CUT.finditer(text) if not (m.group() in ",." and text[m.end() : m.end() + 1].isdigit())]
    start = max((m.end() for m in cuts if m.end() <= number.start), default=0)
    end = min((m.start() for m in cuts if m.start() >= number.end), default=len(text))
    return text[start:end]


@kept
def not_one_after_the_other(text: str, index: Index) -> tuple[Number, Passage] | None:
    """Give the second number of “fell from 4.3 to 3.8” where the paper has the two of two groups, and of no two times."""
    match = _FROM_TO.search(text)
    pair = next(
        (
            (one, two) for one, two in itertools.pairwise(index.numbers_in(text))
            if match and match.start("one") <= one.start and one.end <= match.start("two") <= two.start + 1
        ),
        None,
    )  # fmt: skip
    if pair is None:
        return None
    against: Passage | None = None
    for passage in index.passages:
        told = index.numbers(passage)
        ones = [n for n in told if same_number(pair[0], n)]
        twos = [n for n in told if same_number(pair[1], n)]
        if not ones or not twos:
            continue
        if _TIMES.search(passage.text):
            return None
        if _GROUPS.search(passage.text) and any(
            _VERSUS.search(passage.text, *sorted((n.end, m.start))) for n in ones for m in twos
        ):
            against = against or passage
    return (pair[1], against) if against and pair[1].kind in {*COUNTS, pair[0].kind} else None
