"""Find the passages that a sentence stands on. Takes a Paper; gives an index that ranks its passages by shared rare words."""

from __future__ import annotations

import math
from collections import Counter, OrderedDict
from dataclasses import dataclass, field

from pipeline.records import Paper, Passage
from pipeline.text.numbers import Number, numbers
from pipeline.text.words import content

_KEPT, _SENTENCES, _MOST = 8, 400, 40
# A passage that holds less of a sentence than this share of its weight does not tell the same.
_LEAST = 0.18


@dataclass
class Index:
    """A paper's passages as bags of stems with the rarity of each."""

    paper: Paper
    passages: list[Passage]
    bags: list[frozenset[str]]
    rarity: dict[str, float]
    everything: frozenset[str]
    unseen: float
    places: dict[str, list[int]]
    numbers_of: dict[str, list[Number]] = field(default_factory=dict)
    ranked: dict[str, list[tuple[float, Passage]]] = field(default_factory=dict)

    def weight(self, word: str) -> float:
        """Give how much a word tells: rare in the paper tells more, absent tells most."""
        return self.rarity.get(word, self.unseen)

    def support(self, text: str) -> float:
        """Give the share of a sentence's weight, 0 to 1, whose words the paper has; 1 for a sentence without content."""
        words = set(content(text))
        total = sum(map(self.weight, words))
        return sum(self.weight(w) for w in words if w in self.everything) / total if total else 1.0

    def rank(self, text: str, most: int = 3) -> list[tuple[float, Passage]]:
        """Give up to `most` (score, passage) that share most of the sentence's weight, best first."""
        ranked = self.ranked.get(text)
        if ranked is None:
            ranked = self.ranked[text] = self._rank(text)
            if len(self.ranked) > _SENTENCES:
                self.ranked.pop(next(iter(self.ranked)))
        return ranked[:most]

    def _rank(self, text: str) -> list[tuple[float, Passage]]:
        words = set(content(text))
        total = sum(map(self.weight, words))
        if not total:
            return []
        shared: dict[int, float] = {}
        for word in words:
            weight = self.weight(word)
            for place in self.places.get(word, ()):
                shared[place] = shared.get(place, 0.0) + weight
        scored = [
            (score, -place)
            for place, weight in shared.items()
            if (score := weight / total - 0.002 * math.log1p(len(self.bags[place]))) >= _LEAST
        ]
        scored.sort(reverse=True)
        return [(score, self.passages[-place]) for score, place in scored[:_MOST]]

    def numbers(self, passage: Passage) -> list[Number]:
        """Give a passage's numbers."""
        found = self.numbers_of.get(passage.id)
        if found is None:
            found = self.numbers_of[passage.id] = numbers(passage.text)
        return found

    def all_numbers(self) -> list[Number]:
        """Give every number of the paper, its title and year included."""
        told = [n for p in self.passages for n in self.numbers(p)]
        year = f"in {self.paper.year}" if self.paper.year else ""
        return [*told, *numbers(f"{self.paper.title} {year}")]


_indexes: OrderedDict[int, tuple[Paper, Index]] = OrderedDict()


def index_of(paper: Paper) -> Index:
    """Give the paper's index; the last few papers' are kept, since every rule asks for it."""
    kept = _indexes.get(id(paper))
    if kept is not None and kept[0] is paper:
        return kept[1]
    passages = [p for s in paper.sections if s.kind != "references" for p in s.passages]
    bags = [frozenset(content(p.text)) for p in passages]
    counts = Counter(word for bag in bags for word in bag)
    size = len(bags)
    rarity = {word: math.log((size + 1.5) / (count + 0.5)) + 0.3 for word, count in counts.items()}
    everything = frozenset(counts) | frozenset(content(paper.title))
    places: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in bag:
            places.setdefault(word, []).append(place)
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
