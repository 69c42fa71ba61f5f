"""Tell how likely a word of direction was turned round. Takes the word and the paper's rivals; gives traits and a score.

The traits are weighed by a logistic regression that `python -m tools.fit_polarity` fits on words of direction turned round,
and left alone, in summaries by people and by a model; its rounded weights stand in polarity.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.validate.align import Index
from pipeline.validate.cues import OPPOSITE, Cue
from pipeline.validate.rivals import Rivals, swapped, told_cues

Traits = dict[str, float]
_WANTED = frozenset("future further needed required should need".split())  # noqa: SIM905


class Weights(NamedTuple):
    """What each trait weighs, and each word of a sentence; `start` is added to every score."""

    traits: Traits
    words: Traits


@cache
def weights_of(rule: str) -> Weights:
    """Give the weights kept under a name: `direction`, or what is weighed with `, near` or `, own words` behind (`told_as`)."""
    kept: dict[str, dict[str, Traits]] = json.loads(
        files("pipeline.validate").joinpath("polarity.json").read_text(encoding="utf-8")
    )
    return Weights(kept[rule]["traits"], kept[rule].get("words", {}))


def told_as(rule: str, *, own_words: bool) -> str:
    """Give the name of a rule's weights for a summary: what is strange near a paper's words is common in words of one's own."""
    return f"{rule}, {'own words' if own_words else 'near'}"


def weigh(rule: str, traits: Traits, words: Iterable[str] = ()) -> float:
    """Give a score: above 0 an error is likelier than not where one of two such words is wrong."""
    return weighed(weights_of(rule), traits, words)


def weighed(weights: Weights, traits: Traits, words: Iterable[str] = ()) -> float:
    """Give the sum of traits and words, each by its weight, and of `start`."""
    of_traits, of_words = weights
    score = of_traits["start"] + sum([of_traits[name] * worth for name, worth in traits.items()])
    return score + sum([of_words.get(word, 0.0) for word in words])


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


# What two traits say together in own words, where each alone says less: “worse” where the paper tells only of better.
_TOGETHER = (
    ("bad news", "worse"), ("only the opposite told", "worse"), ("bad news", "of a kind"), ("bad news", "likest says the opposite"),
    ("good news", "likest says so"), ("bad news", "likest says so"), ("opposite thing", "only the opposite told"), ("said", "likest says so"),
)  # fmt: skip


def in_own_words(traits: Traits) -> Traits:
    """Give the traits of a word of direction with what some say together, for a summary in words of its own."""
    return traits | {f"{one}, {two}": traits[one] * traits[two] for one, two in _TOGETHER}


def words_around(cue: Cue, text: str, index: Index) -> list[str]:
    """Give a word of direction, the three behind it and, marked, the two before: “took shorter” and “the higher part” are hardly said."""
    words = index.sentence(text)
    at = next(place for place, word in enumerate(words) if word.start == cue.word.start)
    behind = [word.text for word in words[at + 1 : at + 4]]
    told = f"={cue.word.text}"
    before = (f"<{word.text}" for word in words[max(0, at - 2) : at])
    return list(dict.fromkeys([told, *behind, *(f"{told} {word}" for word in behind[:1]), *before]))
