"""Tell which runs of a page nobody can see. Takes runs and painted areas; gives the reason on each hidden run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, DictionaryObject

if TYPE_CHECKING:
    from pipeline.ingest.pdf_runs import PageInk, Run

Box = tuple[float, float, float, float]
Rgb = tuple[float, float, float]
_WHITE: Rgb = (1.0, 1.0, 1.0)
# Ink and ground closer than this in every channel cannot be told apart on paper.
_CONTRAST = 0.08
# Text below this size (points) is not printed to be read.
_TINY = 2.0
_MOST_PAINTS = 3_000
_GRAYS = {"/DeviceGray", "/CalGray", "/G"}
_INKS = {"/Black", "/All"}
_DEVICES = {"/DeviceRGB", "/CalRGB", "/RGB", "/DeviceCMYK", "/CMYK", "/ICCBased"}


@dataclass(frozen=True, slots=True)
class Paint:
    """An area that was filled or covered by an image; `ink` is None where its colour is not one."""

    box: Box
    ink: Rgb | None
    opaque: bool
    image: bool = False
    clip: Box | None = None


def colour_space(name: str, spaces: DictionaryObject) -> str:
    """Name how the numbers of a colour are meant: gray, device, tint of black, spot colour or unknown."""
    if name in _GRAYS:
        return "gray"
    if name in _DEVICES:
        return "device"
    space = spaces[name].get_object() if name in spaces else None
    family = str(space[0]) if isinstance(space, ArrayObject) and space else str(space)
    if family == "/Separation" and isinstance(space, ArrayObject) and len(space) > 1 and space[1] in _INKS:
        return "tint"
    if family in {"/Separation", "/DeviceN"}:
        return "spot"
    return "device" if family in _GRAYS | _DEVICES else "unknown"


def colour(operands: list[Any], space: str) -> Rgb | None:
    """Give red, green and blue from 0 to 1; None where the colour cannot be told."""
    values = [float(v) for v in operands if isinstance(v, (int, float))]
    if space == "unknown" or not values or len(values) != len(operands):
        return None
    if space == "spot":  # no ink at all is the paper; what a named ink looks like only its printer knows
        return None if max(values) > 0 else _WHITE
    if space == "tint":
        level = 1.0 - max(values)
        return level, level, level
    if len(values) == 4:
        c, m, y, k = values
        return (1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)
    if len(values) == 3:
        return values[0], values[1], values[2]
    return (values[0], values[0], values[0]) if len(values) == 1 else None


def mark_hidden(ink: PageInk, page: Box) -> bool:
    """Write on each run why it cannot be seen; give True where the page is a scan with its text laid under it."""
    paints = ink.paints[:_MOST_PAINTS]
    scan = any(p.image and _share(p.box, page) > 0.8 for p in paints)
    for run in ink.runs:
        if run.hidden == "without ink" and scan:
            run.hidden = ""
        elif not run.hidden:
            run.hidden = _reason(run, paints, page, scan=scan)
    return scan


def _reason(run: Run, paints: list[Paint], page: Box, *, scan: bool) -> str:
    if run.size < _TINY:
        return "too small to see"
    x, y = _middle(run)
    if not _inside(page, x, y):
        return "off the page"
    if run.clip is not None and not _inside(run.clip, x, y, slack=run.size):
        return "clipped away"
    if run.ink is not None and _same(run.ink, _ground(paints[: run.order], x, y)):
        return "in the colour of its ground"
    if not scan and any(_covers(paint, run) for paint in paints[run.order :]):
        return "covered"
    return ""


def _ground(paints: list[Paint], x: float, y: float) -> Rgb | None:
    """Give the colour under a point; white where nothing was painted, None where it cannot be told."""
    for paint in reversed(paints):
        if _inside(paint.box, x, y) and (paint.clip is None or _inside(paint.clip, x, y)):
            return paint.ink if paint.opaque else None
    return _WHITE


def _covers(paint: Paint, run: Run) -> bool:
    if not paint.opaque:
        return False
    ends = [_turned(run, px, run.y + run.size * 0.3) for px in (run.x0, run.x1)]
    return all(_inside(paint.box, px, py) and (paint.clip is None or _inside(paint.clip, px, py)) for px, py in ends)


def _same(one: Rgb, other: Rgb | None) -> bool:
    return other is not None and all(abs(a - b) < _CONTRAST for a, b in zip(one, other, strict=True))


def _middle(run: Run) -> tuple[float, float]:
    return _turned(run, (run.x0 + run.x1) / 2, run.y + run.size * 0.3)


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
