"""Say whom a case report tells of. Takes a Paper; gives age and sex in plain words, and the passage that says them.

“A 54-years old lady with known rheumatoid arthritis presented …” becomes “a 54-year-old woman”: the sentence itself is
often too long to tell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.records import Paper, Passage

_WOMAN, _MAN = r"wom[ae]n|female|lady|girl|primigravida|multigravida|mother", r"m[ae]n|male|gentleman|boy"
_AGED = re.compile(
    rf"(?<![\d.,·/])\b(?P<age>\d{{1,3}})[- ](?P<unit>year|month|week|day|hour)s?[- ]old,? (?P<before>(?:[\w-]+,? ){{0,4}}?)(?:(?P<she>{_WOMAN})|(?P<he>{_MAN})|(?P<child>child|infant|baby|newborn|neonate)|patient|person)\b",
    re.IGNORECASE,
)
_SEX = re.compile(rf"\b(?:(?P<she>{_WOMAN})|(?P<he>{_MAN}))\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:(?P<he>he|him|his|himself)|she|her|hers|herself)\b", re.IGNORECASE)
# “His 60-year-old mother”, “a 30-year-old man, the donor”: not whom the report is about.
_OF_KIN = re.compile(
    r"\b(?:his|her|whose|their|parents?|mother|father|sister|brother|son|daughter|donor|husband|wife)\b[^.]{0,20}$",
    re.IGNORECASE,
)
# “She died of it”, “the patient was resuscitated without success and died”; none of kin, and nothing that did not come to pass.
_WHO = r"(?:he|she|(?:the|our|this) (?:patient|child|infant|baby|newborn|neonate|boy|girl|woman|man|lady|gentleman))"
_DIED = re.compile(
    rf"(?P<before>.*?\b{_WHO}\b(?:(?!\b(?:who|whose|which|that)\b)[^;:]){{0,140}}?)\b(?:died|passed away|expired|succumbed|(?:was|is) (?:pronounced|declared|found) dead)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:mother|father|parents?|sisters?|brothers?|siblings?|sons?|daughters?|uncle|aunt|cousins?|twin|grand\w+|husband|wife|family|relatives?|donor|f(?:o?e)tus|"
    r"nearly|almost|could|would|might|may|if|risk|whether|unless|history|patients|cases)\b",
    re.IGNORECASE,
)
_SURELY_THE_PERSON = re.compile(r"\b(?:he|she|(?:the|our|this) patient)\b", re.IGNORECASE)
_GROWN = 18
_OWN = frozenset({"abstract", "case", "results", "introduction", "methods", "other"})


class Person(NamedTuple):
    """Whom a report is about, and where it says so."""

    text: str
    passage: str


def person_of(paper: Paper) -> Person | None:
    """Give the person of a case report; None where its age is not told."""
    if paper.facts.design.value != "case report":
        return None
    for passage in paper.passages():
        if passage.whose != "study" or passage.kind not in _OWN:
            continue
        told = _AGED.search(passage.text)
        if told and not _OF_KIN.search(passage.text[: told.start()]):
            return Person(_in_words(told, passage.text[told.end() :]), passage.id)
    return None


def _in_words(told: re.Match[str], after: str) -> str:
    age, unit = told.group("age"), told.group("unit").lower()
    sex = told if told.group("she") or told.group("he") else _SEX.search(told.group("before"))
    grown = unit == "year" and int(age) >= _GROWN
    # “A 68-year-old patient …, he received”: where only one of the two is named, it is the patient.
    named = {bool(one.group("he")) for one in _PRONOUN.finditer(after)}
    if sex is None and len(named) == 1:
        he = named == {True}
        noun = ("man" if he else "woman") if grown else ("boy" if he else "girl")
    elif sex is None:
        noun = "person" if grown else "child"
    elif sex.group("she"):
        noun = "woman" if grown else "girl"
    else:
        noun = "man" if grown else "boy"
    article = "an" if re.match(r"8|11$|18$", age) else "a"
    return f"{article} {age}-{unit}-old {noun}"


def death_of(paper: Paper) -> tuple[Passage, bool] | None:
    """Give the passage that says that the person of a case report died, and whether it can be no other; None where none does."""
    if paper.facts.design.value != "case report":
        return None
    for passage in reversed([p for p in paper.sentences() if p.whose == "study" and p.kind in _OWN]):
        told = _DIED.match(passage.text)
        if told and not _OTHERS.search(told.group("before")):
            return passage, bool(_SURELY_THE_PERSON.search(told.group("before")))
    return None
