"""Work out how much later something happened to a patient. Takes a number and a case report; tells whether its dates make it.

“Three years later” is said of one told of in August 2005 and again in September 2008.
"""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import NamedTuple

from pipeline.records.designs import CASES
from pipeline.text.equal import DAYS
from pipeline.text.numbers import Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - a word list
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_DATE = quick(
    rf"\b(?P<day>\d{{1,2}})(?: ?(?:st|nd|rd|th))?(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<month2>{_MONTH}) (?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year2>(?:19|20)\d\d)\b)?|(?:of )?(?P<year3>(?:19|20)\d\d)\b)"
    r"|(?<![\d./-])(?P<day4>\d{1,2})(?P<by>[/.-])(?P<month4>\d{1,2})(?P=by)(?P<year4>(?:19|20)\d\d)\b"
    r"|\b(?:in|since|until|from|by|during|of) (?P<year5>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LATER = quick(
    r"\b(?:later|after\w{0,5}|earlier|before|since|ago|previous\w{0,2}|past|following|for|over|within|old)\b",
    re.IGNORECASE,
)
_DAYS = {unit: DAYS[unit] for unit in ("day", "week", "month", "year")}
# With so many dates any time would lie between some two of them.
_MOST = 8
# A date lies within its month, a month within its year, and times are told in whole ones: so much of the unit they may be off.
_ROUNDED = {"day": 0.0, "week": 3.5, "month": 16.0, "year": 190.0}
_LONGEST_MONTH = 31


class _When(NamedTuple):
    """A date as the first and the last day that it may be."""

    first: date
    last: date
    exact: bool


def is_elapsed(number: Number, text: str, index: Index) -> bool:
    """Tell whether so much time lies between two dates that a case report tells one after the other."""
    unit = _DAYS.get(number.unit)
    if (
        number.kind != "time"
        or unit is None
        or not _LATER.search(text)
        or index.paper.facts.design.value not in CASES
    ):
        return False
    told = _dates(index.paper.text)
    pairs = [*itertools.pairwise(told), *zip(told, told[2:], strict=False)] if len(told) <= _MOST else []
    return any(_lies_between(number.value * unit, number.unit, *sorted(pair)) for pair in pairs)


def _lies_between(days: float, unit: str, one: _When, two: _When) -> bool:
    """Tell whether so many days may lie between two dates; between two years, the whole years between them."""
    if not (one.exact and two.exact) and unit == "day":
        return False
    if _is_year(one) and _is_year(two):
        return unit == "year" and round(days / _DAYS["year"]) == two.first.year - one.first.year
    apart = ((two.first - one.last).days, (two.last - one.first).days)
    middle = sum(apart) / 2
    return middle > 0 and abs(middle - days) <= _ROUNDED[unit]


def _is_year(when: _When) -> bool:
    return (when.last - when.first).days > _LONGEST_MONTH


def _dates(text: str) -> list[_When]:
    """Give the dates of a text in their order; one without a year is of the year told last."""
    found: list[_When] = []
    year = 0
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        year = int(parts["year"] or parts["year2"] or parts["year3"] or parts["year4"] or parts["year5"] or year)
        name, number = parts["month"] or parts["month2"], parts["month4"]
        month = _MONTHS.index(name[:3].lower()) + 1 if name else int(number or 0)
        when = _when(year, month, int(parts["day"] or parts["day2"] or parts["day4"] or 0))
        if when and when not in found:
            found.append(when)
    return found


def _when(year: int, month: int, day: int) -> _When | None:
    """Give a date, a month or a year; None where the calendar has none such."""
    try:
        if not month:
            return _When(date(year, 1, 1), date(year, 12, 31), exact=False)
        if not day:
            return _When(date(year, month, 1), date(year, month, 28), exact=False)
        return _When(date(year, month, day), date(year, month, day), exact=True)
    except ValueError:
        return None
