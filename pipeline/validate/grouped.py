"""Add up groups that a paper lists. Takes a number and passages; tells whether the groups make it, and gives their shares.

“Five with and five without, seven and seven, 12 and 12” are 24, 14 and 10, 48 in all, and half of each; “drug/food (n = 9), drug/no food
(n = 8), …” are 17 on the drug; “five of nine compared with two of eight” are seven of 17.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

from pipeline.records import Passage
from pipeline.text.numbers import Number
from pipeline.text.quick import quick
from pipeline.validate.align import LONG, Index
from pipeline.validate.kept import of_passage, once
from pipeline.validate.listed import plural_behind

# Where more is listed, sums of any kind could be found; where less, the neighbours tell it.
_FEWEST, _MOST = 4, 12
_WITH = quick(r"\bwith(?! ?out)\b", re.IGNORECASE)
_WITHOUT = quick(r"\bwithout\b|\bwith no\b|\b(?:who )?(?:did|had|were|was) not\b|\bhad no\b", re.IGNORECASE)
# Of two counts, one with and one without, so few letters lie between what each is of.
_NEAR = 80
_SIDE_BY_SIDE = re.compile(r"(?:,| and| plus)\s[^():;%]{0,24}$")
# “1/8 or 1/4 of the dose” are no parts of people.
_LEAST_WHOLE = 5
# “Drug/placebo (n = 9)”: what a group got, by its size.
_LABELLED = quick(r"(?P<label>[^,;()\[\]]{2,60}) [(\[]\s?[nN]\s?=\s?(?P<n>\d{1,5})\s?[)\]]")
_PART = re.compile(r"[\s/+&]+")
_AGAINST = re.compile(
    r"[^.;\d]{0,80}\b(?:versus|vs\.?|compared (?:with|to)|but|whereas|while|against)\b[^.;\d]{0,40}"
)


def is_sum_of_groups(number: Number, passages: list[Passage], index: Index) -> bool:
    """Tell whether a count is what groups make that one sentence lists: of a short paper any, of a long one those of `passages`."""
    if number.kind == "studies" or number.unit:
        return False  # reviews split their studies in many ways
    listing = index.passages if len(index.passages) <= LONG else passages
    return any(number.value in _sums_of(passage, index) for passage in listing)


@of_passage
def _sums_of(passage: Passage, index: Index) -> set[float]:
    told = index.told_numbers(passage)
    if len(told) < 2:
        return set()
    found: set[float] = set()
    parts = [n for n in told if n.parts and n.parts[1] >= _LEAST_WHOLE and all(part == int(part) for part in n.parts)]
    for one, two in itertools.pairwise(parts):
        # Two shares joined by “and” may be of two outcomes: only those with and without a thing are two groups.
        if _AGAINST.fullmatch(passage.text, one.end, two.start) or _with_and_without(one, two, passage.text):
            found |= {one.parts[0] + two.parts[0], one.parts[1] + two.parts[1]}
    counts = _people(told)
    for one, two in itertools.pairwise(counts):
        if _of_one_thing(one, two, passage.text) or _with_and_without(one, two, passage.text):
            found.add(one.value + two.value)
    if _FEWEST <= len(counts) <= _MOST and len(counts) == len(told) and "(" not in passage.text:
        found.add(sum(n.value for n in counts))
    return found | _by_label(passage.text)


def _people(told: list[Number]) -> list[Number]:
    """Give the counts that may be of people."""
    return [n for n in told if n.kind in {"people", "count"} and not n.unit and n.value == int(n.value) > 1]


def _of_one_thing(one: Number, two: Number, text: str) -> bool:
    """Tell whether two counts that stand side by side are of things with one name: “five controls with, and five matched controls without”."""
    between = text[one.end : two.start]
    if len(between) > _NEAR or not _SIDE_BY_SIDE.search(between):
        return False
    return bool(plural_behind(text, one.end) & plural_behind(text, two.end))


def _with_and_without(one: Number, two: Number, text: str) -> bool:
    """Tell whether two counts part the same things in those with something and those without."""
    first, second = text[one.end : two.start], text[two.end : two.end + _NEAR]
    if ". " in first or ";" in first or len(first) > _NEAR:
        return False
    return bool(
        (_WITH.search(first) and _WITHOUT.search(second) and not _WITHOUT.search(first))
        or (_WITHOUT.search(first) and _WITH.search(second))
    )


def _by_label(text: str) -> set[float]:
    """Give how many got each thing that some but not all groups of a list got: 17 of “drug/food (n = 9), drug/none (n = 8)”."""
    if text.count("=") < 2:
        return set()
    sizes: dict[str, list[int]] = defaultdict(list)
    groups = list(_LABELLED.finditer(text))
    for match in groups:
        for word in set(_PART.split(match.group("label").strip().lower())) - {""}:
            sizes[word].append(int(match.group("n")))
    return {float(sum(found)) for found in sizes.values() if 1 < len(found) < len(groups)} | (
        {float(sum(int(match.group("n")) for match in groups))} if len(groups) > 1 else set()
    )


@once
def shares_of_groups(index: Index) -> list[float]:
    """Give the shares of those with something and of those without it, of two counts that stand side by side."""
    return [
        n.value / (one.value + two.value)
        for passage in index.passages
        for one, two in itertools.pairwise(_people(index.told_numbers(passage)))
        if _with_and_without(one, two, passage.text)
        for n in (one, two)
    ]
