"""Tell which runs of a page nobody can see. Takes runs and painted areas; gives the reason on each hidden run."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, PdfObject

if TYPE_CHECKING:
    from pipeline.ingest.pdf_ink import PageInk, Run
    from pipeline.ingest.pdf_state import Budget

Box = tuple[float, float, float, float]
Rgb = tuple[float, float, float]
_WHITE: Rgb = (1.0, 1.0, 1.0)
# Ink and ground closer than this in every channel cannot be told apart on paper.
_CONTRAST = 0.08
# Text below this size (points) is not printed to be read.
_TINY = 2.0
# Letters squeezed to this share of their usual width cannot be read: a space is a quarter of the size wide.
_NARROW = 0.02
# The busiest of 410 real pages paints 1,300 areas; the most that one fills is 4,600 cells, and looks at 3,500 areas.
_CELLS, _MOST_FILLED, _MOST_ASKED = 24, 400_000, 1_000_000
_UNINKED = {"without ink", "transparent"}
_GRAYS = {"/DeviceGray", "/CalGray", "/G"}
_INKS = {"/Black", "/All"}
_DEVICES = {"/DeviceRGB", "/CalRGB", "/RGB", "/DeviceCMYK", "/CMYK", "/ICCBased"}


@dataclass(frozen=True, slots=True)
class Paint:
    """An area that was filled or covered by an image; `ink` is None where its colour is not one.

    `points` counts the corners of what is no rectangle: letters drawn as shapes have many.
    """

    box: Box
    ink: Rgb | None
    opaque: bool
    image: bool = False
    clip: Box | None = None
    points: int = 0


def colour_space(name: str, found: PdfObject | None) -> str:
    """Name how the numbers of a colour are meant: gray, device, black, or a spot or other colour by its own name."""
    if name in _GRAYS:
        return "gray"
    if name in _DEVICES:
        return "device"
    space = found.get_object() if found is not None else None
    family = str(space[0]) if isinstance(space, ArrayObject) and space else str(space)
    if family in _GRAYS | _DEVICES:
        return "device"
    if family in {"/Separation", "/DeviceN"}:
        inks = str(space[1]) if isinstance(space, ArrayObject) and len(space) > 1 else ""
        return "black" if inks in _INKS else f"spot {name}"
    return f"other {name}"


def colour(operands: list[Any], space: str) -> Rgb | None:
    """Give red, green and blue from 0 to 1; None where the colour cannot be told.

    A spot colour may be light or dark (a tint of 1 may be a pale grey): it gets a place beyond all others, so that it
    equals only itself. Without any ink it is white.
    """
    values = [float(v) for v in operands if isinstance(v, (int, float))]
    if not values or len(values) != len(operands):
        return None
    if space == "black" or (space.startswith("spot") and max(values) < _CONTRAST):
        level = 1.0 - max(values)
        return level, level, level
    if space.startswith(("spot", "other")):
        return 2.0 + zlib.crc32(space.encode()) % 1_000_000, sum(values), values[0]
    if len(values) == 4:
        c, m, y, k = values
        return (1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)
    if len(values) == 3:
        return values[0], values[1], values[2]
    return (values[0], values[0], values[0]) if len(values) == 1 else None


class TooMuchPaintError(Exception):
    """A page paints so much that nobody can say in reasonable time what it hides."""


class _Ground:
    """The painted areas of a page by place, so that the ground of a word is found without asking every area."""

    def __init__(self, page: Box) -> None:
        self._page = page
        self._step = max(page[2] - page[0], 1e-3) / _CELLS, max(page[3] - page[1], 1e-3) / _CELLS
        self._cells: list[list[tuple[int, Paint]]] = [[] for _ in range(_CELLS * _CELLS)]
        self._asked = self._filled = 0

    def fill(self, paints: list[Paint]) -> None:
        """Lay the areas out."""
        for order, paint in enumerate(paints):
            left, bottom = self._cell(paint.box[0] - 1, paint.box[1] - 1)
            right, top = self._cell(paint.box[2] + 1, paint.box[3] + 1)
            self._filled += (right - left + 1) * (top - bottom + 1)
            if self._filled > _MOST_FILLED:
                raise TooMuchPaintError
            for column in range(left * _CELLS, (right + 1) * _CELLS, _CELLS):
                for cell in self._cells[column + bottom : column + top + 1]:
                    cell.append((order, paint))

    def effort(self) -> int:
        """Give what filling and asking took of the document's budget."""
        return self._filled // 8 + self._asked // 2

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        column = (min(max(x, self._page[0]), self._page[2]) - self._page[0]) / self._step[0]
        row = (min(max(y, self._page[1]), self._page[3]) - self._page[1]) / self._step[1]
        return min(int(column), _CELLS - 1), min(int(row), _CELLS - 1)

    def above(self, x: float, y: float, order: int = 0) -> Iterator[Paint]:
        """Give each area over a point that was painted at `order` or later, in the order of painting."""
        near = self._near(x, y)
        return self._over(near, range(bisect_left(near, order, key=_order), len(near)), x, y)

    def below(self, x: float, y: float, order: int) -> Iterator[Paint]:
        """Give each area over a point that was painted before `order`, the last one first."""
        near = self._near(x, y)
        return self._over(near, range(bisect_left(near, order, key=_order) - 1, -1, -1), x, y)

    def _near(self, x: float, y: float) -> list[tuple[int, Paint]]:
        column, row = self._cell(x, y)
        return self._cells[column * _CELLS + row]

    def _over(self, near: list[tuple[int, Paint]], places: range, x: float, y: float) -> Iterator[Paint]:
        for place in places:
            self._asked += 1
            if self._asked > _MOST_ASKED:
                raise TooMuchPaintError
            paint = near[place][1]
            if _inside(paint.box, x, y) and (paint.clip is None or _inside(paint.clip, x, y)):
                yield paint


_order = itemgetter(0)


def mark_hidden(ink: PageInk, page: Box, budget: Budget) -> bool:
    """Write on each run why it cannot be seen; give True where the page is a scan with its text laid under it.

    Raises:
        TooMuchPaintError: nobody can tell; the runs are as they were.
    """
    ground = _Ground(page)
    try:
        ground.fill(ink.paints)
        scan = _is_scan(ink, page)
        reasons = [_reason(run, ground, page, scan=scan) for run in ink.runs]
    finally:
        budget.left -= ground.effort()
    for run, reason in zip(ink.runs, reasons, strict=True):
        run.hidden = reason
    return scan


def _is_scan(ink: PageInk, page: Box) -> bool:
    """Tell a scan by its picture of the whole page and by its text, nearly all of which is unseen.

    A paper with a picture behind it, and some words without ink, is none: those words are hidden.
    """
    pictures = [order for order, paint in enumerate(ink.paints) if paint.image and _share(paint.box, page) > 0.8]
    if not pictures:
        return False
    letters = unseen = 0
    for run in ink.runs:
        letters += len(run.text)
        unseen += len(run.text) if run.hidden == "without ink" or run.order <= pictures[-1] else 0
    return unseen > 0.8 * letters


def _reason(run: Run, ground: _Ground, page: Box, *, scan: bool) -> str:
    shaped = run.hidden in _UNINKED and _drawn_as_shapes(ground, run, page)
    if run.hidden and not shaped and not (scan and run.hidden == "without ink"):
        return run.hidden
    if run.size < _TINY or 0 < run.space < _NARROW * run.size:
        return "too small to see"
    points = [_turned(run, x, run.y + run.size * 0.3) for x in _thirds(run)]
    if not _inside(page, *points[1]):
        return "off the page"
    if run.clip is not None and not _inside(run.clip, *points[1], slack=run.size):
        return "clipped away"
    return "" if scan or shaped else _lost_on(ground, run, points)


def _drawn_as_shapes(ground: _Ground, run: Run, page: Box) -> bool:
    """Tell whether letters without ink only name what is drawn as shapes in their place, as browsers print some fonts.

    Such a shape is as high as a line, has the corners of letters (Chrome: over 40 for each em) and is no white.
    """
    x, y = _turned(run, _thirds(run)[1], run.y + run.size * 0.3)
    if not _inside(page, x, y):
        return False
    for paint in ground.above(x, y):
        high, wide = paint.box[3] - paint.box[1], paint.box[2] - paint.box[0]
        high, wide = (high, wide) if run.turn % 180 == 0 else (wide, high)
        letters = paint.points >= 8 * wide / max(run.size, 1.0)
        if letters and paint.points and 0.4 * run.size < high < 2.5 * run.size and not _same(_WHITE, paint.ink):
            return True
    return False


def _lost_on(ground: _Ground, run: Run, points: list[tuple[float, float]]) -> str:
    if run.ink is not None and _same(run.ink, _colour(next(ground.below(*points[1], run.order), None))):
        return "in the colour of its ground"
    covered = all(any(paint.opaque for paint in ground.above(*point, run.order)) for point in points)
    return "covered" if covered else ""


def _thirds(run: Run) -> tuple[float, float, float]:
    """Give three places along a run: near its ends and in its middle."""
    inset = min(1.0, (run.x1 - run.x0) / 4)
    return run.x0 + inset, (run.x0 + run.x1) / 2, run.x1 - inset


def _colour(ground: Paint | None) -> Rgb | None:
    """Give the colour of the ground; white where nothing was painted, None where it cannot be told."""
    if ground is None:
        return _WHITE
    return ground.ink if ground.opaque else None


def _same(one: Rgb, other: Rgb | None) -> bool:
    return other is not None and all(abs(a - b) < _CONTRAST for a, b in zip(one, other, strict=True))


def _turned(run: Run, x: float, y: float) -> tuple[float, float]:
    """Give the place on the page of a point in the run's own direction of writing."""
    return {0: (x, y), 90: (-y, x), 180: (-x, -y)}.get(run.turn, (y, -x))


def _inside(box: Box, x: float, y: float, slack: float = 0.5) -> bool:
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


def _share(box: Box, page: Box) -> float:
    area = (page[2] - page[0]) * (page[3] - page[1])
    width = min(box[2], page[2]) - max(box[0], page[0])
    height = min(box[3], page[3]) - max(box[1], page[1])
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 0.0
