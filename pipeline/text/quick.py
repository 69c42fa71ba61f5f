"""Search with a pattern only where the letters that it needs are there. Takes a pattern; gives one that finds the same, sooner.

A pattern of many words in any case is tried at every place of a text, and hardly ever found: to look first whether the
text has any of the letters that each match must hold costs a tenth. Where it has, the pattern looks in the text's small
letters without regard to case, which takes `re` a third of the time that regard to case takes (of 200 patterns of the checks
half are at least 2.5 times as fast), and the match that is given is made in the text itself. What is found never changes by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, NamedTuple, Protocol

# How CPython reads a pattern; the tests hold every pattern of ours to it.
_parse: Callable[[str, int], Any] = import_module("re._parser").parse
# More letters than this to look for would cost what the pattern does.
_MOST = 80
_IN_EVERY_TEXT = frozenset(" .,-")
# Letters that `re` takes for “i”, “s” or “k” where case is disregarded, and those that `str.lower` changes by their place.
_ODD = "İıſ\u212aΣ"
_LAST_OF_ASCII = 0x7F
# What is longer is a paper, of which few are looked at in turn.
_SENTENCE = 2_000
_OWN_CASE = "OWN_CASE"
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


class _Read(NamedTuple):
    """What is read off a pattern: letters that its matches need, whether it disregards case, whether it may look in small letters."""

    needed: tuple[str, ...]
    any_case: bool
    in_small: bool


class Quick:
    """A pattern that looks first for the letters that each match of it holds; it is read and compiled when it is first asked."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _read(self) -> _Read:
        return _read(self.pattern, self.flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    @cached_property
    def _small(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags & ~re.IGNORECASE)

    @property
    def needed(self) -> tuple[str, ...]:
        """Give letters of which every match holds at least one; none where no such letters are sure."""
        return self._read.needed

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text has letters without which nothing can be found."""
        return not self._read.needed or self._has_any(_folded(text) if self._read.any_case else text)

    def _has_any(self, text: str) -> bool:
        # A loop is three times as fast as `any` here.
        for letters in self._read.needed:
            if letters in text:
                return True
        return not self._read.needed

    def search(self, text: str, /) -> re.Match[str] | None:
        """Give the first match."""
        needed, _, in_small_letters = self._read
        low = in_small(text) if in_small_letters else None
        if low is None:
            return self._compiled.search(text) if self.may_be_in(text) else None
        # Written out again: this is asked a thousand times a summary.
        for letters in needed:
            if letters in low:
                break
        else:
            if needed:
                return None
        found = self._small.search(low)
        return self._compiled.match(text, found.start()) if found else None

    def match(self, text: str, /) -> re.Match[str] | None:
        """Give the match at the beginning."""
        return self._compiled.match(text) if self.may_be_in(text) else None

    def findall(self, text: str, /) -> list[Any]:
        """Give what all matches hold."""
        return self._compiled.findall(text) if self.may_be_in(text) else []

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """Give all matches."""
        low = in_small(text) if self._read.in_small else None
        if low is None:
            return self._compiled.finditer(text) if self.may_be_in(text) else iter(())
        return self._found_in(text, low) if self._has_any(low) else iter(())

    def _found_in(self, text: str, low: str) -> Iterator[re.Match[str]]:
        for found in self._small.finditer(low):
            match = self._compiled.match(text, found.start())
            if match:
                yield match

    def sub(self, plain: str | Callable[[re.Match[str]], str], text: str, /) -> str:
        """Give the text with every match replaced."""
        return self._compiled.sub(plain, text) if self.may_be_in(text) else text


class Swaps:
    """A table of patterns and what stands for each, put in place one after the other."""

    def __init__(self, table: Iterable[tuple[Quick, str]]) -> None:
        self.table = tuple(table)

    @cached_property
    def _ready(self) -> list[tuple[tuple[str, ...], bool, Quick, str]]:
        return [(one._read.needed, one._read.any_case, one, plain) for one, plain in self.table]  # noqa: SLF001 - of one house

    def apply(self, text: str) -> str:
        """Give the text with every match of every pattern replaced: as `sub` does, and what cannot match costs next to nothing."""
        low = _folded(text)
        for needed, any_case, pattern, plain in self._ready:
            within = low if any_case else text
            for letters in needed:
                if letters in within:
                    break
            else:
                if needed:
                    continue
            told = pattern.sub(plain, text)
            if told != text:
                text, low = told, _folded(told)
        return text


def quick(pattern: str, flags: int = 0) -> Quick:
    """Give a pattern that finds what `re.compile` of it does."""
    return Quick(pattern, flags)


def _read(pattern: str, flags: int) -> _Read:
    parsed = _parse(pattern, flags)
    any_case = bool(parsed.state.flags & re.IGNORECASE)
    some_case = any_case or "(?i" in pattern
    found = _of_sequence(list(parsed))
    letters = _shortest({_folded(one) for one in found} if some_case else found)
    # The longer the rarer, but the shorter stands in more texts: what is likely to be there is looked for first.
    needed = tuple(sorted(letters, key=lambda one: (len(one), one))) if len(letters) <= _MOST else ()
    in_small = any_case and "(?i" not in pattern and parsed.getwidth()[0] > 0 and all(map(_is_small, _leaves(parsed)))
    return _Read(needed, some_case, in_small)


def _shortest(letters: Iterable[str]) -> list[str]:
    """Leave out what holds another: a text with “suffering” has “suffer”."""
    kept: list[str] = []
    for one in sorted(letters, key=len):
        if not any(other in one for other in kept):
            kept.append(one)
    return kept


def needed_by(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Give letters of which every match holds at least one; none where no such letters are sure, or they are too many.

    Where the pattern disregards case, they are folded as `_folded` folds a text.
    """
    return _read(pattern, flags).needed


def may_look_in_small(pattern: str, flags: int = 0) -> bool:
    """Tell whether a pattern finds in a text's small letters, with regard to case, what it finds in the text without.

    All its letters must be small ones of ASCII, no part of it may have a rule on case of its own, and a match must hold
    something.
    """
    return _read(pattern, flags).in_small


def _is_small(leaf: tuple[str, Any]) -> bool:
    kind, value = leaf
    if kind == "RANGE":
        low, high = int(value[0]), int(value[1])
        return high < ord("A") or ord("Z") < low <= high <= _LAST_OF_ASCII
    if kind in {"LITERAL", "NOT_LITERAL"}:
        letter = chr(value)
        return letter == letter.lower() and (letter.isascii() or letter == letter.upper())
    return kind != _OWN_CASE


def _leaves(items: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as the parser gives it
    """Give all that a parsed pattern is made of, and `_OWN_CASE` for a part with rules of its own."""
    for kind, value in items:
        name = str(kind)
        if name == "IN":
            yield from ((str(k), v) for k, v in value)
        elif name == "BRANCH":
            for way in value[1]:
                yield from _leaves(way)
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT", "ASSERT", "ASSERT_NOT"}:
            yield from _leaves(value[-1])
        elif name == "SUBPATTERN":
            if value[1] or value[2]:
                yield _OWN_CASE, None
            yield from _leaves(value[-1])
        elif name == "ATOMIC_GROUP":
            yield from _leaves(value)
        elif name == "GROUPREF_EXISTS":
            yield _OWN_CASE, None
        else:
            yield name, value


def in_small(text: str) -> str | None:
    """Give a text in small letters, one for one; None where it has one of the few that only look small, or grow."""
    if text.isascii():
        return text.lower()
    return _sentence_in_small(text) if len(text) < _SENTENCE else _paper_in_small(text)


@lru_cache(maxsize=64)
def _sentence_in_small(text: str) -> str | None:
    for letter in _ODD:  # a loop is three times as fast as `any`, and a pattern five times as slow
        if letter in text:
            return None
    return text.lower()


@lru_cache(maxsize=4)
def _paper_in_small(text: str) -> str | None:
    return _sentence_in_small.__wrapped__(text)


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
