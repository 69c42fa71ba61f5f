"""Lay a Word table out as a grid. Takes the table's markup; gives rows of cells, each in every place that it spans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from pipeline.ingest.grid import MOST_COLUMNS, Cell, Row, clean_cell
from pipeline.ingest.table_units import is_value
from pipeline.ingest.xmlsafe import tag

# A table whose cells hold more words than this on average sets text in columns: it is no table of values.
_LAID_OUT = 40
# Word measures how far a paragraph is shifted in twentieths of a point; a step of less than this is no indent.
_STEP = 60


def docx_grid(table: etree._Element, read: Callable[[etree._Element], str]) -> list[Row]:
    """Give the rows of a Word table; `read` gives the words of a paragraph."""
    rows: list[Row] = []
    above: list[Cell] = []
    for element in _children(table, "tr"):
        cells: list[Cell] = [Cell("")] * min(_number(element, "trPr", "gridBefore", least=0), MOST_COLUMNS)
        for one in _children(element, "tc"):
            across = min(_number(one, "tcPr", "gridSpan", least=1), MOST_COLUMNS - len(cells))
            if across < 1:
                break
            place = len(cells)
            merged = _property(one, "tcPr", "vMerge")
            if merged is not None and _value(merged) != "restart" and place < len(above):
                cell = above[place]  # it goes on from the row above
            else:
                cell = _cell(one, read, wide=across > 1)
            cells += [cell] * across
        if cells:
            rows.append(Row(tuple(cells), head=_property(element, "trPr", "tblHeader") is not None))
        above = cells
    return _with_heads(rows)


def is_layout(rows: list[Row]) -> bool:
    """Tell whether a table only sets text on the page: one column, one cell with words, or cells full of prose."""
    cells = [cell for row in rows for cell in dict.fromkeys(row.cells) if cell.text]
    columns = max((len(row.cells) for row in rows), default=0)
    return (
        columns < 2
        or len(cells) < 2
        or (bool(cells) and sum(len(cell.text.split()) for cell in cells) > _LAID_OUT * len(cells))
    )


def _with_heads(rows: list[Row]) -> list[Row]:
    """Mark the rows of the head where Word does not: those at the top in bold type, or as deep as a cell that names groups reaches."""
    top = sum(row.head for row in rows[:1]) and next((n for n, row in enumerate(rows) if not row.head), 0)
    for row in rows[:4] if not top else ():
        told = [cell for cell in dict.fromkeys(row.cells) if cell.text]
        if len(told) < 2 or not all(cell.head for cell in told) or any(is_value(cell.text) for cell in told[1:]):
            break
        top += 1
    if not top and len(rows) > 2 and any(cell.wide for cell in rows[0].cells):
        first = rows[0].cells[0]
        top = next((n for n, row in enumerate(rows) if row.cells[0] is not first), 0)
        top = top if 1 < top < len(rows) and not first.wide else 0
    top = top if top < len(rows) else 0
    plain: dict[Cell, Cell] = {}
    return [
        Row(row.cells, head=True)
        if n < top
        else Row(tuple(plain.setdefault(cell, replace(cell, head=False)) for cell in row.cells))
        for n, row in enumerate(rows)
    ]


def _cell(element: etree._Element, read: Callable[[etree._Element], str], *, wide: bool) -> Cell:
    paragraphs = list(_children(element, "p"))
    words = [read(paragraph) for paragraph in paragraphs]
    told = [one for one in words if one.strip()]
    raw = " ".join(told)
    bold = bool(told) and all(_is_bold(p) for p, text in zip(paragraphs, words, strict=True) if text.strip())
    shift = max((_shift(p) for p, text in zip(paragraphs, words, strict=True) if text.strip()), default=0)
    return clean_cell(raw, head=bold, indent=shift // _STEP, wide=wide)


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the children of a name, those in content controls and in tracked insertions among them."""
    for child in element:
        if tag(child) == name:
            yield child
        elif tag(child) in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _children(child, name)


def _property(element: etree._Element, holder: str, name: str) -> etree._Element | None:
    for properties in element:
        if tag(properties) == holder:
            return next((one for one in properties if tag(one) == name), None)
    return None


def _number(element: etree._Element, holder: str, name: str, *, least: int) -> int:
    found = _property(element, holder, name)
    told = _value(found) if found is not None else ""
    return max(int(told), least) if told.isascii() and told.isdecimal() and len(told) <= 4 else least


def _value(element: etree._Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}val")), "")


def _is_bold(paragraph: etree._Element) -> bool:
    """Tell whether all runs with words are bold by themselves."""
    runs = [run for run in paragraph.iter() if tag(run) == "r" and "".join(map(str, run.itertext())).strip()]
    return bool(runs) and all(
        (bold := _property(run, "rPr", "b")) is not None and _value(bold) not in {"0", "false"} for run in runs
    )


def _shift(paragraph: etree._Element) -> int:
    """Give how far a paragraph is indented, in twentieths of a point."""
    found = _property(paragraph, "pPr", "ind")
    told = next(
        (
            str(v)
            for k, v in (found.attrib.items() if found is not None else ())
            if str(k).endswith(("}left", "}start"))
        ),
        "",
    )
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= 5 else 0
