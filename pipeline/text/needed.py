"""Read off a pattern what each of its matches holds. Takes a pattern; gives letters, and whether case can matter to it.

Where a text has none of them the pattern need not be looked for. How CPython reads a pattern is its own matter and may change:
the tests hold every pattern of ours to what it finds without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from pipeline.text.begins import where_it_may_begin

_sre: Any = import_module("re._parser")
_LITERAL, _NOT_LITERAL, _IN, _RANGE, _BRANCH = _sre.LITERAL, _sre.NOT_LITERAL, _sre.IN, _sre.RANGE, _sre.BRANCH
_SUBPATTERN, _ATOMIC_GROUP, _REFERS = _sre.SUBPATTERN, _sre.ATOMIC_GROUP, _sre.GROUPREF_EXISTS
_REPEATS = (_sre.MAX_REPEAT, _sre.MIN_REPEAT, _sre.POSSESSIVE_REPEAT)
_ASSERTS = (_sre.ASSERT, _sre.ASSERT_NOT)
# More letters than this to look for would cost what the pattern does.
_MOST = 80
_IN_EVERY_TEXT = frozenset(" .,-")
_LAST_OF_ASCII = 0x7F
# An escape and the name of a group are no letters of a pattern.
_CAPITAL = re.compile(r"\\.|\(\?P[<=]\w+|(?P<letter>[A-Z])", re.DOTALL)
Needed = frozenset[str]
_NOTHING = Needed()
_Items = list[tuple[Any, Any]]


class Read(NamedTuple):
    """What is read off a pattern.

    Every match holds at least one of `letters`; they are empty where none are sure, or too many are. `any_case` tells that the
    pattern disregards case, `in_small` that it finds the same in a text's small letters with regard to case. `first` finds one letter
    wherever a match begins, where the case of letters matters or in those small letters.
    """

    letters: tuple[str, ...]
    any_case: bool
    in_small: bool
    first: str


def read(pattern: str, flags: int) -> Read:
    """Read a pattern. Letters are folded as `folded` folds a text where it disregards case."""
    parsed = _sre.parse(pattern, flags)
    items = parsed.data
    any_case = bool(parsed.state.flags & re.IGNORECASE)
    own_case = "(?i" in pattern
    found = _of_sequence(items)
    letters = shortest({folded(one) for one in found} if any_case or own_case else found)
    # The longer the rarer, but the shorter stands in more texts: what is likely to be there is looked for first.
    needed = tuple(sorted(letters, key=lambda one: (len(one), one))) if len(letters) <= _MOST else ()
    in_small = any_case and not own_case and parsed.getwidth()[0] > 0
    first = pattern
    if in_small:
        first = _CAPITAL.sub(lambda found: found.group().lower() if found["letter"] else found.group(), pattern)
        items = items if first == pattern else _sre.parse(first, flags).data
        in_small = _is_small(items)
    first = where_it_may_begin(first, items) if parsed.getwidth()[0] else pattern
    return Read(needed, any_case or own_case, in_small, first)


def folded(text: str) -> str:
    """Give a text as letters are compared where case is disregarded: “ı”, “i” and “I” are one to `re`."""
    return text.lower() if text.isascii() else text.casefold().replace("ı", "i").replace("i\u0307", "i")


def shortest(letters: Iterable[str]) -> list[str]:
    """Leave out what holds another: a text with “suffering” has “suffer”."""
    kept: list[str] = []
    for one in sorted(letters, key=len):
        if not any(other in one for other in kept):
            kept.append(one)
    return kept


def _is_small(items: Iterable[tuple[Any, Any]]) -> bool:
    """Tell whether all letters of a parsed pattern are small ones of ASCII, and no part of it has a rule on case of its own."""
    for kind, value in items:
        if kind is _LITERAL or kind is _NOT_LITERAL:
            letter = chr(value)
            if not (letter == letter.lower() and (letter.isascii() or letter == letter.upper())):
                return False
        elif kind is _RANGE:
            low, high = int(value[0]), int(value[1])
            if not (high < ord("A") or ord("Z") < low <= high <= _LAST_OF_ASCII):
                return False
        else:
            own_case = kind is _REFERS or (kind is _SUBPATTERN and (value[1] or value[2]))
            if own_case or not all(map(_is_small, _inside(kind, value))):
                return False
    return True


def _inside(kind: Any, value: Any) -> Iterator[Any]:  # noqa: ANN401 - as the parser gives it
    """Give the sequences that a part of a parsed pattern is made of."""
    if kind is _BRANCH:
        yield from (way.data for way in value[1])
    elif kind is _IN:
        yield value
    elif kind is _ATOMIC_GROUP:
        yield value.data
    elif kind is _SUBPATTERN or kind in _REPEATS or kind in _ASSERTS:
        yield value[-1].data


def _of_sequence(items: _Items) -> Needed:
    """Give the needed letters of what stands one after the other: those of the part that is the rarest."""
    best, run = _NOTHING, ""
    for kind, value in items:
        if kind is _LITERAL:
            run += chr(value)
            continue
        best, run = _rarer(best, run), ""
        best = _rarest(best, _of_item(kind, value))
    return _rarer(best, run)


def _rarer(best: Needed, run: str) -> Needed:
    return _rarest(best, Needed((run,))) if run else best


def _of_item(kind: Any, value: Any) -> Needed:  # noqa: ANN401 - as the parser gives it
    if kind is _IN:
        return Needed(chr(v) for _, v in value) if all(k is _LITERAL for k, _ in value) else _NOTHING
    if kind in _REPEATS:
        return _of_sequence(value[-1].data) if value[0] else _NOTHING
    if kind is _SUBPATTERN:
        return _of_sequence(value[-1].data)
    if kind is _ATOMIC_GROUP:
        return _of_sequence(value.data)
    if kind is _BRANCH:
        ways = [_of_sequence(way.data) for way in value[1]]
        return _NOTHING.union(*ways) if all(ways) else _NOTHING
    return _NOTHING


def _rarest(one: Needed, other: Needed) -> Needed:
    return max(one, other, key=_rarity) if one and other else one or other


def _rarity(letters: Needed) -> tuple[int, int]:
    """Give how rare the commonest of some letters is: words by their length, a sign such as “±” as a word of four."""
    return min(map(_weight, letters), default=0), -len(letters)


def _weight(letters: str) -> int:
    letters = letters.strip() or letters
    return len(letters) + 3 * (not letters.replace(" ", "").isalnum() and letters not in _IN_EVERY_TEXT)
