"""Make a paper the material of a prompt. Takes a Paper; gives what stands between the borders, and the limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pipeline.draft.plans import design_limits, standing
from pipeline.records import Fact, Paper, Passage, SectionKind
from pipeline.text.borders import border_of, material

# About 30,000 tokens: fits the context of today's small models with room for the answer.
MOST_CHARACTERS = 120_000
_MOST_OF_A_FACT = 300
_SURE = 0.5
# What stands for a title that speaks to a model.
_WITHHELD = "(withheld)"
_NEVER_SENT = {"references", "captions", "funding", "conflicts"}
# Left out in this order where the paper is too long.
_DROPPED_FIRST: tuple[SectionKind, ...] = ("other", "introduction", "methods", "discussion", "results", "case")
# Our own headings: a paper's heading would stand in the prompt where its rules have theirs.
_HEADINGS: dict[SectionKind, str] = {"case": "Case description", "other": "Text"}


def choose_passages(paper: Paper) -> tuple[list[Passage], tuple[str, ...]]:
    """Give the passages to send and the kinds of sections left out because the paper is too long."""
    aimed = _aimed(paper)
    chosen = [p for p in paper.passages() if p.kind not in _NEVER_SENT and p.id not in aimed]
    left_out: list[str] = []
    for kind in _DROPPED_FIRST:
        if sum(len(p.text) for p in chosen) <= MOST_CHARACTERS:
            break
        kept = [p for p in chosen if p.kind != kind]
        if kept and len(kept) < len(chosen):
            chosen = kept
            left_out.append(kind)
    total, fitting = 0, []
    for passage in chosen:
        total += len(passage.text)
        if total > MOST_CHARACTERS:
            left_out.append("the end")
            break
        fitting.append(passage)
    return fitting, tuple(left_out)


def _aimed(paper: Paper) -> set[str]:
    """Give the passages that speak to a language model, quoted or not: none of them reaches one."""
    return {place for one in paper.instructions for place in one.passages}


def values_of(paper: Paper, passages: list[Passage]) -> dict[str, Any]:
    """Give the values for the prompt `write`: all that comes from the paper is one line each, between the borders."""
    inside: dict[str, Any] = {
        "title": _WITHHELD if any(one.where == "title" for one in paper.instructions) else material(paper.title),
        "sections": _sections(passages),
        "facts": list(_facts(paper, {p.id for p in passages})),
    }
    return inside | {
        "scope": paper.scope,
        "border": border_of(paper.digest(), repr(inside)),
        "not_reported": [_named(name) for name in paper.facts.not_reported()],
        "limits": [*design_limits(_without_names(paper)), *standing(paper)],
    }


def _sections(passages: list[Passage]) -> list[dict[str, Any]]:
    return [
        {
            "heading": _HEADINGS.get(kind, kind.capitalize()),
            "passages": [{"id": p.id, "text": material(p.text), "cited": p.whose == "cited"} for p in group],
        }
        for kind, group in groupby(passages, key=lambda p: p.kind)
    ]


def _facts(paper: Paper, sent: Iterable[str]) -> Iterator[dict[str, Any]]:
    aimed = _aimed(paper)
    for name in type(paper.facts).model_fields:
        fact: Fact = getattr(paper.facts, name)
        if fact.value is not None and name not in _NEVER_SENT and not aimed & set(fact.passages):
            yield {
                "name": _named(name),
                "value": material(fact.value)[:_MOST_OF_A_FACT],
                "passages": [place for place in fact.passages if place in sent],
                "unsure": fact.needs_review or fact.confidence < _SURE,
            }


def _named(name: str) -> str:
    return name.replace("_", " ")


def _without_names(paper: Paper) -> Paper:
    """Give the paper without the names that it gives: the limits stand outside the borders, where its words may not."""
    bare = paper.facts.model_copy(update={"intervention": Fact(), "species": Fact()})
    return paper.model_copy(update={"facts": bare})
