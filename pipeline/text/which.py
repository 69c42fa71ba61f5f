"""Tell which of many patterns may be in a sentence. Takes patterns, and a sentence; gives the few that are worth looking for.

A table of a hundred things that a sentence may tell has a pattern each, and hardly ever finds one. Each pattern needs letters,
“pregnan” or “dialysis”, and which of them a word has is found once for all patterns and kept with the word: a sentence then costs
a look for each of its words, a fifth of asking each pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from pipeline.text.memo import Memo
from pipeline.text.quick import Quick, in_small

_RUN = re.compile(r"[a-z0-9]+")
# Letters are found by so many of them.
_FIRST = 3


class Which:
    """Patterns, found by the letters that they need; what goes on beyond a word is found by its longest part within one."""

    def __init__(self, patterns: Sequence[Quick]) -> None:
        self.patterns = tuple(patterns)
        self._of_word = Memo(self._in_word)

    def may_be_in(self, text: str) -> Iterator[int]:
        """Give the numbers of the patterns that may be in a text, in order; no other is in it."""
        low = in_small(text)
        if low is None:
            yield from range(len(self.patterns))
            return
        may = self._always
        for bits in map(self._of_word.__getitem__, _RUN.findall(low)):
            may |= bits
        while may:
            last = may & -may
            yield last.bit_length() - 1
            may ^= last

    @cached_property
    def _always(self) -> int:
        """Give the bits of the patterns that no word tells anything of: they need no letters, or signs, or letters that are not of ASCII.

        “µ” is one letter to `re` and another to `str.lower`.
        """
        return sum(
            1 << number
            for number, pattern in enumerate(self.patterns)
            if not pattern.needed or not all(one.isascii() and _RUN.search(one.lower()) for one in pattern.needed)
        )

    @cached_property
    def _beginnings(self) -> dict[str, list[tuple[str, int]]]:
        """Give by their first letters the letters that tell of patterns, with the bits of these."""
        bits: dict[str, int] = {}
        for number, pattern in enumerate(self.patterns):
            for letters in pattern.needed if not self._always >> number & 1 else ():
                run = max(_RUN.findall(letters.lower()), key=len)
                bits[run] = bits.get(run, 0) | 1 << number
        found: dict[str, list[tuple[str, int]]] = {}
        for run, those in bits.items():
            found.setdefault(run[:_FIRST], []).append((run, those))
        return found

    def _in_word(self, word: str) -> int:
        found = 0
        for at in range(len(word)):
            for first in {word[at : at + length] for length in range(1, _FIRST + 1)}:
                for run, bits in self._beginnings.get(first, ()):
                    if word.startswith(run, at):
                        found |= bits
        return found
