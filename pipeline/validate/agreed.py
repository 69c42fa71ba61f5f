"""Know a number that its own sentence contradicts. Takes a sentence and an index; gives the number, and what speaks against it.

“19 people, 43 of them women”, “93 cases (29 %), more than two in five”, “from 8 to 6 hours”, “1.55 tests were compared”: whichever is
right, one of two numbers is wrong, or it counts what nobody can count so. And a share that stands beside a count of the sentence must
stand beside it in the paper, where the paper tells it beside another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.kept import kept, once


class Disagreed(NamedTuple):
    """A number of the sentence, what speaks against it, and the passage where one does."""

    number: Number
    why: str
    passage: Passage | None = None


_OF_THEM = re.compile(r"^(?: [a-z-]{2,16}){1,3}, (?:about |only |just )?$")
_OF_THEM_BEHIND = re.compile(r" of (?:them|these|those|whom)\b", re.IGNORECASE)
# “About one in four (53 %)”, “93 cases (29 %), which is more than two in five”.
_SHARES = re.compile(
    r"^(?: of (?:them|those|all|the \w+))?,? ?\(?(?:which is |or |that is |making |nearly |about |just |only |roughly |over |under |more than |less than |fewer than |a little (?:over|under) |an? |almost |some )*$"
)
_FAR, _BEFORE = 1.35, 60
_RANGE = re.compile(r"^ (?:to|and) (?:about |around )?$")
_RANGES = re.compile(r"\b(?:varied|ranged|ranging|range|anywhere)\b[^.;]{0,60}$", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:fell|dropp?\w*|declin\w*|decreas\w*|reduc\w*|cut|down|shr[aiu]nk|improved|went|fewer|less|lower\w*|short(?:er|en\w*)|chang\w*|moved?|narrow\w*|slow\w*|differen\w+|gap)\b",
    re.IGNORECASE,
)
# What is counted in wholes, where no mean or rate is told.
_WHOLES = quick(
    r"^(?: [a-z-]{3,14}){0,2}? (?:people|patients|women|men|children|adults|teenagers|babies|participants|volunteers|tests|scans|samples|hospitals|doctors|nurses|students|cases|trials|studies|practices|knees|eyes|who)\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_MEANS = quick(
    r"\b(?:average|mean|median|typical\w*|per|each|every|rate|million|billion|thousand|times|about|roughly|around|nearly|almost|estimated|expect\w*|extra|years?|ratio|for every|in \d)\b|%|[±$£€]",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^(?: [\w’'-]{1,16}){0,6},? \((?:about |nearly |almost |around |just over |just under )?$")
_BESIDE = re.compile(
    r"^[^\w%]{0,3}%?[^\w%]{0,3}(?:n ?= ?|patients |cases |women |men |people |children |infants |subjects |eyes )?[^\w%]{0,2}$",
    re.IGNORECASE,
)


@kept
def disagreed(text: str, index: Index) -> Disagreed | None:
    """Give the first number of a sentence that something speaks against."""
    found = index.numbers_in(text)
    return (
        next(
            itertools.chain(_within(text, found), _beside_another(text, found, index), _no_mean(text, found, index)),
            None,
        )
        if found
        else None
    )


def _within(text: str, found: list[Number]) -> Iterator[Disagreed]:
    for one, two in itertools.pairwise(found):
        between = text[one.end : two.start]
        if (
            one.kind in COUNTS and two.kind in COUNTS and two.value > one.value and not one.parts and not two.parts
            and _OF_THEM.match(between) and _OF_THEM_BEHIND.match(text, two.end) and one.kind != "studies"
        ):  # fmt: skip
            yield Disagreed(one, f"“{two.text.strip()} of them” are more than that")
        share = _contradicted(one, two, between)
        if share:
            yield Disagreed(two, f"the sentence itself has “{one.text.strip()}” for the same share")
        if (
            (one.kind, one.unit) == (two.kind, two.unit)
            and one.value > two.value > 0
            and _RANGE.match(between)
            and _RANGES.search(text, 0, one.start)
            and not _MOVES.search(text, max(0, one.start - _BEFORE), one.start)
        ):
            yield Disagreed(two, f"a range does not go from “{one.text.strip()}” down to it")
    for number in found:
        if (
            number.kind in COUNTS and number.value != int(number.value) and number.text.strip()[:1].isdigit() | number.text.strip().startswith(".")
            and _WHOLES.match(text[number.end :]) and not _MEANS.search(text) and not _THOUSANDS.fullmatch(number.text.strip())
        ):  # fmt: skip
            yield Disagreed(number, "what is counted here comes in whole numbers")


def _contradicted(one: Number, two: Number, between: str) -> bool:
    """Tell whether two shares that stand for one another differ: “about one in four (53 %)”."""
    if {one.kind, two.kind} != {"percent", "ratio"} or "times" in {one.unit, two.unit} or not _SHARES.match(between):
        return False
    if not ("(" in between or "which is" in between or ", or" in between):
        return False
    shares = [n.value / 100 if n.kind == "percent" else n.value for n in (one, two)]
    low, high = sorted(shares)
    return low > 0 and high / low > _FAR


def _beside_another(text: str, found: list[Number], index: Index) -> Iterator[Disagreed]:
    """Give a count whose share the paper has beside another count: “134 women (46 %)” of “30 (46.2 %)”."""
    for one, two in itertools.pairwise(found):
        if not (
            one.kind in COUNTS
            and not one.parts
            and two.kind == "percent"
            and _IN_BRACKETS.match(text[one.end : two.start])
        ):
            continue
        told = [
            (count, passage)
            for count, share, passage in _pairs(index)
            if abs(share - two.value) <= (0.51 if two.value == int(two.value) else 0.06)
        ]
        if told and not any(count.value == one.value for count, _ in told) and not _has_both(one, two, index):
            yield Disagreed(one, f"beside this share the paper has “{told[0][0].text.strip()}”", told[0][1])


def _has_both(one: Number, two: Number, index: Index) -> bool:
    """Tell whether a share is that of this count of some number of the paper."""
    return any(n.value > one.value and abs(100 * one.value / n.value - two.value) <= 0.6 for n in index.all_numbers)


@once
def _pairs(index: Index) -> list[tuple[Number, float, Passage]]:
    """Give the counts of a paper that stand beside their share, with it."""
    made = []
    for passage in index.passages:
        for one, two in itertools.pairwise(index.told_numbers(passage)):
            share, count = (one, two) if one.kind == "percent" else (two, one)
            if (
                share.kind == "percent"
                and count.kind in COUNTS
                and not count.parts
                and _BESIDE.match(passage.text[one.end : two.start])
            ):
                made.append((count, share.value, passage))
    return made


_TYPICAL = quick(r"\b(?:average[ds]?|averaging|typical(?:ly)?|mean|median)\b", re.IGNORECASE)
_NOT_MEAN = re.compile(
    r"\b(?:from|between|rang\w+|up to|as (?:low|high|little|much|long|few|many)|youngest|oldest|at least|at most|minimum|maximum|extreme|largest|to)\b|[-–]\d",
    re.IGNORECASE,
)
# “Median 71 (range 34-79)”: the range stands in brackets, and the average before them.
_ENDS_A_RANGE = re.compile(
    r"(?:\(|\brange[ds]?[:, ]{1,2}(?:from )?)(?:range[ds]?[:, ]{1,2}(?:from )?)?(?:[\d.,]+ ?[a-z%]{0,5}(?: to |\s?[-–−]\s?))?$",
    re.IGNORECASE,
)
_BESIDE_MEAN = 24


def _no_mean(text: str, found: list[Number], index: Index) -> Iterator[Disagreed]:
    """Give a number told as an average that the paper has only as the end of a range: “typically 34” of “median 71 (range 34-79)”."""
    match = _TYPICAL.search(text)
    if match is None or _NOT_MEAN.search(text):
        return
    for number in found:
        apart = number.start - match.end() if number.start > match.start() else match.start() - number.end
        if apart > _BESIDE_MEAN or number.parts or number.kind in {"percent", "ratio", "date"}:
            continue
        there = [(n, passage) for n, passage in index.settings if n.value == number.value]
        if there and all(_ends(n, passage) for n, passage in there):
            yield Disagreed(number, "the paper has it as the end of a range, and no average", there[0][1])


def _ends(number: Number, passage: Passage) -> bool:
    before, behind = (
        passage.text[max(0, number.start - 30) : number.start],
        passage.text[number.end : number.end + 12],
    )
    match = _ENDS_A_RANGE.search(before)
    return match is not None and (
        match.group()[-1:] not in {"(", " "} or bool(re.match(r"(?: ?[a-z%]{1,6})?(?: to |\s?[-–−]\s?)\d", behind))
    )
