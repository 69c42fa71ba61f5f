"""Draw drafts as points. Takes a Comparison and two measures; gives a picture's places: points, medians, ticks."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from pipeline.records.comparing import Comparison, Trial

WIDTH, HEIGHT = 360, 270
LEFT, RIGHT, TOP, BOTTOM = 44, 14, 14, 44

Value = Callable[[Trial], float | None]


@dataclass(frozen=True)
class Point:
    """One draft, or the middle of a contestant's: where it stands, whose it is, and its words."""

    x: float
    y: float
    letter: str
    told: str


@dataclass(frozen=True)
class Scatter:
    """A picture of drafts by two measures."""

    name: str
    title: str
    x_name: str
    y_name: str
    points: tuple[Point, ...]
    middles: tuple[Point, ...]
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM

    @property
    def summary(self) -> str:
        """Say the middles in words, for those who do not see the picture."""
        return "; ".join(point.told for point in self.middles) or "no draft to show"


def scatter(  # noqa: PLR0913 - a picture, its heading and both its measures
    comparison: Comparison,
    name: str,
    title: str,
    x: tuple[str, Value],
    y: tuple[str, Value],
    *,
    most: float | None = None,
) -> Scatter:
    """Place each draft by two measures; `most` is the end of the upright scale, where it has one.

    Args:
        comparison: who wrote what.
        name: names the picture on its page.
        title: its heading.
        x: the measure to the right, with its name.
        y: the measure upward, with its name.
        most: the end of the upright scale; by default the largest figure.
    """
    found = [(trial, x[1](trial), y[1](trial)) for trial in comparison.trials if trial.state == "drafted"]
    known = [(trial, a, b) for trial, a, b in found if a is not None and b is not None]
    x_scale = _scale([a for _, a, _ in known], whole=False)
    y_scale = (0.0, most) if most else _scale([b for _, _, b in known], whole=True)

    def point(letter: str, a: float, b: float, who: str) -> Point:
        told = f"{who}: {x[0]} {a:.1f}, {y[0]} {b:.0f}"
        return Point(_at(a, x_scale, LEFT, WIDTH - RIGHT), _at(b, y_scale, HEIGHT - BOTTOM, TOP), letter, told)

    papers = comparison.papers
    middles = []
    for one in comparison.contestants:
        own = [(a, b) for trial, a, b in known if trial.letter == one.letter]
        if own:
            middles.append(point(one.letter, median(a for a, _ in own), median(b for _, b in own), one.letter))
    return Scatter(
        name, title, x[0], y[0],
        tuple(point(t.letter, a, b, f"{t.letter}, {papers[t.paper].title[:60]}") for t, a, b in known),
        tuple(middles),
        tuple((_at(tick, x_scale, LEFT, WIDTH - RIGHT), f"{tick:g}") for tick in _ticks(x_scale)),
        tuple((_at(tick, y_scale, HEIGHT - BOTTOM, TOP), f"{tick:g}") for tick in _ticks(y_scale)),
    )  # fmt: skip


def _scale(values: list[float], *, whole: bool) -> tuple[float, float]:
    """Give both ends of a scale: round, never the same, from nothing where it is `whole`."""
    lowest, highest = (min(values), max(values)) if values else (0.0, 1.0)
    first = 0.0 if whole else math.floor(lowest - 0.5)
    last = math.ceil(highest + (0.0 if whole else 0.5))
    return float(first), float(max(last, first + 2))


def _ticks(scale: tuple[float, float]) -> list[float]:
    """Give up to six round numbers on a scale, both ends included where they are round."""
    span = scale[1] - scale[0]
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 250, 1000, span) if span / step <= 5)
    first = math.ceil(scale[0] / step) * step
    return [first + step * n for n in range(7) if first + step * n <= scale[1]]


def _at(value: float, scale: tuple[float, float], first: float, last: float) -> float:
    share = (value - scale[0]) / (scale[1] - scale[0])
    return round(first + min(max(share, 0.0), 1.0) * (last - first), 1)
