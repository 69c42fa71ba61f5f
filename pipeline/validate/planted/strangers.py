"""Sentences that do not belong. Takes a pair and the others; gives a sentence to put in, or None."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.records import Paper
from pipeline.text.sentences import sentences
from pipeline.text.words import content
from pipeline.validate.planted import words
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.material import Corpus, Pair

Stranger = Callable[[Pair, Corpus, Choice], str | None]
_LEAST_WORDS = 8
_CUE = re.compile(
    r"\s?\[[\d,;\s–-]+\]|\s?\([^()]*\b(?:19|20)\d\d[a-z]?\)|\b(?:previous|earlier|prior|other|recent) (?:studies|reports|work|authors|research)\b|et al\.?|"
    r"\b(?:in the literature|has been (?:reported|shown|described) (?:that|to)|it is (?:well )?known that)\b",
    re.IGNORECASE,
)


# What is true of any paper is no invention: what a word means, how reviews rate evidence.
_OF_ANY = re.compile(
    r"\bmeans? (?:that|the|we|['‘“])|\b(?:rated|judged|graded|assessed) the (?:quality|certainty)[^.]{0,60}\b(?:using|as one of|levels?|scale)\b",
    re.IGNORECASE,
)


def _hype(pair: Pair, corpus: Corpus, choice: Choice) -> str:
    del pair, corpus
    return choice.one(words.HYPE)


def _advice(pair: Pair, corpus: Corpus, choice: Choice) -> str:
    del pair, corpus
    return choice.one(words.ADVICE)


def _invented(pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    others = [other for other in corpus.pairs if other.id != pair.id]
    return _sentence_of(choice.one(others), choice) if others else None


def _nearest(pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    mine = _bag(pair.paper)
    others = [other for other in corpus.pairs if other.id != pair.id]
    if not others:
        return None
    nearest = max(others, key=lambda other: (len(mine & _bag(other.paper)) / (1 + len(_bag(other.paper))), other.id))
    return _sentence_of(nearest, choice)


_bags: dict[str, frozenset[str]] = {}


def _bag(paper: Paper) -> frozenset[str]:
    found = _bags.get(paper.source_digest)
    if found is None:
        found = _bags[paper.source_digest] = frozenset(content(f"{paper.title} {paper.text[:6000]}"))
    return found


def _sentence_of(pair: Pair, choice: Choice) -> str | None:
    long = [
        c.text
        for s, _, c in pair.summary.claims()
        if s in {"findings", "takeaway"} and len(c.text.split()) >= _LEAST_WORDS and not _OF_ANY.search(c.text)
    ]
    return choice.one(long) if long else None


def _cited(pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    """Give what the paper tells of other people's work, told as if it were its own."""
    del corpus
    told = [
        p.text
        for p in pair.paper.sentences()
        if p.whose == "cited"
        and p.kind in {"discussion", "introduction", "results"}
        and 8 <= len(p.text.split()) <= 40
    ]
    own = [text for text in (" ".join(_CUE.sub("", one).split()) for one in told) if sentences(text) == [text]]
    return choice.one(own) if own else None


def _outcome(pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    """Give an outcome for a patient of whom the paper tells none."""
    del corpus
    if pair.paper.facts.design.value != "case report" or pair.paper.scope != "full":
        return None
    told = re.search(
        r"improv|recover|resol|remission|disappear|died|death|surviv|better|heal|cure|regress|discharg|withdr|discontinu|stopped|asymptomatic|symptom-free",
        pair.told,
    )
    return None if told else choice.one(words.OUTCOMES)


INSERTED_KINDS: dict[str, Stranger] = {
    "hype in unseen words": _hype,
    "advice in unseen words": _advice,
    "invented sentence": _invented,
    "sentence of the nearest paper": _nearest,
    "cited finding as own": _cited,
    "outcome invented": _outcome,
}
