"""Hold a word of direction against a paper's. Takes both; gives the best of them that agrees and that contradicts.

Two words of direction tell of the same thing as far as what stands around them is the same, by rarity and by nearness;
what rose or fell itself counts for half.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.validate.align import Index
from pipeline.validate.cues import OPPOSITE, Cue, Weights, cues_of
from pipeline.validate.kept import kept, once

# A word that the paper does not have counts for so much of the rarest: lay words are strangers to most papers.
_STRANGER = 0.5
# A concept near, but not among what rose or fell there, is worth so much of one that is.
_NEARBY = 0.6
# A passage that shares nothing else with the sentence is worth so much of the one that shares most.
_FAR = 0.7
_SHARED = 2
# Words of direction that begin alike are forms of one.
_ROOT = 5
# A passage that tells the opposite tells the same as well where that fits so much as well.
_AS_WELL = 0.5
_COMPARED = frozenset("more less better worse".split())  # noqa: SIM905


class Held(NamedTuple):
    """How well the best of the paper's words of direction fits, 0 to 1, and which it is; 0 and None where none does.

    `thing` and `around` are the two parts of `fit`: what rose or fell, and all that stands around it.
    """

    fit: float
    cue: Cue | None
    passage: Passage | None
    thing: float = 0.0
    around: float = 0.0


_NONE = Held(0.0, None, None)


class Rivals(NamedTuple):
    """The best of the paper's words of direction that tell of the same, by what they say of it.

    The same way: `said`, `repeated` (in a form of the same word), `denied`; the opposite way: `opposite`, `exchanged` (a word
    of the same form, “higher” for “lower”), `asked` (only asked or hoped for); `agrees` and `contradicts` compare what went up
    with what got better, by whether either is good news. `both`: where the paper says the opposite, it says the same as well.
    """

    said: Held = _NONE
    repeated: Held = _NONE
    denied: Held = _NONE
    opposite: Held = _NONE
    exchanged: Held = _NONE
    asked: Held = _NONE
    agrees: Held = _NONE
    contradicts: Held = _NONE
    both: bool = False


class ToldCues(NamedTuple):
    """The paper's words of direction, each with its passage, where each concept stands around them, which ways it tells, and those of each passage."""

    cues: list[tuple[Cue, Passage]]
    places: dict[str, list[int]]
    ways: frozenset[str]
    of: dict[str, list[Cue]]


@once
def told_cues(index: Index) -> ToldCues:
    """Give the paper's words of direction."""
    cues = [(cue, passage) for passage in index.passages for cue in cues_of(index.wording(passage))]
    places: dict[str, list[int]] = {}
    for number, (cue, _) in enumerate(cues):
        for meaning in cue.around:
            places.setdefault(meaning, []).append(number)
    ways = frozenset(cue.way for cue, _ in cues if not cue.denied)
    of: dict[str, list[Cue]] = {}
    for cue, passage in cues:
        of.setdefault(passage.id, []).append(cue)
    return ToldCues(cues, places, ways, of)


def nearness_of(text: str, index: Index) -> dict[str, float]:
    """Give by passage how much of a sentence it shares, as a part of what the passage shares that shares most."""
    ranked = index.rank(text, 40)
    return {passage.id: score / ranked[0][0] for score, passage in ranked}


@kept
def cues_held(text: str, index: Index) -> list[tuple[Cue, Rivals]]:
    """Give a sentence's words of direction, each held against the paper's."""
    cues = cues_of(index.sentence(text))
    nearness = nearness_of(text, index) if cues else {}
    return [(cue, _hold(cue, index, nearness)) for cue in cues]


def _hold(cue: Cue, index: Index, nearness: dict[str, float]) -> Rivals:
    """Give the best of the paper's words of direction that tell of the same as `cue`."""
    told = told_cues(index)
    best: dict[str, Held] = {}
    same_in: dict[str, float] = {}
    whole_thing, whole_around = _whole(cue.thing, index), _whole(cue.around, index)
    for number in sorted({number for meaning in cue.around for number in told.places.get(meaning, ())}):
        other, passage = told.cues[number]
        kinds = _kinds(cue, other)
        if not kinds:
            continue
        thing = _shared(cue.thing, other.thing, other.around, index) / whole_thing if whole_thing else 0.0
        if "opposite" in kinds and not thing:
            continue
        around = _shared(cue.around, other.around, {}, index) / whole_around
        fit = (thing + around) / 2 * (_FAR + (1 - _FAR) * nearness.get(passage.id, 0.0))
        if kinds[0] == "said" and fit > same_in.get(passage.id, 0.0):
            same_in[passage.id] = fit
        for kind in kinds:
            if kind not in best or fit > best[kind].fit:
                best[kind] = Held(fit, other, passage, thing, around)
    opposite = best.get("opposite", _NONE)
    both = opposite.passage is not None and same_in.get(opposite.passage.id, 0.0) > opposite.fit * _AS_WELL
    return Rivals(**best, both=both)


def _kinds(cue: Cue, other: Cue) -> tuple[str, ...]:
    """Give what a word of the paper is to a word of the sentence: names of the parts of Rivals; none where neither."""
    if other.way == cue.way:
        if other.denied:
            return ("denied",)
        return ("said", "repeated") if other.word.text[:_ROOT] == cue.word.text[:_ROOT] else ("said",)
    if other.denied or swapped(cue, other):
        return ()
    if other.way != OPPOSITE[cue.way]:
        return ("agrees" if other.good == cue.good else "contradicts",) if cue.good and other.good else ()
    return _opposite_kinds(cue, other) if len(cue.around.keys() & other.around.keys()) >= _SHARED else ()


def _opposite_kinds(cue: Cue, other: Cue) -> tuple[str, ...]:
    if other.asked:
        return ("asked",)
    return ("opposite", "exchanged") if _form(other.word.text) == _form(cue.word.text) else ("opposite",)


@lru_cache(maxsize=2_000)
def _form(word: str) -> str:
    """Give the form of a word of direction: an exchanged word mostly keeps it."""
    if word in _COMPARED:
        return "er"
    return next((ending for ending in ("er", "ed", "ing", "s", "ion", "ment") if word.endswith(ending)), "")


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


def swapped(cue: Cue, other: Cue) -> bool:
    """Tell whether the comparison runs the other way round: “A more than B” is “B less than A”."""
    if not cue.behind_than or not other.behind_than or cue.behind_than & other.behind_than:
        return False
    return bool(cue.behind_than & other.around.keys() or other.behind_than & cue.around.keys())
