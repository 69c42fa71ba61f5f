"""What every reader gives: the parts of a document before they are numbered into a Paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.ingest.boxes import Mark
from pipeline.records import HiddenText, Identifiers, LaySummary, SectionKind, SourceKind, Status

# Fewer words than this outside references, captions and tables give no draft: a title and a mail address, say.
FEWEST_WORDS = 25
# What stands beside the running text: the words under pictures and tables, and the rows of tables.
FLOATS: frozenset[SectionKind] = frozenset({"captions", "tables"})


@dataclass(frozen=True)
class Block:
    """One paragraph under a heading. `page` counts from 1; None where the source has no pages, which have no `marks`."""

    kind: SectionKind
    heading: str
    text: str
    page: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Document:
    """One document as a reader found it: catalogue data and blocks in reading order.

    `types` are the publication or article types exactly as the source spells them; `mesh` the descriptors.
    `is_notice` is true for a notice about another paper (retraction, correction, concern), never a study.
    """

    kind: SourceKind
    title: str
    blocks: tuple[Block, ...] = ()
    ids: Identifiers = field(default_factory=Identifiers)
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    licence: str | None = None
    language: str | None = None
    full_text: bool = False
    types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    status: Status = field(default_factory=Status)
    is_notice: bool = False
    lay_summaries: tuple[LaySummary, ...] = ()
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    # What could not be looked at for hidden text, and what the catalogue data says beside the fields above.
    uninspected: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
