"""Keep a stranger's words inside their borders. Takes text; gives text that cannot be taken for a prompt's own marks."""

from __future__ import annotations

import hashlib
import re
from itertools import count

_MARKS = re.compile(r"<{3,}|>{3,}")


def one_line(text: str) -> str:
    """Give a text on one line, without characters that nobody can see."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def material(text: str) -> str:
    """Give words that cannot be taken for a mark: the marks are made of five signs, and two is the most left here."""
    return _MARKS.sub(lambda match: match.group()[:2], one_line(text))


def border_of(digest: str, inside: str) -> str:
    """Give a code that the material does not hold. Made of the paper's digest, so that a rerun sends the same bytes."""
    small = inside.lower()
    codes = (hashlib.sha256(f"border {turn} {digest}".encode()).hexdigest()[:16] for turn in count())
    return next(code for code in codes if code not in small)
