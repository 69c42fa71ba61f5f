"""Tell how a paper is set. Takes its lines; gives the size, leading and weight of its running text."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

from pipeline.ingest.headings import section_kind
from pipeline.ingest.pdf_lines import Line

# A size that carries this share of the letters is body text too: journals set methods or cases smaller.
_BODY_SHARE = 0.14


@dataclass(frozen=True)
class Body:
    """What most of the paper is set in: sizes in points, leading in points."""

    size: float
    sizes: frozenset[float]
    leading: float
    bold: bool
    # Text smaller than the body by this much (points) is a table, a footnote or a caption.
    smaller: float = 0.75


def body_of(pages: list[list[Line]]) -> Body:
    """Tell how the paper's running text is set, references left aside."""
    letters: Counter[float] = Counter()
    heavy = total = 0
    leading: Counter[float] = Counter()
    for lines in _before_references(pages):
        for line in lines:
            letters[round(line.size * 2) / 2] += len(line.text)
            heavy += len(line.text) * line.bold
            total += len(line.text)
        for a, b in itertools.pairwise(lines):
            if abs(a.size - b.size) < 0.3 and 0 < a.y - b.y < 3 * a.size and abs(a.x0 - b.x0) < 3 * a.size:
                leading[round((a.y - b.y) * 2) / 2] += 1
    if not total:
        return Body(10.0, frozenset({10.0}), 12.0, bold=False)
    size = letters.most_common(1)[0][0]
    sizes = frozenset(s for s, n in letters.items() if n >= _BODY_SHARE * total and s >= size - 2.6) | {size}
    usual = leading.most_common(1)[0][0] if leading else 1.2 * size
    return Body(size, sizes, usual, bold=heavy > 0.6 * total)


def _before_references(pages: list[list[Line]]) -> list[list[Line]]:
    made = []
    for lines in pages:
        for place, line in enumerate(lines):
            if len(pages) > 1 and section_kind(line.text) == "references" and len(line.text) < 30 and line.page > 1:
                made.append(lines[:place])
                return made
        made.append(lines)
    return made
