"""Render a workspace's index. Takes rows and problems; gives one HTML page that leads to every draft."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from pipeline.render.labels import LIMITS, STAMP, VERDICTS
from pipeline.render.templating import page


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


@dataclass(frozen=True)
class Problem:
    """One source that gave no draft: what happened, and what to do."""

    source: str
    message: str
    hint: str


def render_index(rows: list[IndexRow], problems: list[Problem]) -> bytes:
    """Give the page: what needs a person first, then the rest in the order given."""
    order = {"blocked": 0, "flagged": 1, "unchecked": 1, "no flags": 2}
    shown = sorted(rows, key=lambda row: order.get(row.verdict, 1))
    counts = [
        (VERDICTS[name][0].lower(), name.replace(" ", "-"), n)
        for name in VERDICTS
        if (n := sum(r.verdict == name for r in rows))
    ]
    text = page(
        "index.html.j2",
        "index.js",
        stamp=STAMP,
        limits=LIMITS,
        rows=[
            (
                row,
                quote(row.slug, safe=""),
                VERDICTS.get(row.verdict, (row.verdict, ""))[0],
                row.verdict.replace(" ", "-"),
            )
            for row in shown
        ],
        problems=problems,
        counts=counts,
    )
    return text.encode(errors="replace")
