"""Lay out the source. Takes a Draft; gives its numbered passages, the sentences on each, and what no sentence uses."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Draft, Paper, Passage
from pipeline.records.designs import CASES

# The letter before a sentence's number: T1 is the first sentence of the takeaway, W1 of “who should care”.
LETTERS = {"takeaway": "T", "findings": "F", "audience": "W", "caveats": "C"}
_FOLDED = {"references", "captions", "tables"}

Users = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Row:
    """A passage as the sheet shows it: who stands on it, and the page that begins with it (None: the same page)."""

    passage: Passage
    users: tuple[tuple[str, str], ...]
    new_page: int | None


@dataclass(frozen=True)
class Part:
    """A section of the paper; folded where a reviewer seldom looks, and a table where its rows are those of one."""

    heading: str
    table: bool
    folded: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Unused:
    """Passages of results and limitations that no sentence stands on, by section, and how many there are in all."""

    sections: tuple[tuple[str, tuple[Passage, ...]], ...]
    of: int

    @property
    def count(self) -> int:
        """Give the number of unused passages."""
        return sum(len(passages) for _, passages in self.sections)


def users(draft: Draft) -> Users:
    """Give for each passage the (anchor, number) of the sentences that stand on it."""
    found: Users = {}
    for mark, version in zip(marks(draft), draft.versions, strict=True):
        for section, place, claim in version.summary.claims():
            for passage in dict.fromkeys(claim.passages):
                found.setdefault(passage, []).append(names(mark, section, place))
    return found


def marks(draft: Draft) -> tuple[str, ...]:
    """Give what is set before the sentences' anchors and numbers of each summary: nothing before those of the first."""
    return ("", "p") if draft.plain else ("",)


def names(mark: str, section: str, place: int) -> tuple[str, str]:
    """Give the anchor and the number of a sentence."""
    return f"{mark}{section}-{place + 1}", f"{mark}{LETTERS[section]}{place + 1}"


def parts(paper: Paper, used: Users) -> list[Part]:
    """Give the paper's sections in reading order."""
    made, leaf = [], None
    for section in paper.sections:
        rows = []
        for passage in section.passages:
            turned = passage.page if passage.page not in {None, leaf} else None
            leaf = passage.page or leaf
            rows.append(Row(passage, tuple(used.get(passage.id, ())), turned))
        if rows:
            made.append(
                Part(
                    section.title or section.kind.capitalize(),
                    section.kind == "tables",
                    section.kind in _FOLDED,
                    tuple(rows),
                )
            )
    return made


def unused(draft: Draft, used: Users) -> Unused:
    """Find omissions: this study's results and limitations that the draft does not use.

    A case report's results are its case; an abstract without headings is taken whole.
    """
    paper = draft.paper
    kinds = {"results", "limitations"} | ({"case"} if paper.facts.design.value in CASES else set())
    if not any(section.kind in kinds and section.passages for section in paper.sections):
        kinds = {"abstract", "conclusions"}
    found, total = [], 0
    for section in paper.sections:
        if section.kind in kinds:
            own = [p for p in section.passages if p.whose != "cited"]
            total += len(own)
            left = tuple(p for p in own if p.id not in used)
            found += [(section.title or section.kind.capitalize(), left)] if left else []
    return Unused(tuple(found), total)
