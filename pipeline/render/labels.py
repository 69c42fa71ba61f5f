"""Say facts in the words of a page. Takes a Paper or a Draft; gives labels and lines, nothing unknown as clean."""

from __future__ import annotations

from pipeline.records import Draft, Fact, Paper

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
VERDICTS = {
    "blocked": ("Blocked", "Something in this draft must not pass."),
    "flagged": ("Flagged", "The checks found something to look at."),
    "no flags": ("No flags", "The checks found nothing. Read it against the paper all the same."),
    "unchecked": ("Not checked", "The checks could not read this draft."),
}
SEVERITIES = {"block": ("Block", "■"), "warn": ("Check", "▲"), "note": ("Note", "●")}


def labels(paper: Paper) -> list[tuple[str, str]]:
    """Give (kind, words) of the labels at the head: evidence, who was studied, standing, what was read."""
    facts = paper.facts
    who = {"humans": "in people", "cells": "in the laboratory"}.get(facts.species.value or "", "")
    if facts.design.value == "animal study":
        who = f"in animals ({facts.species.value})" if facts.species.value else "in animals"
    found = [("design", facts.design.value or "kind of study not reported")]
    if who:
        found.append(("who", who))
    if facts.participants.value and facts.design.value not in {"laboratory study", "narrative review", "protocol"}:
        found.append(("size", _number(facts.participants.value, facts.design.value)))
    found.append(("status " + paper.status.value, STATUS[paper.status.value]))
    found.append(("scope", "full text read" if paper.scope == "full" else "abstract only"))
    return found


def _number(value: str, design: str | None) -> str:
    if design == "animal study":
        return f"{value} animals"
    return "1 person" if value == "1" else f"{value} people"


def fact_rows(paper: Paper) -> list[tuple[str, Fact]]:
    """Give (name, fact) of what the paper reports, in the record's order."""
    facts = paper.facts
    named = [(name.replace("_", " "), getattr(facts, name)) for name in type(facts).model_fields]
    return [(name, fact) for name, fact in named if fact.reported]


def not_reported(paper: Paper) -> list[str]:
    """Give the names of the facts that the paper does not state."""
    return [name.replace("_", " ") for name in paper.facts.not_reported()]


def sure(fact: Fact) -> str:
    """Say a confidence in words."""
    if fact.needs_review:
        return "needs a look"
    return "clear" if fact.confidence >= 0.75 else "likely" if fact.confidence >= 0.5 else "unsure"


def writer(draft: Draft) -> str:
    """Say who wrote the draft."""
    origin = draft.summary.origin
    if origin.drafter == "offline":
        return "Offline drafter."
    if origin.drafter == "model":
        return f"Written by the language model {origin.model} at {origin.host}."
    return "Written by a person."


def citation(paper: Paper) -> str:
    """Give authors, title, journal and year as far as they are known."""
    names = ", ".join(paper.authors[:3]) + (" et al." if len(paper.authors) > 3 else "")
    where = ", ".join(filter(None, (paper.journal, str(paper.year) if paper.year else "")))
    return " ".join(part if part.endswith(".") else f"{part}." for part in (names, paper.title, where) if part)


def doi_link(paper: Paper) -> str | None:
    """Give the DOI's address where it is a DOI; None otherwise, so that nothing else becomes a link."""
    doi = paper.ids.doi or ""
    fine = doi.startswith("10.") and "/" in doi and doi.isascii() and not any(c in doi for c in "\"'<> \\`{}|^")
    return f"https://doi.org/{doi}" if fine else None
