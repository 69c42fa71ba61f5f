"""Injection: words that are aimed at a model. Takes a summary and its paper; gives Flags that a person must clear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.flags import every_sentence, flag, rule

_ECHO = quick(
    r"\b(?:ignore|disregard) (?:all |any |the )?(?:previous|above|prior) (?:instructions?|text)\b|\bas an? (?:ai|language model|large language model)\b|\bsystem prompt\b|"
    r"\bI(?:['’]m| am) (?:sorry|unable|an ai)\b|\bhere(?:['’]s| is) (?:the|a|your) (?:summary|lay summary|json)\b|\bsure[,!] here\b",
    re.IGNORECASE,
)
_MARKUP = quick(r"https?://|www\.|<[a-z/!][^>]{0,80}>|\{\{|\}\}|```", re.IGNORECASE)


@rule(
    "injection",
    Severity.BLOCK,
    Severity.WARN,
    Severity.NOTE,
    why="words meant for a machine, links and markup in a draft show that something else than the paper spoke; a paper that "
    "speaks to a model may have steered the draft, and where nobody could look, nobody may say that it is clean",
    standard="OWASP LLM01",
)
def injection(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block what no summary holds: a model's own words, links and markup; and a paper that speaks to models.

    A person may point readers somewhere (11 % of the summaries in journals hold a link), so there a link is a note.
    """
    ours = summary.origin.drafter != "person"
    for place in every_sentence(summary):
        echo, markup = _ECHO.search(place[2].text), _MARKUP.search(place[2].text)
        if match := echo or markup:
            loud = Severity.BLOCK if ours or echo else Severity.NOTE
            yield flag(
                "injection", loud, place, match.span(), "this is markup, a link or a machine talking, not a summary",
                standard="OWASP LLM01", remedy="take it out and read the whole draft again",
            )  # fmt: skip
    for one in paper.instructions:
        hidden = ", where no reader can see it" if one.hidden else ""
        yield Flag(
            rule="injection", severity=Severity.WARN if one.reported else Severity.BLOCK, quote=one.text, passages=one.passages,
            message=(
                f"the paper quotes words to a language model ({one.where}): “{one.text}”" if one.reported
                else f"the paper speaks to a language model ({one.where}){hidden}: “{one.text}”"
            ),
            standard="OWASP LLM01",
            remedy="see that it is a quotation and that the draft does not obey it" if one.reported
            else "look at the paper itself before trusting anything drawn from it",
        )  # fmt: skip
    for what in paper.uninspected:
        yield Flag(
            rule="injection", severity=Severity.BLOCK, message=f"the paper could not be inspected for hidden words: {what}",
            standard="OWASP LLM01", remedy="compare the draft with the paper as it looks on the page, or use its XML",
        )  # fmt: skip
