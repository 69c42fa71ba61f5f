"""Take a table's row apart as readers write it. Takes the line “Fever: Drug 9; Sham 4”; gives what it is of, and each cell."""

from __future__ import annotations

import re
from typing import NamedTuple

# The value of a cell stands at its end; “(n = 40)” behind the words is the size of a group.
VALUES = re.compile(
    r"(?<![\w.,=])(?<!= )(?<!=)[-−<>≤≥]?\d(?:[\d\s.,·:;%()\[\]±<>=–−×^/-]|\b(?:SD|SEM?|sd|se|IQR|range|to|CI)\b){0,80}+$"
)
_OF_P = re.compile(r"(?P<head>(?:.*, )?[pP]) (?:= )?(?P<value>[<>≤≥]?\s?[\d.].*)")


class Cell(NamedTuple):
    """A cell: the words over its column, and its value; no words where the line does not tell them apart."""

    head: str
    value: str


class TableLine(NamedTuple):
    """A row: what it is of, and its cells. A note under a table has no cells."""

    label: str
    cells: tuple[Cell, ...]


def label_end(text: str) -> int:
    """Give where the name of a row ends; 0 where it has none."""
    at, first = text.find(": "), text.find("; ")
    return at if at >= 0 and (first < 0 or at < first) else 0


def read_line(text: str) -> TableLine:
    """Take a row apart."""
    end = label_end(text)
    if not end and "; " not in text:
        return TableLine(text, ())
    label, told = (text[:end], text[end + 2 :]) if end else ("", text)
    return TableLine(label, tuple(map(_cell, told.split("; "))))


def _cell(piece: str) -> Cell:
    match = _OF_P.fullmatch(piece)
    if match:
        return Cell(match["head"], match["value"])
    head, parted, value = piece.partition(": ")
    if parted and value:
        return Cell(head, value)
    values = VALUES.search(piece)
    if values and values.start():
        head = piece[: values.start()].rstrip()
        opened = head[-1:] if head[-1:] in {"[", "("} else ""  # “[3.9, 20.8]”
        return Cell(head.removesuffix(opened).rstrip(), opened + values.group())
    return Cell("", piece)
