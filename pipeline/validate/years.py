"""Find the years that a text tells, also in short. Takes text; gives them as “in 2014 in 1997”.

“1960–87” tells of 1987, 8/1/97 of 1997, 20.10.2014 of 2014, “between 05/95 and 07/98” of 1995 and 1998.
"""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"\b(?P<century>19|20)\d\d\s?[-–/]\s?(?P<end>\d\d)(?!\d)")
_SHORT_DATE = re.compile(r"(?<![\w./-])\d{1,2}([/.-])\d{1,2}\1(?P<end>\d\d)(?![\w/])")
_MONTH_AND_YEAR = re.compile(
    r"\b(?:between|from|since|in|until|to|and|during) (?:0?[1-9]|1[0-2])/(?P<end>\d\d)(?![\w/.%])", re.IGNORECASE
)
# What these two hold, found ten times as fast.
_TWICE_PARTED, _PARTED = re.compile(r"\d([/.-])\d{1,2}\1\d\d(?!\d)"), re.compile(r"/\d\d(?!\d)")
_THIS_CENTURY = 40


def years_told(text: str) -> str:
    """Give every year of a text behind an “in”, as one text."""
    years = list(_YEAR.finditer(text))
    spans = [span for year in years if (span := _YEARS.match(text, year.start()))]
    ends = [f"{span.group('century')}{span.group('end')}" for span in spans]
    # Few papers date so.
    dated = [*_SHORT_DATE.finditer(text)] if _TWICE_PARTED.search(text) else []
    dated += _MONTH_AND_YEAR.finditer(text) if _PARTED.search(text) else ()
    short = [full_year(match.group("end")) for match in dated]
    return " ".join([f"in {found}" for found in [*(year.group() for year in years), *ends, *short]])


def full_year(end: str) -> str:
    """Give the year of two figures: 97 is 1997, 12 is 2012."""
    return f"{'20' if int(end) < _THIS_CENTURY else '19'}{end}"
