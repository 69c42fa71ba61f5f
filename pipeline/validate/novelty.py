"""Novelty: a treatment is called new only where the paper calls it so. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.flags import every_sentence, flag, rule

_THING = r"(?:treatments?|therap(?:y|ies)|drugs?|medicines?|medications?|approach(?:es)?|class|options?|weapons?|tests?|vaccines?|techniques?)"
_NEW = quick(
    rf"\b(?:(?:brand[- ])?new|novel|first) (?:(?:type|kind|form|class|sort|line) of )?(?:\w{{1,20}}+ )?{_THING}\b|\bfirst[- ]of[- ]its[- ]kind\b|\bnever[- ]before[- ]seen\b",
    re.IGNORECASE,
)
_OWN = quick(
    r"\b(?:new|newer|newly|novel|innovative|emerging|recent(?:ly)?|investigational|experimental|first|pioneer\w*)\b",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"\b(?:no|not|as (?:their|his|her|a|the)|any|need|needs|needed|find|finding|search|looking|for|develop\w*|future|start\w*|try\w*|first (?:drug|dose|treatment|vaccine))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


@rule(
    "novelty",
    Severity.WARN,
    why="old treatments are often sold as new",
    standard="Health News Review, criterion 9: true novelty",
)
def novelty(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a “new” treatment where the paper never calls anything new: old ones sell better so."""
    if _OWN.search(paper.text) or _OWN.search(paper.title):
        return
    for place in every_sentence(summary):
        match = _NEW.search(place[2].text)
        if match and not _NO_CLAIM.search(place[2].text[max(0, match.start() - 50) : match.start()]):
            yield flag(
                "novelty", Severity.WARN, place, match.span(), f"the paper does not call this new: “{match.group()}”",
                standard="Health News Review, criterion 9: true novelty", remedy="say what it is, not that it is new",
            )  # fmt: skip
