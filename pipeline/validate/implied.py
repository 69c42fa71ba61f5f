"""Work out counts that a paper implies. Takes a number of a sentence; tells whether the paper's own shares and counts make it.

“12 trainees” is the whole of which five are 41.7 %, “only seven without” what 38 leave of 45, “the other six” what a list of eight
leaves of the two named, “a third of a point” 0.35 points, and “by 13” behind “by 9 percentage points” is told in points too.
"""

from __future__ import annotations

import itertools
import re

from pipeline.text.equal import is_share, same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.kept import once
from pipeline.validate.listed import listed
from pipeline.validate.sums import OTHERS, tells_fate
from pipeline.validate.those import shares_of_those
from pipeline.validate.wording import counted

# “Five (41.7 %)”.
_SHARE_BEHIND = re.compile(r"(?: [\w-]{1,20}){0,2} ?[(\[](?P<share>\d{1,3}(?:[.·]\d{1,2})?) ?%[)\],;]")
_LARGEST = 2_000
_MOST_NAMED, _LEAST_LISTED = 3, 4
_WITHOUT = quick(r"\b(?:not|without|no|never|neither|un[a-z]{4,14}ed)\b|n['’]t\b", re.IGNORECASE)
# “Fifty patients in one group did not complete the study.”
_DID_NOT = re.compile(
    r"[^.;,\d]{0,70}?\b(?:(?:did|was|were|had|could) not|(?:did|was|were|had|could)n['’]t|never|dropped out|withdrew|(?:was|were) lost|left|quit|stopped|refused|declined|missed|gave up)\b(?: [\w’'-]{1,14}){0,3}? (?:complet\w+|finish\w*|return\w*|answer\w*|respon\w+|repl\w+|attend\w*|come|came|follow\w*|study|trial|treatment|reached|include\w*|analy\w+|take part|available|early|out|up)\b|[^.;,\d]{0,70}?\b(?:dropped out|withdrew|(?:was|were) lost)\b"
)
_PART_OF_UNIT = re.compile(
    r" of an? (?P<unit>percentage point|per ?cent|point|lit(?:re|er)|millimet(?:re|er)|centimet(?:re|er)|met(?:re|er)|kilogram|kilo|gram|milligram|unit|degree|second|day|week)\b"
)
_UNIT_NAMES = {
    "percentage point": "%", "percent": "%", "per cent": "%", "litre": "l", "liter": "l", "millimetre": "mm", "millimeter": "mm", "centimetre": "cm", "centimeter": "cm", "metre": "m", "meter": "m",
    "kilogram": "kg", "kilo": "kg", "gram": "g", "milligram": "mg", "degree": "°c",
}  # fmt: skip
_OFF_A_PART = 0.12
# A millilitre is a thousandth, and so on.
_SMALLER = {"l": "ml", "m": "mm", "kg": "g", "g": "mg"}
_LOG = re.compile(
    r"\blog(?:arithmic|10|₁₀)?\b[^.,;\d]{0,40}(?P<n>[1-9])(?!\d|\.\d)|\b(?P<m>[1-9])[- ]log(?:10|₁₀)?\b"
)
_STEP = re.compile(r"reduc|decreas|increas|drop|kill|remov|inactivat|lower|higher", re.IGNORECASE)
_SAME_UNIT = re.compile(
    r"\b(?:by|to|from|and|of|with|was|were|against|in) (?:about |around |some |only |just |roughly |nearly )?$",
    re.IGNORECASE,
)
_OF_A_NUMBER = re.compile(r" of (?:the|its|their|that of|what it was,?)? ?(?:about |around )?")


def is_implied(number: Number, text: str, before: str, index: Index) -> bool:
    """Tell whether a count, a share or a multiple is implied by shares, lists, units and counts of the paper."""
    if number.kind == "ratio":
        if number.unit == "times":
            return _is_of_logs(number, index)
        return (
            _is_part_of_a_unit(number, text, index)
            or _is_of_told(number, text, before, index)
            or any(is_share(number, share) for share in _of_those(text, index))
        )
    if number.kind not in COUNTS or number.unit:
        return False
    return (
        _is_implied_whole(number, text, index)
        or _is_left_of_a_list(number, text, index)
        or _is_left_of_people(number, text, index)
        or (_DID_NOT.match(text, number.end) is not None and number.value in _left_by_shares(index))
        or _has_unit_before(number, text, index)
    )


def _is_implied_whole(number: Number, text: str, index: Index) -> bool:
    """Tell whether two counts of a passage, each with its share, are of a whole of so many: five (41.7 %) and three (25 %) of 12."""
    if number.value > _LARGEST or tells_fate(number, text):
        return False
    for passage in index.passages:
        pairs = [
            (n.value, match.group("share"))
            for n in index.told_numbers(passage)
            if n.kind in COUNTS and not n.unit and (match := _SHARE_BEHIND.match(passage.text, n.end))
        ]
        fits = [_is_the_share(top, share, number.value) for top, share in pairs]
        if len(set(pairs)) > 1 and all(fits) and not any(_fits_all(pairs, number.value + step) for step in (-1, 1)):
            return True
    return False


def _fits_all(pairs: list[tuple[float, str]], whole: float) -> bool:
    return all(_is_the_share(top, share, whole) for top, share in pairs)


def _is_the_share(top: float, share: str, whole: float) -> bool:
    told = share.replace("·", ".")
    off = 0.51 * 10.0 ** -len(told.partition(".")[2])
    return 0 < top <= whole and abs(100 * top / whole - float(told)) <= off


def _is_left_of_a_list(number: Number, text: str, index: Index) -> bool:
    """Tell whether “the other six” are what a list of the paper leaves when up to three of it are named."""
    if not OTHERS.search(text, 0, number.start) or number.text[:1].isdigit():
        return False
    return any(size >= _LEAST_LISTED and 1 <= size - number.value <= _MOST_NAMED for size, _ in listed(index))


def _is_left_of_people(number: Number, text: str, index: Index) -> bool:
    """Tell whether so many people “without” are what a count leaves of one that the paper tells before it: 38 of 45 had it."""
    if number.kind != "people" or number.value <= 1 or not _WITHOUT.search(text) or tells_fate(number, text):
        return False
    people = [(n, p) for p in index.passages for n in index.told_numbers(p) if n.kind == "people" and not n.unit]
    mine = set(index.concepts(text)) - {counted(index.sentence(text), number)}
    return any(
        one.value - two.value == number.value and not mine.isdisjoint(index.concepts(passage.text))
        for (one, _), (two, passage) in itertools.pairwise(people)
    )


@once
def _left_by_shares(index: Index) -> frozenset[float]:
    """Give what counts leave of the whole that their share tells: 326 (86.7 %) of 376 leave 50."""
    wholes = {n.value for n in index.all_numbers if n.kind in COUNTS and not n.unit and n.value == int(n.value)}
    found: set[float] = set()
    for passage in index.passages:
        for n in index.told_numbers(passage):
            match = _SHARE_BEHIND.match(passage.text, n.end) if n.kind in COUNTS and n.value > 0 else None
            fits = (
                [w for w in wholes if w > n.value and _is_the_share(n.value, match.group("share"), w)]
                if match
                else []
            )
            if len(fits) == 1:
                found.add(fits[0] - n.value)
    return frozenset(found)


def _of_those(text: str, index: Index) -> list[float]:
    """Give the shares that a passage tells of those of the one before it, or what they leave: 129 entered; of these, 82 were complete."""
    found = shares_of_those(index)
    return [1 - share for share in found] if _WITHOUT.search(text) else found


def _is_part_of_a_unit(number: Number, text: str, index: Index) -> bool:
    """Tell whether “a third of a point” is a number of the paper in that unit: 0.35 points."""
    match = _PART_OF_UNIT.match(text, number.end)
    if match is None or number.parts:
        return False
    unit = _UNIT_NAMES.get(match.group("unit"), match.group("unit"))
    units = {"%", "point"} if unit in {"%", "point"} else {unit}
    told = [n.value for n in index.all_numbers if n.unit in units]
    told += [n.value / 1000 for n in index.all_numbers if n.unit == _SMALLER.get(unit)]
    return any(abs(value - number.value) <= _OFF_A_PART * number.value for value in told)


def _is_of_told(number: Number, text: str, before: str, index: Index) -> bool:
    """Tell whether a fraction compares a number told here with the one behind it, or with one of the sentence before: “1.0, so less than half”."""
    if number.parts:
        return False
    here = [n for n in index.numbers_in(text) if n.end <= number.start and _is_in(n, index)]
    behind = [
        n
        for n in index.numbers_in(text)
        if n.start >= number.end and _OF_A_NUMBER.fullmatch(text, number.end, n.start)
    ]
    others = [n for n in (behind or index.numbers_in(before)) if _is_in(n, index)]
    return any(
        one.kind == two.kind
        and one.unit == two.unit
        and 0 < one.value < two.value
        and is_share(number, one.value / two.value)
        for one in here[-1:]
        for two in others
    )


def _is_in(number: Number, index: Index) -> bool:
    return number.kind not in {"ratio", "date"} and index.has(number)


def _is_of_logs(number: Number, index: Index) -> bool:
    """Tell whether “100,000-fold” is a logarithmic reduction of 5."""
    return any(
        10.0 ** int(m.group("n") or m.group("m")) == number.value
        for p in index.passages
        if _STEP.search(p.text)
        for m in _LOG.finditer(p.text.lower())
    )


def _has_unit_before(number: Number, text: str, index: Index) -> bool:
    """Tell whether a bare number has the unit of the one before it: “by about 9 percentage points for one, and by 13 for the other”."""
    if not _SAME_UNIT.search(text, 0, number.start):
        return False
    units = {(n.kind, n.unit) for n in index.numbers_in(text) if n.end <= number.start and n.unit}
    return any(
        any(same_number(number._replace(kind=kind, unit=unit), n) and n.unit == unit for n in index.all_numbers)
        for kind, unit in units
    )
