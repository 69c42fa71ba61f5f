"""What a PDF page's operators draw: runs of text and painted areas. Facts alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.ingest.pdf_paint import Box, Paint, Rgb


@dataclass(slots=True)
class Run:
    """Some characters set in one go. Points; y grows upward; `turn` is the direction of writing in degrees."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    space: float
    bold: bool
    italic: bool = False
    turn: int = 0
    artifact: bool = False
    hidden: str = ""
    order: int = 0
    ink: Rgb | None = None
    clip: Box | None = None


@dataclass
class PageInk:
    """What a page's operators draw: runs in stream order, and the painted areas that may hide or carry them."""

    runs: list[Run] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    images: int = 0
