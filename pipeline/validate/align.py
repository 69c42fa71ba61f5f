"""Find the passages that a sentence stands on. Takes a Paper; gives an index that ranks its passages by shared meaning."""

from __future__ import annotations

import math
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from pipeline.records import Paper, Passage, Summary
from pipeline.text.equal import same_number
from pipeline.text.initials import words_behind
from pipeline.text.meaning import concept, concepts, explained, is_everyday
from pipeline.text.numbers import Number
from pipeline.text.words import tokens
from pipeline.validate.tabled import Tables
from pipeline.validate.texts import Texts

_CAPITALS = re.compile(r"[A-Z]{2,8}")
_KEPT, _SENTENCES, _MOST = 8, 400, 40
# Works that are cited tell nothing; the rows of tables are looked up by their numbers (`tabled.py`), and weigh no words.
_NOT_TOLD = frozenset({"references", "tables"})
# A paper of more passages is no abstract.
LONG = 60
# A passage that holds less of a sentence than this share of its weight does not tell the same.
_LEAST = 0.18
# One that holds so much tells it in nearly the same words.
_HALF = 0.5
# So many first letters two words must share to be forms of one, whatever their endings.
_ROOT = 6
# An everyday word tells so much less than a telling one of where a sentence comes from, and so does a figure.
_EVERYDAY, _FIGURE, _TELLING_FIGURE = 0.3, 0.5, 13
# A sentence of a few everyday words alone proves nothing.
_PRIOR = 0.15
# How a study was done is told in words that its paper need not have: “we found eight trials”. Each is worth so much.
_METHOD, _MOST_OF_STUDIES = 0.15, 3
_OF_STUDIES = frozenset(
    """study studies trial trials research review reviews participant participants patient patients group groups result results evidence data outcome
    outcomes author authors team control placebo included include randomised randomized compared comparison controlled enrolled recruited researchers scientists team tested analysis
    analysed analyzed measured tested bias follow-up followed""".split()  # noqa: SIM905 - a word list
)


class Backing(NamedTuple):
    """What of a sentence the paper backs.

    `share` is 0 to 1; `words` are the concepts that it was taken of, `telling` those that are no common speech, `missing` those of
    them that the paper lacks; of its `figures`, large ones and those with a unit, the paper tells `figures_told`.
    """

    share: float
    words: list[str]
    telling: list[str]
    missing: list[str]
    figures: int
    figures_told: int


@dataclass
class Index(Texts):
    """A paper's passages as bags of concepts with the rarity of each."""

    bags: list[frozenset[str]]
    rarity: dict[str, float]
    everything: frozenset[str]
    unseen: float
    places: dict[str, list[int]]
    ranked: dict[str, list[tuple[float, Passage]]] = field(default_factory=dict)
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict)
    made: dict[object, Any] = field(default_factory=dict)
    _near: tuple[Summary, int, int] | None = None

    @cached_property
    def roots(self) -> frozenset[str]:
        """Give the first letters of the paper's longer words."""
        return frozenset(word[:_ROOT] for word in self.everything if len(word) >= _ROOT)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Give the everyday words that explain the paper's medical terms, and those that its initials stand for."""
        told = f"{self.paper.title} {self.paper.text}"
        return frozenset(explained(tokens(told))) | frozenset(map(concept, words_behind(told)))

    @cached_property
    def tables(self) -> Tables:
        """Give the rows of the paper's tables, found by their numbers."""
        return Tables(self.paper)

    @cached_property
    def told(self) -> str:
        """Give all that the paper says, in lower case, on one line."""
        return " ".join(f"{self.paper.title} {self.paper.text}".lower().split())

    @cached_property
    def by_length(self) -> list[float]:
        """Give what each passage loses because a long one holds more of any sentence."""
        return [0.002 * math.log1p(len(bag)) for bag in self.bags]

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Give the paper's words in capitals."""
        return frozenset(_CAPITALS.findall(f"{self.paper.title} {self.paper.text}"))

    def weight(self, word: str) -> float:
        """Give how much a word tells: rare in the paper tells more, absent tells most."""
        return self.rarity.get(word, self.unseen)

    def knows(self, word: str) -> bool:
        """Tell whether the paper has a concept, a form of it, a medical term that it explains, or each part of a joined word."""
        if word in self.everything or (len(word) >= _ROOT and word[:_ROOT] in self.roots) or word in self.plain:
            return True
        if word in self.tables.words:
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(is_everyday(part) or self.knows(concept(part)) for part in parts if part)

    def has(self, number: Number) -> bool:
        """Tell whether a number that a reader is told may stand for one of the paper; kept for a while, since several rules ask."""
        known: bool | None = self.kept.get(number)
        if known is None:
            known = self.kept[number] = any(same_number(number, other) for other in self.all_numbers)
        return known

    def backing(self, text: str) -> Backing:
        """Give how much of a sentence the paper backs; kept for a while, since a sentence is often checked again."""
        found: Backing | None = self.kept.get((text,))
        if found is None:
            found = self.kept[text,] = self._backing(text)
        return found

    def _backing(self, text: str) -> Backing:
        """Give how much of a sentence the paper backs: telling words count whole, everyday words and figures less."""
        words = [w for w in dict.fromkeys(self.concepts(text)) if not (w[0].isdigit() or w.endswith(("n't", "n’t")))]
        telling = [word for word in words if not is_everyday(word)]
        missing = [word for word in telling if not self.knows(word)]
        common = [word for word in words if is_everyday(word)]
        known = sum(word in self.everything for word in common)
        figures = [n for n in self.numbers_in(text) if n.value >= _TELLING_FIGURE or n.unit]
        told = sum(map(self.has, figures))
        method = _METHOD * min(len(_OF_STUDIES.intersection(self.tokens(text))), _MOST_OF_STUDIES)
        backed = len(telling) - len(missing) + _EVERYDAY * known + _FIGURE * told + method + _PRIOR
        asked = len(telling) + _EVERYDAY * len(common) + _FIGURE * len(figures) + method + _PRIOR
        return Backing(backed / asked, words, telling, missing, len(figures), told)

    def rank(self, text: str, most: int = 3) -> list[tuple[float, Passage]]:
        """Give up to `most` (score, passage) that share most of the sentence's weight, best first."""
        ranked = self.ranked.get(text)
        if ranked is None:
            if len(self.ranked) > _SENTENCES:
                self.ranked.clear()
                self.kept.clear()
                self.forget_sentences()
            ranked = self.ranked[text] = self._rank(text)
        return ranked[:most]

    def stays_near(self, text: str) -> bool:
        """Tell whether one passage holds half of what a sentence says."""
        return any(score >= _HALF for score, _ in self.rank(text, 1))

    def keeps_close(self, summary: Summary, *, all_but: int = 0) -> bool:
        """Tell whether half of a summary's sentences stay near a passage, or of all but so many: there, one that strays stands out."""
        if self._near is None or self._near[0] is not summary:
            near = [self.stays_near(claim.text) for _, _, claim in summary.claims()]
            self._near = summary, sum(near), len(near)
        return 2 * self._near[1] >= self._near[2] - all_but

    def is_retold(self, summary: Summary) -> bool:
        """Tell whether a summary tells a short paper in words of its own; a long paper has a passage like any sentence."""
        return len(self.passages) <= LONG and not self.keeps_close(summary)

    def _rank(self, text: str) -> list[tuple[float, Passage]]:
        # A set has another order in each run, and sums of floats with it.
        weights = {word: self.weight(word) for word in self.concepts(text)}
        total = sum(weights.values())
        if not total:
            return []
        shared = [0.0] * len(self.passages)
        for word, weight in weights.items():
            for place in self.places.get(word, ()):
                shared[place] += weight
        scored = [
            (score, -place)
            for place, weight in enumerate(shared)
            if weight and (score := weight / total - self.by_length[place]) >= _LEAST
        ]
        scored.sort(reverse=True)
        return [(score, self.passages[-place]) for score, place in scored[:_MOST]]

    def near(
        self, text: str, ids: tuple[str, ...] = (), *, least: float = 0.3, within: float = 0.12
    ) -> list[Passage]:
        """Give the passages that tell what a sentence tells: those it names, and those as like it as the likest."""
        ranked = self.rank(text, 6)
        best = ranked[0][0] if ranked else 0.0
        alike = [p for score, p in ranked if score >= least and score >= best - within]
        return [*alike, *(p for p in self.passages if p.id in ids and p not in alike)] if ids else alike


_indexes: OrderedDict[int, tuple[Paper, Index]] = OrderedDict()


def index_of(paper: Paper) -> Index:
    """Give the paper's index; the last few papers' are kept, since every rule asks for it."""
    kept = _indexes.get(id(paper))
    if kept is not None and kept[0] is paper:
        return kept[1]
    passages = [p for s in paper.sections if s.kind not in _NOT_TOLD for p in s.passages]
    bags = [frozenset(concepts(p.text)) for p in passages]
    places: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in bag:
            places.setdefault(word, []).append(place)
    size = len(bags)
    rare = [math.log((size + 1.5) / (count + 0.5)) + 0.3 for count in range(size + 1)]
    rarity = {word: rare[len(found)] for word, found in places.items()}
    everything = frozenset(places) | frozenset(concepts(paper.title))
    unseen = math.log((size + 1.5) / 0.5) + 0.3
    index = Index(paper, passages, bags, rarity, everything, unseen, places)
    _indexes[id(paper)] = (paper, index)
    while len(_indexes) > _KEPT:
        _indexes.popitem(last=False)
    return index


def align(sentence: str, paper: Paper, most: int = 3) -> tuple[str, ...]:
    """Give the ids of the passages that a sentence most likely stands on, best first; empty where none fits."""
    ranked = index_of(paper).rank(sentence, most)
    if not ranked:
        return ()
    best = ranked[0][0]
    return tuple(passage.id for score, passage in ranked if score >= 0.6 * best)


def evidence(claim_text: str, ids: tuple[str, ...], paper: Paper, most: int = 3) -> list[Passage]:
    """Give the passages to hold a claim against: those it names, and those that it resembles."""
    index = index_of(paper)
    named = [p for p in index.passages if p.id in ids]
    alike = [passage for _, passage in index.rank(claim_text, most)]
    return [*named, *(p for p in alike if p not in named)]
