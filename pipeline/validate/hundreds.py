"""Know people told in a hundred. Takes a number of a sentence; tells whether “seven extra people in every 100” follows from the paper.

“Two more in every 100” is how far two of its shares are apart, “6 or 7 in 100” one that lies between.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from pipeline.records import Passage
from pipeline.text.numbers import Number
from pipeline.text.numerals import to_value
from pipeline.text.quick import quick
from pipeline.validate.align import Index

# “Seven extra people in every 100”: how far two shares are apart.
_IN_A_HUNDRED = quick(
    r"\b(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:more|fewer|extra|additional|less|out of|in|of|people|women|men|children|patients|cases)\b"
    r"[^.;\d]{0,40}?\b(?:for|in|out of|per|of|among)\s(?:every |each )?(?P<of>100|1,?000)\b",
    re.IGNORECASE,
)
_SIX_OR_SEVEN = re.compile(r"\b(?P<low>\d{1,2}) (?:or|to) (?P<high>\d{1,2}) (?:in|out of)(?: every)? 100\b")
CHANGED = quick(
    r"\b(?:less|more|fewer|extra|additional|longer|shorter|higher|lower|rose|fell|dropped|cut|increase\w*|decrease\w*|reduc\w+|lower\w*|rais\w+)\b",
    re.IGNORECASE,
)
_HUNDREDS = frozenset({100, 1000})
# Of people in a hundred, half a person is rounded.
_HALF_A_PERSON = 0.5


def is_in_a_hundred(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number belongs to “two more in every 100”, or “6 or 7 in 100”, that follows from a passage."""
    for match in _SIX_OR_SEVEN.finditer(text):
        low, high = float(match.group("low")) / 100, float(match.group("high")) / 100
        if match.start() <= number.start < match.end() and any(
            n.kind == "percent" and low <= n.value / 100 <= high
            for p in index.passages
            for n in index.told_numbers(p)
        ):
            return True
    if number.parts and number.parts[1] in _HUNDREDS and CHANGED.search(text):
        apart = (one.value - two.value for p in index.passages for one, two in _neighbours(p, index))
        if any(abs(number.parts[0] - abs(gap) * number.parts[1] / 100) <= _HALF_A_PERSON for gap in apart):
            return True
    return any(_is_in_a_hundred(number, match, index) for match in _IN_A_HUNDRED.finditer(text))


def _neighbours(passage: Passage, index: Index) -> Iterable[tuple[Number, Number]]:
    """Give the percentages that a passage tells one after the other."""
    return itertools.pairwise(n for n in index.told_numbers(passage) if n.kind == "percent")


def _is_in_a_hundred(number: Number, match: re.Match[str], index: Index) -> bool:
    """Tell whether “two more in every 100” is a share that a passage tells, or how far two of its shares are apart."""
    told, whole = to_value(match.group("n")), to_value(match.group("of"))
    if not (match.start() <= number.start < match.end()) or told is None or not whole:
        return False
    for passage in index.passages:
        points = "percentage point" in passage.text  # “a 0.38 percentage point increase and a 0.20 point increase”
        shares = [
            n.value for n in index.told_numbers(passage) if n.kind == "percent" or (points and n.unit == "point")
        ]
        apart = [abs(one.value - two.value) for one, two in _neighbours(passage, index)]
        if any(abs(told - share * whole / 100) <= _HALF_A_PERSON for share in (*shares, *apart)):
            return True
    return False
