"""Species: what was seen in animals or cells is not told of people. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.flags import every_sentence, flag, rule

_ANIMAL = re.compile(
    r"\b(?:mice|mouse|rats?|rabbits?|dogs?|pigs?|monkeys?|animals?|zebrafish|hamsters?|sheep|hens|chickens?|cattle|horses|cows|piglets|worms|flies|rodents?|laboratory|lab|cells?|test tubes?|yeasts?|bacteri\w{1,3}|plants?|embryos?|fish|frogs?|birds?|insects?|mosquito(?:es)?|larvae?|tissues?|neurons?|proteins?|molecules?|virus(?:es)?|genes?|parasites?|primates?|calves|lambs|ferrets|hens)\b",
    re.IGNORECASE,
)
_PEOPLE_TOLD = re.compile(
    r"\b(?:(?:in|among|of|for|that|the|these|most|many|all|some|\d+) (?:\w+ )?(?:people|patients|women|men|adults|children|participants|volunteers|humans)\b|(?:people|patients|women|men|adults|children|participants|volunteers) (?:who|with|given|treated|taking|had|were|in)\b)",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:not (?:been )?(?:done|tested|shown|known|carried)|no(?:t)? (?:people|humans?)|whether|may|might|could|would|cannot|do(?:es)? not|did not|unclear|unknown|before|need(?:ed)?|interest|talk|questions|carry over|early research|future)\b",
    re.IGNORECASE,
)


@rule(
    "species",
    Severity.BLOCK,
    Severity.WARN,
    why="results in animals and cells often do not carry over to people",
    standard="CIOMS plain language, animals; Health News Review, criterion 9",
)
def species(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block an animal or laboratory finding told as if it were in people."""
    if paper.facts.design.value not in {"animal study", "laboratory study"} or paper.facts.design.confidence < 0.5:
        return
    told_people = bool(
        re.search(r"\b(?:patients|volunteers|participants|women|men|humans?|donors)\b", paper.text, re.IGNORECASE)
    )
    kind = "animals" if paper.facts.design.value == "animal study" else "the laboratory"
    named = any(
        _ANIMAL.search(claim.text) for name in ("takeaway", "findings") for claim in summary.section(name)
    ) or bool(_ANIMAL.search(summary.title))
    for place in every_sentence(summary):
        if place[0] in {"audience", "caveats"}:
            continue
        text = place[2].text
        match = _PEOPLE_TOLD.search(text)
        if match and not _ANIMAL.search(text) and not _NOT_PEOPLE.search(text):
            yield flag(
                "species", Severity.WARN if told_people else Severity.BLOCK, place, match.span(), f"the study was done in {kind}, not in people",
                standard="CIOMS plain language, animals; Health News Review, criterion 9", remedy=f"say that it was in {kind}",
            )  # fmt: skip
    if not named:
        yield Flag(
            rule="species", severity=Severity.WARN, section="takeaway", message=f"nothing in takeaway or findings says that this was in {kind}",
            standard="Health News Review, criterion 9", remedy=f"say that it was in {kind}",
        )  # fmt: skip
