"""See a sentence as words with what they mean and where they stand. Takes text; gives words, and what stands around one."""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import accumulate, repeat
from typing import NamedTuple

from pipeline.text.meaning import concept
from pipeline.text.memo import Memo
from pipeline.text.numbers import Number
from pipeline.text.quick import in_small

_TOKEN = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+|\d++(?:[.,·]\d++)*+%?|[.;:!?()\[\]]")
_IN_SMALL, _IN_ASCII = (
    re.compile(rf"({pattern})")
    for pattern in (_TOKEN.pattern, r"[a-z]++(?:['-][a-z]++)*+|[0-9]++(?:[.,][0-9]++)*+%?|[.;:!?()\[\]]")
)
# Words that carry no meaning of their own; those that rules look for (not, more, may, than) are not among them.
_EMPTY = frozenset(
    """a an the of to in on at by for from with as and or but that this these those it its they their them there then so such
    we our us you your i he she his her him be is are was were been being am has have had having do does did doing who whom
    which what when where how also both each all any some one own other into over under between among per about after before
    during through up out if because while because can will would shall should very just only same study studies trial
    trials research researchers authors review evidence patients patient people participants group groups compared
    treatment""".split()  # noqa: SIM905 - a word list
)

# “57 seconds” and a “second” test have nothing in common.
_UNITS = frozenset(map(concept, "seconds second minutes hours days weeks months years percent".split()))  # noqa: SIM905
# A bracket that opened so many words ago was never closed.
_LONGEST_BRACKET = 60
_OPENS, _CLOSES = ("(", "["), (")", "]")


class Word(NamedTuple):
    """A word of a text: as written in lower case, its concept (empty for words without content), and its place."""

    text: str
    meaning: str
    start: int
    end: int


_new = tuple.__new__


def wording(text: str) -> list[Word]:
    """Give a text's words and stops in order."""
    low = in_small(text)
    if low is None:
        return [
            Word(lower := match.group().lower(), _MEANING[lower], match.start(), match.end())
            for match in _TOKEN.finditer(text)
        ]
    # Made without a call of `Word`, a match or a step of a loop for each, a sentence takes an eighth of the time.
    parts = (_IN_ASCII if low.isascii() else _IN_SMALL).split(low)
    tokens, ends = parts[1::2], list(accumulate(map(len, parts)))
    return list(
        map(_new, repeat(Word), zip(tokens, map(_MEANING.__getitem__, tokens), ends[::2], ends[1::2], strict=False))
    )


def _meaning(lower: str) -> str:
    empty = lower in _EMPTY or not lower[0].isalnum() or (len(lower) == 1 and lower.isalpha())
    return "" if empty else concept(lower)


_MEANING = Memo(_meaning)


def around(words: list[Word], place: int, *, before: int = 5, after: int = 6) -> frozenset[str]:
    """Give the concepts within so many words with content of a place, without the word itself."""
    found: set[str] = set()
    for step, most in ((-1, before), (1, after)):
        count, at = 0, place + step
        while 0 <= at < len(words) and count < most:
            if words[at].meaning:
                found.add(words[at].meaning)
                count += 1
            at += step
    return frozenset(found - {words[place].meaning})


def near_number(words: list[Word], number: Number) -> frozenset[str]:
    """Give the concepts around a number: what is counted stands behind it, of whom before.

    Of a number in brackets the words before the bracket tell too: “stopped smoking (RR 2.9; 129 participants)”; of one that brackets
    part from what is counted, those behind them: “34 [drug (n = 18), placebo (n = 16)] attended”.
    """
    at = bisect.bisect_left(words, number.start, key=lambda word: word.start)
    at = min(at, len(words) - 1)
    if not words:
        return frozenset()
    found = around(words, at, before=4, after=5)
    closed = _closed_behind(words, at)
    if closed is not None:
        found |= around(words, closed, before=0, after=5)
    opened = _opened_before(words, at)
    if opened is not None:
        found |= around(words, opened, before=5, after=0)
    return frozenset(m for m in found if not m[0].isdigit() and m not in _UNITS)


def counted(words: list[Word], number: Number) -> str:
    """Give the concept right behind a number; empty where none stands there, or one that any paper counts."""
    at = bisect.bisect_left(words, number.end, key=lambda word: word.start)
    return words[at].meaning if at < len(words) and not words[at].text[0].isdigit() else ""


def _opened_before(words: list[Word], at: int) -> int | None:
    """Give where the bracket that a word stands in was opened; None where it stands in none."""
    for place in range(at - 1, max(-1, at - _LONGEST_BRACKET), -1):
        if words[place].text in _CLOSES:
            return None
        if words[place].text in _OPENS:
            return place
    return None


def _closed_behind(words: list[Word], at: int) -> int | None:
    """Give where the bracket that opens right behind a word is closed; None where none does."""
    if at + 1 >= len(words) or words[at + 1].text not in _OPENS:
        return None
    depth = 0
    for place in range(at + 1, min(len(words), at + _LONGEST_BRACKET)):
        depth += (words[place].text in _OPENS) - (words[place].text in _CLOSES)
        if depth == 0:
            return place
    return None


def overlap(wanted: AbstractSet[str], had: frozenset[str], weight: Callable[[str], float]) -> float:
    """Give the share of the weight of `wanted` that `had` holds; 0 for nothing wanted."""
    worth = {word: weight(word) for word in wanted}
    total = math.fsum(worth.values())  # in whatever order a set gives them
    return math.fsum(tells for word, tells in worth.items() if word in had) / total if total else 0.0
