"""Tell a JATS article's abstract from the summaries beside it. Takes its front; gives blocks, and lay summaries."""

from __future__ import annotations

from lxml import etree

from pipeline.ingest.headings import section_kind
from pipeline.ingest.jats_front import find, find_all, is_english, language_of, words_of
from pipeline.ingest.jats_sections import LAY_TITLE, lay_sections, section_blocks
from pipeline.ingest.labels import split_labels
from pipeline.ingest.parts import FLOATS, Block
from pipeline.records import LaySummary

# What publishers call the abstract itself where they give it a type at all.
_REAL = frozenset(
    {"", "abstract", "structured", "structured-abstract", "unstructured", "normal", "full", "main", "section"}
)
# Where no abstract stands without a type, these are the abstract; with one beside them they are for other readers.
_REAL_IF_ALONE = frozenset({"summary", "short", "synopsis", "objectives"})


def _type(abstract: etree._Element) -> str:
    return (abstract.get("abstract-type") or "").lower()


def _is_lay(abstract: etree._Element) -> bool:
    title = words_of(find(abstract, "title"))
    return _type(abstract) not in _REAL or bool(LAY_TITLE.match(title))


def the_abstract(front: etree._Element | None) -> etree._Element | None:
    """Find the one abstract that is evidence: untyped, English where there is a choice."""
    own = find_all(front, "abstract")
    candidates = [a for a in own if not _is_lay(a)]
    if not candidates:
        candidates = [
            a for a in own if _type(a) in _REAL_IF_ALONE and not LAY_TITLE.match(words_of(find(a, "title")))
        ]
    translated = [a for a in find_all(front, "trans-abstract") if language_of(a) == "en" and not _is_lay(a)]
    english = [a for a in candidates if is_english(a)] or translated
    return next(iter(english or candidates), None)


def abstract_blocks(front: etree._Element | None) -> list[Block]:
    """Give the abstract's parts, each with the kind that its label names."""
    chosen = the_abstract(front)
    found: list[Block] = []
    if chosen is not None:
        section_blocks(chosen, "abstract", "Abstract", found)
    prose = [block for block in found if block.kind not in FLOATS]
    if any(block.heading != "Abstract" for block in prose):
        return [_no_other(block) for block in prose]
    # Labels in the running text: “Background: … Methods: …”, in one paragraph or one each.
    parts = split_labels("\n".join(block.text for block in prose))
    return parts if len(parts) > 1 else prose


def _no_other(block: Block) -> Block:
    """Keep an abstract's unnamed parts in the abstract: “Trial registration” is no section of the paper."""
    if block.kind != "other":
        return block
    kind = section_kind(block.heading.rpartition(": ")[2], "abstract")
    return Block("abstract" if kind == "other" else kind, block.heading, block.text)


def lay_summaries(
    front: etree._Element | None, body: etree._Element | None, evidence: list[Block]
) -> tuple[LaySummary, ...]:
    """Give the English summaries written for other readers: of an abstract's type, or sections with such a title.

    `evidence` is the abstract itself, as `abstract_blocks` gives it.
    """
    chosen = the_abstract(front)
    found: list[LaySummary] = []
    for abstract in find_all(front, "abstract"):
        if abstract is chosen or not is_english(abstract) or not _is_lay(abstract):
            continue
        blocks: list[Block] = []
        section_blocks(abstract, "abstract", "", blocks)
        text = "\n\n".join(block.text for block in blocks if block.kind not in FLOATS)
        if text and text not in " ".join(
            block.text for block in evidence
        ):  # some journals give their abstract twice, once as a précis
            found.append(
                LaySummary(kind=abstract.get("abstract-type") or words_of(find(abstract, "title")), text=text)
            )
    for part in (chosen, body):
        found += [LaySummary(kind=title, text=text) for title, text in lay_sections(part)]
    return tuple(found)
