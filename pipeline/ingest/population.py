"""Tell who was studied. Takes passages, the design and where the people are counted; gives the phrase as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.phrases import noun_phrase
from pipeline.records import Fact, Passage

_AGE = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:years?|months?|weeks?|days?)[- ]old"
_ONE = re.compile(
    rf"\b(?:(?:previously )?healthy )?{_AGE}\b(?:,? [\w-]+){{0,4}}? (?:woman|man|girl|boy|male|female|patient|infant|child|lady|gentleman|newborn|neonate)\b",
    re.IGNORECASE,
)
_HEADS = (
    "adults|children|women|men|patients|adolescents|infants|participants|volunteers|people|students|neonates|newborns|employees|subjects|"
    "individuals|girls|boys|athletes|workers|nurses|physicians|dentists|survivors|smokers|veterans|outpatients|inpatients|residents|mothers|"
    "schoolchildren|swimmers|runners|drivers|households|couples|males|females|caregivers|bakers|teachers|migraineurs|asthmatics|applicators"
)
_BEFORE = (
    r"(?:(?:healthy|older|young(?:er)?|elderly|pregnant|post-?menopausal|premenopausal|overweight|obese|adult|pa?ediatric|preterm|hospitali[sz]ed|male|female|"
    r"critically ill|medical|primary care|community-dwelling|ambulatory|sedentary|consecutive|diabetic|asthmatic|hypertensive|depressed|nulliparous|low[- ]risk|high[- ]risk|"
    r"hospital|university|school|cancer|stroke|[a-z]+-(?:infected|naive|resistant|positive|negative)) )*"
)
_GROUP = re.compile(
    rf"(?<![\w-])(?P<who>{_BEFORE}(?:{_HEADS}))\b(?!['’])(?: (?P<tie>with|aged|undergoing|receiving|living with|at risk of|suffering from|scheduled for|treated with|diagnosed with|who had|without)\b)?",
    re.IGNORECASE,
)
_ANIMAL = re.compile(
    r"(?<![\w-])(?P<who>(?:(?:adult|young|pregnant|female|male|albino|wild-type|healthy|transgenic|wistar|sprague[- ]dawley|c57bl/6\w*|balb/c|new zealand white|alcohol-preferring) )+"
    r"(?:mice|rats|rabbits|pigs|dogs|cats|sheep|hens|monkeys|hamsters|cows|calves|zebrafish|piglets))\b",
    re.IGNORECASE,
)
_TAKES_PART = re.compile(
    r"\b(?:randomi[sz]ed|randomly|enrol\w+|recruited|included|participated|took part|studied|assigned|allocated|followed|underwent|analy[sz]ed|"
    r"surveyed|interviewed|examined|identified|involv\w+|reviewed|compared|among|sample of|cohort of|treated|received)\b|\d",
    re.IGNORECASE,
)
_NOT_THEY = re.compile(
    r"\b(?:whether|not known|applies? to|should|may|might|future|other|previous|most|many|some|affects?|common in|in general|need(?:ed|s)?)\b|\bbe (?:used|considered)\b",
    re.IGNORECASE,
)
# Words that tell nothing of who they were.
_ANYBODY = frozenset(
    {"patients", "participants", "subjects", "individuals", "people", "volunteers", "males", "females"}
)
_NO_PEOPLE = {"laboratory study", "narrative review", "guideline", "editorial"}
_KINDS = {"case", "abstract", "methods", "results", "other"}


def population(passages: list[Passage], design: str | None, counted: tuple[str, ...]) -> Fact:
    """Give who was studied, whole and as a passage has it: better nobody than half of them.

    `counted` are the passages that count the participants: those name them best.
    """
    own = [p for p in passages if p.whose == "study" and p.kind in _KINDS]
    if design in _NO_PEOPLE:
        return Fact()
    if design == "case report":
        found = next(((m, p) for p in own if (m := _ONE.search(p.text))), None)
        return Fact(value=found[0].group(), passages=(found[1].id,), confidence=0.8) if found else Fact()
    ranked: list[tuple[float, int, str, str]] = []
    for place, passage in enumerate(own[:60]):
        for phrase, worth in _phrases(passage.text, animals=design == "animal study"):
            score = worth + 2.0 * (passage.id in counted) + 1.0 * bool(_TAKES_PART.search(passage.text))
            score -= (
                3.0 * bool(_NOT_THEY.search(passage.text)) + 0.1 * min(place, 20) + 1.0 * (passage.kind == "results")
            )
            ranked.append((-score, place, phrase, passage.id))
    if not ranked or -min(ranked)[0] < 1.5:
        return Fact()
    score, _, value, place_id = min(ranked)
    return Fact(value=value, passages=(place_id,), confidence=0.8 if -score >= 3.0 else 0.6)


def _phrases(text: str, *, animals: bool) -> Iterator[tuple[str, float]]:
    """Give each group named in a sentence, with how much its name tells."""
    if animals:
        yield from ((match.group("who"), 1.5) for match in _ANIMAL.finditer(text))
        return
    for match in _GROUP.finditer(text):
        who, end = match.group("who"), match.end("who")
        if match.group("tie"):
            what = noun_phrase(text, match.end(), ors=True)
            if what is None:
                continue
            end = what[1]
            yield text[match.start("who") : end], 2.0
        elif " " in who:
            yield who, 1.2
        elif who.lower() not in _ANYBODY:
            yield who, 0.3
