"""Meet words of one meaning. Takes words; gives one stem for a lay word and its medical twin, and tells everyday words."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from pipeline.text.glossary import glossary
from pipeline.text.memo import Memo
from pipeline.text.words import STOP, stem, tokens

# “The heart's rhythm” tells of the heart.
_POSSESSIVE = ("'s", "’s", "'", "’")
# So short a part of “3-week”, “co-sleeping” or “follow-up” tells nothing.
_SHORT = 2
# In the file of synonyms a word behind this joins as it is written: its stem is that of another word, too.
_AS_WRITTEN = "="


@cache
def _twins() -> tuple[dict[str, str], dict[str, str]]:
    """Give the stem of a group's first word for each stem of the group, and for each word that joins as it is written."""
    lines = files("pipeline.text").joinpath("synonyms.txt").read_text(encoding="utf-8").splitlines()
    by_stem: dict[str, str] = {}
    as_written: dict[str, str] = {}
    for words in [line.split() for line in lines if line]:
        first = stem(words[0])
        for word in words:
            if word.startswith(_AS_WRITTEN):
                as_written[word.removeprefix(_AS_WRITTEN)] = first
            else:
                by_stem[stem(word)] = first
    return by_stem, as_written


@cache
def _everyday() -> frozenset[str]:
    words = files("pipeline.text").joinpath("everyday.txt").read_text(encoding="utf-8").split()
    return frozenset(map(concept, words)) | frozenset(stem(word) for word in STOP)


@lru_cache(maxsize=50_000)
def concept(word: str) -> str:
    """Give the stem under which a lower-case word and its twins meet: “renal” and “kidney's” are one."""
    by_stem, as_written = _twins()
    word = _bare(word)
    root = stem(word)
    return as_written.get(word) or by_stem.get(root, root)


def _bare(word: str) -> str:
    """Give a word without the ending of a possessor."""
    if not word.endswith(_POSSESSIVE):
        return word
    return next(word.removesuffix(end) for end in _POSSESSIVE if word.endswith(end))


def _content(word: str) -> str:
    """Give the concept of a lower-case word that carries content, or is a number; empty for any other."""
    word = _bare(word)
    return concept(word) if word not in STOP and (len(word) > 2 or word[0].isdigit()) else ""


_CONTENT = Memo(_content)


def concepts(text: str) -> list[str]:
    """Give the concepts of a text's content words, and its numbers, in order."""
    return concepts_of(tokens(text))


def concepts_of(words: list[str]) -> list[str]:
    """Give the concepts of those of a text's tokens that carry content, and its numbers, in order."""
    return list(filter(None, map(_CONTENT.__getitem__, words)))


@lru_cache(maxsize=50_000)
def is_everyday(root: str) -> bool:
    """Tell whether a concept is one of common speech, which says nothing of where a sentence comes from.

    “Nine-point” and “well-known” are, as is each of their parts.
    """
    return root in _everyday() or ("-" in root and all(_is_plain(part) for part in root.split("-")))


def _is_plain(part: str) -> bool:
    """Tell whether a part of a joined word says nothing on its own."""
    return len(part) <= _SHORT or part in STOP or concept(part) in _everyday()


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
    made: set[str] = set()
    for place, terms in enumerate(map(_OPENED_BY.__getitem__, words)):
        behind = stem(words[place + 1]) if terms and place + 1 < len(words) else ""
        for rest, meaning in terms:
            if not rest or (rest[0] == behind and rest == tuple(map(stem, words[place + 1 : place + 1 + len(rest)]))):
                made |= meaning
                break
    return made


# The terms of the glossary that a word opens, each with the words behind it.
_OPENED_BY = Memo(lambda word: [(parts[1:], meaning) for parts, meaning in _explained().get(stem(word), ())])
