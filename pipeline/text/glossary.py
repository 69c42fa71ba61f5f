"""Explain medical terms. Takes text; gives the terms in it that have a plain explanation, with their places."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Term(NamedTuple):
    """A glossary term found in a text: where, as it stands there, and what it means."""

    start: int
    end: int
    text: str
    plain: str


@cache
def glossary() -> dict[str, str]:
    """Give every term, lower case, with its plain explanation."""
    lines = files("pipeline.text").joinpath("glossary.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line)
    return {term.lower(): plain for term, plain in pairs}


@cache
def _pattern() -> re.Pattern[str]:
    # Longest first: “pulmonary hypertension” is one term, not “hypertension” after a word.
    terms = sorted(glossary(), key=lambda term: (-len(term), term))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(term) for term in terms)})(?![\w-])", re.IGNORECASE)


_TOKEN = re.compile(r"\w+")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_TOKEN.findall(term)[0] for term in glossary())


def find_terms(text: str) -> list[Term]:
    """Give the glossary terms in `text` in reading order; the longest wins, none overlap."""
    known = glossary()
    if _first_words().isdisjoint(_TOKEN.findall(text.lower())):  # most sentences have none, and the pattern is long
        return []
    return [
        Term(match.start(), match.end(), match.group(), known[match.group().lower()])
        for match in _pattern().finditer(text)
    ]
