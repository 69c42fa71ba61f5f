"""Hold a fact against the passages that it names. Takes its words and the paper; says what does not agree, if anything."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.records import Paper, Passage
from pipeline.text.meaning import concept, concepts
from pipeline.text.named import class_of, is_technical
from pipeline.text.numbers import Number, numbers

_WORD = re.compile(r"[A-Za-z]{4,40}+")
_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{2,6}(?=s?(?![A-Za-z]))")
_ANYBODYS = frozenset({"US", "UK", "EU", "WHO", "DNA", "RNA", "MRI", "CT", "CI", "HIV", "COVID", "II", "III", "IV"})
# “One woman”, “two groups”, “both”: how people speak, rather than a result.
_EVERYDAY = 3
# A sentence goes on about what its neighbours named.
_NEIGHBOURS = 2
# Of a fact's telling words so many must stand in its passages; plain words for medical ones make the rest.
_LEAST_SHARED = 0.2


def disagreement(text: str, ids: Iterable[str], paper: Paper) -> str:
    """Say in a few words why a fact does not agree with its passages; empty where it does."""
    passages = [p for p in map(paper.passage, ids) if p is not None]
    if not passages:
        return "it names no passage of the paper"
    told = " ".join(p.text for p in passages)
    unknown = _unknown_number(text, told)
    if unknown:
        return f"“{unknown}” is not in its passages"
    name = _unknown_name(text, _around(passages, paper))
    if name:
        return f"“{name}” is not where its passages are"
    return "" if _shares(text, told) else "its passages tell of something else"


def _unknown_number(text: str, told: str) -> str:
    """Give the first number of a text that its passages do not have."""
    known = [value for number in numbers(told) for value in (number.value, *number.parts)]
    digits = set(re.findall(r"\d+(?:[.,·]\d+)*+", told))
    for number in numbers(text):
        if _is_everyday(number) or number.text.strip() in digits:
            continue
        if not any(all(_is_among(value, known) for value in way) for way in _ways(number)):
            return number.text.strip()
    return ""


def _ways(number: Number) -> list[tuple[float, ...]]:
    """Give the values by which a number may stand in a passage: its own, or those of its parts."""
    return [(number.value,), number.parts] if number.parts else [(number.value,)]


def _is_among(value: float, known: list[float]) -> bool:
    return any(abs(value - other) <= 1e-9 * max(1.0, abs(value)) for other in known)


def _is_everyday(number: Number) -> bool:
    return not number.text.strip()[:1].isdigit() and number.kind != "ratio" and number.value <= _EVERYDAY


def _around(passages: list[Passage], paper: Paper) -> str:
    """Give the words among which a name may stand: the passages, their neighbours, the title, and what was studied."""
    every = list(paper.passages())
    places = {p.id: number for number, p in enumerate(every)}
    near = {n for p in passages for n in range(places[p.id] - _NEIGHBOURS, places[p.id] + _NEIGHBOURS + 1)}
    facts = paper.facts
    studied = (facts.intervention, facts.comparator, facts.condition, facts.population)
    sentences = [every[n].text for n in sorted(near) if 0 <= n < len(every)]
    return " ".join([paper.title, *sentences, *(fact.value for fact in studied if fact.value)])


def _unknown_name(text: str, told: str) -> str:
    """Give the first drug, disease or acronym of a text that stands nowhere near its passages."""
    lower = told.lower()
    meant = {concept(word) for word in _WORD.findall(lower)}
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if class_of(word) and is_technical(word) and word[:7] not in lower and concept(word) not in meant:
            return match.group()
    letters = {match.group() for match in _ACRONYM.finditer(told)}
    short = (match.group() for match in _ACRONYM.finditer(text))
    return next((s for s in short if s not in letters and s not in _ANYBODYS and s.rstrip("s") not in letters), "")


def _shares(text: str, told: str) -> bool:
    """Tell whether enough of a fact's telling words stand in its passages."""
    own = set(concepts(text))
    return len(own) < 3 or len(own & set(concepts(told))) >= _LEAST_SHARED * len(own)
