"""Number a Document's sentences. Takes what a reader found; gives a Paper with passages, facts and status."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import groupby

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest.boxes import boxes_of
from pipeline.ingest.disguise import visible, without_endless_words
from pipeline.ingest.facts import study_facts
from pipeline.ingest.hidden import hidden_characters, instructions_in, listed, warnings_of
from pipeline.ingest.licence import normal_licence
from pipeline.ingest.outside import outside
from pipeline.ingest.parts import FEWEST_WORDS, Block, Document
from pipeline.ingest.standing import is_surely_a_notice
from pipeline.ingest.table_blocks import LONGEST_ROW, bounded
from pipeline.ingest.whose import mark_whose, tells_of_studies
from pipeline.records import UNTITLED, LaySummary, Paper, Passage, Section
from pipeline.text.sentences import sentence_spans

_RECORDS = {"pubmed", "nbib", "ris", "wos", "csl", "bibtex"}
_NO_PROSE = {"references", "captions", "tables", "funding", "conflicts"}


def assemble(document: Document, *, digest: str, name: str, fewest: int = FEWEST_WORDS) -> Paper:
    """Make a Paper of `document`; `digest` is the source's SHA-256, `name` what the editor calls it.

    `fewest` is the number of words below which there is nothing to work on.

    Raises:
        NoticeError: the document is a notice about another paper.
        SourceError: there is no text to draft from.
    """
    if document.is_notice or is_surely_a_notice(document.title):
        raise NoticeError(
            f"“{_short(document.title)}” is a notice about another paper, not a study",
            "check whether you have an article about the paper that it names",
        )
    blocks, cut = bounded(document.blocks)
    text, sections = _number(_with_floats_last(blocks))
    _demand_text(document, sections, fewest)
    sections = mark_whose(sections, review=tells_of_studies(document.title, document.types))
    hidden = listed((*document.hidden, *hidden_characters((document.title, *(b.text for b in document.blocks)))))
    instructions = instructions_in(document, text, sections, hidden)
    facts = study_facts(_titled(document.title), sections, document.types, document.mesh)
    return Paper(
        source_digest=digest,
        source_name=name,
        source_kind=document.kind,
        ids=document.ids,
        title=_titled(document.title) or UNTITLED,
        authors=tuple(filter(None, map(_clean, document.authors))),
        journal=_clean(document.journal or "") or None,
        year=document.year,
        licence=normal_licence(document.licence),
        language=document.language,
        scope="full" if document.full_text else "abstract",
        text=text,
        sections=sections,
        facts=facts,
        status=document.status,
        keywords=tuple(filter(None, map(_clean, document.keywords))),
        lay_summaries=tuple(LaySummary(kind=lay.kind, text=visible(lay.text)) for lay in document.lay_summaries),
        repairs=document.repairs,
        warnings=(*document.warnings, *cut, *warnings_of(hidden, instructions, document.uninspected)),
        hidden=hidden,
        instructions=instructions,
        uninspected=document.uninspected,
        outside=outside(document, sections, facts),
    )


def _with_floats_last(blocks: Iterable[Block]) -> list[Block]:
    """Give captions, tables and references after the text, which they would otherwise cut in the middle of a section."""
    last = {"captions": 1, "tables": 2, "references": 3}
    return sorted(blocks, key=lambda block: last.get(block.kind, 0))


def _number(blocks: list[Block]) -> tuple[str, tuple[Section, ...]]:
    """Join the blocks into one text and cut it into numbered passages under their headings."""
    paragraphs, length, count, sections = list[str](), 0, 0, []
    for (kind, heading), group in groupby(blocks, key=lambda block: (block.kind, block.heading)):
        passages = []
        for block in group:
            paragraph = _clean(block.text)
            if not paragraph:
                continue
            start = length + 2 if paragraphs else 0
            paragraphs.append(paragraph)
            length = start + len(paragraph)
            # A reference is one thing to look up, and never evidence: it is not cut at “J. Smith, vol. 3.” Nor is a row.
            whole = kind == "references" or (kind == "tables" and len(paragraph) <= LONGEST_ROW)
            for a, b in [(0, len(paragraph))] if whole else sentence_spans(paragraph):
                count += 1
                boxes = boxes_of(block.marks, paragraph, a, b)
                passages.append(
                    Passage(
                        id=f"S{count}",
                        text=paragraph[a:b],
                        start=start + a,
                        end=start + b,
                        kind=kind,
                        page=boxes[0][0] if boxes else block.page,
                        boxes=boxes,
                    )
                )
        if passages:
            sections.append(Section(kind=kind, title=_clean(heading), passages=tuple(passages)))
    return "\n\n".join(paragraphs), tuple(sections)


def _demand_text(document: Document, sections: tuple[Section, ...], fewest: int) -> None:
    words = sum(len(p.text.split()) for s in sections if s.kind not in _NO_PROSE for p in s.passages)
    if words >= fewest:
        return
    if document.kind in _RECORDS:
        told = f"only {words} {'word' if words == 1 else 'words'} of abstract" if words else "no abstract"
        raise SourceError(
            f"“{_short(document.title)}” has {told} in this record" if document.title else f"this record has {told}",
            "draft it from the full paper (PDF or JATS)",
        )
    if document.kind == "jats":
        raise SourceError(
            f"“{_short(document.title)}” has neither an abstract nor a text in this file",
            "many publishers export the catalogue data alone: draft it from the PDF",
        )
    raise SourceError("there is too little text to draft from", "is this the whole paper? try its PDF or JATS XML")


# “Zamb&#x000e9;zia”: an export has spelled a letter of a title by its number, twice over.
_BY_NUMBER = re.compile(r"&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});")


def _titled(text: str) -> str:
    return _clean(_BY_NUMBER.sub(lambda found: html.unescape(found.group()), text))


def _clean(text: str) -> str:
    return without_endless_words(" ".join(visible(text).split()))


def _short(title: str) -> str:
    title = _titled(title).lstrip('“"') or "This record"
    return title if len(title) <= 90 else title[:87].rsplit(" ", 1)[0] + "…"
