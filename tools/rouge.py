"""Compare a text's words with a reference's: ROUGE-1, ROUGE-2 and ROUGE-L as F1 (Lin 2004). Takes texts; gives shares.

Words are runs of letters and digits, lower case, not stemmed; the longest common subsequence is of the whole texts, by
the bit-parallel algorithm of Hyyrö (2004).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

_WORD = re.compile(r"[a-z0-9]+")


def rouge(text: str, reference: str) -> tuple[float, float, float]:
    """Give ROUGE-1, ROUGE-2 and ROUGE-L, each from 0 to 1."""
    said, wanted = _WORD.findall(text.lower()), _WORD.findall(reference.lower())
    return (
        _overlap(said, wanted),
        _overlap(list(pairwise(said)), list(pairwise(wanted))),
        _f1(common_subsequence(said, wanted), len(said), len(wanted)),
    )


def _overlap(said: Sequence[Hashable], wanted: Sequence[Hashable]) -> float:
    return _f1((Counter(said) & Counter(wanted)).total(), len(said), len(wanted))


def _f1(hits: int, said: int, wanted: int) -> float:
    return 2 * hits / (said + wanted) if hits else 0.0


def common_subsequence(one: Sequence[str], two: Sequence[str]) -> int:
    """Give the length of the longest common subsequence."""
    places: dict[str, int] = {}
    for place, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << place
    row = whole = (1 << len(one)) - 1
    for word in two:
        hit = row & places.get(word, 0)
        row = (row + hit | row - hit) & whole
    return len(one) - row.bit_count()
