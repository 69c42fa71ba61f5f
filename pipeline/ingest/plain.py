"""Read plain text and Markdown. Takes text; gives a Document with headings, captions and mended words."""

from __future__ import annotations

import itertools
import re
from typing import Literal

from pipeline.ingest.front import Front, read_front
from pipeline.ingest.headings import bare, is_heading, section_kind
from pipeline.ingest.labels import opens_with_label, split_labels
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import is_notice_title, is_preprint, says_preprint, title_status
from pipeline.records import SectionKind, Status
from pipeline.text.broken_words import mend
from pipeline.text.hyphens import Vocabulary, join_lines

CAPTION = re.compile(
    r"^(?:Fig(?:ure)?s?\.?|FIG(?:URE)?\.?|TABLE|Table|Box|Scheme|Supplementary (?:Figure|Table)|Appendix Table|Video|Chart)\s?"
    r"(?:S?\d+|[IVX]+|[A-Z]\d?)(?:\s?[.:|(–—]|\s+[A-Z(]|$)"
)
_FEWEST_LABELLED = 2
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s*$")
# Text without headings up to this many words is taken for an abstract.
_ABSTRACT_WORDS = 600
_FURNITURE = re.compile(r"^\s*(?:-{3,}|={3,}|\*{3,}|_{3,}|(?:page )?\d{1,4}(?: of \d+)?)\s*$", re.IGNORECASE)


def read_plain(text: str, kind: Literal["text", "markdown"]) -> Document:
    """Read a paper that somebody typed or pasted; any text gives a Document."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = _without_markup(text) if kind == "markdown" else text.split("\n")
    return of_paragraphs(_paragraphs(lines), kind)


def of_paragraphs(paragraphs: list[list[str]], kind: Literal["text", "markdown", "docx"]) -> Document:
    """Make a Document of paragraphs, each its lines; a heading's may begin with #."""
    front, rest = read_front(paragraphs)
    known = Vocabulary.of([line for group in paragraphs for line in group])
    blocks, mended = _blocks(rest, known)
    title, _ = _joined(front.title, known)
    return _document(kind, title, front, blocks, mended)


def _document(
    kind: Literal["text", "markdown", "docx"], title: str, front: Front, blocks: list[Block], mended: int
) -> Document:
    headed = {b.kind for b in blocks} - {"captions", "references", "other"}
    words = sum(len(b.text.split()) for b in blocks)
    # A label that nobody knows (“OBJECTIVE AND DESIGN.”) makes no whole paper of an abstract.
    of_abstract = all(b.heading.startswith("Abstract") or (b.kind == "other" and not b.heading) for b in blocks)
    whole = bool(headed - {"abstract"}) and not (of_abstract and words <= _ABSTRACT_WORDS)
    if not whole and words <= _ABSTRACT_WORDS:
        blocks = [
            Block("abstract", b.heading or "Abstract", b.text) if b.kind == "other" and not b.heading else b
            for b in blocks
        ]
    status = title_status(title) or Status()
    if status.value == "unknown" and is_preprint(front.ids.doi, front.journal):
        status = Status(value="preprint", said_by="journal or DOI")
    if status.value == "unknown" and any(says_preprint(b.text) for b in blocks[:3]):
        status = Status(value="preprint", said_by="words on the page")
    return Document(
        kind=kind,
        title=title,
        blocks=tuple(blocks),
        ids=front.ids,
        authors=front.authors,
        journal=front.journal,
        year=front.year,
        licence=front.licence,
        keywords=front.keywords,
        full_text=whole or words > _ABSTRACT_WORDS,
        status=status,
        is_notice=is_notice_title(title) and words < 400,
        repairs=(f"{mended} words cut at line ends or broken inside a line were mended.",) if mended else (),
    )


def _without_markup(text: str) -> list[str]:
    """Give Markdown's lines as words: headings keep their mark, the rest of the markup goes."""
    text = _without("\n```", "\n```", _without("<!--", "-->", f"\n{text}"))
    # Bounded, so that a page of opening marks without their ends is not searched once for each of them.
    text = re.sub(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)", "", text)
    text = re.sub(r"\[([^\]\[\n]{1,300})\]\([^)\s]{0,300}\)", r"\1", text)
    text = re.sub(r"(?<!\w)(\*\*|__|\*|_)(?=\S)([^\n]{1,300}?)(?<=\S)\1(?!\w)", r"\2", text)
    text = re.sub(r"^\s{0,3}(?:>\s?|[*+-]\s+)", "", text, flags=re.MULTILINE)
    return [
        line for line in text.split("\n") if not re.fullmatch(r"\s*+(?:\|\s*+)?(?::?-{2,}+:?\s*+\|\s*+)+.*", line)
    ]


def _without(opening: str, closing: str, text: str) -> str:
    """Cut out what stands between two marks; an opening mark that is never closed stays."""
    kept, place = [], 0
    while (start := text.find(opening, place)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        kept.append(text[place:start])
        place = end + len(closing)
    return "".join([*kept, text[place:]])


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Group lines into paragraphs: at blank lines, or, where every line is followed by one, at what the words tell."""
    if _is_double_spaced(lines):
        return _regrouped([line for line in lines if line.strip() and not _FURNITURE.match(line)])
    groups: list[list[str]] = [[]]
    for raw in lines:
        line = raw.replace("\f", "").strip()
        if _FURNITURE.match(raw) and line:
            continue
        starts = line and (raw.lstrip("\f ").startswith("#") or CAPTION.match(line) or _stands_alone(line))
        if (not line or starts) and groups[-1]:
            groups.append([])
        if line:
            groups[-1].append(line)
            if line.startswith("#") or _stands_alone(line):
                groups.append([])
    return [group for group in groups if group]


def _stands_alone(line: str) -> bool:
    return is_heading(line) and not _SENTENCE_END.search(line)


def _is_double_spaced(lines: list[str]) -> bool:
    full = [i for i, line in enumerate(lines) if line.strip()]
    if len(full) < 8:
        return False
    lonely = sum(1 for a, b in itertools.pairwise(full) if b - a > 1) / (len(full) - 1)
    # In real paragraphs the last line ends a sentence; a page set double has cut lines.
    cut = sum(1 for i in full if not _SENTENCE_END.search(lines[i])) / len(full)
    return lonely > 0.8 and cut > 0.5


def _regrouped(lines: list[str]) -> list[list[str]]:
    widths = sorted(len(line.strip()) for line in lines)
    usual = widths[len(widths) * 3 // 4]
    groups: list[list[str]] = [[]]
    for raw in lines:
        line = raw.replace("\f", "").strip()
        alone = _stands_alone(line)
        last = groups[-1][-1] if groups[-1] else ""
        ended = _SENTENCE_END.search(last) and len(last) < 0.75 * usual
        if groups[-1] and (alone or CAPTION.match(line) or _stands_alone(last) or ended):
            groups.append([])
        groups[-1].append(line)
    return [group for group in groups if group]


def _blocks(paragraphs: list[list[str]], known: Vocabulary) -> tuple[list[Block], int]:
    kind: SectionKind = "other"
    heading, blocks, mended = "", list[Block](), 0
    # An abstract as it is copied from a page has a paragraph for each of its labels.
    sure = sum(opens_with_label(" ".join(group)) for group in paragraphs) >= _FEWEST_LABELLED
    for group in paragraphs:
        first = group[0]
        if len(group) == 1 and (first.startswith("#") or _stands_alone(first)):
            heading = bare(first.lstrip("# "))
            kind = _next_kind(heading, kind, sub=first.startswith("###"))
            continue
        text, count = _joined(group, known)
        mended += count
        if CAPTION.match(text):
            blocks.append(Block("captions", "Figures and tables", text))
        elif kind == "references":
            blocks += [Block(kind, heading, entry) for entry in _entries(group, known)]
        elif kind == "abstract" or not heading:
            parts = split_labels(text, heading or "Abstract", sure=sure)
            whole = len(parts) == 1 and parts[0].kind == "abstract"
            blocks += [Block(kind, heading, text)] if whole else parts
        else:
            blocks.append(Block(kind, heading, text))
    return blocks, mended


def _joined(lines: list[str], known: Vocabulary) -> tuple[str, int]:
    """Join a paragraph's lines and mend its words: those cut at line ends, and those that broke inside a line."""
    text, at_ends = join_lines(lines, known)
    text, inside = mend(text, known)
    return text, at_ends + inside


def _next_kind(heading: str, outer: SectionKind, *, sub: bool) -> SectionKind:
    found = section_kind(heading, "other")
    return outer if sub and found == "other" else found


def _entries(group: list[str], known: Vocabulary) -> list[str]:
    """Cut a reference list into its entries, where they are numbered."""
    entries: list[list[str]] = []
    for line in group:
        if re.match(r"^\[?\d{1,3}[.\])]\s", line) or not entries:
            entries.append([])
        entries[-1].append(line)
    return [_joined(entry, known)[0] for entry in entries]
