"""Read the sections of a JATS article. Takes body, back or abstract; gives blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from pipeline.ingest.headings import bare, section_kind
from pipeline.ingest.jats_front import find, find_all, words_of
from pipeline.ingest.jats_text import collect_child, inline, one_line, plain, spaced
from pipeline.ingest.parts import FLOATS, Block
from pipeline.ingest.table_blocks import table_blocks
from pipeline.ingest.xmlsafe import tag
from pipeline.records import SectionKind

_SEC_TYPES: dict[str, SectionKind] = {
    "intro": "introduction", "introduction": "introduction", "background": "introduction", "methods": "methods",
    "materials": "methods", "materials|methods": "methods", "materials and methods": "methods", "subjects": "methods",
    "results": "results", "results|discussion": "results", "discussion": "discussion", "conclusions": "conclusions",
    "discussion|conclusions": "discussion", "conclusion": "conclusions", "cases": "case", "case": "case",
    "case-report": "case", "coi-statement": "conflicts", "supplementary-material": "other",
    "data-availability": "other", "ack": "other", "limitations": "limitations", "funding-information": "funding",
}  # fmt: skip
# A sub-section keeps its section's kind unless its title names one of these,
_OWN_KIND: frozenset[SectionKind] = frozenset(
    {"limitations", "funding", "conflicts", "conclusions", "references", "case"}
)
# or is itself the plain name of a main part, as where “Findings” wraps the whole of a short report.
_MAIN_PART = re.compile(
    r"introduction|background|methods|materials? and methods|(?:patients?|subjects?|participants?) and methods|"
    r"methods and materials?|results|results and discussion|discussion|case (?:presentation|report)s?",
    re.IGNORECASE,
)
# For other readers than a study's own: told to the reviewer, never evidence.
LAY_TITLE = re.compile(
    r"(?:author['’]?s?['’]?|lay|plain[- ]language|patient|non-?technical|popular|editor['’]?s?['’]?) (?:summary|abstract|synopsis)\b|"
    r"summary for (?:patients|the public|lay)|elife digest|significance(?: statement)?$|synopsis$|key points?$|key messages?$|"
    r"plain english summary|graphical abstract|highlights$|in brief$|take-home",
    re.IGNORECASE,
)
_FOOTNOTES: dict[str, SectionKind] = {
    "conflict": "conflicts", "coi-statement": "conflicts", "financial-disclosure": "funding", "supported-by": "funding",
}  # fmt: skip
_LABELS: dict[SectionKind, str] = {"conflicts": "Conflicts of interest", "funding": "Funding"}
_LINES = frozenset({"p", "preformat", "term", "verse-line"})
_FLOATS = frozenset({"fig", "table-wrap", "fig-group", "table-wrap-group", "media", "chem-struct-wrap"})
_APART = frozenset(
    {
        "boxed-text", "disp-quote", "list", "list-item", "def-list", "def-item", "def", "statement", "speech",
        "verse-group", "question", "answer", "explanation",
    }
)  # fmt: skip
_NOT_IN_LINE = _FLOATS | _APART
_DEEPEST = 12


@lru_cache(maxsize=4_096)  # “Methods” and “Results” head every paper
def is_lay_title(title: str) -> bool:
    """Tell whether a section of this title is written for lay readers."""
    return bool(LAY_TITLE.match(bare(title)))


def section_blocks(
    section: etree._Element, kind: SectionKind, heading: str, blocks: list[Block], depth: int = 0
) -> None:
    """Collect a section's paragraphs and its sub-sections, in order; captions and tables go under kinds of their own."""
    if depth > _DEEPEST:
        return
    for child in section:
        name = tag(child)
        if name in _LINES:
            _paragraph(child, kind, heading, blocks, depth)
        elif name == "sec":
            _sub_section(child, kind, heading, blocks, depth)
        elif name in _FLOATS:
            captions(child, blocks)
        elif name in _APART:
            words = words_of(find(child, "title")) if name == "boxed-text" else ""
            if not (words and LAY_TITLE.match(words)):
                section_blocks(child, kind, heading, blocks, depth + 1)


def _sub_section(section: etree._Element, kind: SectionKind, heading: str, blocks: list[Block], depth: int) -> None:
    words = words_of(find(section, "title"))
    if is_lay_title(words):
        return
    # 15 of 136 articles set “Background:” as a heading: the colon is its setting, not its name.
    name = words.rstrip(" :")
    path = f"{heading}: {name}" if heading and name else name or heading
    section_blocks(section, kind_of(section, words, kind), path, blocks, depth + 1)


def lay_sections(part: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Give (title, text) of each section or box that is written for lay readers."""
    for section in part.iter("{*}sec", "{*}boxed-text") if part is not None else ():
        words = words_of(find(section, "title"))
        if words and is_lay_title(words):
            found: list[Block] = []
            section_blocks(section, "other", "", found)
            text = "\n\n".join(block.text for block in found if block.kind not in FLOATS)
            if text:
                yield words, text


def _paragraph(element: etree._Element, kind: SectionKind, heading: str, blocks: list[Block], depth: int) -> None:
    """Add a paragraph; where a list or a box interrupts it, what stands before and behind are blocks of their own."""
    pieces: list[str] = [element.text or ""]
    floats: list[etree._Element] = []
    for child in element:
        name = tag(child)
        if name not in _NOT_IN_LINE:
            collect_child(child, pieces)
        elif name in _FLOATS:
            floats.append(child)
        else:
            _flush(pieces, kind, heading, blocks)
            section_blocks(child, kind, heading, blocks, depth + 1)
        pieces.append(child.tail or "")
    _flush(pieces, kind, heading, blocks)
    for child in floats:
        captions(child, blocks)


def _flush(pieces: list[str], kind: SectionKind, heading: str, blocks: list[Block]) -> None:
    text = one_line("".join(pieces))
    pieces.clear()
    if text:
        blocks.append(Block(kind, heading, text))


def kind_of(section: etree._Element, title: str, outer: SectionKind) -> SectionKind:
    """Tell what a section holds by its title, its type and the section around it."""
    by_type = _SEC_TYPES.get(re.sub(r"\s*\|\s*", "|", (section.get("sec-type") or "").lower()))
    by_title = section_kind(title, "other")
    if outer in {"other", "abstract"}:
        if by_title in _OWN_KIND:
            return by_title
        return by_title if by_title != "other" else by_type or outer  # PLOS types its Discussion as conclusions
    if by_title in _OWN_KIND and not (outer == "methods" and by_title == "case"):
        return by_title
    return by_title if _MAIN_PART.fullmatch(bare(title)) else outer


def captions(element: etree._Element, blocks: list[Block]) -> None:
    """Add the captions of a figure or table, each behind its label, and the rows of tables."""
    for caption in element.iter("{*}caption"):
        label = words_of(find(caption.getparent(), "label")).rstrip(".: ")
        words = " ".join(inline(part) for part in caption if tag(part) in {"title", "p"}).strip()
        if words:
            blocks.append(Block("captions", "Figures and tables", f"{label}. {words}" if label else words))
    for wrap in element.iter("{*}table-wrap"):
        over = find(wrap, "caption")
        parts = [] if over is None else [part for part in over if tag(part) in {"title", "p"}]
        notes = [inline(part) for foot in find_all(wrap, "table-wrap-foot") for part in foot.iter("{*}p")]
        blocks += table_blocks(
            list(wrap.iter("{*}table")), words_of(find(wrap, "label")), " ".join(map(inline, parts)), notes
        )


def back_matter(article: etree._Element, meta: etree._Element | None) -> list[Block]:
    """Collect funding, conflicts, notes and references from the end matter."""
    blocks: list[Block] = []
    statements = [e for group in find_all(meta, "funding-group") for e in find_all(group, "funding-statement")]
    blocks += [Block("funding", "Funding", plain(statement)) for statement in statements]
    for notes in find_all(meta, "author-notes"):
        footnotes(notes, blocks)
    for part in find_all(article, "floats-group"):
        captions(part, blocks)
    back = find(article, "back")
    for part in back if back is not None else ():
        _back_part(part, blocks)
    return [b for b in blocks if b.text]


def _back_part(part: etree._Element, blocks: list[Block]) -> None:
    name = tag(part)
    if name == "ref-list":
        blocks += [Block("references", "References", reference(ref)) for ref in part.iter("{*}ref")]
    elif name == "fn-group":
        footnotes(part, blocks)
    elif name in {"notes", "ack", "sec"}:
        words = words_of(find(part, "title")) or {"ack": "Acknowledgements"}.get(name, "Notes")
        if not is_lay_title(words):
            section_blocks(part, kind_of(part, words, "other"), words, blocks)
            for group in find_all(part, "fn-group"):
                footnotes(group, blocks)
    elif name == "app-group":
        for appendix in find_all(part, "app"):
            found: list[Block] = []
            section_blocks(appendix, "other", words_of(find(appendix, "title")) or "Appendix", found)
            blocks += [b if b.kind in FLOATS else Block("other", b.heading, b.text) for b in found]


def reference(ref: etree._Element) -> str:
    """Give a reference on one line, the words of its fields apart."""
    # A mixed citation brings its own punctuation; in the others the markup alone keeps “Smith” from “J”.
    mixed = next(ref.iter("{*}mixed-citation"), None)
    if mixed is None or not any((piece.tail or "").strip() for piece in mixed):
        return spaced(ref)
    return _labelled(ref, plain(mixed))


def _labelled(ref: etree._Element, text: str) -> str:
    label = words_of(find(ref, "label")).rstrip(".")
    return f"{label}. {text}" if label else text


def footnotes(group: etree._Element, blocks: list[Block]) -> None:
    """Add a group's footnotes; what tells of money or conflicts under its own kind."""
    title = section_kind(words_of(find(group, "title")), "other")
    for note in group.iter("{*}fn"):
        text = " ".join(inline(p) for p in note if tag(p) == "p").strip()
        kind = _FOOTNOTES.get((note.get("fn-type") or "").lower(), "other")
        for told in (words_of(find(note, "label")), words_of(find(note, "p", "bold")), text.partition(":")[0]):
            if kind == "other":
                kind = section_kind(told, "other")
                kind = kind if kind in _LABELS else "other"
        if kind == "other" and title in _LABELS:
            kind = title
        if text:
            blocks.append(Block(kind, _LABELS.get(kind, "Notes"), text))
