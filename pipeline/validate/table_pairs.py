"""Find the two cells that a sentence compares. Takes a sentence and an index; gives pairs of cells with where it names their groups.

Mostly the groups are columns of one row; in some tables they are rows, and what was measured is a column.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.align import Index
from pipeline.validate.groups_said import Said, Which, said_of, torn, untreated
from pipeline.validate.long_forms import names_said
from pipeline.validate.more_or_less import Direction
from pipeline.validate.table_row import Cell, Column, TableRow, concepts_said
from pipeline.validate.tabled import Tables, same_in_row

_LETTER = re.compile(r"[^\W\d_]")
# Columns of what statistics make of the others hold no group's value; “Drug, n (%)” does.
_NO_GROUP = re.compile(
    r"(?<![\w-])[pP](?![\w-])|^[nN]\W*$|, [nN][^\w%]*$|\b(?:difference|ratio|CI|OR|RR|HR|SD|SE|SEM|χ2|X\^?2|df|test|total|overall|all|change|effect|significance|models?|adjusted|unadjusted|crude|univaria\w+|multivaria\w+)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:baseline|characteristics?|demographics?|pre-?(?:treatment|intervention|operative(?:ly)?|test)|before|at (?:entry|enrol\w+|admission|inclusion|randomi[sz]ation|recruitment))\b",
    re.IGNORECASE,
)
# Who they were is told of no other time.
_WHO = re.compile(
    r"\b(?:age|sex|gender|males?|females?|m[ae]n|wom[ae]n|boys?|girls?|race|ethnic\w*|educat\w*|school\w*|married|marital|smok\w*|employ\w*|income|weight|height)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:baseline|at first|at the (?:start|beginning|outset)|began|started|before|entered|initially|characteristics?)\b",
    re.IGNORECASE,
)
_SMALL = 13
# So much of the weight of what a row is of a sentence must say, if it tells no number of it.
_SURELY, _ALIKE = 0.75, 0.1
# Of what tells two groups apart a sentence without their numbers must say so much.
_NAMED = 0.5
# Where “balm and exercise” names one group, it names no two; this parts likest pairs alone.
_TORN = 0.01
# A row with both numbers is spoken of where so much is said.
_TOLD_LESS = 0.15
# Two numbers that stand in more rows than these tell nothing of which rows are meant.
_MOST_ROWS = 12


class Sentence(NamedTuple):
    """A sentence: its numbers, its words of direction, its concepts, and what is known of its paper."""

    text: str
    numbers: list[Number]
    directions: list[Direction]
    said: frozenset[str]
    known: Index


class Pair(NamedTuple):
    """Two cells that a sentence speaks of, what both are of, how much of that it says, and where it names their groups."""

    cells: tuple[Cell, Cell]
    of: str
    share: float
    said: list[Said]
    loose: Which | None
    # How much of what tells the two apart the sentence says, and whether it says all words of one of them.
    fit: float
    whole: bool

    @property
    def named(self) -> frozenset[Which]:
        """Give the groups that the sentence names."""
        return frozenset(one.which for one in self.said)


def pairs_with(one: Number, two: Number, sentence: Sentence) -> list[Pair]:
    """Give the pairs of cells that have one number each, in the order of the numbers: of one row, or else of one column."""
    tables = sentence.known.tables
    found = [
        pair for row in _rows_with(one, two, sentence.said, tables) for pair in _of_columns(one, two, row, sentence)
    ]
    return found or list(_of_rows(one, two, sentence))


def pairs_named(sentence: Sentence) -> list[Pair]:
    """Give the pairs of a row's cells whose groups a sentence names, of the rows that it surely speaks of."""
    rows = sentence.known.tables.likely(sentence.said, _SURELY)
    best = max((share for share, _ in rows), default=0.0)
    numbers = sentence.numbers
    pairs = [
        pair
        for share, row in rows
        if share >= best - _ALIKE
        and (_AT_FIRST.search(sentence.text) or not _is_of_the_start(row))
        and (not numbers or any(_row_has(n, row) for n in numbers))
        for pair in _named_in(row, sentence)
    ]
    closest = max((pair.fit for pair in pairs), default=0.0)
    return [pair for pair in pairs if pair.fit == closest]


def _is_of_the_start(row: TableRow) -> bool:
    """Tell whether a row tells how the groups were before anything was done: a sentence of a result speaks of no such row."""
    return bool(_START.search(row.title) or _START.search(row.name)) and not _WHO.search(row.name)


def _named_in(row: TableRow, sentence: Sentence) -> Iterator[Pair]:
    groups = _groups(row)
    for one, two in itertools.combinations(groups, 2):
        pair = _pair((one, two), sentence, alone=len(groups) == 2)
        loosely = pair.loose is not None
        if (len(pair.named) > 1 or (loosely and pair.said)) and (pair.fit >= _NAMED or loosely):
            yield pair


def _row_has(number: Number, row: TableRow) -> bool:
    """Tell whether a row has a number in its words or in any of its cells."""
    return number.text.strip() in row.passage.text or any(same_in_row(number, row, c) for c in row.columns)


def _rows_with(one: Number, two: Number, said: frozenset[str], tables: Tables) -> Iterator[TableRow]:
    places = set(tables.places(one)) & set(tables.places(two))
    rows = [tables.rows[place] for place in sorted(places)]
    rows = [row for row in rows if row.matter & said and tables.share(row, said) >= _TOLD_LESS]
    best = max((tables.share(row, said) for row in rows), default=0.0)
    yield from (row for row in rows if tables.share(row, said) >= best - _ALIKE)


def _of_columns(one: Number, two: Number, row: TableRow, sentence: Sentence) -> list[Pair]:
    """Give the pairs of a row's cells that have one number each; of several, those that the sentence names best."""
    groups = _groups(row)
    first = [cell for cell in groups if same_in_row(one, row, cell.column)]
    second = [cell for cell in groups if same_in_row(two, row, cell.column)]
    if any(_names_a_group(n, sentence.text, groups) for n in (one, two)):
        return []
    if (len(first) > 1 and _is_small(one)) or (len(second) > 1 and _is_small(two)):
        return []
    pairs = [_pair((a, b), sentence, alone=len(groups) == 2) for a in first for b in second if a is not b]
    closest = max((pair.fit for pair in pairs), default=0.0)
    return [pair for pair in pairs if pair.fit == closest]


def _of_rows(one: Number, two: Number, sentence: Sentence) -> Iterator[Pair]:
    """Give the pairs of cells of one column, in two rows of one table, that have one number each and whose rows the sentence names."""
    tables = sentence.known.tables
    if _is_small(one) or _is_small(two):
        return
    # A row whose name the sentence does not say is no group of it: few are left to be looked into.
    rows = [
        [row for row in map(tables.rows.__getitem__, tables.places(n)) if row.label & sentence.said]
        for n in (one, two)
    ]
    if max(map(len, rows)) > _MOST_ROWS:
        return
    for a, b in itertools.product(*rows):
        if a is b or a.title != b.title:
            continue
        for column, other in zip(a.columns, b.columns, strict=False):
            cells = Cell(a, column), Cell(b, other)
            if (
                cells[0].head == cells[1].head
                and _may_be_of_a_group(cells[0])
                and _has(one, cells[0])
                and _has(two, cells[1])
            ):
                pair = _pair_of_rows(cells, sentence)
                if pair.share and len(pair.named) > 1:
                    yield pair


def _has(number: Number, cell: Cell) -> bool:
    """Tell whether a cell has this very number, not one that it may stand for: any two rows of a long table have such."""
    return any((n.value, n.kind == "percent") == (number.value, number.kind == "percent") for n in cell.numbers)


def _is_small(number: Number) -> bool:
    """Tell whether a number is one that stands in many cells."""
    return number.kind in COUNTS and number.value < _SMALL and number.value == int(number.value)


def _names_a_group(number: Number, text: str, groups: list[Cell]) -> bool:
    """Tell whether a number is part of a group's name in the sentence: “the 2 g/day group”."""
    with_next = text[number.start : number.end + 4].strip().lower()
    return any(with_next in cell.head.lower() for cell in groups)


def _groups(row: TableRow) -> list[Cell]:
    """Give the cells that may be of a group."""
    cells = (Cell(row, column) for column in row.columns)
    return [cell for cell in cells if _holds_value(cell.column) and cell.numbers and _may_be_of_a_group(cell)]


def _holds_value(column: Column) -> bool:
    return column.value < column.end


def _may_be_of_a_group(cell: Cell) -> bool:
    bound = cell.row.passage.text[cell.column.value : cell.column.value + 1] in {"<", ">", "≤", "≥"}
    # “> 500” is no value to hold another against.
    return not bound and bool(_LETTER.search(cell.head)) and not _NO_GROUP.search(cell.head)


def _pair(cells: tuple[Cell, Cell], sentence: Sentence, *, alone: bool) -> Pair:
    """Make the pair of two cells of a row, whose groups are those of their columns."""
    row = cells[0].row
    share = sentence.known.tables.share(row, sentence.said)
    return _made(cells, row.name, share, (cells[0].head, cells[1].head), sentence, alone=alone)


def _pair_of_rows(cells: tuple[Cell, Cell], sentence: Sentence) -> Pair:
    """Make the pair of two cells of a column, whose groups are those of their rows."""
    one, two = cells
    of = concepts_said(one.head) | (one.row.label & two.row.label)
    share = len(of & sentence.said) / len(of) if of else 0.0
    return _made(cells, one.head, share, (one.row.name, two.row.name), sentence, alone=False)


def _made(  # noqa: PLR0913 - two cells, what they are of, and their groups
    cells: tuple[Cell, Cell], of: str, share: float, groups: tuple[str, str], sentence: Sentence, *, alone: bool
) -> Pair:
    one, two = (names_said(group, sentence.text, sentence.known) for group in groups)
    said = said_of(sentence.text, one, two, alone=alone)
    told = {word.key for word in said}
    own = [one - two, two - one]
    fit = min(len(told) / max(len(own[0] | own[1]), 1), 1.0) - _TORN * torn(sentence.text, said)
    loose = untreated(one, two) if alone else None
    return Pair(cells, of, share, said, loose, fit, any(name and name <= told for name in own))
