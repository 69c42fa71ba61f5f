"""Set lines into paragraphs. Takes pages of lines in reading order; gives paragraphs, each marked with what it is."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.headings import bare, is_heading, section_kind
from pipeline.ingest.pdf_lines import Line
from pipeline.ingest.plain import CAPTION

Role = Literal["heading", "text", "caption", "side"]
_ENDED = re.compile(r"(?:[.!?:;]|\.\s?\[[\d,–−-]+\])[\"'”’)\]]*(?:\s?\[[\d,–−-]+\])?$")
_ENTRY = re.compile(r"^\[?\(?\d{1,3}[.\])]?\s+[A-ZÀ-Þ]")
_LIST = re.compile(r"^(?:[•●▪■◦‣–—-]\s|\(?[a-z\d]{1,2}[.)]\s)")
# Lines of a journal's own about the paper, set like its text on the first page.
_STAMPED = re.compile(
    r"^(?:received|accepted|published(?: online)?|revised|available online|correspondence(?: to| should)?|e-?mail|copyright|academic editor|"
    r"this article is (?:available|an open access)|citation|how to cite|cite this article|doi)\b(?=\s*(?:[:;]|(?:on|in)?\s*(?:\d{1,2}\s|(?:19|20)\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d)|to\b|from\b)).{0,160}$|^©|^(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
# Text smaller than the body by this much (points) is a table, a footnote or a caption.
_SMALLER = 0.75
# A size that carries this share of the letters is body text too: journals set methods or cases smaller.
_BODY_SHARE = 0.14


@dataclass
class Paragraph:
    """Some lines that belong together. `style` is (size, bold) of most of it."""

    role: Role
    lines: list[Line]
    lead: str = ""

    @property
    def page(self) -> int:
        """Give the page on which it begins, from 1."""
        return self.lines[0].page

    @property
    def text(self) -> str:
        """Give its words with the cuts at line ends still in them."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Body:
    """What most of the paper is set in: sizes in points, leading in points."""

    size: float
    sizes: frozenset[float]
    leading: float
    bold: bool


def body_of(pages: list[list[Line]]) -> Body:
    """Tell how the paper's running text is set, references left aside."""
    letters: Counter[float] = Counter()
    heavy = total = 0
    leading: Counter[float] = Counter()
    for lines in _before_references(pages):
        for line in lines:
            letters[round(line.size * 2) / 2] += len(line.text)
            heavy += len(line.text) * line.bold
            total += len(line.text)
        for a, b in itertools.pairwise(lines):
            if abs(a.size - b.size) < 0.3 and 0 < a.y - b.y < 3 * a.size and abs(a.x0 - b.x0) < 3 * a.size:
                leading[round((a.y - b.y) * 2) / 2] += 1
    if not total:
        return Body(10.0, frozenset({10.0}), 12.0, bold=False)
    size = letters.most_common(1)[0][0]
    sizes = frozenset(s for s, n in letters.items() if n >= _BODY_SHARE * total and s >= size - 2.6) | {size}
    usual = leading.most_common(1)[0][0] if leading else 1.2 * size
    return Body(size, sizes, usual, bold=heavy > 0.6 * total)


def _before_references(pages: list[list[Line]]) -> list[list[Line]]:
    made = []
    for lines in pages:
        for place, line in enumerate(lines):
            if len(pages) > 1 and section_kind(line.text) == "references" and len(line.text) < 30 and line.page > 1:
                made.append(lines[:place])
                return made
        made.append(lines)
    return made


def paragraphs_of(pages: list[list[Line]], body: Body) -> list[Paragraph]:
    """Group every line into a heading, a paragraph of text, a caption or side matter; pages in order."""
    made: list[Paragraph] = []
    state = _Grouping(made, body)
    for lines in pages:
        _mark_cells(lines)
        for place, line in enumerate(lines):
            after = lines[place + 1] if place + 1 < len(lines) else None
            state.take(line, after)
    return made


def _mark_cells(lines: list[Line]) -> None:
    """Mark rows of tables: short lines of one column on one baseline."""
    rows: dict[tuple[str, int], list[Line]] = {}
    for line in lines:
        for near in (-1, 0, 1):
            row = rows.get((line.side, round(line.y) + near))
            if row is not None and abs(row[0].y - line.y) < 0.35 * line.size:
                row.append(line)
                break
        else:
            rows[line.side, round(line.y)] = [line]
    widest = max((line.x1 - line.x0 for line in lines), default=0.0)
    for row in rows.values():
        if len(row) > 1 and max(line.x1 - line.x0 for line in row) < 0.75 * widest:
            for line in row:
                line.side += "c"


class _Grouping:
    """Takes line after line; knows the open paragraph of text and the last one of any role."""

    def __init__(self, made: list[Paragraph], body: Body) -> None:
        self.made, self.body = made, body
        self.open: Paragraph | None = None
        self.last: Paragraph | None = None
        self.references = False

    def take(self, line: Line, after: Line | None) -> None:
        """Put a line where it belongs."""
        caption = bool(CAPTION.match(line.text)) and self._starts(line)
        if _STAMPED.match(line.text) and line.page <= 2:
            self._new("side", line)
            return
        if caption:
            self._new("caption", line)
        elif self._goes_on_with_side(line):
            assert self.last is not None
            self.last.lines.append(line)
        elif self._is_heading(line, after):
            self._heading(line)
        elif "c" in line.side or self._is_small(line):
            self._new("side", line)
        elif self.open is not None and not self._parts(line):
            self.open.lines.append(line)
            self.last = self.open
        else:
            self._new("text", line)

    def _new(self, role: Role, line: Line) -> None:
        paragraph = Paragraph(role, [line], lead=line.lead)
        self.made.append(paragraph)
        self.last = paragraph
        if role == "text":
            self.open = paragraph
        elif role == "heading":
            self.open = None

    def _heading(self, line: Line) -> None:
        if self.last is not None and self.last.role == "heading" and self._same_heading(line):
            self.last.lines.append(line)
            return
        self._new("heading", line)
        kind = section_kind(line.text)
        if kind == "references":
            self.references = True
        elif self.references and is_heading(line.text):
            self.references = False

    def _same_heading(self, line: Line) -> bool:
        assert self.last is not None
        before = self.last.lines[-1]
        alike = abs(before.size - line.size) < 0.3 and before.bold == line.bold and before.italic == line.italic
        near = before.page == line.page and 0 < before.y - line.y < 1.7 * line.size
        return alike and near and not is_heading(line.text) and not is_heading(before.text)

    def _is_small(self, line: Line) -> bool:
        if self.references:
            return False
        size = round(line.size * 2) / 2
        return size < self.body.size - _SMALLER and size not in self.body.sizes

    def _goes_on_with_side(self, line: Line) -> bool:
        """Tell whether a line continues the caption or table above it."""
        last = self.last
        if last is None or last.role not in {"caption", "side"}:
            return False
        before = last.lines[-1]
        near = (
            before.page == line.page
            and abs(before.size - line.size) < 0.6
            and -0.5 < before.y - line.y < 1.9 * line.size
        )
        if last.role == "side":
            return near and ("c" in line.side or self._is_small(line))
        if not near or (line.bold != before.bold and self._starts(line) and is_heading(line.text)):
            return False
        if "c" in line.side or self._is_small(line):
            return True
        # A caption set like the body ends where its sentence ends on a short line or a gap.
        ended = _ENDED.search(before.text)
        gap = before.y - line.y > 1.25 * self.body.leading
        return not (ended and (gap or before.x1 < line.x1 - 2 * line.size)) and not gap

    def _starts(self, line: Line) -> bool:
        """Tell whether a line may begin something new: nothing is cut off before it."""
        if self.open is None or self.last is not self.open:
            return True
        before = self.open.lines[-1]
        if before.page != line.page or before.side[:1] != line.side[:1] or line.y > before.y:
            return True
        return bool(_ENDED.search(before.text)) or before.y - line.y > 1.3 * self.body.leading

    def _is_heading(self, line: Line, after: Line | None) -> bool:
        text = bare(line.text)
        if not text or len(line.text) > 110 or "c" in line.side:
            return False
        if is_heading(line.text) and (self._starts(line) or line.bold or line.size > self.body.size + 0.4):
            return not self._is_small(line) or line.bold or line.text.isupper()
        if self.references and not (line.size > self.body.size + 0.8 or section_kind(line.text) != "other"):
            return False
        return self._looks_like_heading(line, text, after)

    def _looks_like_heading(self, line: Line, text: str, after: Line | None) -> bool:
        """Tell a heading by how it is set: heavier, larger, slanted or in capitals, and on a line of its own."""
        if not (text[0].isupper() or text[0].isdigit()) or not self._starts(line) or self._is_small(line):
            return False
        if re.search(r"[,;]$|\.$", text.rstrip()) and section_kind(text) == "other":
            return False
        heavy = (line.bold and not self.body.bold) or (text.isupper() and len(text) > 5)
        large = line.size > self.body.size + 0.6 and not self._runs_on(line, after)
        if not heavy and not large and not line.italic:
            return False
        loud = heavy or large
        if after is not None and line.italic and not loud:
            # Italics run on: a heading in italics stands alone above text that is not.
            return not after.italic and len(line.text) < 80
        return True

    def _runs_on(self, line: Line, after: Line | None) -> bool:
        """Tell whether a large line is prose set large, such as an abstract: more of the same follows a long line."""
        if after is None or len(line.text) < 55:
            return False
        return abs(after.size - line.size) < 0.3 and after.bold == line.bold and 0 < line.y - after.y < 2 * line.size

    def _parts(self, line: Line) -> bool:
        """Tell whether a line opens a new paragraph after the open one."""
        assert self.open is not None
        before = self.open.lines[-1]
        if self.references:
            return bool(_ENTRY.match(line.text)) or self._hangs(before, line)
        if abs(before.size - line.size) > 1.0 and self._starts(line):
            return True
        if not _ENDED.search(before.text):
            return False
        if line.page != before.page or line.side[:1] != before.side[:1] or line.y > before.y:
            return line.lead != "" or self._indented(line, before)
        gap = before.y - line.y > 1.35 * max(self.body.leading, 1.05 * line.size)
        short = before.x1 < max(one.x1 for one in self.open.lines) - 1.5 * line.size
        return gap or short or self._indented(line, before) or bool(_LIST.match(line.text)) or bool(line.lead)

    def _indented(self, line: Line, before: Line) -> bool:
        return line.x0 > before.x0 + 0.8 * line.size and line.side == before.side

    def _hangs(self, before: Line, line: Line) -> bool:
        return line.x0 < before.x0 - 0.8 * line.size and bool(_ENDED.search(before.text)) and line.side == before.side
