"""Look a number up in a paper's tables. Takes a number and its sentence; gives the row that tells it, or what the row has instead.

A table has so many numbers that almost any stands in one. So a row tells a number only where the sentence speaks of what
the row is of, speaks of no other row more closely, and names no other column more than the one that the number stands in.
"""

from __future__ import annotations

import bisect
import math
from functools import cached_property
from typing import Literal, NamedTuple

from pipeline.records import Paper, Passage
from pipeline.text.equal import is_share, same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.table_row import Column, TableRow, figures

# So much of the weight of a row's words a sentence must share; with two of them, or with a word of the table's heading, less.
_SHARED, _SHARED_MORE = 0.5, 0.3
# A row that a sentence shares so much more with tells it, and not the other.
_CLOSER = 0.15
# A sentence that shares so much, and two words, speaks of this row and no other thing.
_SURELY = 0.75
# “About 23 %” of 22.5 %: a number that may stand for another lies so near it at most.
_NEAR = 0.13

_SMALL = 13

Found = Literal["told", "exchanged", "elsewhere"]


class Looked(NamedTuple):
    """What the tables say of a number: `told` by this row; `exchanged`: this row has `number` there; only `elsewhere`."""

    found: Found
    row: Passage
    number: Number | None = None


class Tables:
    """A paper's tables, found by their numbers and their words."""

    def __init__(self, paper: Paper) -> None:
        sections = [section for section in paper.sections if section.kind == "tables"]
        self.rows = [TableRow(passage, section.title) for section in sections for passage in section.passages]

    @cached_property
    def _values(self) -> list[tuple[float, int]]:
        """Give each figure of the rows with the place of its row, by size: read as they stand, which takes little time."""
        return sorted({(value, place) for place, row in enumerate(self.rows) for value in figures(row.passage.text)})

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, row in enumerate(self.rows):
            for word in row.label:
                places.setdefault(word, []).append(place)
        return places

    @cached_property
    def words(self) -> frozenset[str]:
        """Give the concepts of all that the tables say."""
        return frozenset(word for row in self.rows for word in row.words | row.heading)

    def weight(self, word: str) -> float:
        """Give how much a word tells one row from others."""
        return math.log((len(self.rows) + 2) / (len(self._by_word.get(word, ())) + 0.5))

    def holding(self, values: list[float]) -> list[int]:
        """Give the places of the rows that have a figure near one of these values."""
        places = set()
        for value in values:
            low, high = sorted((value * (1 - _NEAR), value * (1 + _NEAR)))
            at = bisect.bisect_left(self._values, (low, -1))
            while at < len(self._values) and self._values[at][0] <= high:
                places.add(self._values[at][1])
                at += 1
        return sorted(places)

    def share(self, row: TableRow, said: frozenset[str]) -> float:
        """Give how much of what a row is of a sentence says, 0 to 1."""
        return self._share(row.label, said)

    def _share(self, words: frozenset[str], said: frozenset[str]) -> float:
        total = math.fsum(map(self.weight, sorted(words)))
        return math.fsum(map(self.weight, sorted(words & said))) / total if total else 0.0

    def closer(self, row: TableRow, said: frozenset[str]) -> TableRow | None:
        """Give a row that a sentence speaks of more closely: of all that it says of this one, and of more."""
        here = row.label & said
        if not here:
            return None
        share = self.share(row, said)
        rarest = min(sorted(here), key=lambda word: len(self._by_word[word]))
        for place in self._by_word[rarest]:
            other = self.rows[place]
            there = other.label & said
            if other.label != row.label and there >= here and self.share(other, said) >= share + _CLOSER:
                return other
        return None

    def surely(self, said: frozenset[str]) -> list[TableRow]:
        """Give the rows that a sentence can only speak of: it says most of what they are of, two words and more."""
        counted: dict[int, int] = {}
        for word in said:
            for place in self._by_word.get(word, ()):
                counted[place] = counted.get(place, 0) + 1
        found = [self.rows[place] for place, count in sorted(counted.items()) if count > 1]
        return [row for row in found if len(row.matter & said) > 1 and self.share(row, said) >= _SURELY]

    def likely(self, said: frozenset[str], least: float) -> list[tuple[float, TableRow]]:
        """Give the rows of which a sentence says so much of what they are of: all of it, where that is one word; with their share."""
        places = sorted({place for word in said for place in self._by_word.get(word, ())})
        rows = (self.rows[place] for place in places)
        return [
            (self.share(row, said), row)
            for row in rows
            if (len(row.matter & said) > 1 or row.matter <= said) and self._share(row.matter, said) >= least
        ]

    def places(self, number: Number) -> list[int]:
        """Give the places of the rows that may tell a number."""
        values = [number.value, *number.parts]
        if number.kind in {"percent", "ratio"}:
            values += [number.value * 100, number.value / 100]
        return self.holding(values)


def look_up(number: Number, beside: list[Number], said: frozenset[str], tables: Tables) -> Looked | None:
    """Say what the tables have of a number of a sentence that says these concepts; None where none has it.

    `beside` are the other numbers of the sentence.
    """
    said -= {number.text.strip(), number.text.strip().rstrip("%")}
    found: dict[str, Looked] = {}
    for place in tables.places(number):
        row = tables.rows[place]
        for told in row.numbers:
            column = row.column(told)
            if _same(number, told) or (column and _is_of_group(number, told, column)):
                looked = _weigh(number, told, column, row, beside, said, tables)
                if looked.found == "told":
                    return looked
                found.setdefault(looked.found, looked)
    return found.get("exchanged") or found.get("elsewhere")


def _weigh(  # noqa: PLR0913, PLR0917 - what is looked up, where it was found, and what the sentence says
    number: Number,
    told: Number,
    column: Column | None,
    row: TableRow,
    beside: list[Number],
    said: frozenset[str],
    tables: Tables,
) -> Looked:
    """Tell whether a row that has a number tells it to a sentence."""
    if (
        column is None or told.start < column.value
    ):  # “a body mass index of 30 and more” is what a row is of, or a column
        own = row.numbers_of(column) if column and column.group == told.value and not told.unit else []
        # “Fever came in 40” of a group of 40, nine of whom had it.
        if (
            own
            and len(row.matter & said) == len(row.matter)
            and not any(_same(n, one) for n in beside for one in own)
        ):
            return Looked("exchanged", row.passage)
        return Looked("told" if row.matter & said else "elsewhere", row.passage)
    if not _speaks_of(said, row, column, tables):
        return Looked("elsewhere", row.passage)
    other = row.named(said, column)
    there = row.numbers_of(other) if other else []
    # Who tells the value of the other column too speaks of both.
    told_too = [n for n in beside if n.text.strip() not in row.name]
    if other and there and not any(_same(n, one) for n in (number, *told_too) for one in there):
        return Looked("exchanged", row.passage, there[0])
    closer = tables.closer(row, said)
    return Looked("exchanged", closer.passage) if closer else Looked("told", row.passage, told)


def row_without(number: Number, said: frozenset[str], tables: Tables) -> Looked | None:
    """Give the row that a sentence surely speaks of, where no such row has the number but each has some of its kind."""
    if number.unit == "times" or (number.kind in COUNTS and number.value < _SMALL):
        return None  # “twice as common” stands in no row; “the three groups” are counted as one speaks
    said -= {number.text.strip(), number.text.strip().rstrip("%")}
    rows = tables.surely(said)
    alike = [n for row in rows for n in row.numbers if n.kind == number.kind or {n.kind, number.kind} <= COUNTS]
    if not alike or any(_is_in(number, row) for row in rows):
        return None
    return Looked("exchanged", rows[0].passage)


def _is_in(number: Number, row: TableRow) -> bool:
    """Tell whether a row has a number, or words of its columns that were read as one: “TID”."""
    return (not number.text.strip()[:1].isdigit() and number.text.strip() in row.passage.text) or any(
        _same(number, told) for told in row.numbers
    )


def _same(one: Number, told: Number) -> bool:
    """Tell whether a number of a sentence may stand for one of a row, whose unit may stand in another cell."""
    if same_number(one, told):
        return True
    return told.kind == "count" and not told.unit and same_number(one, told._replace(kind=one.kind, unit=one.unit))


def _is_of_group(number: Number, told: Number, column: Column) -> bool:
    """Tell whether a share is that of a cell's count in the size of its group."""
    if not column.group or told.kind not in COUNTS or not 0 < told.value < column.group:
        return False
    return is_share(number, told.value / column.group)


def same_in_row(number: Number, row: TableRow, column: Column) -> bool:
    """Tell whether a cell of a row has a number, or the count that it is a share of."""
    return any(_same(number, told) or _is_of_group(number, told, column) for told in row.numbers_of(column))


def _speaks_of(said: frozenset[str], row: TableRow, column: Column, tables: Tables) -> bool:
    """Tell whether a sentence speaks of what a row is of; where its label has no words, of what its column is of."""
    if not row.label:
        return bool(column.words & said)
    here = row.matter & said
    if not here:
        return False
    share = tables.share(row, said)
    return share >= _SHARED or (share >= _SHARED_MORE and (len(here) > 1 or bool(row.heading & said - row.label)))
