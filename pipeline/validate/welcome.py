"""Know what is welcome. Takes what rose or fell; gives whether more of it is good news, bad news, or neither."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.text.meaning import concept

_UNWELCOME = frozenset(
    concept(word)
    for word in [
        "risk",
        "pain",
        "mortality",
        "death",
        "symptoms",
        "infection",
        "diarrhoea",
        "tired",
        "discomfort",
        "severity",
        "complications",
        "side",
        "unwanted",
        "adverse",
        "event",
        "failure",
        "relapse",
        "bleeding",
        "haemorrhage",
        "hemorrhage",
        "fever",
        "nausea",
        "vomiting",
        "disease",
        "cancer",
        "tumour",
        "inflammation",
        "stress",
        "anxiety",
        "depression",
        "disability",
        "stroke",
        "attack",
        "fracture",
        "fall",
        "injury",
        "wait",
        "withdrew",
        "dropout",
        "cost",
        "pressure",
        "damage",
        "loss",
        "weak",
        "difficult",
        "problem",
        "illness",
        "cramp",
        "headache",
        "swelling",
        "obese",
        "fatigue",
        "harm",
        "wound",
        "ulcer",
        "disorder",
        "hospital",
        "recurrence",
        "progression",
        "toxic",
        "stiff",
        "cough",
        "wheeze",
        "admission",
        "readmission",
        "burden",
        "error",
        "seizure",
        "migraine",
        "rash",
        "itch",
        "scar",
        "leak",
        "spasm",
        "bacteria",
        "virus",
        "load",
        "sick",
        "absence",
        "suicide",
        "distress",
        "worry",
        "fear",
        "viral",
        "resistance",
        "cholesterol",
    ]
)
_WELCOME = frozenset(
    concept(word)
    for word in [
        "survival",
        "quality",
        "function",
        "satisfaction",
        "response",
        "healing",
        "recovery",
        "memory",
        "sleep",
        "mobility",
        "strength",
        "adherence",
        "compliance",
        "cure",
        "remission",
        "well-being",
        "wellbeing",
        "effective",
        "efficacy",
        "performance",
        "fitness",
        "energy",
        "hope",
        "understanding",
        "knowledge",
        "skills",
        "immune",
        "protection",
        "ability",
        "cognitive",
        "walk",
        "accuracy",
        "pregnancy",
        "birth",
        "conception",
        "continence",
        "outcome",
        "appetite",
        "mood",
        "confidence",
        "health",
    ]
)

# “More of them felt relief from their symptoms”: more of what is bad is not told there.
_RELIEF = frozenset(map(concept, ("relief", "free", "without", "rid")))


def welcome(thing: Mapping[str, float]) -> int:
    """Give 1 where more of a thing is good news, -1 where it is bad news, 0 where nobody can tell.

    `thing` holds its concepts, each with a weight by its distance from the word of direction: the nearest known one decides.
    """
    if not _RELIEF.isdisjoint(thing):
        return 0
    for meaning in sorted(thing, key=lambda known: -thing[known]):
        if meaning in _UNWELCOME:
            return -1
        if meaning in _WELCOME:
            return 1
    return 0
