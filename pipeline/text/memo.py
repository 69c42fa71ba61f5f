"""Keep what a word is known to be. Takes a function of a word; gives a table that asks it once a word.

Rules ask the same of every word of a text; a look in a table takes half the time of a call of a function under `lru_cache`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")
# The words of some thousand papers. Where more are met all are forgotten: cheaper than to know which was used last.
_MOST = 50_000


class Memo(dict[str, _T], Generic[_T]):
    """A table of words that fills itself: `table[word]` is what `find(word)` gives. Never holds more than `most` words."""

    def __init__(self, find: Callable[[str], _T], most: int = _MOST) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, word: str) -> _T:
        """Ask for a word that is not known."""
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._find(word)
        return found
