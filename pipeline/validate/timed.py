"""Know whether a paper has a number as a time. Takes “six months” and an index; tells whether a 6 of the paper may be months.

A bare number of a paper is a time only beside a unit of time: the 6 of “4, 6 or 8 weeks”, not that of a score of 6.0 or of six groups.
"""

from __future__ import annotations

import re

from pipeline.text.equal import same_number
from pipeline.text.numbers import Number
from pipeline.validate.align import LONG, Index

# A larger number is seldom another's by chance.
_SMALL = 12
_ANY = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|nights?|weeks?|wks?|months?|mos?|years?|yrs?|y|annual\w*|decades?)"
_COUNTS_A_THING = re.compile(
    rf"[ -](?!(?:to|or|and|versus|vs|postoperative|consecutive|full|{_ANY})\b)[a-z]{{2,}}", re.IGNORECASE
)
_BEHIND = re.compile(rf"[^.;]{{0,30}}?\b{_ANY}\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:{_ANY}|age[ds]?|time|duration|stay|interval|period|follow-?up|lasted|los)\b[^.;]{{0,60}}$", re.IGNORECASE
)


def is_timed(number: Number, index: Index) -> bool:
    """Tell whether the paper has a number as a time, or so near a unit of time that it may be one; anything else is none.

    A whole paper tells times in more ways than are read here, in tables and figures too: there any such number will do.
    """
    if number.kind != "time" or number.value > _SMALL or len(index.passages) > LONG:
        return True
    if f"{number.text.strip().lower()}{number.unit}" in index.told:
        return True  # “over twomonths”, as it was typed
    for other, passage in index.settings:
        if same_number(number, other) and (
            other.kind in {"time", "date"}
            or (not _COUNTS_A_THING.match(passage.text, other.end) and _BEHIND.match(passage.text, other.end))
            or _BEFORE.search(passage.text[max(0, other.start - 80) : other.start])
        ):
            return True
    return not any(same_number(number, other) for other, _ in index.settings)
