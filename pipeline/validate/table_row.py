"""See a row of a table as what it is of and its cells. Takes a passage of a table; gives the words and numbers of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.apparatus import is_apparatus
from pipeline.text.compound import numbers_and_times
from pipeline.text.meaning import concept, concepts_of
from pipeline.text.numbers import Number
from pipeline.text.table_line import VALUES, label_end
from pipeline.text.words import STOP, tokens

_FIGURE = re.compile(r"(?<![\d.,·])\.?\d+(?:[.,·]\d+)*")
_SIZE = re.compile(r"[,(\s]{0,3}\b[nN]\s?=\s?\d[\d,]*+\)?")
_GROUP = re.compile(r"\b[nN]\s?=\s?(\d[\d,]*)")
# Words that any table has tell nothing of what a row is of; they only tell one row from another.
_NO_MATTER = frozenset(
    map(
        concept,
        """number mean median total value values percent percentage range year years month months week weeks day days age no yes
        variable baseline ratio rate score interval confidence deviation standard difference overall all any time sd se sem iqr ci min mins mm cm kg mg ml dl mmhg mmol nmol pmol mol yr yrs hr hrs sec msec bpm""".split(),  # noqa: SIM905 - a word list
    )
)


@dataclass(frozen=True)
class Column:
    """One cell of a row: the words over it that not all cells have, where it and its value stand, and the size of its group."""

    words: frozenset[str]
    start: int
    value: int
    end: int
    group: float | None


class TableRow:
    """A row of a table: what it is of, and its cells."""

    def __init__(self, passage: Passage, title: str) -> None:
        self.passage = passage
        self.title = title

    @cached_property
    def _label_end(self) -> int:
        return label_end(self.passage.text)

    @property
    def name(self) -> str:
        """Give what the row is of in the table's words."""
        return self.passage.text[: self._label_end]

    @cached_property
    def label(self) -> frozenset[str]:
        """Give the concepts of what the row is of, and the figures in its name: “Participant 14”."""
        return concepts_said(self.name)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Give those of them that tell what it is of: all of them where none tells more than another."""
        words = frozenset(word for word in self.label if not word[0].isdigit())
        return words - _NO_MATTER or words or self.label

    @cached_property
    def heading(self) -> frozenset[str]:
        """Give the concepts of the table's heading."""
        return concepts_said(self.title) - _NO_MATTER

    @cached_property
    def words(self) -> frozenset[str]:
        """Give the concepts of all that the row says."""
        return concepts_said(self.passage.text)

    @cached_property
    def columns(self) -> list[Column]:
        """Give the cells; of the words over them, those that tell one from another."""
        text = self.passage.text
        pieces = list(self._pieces())
        tails = [VALUES.search(text, start, end) for start, end in pieces]
        values = [tail.start() if tail else end for tail, (_, end) in zip(tails, pieces, strict=True)]
        named = [concepts_said(text[start:value]) for (start, _), value in zip(pieces, values, strict=True)]
        common = frozenset.intersection(*named) if len(named) > 1 else frozenset()
        groups = [_GROUP.search(text, start, end) for start, end in pieces]
        return [
            Column(
                own - common - self.label,
                start,
                value,
                end,
                float(group.group(1).replace(",", "")) if group else None,
            )
            for (start, end), value, own, group in zip(pieces, values, named, groups, strict=True)
        ]

    def _pieces(self) -> Iterator[tuple[int, int]]:
        text = self.passage.text
        start = self._label_end + 2 if self._label_end else 0
        while start <= len(text):
            end = text.find("; ", start)
            end = len(text) if end < 0 else end
            yield start, end
            start = end + 2

    @cached_property
    def numbers(self) -> list[Number]:
        """Give the row's numbers, those of statistics' own left out."""
        text = self.passage.text
        return [n for n in numbers_and_times(text) if not is_apparatus(text, n)]

    def numbers_of(self, column: Column) -> list[Number]:
        """Give the values of one cell."""
        return [n for n in self.numbers if column.value <= n.start < column.end]

    def column(self, number: Number) -> Column | None:
        """Give the cell that a number of the row stands in; None in the label."""
        return next((c for c in self.columns if c.start <= number.start < c.end), None)

    def named(self, said: frozenset[str], own: Column) -> Column | None:
        """Give a column that a sentence names more than the one that a number stands in."""
        here = len(own.words & said)
        other = max(self.columns, key=lambda column: len(column.words & said))
        return other if len(other.words & said) > here else None


class Cell(NamedTuple):
    """One cell with its row."""

    row: TableRow
    column: Column

    @property
    def head(self) -> str:
        """Give the words over it, without the size of its group."""
        return _SIZE.sub("", self.row.passage.text[self.column.start : self.column.value])

    @property
    def shown(self) -> str:
        """Give it as the row has it: the words over it, and its value."""
        return self.row.passage.text[self.column.start : self.column.end].strip()

    @property
    def numbers(self) -> list[Number]:
        """Give its values."""
        return self.row.numbers_of(self.column)


def concepts_said(text: str) -> frozenset[str]:
    """Give the concepts of a text, its figures, and its short names such as “PE”."""
    words = tokens(text)
    return frozenset(concepts_of(words)) | frozenset(word for word in words if len(word) == 2 and word not in STOP)


def figures(text: str) -> Iterator[float]:
    """Give the values of the figures in a text, whatever they count."""
    for figure in _FIGURE.findall(text):
        parts = figure.split(",")
        thousands = len(parts) > 1 and all(len(part.partition(".")[0]) == 3 for part in parts[1:])
        head, _, tail = figure.replace(",", "" if thousands else ".").replace("·", ".").partition(".")
        yield float(f"{head or 0}.{tail.replace('.', '') or 0}")
