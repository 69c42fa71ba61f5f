"""Choose the total among the counts of a paper. Takes votes; gives the Fact that tells how many took part."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.records import Fact

# Few people are more often a part, so that their count wants to be told better.
_LEAST, _LEAST_OF_FEW = 0.9, 1.8
# Among smaller numbers two add up to a third by chance.
NO_CHANCE = 12
# An arm is counted as it was analysed: those who were told to take part may be a few more.
_A_FEW_MORE = 1.25
# Told once, and by no word that they took part: a person should look.
_BARELY_TOLD, NOT_SURE = 1.2, 0.55


class Vote(NamedTuple):
    """A count that may be the total: how far, in which passage, whether added up, and how far its own words say so."""

    value: int
    score: float
    place: str
    summed: bool = False
    trust: float = 2.0


def decide(votes: list[Vote]) -> Fact:
    """Give the likeliest total with its passages; nothing where no count is likely enough."""
    if not votes:
        return Fact()
    scores = _scores(votes)
    ranked = sorted(scores, key=lambda value: (-scores[value], -value))
    best = _larger(ranked, scores, votes)
    if scores[best] < (_LEAST if best >= NO_CHANCE else _LEAST_OF_FEW):
        return Fact()
    if all(v.summed for v in votes if v.value == best):
        told = {v.value for v in votes if not v.summed and best < v.value <= _A_FEW_MORE * best}
        best = max((v for v in told if scores[v] > 0.4 * scores[best]), key=scores.__getitem__, default=best)
    rivals = [v for v in ranked if v != best and scores[v] >= 0.75 * scores[best]][:3]
    mine = sorted((v for v in votes if v.value == best), key=lambda v: -v.score)
    confidence = min(0.95, scores[best] / (scores[best] + (scores[rivals[0]] if rivals else 0.0) + 1.5))
    if len(mine) == 1 and mine[0].trust < _BARELY_TOLD:
        confidence = min(confidence, NOT_SURE)
    return Fact(
        value=str(best), passages=tuple(dict.fromkeys(v.place for v in mine if v.place))[:3],
        confidence=round(confidence, 2), candidates=tuple(map(str, rivals)), needs_review=confidence < 0.6,
    )  # fmt: skip


def _scores(votes: list[Vote]) -> dict[int, float]:
    """Add up the votes for each count. Two that add up to a third are its parts: it is the total."""
    scores: dict[int, float] = {}
    for vote in sorted(votes, key=lambda v: -v.score):
        known = scores.get(vote.value)
        scores[vote.value] = vote.score if known is None else known + 0.25 * min(vote.score, 2.0)
    parts: set[int] = set()
    told = {vote.value for vote in votes if not vote.summed}
    for total in list(scores):
        pairs = [(a, total - a) for a in scores if 2 * a <= total and total - a in scores]
        if pairs and total >= NO_CHANCE:
            scores[total] *= 1.3
            parts.update(
                part for pair in pairs for part in pair if total in told and scores[total] > 0.6 * scores[part]
            )
    for part in parts:
        scores[part] *= 0.4
    return scores


def _larger(ranked: list[int], scores: dict[int, float], votes: list[Vote]) -> int:
    """Give the best, or a larger one that is about as likely: the smaller is a part of it.

    What one sentence adds up is more than what it adds, though a group is told again elsewhere.
    """
    best = ranked[0]
    places = {value: {v.place for v in votes if v.value == value} for value in ranked[:4]}
    for rival in ranked[1:4]:
        adds = all(v.summed for v in votes if v.value == rival) and places[rival] & places[best]
        if rival > best and scores[rival] > (0.7 if adds else 0.85) * scores[best]:
            best = rival
    return best
