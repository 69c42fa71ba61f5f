"""Search with a pattern only where the letters that it needs are there. Takes a pattern; gives one that finds the same, sooner.

A pattern of many words in any case is tried at every place of a text, and hardly ever found: to look first whether the
text has any of the letters that each match must hold costs a tenth. What is found never changes by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol

# How CPython reads a pattern; the tests hold every pattern of ours to it.
_parse: Callable[[str, int], Any] = import_module("re._parser").parse
# More letters than this to look for would cost what the pattern does.
_MOST = 40
_IN_EVERY_TEXT = frozenset(" .,-")
Needed = frozenset[str]


class Pattern(Protocol):
    """What finds: a compiled pattern, or a quick one."""

    @property
    def pattern(self) -> str:
        """Give the pattern as it was written."""

    def search(self, text: str, /) -> re.Match[str] | None:
        """Give the first match."""

    def findall(self, text: str, /) -> list[Any]:
        """Give what all matches hold."""


class Quick:
    """A pattern that looks first for the letters that each match of it holds."""

    __slots__ = ("_any_case", "_compiled", "flags", "needed", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._compiled = re.compile(pattern, flags)
        self.flags = flags
        self._any_case = bool(self._compiled.flags & re.IGNORECASE) or "(?i" in pattern
        self.needed = needed_by(pattern, flags)

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text has letters without which nothing can be found."""
        if not self.needed:
            return True
        if self._any_case:
            text = _folded(text)
        # A loop is three times as fast as `any` here.
        for letters in self.needed:  # noqa: SIM110
            if letters in text:
                return True
        return False

    def search(self, text: str, /) -> re.Match[str] | None:
        """Give the first match."""
        return self._compiled.search(text) if self.may_be_in(text) else None

    def match(self, text: str, /) -> re.Match[str] | None:
        """Give the match at the beginning."""
        return self._compiled.match(text) if self.may_be_in(text) else None

    def findall(self, text: str, /) -> list[Any]:
        """Give what all matches hold."""
        return self._compiled.findall(text) if self.may_be_in(text) else []

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """Give all matches."""
        return self._compiled.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, plain: str | Callable[[re.Match[str]], str], text: str, /) -> str:
        """Give the text with every match replaced."""
        return self._compiled.sub(plain, text) if self.may_be_in(text) else text


def quick(pattern: str, flags: int = 0) -> Quick:
    """Give a pattern that finds what `re.compile` of it does."""
    return Quick(pattern, flags)


def needed_by(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Give letters of which every match holds at least one; none where no such letters are sure, or they are too many.

    Where the pattern disregards case, they are folded as `_folded` folds a text.
    """
    any_case = bool(re.compile(pattern, flags).flags & re.IGNORECASE) or "(?i" in pattern
    found = _of_sequence(list(_parse(pattern, flags)))
    letters = {_folded(one) for one in found} if any_case else found
    # The longer the rarer, but the shorter stands in more texts: what is likely to be there is looked for first.
    return tuple(sorted(letters, key=lambda one: (len(one), one))) if len(letters) <= _MOST else ()


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """Give a text as letters are compared where case is disregarded: “ı”, “i” and “I” are one to `re`."""
    return text.lower() if text.isascii() else text.casefold().replace("ı", "i").replace("i\u0307", "i")


def _of_sequence(items: list[tuple[Any, Any]]) -> Needed:
    """Give the needed letters of what stands one after the other: those of the part that is the rarest."""
    best, run = Needed(), ""
    for kind, value in [*items, ("", None)]:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        best, run = _rarer(best, Needed({run} - {""})), ""
        best = _rarer(best, _of_item(str(kind), value))
    return best


def _of_item(kind: str, value: Any) -> Needed:  # noqa: ANN401 - as the parser gives it
    if kind == "IN":
        return Needed(chr(v) for _, v in value) if all(str(k) == "LITERAL" for k, _ in value) else Needed()
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, _, inner = value
        return _of_sequence(list(inner)) if least else Needed()
    if kind == "SUBPATTERN":
        return _of_sequence(list(value[-1]))
    if kind == "ATOMIC_GROUP":
        return _of_sequence(list(value))
    if kind == "BRANCH":
        ways = [_of_sequence(list(way)) for way in value[1]]
        return Needed().union(*ways) if all(ways) else Needed()
    return Needed()


def _rarer(one: Needed, other: Needed) -> Needed:
    return max(one, other, key=_rarity)


def _rarity(letters: Needed) -> tuple[int, int]:
    """Give how rare the commonest of some letters is: words by their length, a sign such as “±” as a word of four."""
    return min(map(_weight, letters), default=0), -len(letters)


def _weight(letters: str) -> int:
    letters = letters.strip() or letters
    return len(letters) + 3 * (not letters.replace(" ", "").isalnum() and letters not in _IN_EVERY_TEXT)
