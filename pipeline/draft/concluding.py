"""Find what the authors conclude. Takes a Paper; gives the passages of its conclusions.

An abstract without headings ends with them, and where they begin is told by how its last sentences speak: of what is, not of what
was done; of what the title names; without figures. The weights are those of a softmax over the places where they may begin,
fitted by `python -m tools.fit_concluding` on abstracts whose conclusions are known (PubMedQA, the tune half). On its held half
the place is right in 77 of 100 abstracts, and in 73 where the title is not told; “behind the last figures” is right in 52.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import takewhile

from pipeline.draft import rank_words as words
from pipeline.draft.answering import SHOWS
from pipeline.records import UNTITLED, Paper, Passage
from pipeline.records.designs import ABOUT_MANY
from pipeline.text.quick import quick

# Of 506 abstracts one has longer conclusions.
MOST = 6
# What is as likely is taken for a conclusion.
LIKELY = 0.5
# A sentence with figures reports; one without may conclude.
_FIGURES = quick(
    r"\b(?:CI|CrI|RR|OR|HR|MD|SMD|WMD|NNT[BH]?|IQR|SD)\b|[=±]|\d ?%|\(\d|\b[nN] ?= ?\d|\b[pP] ?[<>=]|\d\.\d"
)
_OF_THEN = quick(r"\b(?:was|were|had|did|\w{3,}ed)\b")
_OF_NOW = quick(
    r"\b(?:is|are|has|have|does|do|may|might|can|could|should|would|will|seems?|appears?|suggests?|remains?|provides?|needs?|plays?|supports?|indicates?|shows?|demonstrates?)\b"
)
_SAYS_SO = re.compile(r"(?:in )?conclusions?\b|we conclude\b", re.IGNORECASE)
_MANY_VERBS, _LONG, _FEWEST, _LEAST_LIKELY = 4, 50, 4, 0.25
_BEGINS = "begins: "
# Reviews conclude at length: readers chose blindly as often from what stands behind the last figures as from where the weights begin.
_BEHIND, _FEWEST_BEHIND, _MOST_BEHIND = 0.6, 2, 0.4


def concluding(paper: Paper) -> list[tuple[Passage, float]]:
    """Give the passages in which the authors conclude, and how likely each does: their section, or the end of an abstract without headings.

    Those less likely than 1 to 4 are left out.
    """
    headed = [(p, 1.0) for p in paper.sentences() if p.kind == "conclusions"]
    if headed:
        return headed
    abstract = [p for p in paper.sentences() if p.kind == "abstract"]
    # Without any heading a text is told like an abstract.
    abstract = abstract or [p for p in paper.sentences() if p.kind == "other"]
    for passage in abstract[-MOST:]:
        if _SAYS_SO.match(passage.text):
            return [(p, 1.0) for p in abstract[abstract.index(passage) :]]
    texts = [p.text for p in abstract]
    if paper.facts.design.value in ABOUT_MANY:
        return [(p, _BEHIND) for p in abstract[len(abstract) - _behind_figures(texts) :]]
    chances = chances_of_length(texts, "" if paper.title == UNTITLED else paper.title)
    sure = (sum(chances[place:]) for place in range(len(chances)))
    return [(p, chance) for p, chance in zip(reversed(abstract), sure, strict=False) if chance >= _LEAST_LIKELY][::-1]


def _behind_figures(sentences: list[str]) -> int:
    """Give how many of the last sentences stand behind the last figures; the last one always does."""
    most = max(_FEWEST_BEHIND, int(len(sentences) * _MOST_BEHIND))
    behind = sum(1 for _ in takewhile(lambda text: not _FIGURES.search(text), reversed(sentences)))
    return min(len(sentences), most, max(1, behind))


def chances_of_length(sentences: list[str], title: str) -> list[float]:
    """Give how likely it is that the last sentence concludes alone, the last two, and so on; `title` is empty where none is told."""
    known, places = weights(), describe(sentences, title)
    raised = [math.exp(sum(known.get(name, 0.0) * value for name, value in place.items())) for place in places]
    return [one / sum(raised) for one in raised]


def describe(sentences: list[str], title: str) -> list[Counter[str]]:
    """Give the features of an end of one sentence, of two, and so on: what all of it says, and how it begins.

    The first sentence of an abstract never concludes, where it has another.
    """
    told = words.words_of(title)
    found, all_of_it = [], Counter[str]()
    for length, sentence in enumerate((sentences[1:] or sentences)[-MOST:][::-1], start=1):
        own = _features(sentence, told)
        all_of_it.update(own)
        begins = {_BEGINS + name: value for name, value in own.items() if name != "untitled"}
        found.append(Counter({**all_of_it, **begins, f"length {length}": 1.0}))
    return found


def _features(sentence: str, title: frozenset[str]) -> dict[str, float]:
    then, now = len(_OF_THEN.findall(sentence)), len(_OF_NOW.findall(sentence))
    shared = len(words.words_of(sentence) & title) / max(_FEWEST, len(title))
    return {
        "figures": float(bool(_FIGURES.search(sentence))),
        "long": min(len(sentence.split()), _LONG) / 25,
        "then": min(then, _MANY_VERBS) / _MANY_VERBS,
        "now": min(now, _MANY_VERBS) / _MANY_VERBS,
        "then alone": float(then > 0 and not now),
        "now alone": float(now > 0 and not then),
        "shows": float(bool(SHOWS.match(sentence))),
        **({"title": shared} if title else {"untitled": 1.0}),
    }


@cache
def weights() -> dict[str, float]:
    """Give the weight of each feature."""
    told: dict[str, float] = json.loads(
        files("pipeline.draft").joinpath("concluding.json").read_text(encoding="utf-8")
    )
    return told
