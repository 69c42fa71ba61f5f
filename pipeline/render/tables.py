"""Set the rows of a paper's table as a table. Takes its passages as they are numbered; gives heads and rows of cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.render.evidence import Row
from pipeline.text.table_line import Cell, TableLine, read_line

# Beside the draft there is room for so many columns; a wider table is read line by line.
_MOST_COLUMNS = 10
# Words that so many rows have before a value are the words over its column.
_FEWEST = 2
# A table that would fall into more parts, or into parts of fewer rows, is read line by line.
_MOST_PARTS, _FEWEST_ROWS = 2, 3


@dataclass(frozen=True)
class TableRow:
    """A row as the sheet shows it: what it is of, and a value for each head; without heads, the whole line."""

    row: Row
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Laid:
    """Rows under the same heads; without heads, passages that are read as lines."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]


def laid_out(rows: Iterable[Row]) -> tuple[Laid, ...]:
    """Set the rows of one table; what does not stand under its heads, such as a note, stands between as a line."""
    told = list(rows)
    laid: list[tuple[list[str], list[tuple[Row, TableLine]]]] = []
    for row, line in zip(told, _lines(told), strict=True):
        heads = [cell.head for cell in line.cells]
        known = bool(heads) and all(heads) and len(set(heads)) == len(heads) <= _MOST_COLUMNS
        heads = heads if known else []
        merged = _merged(laid[-1][0], heads) if laid else None
        if merged is None:
            laid.append((heads, [(row, line)]))
        else:
            laid[-1] = (merged, [*laid[-1][1], (row, line)])
    if sum(bool(heads) for heads, _ in laid) > max(_MOST_PARTS, len(told) // _FEWEST_ROWS):
        laid = [([], [(row, TableLine("", ())) for row in told])]
    return tuple(Laid(tuple(heads), tuple(_set(row, line, heads) for row, line in under)) for heads, under in laid)


def _set(row: Row, line: TableLine, heads: list[str]) -> TableRow:
    if not heads:
        return TableRow(row, row.passage.text, ())
    values = {cell.head: cell.value for cell in line.cells}
    return TableRow(row, line.label, tuple(values.get(head, "") for head in heads))


def _merged(above: list[str], heads: list[str]) -> list[str] | None:
    """Give the heads of a table that one more row joins; None where it begins another."""
    if not above or not heads:
        return None if above or heads else []
    if not set(above) & set(heads):
        return None
    merged, at = list(above), 0
    for head in heads:
        if head in merged:
            if merged.index(head) < at:
                return None
            at = merged.index(head) + 1
        else:
            merged.insert(at, head)
            at += 1
    return merged if len(merged) <= _MOST_COLUMNS else None


def _lines(rows: list[Row]) -> list[TableLine]:
    """Take rows apart; a cell of words is parted from its head by what other rows have there."""
    lines = [read_line(row.passage.text) for row in rows]
    known = {cell.head for line in lines for cell in line.cells if cell.head}
    begins = Counter(
        begin
        for line in lines
        for cell in line.cells
        if not cell.head
        for begin in dict.fromkeys(_beginnings(cell.value))
    )
    times = Counter(cell.head for line in lines for cell in line.cells if cell.head)
    shared = {begin for begin, count in begins.items() if count >= _FEWEST}
    return [
        TableLine(line.label, tuple(_parted(_parted(_shorter(cell, times), known), shared) for cell in line.cells))
        for line in lines
    ]


def _shorter(cell: Cell, times: Counter[str]) -> Cell:
    """Part a cell at a head that more rows have: “Difference P = 0.19” under “Difference”."""
    for begin in _beginnings(cell.head):
        if times[begin] > times[cell.head]:
            return Cell(begin, f"{cell.head[len(begin) + 1 :]} {cell.value}")
    return cell


def _beginnings(value: str) -> list[str]:
    words = value.split(" ")
    return [" ".join(words[:count]) for count in range(1, min(len(words), 8))]


def _parted(cell: Cell, known: set[str]) -> Cell:
    if cell.head:
        return cell
    head = next((begin for begin in reversed(_beginnings(cell.value)) if begin in known), "")
    return Cell(head, cell.value[len(head) + 1 :]) if head else cell
