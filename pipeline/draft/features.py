"""Describe sentences by what makes people choose them. Takes a Paper; gives each usable passage its features and worth.

The weights are a ridge regression, fitted by `python -m tools.fit_ranker` on summaries that people wrote (the tune half
of the pairs): how many of a sentence's words and word pairs the person's summary of the same paper holds.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.draft import rank_words as words
from pipeline.draft.asides import drop_asides
from pipeline.draft.rank_words import usable
from pipeline.records import Paper, Passage, SectionKind

_KINDS: tuple[SectionKind, ...] = (
    "abstract", "introduction", "methods", "results", "discussion", "conclusions", "limitations",
)  # fmt: skip
_COMMON = frozenset(
    """with that this from were have been which there their these those than also only other between after before during
    both more most some such when where while they could would should about into over under among within without against
    because however although using used based""".split()  # noqa: SIM905 - a word list
)
# Beyond this a sentence is too long for a lay reader whatever it says.
_LONG = 40


class Described(NamedTuple):
    """A passage with its plain text and its features by name."""

    passage: Passage
    text: str
    features: dict[str, float]


def describe(paper: Paper, wanted: Container[SectionKind] | None = None) -> list[Described]:
    """Give every usable passage of the paper, or of its `wanted` kinds of sections, described, in reading order."""
    passages = list(paper.sentences())
    texts = [drop_asides(passage.text) for passage in passages]
    content = [words.words_of(text) - _COMMON for text in texts]
    common = Counter(word for one in content for word in one)
    ends = frozenset[str]().union(*content[-3:]) if content else frozenset()
    told = words.words_of(paper.title)
    found = []
    for place, (passage, text, own) in enumerate(zip(passages, texts, content, strict=True)):
        if (wanted is not None and passage.kind not in wanted) or not usable(passage):
            continue
        size = max(1, len(own))
        features = {
            **_place(place, len(passages)),
            **_language(passage, text),
            **{f"in {kind}": float(passage.kind == kind) for kind in _KINDS},
            "shares with the end": len(own & ends) / max(6, size),
            "shares with the title": len(own & told) / max(6, size),
            "shares with all": sum(common[word] - 1 for word in own) / size / max(1, len(passages)),
        }
        found.append(Described(passage, text, features))
    return found


def _place(place: int, count: int) -> dict[str, float]:
    share = place / max(1, count - 1)
    return {
        "is there": 1.0,
        "how far": share,
        "first": float(place == 0),
        "first two": float(place <= 1),
        "last": float(place == count - 1),
        "last but one": float(place == count - 2),
        "last quarter": float(share > 0.75),
    }


def _language(passage: Passage, text: str) -> dict[str, float]:
    count = len(text.split())
    tells = {name: float(bool(pattern.search(text))) for name, pattern in words.TELLS.items()}
    return {
        **tells,
        "length": min(count, _LONG) / 25,
        "short": float(count < 10),
        "compares": float(min(3, len(words.COMPARISON.findall(text)))),
        "aim": float(words.is_aim(passage.text)),
        "set-up": float(words.is_setup(passage.text)),
        "concludes": float(bool(words.CONCLUDING.match(passage.text))),
        "long words": sum(len(word) >= 10 for word in text.split()) / max(1, count),
        "commas": text.count(",") / 5,
    }


@cache
def weights() -> dict[str, float]:
    """Give the weight of each feature."""
    told: dict[str, float] = json.loads(files("pipeline.draft").joinpath("ranker.json").read_text(encoding="utf-8"))
    return told


def worth(described: Described) -> float:
    """Give how much of a sentence a person's summary is likely to hold: the higher, the sooner it is told."""
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in described.features.items() if value)
