"""Tell whether a text is English. Takes text; gives yes or no by its commonest words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    """the of and to in a is was were with for that by are as on not be had has have this from at an or which after no
    than it their they who you your can may we all been but also more between during one its people patients treatment
    study did does do should will would could about if when how what these those she he her his""".split()  # noqa: SIM905
)
_LEAST_SHARE = 0.12
_SHORT = 8


def looks_english(text: str) -> bool:
    """Tell whether enough of a text's words are everyday English ones; a few words alone need just Latin letters."""
    words = _WORD.findall(text[:20_000].lower())
    if not words:
        return False
    if len(words) < _SHORT:
        return len([word for word in words if word.isascii()]) > 0.6 * len(words)
    return len([word for word in words if word in _ENGLISH]) >= _LEAST_SHARE * len(words)
