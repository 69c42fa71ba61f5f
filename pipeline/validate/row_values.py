"""Compare two cells of a row. Takes them; gives their values: shares where both have some, or can be worked out."""

from __future__ import annotations

import re

from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.table_row import Cell

# A cell of a count alone, or of one with its share.
_COUNT = re.compile(r"(?<![\w.,])\d[\d,]*(?:\s?\(\d[\d.]*\s?%?\))?$")


def alike(one: Number, two: Number) -> bool:
    """Tell whether two numbers count the same kind of thing."""
    return one.unit == two.unit and (one.kind == two.kind or {one.kind, two.kind} <= COUNTS)


def are_events(cells: tuple[Cell, Cell]) -> bool:
    """Tell whether two cells tell how many had something: shares, or counts of groups of a known size."""
    return all(
        any(n.kind in {"percent", "ratio"} for n in cell.numbers) or (cell.column.group and _is_counted(cell))
        for cell in cells
    )


def _is_counted(cell: Cell) -> bool:
    return bool(_COUNT.search(cell.row.passage.text, cell.column.value, cell.column.end))


def values_of(cells: tuple[Cell, Cell], numbers: tuple[Number, Number] | None = None) -> tuple[float, float] | None:
    """Give the values of two cells that may be held against each other, or a sentence's own; None where they are of two kinds."""
    if numbers:
        return numbers[0].value, numbers[1].value
    one, two = (cell.numbers for cell in cells)
    shares = [next((n.value for n in found if n.kind == "percent"), None) for found in (one, two)]
    if shares[0] is not None and shares[1] is not None:
        return shares[0], shares[1]
    if not alike(one[0], two[0]) or min(one[0].value, two[0].value) < 0:
        return None
    sizes = [cell.column.group for cell in cells]
    if all(map(_is_counted, cells)) and sizes[0] and sizes[1]:
        return one[0].value / sizes[0], two[0].value / sizes[1]
    return one[0].value, two[0].value
