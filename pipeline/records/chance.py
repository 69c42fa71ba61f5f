"""What may be chance. Takes paired differences; gives an exact sign test, an interval, and how many papers a finding needs.

The sign test asks of the papers on which two differ how often a fair coin would split them as unevenly (Dixon and Mood,
Journal of the American Statistical Association 1946;41:557-566). It needs no shape of the figures, which have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from math import comb

# A split that a fair coin gives less often than this is called rare. It is a custom, not a proof.
RARE = 0.05


def sign_test(more: int, fewer: int) -> float:
    """Give the two-sided chance that a fair coin splits so many papers so unevenly, or more; 1.0 without a paper."""
    papers, smaller = more + fewer, min(more, fewer)
    return min(1.0, 2 * _at_most(smaller, papers))


def rarest_split(papers: int) -> tuple[int, int] | None:
    """Give the least uneven split of so many papers that is rare; None where not even all to nothing would be."""
    splits = ((papers - fewer, fewer) for fewer in range(papers // 2, -1, -1))
    return next((split for split in splits if sign_test(*split) < RARE), None)


def median_interval(differences: Sequence[float]) -> tuple[float, float] | None:
    """Give an interval that holds the median difference with 95 % confidence or more; None where they are too few.

    Between the k-th smallest and the k-th largest, by the same coin: exact whatever the shape (Conover, Practical
    Nonparametric Statistics, third edition, 1999).
    """
    ranked = sorted(differences)
    outside = max((k for k in range(len(ranked) // 2) if 2 * _at_most(k, len(ranked)) <= RARE), default=None)
    return None if outside is None else (ranked[outside], ranked[-1 - outside])


def papers_needed(share: float, power: float = 0.8) -> int:
    """Give how many papers that differ it takes to find a rare split with that power, where one is ahead in `share`.

    The power of a test on counts goes up in steps: the next few numbers of papers have it too.
    """
    return next(papers for papers in count(1) if all(_power(papers + more, share) >= power for more in range(10)))


def _at_most(successes: int, papers: int) -> float:
    """Give how often a fair coin falls on one side so often at most."""
    chances: int = sum(comb(papers, k) for k in range(successes + 1))
    return float(chances / 2**papers)


def _power(papers: int, share: float) -> float:
    """Give how often a rare split comes out, where each paper falls on one side with that share."""
    rare = [k for k in range(papers + 1) if sign_test(k, papers - k) < RARE]
    return sum(comb(papers, k) * share**k * (1 - share) ** (papers - k) for k in rare)
