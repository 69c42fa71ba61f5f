"""Work out how long a study ran. Takes a number of years or months and a paper; tells whether its dates make it.

“Ten years, from 1997 to 2006” counts both ends, “two years” from January 2011 to January 2013 only one: both are said so.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from pipeline.text.numbers import Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.years import full_year

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - a word list
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = quick(
    rf"(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH})(?: (?:\d{{1,2}}(?:st|nd|rd|th)?)?)?,? ?(?:of )?)?\b(?P<year>(?:19|20)\d\d)\b"
    rf"|(?<![\d./-])(?P<first>\d{{1,2}})(?P<by>[/.-])(?P<second>\d{{1,2}})(?P=by)(?P<short>(?:19|20)?\d\d)\b"
    rf"|\b(?P<bare>{_MONTH})(?= (?:\d{{1,2}},? )?(?:to|through|until|and|[-–]) {_MONTH})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",?\s?(?:to|through|until|till|up to|and|[-–−/])\s?(?:the )?(?:end of )?\s?", re.IGNORECASE)
_YEARS = re.compile(r"\b(?P<century>19|20)(?P<start>\d\d)\s?[-–/]\s?(?P<end>\d\d)\b(?![-–/.])")
_DURING = re.compile(r"\b(?:in|during|throughout|over|for|within)\s(?:the (?:month|year) (?:of )?)?$", re.IGNORECASE)
# A span is told “about”, “nearly” and “over” by so much of itself, and by half a year at most.
_ABOUT, _FEW_MONTHS, _HALF_A_YEAR = 0.1, 1.5, 6


_TRIMESTERS: dict[float, re.Pattern[str]] = {
    3: re.compile(r"\b(?:first|1st|third|3rd|last)(?: or \w+)?(?: \w+)?[- ]trimester", re.IGNORECASE),
    6: re.compile(r"\b(?:second|2nd) trimester"),
}
_ORDINALS = ("first ", "last ", "second ")
_MONTHS_OF = {"month": 1, "year": 12, "decade": 120}


class _Date(NamedTuple):
    """A date in months since year 0; `month` is None where only the year is told."""

    year: int
    month: int | None
    start: int
    end: int


def is_span(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number of years or months lies between two dates of the paper, or is the one that it names."""
    if number.kind != "time" or number.unit not in _MONTHS_OF or number.value <= 0:
        return False
    months = number.value * _MONTHS_OF[number.unit]
    trimester = _TRIMESTERS.get(months)
    of_it = "pregnan" in text.lower() or text.endswith(_ORDINALS, 0, number.start)
    if trimester and of_it and trimester.search(index.told):
        return True
    told = [p.text for p in index.passages]
    return any(_fits(months, number, span) for source in (text, *told) for span in _spans(source)) or (
        number.value == 1 and any(_is_one(number, source) for source in told)
    )


def _fits(months: float, number: Number, span: tuple[int, int]) -> bool:
    """Tell whether so many months lie between the shortest and the longest that two dates may mean."""
    rounding = min(_ABOUT * months, _FEW_MONTHS if number.unit == "month" else _HALF_A_YEAR) if number.hedge else 0.0
    return span[0] - rounding <= months <= span[1] + rounding


def _spans(text: str) -> list[tuple[int, int]]:
    """Give the spans of a text, each as its fewest and its most months."""
    dates = _dates(text)
    found = [
        _months(one, two)
        for one, two in itertools.pairwise(dates)
        if _BETWEEN.fullmatch(text, one.end, two.start) and (two.year, two.month or 12) > (one.year, one.month or 0)
    ]
    for match in _YEARS.finditer(text):
        years = int(match.group("end")) - int(match.group("start"))
        if years > 0:
            found.append((12 * years, 12 * years + 12))
    return found


def _months(one: _Date, two: _Date) -> tuple[int, int]:
    years = two.year - one.year
    if one.month is None or two.month is None:
        return 12 * years, 12 * years + 12
    apart = 12 * years + two.month - one.month
    return apart, apart + 1


def _dates(text: str) -> list[_Date]:
    """Give the dates of a text; the year of “January to May 2005” holds for both."""
    found: list[_Date] = []
    for match in _DATE.finditer(text):
        if match.group("short"):
            parts = int(match.group("first")), int(match.group("second"))
            month = parts[0] if parts[0] <= 12 else parts[1]
            year = match.group("short")
            found.append(_Date(int(year if len(year) > 2 else full_year(year)), month, *match.span()))
        elif match.group("bare"):
            found.append(_Date(0, _month(match.group("bare")), *match.span()))
        else:
            found.append(_Date(int(match.group("year")), _month(match.group("month")), *match.span()))
    for place in range(len(found) - 2, -1, -1):
        if not found[place].year:
            found[place] = found[place]._replace(year=found[place + 1].year)
    return [date for date in found if date.year]


def _month(name: str | None) -> int | None:
    return _MONTHS.index(name[:3].lower()) + 1 if name and name[:3].lower() in _MONTHS else None


def _is_one(number: Number, text: str) -> bool:
    """Tell whether a passage names one month, or one year, and no second date: “during January 2005”."""
    dates = _dates(text)
    if len(dates) != 1 or _YEARS.search(text) or not _DURING.search(text[: dates[0].start]):
        return False
    return (dates[0].month is None) == (number.unit == "year")
