"""Make blocks of a table. Takes its markup, label, caption and notes; gives a block for each row and each note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from pipeline.ingest.grid import Row, grid_of
from pipeline.ingest.parts import Block
from pipeline.ingest.tables import table_rows
from pipeline.text.sentences import sentence_spans

# A heading of more characters is cut: the whole caption stands among the captions.
_LONGEST_HEADING = 160
# The largest of 272 tables of 136 articles has some 120 rows, the fullest article 200: beyond these stand lists of genes.
MOST_ROWS, MOST_OF_A_PAPER = 300, 900
# A row is one passage; a longer one is prose in cells, and is cut into its sentences.
LONGEST_ROW = 1_500


def table_blocks(
    tables: Iterable[etree._Element], label: str, caption: str, notes: Iterable[str] = ()
) -> list[Block]:
    """Give the rows and notes of what stands under one label; nothing where it holds no words, as a picture."""
    return grid_blocks(map(grid_of, tables), label, caption, notes)


def grid_blocks(grids: Iterable[list[Row]], label: str, caption: str, notes: Iterable[str] = ()) -> list[Block]:
    """Give the rows and notes of grids that stand under one label."""
    lines = [line for grid in grids for line in table_rows(grid, caption)]
    heading = _heading(label.rstrip(".: "), caption.strip())
    return [Block("tables", heading, line) for line in (*lines, *(note for note in notes if note))] if lines else []


def _heading(label: str, caption: str) -> str:
    first = caption[slice(*(sentence_spans(caption) or [(0, 0)])[0])]
    if len(first) > _LONGEST_HEADING:
        first = f"{first[:_LONGEST_HEADING].rsplit(' ', 1)[0]} …"
    return ". ".join(filter(None, (label, first))) or "Table"


def bounded(blocks: Iterable[Block]) -> tuple[list[Block], list[str]]:
    """Leave out rows beyond what a paper's tables may hold; give the blocks that stay, and a warning for each cut table."""
    kept: list[Block] = []
    rows, read = Counter[str](), Counter[str]()
    for block in blocks:
        if block.kind == "tables":
            rows[block.heading] += 1
            if read[block.heading] >= MOST_ROWS or read.total() >= MOST_OF_A_PAPER:
                continue
            read[block.heading] += 1
        kept.append(block)
    cut = [
        f"“{heading[:90]}” is long: of its {count:,} rows {f'the first {read[heading]:,}' if read[heading] else 'none'} were read."
        for heading, count in rows.items()
        if read[heading] < count
    ]
    return kept, cut


def pictured(labels: Iterable[str]) -> tuple[str, ...]:
    """Warn of tables that are only pictures: their numbers are not known, so a summary that tells one is doubted."""
    named = [label.rstrip(".: ") or "A table" for label in labels]
    return (f"Not read, since it is only a picture: {', '.join(dict.fromkeys(named))}.",) if named else ()
