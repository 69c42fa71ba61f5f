"""Weigh what tables say of a number against what the text says. Takes a number and its sentence; gives the tables' word."""

from __future__ import annotations

import itertools

from pipeline.text.equal import same_number
from pipeline.text.numbers import Number
from pipeline.validate.align import Index
from pipeline.validate.row_values import values_of
from pipeline.validate.table_row import Cell, TableRow, concepts_said
from pipeline.validate.tabled import Looked, look_up, row_without

# A passage that tells so much of a sentence, and has its number, tells it whatever a table says.
_TELLS, _SURELY, _MOST = 0.25, 0.5, 6
# So much of what a row is of a sentence must say that tells how two of its cells stand to each other; “twice” of 2.3 is near.
_SPOKEN_OF, _NEARLY = 0.75, 0.2


def in_tables(number: Number, text: str, said: frozenset[str], index: Index) -> Looked | None:
    """Give the row that tells a number, or, where no passage does, the row that tells it otherwise or has it of something else."""
    # A passage that says it nearly so needs no table beside it; this spares half of the looking up.
    if not index.tables.rows or _is_told_in_text(number, text, index, _SURELY):
        return None
    row = _row_of_ratio(number, said, index) if number.unit == "times" else None
    if row:
        return Looked("told", row.passage)
    looked = look_up(number, [n for n in index.numbers_in(text) if n != number], said, index.tables)
    if looked and looked.found == "told":
        return looked
    # What stands nowhere is no exchange: it is not in the paper.
    known = any(same_number(number, other) for other in index.all_numbers)
    other = (
        looked
        if looked and looked.found == "exchanged"
        else row_without(number, said, index.tables)
        if known
        else None
    )
    if other:
        return None if _is_told_in_text(number, text, index, _TELLS) else other
    return looked


def _row_of_ratio(number: Number, said: frozenset[str], index: Index) -> TableRow | None:
    """Give a row, of those that a sentence speaks of, two of whose cells stand to each other as “twice as many” says."""
    for _, row in index.tables.likely(said, _SPOKEN_OF):
        cells = [Cell(row, column) for column in row.columns if row.numbers_of(column)]
        for pair in itertools.combinations(cells, 2):
            values = values_of(pair)
            if values and min(values) > 0 and abs(max(values) / min(values) - number.value) <= _NEARLY * number.value:
                return row
    return None


def _is_told_in_text(number: Number, text: str, index: Index, least: float) -> bool:
    """Tell whether a passage that tells so much of a sentence has its number."""
    return any(
        score >= least and any(same_number(number, n) for n in index.numbers(passage))
        for score, passage in index.rank(text, _MOST)
    )


def row_of(text: str, index: Index) -> tuple[str, ...]:
    """Give the row of a table that a sentence speaks of, where there is one: a reviewer looks there first.

    It says most of what the row is of, two words and more, or all of it and a number of the row.
    """
    tables = index.tables
    if not tables.rows:
        return ()
    said = concepts_said(text)
    surely = tables.surely(said)
    if surely:
        return (surely[0].passage.id,)
    held = {place for number in index.numbers_in(text) for place in tables.places(number)}
    rows = sorted(tables.likely(said, 1.0), key=lambda found: -found[0]) if held else ()
    return next(((row.passage.id,) for _, row in rows if tables.rows.index(row) in held), ())
