"""Work out numbers that the paper does not print. Takes a number and the passages; tells whether it follows from theirs.

A lay summary adds two groups up, tells 175 of 474 as “a little over a third”, says how much longer one group stayed, or
that a value doubled. What follows from numbers that stand together in a passage is the paper's own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.records import Passage
from pipeline.text.equal import is_close, same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.shares import (
    CROWD,
    is_end_of_times,
    is_in_a_hundred,
    is_multiple,
    is_rate_told,
    is_ratio_told,
    is_share_told,
)
from pipeline.validate.spans import is_span
from pipeline.validate.wholes import is_of_a_whole, is_the_rest

_TWO_GROUPS = re.compile(r"\brandomi[sz]ed|\btwo (?:\w+ )?(?:groups|arms)|\bequal")
_OF_TWO = re.compile(
    r" (?:\w+ )?(?:groups?|arms?|ways?|methods?|treatments?|approaches|plans?|programmes?|programs?|strategies|options)\b"
)
_ITEM = r"(?!\d++(?!-))[\w-]{1,40}+(?: [\w-]{1,40}+)?"
_LIST = re.compile(rf"\b(?:{_ITEM}, ){{2,20}}+(?:{_ITEM} )?(?:and|or) ")
_LAST_COMMA = re.compile(r", (?:and|or) $")
_LONG_LIST = 4
_ADDED = quick(r"\b(?:total|overall|altogether|in all|combined|together)\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:each|per|both|every|equal\w*|groups of|arms of|pairs of)\b", re.IGNORECASE)
_MANY_GROUPS = re.compile(r"\b(?P<n>three|four|five|six|3|4|5|6)[ -](?:\w+ ){0,2}?(?:groups?|arms?|cohorts?)\b")
_GROUPS_OF = {"three": 3, "four": 4, "five": 5, "six": 6, "3": 3, "4": 4, "5": 5, "6": 6}
# “About 900” is said of 897.
_ROUND_WHOLES = frozenset({10, 100, 1000})
_MANY, _ROUNDED = 100, 0.01
# Smaller groups make any number.
_FEWEST = 10
_N_IS = re.compile(r"\b[nN]\s?=\s?$")
_TO_A_GROUP = re.compile(r"\s(?:(?:were )?(?:assigned|allocated|randomi[sz]ed) )?to [a-zA-Z]")
_SEX = re.compile(r"^\s(?:fe)?males?\b|^\s(?:boys|girls|women|men)\b", re.IGNORECASE)
# Words that say that a number tells how far two others are apart.
_APART = quick(
    r"\b(?:less|more|fewer|cheaper|dearer|longer|shorter|sooner|earlier|later|higher|lower|older|younger|faster|slower|quicker|extra|difference|gap|apart|"
    r"rose|fell|dropped|grew|gained|lost|saved|saving\w*|cut|increase\w*|decrease\w*|reduc\w+|improve\w*)\b",
    re.IGNORECASE,
)
_ENROLLED = quick(
    r"\b(?:enrol\w*|recruit\w*|includ\w*|randomi[sz]ed|assigned|allocated|divided|split|participa\w+|groups?|arms?|took part|n ?=)",
    re.IGNORECASE,
)
_EVERY_HOURS = re.compile(r"\bevery (?:(?P<n>\d{1,2})|(?P<word>four|six|eight|twelve))[ -]?(?:h|hours?|hrs?)\b")
_HOURS = {"four": 4, "six": 6, "eight": 8, "twelve": 12}
# “From 0 to 10”: the ends of a scale.
_ON_A_SCALE = quick(r"\b(?:scales?|scor\w+|rat(?:ed|ing|ings)|out of|points?)\b", re.IGNORECASE)
_SCALE_ENDS = frozenset({0, 1, 5, 7, 10, 100})
# “Where 0.5 is chance and 1 is perfect.”
_IS_PERFECT = re.compile(
    r"%? (?:is|means|being|would be|stands for) (?:an? |the |no |pure |mere )?(?:perfect|chance|guess|random|best|worst|ideal|coin|agreement|link)"
)
_MARKS = frozenset({0, 0.5, 1, 50, 100})
_PAIRS_OF = re.compile(r" (?:\w+ )?(?:pairs|couples)\b")
# Where no passage tells a sentence, so few of them may be tried for a difference.
_SHORT = 15
_TO = re.compile(r"\s?(?:to|and|[-–])\s?")
_OR = re.compile(r"\s?(?:to|or|[-–])\s?")
# So many passages may tell a sentence; where so many numbers stand together, any sum could be found among them.
_PASSAGES = 4
# A sentence of which no passage holds so much, or that points back, is read with the one before it.
_THIN = 0.3
_BACK = quick(
    r"\b(?:of (?:them|these|those|whom)|th(?:ese|ose|at)|they|them|their|its?|the (?:others?|rest|first|second|former|latter))\b",
    re.IGNORECASE,
)


def is_derived(number: Number, text: str, index: Index, before: str = "") -> bool:
    """Tell whether a number of a sentence follows from numbers that stand together in a passage that tells it.

    Of a sentence that takes up the one `before` it (“of those, a third”), the passages that tell that one count too.
    """
    if _is_a_turn(number, text, index):
        return True
    own = [passage for _, passage in index.rank(text, _PASSAGES)]
    near = [*own, *_taken_up(text, before, own, index)] if number.kind == "ratio" else own
    everywhere = near if own else index.passages
    shares = (
        is_in_a_hundred(number, text, index),
        is_share_told(number, text, everywhere, index),
        is_of_a_whole(number, text, before, everywhere, index),
    )
    if any(shares) or is_span(number, text, index):
        return True
    if number.kind in COUNTS:
        goes_on = _is_of_as_many(number, text, before, everywhere, index)
        return goes_on or _is_counted_up(number, text, [*own, *_enrolling(index, own)], index)
    if number.unit == "times":
        said = [*index.numbers_in(text), *(index.numbers_in(before) if _takes_up(text, index) else ())]
        return is_multiple(number, said) or is_ratio_told(number, near, index, anywhere=not index.stays_near(text))
    if number.parts:
        return any(
            all(any(_is_rounded(number, n, part) for n in index.told_numbers(p)) for part in number.parts)
            for p in near
        )
    return _is_measured_off(number, text, own or _short(index), index)


def _short(index: Index) -> list[Passage]:
    """Give the passages of a short text: any may tell what a sentence says in other words; none of a long one."""
    return index.passages if len(index.passages) <= _SHORT else []


def _is_a_turn(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is a turn of speech: an end of a scale, one of so many, half of two groups, a decade, an end of a range."""
    return (
        _is_end_of_scale(number, text, index)
        or _is_one_of(number, text, index)
        or _is_half_of_two(number, index)
        or _is_decade(number, text, index)
        or is_end_of_times(number, text, index)
        or is_rate_told(number, text, index)
    )


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


def _is_counted_up(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    if number.unit == "daily":
        return any(_is_every_hours(number, match) for match in _EVERY_HOURS.finditer(index.told))
    if any(_is_sum(number, text, p, index) or _is_part(number, text, p, index) for p in passages):
        return True
    if is_the_rest(number, text, index):
        return True
    if number.kind == "people" and any(_is_two_groups(number, p, index) for p in index.passages):
        return True
    return _is_measured_off(number, text, passages, index)


def _is_measured_off(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    apart = bool(_APART.search(text))
    if _lies_between(number, text, index):
        return True
    return any(_is_between(number, p, index) or (apart and _is_difference(number, p, index)) for p in passages)


def _lies_between(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is an end of “four to five” of which a passage has a value between the ends: 4.59 days."""
    for n in index.numbers_in(text):
        low, high = min(number, n, key=lambda end: end.start), max(number, n, key=lambda end: end.start)
        if high.value - low.value == 1 and n.unit == number.unit and _OR.fullmatch(text, low.end, high.start):
            told = (m for p in index.passages for m in index.told_numbers(p) if m.unit == number.unit)
            return any(low.value < m.value < high.value for m in told)
    return False


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


def _is_end_of_scale(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is an end of a scale: “rated their pain from 0 to 10”."""
    if _IS_PERFECT.match(text, number.end) and number.value in _MARKS:
        return True
    if number.value not in _SCALE_ENDS or number.unit not in {"", "point"} or not _ON_A_SCALE.search(text):
        return False
    beside = [n for n in index.numbers_in(text) if n is not number and n.value in _SCALE_ENDS]
    return any(
        _TO.fullmatch(text, min(number.end, n.end), max(number.start, n.start))
        for n in beside
        if not (number.start < n.end and n.start < number.end)
    )


def _is_decade(number: Number, text: str, index: Index) -> bool:
    """Tell whether “in the 1990s” holds a year that the paper tells."""
    return (
        number.kind == "date"
        and text.startswith("s", number.end)
        and any(n.kind == "date" and 0 <= n.value - number.value < 10 for n in index.all_numbers)
    )


def _is_one_of(number: Number, text: str, index: Index) -> bool:
    """Tell whether “one of three doses” picks from what the paper counts so, or lists, or from its two groups."""
    if not number.parts or number.parts[0] != 1 or not number.text.lower().startswith("one of"):
        return False
    many = number.parts[1]
    if many == 2 and _OF_TWO.match(text, number.end):
        return bool(_TWO_GROUPS.search(index.told)) and not _MANY_GROUPS.search(index.told)
    counted = any(n.value == many and n.kind in COUNTS for n in index.all_numbers)
    return counted or many in _listed(index)


def _listed(index: Index) -> set[int]:
    """Give how many things the lists of the paper name: eight of “a, b, c, d, e, f, g and h”; short lists are no proof."""
    lists = (match.group() for p in index.passages for match in _LIST.finditer(p.text))
    many = (found.count(",") + (1 if _LAST_COMMA.search(found) else 2) for found in lists)
    return {size for size in many if size >= _LONG_LIST}


def _is_half_of_two(number: Number, index: Index) -> bool:
    """Tell whether “half of them got the drug” is what two equal groups make it."""
    return (
        number.kind == "ratio"
        and number.value == 0.5
        and not number.parts
        and number.text.strip().lower().endswith("half")
        and bool(_TWO_GROUPS.search(index.told))
    )


def _is_every_hours(number: Number, match: re.Match[str]) -> bool:
    hours = int(match.group("n")) if match.group("n") else _HOURS[match.group("word")]
    return hours * number.value == 24


def _is_sum(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether counts that stand side by side make the number: “46 black and 139 white women”, n = 19 and n = 13."""
    counts = [
        n for n in index.told_numbers(passage) if n.kind in COUNTS and n.value == int(n.value) > 0 and not n.unit
    ]
    if len(counts) > CROWD:
        return False
    if any(number.value == 2 * n.value and _PAIRS_OF.match(passage.text, n.end) for n in counts):
        return True
    added = bool(_ADDED.search(text))
    for size in (2, 3):
        for some in zip(*(counts[at:] for at in range(size)), strict=False):
            if is_close(number, sum(n.value for n in some)) and (added or _may_add(some, passage.text)):
                return True
    if added and any(is_close(number, one.value + two.value) for one, two in itertools.combinations(counts, 2)):
        return True
    if not _OF_EACH.search(passage.text):
        return False
    in_groups = _groups(index)
    return any(
        is_close(number, n.value * groups) for n in counts if n.value > 1 for groups in in_groups
        if n.kind == "people" or _OF_EACH.search(passage.text, n.start, n.end + 24)
    )  # fmt: skip


def _is_two_groups(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether two groups of people that a passage tells side by side make the number: “(70 participants) … (76 participants)”."""
    told = index.told_numbers(passage)
    return any(
        one.kind == two.kind == "people"
        and min(one.value, two.value) >= _FEWEST
        and number.value == one.value + two.value
        for one, two in itertools.pairwise(told)
    )


def _groups(index: Index) -> list[int]:
    """Give into how many groups people may have been put: two, or as many as the paper counts."""
    return [2, *(_GROUPS_OF[match.group("n").lower()] for match in _MANY_GROUPS.finditer(index.told))]


def _may_add(some: tuple[Number, ...], text: str) -> bool:
    """Tell whether counts are told as parts of one whole: of people, of each sex, or each as “n = …”."""
    if any(n.kind == "people" for n in some) and min(n.value for n in some) > 1:
        return True
    if all(_TO_A_GROUP.match(text, n.end) for n in some):
        return True
    return all(_N_IS.search(text[max(0, n.start - 6) : n.start]) or _SEX.match(text[n.end : n.end + 8]) for n in some)


def _is_part(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether equal groups of this size make a number of people: “four groups of 11” of 44."""
    if not _OF_EACH.search(text):
        return False
    wholes = [n.value for n in index.told_numbers(passage) if n.kind in COUNTS and n.value > number.value > 1]
    return any(number.value * groups in wholes for groups in _groups(index))


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
