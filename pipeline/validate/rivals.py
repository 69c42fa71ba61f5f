"""Hold a word of direction against a paper's. Takes both; gives the best of them that agrees and that contradicts.

Two words of direction tell of the same thing as far as what stands around them is the same, by rarity and by nearness;
what rose or fell itself counts for half.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.records import Passage
from pipeline.validate.align import Index
from pipeline.validate.cues import OPPOSITE, Cue, Weights, cues_of

# A word that the paper does not have counts for so much of the rarest: lay words are strangers to most papers.
_STRANGER = 0.5
# A concept near, but not among what rose or fell there, is worth so much of one that is.
_NEARBY = 0.6
# A passage that shares nothing else with the sentence is worth so much of the one that shares most.
_FAR = 0.7
_SHARED = 2


class Held(NamedTuple):
    """How well the best of the paper's words of direction fits, 0 to 1, and which it is; 0 and None where none does."""

    fit: float
    cue: Cue | None
    passage: Passage | None


_NONE = Held(0.0, None, None)


class Rivals(NamedTuple):
    """The best of the paper's words that point the same way, said and denied, and that point the opposite way."""

    said: Held = _NONE
    denied: Held = _NONE
    opposite: Held = _NONE


class ToldCues(NamedTuple):
    """The paper's words of direction, each with its passage, and where each concept stands around them."""

    cues: list[tuple[Cue, Passage]]
    places: dict[str, list[int]]


def told_cues(index: Index) -> ToldCues:
    """Give the paper's words of direction; made once for a paper."""
    found: ToldCues | None = index.cues
    if found is None:
        cues = [(cue, passage) for passage in index.passages for cue in cues_of(index.wording(passage))]
        places: dict[str, list[int]] = {}
        for number, (cue, _) in enumerate(cues):
            for meaning in cue.around:
                places.setdefault(meaning, []).append(number)
        found = index.cues = ToldCues(cues, places)
    return found


def nearness_of(text: str, index: Index) -> dict[str, float]:
    """Give by passage how much of a sentence it shares, as a part of what the passage shares that shares most."""
    ranked = index.rank(text, 40)
    return {passage.id: score / ranked[0][0] for score, passage in ranked}


def hold(cue: Cue, index: Index, nearness: dict[str, float]) -> Rivals:
    """Give the best of the paper's words of direction that tell of the same as `cue`."""
    told = told_cues(index)
    said = denied = opposite = _NONE
    whole_thing, whole_around = _whole(cue.thing, index), _whole(cue.around, index)
    for number in sorted({number for meaning in cue.around for number in told.places.get(meaning, ())}):
        other, passage = told.cues[number]
        if other.way not in {cue.way, OPPOSITE[cue.way]}:
            continue
        thing = _shared(cue.thing, other.thing, other.around, index) / whole_thing if whole_thing else 0.0
        around = _shared(cue.around, other.around, {}, index) / whole_around
        fit = (thing + around) / 2 * (_FAR + (1 - _FAR) * nearness.get(passage.id, 0.0))
        found = Held(fit, other, passage)
        if other.way != cue.way:
            if (
                fit > opposite.fit
                and thing
                and len(cue.around.keys() & other.around.keys()) >= _SHARED
                and not _swapped(cue, other)
            ):
                opposite = found
        elif other.denied and fit > denied.fit:
            denied = found
        elif not other.denied and fit > said.fit:
            said = found
    return Rivals(said, denied, opposite)


def _whole(weights: Weights, index: Index) -> float:
    rarity, stranger = index.rarity, index.unseen * _STRANGER
    return sum(weight * rarity.get(meaning, stranger) for meaning, weight in weights.items())


def _shared(mine: Weights, theirs: Weights, nearby: Weights, index: Index) -> float:
    rarity, shared = index.rarity, 0.0
    for meaning, weight in mine.items():
        there = max(theirs.get(meaning, 0.0), _NEARBY * nearby.get(meaning, 0.0))
        if there and meaning in rarity:
            shared += min(weight, there) * rarity[meaning]
    return shared


def _swapped(cue: Cue, other: Cue) -> bool:
    """Tell whether the comparison runs the other way round: “A more than B” is “B less than A”."""
    return bool(cue.behind_than and other.behind_than) and not cue.behind_than & other.behind_than
