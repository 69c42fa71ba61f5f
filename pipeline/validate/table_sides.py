"""Hold a sentence that compares two groups against the table that has both. Takes a sentence; gives what is turned round.

“20 % with the drug and 12 % with the sham” where the row says the reverse; “rarer with the drug” where the row has more of it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.records import Passage
from pipeline.text.equal import same_number
from pipeline.text.numbers import Number
from pipeline.validate.align import Index
from pipeline.validate.crossed import ONE_RANGE
from pipeline.validate.groups_said import Which, held_against, is_held_against, other_of, whose
from pipeline.validate.kept import kept
from pipeline.validate.more_or_less import Direction, directions_in, tells_a_gap
from pipeline.validate.row_values import alike, are_events, values_of
from pipeline.validate.table_pairs import Pair, Sentence, pairs_named, pairs_with
from pipeline.validate.table_row import concepts_said

# A row of those who had none of it goes the other way.
_NONE = re.compile(r"\b(?:none|no|not|non|without|absen\w+|never|negative|free|nil)\b", re.IGNORECASE)
# “8-hydroxylase”, “B.9-48” are names.
_IN_A_NAME = re.compile(r"\d-[a-z]|[\w.]-\d|[A-Za-z]\.?\d")
_MOST_NUMBERS = 6
# A row whose numbers are crossed is spoken of where so much of what it is of is said.
_TOLD = 0.3

Fault = Literal["crossed", "turned"]


class Turned(NamedTuple):
    """What a table says of a comparison: nothing is at fault, or its numbers are crossed, or its direction is turned.

    `start` and `end` are those of the words at fault; `here` and `there` the cells of the two groups as the table has them,
    `rows` the passages that they stand in.
    """

    fault: Fault | None
    start: int
    end: int
    here: str
    there: str
    rows: tuple[Passage, ...]
    numbers: tuple[Number, ...] = ()


@kept
def by_row(text: str, index: Index) -> Turned | None:
    """Give what the tables say of a sentence that compares two groups; None where none tells it, or they disagree."""
    if not index.tables.rows:
        return None
    directions = list(directions_in(text))
    told = [n for n in index.numbers_in(text) if n.unit != "times"]
    numbers = [n for n in told if n.value >= 0 and not _IN_A_NAME.search(_at(n, text))]
    if not directions and len(numbers) < 2:
        return None
    sentence = Sentence(text, numbers, directions, concepts_said(text), index)
    found = list(_by_numbers(sentence))
    if not found and len(directions) == 1:  # of two words of direction, nobody can tell which is of this row
        found = [_held(sentence, pair, None, None) for pair in pairs_named(sentence)]
    if not found or any(one.fault is None for one in found):
        return next((one for one in found if one.fault is None), None)
    return found[0]


def _at(number: Number, text: str) -> str:
    """Give a number with the signs that are joined to it."""
    return f"{text[max(0, number.start - 2) : number.start]}{number.text.strip()}{text[number.end : number.end + 2]}"


def _by_numbers(sentence: Sentence) -> Iterator[Turned]:
    """Hold two numbers of a sentence against each pair of cells that has both."""
    text, numbers = sentence.text, sentence.numbers
    if not 2 <= len(numbers) <= _MOST_NUMBERS:
        return
    for one, two in itertools.combinations(numbers, 2):
        between = text[one.end : two.start]
        if not alike(one, two) or ONE_RANGE.fullmatch(between) or same_number(one, two) or same_number(two, one):
            continue
        for pair in pairs_with(one, two, sentence):
            order = whose(text, one, two, pair.said)
            if order != (0, 1) and pair.share < _TOLD:
                continue
            if order == (1, 0) and _is_named(pair):
                yield _turned("crossed", (one.start, one.end), pair, (one, two))
            else:
                yield _held(sentence, pair, order and order[0], (one, two))


def _is_named(pair: Pair) -> bool:
    """Tell whether a sentence names both groups of two cells, or one of the only two, or all words of one."""
    return len(pair.named) > 1 or (bool(pair.named) and (pair.loose is not None or pair.whole))


def _turned(
    fault: Fault | None, at: tuple[int, int], pair: Pair, numbers: tuple[Number, ...], *, other: bool = False
) -> Turned:
    cells = pair.cells[::-1] if other else pair.cells
    apart = pair.cells[0].row is not pair.cells[1].row
    here, there = (f"{cell.row.name}: {cell.shown}" if apart else cell.shown for cell in cells)
    rows = tuple(dict.fromkeys(cell.row.passage for cell in cells))
    return Turned(fault, *at, here, there, rows, numbers)


def _held(sentence: Sentence, pair: Pair, first: Which | None, numbers: tuple[Number, Number] | None) -> Turned:
    """Hold the words of direction of a sentence against two cells; `first` is whose the first of its numbers is."""
    values = values_of(pair.cells, numbers)
    own = pair.of.lower()
    for match in sentence.directions if values and not _NONE.search(own) else ():
        if numbers and match.start > numbers[0].start:
            continue  # what stands behind the numbers tells of something else
        if match.text.lower() in own:  # “two or more seizures” is what the row is of
            continue
        if match.of_events and (tells_a_gap(own) or not are_events(pair.cells)):
            continue
        more = _subject(sentence.text, match, pair, first)
        if more is None or values is None:
            continue
        one, two = values if more == 0 else values[::-1]
        if one != two and (one > two) != match.up:
            return _turned("turned", (match.start, match.end), pair, numbers or (), other=more == 1)
    return _turned(None, (0, 0), pair, numbers or ())


def _subject(text: str, match: Direction, pair: Pair, first: Which | None) -> Which | None:
    """Give the group that has more, or less, by the sentence: not the one behind “than”."""
    other = held_against(text, pair.said)
    if other is not None or is_held_against(text):
        return None if other is None else other_of(other)
    stop = re.search(r"[;:,(]|\d", text[match.end :])
    until = match.end + stop.start() if stop else len(text)
    behind = [s for s in pair.said if match.end <= s.start < until]
    ahead = [s for s in pair.said if s.end <= match.start]
    named = behind[:1] or ahead[-1:]
    if named:
        return named[0].which
    # “It was rarer: 15 with the drug, 17 with the sham” tells of the drug; with the sham first it may tell of either.
    return None if first == pair.loose else first
