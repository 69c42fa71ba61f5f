"""Know parts of those that a paper has just told of. Takes its passages; gives each part with its whole.

“Two of the six” of “In six fridges the vaccines froze. Two of these were …”; “12 of the 15” of “15 of 166 cases. In 12 of these patients …”.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.align import Index
from pipeline.validate.kept import once

_THOSE = r"(?:these|those|them|whom|which)"
_OF_THOSE = re.compile(rf" (?:[a-z-]{{1,16}} ){{0,2}}?(?:of|among|from) {_THOSE}\b")
_AHEAD = re.compile(
    rf"(?:^|[.,;:(] )(?:of|among|in) {_THOSE}\b(?: [a-z-]{{1,20}}){{0,2}},? ?[^.;\d]{{0,60}}$", re.IGNORECASE
)
# Those who are told of stand in the sentence before, or in the one before that.
_BACK = 2


def is_part_of_those(number: Number, index: Index) -> bool:
    """Tell whether “n of N” is a part that a passage tells of N told of before it."""
    return any(number.parts == (part, whole) for part, whole, _ in _parts(index))


def shares_of_those(index: Index) -> list[float]:
    """Give the shares that passages tell of those whom the sentence right before tells of, or their own."""
    return [part / whole for part, whole, back in _parts(index) if back <= 1]


@once
def _parts(index: Index) -> frozenset[tuple[float, float, int]]:
    """Give each part of those told of before, with each whole that it may be of and how many passages before it stands."""
    found: set[tuple[float, float, int]] = set()
    for at, passage in enumerate(index.passages):
        if not any(word in passage.text for word in (" these", " those", " them", " whom", " which")):
            continue
        told = _counts(passage, index)
        before = [
            (n, back) for back in range(1, min(at, _BACK) + 1) for n in _counts(index.passages[at - back], index)
        ]
        for n in told:
            if n.parts or not (_OF_THOSE.match(passage.text, n.end) or _AHEAD.search(passage.text, 0, n.start)):
                continue
            here = [(m, 0) for m in told if m.end <= n.start]
            found |= {
                (n.value, _whole(m), back)
                for m, back in (*before, *here)
                if n.value < _whole(m) and {n.kind, m.kind} != {"people", "studies"}
            }
    return frozenset(found)


def _whole(number: Number) -> float:
    """Give how many a number counts: 15 of “15 of 166”."""
    return number.parts[0] if number.parts else number.value


def _counts(passage: Passage, index: Index) -> list[Number]:
    return [
        n
        for n in index.told_numbers(passage)
        if (n.parts or n.kind in COUNTS) and not n.unit and all(part == int(part) for part in n.parts or (n.value,))
    ]
