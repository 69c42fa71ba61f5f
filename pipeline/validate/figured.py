"""Hold a word of direction against the sentence's own figures. Takes a sentence; gives the word that they speak against.

“Lower, at 4.9 compared with 2.8” and “fell from 3 to 8” say two things; whichever is right, one of them is wrong.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text.numbers import Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index

# The two figures stand bare beside each other: with words of a group at each, which is whose takes reading.
_AGAINST = re.compile(
    r"(?: ?%| (?:minutes|hours|days|weeks|months|years|points|mm|cm|ml|mg))?(?: of (?:cases|patients|people|women|men|children|them))?,? (?:versus|vs\.?|v\.?|compared (?:with|to)|as against|against|rather than|instead of) (?:about |around |just |only |roughly |nearly |the )?",
    re.IGNORECASE,
)
_UP = r"higher|more|greater|longer|larger|older|bigger|increased|raised"
_DOWN = r"lower|less|fewer|shorter|smaller|younger|reduced|lowered|decreased"
_COMPARED = quick(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?! than (?:half|twice|one|two|three|\d))(?! or | (?:also |often )?(?:premature|immature|advanced))(?P<behind>[^.;\d]{{0,110}})$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no|not|nor|never|neither|without|whether|if)\b|n['’]t\b", re.IGNORECASE)
# Another comparison behind the word owns the figures.
_OTHER = re.compile(
    rf"\b(?:{_UP}|{_DOWN}|better|worse|slower|faster|later|earlier|similar|same|but|while|whereas)\b", re.IGNORECASE
)
# “The gap was larger: 70 versus 88” compares two gaps.
_OF_A_GAP = re.compile(
    r"\b(?:gaps?|differences?|distances?|changes?|effects?|ranges?|spread|ratios?|drops?|rises?|increases?|decreases?|falls?|reductions?|gains?|loss(?:es)?|improvements?|benefits?)\b",
    re.IGNORECASE,
)
_MOVED = quick(
    r"\b(?:(?P<up>rose|increased|grew|climbed|went up|gone up|rising|raised)|(?P<down>fell|dropped|decreased|declined|went down|gone down|falling|reduced|lowered|shrank))"
    r"(?: [a-z-]{1,14}){0,5}?,? from (?:about |around |an average of |a mean of )?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?: ?%| [a-zµ]{1,5}/[a-z]{1,3})?(?: [a-z]{1,12}){0,4}? to (?:about |around |just |only |roughly |nearly )?",
    re.IGNORECASE,
)
_BEFORE = 40


class Figured(NamedTuple):
    """A word of direction, where it stands, and the two figures that go the other way."""

    word: str
    start: int
    one: str
    two: str


def against_figures(text: str, index: Index) -> Figured | None:
    """Give the first word of direction that the sentence's own two figures speak against."""
    return next(_found(text, index.numbers_in(text)), None)


def _found(text: str, numbers: list[Number]) -> Iterator[Figured]:
    for one, two in itertools.pairwise(numbers):
        if not _are_alike(one, two) or one.value == two.value or one.value < 0 or two.value < 0:
            continue
        before, between = text[: one.start], text[one.end : two.start]
        if _AGAINST.fullmatch(between):
            match = _COMPARED.search(before)
            if match is None or _OTHER.search(match.group("behind")):
                continue
            if _OF_A_GAP.search(before, max(0, match.start() - _BEFORE)):
                continue
            up = one.value > two.value
        elif _TO.fullmatch(between):
            match, up = _MOVED.search(before), two.value > one.value
            if match is None:
                continue
        else:
            continue
        said = "up" if match.group("up") else "down"
        if (said == "up") != up and not _NOT.search(before[max(0, match.start() - _BEFORE) : match.start()]):
            yield Figured(match.group(said), match.start(said), one.text.strip(), two.text.strip())


def _are_alike(one: Number, two: Number) -> bool:
    """Tell whether two numbers measure the same; the second may stand bare: “26 minutes rather than 51”."""
    bare = two.kind == "count" and not two.unit and one.kind in {"time", "dose"}
    return bare or (one.kind == two.kind and one.unit == two.unit)
