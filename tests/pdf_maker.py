"""Set small PDFs by hand for tests. Takes rows of (x, y, size, font, text); gives bytes."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

PROSE = (
    "We asked twelve adults with asthma about their sleep before and",
    "after treatment. Most of them slept better, and nobody reported",
    "any harm from the new inhaler. The others slept as badly as they",
    "had before and asked for help from their own doctor in town.",
)


class Sheet:
    """Pages to write on, from the top down."""

    def __init__(self, **info: str) -> None:
        self.out = BytesIO()
        self.canvas = Canvas(self.out, pagesize=(595, 842), invariant=True)
        for name, value in info.items():
            getattr(self.canvas, f"set{name.capitalize()}")(value)
        self.y = 780.0

    def line(  # noqa: PLR0913 - a line has that many sides
        self, text: str, *, x: float = 72, size: float = 10, font: str = "Times-Roman", y: float | None = None,
             spread: float = 0) -> Sheet:  # fmt: skip
        """Write one line; without `y`, below the last one."""
        if y is None:
            self.y -= size * 1.3
            y = self.y
        written = self.canvas.beginText(x, y)
        written.setFont(font, size)
        written.setCharSpace(spread)
        written.textOut(text)
        self.canvas.drawText(written)
        return self

    def gap(self, points: float = 12) -> Sheet:
        """Leave space."""
        self.y -= points
        return self

    def prose(self, *, x: float = 72, size: float = 10, times: int = 1) -> Sheet:
        """Write paragraphs of plain sentences."""
        for _ in range(times):
            for row in PROSE:
                self.line(row, x=x, size=size)
            self.gap(8)
        return self

    def heading(self, text: str, size: float = 13, font: str = "Times-Bold") -> Sheet:
        """Write a heading with space above it."""
        return self.gap().line(text, size=size, font=font)

    def page(self) -> Sheet:
        """Begin another page."""
        self.canvas.showPage()
        self.y = 780.0
        return self

    def bytes(self) -> bytes:
        """Give the PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()
