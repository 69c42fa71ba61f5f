"""Crossed numbers: two that the paper gives to two groups stand with each other's group. Takes a sentence; gives the pair."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.equal import same_number
from pipeline.text.meaning import concept
from pipeline.text.numbers import Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.differences import compare
from pipeline.validate.kept import kept

# What stands between two of these belongs to one number: “22 % with the drug | and 41 % without”.
_CUT = quick(r"[,;]|\b(?:and|but|while|whereas|versus|vs\.?|compared|than|against|or|rather)\b", re.IGNORECASE)
# In the order of a list; and words that tell groups and times apart though they carry no meaning elsewhere.
_IN_TURN = re.compile(r"\brespective", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_]{2,40}|(?<=[Gg]roup )[A-Z\d]\b|(?<=[Aa]rm )[A-Z\d]\b")
_NO_LABEL = frozenset(
    """the of in on at an as is was were are be been had has have that this these those it they with for by to who which her his their its
    there from one two three people patients participants group groups study studies trial about only than year years month months
    week weeks day days percent per cent and other others mm cm kg mg ml points point degrees times mean average median""".split()  # noqa: SIM905 - a word list
)
# Both ends of “four to five times” stand with the same words.
ONE_RANGE = re.compile(r"-?\s?(?:to|[-–])\s?")
_MOST_NUMBERS = 6
# An interval in brackets parts no number from its group.
_ASIDE = re.compile(r"\([^()]{0,60}\d[^()]{0,60}\)")


class Crossed(NamedTuple):
    """A number of the sentence, the passage that has both, and the number that the passage has in its place."""

    number: Number
    told: Number
    passage: Passage


@kept
def crossed(text: str, index: Index) -> Crossed | None:
    """Give the first of two numbers that stand with each other's words; None where none do, or words tell nothing."""
    mine = index.numbers_in(text)
    if not 2 <= len(mine) <= _MOST_NUMBERS or _IN_TURN.search(text):
        return None
    by_gaps = _crossed_gaps(text, index)
    if by_gaps:
        return by_gaps
    for one, two in itertools.combinations(mine, 2):
        if one.kind != two.kind or one.unit != two.unit or same_number(one, two) or same_number(two, one):
            continue
        if ONE_RANGE.fullmatch(text, one.end, two.start):
            continue
        found = _crossed_in(text, one, two, index)
        if found:
            return found
    return None


def _crossed_in(text: str, one: Number, two: Number, index: Index) -> Crossed | None:
    here = told_apart(text, one, two)
    if not here[0] or not here[1]:
        return None
    found = None
    for _, passage in index.rank(text, 6):
        theirs = index.numbers(passage)
        first = [n for n in theirs if same_number(one, n)]
        second = [n for n in theirs if same_number(two, n)]
        if not first or not second:
            continue
        if len(first) > 1 or len(second) > 1 or first[0] is second[0] or _IN_TURN.search(passage.text):
            return None  # which of them is meant, nobody can tell
        there = told_apart(passage.text, first[0], second[0])
        straight = len(here[0] & there[0]) + len(here[1] & there[1])
        across = len(here[0] & there[1]), len(here[1] & there[0])
        if sum(across) <= straight or not all(across):
            return None
        found = found or Crossed(one, second[0], passage)
    return found


def _crossed_gaps(text: str, index: Index) -> Crossed | None:
    """Give the first of two numbers of a sentence that copies its passage and exchanges them."""
    comparison = compare(text, index)
    if comparison.passage is None:
        return None
    theirs = index.numbers(comparison.passage)
    pairs = [
        (mine[0], told[0])
        for gap in comparison.gaps
        if gap.mine and gap.theirs
        and len(mine := _within(index.numbers_in(text), gap.mine[0].start, gap.mine[-1].end)) == 1
        and len(told := _within(theirs, gap.theirs[0].start, gap.theirs[-1].end)) == 1
        and not same_number(mine[0], told[0])
    ]  # fmt: skip
    for (one, told_one), (two, told_two) in itertools.combinations(pairs, 2):
        if same_number(one, told_two) and same_number(two, told_one):
            return Crossed(one, told_one, comparison.passage)
    return None


def _within(found: list[Number], start: int, end: int) -> list[Number]:
    return [number for number in found if start <= number.start < end]


def told_apart(text: str, one: Number, two: Number) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that stand with one number and not with the other."""
    text = _ASIDE.sub(lambda aside: aside.group() if _holds(aside, one, two) else " " * len(aside.group()), text)
    first, second = _words_of(text, one, two), _words_of(text, two, one)
    return first - second, second - first


def _holds(aside: re.Match[str], *numbers: Number) -> bool:
    return any(aside.start() <= number.start < aside.end() for number in numbers)


def _words_of(text: str, number: Number, other: Number) -> frozenset[str]:
    """Give the words that stand with a number: up to the next cut on either side, never past the other number."""
    before = other.end if other.end <= number.start else 0
    after = other.start if other.start >= number.end else len(text)
    left, right = text[before : number.start], text[number.end : after]
    cuts = [match.end() for match in _CUT.finditer(left) if left[match.end() :].strip()]
    stop = next((m.start() for m in _CUT.finditer(right) if right[: m.start()].strip(" %-")), len(right))
    told = f"{left[cuts[-1] if cuts else 0 :]} {right[:stop]}"
    return frozenset(
        word if len(word) == 1 else concept(word.lower())
        for word in _LABEL.findall(told)
        if word.lower() not in _NO_LABEL
    )
