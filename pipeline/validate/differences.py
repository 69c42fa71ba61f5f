"""Lay a sentence beside the passage it retells. Takes both; gives the few words in which two like texts differ.

Where a summary keeps close to its paper, an error is a word put in, left out or exchanged between words that agree.
Where it does not, nothing is given: other wording is what a lay summary is for.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.validate.align import Index
from pipeline.validate.kept import kept, of_passage
from pipeline.validate.wording import Word

# Two texts are alike enough where a passage holds this share of the sentence, and so many of its words in order.
_ALIKE, _IN_ORDER = 0.5, 0.5
_WITHIN = 0.15
# A longer difference is another way of saying it.
_LONGEST = 7
_LONGEST_TEXT = 160
# So many words beside a gap must agree before the gap says anything.
_HELD = 3


class Difference(NamedTuple):
    """What stands in the sentence and in the passage between words that agree; either may be empty.

    `before` and `there` are the places in sentence and passage behind the last word that agrees.
    """

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]
    before: int
    there: int
    passage: Passage


class Comparison(NamedTuple):
    """The passage that a sentence keeps close to, None where it keeps close to none, and where the two differ."""

    passage: Passage | None
    gaps: tuple[Difference, ...]


@kept
def compare(text: str, index: Index) -> Comparison:
    """Lay a sentence beside the passage that it keeps closest to."""
    ranked = index.rank(text, 3)
    best, chosen = _IN_ORDER, Comparison(None, ())
    if not ranked or ranked[0][0] < _ALIKE:
        return chosen
    mine = _spoken(index.sentence(text))
    for score, passage in ranked:
        if score < ranked[0][0] - _WITHIN or not mine:
            continue
        theirs, matcher = _beside(passage, index)
        if max(len(mine), len(theirs)) > _LONGEST_TEXT:
            continue
        matcher.set_seq1([_key(w) for w in mine])
        blocks = matcher.get_matching_blocks()
        share = sum(block.size for block in blocks) / len(mine)
        if share > best:
            best, chosen = share, Comparison(passage, tuple(_gaps(mine, theirs, blocks, passage)))
    return chosen


@of_passage
def _beside(passage: Passage, index: Index) -> tuple[list[Word], SequenceMatcher[str]]:
    """Give a passage's words, and what lays sentences beside them: it counts the passage's words once."""
    theirs = _spoken(index.wording(passage))
    return theirs, SequenceMatcher(None, (), [_key(w) for w in theirs], autojunk=False)


def _spoken(words: list[Word]) -> list[Word]:
    return [word for word in words if word.text[0].isalnum()]


def _key(word: Word) -> str:
    return word.meaning or word.text


def _gaps(mine: list[Word], theirs: list[Word], blocks: Sequence[Match], passage: Passage) -> Iterator[Difference]:
    """Give the gaps between matching blocks that are short and held on both sides by words that agree."""
    for left, right in itertools.pairwise(blocks):
        gap_mine = mine[left.a + left.size : right.a]
        gap_theirs = theirs[left.b + left.size : right.b]
        last = right.size == 0  # SequenceMatcher closes its list with an empty block
        held = left.size + right.size >= _HELD and (left.size > 0 or left.a == 0) and (right.size > 0 or last)
        if held and (gap_mine or gap_theirs) and max(len(gap_mine), len(gap_theirs)) <= _LONGEST:
            before = mine[left.a + left.size - 1].end if left.a + left.size else 0
            there = theirs[left.b + left.size - 1].end if left.b + left.size else 0
            yield Difference(tuple(gap_mine), tuple(gap_theirs), before, there, passage)
    if blocks and blocks[0].size >= _HELD and 0 < blocks[0].a <= _LONGEST and blocks[0].b <= _LONGEST:
        yield Difference(tuple(mine[: blocks[0].a]), tuple(theirs[: blocks[0].b]), 0, 0, passage)
