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
_PARTED = re.compile(r"\d[/.-]\d\d(?!\d)")
_THIS_CENTURY = 40


def years_told(text: str) -> str:
    """Give every year of a text behind an “in”, as one text."""
    ends = [f"{match.group('century')}{match.group('end')}" for match in _YEARS.finditer(text)]
    forms = (_SHORT_DATE, _MONTH_AND_YEAR) if _PARTED.search(text) else ()  # few papers date so
    dated = (match for form in forms for match in form.finditer(text))
    short = [full_year(match.group("end")) for match in dated]
    return " ".join(f"in {found}" for found in [*_YEAR.findall(text), *ends, *short])


def full_year(end: str) -> str:
    """Give the year of two figures: 97 is 1997, 12 is 2012."""
    return f"{'20' if int(end) < _THIS_CENTURY else '19'}{end}"
