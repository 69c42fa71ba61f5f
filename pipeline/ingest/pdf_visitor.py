"""Read a page by pypdf's public route. Takes a page; gives lines, less exact than our own: a fallback, always labelled.

It is used only where pypdf's inner parts (its font class) have moved. Words are cut as pypdf cuts them, a line's width is
reckoned from its letters, and what is hidden on the page cannot be told from what is seen.
"""

from __future__ import annotations

import math
from typing import Any

from pypdf import PageObject

from pipeline.ingest.pdf_fonts import bold_name, clean, italic_name
from pipeline.ingest.pdf_lines import Line

REPAIR = "Read by pypdf's plain route: its inner parts have changed, so word gaps and places are less exact."
UNINSPECTED = "the file was read by a simpler route, which cannot tell what is hidden"
# Of a letter’s size, its usual width, taken short so that no line seems to cross the gutter.
_LETTER = 0.4


class _Gathering:
    """Takes pieces of text as pypdf meets them; sets them into lines."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.lines: list[Line] = []
        self.fresh = True

    def visit(self, text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        """Take one piece: its text, the matrices in force where it began, its font and size."""
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size) * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
        name = str((font or {}).get("/BaseFont", ""))
        for place, part in enumerate(text.split("\n")):
            if place:
                self.fresh = True
            if part.strip():
                self._add(clean(part), (x, y, height), name)

    def _add(self, text: str, place: tuple[float, float, float], font: str) -> None:
        x, y, size = place
        last = self.lines[-1] if self.lines else None
        if last is not None and not self.fresh and abs(last.y - y) < 0.6 * max(size, last.size):
            last.text += text
            last.x1 = max(last.x1, x + _LETTER * size * len(text))
            last.bold = last.bold and bold_name(font)
            return
        self.fresh = False
        self.lines.append(
            Line(
                text=text, x0=x, x1=x + _LETTER * size * len(text), y=y, size=round(size, 1), bold=bold_name(font),
                lead="", page=self.page, italic=italic_name(font),
            )
        )  # fmt: skip


def visited_lines(page: PageObject, number: int) -> list[Line]:
    """Give the lines of a page in stream order."""
    gathering = _Gathering(number)
    page.extract_text(visitor_text=gathering.visit)
    for line in gathering.lines:
        line.text = " ".join(line.text.split())
    return [line for line in gathering.lines if line.text]
