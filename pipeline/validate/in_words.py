"""Know numbers that a paper tells in a word. Takes a number of a sentence; tells whether a word of the paper says it.

“One month” is said of “over a month”, “the top 10 %” of the top decile; and in a list one unit and one “about” stand for all:
“about 9 percentage points for scans, 8 for X-rays”.
"""

from __future__ import annotations

import re

from pipeline.text.equal import same_number
from pipeline.text.numbers import Number
from pipeline.text.quick import Quick, quick
from pipeline.validate.align import Index

_UNITS = frozenset("hour day week month year".split())  # noqa: SIM905
_A_UNIT: dict[str, Quick] = {
    unit: quick(rf"\b(?:an?|each|every|one|single|whole|full) (?:single |whole |full )?{unit}\b", re.IGNORECASE)
    for unit in _UNITS
}
_PARTS: dict[float, Quick] = {
    10: quick(r"\bdeciles?\b", re.IGNORECASE),
    20: quick(r"\bquintiles?\b", re.IGNORECASE),
    25: quick(r"\bquartiles?\b", re.IGNORECASE),
    33: quick(r"\btertiles?\b", re.IGNORECASE),
}
_END = re.compile(
    r"\b(?:top|bottom|highest|lowest|upper|lower|first|last|heaviest|lightest|richest|poorest|oldest|youngest) $",
    re.IGNORECASE,
)
_NEAREST = 4
# What a list goes on with: no clause of its own.
_GOES_ON = re.compile(r" for [^.;]{2,40}?,(?: and)? (?:[^.;,\d]{2,40},(?: and)? )?$")


def is_told_in_a_word(number: Number, text: str, index: Index) -> bool:
    """Tell whether a word of the paper says a number: a month, a decile."""
    if number.value == 1 and number.unit in _UNITS and number.kind == "time":
        return _A_UNIT[number.unit].search(index.told) is not None
    if number.kind == "percent" and number.value in _PARTS and _END.search(text, 0, number.start):
        return _PARTS[number.value].search(index.told) is not None
    return False


def is_of_the_same_list(number: Number, text: str, index: Index) -> bool:
    """Tell whether a bare number goes on a list whose first number has the unit, and a passage near has it with that unit."""
    if number.unit or number.kind != "count":
        return False
    first = next((n for n in reversed(index.numbers_in(text)) if n.end <= number.start and n.unit), None)
    if first is None or not _GOES_ON.search(text, first.end, number.start):
        return False
    whole = number._replace(kind=first.kind, unit=first.unit, hedge=number.hedge or first.hedge)
    turned = whole._replace(value=-whole.value)
    return any(
        same_number(whole, told) or same_number(turned, told)
        for _, p in index.rank(text, _NEAREST)
        for told in index.told_numbers(p)
        if told.unit == whole.unit
    )
