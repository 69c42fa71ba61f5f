"""Tell a table in rows of words. Takes its grid; gives a line for each row: what it is of, and each value with its column.

“Fever, n (%): Drug (n = 40) 9 (22.5 %); Placebo (n = 41) 4 (9.8 %); p = 0.04”: the unit that stands in the head is put at the
value, so that a reader needs no other line, nor does a check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.ingest.grid import Cell, Row
from pipeline.ingest.table_units import is_value, measures_itself, with_unit
from pipeline.text.digit_names import NAMES

# A line of more than this is cut between its columns.
_LONGEST = 1_200
_DEEPEST = 3
# A row across the whole table of more words than this is a note, no heading of those below.
_LONGEST_HEADING = 16
# Columns of text that lead the rows: no more than these.
_MOST_LABELS = 2
_EMPTY = re.compile(r"[\s.…–—−_-]*+")
_SIZE = re.compile(r"[\s,]*+(?<![(\[\w])(?P<size>[nN]\s?=\s?\d[\d,]*+)(?!\s*[)\]])")
_P = re.compile(r"[pP][*†‡]?\s*[-–]?\s*(?:[vV]alues?)?[*†‡]?")
_OF_P = re.compile(r"(?P<sign>[<>=≤≥])?\s?(?P<value>\.?\d[\d.·]*+(?:\s?[×x]\s?10\^?[−-]\d+)?)")
_DIGIT = re.compile(r"\d")
_NUMBERED_GROUP = re.compile(r"[nN]\s?=\s?\d[\d,]*+|\d+\s?(?:st|nd|rd|th|weeks?|months?|years?|days?|h|hours?|%)\b")


@dataclass
class _Head:
    """A heading that stands over rows: how far it is indented, and whether those below are indented more."""

    text: str
    indent: int
    wide: bool
    shifted: bool | None = None


@dataclass
class _Table:
    """What is known while going down a table."""

    columns: int
    labels: int
    heads: list[tuple[Cell, ...]]
    caption: str
    over: list[_Head] = field(default_factory=list)
    last: _Head | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    # The first column's last words, where it is left empty below them.
    carried: Cell | None = None


def table_rows(grid: list[Row], caption: str = "") -> list[str]:
    """Give a line for each row with words, in order; none for the head, whose words stand in the lines."""
    grid = [row for row in grid if any(not _is_empty(cell) for cell in row.cells)]
    if not grid:
        return []
    top = _head_rows(grid)
    body = grid[top:]
    columns = max(len(row.cells) for row in grid)
    table = _Table(columns, _labels(body), [row.cells for row in grid[:top]], caption)
    # What stands in the middle of its group, not at its top, is not carried down.
    carries = table.labels > 1 and not _is_empty(body[0].cells[0])
    _name_columns(table)
    lines: list[str] = []
    for place, row in enumerate(body):
        if carries and not _is_empty(row.cells[0]):
            table.carried = row.cells[0]
        lines += _lines(row, table, last=place == len(body) - 1)
    return lines or [_words(cell.text) for row in grid for cell in dict.fromkeys(row.cells) if not _is_empty(cell)]


def _is_empty(cell: Cell) -> bool:
    return not cell.text or bool(_EMPTY.fullmatch(cell.text))


def _words(text: str) -> str:
    """Give a cell's words without the signs that set the parts of a line apart."""
    return text.replace(";", ",").replace(": ", ", ").rstrip(",: ")


def _head_rows(grid: list[Row]) -> int:
    """Count the rows of the head: those marked so, or else those at the top that hold no values."""
    marked = next((place for place, row in enumerate(grid) if not row.head), len(grid))
    if marked:
        return marked if marked < len(grid) else 0
    top = 0
    for row in grid[:4]:
        if not all(cell.head for cell in row.cells):
            break
        top += 1
    if top or len(grid) < 2:
        return top if top < len(grid) else 0
    # Unmarked: what names columns holds no number but the size of a group, and the row below it does.
    first, second = grid[0].cells, grid[1].cells
    told = [cell for cell in dict.fromkeys(first) if not _is_empty(cell)]
    names = len(told) > 1 and not any(_DIGIT.search(_NUMBERED_GROUP.sub("", cell.text)) for cell in told)
    return int(names and sum(is_value(cell.text) for cell in second[1:]) * 2 >= len(second[1:]) > 0)


def _labels(body: list[Row]) -> int:
    """Count the columns that say what a row is of: the first, and the next where the first names groups of its rows."""
    seen: set[int] = set()
    spans, empty = False, 0
    second: list[Cell] = []
    for row in body:
        first = row.cells[0]
        spans = spans or (id(first) in seen and not _is_empty(first))
        seen.add(id(first))
        empty += _is_empty(first)
        if len(row.cells) > 2 and row.cells[1] is not first:
            second.append(row.cells[1])
    words = sum(not is_value(cell.text) for cell in second)
    grouped = spans or 0 < 3 * empty >= len(body)
    return _MOST_LABELS if grouped and second and words * 2 > len(second) else 1


def _name_columns(table: _Table) -> None:
    """Give each column the words over it, from the top down; what stands over all of them comes with the rows."""
    table.names = []
    for column in range(table.columns):
        own: list[str] = []
        for row in table.heads:
            cell = row[column] if column < len(row) else None
            if cell is None or _is_empty(cell):
                continue
            text = _words(_SIZE.sub(r" (\g<size>)", cell.text))
            if text not in own:
                own.append(text)
        table.names.append(tuple(own))
    values = table.names[table.labels :]
    shared = values[0][0] if len(values) > 1 and all(name and name[0] == values[0][0] for name in values) else ""
    if shared and all(len(name) > 1 for name in values):
        table.names[table.labels :] = [name[1:] for name in values]
        table.over = [_Head(shared, -1, wide=True)] if shared.lower() not in table.caption.lower() else []


def _lines(row: Row, table: _Table, *, last: bool) -> list[str]:
    told = [cell for cell in dict.fromkeys(row.cells) if not _is_empty(cell)]
    if not told:
        return []
    if len(told) > 1 and all(cell.head for cell in row.cells):  # the head of a second part
        table.heads, table.over = [row.cells], []
        _name_columns(table)
        return []
    first = row.cells[0]
    if len(told) == 1 and table.columns > 1 and told[0] is first and not is_value(first.text):
        if not last and len(first.text.split()) <= _LONGEST_HEADING:
            _open(table, first)
            return []
        return [_words(first.text)] if first.wide or len(row.cells) < table.columns else [_words(_label(row, table))]
    return _cut(_label(row, table), _values(row, table))


def _open(table: _Table, cell: Cell) -> None:
    """Put a heading over the rows that follow, in place of those of its rank."""
    _close(table, cell.indent)
    table.over = [
        head
        for head in table.over
        if head.indent < 0
        or (head.indent < cell.indent if head.wide == cell.wide else head.wide and not (cell.wide and not head.wide))
    ][-_DEEPEST:]
    table.over.append(_Head(_words(cell.text), cell.indent, cell.wide))
    table.last = None


def _close(table: _Table, indent: int) -> None:
    """End the headings whose rows are indented, where a row is not."""
    table.over = [head for head in table.over if not (head.shifted and indent <= head.indent)]


def _label(row: Row, table: _Table) -> str:
    """Say what a row is of: the headings over it, and its own first cells."""
    first = row.cells[0]
    _close(table, first.indent)
    if table.last and first.indent > table.last.indent:
        table.over.append(_Head(table.last.text, table.last.indent, wide=False, shifted=True))
        table.over = table.over[-_DEEPEST:]
    for head in table.over:
        if head.shifted is None and head.indent >= 0:
            head.shifted = first.indent > head.indent
    own = []
    cells = row.cells[: table.labels]
    if table.carried and _is_empty(first):
        cells = (table.carried, *cells[1:])
    for column, cell in enumerate(dict.fromkeys(cells)):
        if _is_empty(cell):
            continue
        text = _words(cell.text)
        if is_value(text) and table.names[column]:
            text = f"{' '.join(table.names[column])} {text}"
        own.append(text)
    label = ", ".join(own)
    table.last = _Head(label, first.indent, wide=False) if label else None
    return ", ".join([*(head.text for head in table.over), *own])


def _values(row: Row, table: _Table) -> Iterator[str]:
    """Give each value of a row with the words over its column."""
    label = " ".join([*(head.text for head in table.over[-1:]), *(c.text for c in row.cells[: table.labels])])
    whole = [name for name in table.names[0][-1:] if "%" in name or "(" in name]
    places: dict[Cell, list[int]] = {}
    for column, cell in enumerate(row.cells[table.labels :], table.labels):
        if not _is_empty(cell) and cell is not row.cells[table.labels - 1]:
            places.setdefault(cell, []).append(column)
    for cell, columns in places.items():
        parts = table.names[columns[0]][::-1]
        name = " / ".join(filter(None, dict.fromkeys(", ".join(table.names[column]) for column in columns)))
        over = parts if measures_itself(name) else [label, *parts, *whole]
        yield _value(name, with_unit(_words(cell.text), over, table.caption), named=bool(label.strip()))


def _value(name: str, text: str, *, named: bool) -> str:
    """Set a value behind the words over it; in a row that has no name, without the sign that ends a name."""
    if not name:
        return text
    told = _OF_P.fullmatch(text) if _names_p(name) else None
    if told:
        before = name.rpartition(", ")[0]
        return f"{f'{before}, ' if before else ''}p {told.group('sign') or '='} {told.group('value')}"
    return f"{name}{':' if named and _takes_a_number(name) else ''} {text}"


@lru_cache(maxsize=1_024)
def _names_p(name: str) -> bool:
    return bool(_P.fullmatch(name.rpartition(", ")[2]))


@lru_cache(maxsize=1_024)
def _takes_a_number(name: str) -> bool:
    """Tell whether a number behind these words would be read as part of them: “Control group 61”, “Week 12 3.2”."""
    return name[-1].isdigit() or is_value(name) or bool(NAMES.search(f"{name} 1"))


def _cut(label: str, values: Iterator[str]) -> list[str]:
    """Make a row's line; a very long one becomes several, each with its label."""
    lines: list[str] = []
    held: list[str] = []
    size = len(label)
    for value in values:
        if held and size + len(value) > _LONGEST:
            lines.append(_line(label, held))
            held, size = [], len(label)
        held.append(value)
        size += len(value) + 2
    return [*lines, *([_line(label, held)] if held or not lines else [])]


def _line(label: str, values: list[str]) -> str:
    told = "; ".join(values)
    return f"{label}: {told}" if label and told else label or told
