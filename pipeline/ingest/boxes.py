"""Find a sentence's place on the page. Takes a paragraph's lines with their places; gives boxes round a part of it.

A letter's place within its line is reckoned from usual letter widths: within two letters or so of where it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from pipeline.records import Box

# Letters by how wide they are in usual text faces: the narrow ones take half, the wide ones half as much again.
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’|!()[]- "), frozenset("mwMWQOGDHNUAV%@—…")
# Of a line's type size, what letters take above and below the baseline.
_ABOVE, _BELOW = 0.76, 0.24


@dataclass(frozen=True)
class Mark:
    """Where a line begins in its paragraph's text, and where it stands.

    `box` is (left, bottom, right, top) in points of the page's user space, origin at its lower left, y upward, before
    any rotation for display. `upright` is false for text written in another direction: its lines have boxes as a whole.
    """

    start: int
    page: int
    box: tuple[float, float, float, float]
    upright: bool = True


def line_box(x0: float, x1: float, y: float, size: float, turn: int) -> tuple[float, float, float, float]:
    """Give the box on the page of a line that is known in its own direction of writing."""
    low, high = y - _BELOW * size, y + _ABOVE * size
    box = {
        0: (x0, low, x1, high), 90: (-high, x0, -low, x1), 180: (-x1, -high, -x0, -low), 270: (low, -x1, high, -x0)
    }.get(turn, (x0, low, x1, high))  # fmt: skip
    left, bottom, right, top = (round(value, 1) for value in box)
    return left, bottom, right, top


def boxes_of(marks: tuple[Mark, ...], text: str, start: int, end: int) -> tuple[Box, ...]:
    """Give a box for each line that `text[start:end]` touches, in reading order."""
    if not marks:
        return ()
    starts = [mark.start for mark in marks]
    first = max(0, bisect_right(starts, start) - 1)
    boxes: list[Box] = []
    for place in range(first, len(marks)):
        mark = marks[place]
        if mark.start >= end:
            break
        stop = marks[place + 1].start if place + 1 < len(marks) else len(text)
        left, bottom, right, top = mark.box
        if mark.upright:
            reach = list(accumulate((_width(char) for char in text[max(mark.start, 0) : stop]), initial=0.0))
            a, b = (reach[min(max(0, at - max(mark.start, 0)), len(reach) - 1)] for at in (start, end))
            span, whole = right - left, reach[-1] or 1.0
            left, right = round(left + span * a / whole, 1), round(left + span * b / whole, 1)
        boxes.append((mark.page, left, bottom, right, top))
    return tuple(boxes)


def _width(char: str) -> float:
    return 0.5 if char in _NARROW else 1.5 if char in _WIDE else 1.0
