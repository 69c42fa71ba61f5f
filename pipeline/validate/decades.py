"""Know ages told by their decade. Takes a number of a sentence; tells whether an age of the paper lies in it.

“In their 60s” is said of a mean of 63.4 years. “Under 46” of 18 to 45 and “66 or older” of older than 65 are left to the reviewer: the
neighbour of a bound is what a slip of one looks like.
"""

from __future__ import annotations

import re

from pipeline.text.numbers import Number
from pipeline.validate.align import Index

_THEIR = re.compile(r"\b(?:their|his|her)(?: (?:early|mid|middle|late)[ -]?(?:to[ -]late)?)? ?-?$", re.IGNORECASE)
# The end of a range of ages is nobody's age.
_ON_AVERAGE = re.compile(
    r"\b(?:mean|median|average|averaged|(?:was|were)(?: \w+)?|patient|woman|man|an?)\b[^.;]{0,40}$", re.IGNORECASE
)
_DECADES = frozenset(range(20, 100, 10))


def is_decade_of_age(number: Number, text: str, index: Index) -> bool:
    """Tell whether an age is a decade that holds one of the paper."""
    if number.value not in _DECADES or not text.startswith("s", number.end):
        return False
    return bool(_THEIR.search(text, 0, number.start)) and any(
        0 <= n.value - number.value < 10 and _ON_AVERAGE.search(p.text, 0, n.start)
        for p in index.passages
        for n in index.told_numbers(p)
        if n.unit == "year" and n.kind == "time"
    )
