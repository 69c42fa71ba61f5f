"""Read anything in a test and look at what came of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TypeVar

from pipeline.errors import SourceError
from pipeline.records import Paper

Given = TypeVar("Given")
Read = TypeVar("Read")


def read_or_refusal(read: Callable[[Given], Read], given: Given) -> Read | str:
    """Give what a reader gives, or its refusal as one sentence with its hint; anything else it raises is a bug."""
    try:
        return read(given)
    except SourceError as error:
        return f"{error.message} | {error.hint}"


def complaints(paper: Paper) -> list[str]:
    """Name each promise that a Paper breaks; empty where it keeps them all."""
    found: list[str] = []
    passages = list(paper.passages())
    if len({p.id for p in passages}) != len(passages):
        found.append("two passages share an id")
    found += [f"{p.id} does not stand where it says" for p in passages if paper.text[p.start : p.end] != p.text]
    found += [f"{p.id} is empty" for p in passages if not p.text.strip()]
    found += [f"{a.id} and {b.id} overlap" for a, b in itertools.pairwise(passages) if a.end > b.start]
    found += [f"{s.title} has no passage" for s in paper.sections if not s.passages]
    found += [
        f"{p.id} is a {p.kind} in a section of {s.kind}"
        for s in paper.sections
        for p in s.passages
        if p.kind != s.kind
    ]
    if not paper.title.strip():
        found.append("there is no title")
    return found
