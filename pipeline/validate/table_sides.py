"""Hold a sentence that compares two groups against the row of a table that has both. Takes a sentence; gives what is turned round.

“20 % with the drug and 12 % with the sham” where the row says the reverse; “rarer with the drug” where the row has more of it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.records import Passage
from pipeline.text.equal import same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.align import Index
from pipeline.validate.crossed import ONE_RANGE
from pipeline.validate.groups_said import (
    Said,
    Which,
    held_against,
    is_held_against,
    names_of,
    said_of,
    torn,
    untreated,
    whose,
)
from pipeline.validate.kept import kept
from pipeline.validate.more_or_less import Direction, directions_in, tells_a_gap
from pipeline.validate.row_values import alike, are_events, values_of
from pipeline.validate.table_row import Column, TableRow, concepts_said
from pipeline.validate.tabled import Tables, same_in_row

# Columns of what statistics make of the others hold no group's value.
_LETTER = re.compile(r"[^\W\d_]")
_NO_GROUP = re.compile(
    r"\b[pP]\b|(?:^|, )[nN]\W*$|\b(?:difference|ratio|CI|OR|RR|HR|SD|SE|SEM|χ2|X\^?2|df|test|total|overall|all|change|effect|significance|models?|adjusted|unadjusted|crude|univaria\w+|multivaria\w+)\b",
    re.IGNORECASE,
)
# A row of those who had none of it goes the other way.
_NONE = re.compile(r"\b(?:none|no|not|non|without|absen\w+|never|negative|free|nil)\b", re.IGNORECASE)
_SIZE = re.compile(r"[,(\s]{0,3}\b[nN]\s?=\s?\d[\d,]*+\)?")
# “8-hydroxylase”, “B.9-48” are names.
_IN_A_NAME = re.compile(r"\d-[a-z]|[\w.]-\d|[A-Za-z]\.?\d")
_SMALL = 13
_MOST_NUMBERS = 6
# So much of the weight of what a row is of a sentence must say, if it tells no number of it.
_SURELY, _ALIKE = 0.75, 0.1
# Of what tells two groups apart a sentence without their numbers must say so much.
_NAMED = 0.5
# Where “balm and exercise” names one group, it names no two; this parts likest pairs alone.
_TORN = 0.01
# A row with both numbers is spoken of where so much is said; where the groups are those of its columns, of less.
_TOLD, _TOLD_LESS = 0.3, 0.15

Fault = Literal["crossed", "turned"]


class Turned(NamedTuple):
    """What a row says of a comparison: nothing is at fault, or its numbers are crossed, or its direction is turned.

    `start` and `end` are those of the words at fault; `here` and `there` the cells of the two groups as the row has them.
    """

    fault: Fault | None
    start: int
    end: int
    here: str
    there: str
    row: Passage
    numbers: tuple[Number, ...] = ()


class _Pair(NamedTuple):
    """Two cells of a row that a sentence speaks of, and where it names their groups."""

    row: TableRow
    columns: tuple[Column, Column]
    said: list[Said]
    loose: Which | None
    # How much of what tells the two apart the sentence says.
    fit: float
    # Whether it says all words of one of them.
    whole: bool


@kept
def by_row(text: str, index: Index) -> Turned | None:
    """Give what the rows say of a sentence that compares two groups; None where none tells it, or they disagree."""
    tables = index.tables
    if not tables.rows:
        return None
    directions = list(directions_in(text))
    told = [n for n in index.numbers_in(text) if n.unit != "times"]
    numbers = [n for n in told if n.value >= 0 and not _IN_A_NAME.search(_at(n, text))]
    if not directions and len(numbers) < 2:
        return None
    said = concepts_said(text)
    found = list(_by_numbers(text, numbers, directions, said, tables))
    if not found and len(directions) == 1:  # of two words of direction, nobody can tell which is of this row
        found = list(_by_words(text, numbers, directions, said, tables))
    if not found or any(one.fault is None for one in found):
        return next((one for one in found if one.fault is None), None)
    return found[0]


def _at(number: Number, text: str) -> str:
    """Give a number with the signs that are joined to it."""
    return f"{text[max(0, number.start - 2) : number.start]}{number.text.strip()}{text[number.end : number.end + 2]}"


def _by_numbers(
    text: str, numbers: list[Number], directions: list[Direction], said: frozenset[str], tables: Tables
) -> Iterator[Turned]:
    """Hold two numbers of a sentence against each row that has both, in two columns."""
    if not 2 <= len(numbers) <= _MOST_NUMBERS:
        return
    for one, two in itertools.combinations(numbers, 2):
        between = text[one.end : two.start]
        if not alike(one, two) or ONE_RANGE.fullmatch(between) or same_number(one, two) or same_number(two, one):
            continue
        for row in _rows_with(one, two, said, tables):
            for pair in _columns_of(one, two, row, text):
                order = whose(text, one, two, pair.said)
                if order != (0, 1) and tables.share(row, said) < _TOLD:
                    continue
                if order == (1, 0) and _is_named(pair):
                    here, there = (_shown(column, row) for column in pair.columns)
                    yield Turned("crossed", one.start, one.end, here, there, row.passage, (one, two))
                else:
                    yield _held(text, directions, pair, order and order[0], (one, two))


def _is_named(pair: _Pair) -> bool:
    """Tell whether a sentence names both groups of two cells, or one of the only two, or all words of one."""
    whom = {s.which for s in pair.said}
    return whom == {0, 1} or (pair.loose is not None and bool(whom)) or (bool(whom) and pair.whole)


def _rows_with(one: Number, two: Number, said: frozenset[str], tables: Tables) -> Iterator[TableRow]:
    places = set(tables.places(one)) & set(tables.places(two))
    rows = [tables.rows[place] for place in sorted(places)]
    rows = [row for row in rows if row.matter & said and tables.share(row, said) >= _TOLD_LESS]
    best = max((tables.share(row, said) for row in rows), default=0.0)
    yield from (row for row in rows if tables.share(row, said) >= best - _ALIKE)


def _columns_of(one: Number, two: Number, row: TableRow, text: str) -> list[_Pair]:
    """Give the two cells that have one number each, in the order of the numbers; of several, those that the sentence names best."""
    groups = _groups(row)
    first = [c for c in groups if same_in_row(one, row, c)]
    second = [c for c in groups if same_in_row(two, row, c)]
    if any(_names_a_group(n, text, groups, row) for n in (one, two)):
        return []
    if (len(first) > 1 and _is_small(one)) or (len(second) > 1 and _is_small(two)):
        return []
    pairs = [_pair(row, a, b, text, alone=len(groups) == 2) for a in first for b in second if a is not b]
    closest = max((pair.fit for pair in pairs), default=0.0)
    return [pair for pair in pairs if pair.fit == closest]


def _is_small(number: Number) -> bool:
    """Tell whether a number is one that stands in many cells."""
    return number.kind in COUNTS and number.value < _SMALL and number.value == int(number.value)


def _names_a_group(number: Number, text: str, groups: list[Column], row: TableRow) -> bool:
    """Tell whether a number is part of a group's name in the sentence: “the 2 g/day group”."""
    with_next = text[number.start : number.end + 4].strip().lower()
    return any(with_next in _head(c, row).lower() for c in groups)


def _groups(row: TableRow) -> list[Column]:
    """Give the cells that may be of a group."""
    return [c for c in row.columns if c.value < c.end and row.numbers_of(c) and _may_be_of_a_group(c, row)]


def _may_be_of_a_group(column: Column, row: TableRow) -> bool:
    head = _head(column, row)
    bound = row.passage.text[column.value] in "<>≤≥"  # “> 500” is no value to hold another against
    return not bound and bool(_LETTER.search(head)) and not _NO_GROUP.search(head)


def _pair(row: TableRow, one: Column, two: Column, text: str, *, alone: bool) -> _Pair:
    names = names_of(_head(one, row)), names_of(_head(two, row))
    said = said_of(text, *names, alone=alone)
    loose = untreated(*names) if alone else None
    told = {s.key for s in said}
    own = [names[0] - names[1], names[1] - names[0]]
    share = min(len(told) / max(len(own[0] | own[1]), 1), 1.0) - _TORN * torn(text, said)
    return _Pair(row, (one, two), said, loose, share, any(name and name <= told for name in own))


def _head(column: Column, row: TableRow) -> str:
    return _SIZE.sub("", row.passage.text[column.start : column.value])


def _shown(column: Column, row: TableRow) -> str:
    return row.passage.text[column.start : column.end].strip()


def _by_words(
    text: str, numbers: list[Number], directions: list[Direction], said: frozenset[str], tables: Tables
) -> Iterator[Turned]:
    """Hold a sentence without numbers against the rows that it surely speaks of."""
    rows = tables.likely(said, _SURELY)
    best = max((share for share, _ in rows), default=0.0)
    pairs = [
        pair
        for share, row in rows
        if share >= best - _ALIKE and (not numbers or any(row_has(n, row) for n in numbers))
        for pair in _pairs(row, text)
    ]
    closest = max((pair.fit for pair in pairs), default=0.0)
    for pair in pairs:
        if pair.fit == closest:
            yield _held(text, directions, pair, None, None)


def _pairs(row: TableRow, text: str) -> Iterator[_Pair]:
    """Give the pairs of a row's cells whose groups a sentence names: both, or one of two."""
    groups = _groups(row)
    for one, two in itertools.combinations(groups, 2):
        pair = _pair(row, one, two, text, alone=len(groups) == 2)
        if ({s.which for s in pair.said} == {0, 1} or (pair.loose is not None and pair.said)) and (
            pair.fit >= _NAMED or pair.loose is not None
        ):
            yield pair


def row_has(number: Number, row: TableRow) -> bool:
    """Tell whether a row has a number in its words or in any of its cells."""
    return number.text.strip() in row.passage.text or any(same_in_row(number, row, c) for c in row.columns)


def _held(
    text: str,
    directions: list[Direction],
    pair: _Pair,
    first: Which | None,
    numbers: tuple[Number, Number] | None,
) -> Turned:
    """Hold the words of direction of a sentence against two cells; `first` is whose the first of its numbers is."""
    here, there = (_shown(column, pair.row) for column in pair.columns)
    values = values_of(pair.columns, pair.row, numbers)
    own = pair.row.name.lower()
    for match in directions if values and not _NONE.search(own) else ():
        if numbers and match.start > numbers[0].start:
            continue  # what stands behind the numbers tells of something else
        if match.text.lower() in own:  # “two or more seizures” is what the row is of
            continue
        if match.of_events and (tells_a_gap(own) or not are_events(pair.columns, pair.row)):
            continue
        more = _subject(text, match, pair, first)
        if more is None or values is None:
            continue
        one, two = values if more == 0 else values[::-1]
        if one != two and (one > two) != match.up:
            if more == 1:
                here, there = there, here
            return Turned("turned", match.start, match.end, here, there, pair.row.passage, numbers or ())
    return Turned(None, 0, 0, here, there, pair.row.passage, numbers or ())


def _subject(text: str, match: Direction, pair: _Pair, first: Which | None) -> Which | None:
    """Give the group that has more, or less, by the sentence: not the one behind “than”."""
    other = held_against(text, pair.said)
    if other is not None or is_held_against(text):
        return None if other is None else 1 if other == 0 else 0
    stop = re.search(r"[;:,(]|\d", text[match.end :])
    until = match.end + stop.start() if stop else len(text)
    behind = [s for s in pair.said if match.end <= s.start < until]
    ahead = [s for s in pair.said if s.end <= match.start]
    named = behind[:1] or ahead[-1:]
    if named:
        return named[0].which
    # “It was rarer: 15 with the drug, 17 with the sham” tells of the drug; with the sham first it may tell of either.
    return None if first == pair.loose else first
