"""Read a paper that is a Word file. Takes bytes; gives a Document: its paragraphs, its tables row by row, and what it hides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.ingest.docx import heading_level, main_part
from pipeline.ingest.docx_table import docx_grid, is_layout
from pipeline.ingest.grid import Row, points_below
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.plain import CAPTION, of_paragraphs
from pipeline.ingest.table_blocks import grid_blocks
from pipeline.ingest.xmlsafe import parse_xml, tag
from pipeline.records import HiddenText

# What was deleted or moved away under “track changes”, what a newer form of the same says again, and what is set apart.
_GONE = frozenset({"del", "moveFrom", "Fallback"})
_LEFT_OUT = _GONE | {"pPr", "rPr", "sdtPr", "instrText", "delText", "rt", "txbxContent"}
_LABEL = re.compile(
    r"(?P<label>(?:Supplementary |Appendix )?Tab(?:le|\.)?\s?(?:S?\d+|[IVX]+|[A-Z]\d?))\b[\s.:|–—-]*+", re.IGNORECASE
)
_POWER_OF = re.compile(r"(?:^|[^\d.,])10$|(?:^|[\s\d/·(])(?:m|cm|mm|km|s|kg|l|L|h)$")
_RAISED_POINTER = re.compile(r"[\[(]?[\d\s,–-]{1,40}[\])]?|[*†‡§¶#‖^]{1,3}|(?!th|st|nd|rd)[a-z]{1,2}(?:,[a-z])*")
# In half points: smaller letters than this nobody reads.
_TINY = 4
_WHY = {"vanish": "hidden in Word", "white": "white on white", "tiny": "too small to see"}


def read_docx(data: bytes) -> list[Document]:
    """Read a Word file; tables that only set text on the page are read as text.

    Raises:
        SourceError: no Word file, damaged, locked, or too large once unpacked.
    """
    found = _Found()
    found.walk(parse_xml(main_part(data)))
    document = of_paragraphs(found.paragraphs, "docx")
    hidden = tuple(HiddenText(where="text", reason=why, text=text) for why, text in found.hidden if text)
    return [replace(document, blocks=(*document.blocks, *found.rows()), hidden=hidden)]


@dataclass
class _Found:
    """What was found on the way through a Word file, in its order."""

    paragraphs: list[list[str]] = field(default_factory=list)
    # Each table with the number of paragraphs before it.
    tables: list[tuple[int, list[Row]]] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)

    def walk(self, element: etree._Element) -> None:
        """Take paragraphs and tables, those in text boxes and content controls among them."""
        for child in element:
            name = tag(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name not in _LEFT_OUT:
                self.walk(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = " ".join(self.words(paragraph, shaded=_is_shaded(paragraph)).split())
        level = heading_level(paragraph)
        if text:
            self.paragraphs.append([f"{'#' * level} {text}" if level else text.lstrip("# ")])
        for box in _outermost(paragraph, "txbxContent"):
            self.walk(box)

    def _table(self, table: etree._Element) -> None:
        seen = len(self.hidden)
        grid = docx_grid(table, self.in_cell)
        if is_layout(grid):
            del self.hidden[seen:]  # it is found again on the way through the cells
            for cell in _outermost(table, "tc"):
                self.walk(cell)
        else:
            self.tables.append((len(self.paragraphs), grid))

    def words(self, paragraph: etree._Element, *, shaded: bool = False) -> str:
        """Give a paragraph's words; what nobody sees is kept apart. White words may be seen where the ground is `shaded`."""
        pieces: list[str] = []
        unseen: dict[str, list[str]] = {}
        for run in _runs(paragraph):
            text = "".join(_text_of(run))
            why = _why_unseen(run)
            if why and not (shaded and why == "white"):
                unseen.setdefault(_WHY[why], []).append(text)
            elif text and _is_raised(run):
                pieces.append(_raised(text.strip(), "".join(pieces[-3:])))
            else:
                pieces.append(text)
        self.hidden += [(why, " ".join("".join(texts).split())) for why, texts in unseen.items()]
        return "".join(pieces)

    def in_cell(self, paragraph: etree._Element) -> str:
        """Give the words of a cell's paragraph: the heads of tables are often white on a dark ground."""
        return self.words(paragraph, shaded=True)

    def rows(self) -> Iterator[Block]:
        """Give the rows of all tables, each table under its caption."""
        taken: set[int] = set()
        for place, grid in self.tables:
            label, caption = "", ""
            # The caption stands above a table, or, where none does, below it.
            for near in (place - 1, place):
                text = self.paragraphs[near][0].lstrip("# ") if 0 <= near < len(self.paragraphs) else ""
                match = _LABEL.match(text)
                if match and near not in taken and (near < place or CAPTION.match(text)):
                    label, caption = match.group("label"), text[match.end() :]
                    taken.add(near)
                    break
            yield from grid_blocks([grid], label, caption)


def _outermost(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give what has a name and stands in no other of it: boxes in boxes are met on the way through the outer one."""
    for child in element:
        if tag(child) == name:
            yield child
        elif tag(child) not in _GONE:
            yield from _outermost(child, name)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """Give the runs of a paragraph, and the pieces of its formulas."""
    for child in element:
        name = tag(child)
        if name in {"r", "t"}:
            yield child
        elif name not in _LEFT_OUT:
            yield from _runs(child)


def _text_of(run: etree._Element) -> Iterator[str]:
    name = tag(run)
    if name == "t":
        yield run.text or ""
    elif name in {"tab", "br", "cr", "ptab"}:
        yield " "
    elif name == "noBreakHyphen":
        yield "-"
    elif name not in _LEFT_OUT:
        for child in run:
            yield from _text_of(child)


def _properties(run: etree._Element) -> dict[str, str]:
    """Give how a run is set: names and values."""
    for child in run:
        if tag(child) == "rPr":
            return {
                tag(one): next((str(v) for k, v in one.attrib.items() if str(k).endswith("}val")), "true")
                for one in child
            }
    return {}


def _why_unseen(run: etree._Element) -> str:
    """Tell why nobody sees a run; empty where anybody does."""
    told = _properties(run)
    if told.get("vanish", "0") not in {"0", "false"}:
        return "vanish"
    size = told.get("sz", "")
    if size.isascii() and size.isdecimal() and int(size[:4]) <= _TINY:
        return "tiny"
    white = told.get("color", "").upper() in {"FFFFFF", "FEFEFE"}
    return "white" if white and "shd" not in told and "highlight" not in told else ""


def _is_shaded(paragraph: etree._Element) -> bool:
    return any(tag(one) == "shd" for properties in paragraph if tag(properties) == "pPr" for one in properties)


def _is_raised(run: etree._Element) -> bool:
    return _properties(run).get("vertAlign") == "superscript"


def _raised(text: str, before: str) -> str:
    """Give raised words: a power with its sign, nothing for what points to a work or a note, else the words themselves."""
    if not text:
        return ""
    if _POWER_OF.search(before) and re.fullmatch(r"[-−–+]?\d{1,3}", text):
        return f"^{text}"
    if _RAISED_POINTER.fullmatch(text) or points_below(text, [before]):
        return ""
    return text
