"""Meet words of one meaning. Takes words; gives one stem for a lay word and its medical twin, and tells everyday words."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from pipeline.text.glossary import glossary
from pipeline.text.words import STOP, stem, tokens


@cache
def _twins() -> dict[str, str]:
    """Give for each stem of a group the stem of the group's first word."""
    lines = files("pipeline.text").joinpath("synonyms.txt").read_text(encoding="utf-8").splitlines()
    groups = [line.split() for line in lines if line]
    return {stem(word): stem(group[0]) for group in reversed(groups) for word in group}


@cache
def _everyday() -> frozenset[str]:
    words = files("pipeline.text").joinpath("everyday.txt").read_text(encoding="utf-8").split()
    return frozenset(_twins().get(stem(word), stem(word)) for word in words) | frozenset(stem(word) for word in STOP)


@lru_cache(maxsize=50_000)
def concept(word: str) -> str:
    """Give the stem under which a lower-case word and its twins meet: “renal” and “kidneys” are one."""
    root = stem(word)
    return _twins().get(root, root)


def concepts(text: str) -> list[str]:
    """Give the concepts of a text's content words, and its numbers, in order."""
    return [concept(word) for word in tokens(text) if word not in STOP and (len(word) > 2 or word[0].isdigit())]


def is_everyday(root: str) -> bool:
    """Tell whether a concept is one of common speech, which says nothing of where a sentence comes from."""
    return root in _everyday()


def is_common(word: str) -> bool:
    """Tell whether a lower-case word is one of common speech: “HOW” in capitals is no acronym."""
    return word in STOP or concept(word) in _everyday()


@cache
def _explained() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    """Give glossary terms by their first word, the longest first: (all words of the term, the concepts of its explanation)."""
    made: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for term, plain in glossary().items():
        parts = tuple(map(stem, tokens(term)))
        if parts:
            made.setdefault(parts[0], []).append((parts, frozenset(concepts(plain))))
    return {first: sorted(found, key=lambda one: -len(one[0])) for first, found in made.items()}


def explained(words: list[str]) -> set[str]:
    """Give the concepts that explain the medical terms among a text's tokens: a lay summary may use them."""
    known, stems = _explained(), list(map(stem, words))
    made: set[str] = set()
    for place, word in enumerate(stems):
        for parts, meaning in known.get(word, ()):
            if tuple(stems[place : place + len(parts)]) == parts:
                made |= meaning
                break
    return made
