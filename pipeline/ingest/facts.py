"""Gather a study's facts. Takes title, sections and catalogue data; gives StudyFacts, each with its evidence."""

from __future__ import annotations

import re
from itertools import tee

from pipeline.ingest.assigned import pairs
from pipeline.ingest.central import about_condition, about_treatment
from pipeline.ingest.conditions import condition
from pipeline.ingest.design import study_design
from pipeline.ingest.details import duration, primary_outcome, registration, setting
from pipeline.ingest.outcomes import conflicts, funding, harms, limits
from pipeline.ingest.people import arms, participants
from pipeline.ingest.population import population
from pipeline.ingest.results import primary_result
from pipeline.ingest.topics import comparator, intervention
from pipeline.records import Fact, Passage, Section, StudyFacts

_PLURALS = {
    "mouse": "mice", "murine": "mice", "rat": "rats", "rabbit": "rabbits", "guinea pig": "guinea pigs", "guinea pigs": "guinea pigs", "guinea-pig": "guinea pigs", "guinea-pigs": "guinea pigs", "pig": "pigs", "porcine": "pigs", "swine": "pigs",
    "piglet": "piglets", "dog": "dogs", "canine": "dogs", "cat": "cats", "feline": "cats", "monkey": "monkeys",
    "macaque": "macaques", "hamster": "hamsters", "sprague-dawley": "rats", "sprague dawley": "rats", "wistar": "rats",
    "sheep": "sheep", "ovine": "sheep", "bovine": "cattle", "cow": "cattle", "cows": "cattle", "chicken": "chickens",
    "broiler": "chickens", "broilers": "chickens", "hens": "chickens", "rodent": "rodents", "equine": "horses",
    "horse": "horses", "goat": "goats", "ferret": "ferrets", "planarian": "planarians", "lamb": "lambs", "heifers": "cattle", "elegans": "worms", "drosophila": "flies",
}  # fmt: skip
ANIMAL = re.compile(
    rf"\b(?:{'|'.join(sorted(_PLURALS, key=len, reverse=True))}|mice|rats|rabbits|pigs|piglets|dogs|cats|monkeys|macaques|hamsters|rodents|"
    r"horses|goats|lambs|zebrafish|calves|ewes|larvae|xenopus|c57bl/6\w*|balb/c|planarians?|ferrets?)\b",
    re.IGNORECASE,
)
_BENCH = re.compile(
    r"\b(?:in vitro|cells?|cultured|strains?|isolates?|proteins?|genes?|enzymes?|mutants?|dna|rna|assays?)\b",
    re.IGNORECASE,
)


_WITH_ARMS = {"randomised trial", "animal study", "cohort study", "case-control study"}
_MANY = 20
_FOLLOWED = re.compile(
    r"\b(?:case series|series of|we (?:followed|report|present|describe|treated|studied|enrolled|reviewed)|consecutive|participants|(?:patients|cases|children|infants|adults|women|men) (?:were|was) (?:\w+ly )?(?:identified|included|treated|operated|followed|reviewed|enrolled|studied))\b",
    re.IGNORECASE,
)


def study_facts(
    title: str, sections: tuple[Section, ...], types: tuple[str, ...], mesh: tuple[str, ...]
) -> StudyFacts:
    """Read every fact by rules; what no rule finds is not reported."""
    passages = [p for s in sections if s.kind not in {"references", "captions", "tables"} for p in s.passages]
    design = study_design(title, sections, types, mesh)
    people = participants(sections, design.value, title)
    if design.value == "case report" and (several := _several(title, sections)):
        design, people = _as_series(design, several)
    about = about_condition(condition(title, passages, mesh), title, passages)
    # Read as far as either asks, and once.
    given, compared = tee(pairs(passages))
    what = intervention(title, passages, about.value, design.value, given)
    what = about_treatment(what, title, passages, one_person=design.value == "case report")
    return StudyFacts(
        design=design,
        participants=people,
        arms=arms(sections, people.value) if design.value in _WITH_ARMS else Fact(),
        species=_species(title, passages, design.value, mesh),
        population=population(passages, design.value, people.passages),
        condition=about,
        intervention=what,
        comparator=comparator(title, passages, what.value, design.value, compared),
        setting=setting(passages),
        duration=duration(passages),
        primary_outcome=primary_outcome(passages),
        primary_result=primary_result(passages, design.value),
        harms=harms(passages, f"{title} {about.value or ''}"),
        limits=limits(passages, design.value),
        funding=funding(passages),
        conflicts=conflicts(passages),
        registration=registration(passages),
    )


def _several(title: str, sections: tuple[Section, ...]) -> Fact | None:
    """Give the number of patients where a so-called case report follows more than one."""
    kept = [s for s in sections if s.kind in {"abstract", "methods", "results", "case", "other"}]
    fact = participants(kept, "case series", title)
    number = int(fact.value) if fact.value else 0
    where = [p for s in kept for p in s.passages if p.id in fact.passages]
    many = (
        number >= _MANY and not fact.needs_review and any(p.kind in {"abstract", "methods", "results"} for p in where)
    )
    return fact if many or (number > 1 and any(_FOLLOWED.search(p.text) for p in where)) else None


def _as_series(design: Fact, people: Fact) -> tuple[Fact, Fact]:
    return design.model_copy(
        update={"value": "case series", "candidates": ("case report",), "passages": people.passages}
    ), people


def _species(title: str, passages: list[Passage], design: str | None, mesh: tuple[str, ...]) -> Fact:
    own = [
        p
        for p in passages
        if p.whose == "study" and p.kind in {"abstract", "methods", "results", "case", "conclusions", "other"}
    ]
    if design == "animal study":
        return _most_named(title, own)
    if design == "laboratory study":
        place = next((p.id for p in own if _BENCH.search(p.text)), None)
        return Fact(value="cells", passages=(place,) if place else (), confidence=0.6)
    person = next(
        (
            p
            for p in own
            if re.search(
                r"\b(?:patients?|participants?|women|woman|men|man|children|adults|people|volunteers|boy|girl)\b",
                p.text,
                re.IGNORECASE,
            )
        ),
        None,
    )
    if person or "Humans" in mesh:
        return Fact(value="humans", passages=(person.id,) if person else (), confidence=0.9 if person else 0.7)
    return Fact()


def _most_named(title: str, own: list[Passage]) -> Fact:
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    for text, place in ((title, ""), *((p.text, p.id) for p in own)):
        for match in ANIMAL.findall(text):
            word = match.lower()
            name = _PLURALS.get(
                word, _PLURALS.get(word.rstrip("s"), "mice" if word.startswith(("c57", "balb")) else word)
            )
            counts[name] = counts.get(name, 0) + 1
            if place:
                first.setdefault(name, place)
    if not counts:
        return Fact()
    best = max(counts, key=lambda name: (counts[name], name))
    return Fact(value=best, passages=(first[best],) if best in first else (), confidence=0.85)
