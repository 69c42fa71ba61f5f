"""Render a workspace's index. Takes rows and problems; gives one HTML page that leads to every draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from pipeline.render.labels import LIMITS, STAMP, VERDICTS
from pipeline.render.templating import page

_FIRST = ("blocked", "flagged", "unchecked", "no flags")


@dataclass(frozen=True)
class IndexRow:
    """One draft of the workspace."""

    slug: str
    title: str
    source: str
    design: str
    people: str
    verdict: str
    blocks: int
    warns: int
    citation: str
    note: str
    # The verdict of each of its levels.
    levels: dict[str, str] = field(default_factory=dict)
    # What the paper is instead of a study of people's health, in a sentence.
    outside: str = ""


@dataclass(frozen=True)
class Problem:
    """One source that gave no draft: what happened, and what to do."""

    source: str
    message: str
    hint: str


def render_index(rows: list[IndexRow], problems: list[Problem]) -> bytes:
    """Give the page: what needs a person first, the most faults foremost, then the rest in the order given."""
    shown = sorted(rows, key=lambda row: (_FIRST.index(_verdict(row)), -row.blocks, -row.warns))
    counts = [(*VERDICTS[name][:2], _name(name), sum(_verdict(row) == name for row in rows)) for name in _FIRST]
    text = page(
        "index",
        stamp=STAMP,
        limits=LIMITS,
        rows=[_shown(row) for row in shown],
        problems=problems,
        counts=[count for count in counts if count[-1]],
    )
    return text.encode(errors="replace")


def _verdict(row: IndexRow) -> str:
    return row.verdict if row.verdict in _FIRST else "unchecked"


def _name(verdict: str) -> str:
    return verdict.replace(" ", "-")


def _shown(row: IndexRow) -> dict[str, object]:
    """Give what the template places for a row."""
    words, shape, _ = VERDICTS[_verdict(row)]
    return {
        "link": quote(row.slug.encode(errors="replace"), safe=""),
        "title": row.title or row.source,
        "source": row.source,
        "design": row.design,
        "size": _size(row),
        "number": row.people if row.people.isdigit() else "",
        "verdict_name": _name(_verdict(row)),
        "words": words,
        "shape": shape,
        "blocks": row.blocks,
        "warns": row.warns,
        "levels": _levels(row) if len(row.levels) > 1 else [],
        "citation": row.citation,
        "note": row.note,
        "outside": row.outside,
    }


def _levels(row: IndexRow) -> list[tuple[str, str, str]]:
    """Give (level, shape, verdict in words) of each level of a draft that has two."""
    found = []
    for level, told in row.levels.items():
        words, shape, _ = VERDICTS.get(told, VERDICTS["unchecked"])
        found.append((level.capitalize(), shape, words))
    return found


def _size(row: IndexRow) -> str:
    if not row.people or row.people == "not reported":
        return "not reported"
    one, many = ("1 animal", "animals") if row.design == "animal study" else ("1 person", "people")
    return one if row.people == "1" else f"{row.people} {many}"
