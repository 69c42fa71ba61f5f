"""Counts the people of invented abstracts, for the tests of counting."""

from __future__ import annotations

from pipeline.ingest.people import participants
from pipeline.records import Fact, Passage, Section, SectionKind


def passages(*lines: str, kind: SectionKind = "abstract") -> tuple[Passage, ...]:
    """Make one passage of each line."""
    return tuple(
        Passage(id=f"{kind[0].upper()}{n}", text=line, start=0, end=len(line), kind=kind)
        for n, line in enumerate(lines, 1)
    )


def section(kind: SectionKind, *lines: str, title: str = "Abstract") -> Section:
    """Make a section of one passage for each line."""
    return Section(kind=kind, title=title, passages=passages(*lines, kind=kind))


def count(*lines: str, design: str = "cohort study") -> Fact:
    """Count the people of an abstract of these sentences."""
    return participants([section("abstract", *lines)], design)
