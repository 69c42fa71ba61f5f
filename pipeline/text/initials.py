"""Know initials that papers leave unexplained. Gives, for each word of what they stand for, the initials: “osteoarthritis”, OA."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# So long a word is no everyday one: “cytomegalovirus”.
_TELLING = 14
_WORD = re.compile(r"[^\W\d_]{4,}")


@cache
def initials_of() -> dict[str, frozenset[str]]:
    """Give each word, in lower case, with the initials that may stand for it."""
    found: dict[str, set[str]] = {}
    for line in files("pipeline.text").joinpath("initials.txt").read_text(encoding="utf-8").splitlines():
        short, _, told = line.partition(" ")
        for word in _WORD.findall(told.lower()) if not line.startswith("#") else ():
            found.setdefault(word, set()).add(short)
    return {word: frozenset(shorts) for word, shorts in found.items()}


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Give the words that each initials stand for, where they are telling: two long ones, or one very long."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files("pipeline.text").joinpath("initials.txt").read_text(encoding="utf-8").splitlines():
        short, _, told = line.partition(" ")
        phrases = [phrase.strip().lower() for phrase in told.split(",")] if not line.startswith("#") else []
        found[short] = tuple(
            phrase for phrase in phrases if len(_WORD.findall(phrase)) > 1 or len(phrase) >= _TELLING
        )
    return found


def phrases_of(short: str) -> tuple[str, ...]:
    """Give what initials stand for in so many words that no other initials do: ALT, “alanine aminotransferase”."""
    return _phrases().get(short, ())
