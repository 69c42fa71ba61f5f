"""Name what a paper is about and who took part in it. Takes a Paper; gives words that can stand inside a sentence."""

from __future__ import annotations

import re

from pipeline.draft.kinds import in_one_person
from pipeline.records import Fact, Paper
from pipeline.records.designs import ABOUT_MANY
from pipeline.text.articles import article_of
from pipeline.text.numbers import numbers

_HARDLY_LESS_SURE = 0.5
_NO_SMALL_WORD = 10
# Many, and what nobody counts.
_NO_ARTICLE = re.compile(
    r"(?:s|ing|tion|therapy|care|education|surgery|exercise|medicine|support|use|acupuncture|massage|advice)$"
)
_KINDS = re.compile(
    r"\b(mice|mouse|rats?|rabbits?|pigs?|piglets?|dogs?|cats?|monkeys?|sheep|goats?|cattle|cows?|calves|horses?|chickens?|hamsters?)\b"
)
_ONE_KIND = {
    "mouse": "mice",
    "piglet": "pig",
    "piglets": "pig",
    "cows": "cattle",
    "cow": "cattle",
    "calves": "cattle",
} | {
    f"{kind}s": kind
    for kind in ("rat", "rabbit", "pig", "dog", "cat", "monkey", "goat", "horse", "chicken", "hamster")
}
# Whose many are: “Women’s health” at the head of a sentence is nobody's name.
_MANYS = frozenset(
    {"women’s", "men’s", "children’s", "people’s", "patient’s", "mother’s", "parent’s", "child’s", "person’s"}
)
# Whom or where an illness is named after: large wherever it stands, and where the paper writes it at the head of a sentence alone.
NAMED_AFTER = frozenset(
    """addison alzheimer asperger barrett basedow behcet behçet bell bowen brugada burkitt chagas chiari crohn cushing down duchenne
    dupuytren ebola ewing fabry fanconi gaucher gilbert guillain hansen hashimoto hirschsprung hodgkin huntington kaposi kawasaki
    klinefelter lassa lewy lyme marburg marfan menière ménière merkel meckel paget parkinson peyronie pompe raynaud rett reye rift
    sjogren sjögren stargardt takayasu tourette turner usher valley waldenström wernicke whipple wilms wilson zika""".split()  # noqa: SIM905
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
    if word.lower() in NAMED_AFTER and large in text and word not in text.split():
        return large
    if word == word.lower() or not word[1:].islower() or word.lower() in NAMED_AFTER:
        return word
    # “India’s”: what has somebody's name is written large, wherever it stands.
    if word.endswith("’s") and word.lower() not in text and word.lower() not in _MANYS:
        return word
    # Inside a title or a heading each word is large: a name is never small.
    inside = re.search(rf"[a-z,;] {re.escape(word)}\b", text)
    return word if inside and not re.search(rf"[a-z,;] {re.escape(word.lower())}\b", text) else word.lower()


def as_said(fact: Fact, paper: Paper) -> str | None:
    """Give a treatment as the middle of a sentence wants it: “a discharge coordinator”, where its paper never says it without “a”."""
    value = phrase(fact, paper)
    if not value or value[0].isupper() or _NO_ARTICLE.search(value):
        return value
    spoken = re.findall(
        rf"(?:\b(an?|the|each|this|that|our|their) )?(?:[\w-]+ )?\b{re.escape(value)}(?= (?:was|were|is|are|has|had|did|in|on|for|to|with|by|and|or|of|at|that|which|may|can|could)\b|[.,;:)])",
        paper.text,
        re.IGNORECASE,
    )
    found = {article.lower() for article in spoken}
    return f"{article_of(value)} {value}" if "" not in found and found & {"a", "an"} else value


def subject(paper: Paper, joint: str = "and", *, within: bool = False) -> str | None:
    """Give what the paper is about: “natalizumab and psoriasis”; None where neither fact is reported.

    `within` gives it as the middle of a sentence wants it, with an article where it needs one.
    """
    what = (as_said if within else phrase)(paper.facts.intervention, paper)
    where = phrase(paper.facts.condition, paper)
    if what and where and what.lower() not in where.lower() and where.lower() not in what.lower():
        return f"{what} {joint} {where}"
    return where or what


def people(paper: Paper, *, unsure: bool = False) -> str | None:
    """Give who took part with the number: “120 people”, “one person”, “24 mice”; None where it is not reported.

    A number that the reader of papers is `unsure` of and has no other candidate for is right in 27 of 29 papers of the
    tune half, and one that is larger than all other candidates and hardly less sure in 9 of 10: it may stand in a sentence
    whose passages show it, never in a title, and a note asks to check it.
    """
    fact = paper.facts.participants
    if in_one_person(paper):
        return "one person"
    if fact.value is None or not fact.value.isdigit():
        return None
    if fact.needs_review and not (unsure and _surely_largest(fact) and _stands_in(fact, paper)):
        return None
    if paper.facts.design.value == "animal study":
        return f"{_as_written(fact.value, paper)} {animals(paper) if _of_that_kind(fact, paper) else 'animals'}"
    if paper.facts.design.value in {"laboratory study", "protocol", *ABOUT_MANY}:
        return None
    return "one person" if int(fact.value) == 1 else f"{_as_written(fact.value, paper)} people"


def _as_written(value: str, paper: Paper) -> str:
    """Give a long number with the comma or the space that its paper writes it with: 357,768."""
    parted = f"{int(value):,}"
    return next((one for one in (parted, parted.replace(",", " ")) if one in paper.text), value)


def _surely_largest(fact: Fact) -> bool:
    """Tell whether nothing stands against a number of people but smaller ones, as parts of a whole do."""
    others = [int(one) for one in fact.candidates if one.isdigit()]
    return not fact.candidates or (
        fact.confidence >= _HARDLY_LESS_SURE and int(fact.value or 0) > max(others, default=0)
    )


def _stands_in(fact: Fact, paper: Paper) -> bool:
    """Tell whether the passages of a fact have its number as it is: a sum of groups is not told where it is unsure."""
    told = " ".join(p.text for p in paper.sentences() if p.id in fact.passages)
    if re.search(rf"(?<![\d.]){fact.value}(?![\d%]|\.\d)", told.replace(",", "")):
        return True
    # “Two” and “five” are the numbers of too much else.
    spelled_out = (number for number in numbers(told) if number.text[0].isalpha() and number.value >= _NO_SMALL_WORD)
    return any(number.value == int(fact.value or 0) for number in spelled_out)


def _of_that_kind(fact: Fact, paper: Paper) -> bool:
    """Tell whether the passages of a number of animals name no other kind: of 654 sheep and goats not all are sheep."""
    where = " ".join(p.text for p in paper.sentences() if p.id in fact.passages)
    return len({_ONE_KIND.get(kind, kind) for kind in _KINDS.findall(where.lower())}) <= 1


def animals(paper: Paper) -> str:
    """Name the animals, or say “animals” where the paper does not."""
    value = (paper.facts.species.value or "").lower()
    return value if re.fullmatch(r"[a-z ]{3,20}", value) and value not in {"human", "humans", "people"} else "animals"
