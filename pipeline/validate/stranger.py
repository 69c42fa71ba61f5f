"""Tell how likely a sentence is a stranger to its paper. Takes it among the others of its summary; gives traits and words.

What tells most: whether the paper knows its telling words; whether one passage holds much of it; whether the summary's other
sentences, which the paper backs, use its words too. The traits are weighed by a logistic regression that
`python -m tools.fit_polarity` fits on sentences of summaries by people and by a model, and on sentences that do not belong:
of other papers, of the nearest paper, praise and advice. Its rounded weights stand in polarity.json; in a summary of own words
how a sentence speaks is weighed too, for what was drawn from elsewhere and for praise and advice apart.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from typing import NamedTuple

from pipeline.records import Summary
from pipeline.text.meaning import concept
from pipeline.text.memo import Memo
from pipeline.text.named import class_of
from pipeline.text.quick import quick
from pipeline.validate.align import Backing, Index
from pipeline.validate.flags import Place, every_sentence
from pipeline.validate.turned import Traits

_FEWEST_WORDS, _FEWEST_TELLING, _ENOUGH_WORDS = 5, 3, 7
# A sentence that the paper backs less than this lends no word to another, and one with less stands on nearly nothing.
_BACKED, _HARDLY = 0.3, 0.1
# One or two sentences alone do not show how a summary is usually told; these are what careful ones have.
_USUAL = (0.6, 0.6)
_SHORT = 9
_MOST_WORDS, _MOST_ECHOES, _MOST_TECHNICAL = 6, 4, 3
# A stem of so many letters is a long word's; so many words a sentence has.
_LONG, _A_SENTENCE = 7, 20
_FIGURE = re.compile(r"\d")
# Who is spoken to, and what holds for all and for ever, no paper's finding is told with.
_TO_A_READER = quick(
    r"\b(?:you|your|yours|yourself|everyone|everybody|anyone|anybody|never|ever|nothing|no one|nobody|all)\b|!",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_PAST = quick(r"\b(?:was|were|had|did)\b|\w{3,}ed\b", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"(?:itis|osis|a?emia|oma|pathy|ectomy|tomy|scop\w{1,4}|graph(?:y|ic)|therap\w{1,5}|ular|mab|nib)$"
)


class Told(NamedTuple):
    """A sentence of a summary: where it stands, what of it the paper backs, and its words."""

    place: Place
    backing: Backing
    words: tuple[str, ...]


class Surroundings(NamedTuple):
    """What a summary says: its sentences, how well they are usually backed, and how often a backed one has a concept."""

    told: list[Told]
    usual: float
    backed: Counter[str]


def surroundings(summary: Summary, index: Index) -> Surroundings:
    """Give what a summary's sentences say, titles and the shortest left out."""
    told = [
        sentence(place, index)
        for place in every_sentence(summary)
        if place[0] != "title" and len(place[2].text.split()) >= _FEWEST_WORDS
    ]
    usual = statistics.median([*_USUAL, *(one.backing.share for one in told if says_enough(one))])
    backed = Counter(word for one in told if one.backing.share >= _BACKED for word in one.backing.words)
    return Surroundings(told, usual, backed)


def sentence(place: Place, index: Index) -> Told:
    """Give a sentence with what of it the paper backs."""
    text = place[2].text
    return Told(place, index.backing(text), tuple(index.tokens(text)))


def says_enough(told: Told) -> bool:
    """Tell whether a sentence says enough for its words to show where it comes from."""
    return len(told.backing.telling) >= _FEWEST_TELLING or len(told.place[2].text.split()) > _ENOUGH_WORDS


def speech_of(text: str) -> list[str]:
    """Give the words of a sentence, each once: how it speaks tells praise and advice from what careful writers say."""
    return list(dict.fromkeys(_SPEECH.findall(text.lower())))


def phrases_of(text: str) -> list[str]:
    """Give the words of a sentence and each two that stand together, its beginning and end marked: what advice is worded with."""
    words = _SPEECH.findall(text.lower())
    pairs = (f"{one} {two}" for one, two in itertools.pairwise(("^", *words, "$")))
    return list(dict.fromkeys((*words, *pairs)))


_IS_TECHNICAL = Memo(lambda word: class_of(word) is not None or bool(_TECHNICAL.search(word)))


def traits_of(told: Told, around: Surroundings, index: Index) -> Traits:
    """Give what speaks for and against a sentence."""
    text, backing = told.place[2].text, told.backing
    missing = backing.missing
    # A backed sentence has each of its own words once.
    own, backed = backing.share >= _BACKED, around.backed
    echoes = sum([backed.get(word, 0) > own for word in missing])
    technical = sum([not index.knows(concept(word)) for word in told.words if _IS_TECHNICAL[word]])
    letters, size = [len(word) for word in missing], len(text.split())
    ranked = index.rank(text, 1)
    return {
        "backed": backing.share,
        "less than usual": max(0.0, around.usual - backing.share),
        "hardly backed": float(backing.share < _HARDLY),
        "known words": min(len(backing.telling) - len(missing), _MOST_WORDS) / _MOST_WORDS,
        "missing words": min(len(missing), _MOST_WORDS) / _MOST_WORDS,
        "figures told": float(backing.figures_told > 0),
        "figures not told": float(backing.figures > backing.figures_told),
        "likest passage": ranked[0][0] if ranked else 0.0,
        "short": float(size < _SHORT),
        "to a reader": float(bool(_TO_A_READER.search(text))),
        "past": float(bool(_PAST.search(text))),
        "missing words told elsewhere": min(echoes, _MOST_ECHOES) / _MOST_ECHOES,
        "words told elsewhere": sum([backed.get(word, 0) > own for word in backing.words]) / max(1, len(backing.words)),
        "technical words missing": min(technical, _MOST_TECHNICAL) / _MOST_TECHNICAL,
        "long words missing": sum(many >= _LONG for many in letters) / _FEWEST_TELLING,
        "length of missing words": sum(letters) / max(1, len(letters)) / _LONG,
        "nothing missing": float(not missing),
        "one word missing": float(len(missing) == 1),
        "nothing telling": float(not backing.telling),
        "with figures": float(bool(_FIGURE.search(text))),
        "length": size / _A_SENTENCE,
    }  # fmt: skip
