"""Set lines into paragraphs. Takes pages of lines in reading order; gives paragraphs, each marked with what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.headings import bare, is_heading, section_kind
from pipeline.ingest.pdf_headings import goes_on, is_small, looks_like_heading
from pipeline.ingest.pdf_lines import Line
from pipeline.ingest.pdf_setting import Body
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
# “Methods: We asked …”, “Keywords: sleep, asthma”: parts of an abstract that are set like its other lines.
_LABEL = re.compile(r"^([A-Z][A-Za-z ]{2,40}):\s")
# A list of keywords ends without a stop, and no page later than it began.
_KEYWORDS = re.compile(r"^key\s?-?words?\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
# So many lines after a line are looked at to tell whether it is a heading.
_AHEAD = 6
_FIRST_PAGES = 2


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


def paragraphs_of(pages: list[list[Line]], body: Body) -> list[Paragraph]:
    """Group every line into a heading, a paragraph of text, a caption or side matter; pages in order."""
    made: list[Paragraph] = []
    state = _Grouping(made, body)
    for lines in pages:
        _mark_cells(lines)
        state.widths = _widths(lines)
        for place, line in enumerate(lines):
            state.take(line, lines[place + 1 : place + 1 + _AHEAD])
    return made


def _widths(lines: list[Line]) -> dict[str, float]:
    """Give how wide the columns of a page are set, by side."""
    found: dict[str, list[float]] = {}
    for line in lines:
        found.setdefault(line.side, []).append(line.x1 - line.x0)
    return {side: sorted(widths)[len(widths) * 9 // 10] for side, widths in found.items()}


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
        if len(row) > 1 and row[0].side != "S" and max(line.x1 - line.x0 for line in row) < 0.75 * widest:
            for line in row:
                line.side += "c"


class _Grouping:
    """Takes line after line; knows the open paragraph of text and the last one of any role."""

    def __init__(self, made: list[Paragraph], body: Body) -> None:
        self.made, self.body = made, body
        self.open: Paragraph | None = None
        self.last: Paragraph | None = None
        self.references = False
        self.widths: dict[str, float] = {}

    def take(self, line: Line, following: Sequence[Line]) -> None:
        """Put a line where it belongs."""
        last = self.last
        caption = bool(CAPTION.match(line.text)) and self._starts(line)
        if line.side == "S":
            self._beside(line)
        elif not _LETTER.search(line.text) and not self._right_below(line):
            self._new("side", line)  # the labels of an axis, a lone mark
        elif _STAMPED.match(line.text) and line.page <= 2:
            self._new("side", line)
        elif caption:
            self._new("caption", line)
        elif self._goes_on_with_side(line):
            assert last is not None
            last.lines.append(line)
        elif (
            last is not None and last.role == "heading" and goes_on(last.lines, line, self.widths.get(line.side, 0.0))
        ):
            last.lines.append(line)
        elif self._is_heading(line, following):
            self._heading(line)
        elif "c" in line.side or self._is_small(line):
            self._new("side", line)
        elif self.open is not None and not self._parts(line):
            self.open.lines.append(line)
            self.last = self.open
        else:
            self._new("text", line)

    def _is_small(self, line: Line) -> bool:
        """Tell small print from text; a reference list may be set as small as it likes."""
        return not self.references and is_small(line, self.body)

    def _right_below(self, line: Line) -> bool:
        """Tell whether a line follows the open paragraph's last one: “0.05).” ends a sentence."""
        before = self.open.lines[-1] if self.open is not None else None
        return (
            before is not None and before.page == line.page and before.x0 - 2 < line.x0 < before.x1
            and abs(before.size - line.size) < 0.6 and 0 < before.y - line.y < 1.4 * self.body.leading
            and not _ENDED.search(before.text)
        )  # fmt: skip

    def _beside(self, line: Line) -> None:
        """Take a line from the column of notes beside the text of a first page."""
        last = self.made[-1] if self.made else None
        if last is not None and last.role == "side" and last.lines[-1].side == "S":
            before = last.lines[-1]
            if 0 < before.y - line.y < 1.5 * line.size and not (line.bold and not before.bold):
                last.lines.append(line)
                return
        self.made.append(Paragraph("side", [line], lead=line.lead))

    def _new(self, role: Role, line: Line) -> None:
        paragraph = Paragraph(role, [line], lead=line.lead)
        self.made.append(paragraph)
        self.last = paragraph
        if role == "text":
            self.open = paragraph
        elif role == "heading":
            self.open = None

    def _heading(self, line: Line) -> None:
        self._new("heading", line)
        kind = section_kind(line.text)
        if kind == "references":
            self.references = True
        elif self.references and is_heading(line.text):
            self.references = False

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

    def _is_heading(self, line: Line, following: Sequence[Line]) -> bool:
        text = bare(line.text)
        if not text or len(line.text) > 160 or "c" in line.side:
            return False
        if is_heading(line.text) and (self._starts(line) or line.bold or line.size > self.body.size + 0.4):
            return not self._is_small(line) or line.bold or line.text.isupper()
        if self.references and not (line.size > self.body.size + 0.8 or section_kind(line.text) != "other"):
            return False
        return self._starts(line) and looks_like_heading(line, following, self.body)

    def _parts(self, line: Line) -> bool:
        """Tell whether a line opens a new paragraph after the open one."""
        assert self.open is not None
        before = self.open.lines[-1]
        if self.references:
            return bool(_ENTRY.match(line.text)) or self._hangs(before, line)
        listed = line.page != before.page and _KEYWORDS.match(self.open.lines[0].text)
        if listed or (abs(before.size - line.size) > 1.0 and self._starts(line)):
            return True
        gap = before.y - line.y if line.page == before.page and line.side[:1] == before.side[:1] else 0.0
        if line.page == 1 and gap > 2.1 * max(self.body.leading, line.size) and line.text[:1].isupper():
            return True  # names, places and abstract of a first page end without a stop
        if not _ENDED.search(before.text):
            return False
        if line.page != before.page or line.side[:1] != before.side[:1] or line.y > before.y:
            return bool(line.lead) or self._indented(line, before) or _is_labelled(line)
        spaced = gap > 1.35 * max(self.body.leading, 1.05 * line.size)
        short = before.x1 < max(one.x1 for one in self.open.lines) - 1.5 * line.size
        begins = bool(line.lead or _LIST.match(line.text)) or _is_labelled(line)
        return spaced or short or self._indented(line, before) or begins

    def _indented(self, line: Line, before: Line) -> bool:
        return line.x0 > before.x0 + 0.8 * line.size and line.side == before.side

    def _hangs(self, before: Line, line: Line) -> bool:
        return line.x0 < before.x0 - 0.8 * line.size and bool(_ENDED.search(before.text)) and line.side == before.side


def _is_labelled(line: Line) -> bool:
    """Tell a line of a first page that names the part of an abstract which it begins."""
    label = _LABEL.match(line.text) if line.page <= _FIRST_PAGES else None
    return bool(label and (is_heading(label.group(1)) or _KEYWORDS.match(line.text)))
