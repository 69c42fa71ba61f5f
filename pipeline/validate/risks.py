"""Reckon with two shares. Takes a number of a sentence; tells whether it follows from shares that a passage sets side by side.

“For every 20 people treated, one infection was prevented” follows from 10 and 5 %, “almost a third had died” from a survival of 68 %.
"""

from __future__ import annotations

import itertools
import re

from pipeline.records import Passage
from pipeline.text.equal import is_share, same_number, share_of
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index

_FOR_EVERY = re.compile(
    r"\b(?:for every|for each|in every|among every|of every) (?:about |around |roughly )?$", re.IGNORECASE
)
_ONE = re.compile(r"\b(?:one|an (?:extra|additional)|a single)\b", re.IGNORECASE)
_TREATED = re.compile(
    r"\b(?:treat\w*|taking|took|take|given|gave|vaccinat\w*|screen\w*|operat\w*|need\w*)\b", re.IGNORECASE
)
_OFF = 0.06
_DEAD = quick(r"\b(?:died|dead|death|deaths|mortality|killed)\b", re.IGNORECASE)
_ALIVE = quick(r"\b(?:surviv\w+|alive|lived)\b", re.IGNORECASE)


def is_of_two_risks(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether so many are treated for one who gains by it, or a share who died is what survival leaves."""
    if share_of(number) is not None:
        return _is_turned(number, text, passages, index)
    if number.kind not in COUNTS or not _FOR_EVERY.search(text, 0, number.start):
        return False
    if not (_ONE.search(text) and _TREATED.search(text)):
        return False
    return any(
        abs(100 / abs(one.value - two.value) - number.value) <= max(_OFF * number.value, 0.5)
        for p in passages
        for one, two in itertools.pairwise(n for n in index.told_numbers(p) if n.kind == "percent")
        if one.value != two.value
    )


def _is_turned(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether a share who died is what the passage's share who lived leaves, or the other way round."""
    dead, alive = bool(_DEAD.search(text)), bool(_ALIVE.search(text))
    if dead == alive:
        return False
    said = [n for n in index.numbers_in(text) if n.kind == "time"]
    return any(
        is_share(number, 1 - (share_of(n) or 0.0)) and _is_of_the_time(n, said, index.told_numbers(p))
        for p in passages
        if (_ALIVE if dead else _DEAD).search(p.text) and not (_DEAD if dead else _ALIVE).search(p.text)
        for n in index.told_numbers(p)
        if share_of(n) is not None
    )


def _is_of_the_time(share: Number, said: list[Number], told: list[Number]) -> bool:
    """Tell whether a share is of a time that a sentence says, where its passage tells of several: “one in ten within five years”."""
    times = [n for n in told if n.kind == "time"]
    if len({(n.value, n.unit) for n in times}) < 2 or not said:
        return True
    own = min(times, key=lambda n: abs(n.start - share.start))
    return any(same_number(n, own) for n in said)
