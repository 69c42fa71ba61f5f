"""Say facts in the words of a page. Takes a Paper or a Summary; gives labels and lines, nothing unknown as clean."""

from __future__ import annotations

from pipeline.records import PLAIN_HEADING, Draft, Fact, Paper, Summary

STAMP = "For review, not for sharing"
LIMITS = "These checks do not find subtle misreadings; no flags does not mean correct."
STATUS = {
    "published": "published; no retraction told",
    "preprint": "preprint: not peer-reviewed",
    "corrected": "a correction was published",
    "concern": "expression of concern",
    "retracted": "RETRACTED",
    "unknown": "status not known",
}
# What stands in the way of trusting the paper, in a sentence at the head of the page.
ALERTS = {
    "retracted": ("block", "Retracted", "This paper was retracted. Nothing from it may be published as a finding."),
    "concern": ("warn", "Expression of concern", "The journal has doubts about this paper."),
    "corrected": ("warn", "Corrected", "A correction was published: check that the draft follows it."),
    "preprint": ("warn", "Preprint", "No peer has reviewed this paper."),
}
# What stands before the sentence that says what a paper is instead of a study of people's health.
OUTSIDE = "Not a usual study"
# No colour of success anywhere: a draft without flags is not a draft that is right.
VERDICTS = {
    "blocked": ("Blocked", "■", "Something in this draft must not pass."),
    "flagged": ("Flagged", "▲", "The checks found something to look at."),
    "no flags": ("No flags", "○", "The checks found nothing that needs an answer. Read it against the paper all the same."),
    "unchecked": ("Not checked", "◌", "The checks could not read this draft. That is not a pass."),
}  # fmt: skip
LEVEL_NAMES = {"standard": "Standard", "plain": PLAIN_HEADING}
SEVERITIES = {"block": ("Block", "■"), "warn": ("Check", "▲"), "note": ("Note", "●")}
_PEOPLELESS = {"laboratory study", "narrative review", "protocol"}


def labels(paper: Paper) -> list[tuple[str, str, bool]]:
    """Give (name, words, doubtful): kind of evidence, who was studied, how many, standing, what was read."""
    facts = paper.facts
    design = facts.design.value
    found = [("Evidence", design or "not reported", not design), ("Studied", *_who(paper))]
    if facts.participants.value and design not in _PEOPLELESS:
        found.append(("Size", _number(facts.participants.value, _in_animals(paper)), facts.participants.needs_review))
    else:
        found.append(("Size", "not reported", True))
    status = paper.status
    found.append(("Status", STATUS[status.value], status.value != "published"))
    found.append(("Read", "full text" if paper.scope == "full" else "abstract only", paper.scope != "full"))
    return found


def alerts(paper: Paper) -> list[tuple[str, str, str]]:
    """Give (severity, word, sentence) of what stands in the way of trusting or using the paper."""
    found = []
    if alert := ALERTS.get(paper.status.value):
        said_by = f" Said by: {paper.status.said_by}." if paper.status.said_by else ""
        found.append((alert[0], alert[1], f"{alert[2]}{said_by}"))
    if paper.outside:
        found.append(("warn", OUTSIDE, paper.outside))
    return found


def _who(paper: Paper) -> tuple[str, bool]:
    species = paper.facts.species
    if not species.value:
        return ("animals" if _in_animals(paper) else "not reported"), True
    words = {"humans": "people", "cells": "cells in a laboratory"}.get(species.value, f"animals: {species.value}")
    return words, species.needs_review


def _in_animals(paper: Paper) -> bool:
    return paper.facts.design.value == "animal study" or paper.facts.species.value not in {None, "humans", "cells"}


def _number(value: str, animals: bool) -> str:  # noqa: FBT001 - two words for one number
    many = "animals" if animals else "people"
    one = "1 animal" if animals else "1 person"
    return one if value == "1" else f"{value} {many}"


def fact_rows(paper: Paper) -> list[tuple[str, Fact]]:
    """Give (name, fact) of what the paper reports, in the record's order."""
    facts = paper.facts
    named = [(name.replace("_", " "), getattr(facts, name)) for name in type(facts).model_fields]
    return [(name, fact) for name, fact in named if fact.reported]


def not_reported(paper: Paper) -> list[str]:
    """Give the names of the facts that the paper does not state."""
    return [name.replace("_", " ") for name in paper.facts.not_reported()]


def sure(fact: Fact) -> tuple[str, str]:
    """Say a confidence in words and as dots."""
    if fact.confidence >= 0.75:
        return "clear", "●●●"
    return ("likely", "●●○") if fact.confidence >= 0.5 else ("unsure", "●○○")


def writer(summary: Summary) -> str:
    """Say who wrote the draft."""
    origin = summary.origin
    if origin.drafter == "offline":
        return "Offline drafter: no language model wrote this. It was put together from the paper's own sentences."
    if origin.drafter == "model":
        return f"Written by the language model {origin.model or 'not named'} at {origin.host or 'a host not named'}."
    return "Written by a person."


def drafter_notes(summary: Summary) -> list[str]:
    """Give the drafter's notes, without the one that `writer` says already."""
    return [note for note in summary.notes if not note.startswith("No language model wrote this")]


def own_notes(draft: Draft) -> list[str]:
    """Give the notes on a draft's second summary that are not on the first too."""
    if draft.plain is None:
        return []
    first = drafter_notes(draft.summary)
    return [note for note in drafter_notes(draft.plain.summary) if note not in first]


def origin_rows(summary: Summary) -> list[tuple[str, str]]:
    """Give (name, words) of how the draft was made; what a model's server did not tell is said so."""
    origin = summary.origin
    kinds = {"offline": "offline drafter, no language model", "model": "language model", "person": "a person"}
    rows = [("drafter", kinds[origin.drafter] + (f", version {origin.version}" if origin.version else ""))]
    if origin.drafter != "model":
        return rows
    told = (
        ("model", origin.model), ("host", origin.host), ("prompt", origin.prompt), ("prompt digest", origin.prompt_digest),
        ("tokens in", origin.tokens_in), ("tokens out", origin.tokens_out),
    )  # fmt: skip
    return rows + [(name, "not told" if value is None else str(value)) for name, value in told]


def citation(paper: Paper) -> str:
    """Give authors, title, journal and year as far as they are known."""
    names = ", ".join(paper.authors[:3]) + (" et al." if len(paper.authors) > 3 else "")
    where = ", ".join(filter(None, (paper.journal, str(paper.year) if paper.year else "")))
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in (names, paper.title, where) if part
    )


def links(paper: Paper) -> list[tuple[str, str, str | None]]:
    """Give (name, words, address) of the paper's catalogue names; no address where the words are no such name."""
    ids = paper.ids
    rows = [("DOI", ids.doi or "not told", doi_link(paper))]
    if ids.pmid:
        fine = ids.pmid.isascii() and ids.pmid.isdigit()
        rows.append(("PubMed", ids.pmid, f"https://pubmed.ncbi.nlm.nih.gov/{ids.pmid}/" if fine else None))
    if ids.pmcid:
        fine = ids.pmcid.isascii() and ids.pmcid.startswith("PMC") and ids.pmcid[3:].isdigit()
        rows.append(("PMC", ids.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{ids.pmcid}/" if fine else None))
    return rows


def doi_link(paper: Paper) -> str | None:
    """Give the DOI's address where it is a DOI; None otherwise, so that nothing else becomes a link."""
    doi = paper.ids.doi or ""
    fine = doi.startswith("10.") and "/" in doi and doi.isascii() and not any(c in doi for c in "\"'<> \\`{}|^")
    return f"https://doi.org/{doi}" if fine and doi.isprintable() else None
