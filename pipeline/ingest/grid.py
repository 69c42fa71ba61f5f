"""Lay a table's markup out as a grid. Takes a JATS or HTML table; gives rows of cells, each in every place that it spans.

JATS articles of some publishers have tables of another model, OASIS: groups of columns with names, rows of entries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.ingest.jats_text import collect_child, one_line
from pipeline.ingest.xmlsafe import tag

# A table of more columns than this is no table that anybody reads; what a cell claims to span beyond them is a slip.
MOST_COLUMNS = 120
_CELLS = frozenset({"td", "th", "entry"})
_ROWS = frozenset({"tr", "row"})
# What stands on lines of its own inside a cell.
_LINES = frozenset(
    {"p", "list", "list-item", "div", "ul", "ol", "li", "def-list", "def-item", "term", "def", "dl", "dt", "dd", "tr", "td"}
)  # fmt: skip
_NOT_IN_A_CELL = frozenset({"table", "fn", "fn-group", "graphic", "inline-graphic", "img", "object-id", "caption"})
# A raised letter or sign in a cell points to a note below the table: “21ᵃ” is 21.
_MARK = re.compile(r"[(\[]?(?:[a-z]|[*†‡§¶#‖^]{1,3}+)(?:\s?,\s?[a-z*†‡§¶#‖])*+[)\]]?")
# A raised figure behind a number does so too, unless the number is a power of ten.
_POWER = re.compile(r"(?:^|[^\d.])10$|[^\d]$")
_MARK_BEHIND = re.compile(r"(?<=\d)\s?(?:[*†‡§¶‖]{1,3}+)(?=[\s)]|$)")
_SHIFT = re.compile(r"^[\s\u00a0\u2000-\u200a\u202f]++")
_WIDE = re.compile(r"[\u00a0\u2000-\u200a\u202f]")
_STYLED = re.compile(r"(?:padding-left|margin-left|text-indent)\s*:\s*0*([1-9]\d{0,2})", re.IGNORECASE)
_DOTTED = re.compile(r"^[-–—•·]\s?(?=[^\W\d])")


@dataclass(frozen=True, eq=False)
class Cell:
    """One cell: its words, whether the markup calls it a heading, and how far it is indented (0: not at all)."""

    text: str
    head: bool = False
    indent: int = 0
    wide: bool = False


@dataclass(frozen=True)
class Row:
    """One row of the grid; a cell that spans several places stands in each. `head`: in the table's own head."""

    cells: tuple[Cell, ...]
    head: bool = False


def grid_of(table: etree._Element) -> list[Row]:
    """Give the rows of a table, not those of tables inside it."""
    rows: list[Row] = []
    # Cells that reach down from rows above: for each column the cell and how many rows it still covers.
    hanging: dict[int, tuple[Cell, int]] = {}
    for row, head, places in _rows(table):
        cells: list[Cell] = []
        for element in row:
            if tag(element) in _CELLS:
                _take_hanging(cells, hanging)
                while len(cells) < places.get(element.get("colname") or element.get("namest") or "", 0):
                    cells.append(Cell(""))
                    _take_hanging(cells, hanging)
                _put(element, cells, hanging, places)
        _take_hanging(cells, hanging)
        if cells:
            rows.append(Row(tuple(cells), head))
    return rows


def _rows(
    table: etree._Element, places: dict[str, int] | None = None
) -> list[tuple[etree._Element, bool, dict[str, int]]]:
    """Give the rows, whether each is of the head, and where the columns of its group stand by their names."""
    places = places or {}
    found = []
    for part in table:
        name = tag(part)
        if name in _ROWS:
            found.append((part, False, places))
        elif name == "tgroup":
            found += _rows(part, _places(part))
        elif name in {"thead", "tbody", "tfoot"}:
            found += [(row, name == "thead", places) for row in part if tag(row) in _ROWS]
    return found


def _places(group: etree._Element) -> dict[str, int]:
    """Give where each named column of an OASIS group stands; a span that has a name, where it begins and ends."""
    places: dict[str, int] = {}
    number = 0
    for part in group:
        if tag(part) == "colspec":
            number = _span(part, "colnum") if part.get("colnum") else number + 1
            places[part.get("colname") or f"c{number}"] = min(number, MOST_COLUMNS) - 1
        elif tag(part) == "spanspec":
            name = part.get("spanname") or ""
            places[f"{name}:first"] = places.get(part.get("namest") or "", 0)
            places[f"{name}:last"] = places.get(part.get("nameend") or "", 0)
    return places


def _take_hanging(cells: list[Cell], hanging: dict[int, tuple[Cell, int]]) -> None:
    while (place := len(cells)) in hanging:
        cell, left = hanging.pop(place)
        cells.append(cell)
        if left > 1:
            hanging[place] = (cell, left - 1)


def _put(
    element: etree._Element, cells: list[Cell], hanging: dict[int, tuple[Cell, int]], places: dict[str, int]
) -> None:
    across = min(_across(element, places), MOST_COLUMNS - len(cells))
    more = element.get("morerows")
    down = _span(element, "morerows") + 1 if more and more != "0" else _span(element, "rowspan")
    if across < 1:
        return
    cell = cell_of(element, wide=across > 1)
    for place in range(len(cells), len(cells) + across):
        cells.append(cell)
        if down > 1:
            hanging[place] = (cell, down - 1)


def _across(element: etree._Element, places: dict[str, int]) -> int:
    """Give over how many columns a cell reaches."""
    if not places:
        return _span(element, "colspan")
    named = element.get("spanname")
    first = places.get(f"{named}:first" if named else element.get("namest") or "", 0)
    last = places.get(f"{named}:last" if named else element.get("nameend") or "", first)
    return max(last - first + 1, 1)


def _span(element: etree._Element, name: str) -> int:
    told = element.get(name)
    if told is None or told == "1":
        return 1
    return int(told) if told.isascii() and told.isdecimal() and 1 <= len(told) <= 5 and int(told) else 1


def cell_of(element: etree._Element, *, wide: bool = False) -> Cell:
    """Read one cell."""
    head = tag(element) == "th"
    if not len(element):
        raw = element.text or ""
    else:
        pieces: list[str] = []
        _collect(element, pieces)
        raw = "".join(pieces)
    return clean_cell(raw, head=head, indent=_indent(element, raw), wide=wide)


def clean_cell(raw: str, *, head: bool = False, indent: int = 0, wide: bool = False) -> Cell:
    """Make a cell of its words as they stand: without white space, marks that point to a note, and the dash of an indented name."""
    text = one_line(raw)
    if not text:
        return Cell("", head, 0, wide)
    if not text.isalnum():
        if _DOTTED.match(text):
            text, indent = text[1:].lstrip(), max(indent, 1)
        text = _MARK_BEHIND.sub("", text)
    return Cell(text, head, indent, wide)


def _indent(element: etree._Element, raw: str) -> int:
    shift = _SHIFT.match(raw)
    steps = len(_WIDE.findall(shift.group())) if shift else 0
    style = element.get("style")
    styled = _STYLED.search(style) if style else None
    named = "indent" in (element.get("class") or "")
    return steps or (int(styled.group(1)) if styled else int(named))


def _collect(element: etree._Element, pieces: list[str]) -> None:
    """Add a cell's words to `pieces`: what stands on lines of its own apart, without marks that point to a note."""
    if element.text:
        pieces.append(element.text)
    for child in element:
        name = tag(child)
        if name in _LINES:
            pieces.append(" ")
            _collect(child, pieces)
            pieces.append(" ")
        elif name == "sup" and _points_below(child, pieces):
            pass
        elif name not in _NOT_IN_A_CELL:
            collect_child(child, pieces)
        if child.tail:
            pieces.append(child.tail)


def _points_below(sup: etree._Element, pieces: list[str]) -> bool:
    return points_below("".join(map(str, sup.itertext())).strip(), pieces)


def points_below(words: str, pieces: list[str]) -> bool:
    """Tell whether raised words behind these pieces of a cell point to a note: “21ᵃ”, and no power such as “10⁵”."""
    if _MARK.fullmatch(words):
        return True
    before = "".join(pieces[-3:]).rstrip()[-4:]
    return words.isdecimal() and bool(before) and not _POWER.search(before)
