"""Work out numbers that the paper does not print. Takes a number and the passages; tells whether it follows from theirs.

A lay summary adds two groups up, tells 175 of 474 as “a little over a third”, says how much longer one group stayed, or
that a value doubled. What follows from numbers that stand together in a passage is the paper's own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.records import Passage
from pipeline.text.equal import is_close, is_share, same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.bodily import is_bodily
from pipeline.validate.by_name import is_meant_by_a_name
from pipeline.validate.converted import is_converted
from pipeline.validate.decades import is_decade_of_age
from pipeline.validate.elapsed import is_elapsed
from pipeline.validate.hundreds import is_in_a_hundred
from pipeline.validate.implied import is_implied
from pipeline.validate.in_words import is_of_the_same_list, is_told_in_a_word
from pipeline.validate.kept import kept
from pipeline.validate.multiples import is_end_of_times, is_held_against, is_multiple, is_ratio_told
from pipeline.validate.reckoned import is_reckoned
from pipeline.validate.rhythms import is_of_a_rhythm
from pipeline.validate.risks import is_of_two_risks
from pipeline.validate.shares import is_rate_told, is_share_told
from pipeline.validate.spans import is_span
from pipeline.validate.sums import adds_up, is_counted_up, is_made_up, is_made_up_here, tells_fate
from pipeline.validate.turns import is_turn
from pipeline.validate.wholes import is_of_a_whole, is_the_rest

# “About 900” is said of 897.
_ROUND_WHOLES = frozenset({10, 100, 1000})
_MANY, _ROUNDED = 100, 0.01
# Words that say that a number tells how far two others are apart.
_APART = quick(
    r"\b(?:less|more|fewer|closer|nearer|further|cheaper|dearer|longer|shorter|sooner|earlier|later|higher|lower|older|younger|faster|slower|quicker|bigger|smaller|larger|taller|heavier|lighter|thicker|thinner|wider|narrower|deeper|louder|quieter|warmer|colder|greater|better|worse|extra|difference|gap|apart|"
    r"rose|fell|(?:went|go|goes|going) (?:up|down)|up by|down by|dropped|grew|gained|lost|saved|saving\w*|cut|increase\w*|decrease\w*|reduc\w+|improve\w*)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|versus|vs|compared (?:with|to)|than|to|from|instead of|rather than)\b")
_ON_AVERAGE = quick(r"\b(?:average|mean|median|typical\w*|usual\w*)\b", re.IGNORECASE)
_ENROLLED = quick(
    r"\b(?:enrol\w*|recruit\w*|includ\w*|randomi[sz]ed|assigned|allocated|divided|split|participa\w+|groups?|arms?|took part|n ?=)",
    re.IGNORECASE,
)
# Where no passage tells a sentence, so few of them may be tried for a difference.
_SHORT = 15
# What was found is told in the past; “well served by taking twice as much” is none of it.
_WAS = re.compile(
    r"\b(?:was|were|had|did|got|rose|grew|fell|increased|doubled|tripled|halved|lived|stayed|took|became)\b"
)
_IN_ALL = quick(r"\b(?:in all|in total|altogether|total of|overall)\b", re.IGNORECASE)
_LATER = re.compile(r"[ -][a-z]{3,8} (?:later|after|on|apart|earlier|before)\b")
_TO = re.compile(r"\s?(?:to|and|[-–])\s?")
# “From 91 to 46 mg.”
_FROM = re.compile(r"\bfrom (?:about |around |roughly )?$", re.IGNORECASE)
_FROM_TO = re.compile(r"[^.;,\d]{0,24} to (?:about |around |roughly )?")
_OR = re.compile(r"\s?(?:to|or|[-–])\s?")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
# So many passages may tell a sentence; where so many numbers stand together, any sum could be found among them.
_PASSAGES = 4
# A sentence of which no passage holds so much, or that points back, is read with the one before it.
_THIN = 0.3
_BACK = quick(
    r"\b(?:of (?:them|these|those|whom)|th(?:ese|ose|at)|they|them|their|its?|the (?:others?|rest|first|second|former|latter))\b",
    re.IGNORECASE,
)


@kept
def is_derived(number: Number, text: str, index: Index, before: str = "") -> bool:
    """Tell whether a number of a sentence follows from numbers that stand together in a passage that tells it.

    Of a sentence that takes up the one `before` it (“of those, a third”), the passages that tell that one count too.
    """
    if any(
        known(number, text, index)
        for known in (
            is_turn,
            is_end_of_times,
            is_rate_told,
            is_bodily,
            is_elapsed,
            is_converted,
            is_meant_by_a_name,
            is_decade_of_age,
            is_told_in_a_word,
            is_of_the_same_list,
        )
    ) or is_of_a_rhythm(number, text, index):
        return True
    own = [passage for _, passage in index.rank(text, _PASSAGES)]
    near = [*own, *_taken_up(text, before, own, index)] if number.kind == "ratio" else own
    everywhere = near if own else index.passages
    shares = (
        is_in_a_hundred(number, text, index),
        is_share_told(number, text, everywhere, index),
        is_of_a_whole(number, text, before, everywhere, index),
    )
    reckoned = (
        any(shares)
        or is_of_two_risks(number, text, everywhere, index)
        or is_reckoned(number, text, own or _short(index), index)
    )
    reckoned = reckoned or is_implied(number, text, before, index)
    if reckoned or any(known(number, text, index) for known in (is_span, _is_of_two_told_here, _is_said_exactly)):
        return True
    if number.kind in COUNTS:
        goes_on = _is_of_as_many(number, text, before, everywhere, index) or _is_a_mean(number, text, index)
        return goes_on or _is_counted_up(number, text, [*own, *_enrolling(index, own)], own or _short(index), index)
    if number.unit == "times":
        return _is_a_multiple(number, text, before, near, index)
    if number.parts:
        made_up = is_made_up_here(number, text, index)
        return made_up or any(is_made_up(number, p, index) or _has_parts(number, p, index) for p in near)
    return _is_measured_off(number, text, own or _short(index), index)


def _is_a_mean(number: Number, text: str, index: Index) -> bool:
    """Tell whether “about 21 people, on average” is a mean that a passage gives: 20.8."""
    return (
        number.kind == "people"
        and bool(_ON_AVERAGE.search(text))
        and any(
            n.value != int(n.value) and n.kind in COUNTS and not n.unit and is_close(number, n.value)
            for p in index.passages
            if _ON_AVERAGE.search(p.text)
            for n in index.told_numbers(p)
        )
    )


def _is_of_two_told_here(number: Number, text: str, index: Index) -> bool:
    """Tell whether a share compares two numbers of the sentence: “fallen by about half, from 91 to 46”."""
    if number.kind == "percent" and _APART.search(text):
        return _is_of_two_held_against(number, text, index)
    if number.kind != "ratio" or number.parts or number.unit:
        return False
    said = [n for n in index.numbers_in(text) if n.value > 0 and n.kind not in {"ratio", "date"}]
    for one, two in itertools.pairwise(said):
        part = min(one.value, two.value) / max(one.value, two.value)
        if (
            one.unit == two.unit
            and _FROM.search(text, 0, one.start)
            and _FROM_TO.fullmatch(text, one.end, two.start)
            and (is_share(number, part) or is_share(number, 1 - part))
        ):
            return True
    return False


def _is_of_two_held_against(number: Number, text: str, index: Index) -> bool:
    """Tell whether a percentage says how far two numbers of the sentence and the paper are apart: “11 % more, 3.22 against 2.89”."""
    said = [n for n in index.numbers_in(text) if n.value > 0 and n.kind not in {"ratio", "date", "percent"}]
    return any(
        one.unit == two.unit
        and _AGAINST.search(text, one.end, two.start)
        and all(map(index.has, (one, two)))
        and any(is_share(number, abs(one.value - two.value) / base.value) for base in (one, two))
        for one, two in itertools.pairwise(said)
    )


def _is_a_multiple(number: Number, text: str, before: str, near: list[Passage], index: Index) -> bool:
    """Tell whether “twice as often” is the ratio of two numbers told here, or of two that passages tell."""
    said = [*index.numbers_in(text), *(index.numbers_in(before) if _takes_up(text, index) else ())]
    free = not index.stays_near(text)
    # In own words two shares are compared that the paper tells one after the other.
    beside = [n for p in near[:2] if free for n in index.told_numbers(p) if n.kind == "percent"]
    return (
        is_multiple(number, said, counts_alike=True)
        or is_multiple(number, beside)
        or is_ratio_told(number, near, index, anywhere=free)
        or (free and is_held_against(number, text, index))
        or (
            not index.rank(text, 1)
            and bool(_WAS.search(text))
            and any(is_multiple(number, list(pair)) for p in _short(index) for pair in _neighbours(p, index))
        )
    )


def _neighbours(passage: Passage, index: Index) -> Iterator[tuple[Number, Number]]:
    """Give the numbers of a passage that stand next to each other, or next but one: a year, or what a rate is per, may stand between."""
    told = index.told_numbers(passage)
    return itertools.chain(itertools.pairwise(told), zip(told, told[2:], strict=False))


def _has_parts(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether a passage has both numbers of “n of N”."""
    return all(any(_is_rounded(number, n, part) for n in index.told_numbers(passage)) for part in number.parts)


def _short(index: Index) -> list[Passage]:
    """Give the passages of a short text: any may tell what a sentence says in other words; none of a long one."""
    return index.passages if len(index.passages) <= _SHORT else []


def _is_of_as_many(number: Number, text: str, before: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether a bare number goes on with a share told before it: “59 of 100 cases with two views, about 53 with four”."""
    if number.unit or number.value != int(number.value) or not text[number.start : number.start + 1].isdigit():
        return False
    told = [n for n in index.numbers_in(before) if n.parts] + [
        n for n in index.numbers_in(text) if n.parts and n.end <= number.start
    ]
    if not told or told[-1].parts[1] not in _ROUND_WHOLES or number.value >= told[-1].parts[1]:
        return False
    whole = told[-1].parts[1]
    share = number._replace(kind="ratio", value=number.value / whole, parts=(number.value, whole))
    return any(same_number(share, n) for p in passages for n in index.told_numbers(p)) or is_share_told(
        share, text, passages, index
    )


def _taken_up(text: str, before: str, but: list[Passage], index: Index) -> list[Passage]:
    """Give the passages that tell the sentence before, where this one takes it up."""
    if not before or not _takes_up(text, index):
        return []
    return [passage for _, passage in index.rank(before, 2) if passage not in but]


def _takes_up(text: str, index: Index) -> bool:
    """Tell whether a sentence needs the one before it: it says “those” or “the other”, or no passage tells it alone."""
    ranked = index.rank(text, 1)
    return not ranked or ranked[0][0] < _THIN or bool(_BACK.search(text))


def _is_counted_up(number: Number, text: str, passages: list[Passage], near: list[Passage], index: Index) -> bool:
    if number.unit == "daily":
        return False  # “four times a day” is a turn of speech, or no number of the paper
    alone = not passages and not tells_fate(number, text)
    if alone and any(adds_up(number, text, p, index) for p in near):
        return True
    if is_counted_up(number, text, passages, index) or is_the_rest(number, text, index):
        return True
    return _is_measured_off(number, text, [*passages, *near], index)


def _is_said_exactly(number: Number, text: str, index: Index) -> bool:
    """Tell whether a bare decimal in brackets says a number of the paper whose unit the words before it have: “half a point (0.46)”."""
    alone = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"
    return alone and number.value != int(number.value) and any(n.value == number.value for n in index.all_numbers)


def _is_measured_off(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    apart = bool(_APART.search(text))
    if number.kind == "time" and _IN_ALL.search(text) and any(_is_time_in_all(number, p, index) for p in passages):
        return True
    if lies_between(number, text, index) or _is_between_times(number, text, index):
        return True
    if apart and number.hedge == "about" and number.unit and _is_gap_of_two(number, passages, index):
        return True
    return any(_is_between(number, p, index) or (apart and _is_difference(number, p, index)) for p in passages)


def _is_time_in_all(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether two times that a passage tells one after the other make this one: two weeks, then four."""
    return any(
        one.kind == two.kind == "time"
        and one.unit == two.unit == number.unit
        and one.value + two.value == number.value
        for one, two in [*_pairs(number, index.told_numbers(passage))]
    )


def _is_gap_of_two(number: Number, passages: list[Passage], index: Index) -> bool:
    """Tell whether the first values in a unit of two passages lie so far apart, nothing in that unit between: a mean of 81.2 s, then 56.8 s."""
    firsts = [
        (first, p)
        for p in index.passages
        if (first := next((n for n in index.told_numbers(p) if n.unit == number.unit), None))
    ]
    return any(
        is_close(number, round(abs(one.value - two.value), 6)) and (p in passages or q in passages)
        for (one, p), (two, q) in itertools.pairwise(firsts)
    )


def lies_between(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is an end of “four to five” of which a passage has a value between the ends: 4.59 days."""
    for n in index.numbers_in(text):
        low, high = min(number, n, key=lambda end: end.start), max(number, n, key=lambda end: end.start)
        if high.value - low.value == 1 and n.unit == number.unit and _is_range(text, low, high):
            told = (m for p in index.passages for m in index.told_numbers(p) if m.unit == number.unit)
            return any(low.value < m.value < high.value for m in told)
    return False


def _is_range(text: str, low: Number, high: Number) -> bool:
    """Tell whether two numbers are the ends of “four to five”, or of “between four and five”."""
    return bool(
        _OR.fullmatch(text, low.end, high.start)
        or (text[low.end : high.start].strip() == "and" and _BETWEEN.search(text, 0, low.start))
    )


def _is_between_times(number: Number, text: str, index: Index) -> bool:
    """Tell whether “four years later” is what lies between two times that a passage tells together: at 11 and 15 years."""
    return (
        number.kind == "time"
        and bool(_LATER.match(text, number.end))
        and any(
            one.unit == two.unit == number.unit
            and abs(two.value - one.value) == number.value
            and _TO.fullmatch(p.text, one.end, two.start)
            for p in index.passages
            for one, two in itertools.pairwise(index.told_numbers(p))
        )
    )


def _enrolling(index: Index, but: list[Passage]) -> list[Passage]:
    """Give the first passages that tell how many people took part, and how they were grouped."""
    found = (p for p in index.passages if p not in but and _ENROLLED.search(p.text) and index.numbers(p))
    return list(itertools.islice(found, _PASSAGES))


def same_value(number: Number, value: float) -> bool:
    """Tell whether a number is this value, or holds it: “14” of “14 of 16”."""
    return number.value == value or value in number.parts


def _is_rounded(number: Number, told: Number, part: float) -> bool:
    """Tell whether a part of “n of N” is a number of the paper, or, of “about 900 of 1,200”, one that lies near it."""
    near = bool(number.hedge) and part >= _MANY and part % 10 == 0 and abs(told.value - part) <= _ROUNDED * part
    return same_value(told, part) or (near and told.kind in COUNTS)


def _pairs(number: Number, told: list[Number]) -> Iterator[tuple[Number, Number]]:
    """Give pairs of numbers of this kind and one unit that stand next to each other, or next but one."""
    points = {"percent", "count"} if number.unit == "point" else set()
    alike = [
        n for n in told if (n.kind == number.kind and (n.unit == number.unit or n.kind == "time")) or n.kind in points
    ]
    for step in (1, 2):
        yield from (pair for pair in zip(alike, alike[step:], strict=False) if pair[0].unit == pair[1].unit)


def _is_between(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether “about 15 %” is what the paper gives as 14–17 %."""
    if number.hedge != "about":
        return False
    return any(
        min(one.value, two.value) < number.value < max(one.value, two.value)
        and max(one.value, two.value) <= 1.5 * min(one.value, two.value)
        and _TO.fullmatch(passage.text, one.end, two.start)
        for one, two in itertools.pairwise(index.told_numbers(passage))
        if {one.kind, two.kind} <= {number.kind, "count"} and two.unit == number.unit
    )


def _is_difference(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether a number says how far two of one kind, which the passage holds against each other, are apart."""
    points = number.unit == "point"
    return any(
        (is_close(number, gap) if points else same_number(number, one._replace(value=gap)))
        for one, two in _pairs(number, index.told_numbers(passage))
        if (gap := round(abs(one.value - two.value), 6)) > 0
    )
