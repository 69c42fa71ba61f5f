"""Tell how likely a word of direction was turned round. Takes the word and the paper's rivals; gives traits and a score.

The traits are weighed by a logistic regression that `python -m tools.fit_polarity` fits on words of direction turned round,
and left alone, in summaries by people and by a model; its rounded weights stand in polarity.json.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from pipeline.validate.align import Index
from pipeline.validate.cues import OPPOSITE, Cue
from pipeline.validate.rivals import Rivals, swapped, told_cues

Traits = dict[str, float]
_WANTED = frozenset("future further needed required should need".split())  # noqa: SIM905


@cache
def weights_of(rule: str) -> Traits:
    """Give the weights of a rule's traits; `start` is added to every score."""
    kept: dict[str, Traits] = json.loads(
        files("pipeline.validate").joinpath("polarity.json").read_text(encoding="utf-8")
    )
    return kept[rule]


def weigh(rule: str, traits: Traits) -> float:
    """Give a score: above 0 an error is likelier than not where one of two such words is wrong."""
    return weighed(weights_of(rule), traits)


def weighed(weights: Traits, traits: Traits) -> float:
    """Give the sum of traits, each by its weight, and of `start`."""
    return weights["start"] + sum(weights[name] * worth for name, worth in traits.items())


def traits_of(cue: Cue, rivals: Rivals, text: str, index: Index) -> Traits:
    """Give what speaks for and against a word of direction of a sentence."""
    told = told_cues(index)
    ways = told.ways
    ranked = index.rank(text, 3)
    top = ranked[0][0] if ranked else 0.0
    # “A more than B” is “B less than A”; “B more than A” may only look so, and tells nothing.
    likest = {
        OPPOSITE[other.way] if swapped(cue, other) else other.way
        for other in (told.of.get(ranked[0][1].id, ()) if ranked else ())
        if other.way != cue.way or not swapped(cue, other)
    }
    words = index.sentence(text)
    return {
        "said": rivals.said.fit,
        "said around": rivals.said.around,
        "repeated": rivals.repeated.fit,
        "opposite": rivals.opposite.fit,
        "opposite thing": rivals.opposite.thing,
        "opposite around": rivals.opposite.around,
        "exchanged": rivals.exchanged.fit,
        "opposite asked": rivals.asked.fit,
        "clearly": max(0.0, rivals.opposite.fit - max(rivals.said.fit, rivals.denied.fit)),
        "both": float(rivals.both),
        "agrees": rivals.agrees.fit,
        "contradicts": rivals.contradicts.fit,
        "good news": float(cue.good > 0),
        "bad news": float(cue.good < 0),
        "worse": float(cue.way == "worse"),
        "only the opposite told": float(cue.way not in ways and OPPOSITE[cue.way] in ways),
        "likest says so": top * (cue.way in likest),
        "likest says the opposite": top * (OPPOSITE[cue.way] in likest and cue.way not in likest),
        "wanted": float(any(word.text in _WANTED for word in words)),
        "describes": float(cue.describes),
        "of a kind": float(cue.of_kind),
    }
