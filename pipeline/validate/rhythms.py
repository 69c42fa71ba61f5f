"""Reckon with rhythms. Takes a number of a sentence; tells whether it is how long, or how often, what the paper tells goes on.

“Six weekly doses” are taken for six weeks, “twice a week for six weeks” makes 12 sessions, five times of the clock are five times a day.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.equal import DAYS
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.numerals import to_value
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.kept import once

_EACH = {"hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "annual": "year", "yearly": "year"}  # fmt: skip
# “Six weekly doses.”
_SO_MANY = re.compile(r"[ -](?:\w+ )?(?P<each>hourly|daily|nightly|weekly|monthly|annual|yearly) [a-z]{4,}s\b")
_DAYS = {unit: DAYS[unit] for unit in ("minute", "hour", "day", "week", "month", "year")}
_OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
# “Twice a week”, “three sessions per week”, “every two weeks”, “weekly”.
_A_TIME = quick(
    r"\b(?P<often>once|one|twice|two|thrice|three|four|five|six|[1-7])(?: (?!or\b|to\b)[a-z-]{3,16}){0,2}? ?(?:a|an|per|each|every|/) ?(?P<unit>day|week|month|year)\b"
    r"|\bevery (?P<n>one|two|three|four|five|six|[1-9]\d?)?(?: |-)?(?P<every>day|week|month|year)s?\b"
    r"|\b(?:(?P<times>once|twice|thrice|one|two|three|four|five|six|[1-7])(?: times)?[- ])?(?P<adverb>daily|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|over|during|in|lasting|lasted|throughout|of) (?:a |an |the |about |up to |total of )*$", re.IGNORECASE
)
# “For two and a half hours a week.”
_A_WEEK = re.compile(r"(?: of [a-z]+)? (?:a|per|each|every) (?P<unit>week|day|month)\b")
# What a rhythm makes; “26 relapses” it does not.
_THINGS = re.compile(
    r" (?:[a-z-]{2,14} ){0,2}?(?:sessions?|doses?|injections?|visits?|times|treatments?|classes|meetings?|appointments?|infusions?|tablets?|pills|lessons|cycles?|courses|rounds|measurements?|checks?|calls?|workouts?|trainings?|shots|jabs|weeks|in all|in total)\b|[.,;)]| in (?:all|total)\b",
    re.IGNORECASE,
)
_ROUNDED = 0.01
# Twice is said anyway; of more than this nobody counts the doses.
_FEWEST, _MOST = 3, 400
_CLOCK = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?![:\d])")


def is_of_a_rhythm(number: Number, text: str, index: Index) -> bool:
    """Tell whether a time or a count is what a rhythm of the paper makes: 12 sessions, six weeks, two and a half hours a week."""
    if number.kind == "time":
        match = _A_WEEK.match(text, number.end)
        days = number.value * _DAYS.get(number.unit, 0.0)
        return (number.value, number.unit) in _lengths(index) or (
            match is not None and any(_is_near(days, told) for told in _spent(index, match.group("unit")))
        )
    if number.unit == "daily":
        return any(len(_CLOCK.findall(p.text)) == number.value for p in index.passages)
    return (
        number.kind == "count"
        and (number.unit == "occasion" or _THINGS.match(text, number.end) is not None)
        and number.value in _many(index)
    )


@once
def _lengths(index: Index) -> frozenset[tuple[float, str]]:
    """Give how long so many weekly things go on."""
    return frozenset(
        (n.value, _EACH[match.group("each")])
        for p in index.passages
        for n in index.told_numbers(p)
        if n.kind in COUNTS and (match := _SO_MANY.match(p.text, n.end))
    )


def _spent(index: Index, unit: str) -> list[float]:
    """Give how many days in a week, or a day, so often so long makes: 30 minutes on five days per week."""
    return [
        n.value * _DAYS[n.unit] * _DAYS[unit] / days
        for p in index.passages
        for n in index.told_numbers(p)
        if n.kind == "time" and n.unit in {"minute", "hour"}
        for match in _A_TIME.finditer(p.text)
        if (days := _days(match)) and days <= _DAYS[unit]
    ]


def _is_near(one: float, two: float) -> bool:
    return abs(one - two) <= _ROUNDED * two


@once
def _many(index: Index) -> frozenset[float]:
    """Give how many things a rhythm makes that goes on for so long: 12 of twice a week for six weeks."""
    return frozenset(many for p in index.passages for many in _made(p, index))


def _made(passage: Passage, index: Index) -> set[float]:
    rhythms = list(_A_TIME.finditer(passage.text))
    if not rhythms:
        return set()
    found: set[float] = set()
    for n in index.told_numbers(passage):
        if n.kind != "time" or n.unit not in _DAYS or not _FOR.search(passage.text, 0, n.start):
            continue
        for match in rhythms:
            days = _days(match)
            many = n.value * _DAYS[n.unit] / days if days else 0.0
            if _FEWEST <= many <= _MOST:
                found.add(float(round(many)))
    return found


def _days(match: re.Match[str]) -> float:
    """Give how many days lie between two things of a rhythm."""
    if match.group("every"):
        return _number(match.group("n") or "one") * _DAYS[match.group("every").lower()]
    if match.group("adverb"):
        unit = {"annually": "year"}.get(match.group("adverb").lower()) or _EACH[match.group("adverb").lower()]
        return _DAYS[unit] / _number(match.group("times") or "once")
    return _DAYS[match.group("unit").lower()] / _number(match.group("often"))


def _number(word: str) -> float:
    return _OFTEN.get(word.lower()) or to_value(word.lower()) or 1.0
