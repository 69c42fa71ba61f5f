"""Compare two cells of a row. Takes them; gives their values: shares where both have some, or can be worked out."""

from __future__ import annotations

import re

from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.table_row import Column, TableRow

# A cell of a count alone, or of one with its share.
_COUNT = re.compile(r"(?<![\w.,])\d[\d,]*(?:\s?\(\d[\d.]*\s?%?\))?$")


def alike(one: Number, two: Number) -> bool:
    """Tell whether two numbers count the same kind of thing."""
    return one.unit == two.unit and (one.kind == two.kind or {one.kind, two.kind} <= COUNTS)


def are_events(columns: tuple[Column, Column], row: TableRow) -> bool:
    """Tell whether two cells tell how many had something: shares, or counts of groups of a known size."""
    cells = [(row.numbers_of(column), column) for column in columns]
    return all(
        any(n.kind in {"percent", "ratio"} for n in found) or (column.group and _is_counted(column, row))
        for found, column in cells
    )


def _is_counted(column: Column, row: TableRow) -> bool:
    return bool(_COUNT.search(row.passage.text, column.value, column.end))


def values_of(
    columns: tuple[Column, Column], row: TableRow, numbers: tuple[Number, Number] | None
) -> tuple[float, float] | None:
    """Give the values of two cells that may be held against each other, or a sentence's own `numbers`; None where they are of two kinds."""
    if numbers:
        return numbers[0].value, numbers[1].value
    one, two = (row.numbers_of(column) for column in columns)
    shares = [next((n.value for n in found if n.kind == "percent"), None) for found in (one, two)]
    if shares[0] is not None and shares[1] is not None:
        return shares[0], shares[1]
    if not alike(one[0], two[0]) or min(one[0].value, two[0].value) < 0:
        return None
    sizes = [column.group for column in columns]
    counted = all(_is_counted(column, row) for column in columns)
    if counted and sizes[0] and sizes[1]:
        return one[0].value / sizes[0], two[0].value / sizes[1]
    return one[0].value, two[0].value
