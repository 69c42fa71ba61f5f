"""Reckon what a writer works out from a rate. Takes a number of a sentence; tells whether it follows from the paper's.

“About 30 a year” of 360 in 12 years, 1,000 mg a day of 500 mg twice daily, 16 of 25 % of 64, “five men for every two women” of
a ratio of 2.5 to 1, “ten years” from 2001 to 2011.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.records import Passage
from pipeline.text.equal import DAYS, is_close, same_number, share_of
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.numerals import ONE, to_value
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.sums import OTHERS, tells_fate, tells_other_fate

_A_TIME = re.compile(
    r"(?:-| )?(?:[\w’'-]{1,20}+ ){0,4}?(?:an?|per|each|every) (?P<unit>year|month|week|day|hour)\b|(?: [\w’'-]{1,20}+){0,3}? (?P<adverb>yearly|annually|monthly|weekly|daily|hourly)\b"
)
_ADVERBS = {
    "yearly": "year",
    "annually": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_DAYS = {unit: DAYS[unit] for unit in ("hour", "day", "week", "month", "year", "decade")}
_YEARS = re.compile(
    r"\b(?P<one>(?:19|20)\d\d)\b(?:[^.;()]|\.\d){1,60}?(?:\bto\b|\bthrough\b|\buntil\b|\band\b|[-–—])(?:[^.;()]|\.\d){0,60}?\b(?P<two>(?:19|20)\d\d)\b"
)
# “30 adults had a stroke each year” tells of more than so many.
_BEFELL = re.compile(r"\b(?:had|got|suffered|developed|fell|became|lost)\b")
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\b")
_LENGTH = quick(
    r"\b(?:in|over|within|during|after|for|across) (?:about |around |just |only |the |these |those |a )*+$|\b(?:later|earlier|period|span|apart)\b",
    re.IGNORECASE,
)
# “Twice daily”, “three times a day” behind a dose.
_SO_OFTEN = re.compile(
    r"[^.;\d]{0,24}?\b(?:(?P<two>twice|two times|2 times|b\.?i\.?d)|(?P<three>thrice|three times|3 times|t\.?i\.?d|tds)|(?P<four>four times|4 times|q\.?i\.?d|qds))\b(?: (?:a|per|each) day| ?daily|[.,;) ])",
    re.IGNORECASE,
)
_A_DAY = re.compile(
    r"[^.;\d]{0,16}?\b(?:a|per|each|every) day\b|[^.;\d]{0,16}? daily\b|-(?:a|per)-day\b", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s?(?:%|per ?cent) of (?:the |all |these |those |our )?$", re.IGNORECASE)
_HALF_OF = re.compile(r"\b(?:of|in) (?:the |all |these |those |our )?$", re.IGNORECASE)
_LEAST_WHOLE, _MOST_SHARES = 8, 12
_FOR_EVERY = re.compile(
    rf"\b(?P<one>\d{{1,3}}|{ONE}) (?:[a-z’'-]{{2,20}} ){{1,3}}(?:for|to) (?:every|each) (?P<two>\d{{1,3}}|{ONE})\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"(?<![\d:.,])(?P<one>\d{1,3}(?:\.\d{1,2})?)\s?(?::|/|\bto\b|[-–])\s?(?P<two>\d{1,3}(?:\.\d{1,2})?)(?![\d:,]|\.\d)"
)
_ROUNDED = 0.06


def is_reckoned(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether a number follows from a rate, a dose, a share of a count or two years that the paper tells."""
    if _is_for_every(number, text, index):
        return True
    if number.kind == "time":
        return _is_between_years(number, text, index)
    if number.kind == "dose":
        return _is_a_day(number, text, index) or _is_per_time(number, text, index)
    if number.kind not in COUNTS or number.unit:
        return False
    return _is_per_time(number, text, index) or any(
        _is_share_of_count(number, text, p, index) for p in passages if not tells_other_fate(number, text, p, index)
    )


def _is_per_time(number: Number, text: str, index: Index) -> bool:
    """Tell whether so many a year are a total of the paper over a time that stands with it, or that it spans."""
    match = _A_TIME.match(text, number.end)
    if match is None or tells_fate(number, text) or _BEFELL.search(text, number.end, match.end()):
        return False
    unit = match.group("unit") or _ADVERBS[match.group("adverb")]
    for passage in index.passages:
        told = index.told_numbers(passage)
        days = [n.value * _DAYS[n.unit] for n in told if n.kind == "time" and n.unit in _DAYS and n.value > 0]
        days += [365.25 * years for span in _spans(passage) for years in span]
        for n in told:
            alike = (
                n.kind in COUNTS and not n.unit and (n.kind == number.kind or "people" not in {n.kind, number.kind})
            ) or (n.kind == number.kind and n.unit == number.unit)
            if alike and any(long > _DAYS[unit] and _is_about(number, n.value * _DAYS[unit] / long) for long in days):
                return True
    return False


def _is_about(number: Number, told: float) -> bool:
    """Tell whether a rate that somebody worked out is this one, to the last figure told or a little off where it is round."""
    return is_close(number, round(told, 3)) or (bool(number.hedge) and abs(number.value - told) <= _ROUNDED * told)


def _spans(passage: Passage) -> Iterator[tuple[int, int]]:
    """Give the years between two that a passage joins: with both ends, and without the last."""
    for match in _YEARS.finditer(passage.text):
        apart = int(match.group("two")) - int(match.group("one"))
        if apart > 0:
            yield apart, apart + 1


def _starts(index: Index) -> list[int]:
    """Give the first years of spans that the paper tells: 1995 of “in 1995–1997”."""
    return [int(match.group(1)) for p in index.passages for match in _SPAN.finditer(p.text)]


def _is_between_years(number: Number, text: str, index: Index) -> bool:
    """Tell whether “in ten years” lies between two years of a passage: “from 40 in 2001 to 120 in 2011”."""
    if number.unit not in {"year", "decade"}:
        return False
    if not (_LENGTH.search(text[: number.start]) or _LENGTH.search(text[number.end :])):
        return False
    years = number.value * (10 if number.unit == "decade" else 1)
    if number.hedge and any(abs(two - one) == years for one, two in itertools.combinations(_starts(index), 2)):
        return True  # from 1995–1997 to 2006–2008
    return any(years in span for p in index.passages for span in _spans(p))


def _is_a_day(number: Number, text: str, index: Index) -> bool:
    """Tell whether a dose a day is one of the paper taken so often: 500 mg twice daily are 1,000 mg."""
    if not _A_DAY.match(text, number.end):
        return False
    often = (
        (n, 2 if match.group("two") else 3 if match.group("three") else 4)
        for p in index.passages
        for n in index.told_numbers(p)
        if n.kind == "dose" and (match := _SO_OFTEN.match(p.text, n.end))
    )
    return any(same_number(number, n._replace(value=n.value * many)) for n, many in often)


def _is_share_of_count(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a count is a share of a count that the passage tells, or what it leaves: 16 of “25 % of the 64”, “the other 48”."""
    others = bool(OTHERS.search(text, 0, number.start))
    told = index.told_numbers(passage)
    shares = [n for n in told if share_of(n) is not None and not n.parts and n.value > 0]
    if len(shares) > _MOST_SHARES:
        return False
    wholes = [n for n in told if n.kind in COUNTS and not n.unit and n.value == int(n.value) >= _LEAST_WHOLE]
    return any(
        _is_rounded_share(whole.value - number.value if others else number.value, share, whole.value)
        for share in shares
        for whole in wholes
        if whole.value > number.value and (_stands_before(share, whole, passage.text) or _is_only(whole, wholes))
    )


def _stands_before(share: Number, whole: Number, text: str) -> bool:
    between = text[share.end : whole.start]
    return share.end <= whole.start and bool(_OF_THEM.fullmatch(between) or _HALF_OF.fullmatch(between.lstrip()))


def _is_only(whole: Number, wholes: list[Number]) -> bool:
    """Tell whether a passage counts people once only: its shares are of them."""
    return all(n.value == whole.value for n in wholes)


def _is_rounded_share(value: float, share: Number, whole: float) -> bool:
    """Tell whether a count makes the share to its last figure."""
    told = share_of(share) or 0.0
    decimals = len(share.text.replace("·", ".").partition(".")[2]) if share.kind == "percent" else 0
    off = 0.51 / 100 * 10.0**-decimals if share.kind == "percent" else 0.5 / whole
    return abs(value / whole - told) <= min(off, max(0.51 / whole, off / 10))


def _is_for_every(number: Number, text: str, index: Index) -> bool:
    """Tell whether “five men for every two women” is a ratio of the paper, 2.5 to 1, or two of its counts that stand together."""
    for match in _FOR_EVERY.finditer(text):
        one, two = to_value(match.group("one")), to_value(match.group("two"))
        if not (match.start() <= number.start < match.end()) or not one or not two:
            continue
        for passage in index.passages:
            pairs = (
                [(float(m["one"]), float(m["two"])) for m in _RATIO.finditer(passage.text)]
                if "ratio" in passage.text.lower()
                else []
            )
            people = [n.value for n in index.told_numbers(passage) if n.kind == "people" and n.value > 0]
            if any(
                b > 0 and abs(a / b / (one / two) - 1) <= _ROUNDED
                for pair in (*pairs, *itertools.pairwise(people))
                for a, b in (pair, pair[::-1])
                if a > 0
            ):
                return True
    return False
