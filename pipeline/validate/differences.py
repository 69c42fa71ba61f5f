"""Lay a sentence beside the passage it retells. Takes both; gives the few words in which two like texts differ.

Where a summary keeps close to its paper, an error is a word put in, left out or exchanged between words that agree.
Where it does not, nothing is given: other wording is what a lay summary is for.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.validate.align import Index
from pipeline.validate.wording import Word

# Two texts are alike enough where a passage holds this share of the sentence, and so many of its words in order.
_ALIKE, _IN_ORDER = 0.5, 0.5
_WITHIN = 0.15
# A longer difference is another way of saying it.
_LONGEST = 7
_LONGEST_TEXT = 160


class Difference(NamedTuple):
    """What stands in the sentence and in the passage between words that agree; either may be empty.

    `before` is the place in the sentence behind the last word that agrees: there an empty `mine` was left out.
    """

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]
    before: int
    passage: Passage


def differences(text: str, index: Index) -> list[Difference]:
    """Give how a sentence differs from the passage that it keeps closest to; empty where it keeps close to none."""
    found = index.compared.get(text)
    if found is None:
        found = index.compared[text] = _differences(text, index)
    return found


def _differences(text: str, index: Index) -> list[Difference]:
    ranked = index.rank(text, 3)
    if not ranked or ranked[0][0] < _ALIKE:
        return []
    mine = [word for word in index.sentence(text) if word.text[0].isalnum()]
    best: tuple[float, list[Difference]] = (_IN_ORDER, [])
    for score, passage in ranked:
        if score < ranked[0][0] - _WITHIN:
            break
        theirs = [word for word in index.wording(passage) if word.text[0].isalnum()]
        if not mine or max(len(mine), len(theirs)) > _LONGEST_TEXT:
            continue
        matcher = SequenceMatcher(None, [_key(w) for w in mine], [_key(w) for w in theirs], autojunk=False)
        blocks = matcher.get_matching_blocks()
        share = sum(block.size for block in blocks) / len(mine)
        if share > best[0]:
            best = (share, _between(mine, theirs, blocks, passage))
    return best[1]


def _key(word: Word) -> str:
    return word.meaning or word.text


def _between(mine: list[Word], theirs: list[Word], blocks: list, passage: Passage) -> list[Difference]:  # type: ignore[type-arg]
    """Give the gaps between matching blocks that are short and held on both sides by words that agree."""
    made = []
    for left, right in zip(blocks, blocks[1:], strict=False):
        gap_mine = mine[left.a + left.size : right.a]
        gap_theirs = theirs[left.b + left.size : right.b]
        held = left.size + right.size >= 3 and (left.size >= 1 or left.a == 0) and right.size >= 1
        if held and (gap_mine or gap_theirs) and len(gap_mine) <= _LONGEST and len(gap_theirs) <= _LONGEST:
            behind = mine[left.a + left.size - 1].end if left.a + left.size else 0
            made.append(Difference(tuple(gap_mine), tuple(gap_theirs), behind, passage))
    return made
