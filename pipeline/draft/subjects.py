"""Name what a paper is about and who took part in it. Takes a Paper; gives words that can stand inside a sentence."""

from __future__ import annotations

import re

from pipeline.draft.kinds import in_one_person
from pipeline.records import Fact, Paper
from pipeline.records.designs import ABOUT_MANY

# Whose many are: “Women’s health” at the head of a sentence is nobody's name.
_MANYS = frozenset(
    {"women’s", "men’s", "children’s", "people’s", "patient’s", "mother’s", "parent’s", "child’s", "person’s"}
)


def phrase(fact: Fact, paper: Paper, most: int = 8) -> str | None:
    """Give a fact's value as it can stand inside a sentence; None where it is not reported, unsure or unwieldy."""
    if fact.value is None or fact.needs_review or len(fact.value.split()) > most:
        return None
    value = fact.value.strip(" .;,")
    if value.count(",") == 1:  # a subject heading such as “Arthritis, Rheumatoid”
        head, tail = (part.strip() for part in value.split(","))
        value = f"{tail} {head}"
    if not value or re.search(r"[()\[\];:,]", value):
        return None
    return spelled(value, paper)


def spelled(value: str, paper: Paper) -> str:
    """Give a name with small first letters where it is none of its paper's proper names."""
    text, told = paper.text.replace("'", "’"), value.replace("'", "’")
    # “The Total Sanitation Campaign was …”: who has a long name in the middle of a sentence writes its words as they are.
    rest = told.partition(" ")[2]
    named = (
        rest.count(" ")
        and rest == rest.title()
        and re.search(rf"\w {re.escape(rest)}(?: \([^)]+\))? [a-z]{{2,}}", text)
    )
    if named and rest.lower() not in text:
        return f"{_spelled(told.partition(' ')[0], text)} {rest}"
    return " ".join(_spelled(word, text) for word in told.split())


def _spelled(word: str, text: str) -> str:
    """Give a word with a small first letter, unless the paper writes it large inside its sentences as it does a name."""
    large = f"{word[0].upper()}{word[1:]}"
    if word.endswith("’s") and word not in text and large in text and word not in _MANYS:
        return large
    if word == word.lower() or not word[1:].islower():
        return word
    # “India’s”: what has somebody's name is written large, wherever it stands.
    if word.endswith("’s") and word.lower() not in text and word.lower() not in _MANYS:
        return word
    # Inside a title or a heading each word is large: a name is never small.
    inside = re.search(rf"[a-z,;] {re.escape(word)}\b", text)
    return word if inside and not re.search(rf"[a-z,;] {re.escape(word.lower())}\b", text) else word.lower()


def subject(paper: Paper, joint: str = "and") -> str | None:
    """Give what the paper is about: “natalizumab and psoriasis”; None where neither fact is reported."""
    what, where = phrase(paper.facts.intervention, paper), phrase(paper.facts.condition, paper)
    if what and where and what.lower() not in where.lower() and where.lower() not in what.lower():
        return f"{what} {joint} {where}"
    return where or what


def people(paper: Paper, *, unsure: bool = False) -> str | None:
    """Give who took part with the number: “120 people”, “one person”, “24 mice”; None where it is not reported.

    A number that the reader of papers is `unsure` of and has no other candidate for is right in 24 of 26 papers of the
    tune half: it may stand in a sentence whose passages show it, never in a title, and a note asks to check it.
    """
    fact = paper.facts.participants
    if in_one_person(paper):
        return "one person"
    if fact.value is None or not fact.value.isdigit():
        return None
    if fact.needs_review and not (unsure and not fact.candidates and _stands_in(fact, paper)):
        return None
    if paper.facts.design.value == "animal study":
        return f"{_as_written(fact.value, paper)} {animals(paper)}"
    if paper.facts.design.value in {"laboratory study", "protocol", *ABOUT_MANY}:
        return None
    return "one person" if int(fact.value) == 1 else f"{_as_written(fact.value, paper)} people"


def _as_written(value: str, paper: Paper) -> str:
    """Give a long number with the comma or the space that its paper writes it with: 357,768."""
    parted = f"{int(value):,}"
    return next((one for one in (parted, parted.replace(",", " ")) if one in paper.text), value)


def _stands_in(fact: Fact, paper: Paper) -> bool:
    """Tell whether the passages of a fact have its number as it is: a sum of groups is not told where it is unsure."""
    told = " ".join(p.text for p in paper.sentences() if p.id in fact.passages).replace(",", "")
    return bool(re.search(rf"(?<![\d.]){fact.value}(?![\d%]|\.\d)", told))


def animals(paper: Paper) -> str:
    """Name the animals, or say “animals” where the paper does not."""
    value = (paper.facts.species.value or "").lower()
    return value if re.fullmatch(r"[a-z ]{3,20}", value) and value not in {"human", "humans", "people"} else "animals"
