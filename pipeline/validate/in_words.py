"""Know numbers that a paper tells in a word. Takes a number of a sentence; tells whether a word of the paper says it.

“One month” is said of “over a month”, “the top 10 %” of the top decile; and in a list one unit and one “about” stand for all:
“about 9 percentage points for scans, 8 for X-rays”.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.equal import same_number
from pipeline.text.numbers import Number
from pipeline.text.quick import Quick, quick
from pipeline.validate.align import Index

_UNITS = frozenset("hour day week month year".split())  # noqa: SIM905
# “Once a month” tells how often, and “each year” that it went on.
_A_UNIT: dict[str, Quick] = {
    unit: quick(
        rf"(?<!once )(?<!twice )(?<!times )\b(?:an?|one|single|whole|full) (?:single |whole |full )?{unit}\b",
        re.IGNORECASE,
    )
    for unit in _UNITS
}
_PARTS: dict[float, str] = {10: "decile", 20: "quintile", 25: "quartile", 33: "tertile"}
_TOP = r"(?:top|highest|upper|last|heaviest|richest|oldest|tallest)"
_BOTTOM = r"(?:bottom|lowest|lower|first|lightest|poorest|youngest|shortest)"
_ENDS = tuple(re.compile(rf"\b{end} $", re.IGNORECASE) for end in (_TOP, _BOTTOM))
_TOLD_ENDS = {
    (part, end): quick(rf"\b{end} {name}s?\b", re.IGNORECASE)
    for part, name in _PARTS.items() for end in (_TOP, _BOTTOM)
}  # fmt: skip
_NEAREST = 4
_OF = re.compile(r" for (?:the )?(?P<of>[\w-]+)")
_FOR = re.compile(r" (?:for|in|of) (?:the )?(?P<of>[\w-]+)")
# What a list goes on with: no clause of its own.
_GOES_ON = re.compile(r" for [^.;]{2,40}?,(?: and)? (?:[^.;,\d]{2,40},(?: and)? )?$")


def is_told_in_a_word(number: Number, text: str, index: Index) -> bool:
    """Tell whether a word of the paper says a number: a month, a decile."""
    if number.value == 1 and number.unit in _UNITS and number.kind == "time":
        told = _A_UNIT[number.unit]
        return any(told.search(p.text) for _, p in index.rank(text, _NEAREST))
    if number.kind == "percent" and number.value in _PARTS:
        ends = zip((_TOP, _BOTTOM), _ENDS, strict=True)
        end = next((one for one, pattern in ends if pattern.search(text, 0, number.start)), None)
        return end is not None and _TOLD_ENDS[number.value, end].search(index.told) is not None
    return False


def is_of_the_same_list(number: Number, text: str, index: Index) -> bool:
    """Tell whether a bare number goes on a list whose first number has the unit, and a passage near has it with that unit."""
    if number.unit or number.kind != "count":
        return False
    first = next((n for n in reversed(index.numbers_in(text)) if n.end <= number.start and n.unit), None)
    if first is None or not _GOES_ON.search(text, first.end, number.start):
        return False
    whole = number._replace(kind=first.kind, unit=first.unit, hedge=number.hedge or first.hedge)
    # What it is of stands behind it, there as here: of two numbers of one passage neither is the other's.
    of = _OF.match(text, number.end)
    return of is not None and any(
        same_number(whole, told)
        and told.unit == whole.unit
        and _first_of(p.text, told, index, p) == of.group("of").lower()
        for _, p in index.rank(text, _NEAREST)
        for told in index.told_numbers(p)
    )


def _first_of(text: str, told: Number, index: Index, passage: Passage) -> str:
    """Give the first word of what a number of a passage is told of: “scans” of “8.7 percentage points for scans”."""
    ends = min((n.start for n in index.told_numbers(passage) if n.start > told.start), default=len(text))
    match = _FOR.search(text, told.end, ends)
    return match.group("of").lower() if match else ""
