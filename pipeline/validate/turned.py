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
from pipeline.validate.rivals import Rivals, told_cues

Traits = dict[str, float]


@cache
def weights_of(rule: str) -> Traits:
    """Give the weights of a rule's traits; `start` is added to every score."""
    kept: dict[str, Traits] = json.loads(
        files("pipeline.validate").joinpath("polarity.json").read_text(encoding="utf-8")
    )
    return kept[rule]


def weigh(rule: str, traits: Traits) -> float:
    """Give a score: above 0 an error is likelier than not where one of two such words is wrong."""
    weights = weights_of(rule)
    return weights["start"] + sum(weights[name] * worth for name, worth in traits.items())


def traits_of(cue: Cue, rivals: Rivals, others: list[Cue], index: Index) -> Traits:
    """Give what speaks for and against a word of direction; `others` are those of the same sentence."""
    ways = told_cues(index).ways
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
        "opposite beside it": float(any(other.way == OPPOSITE[cue.way] for other in others if other is not cue)),
        "describes": float(cue.describes),
        "of a kind": float(cue.of_kind),
    }
