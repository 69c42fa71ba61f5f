"""What a PDF's operators set: the graphics state and its matrices. No reading, no writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pypdf.errors import LimitReachedError

from pipeline.ingest.pdf_fonts import Face
from pipeline.ingest.pdf_paint import Box, Rgb

Matrix = tuple[float, float, float, float, float, float]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


ALLOWED = 3_000_000
_LETTER = 16


@dataclass
class Budget:
    """How much work a whole document may still ask for: counted, never timed, so that a file is read alike everywhere.

    A unit is about half a microsecond. Each operator takes 2, each operand 1; what costs more to do takes more, as
    `pdf_runs` and `pdf_fonts` say. Letters seen give some back: a paper has many, a flood of operators none.

    Of 80 real PDFs most take nothing on the whole; the busiest takes a million, for eleven pages of plots, and the one
    that sets each letter by itself 14,000 a page: 200 such pages are read.
    """

    left: int = ALLOWED

    def spend(self, effort: int) -> None:
        """Take something off.

        Raises:
            LimitReachedError: there is no more.
        """
        self.left -= effort
        if self.left < 0:
            raise LimitReachedError("the document asks for more work than any paper")

    def turn_page(self, letters: int) -> None:
        """Give back what so many letters seen on a page are worth; it does not pile up."""
        self.left = min(self.left + _LETTER * letters, ALLOWED)


@dataclass(slots=True)
class State:
    """The registers that q keeps and Q brings back, text state included."""

    ctm: Matrix = ONE
    face: Face | None = None
    size: float = 12.0
    chars: float = 0.0
    words: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    alpha: float = 1.0
    blends: bool = False
    ink: Rgb | None = (0.0, 0.0, 0.0)
    space: str = "gray"
    clip: Box | None = None
    # What lines, and letters drawn as outlines, are drawn with.
    outline: Rgb | None = (0.0, 0.0, 0.0)
    outline_space: str = "gray"
    outline_alpha: float = 1.0

    def copy(self) -> State:
        """Give the same state once more: q comes by the thousand."""
        return State(
            self.ctm, self.face, self.size, self.chars, self.words, self.scale, self.leading, self.rise, self.mode,
            self.alpha, self.blends, self.ink, self.space, self.clip, self.outline, self.outline_space, self.outline_alpha,
        )  # fmt: skip


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """Give the matrix that applies `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def place(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """Give the place on the page of a point."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def around(points: list[tuple[float, float]]) -> Box:
    """Give the smallest box with all the points in it."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def matrix_of(o: list[Any]) -> Matrix:
    """Give the matrix that an operator names; malformed operands raise ValueError or TypeError."""
    a, b, c, d, e, f = map(float, o[:6])
    return a, b, c, d, e, f
