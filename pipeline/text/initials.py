"""Know initials that papers leave unexplained. Gives, for each word of what they stand for, the initials: “osteoarthritis”, OA."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

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
