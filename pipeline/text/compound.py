"""Read times of two units as one. Takes text; gives its numbers, and with them “11 h 40 min” as 11.67 hours.

A lay summary says “less than 12 hours” of it, “three and a half years” of 3 years and 6 months.
"""

from __future__ import annotations

import itertools
import re

from pipeline.text.numbers import Number, numbers

# How many of the smaller unit make the larger one, by the two units; units are written as in `Number.unit`.
_PARTS = {
    ("year", "month"): 12, ("month", "week"): 4.348, ("month", "day"): 30.4375, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60,
    ("minute", "second"): 60,
}  # fmt: skip
# Between “11” and “40” of “11 h 40 min”, of “2 years and 3 months”, of “38 weeks + 4 days”.
_UNIT_BETWEEN = re.compile(r"[\s-]?[a-z]{1,7}\.?,?\s?(?:and\s|\+\s?|plus\s)?", re.IGNORECASE)


def numbers_and_times(text: str) -> list[Number]:
    """Give a text's numbers in order; behind them each time that is told in two units, in the larger of them."""
    found = numbers(text)
    return [*found, *(both for one, two in itertools.pairwise(found) if (both := _together(one, two, text)))]


def _together(one: Number, two: Number, text: str) -> Number | None:
    parts = _PARTS.get((one.unit, two.unit))
    if parts is None or not 0 < two.value < parts or not _UNIT_BETWEEN.fullmatch(text, one.end, two.start):
        return None
    return one._replace(value=one.value + two.value / parts, text=text[one.start : two.end], end=two.end)
