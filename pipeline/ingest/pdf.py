"""Read PDFs. Takes bytes; gives a Document of what a reader sees, with what is hidden listed apart.

This runs in a child process of its own (`child`): a hostile file can only hurt that.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PdfReadError, PdfStreamError, PyPdfError

from pipeline.errors import SourceError
from pipeline.ingest.hidden import hidden_on_pages
from pipeline.ingest.parts import Document
from pipeline.ingest.pdf_fonts import Face, moved_parts
from pipeline.ingest.pdf_front import front_of
from pipeline.ingest.pdf_furniture import without_furniture
from pipeline.ingest.pdf_ink import PageInk
from pipeline.ingest.pdf_layers import layers_off
from pipeline.ingest.pdf_ligatures import with_ligatures, without_marks
from pipeline.ingest.pdf_lines import Line, main_turn, page_lines
from pipeline.ingest.pdf_metadata import Metadata, information, metadata_of
from pipeline.ingest.pdf_order import in_reading_order
from pipeline.ingest.pdf_paint import TooMuchPaintError, mark_hidden
from pipeline.ingest.pdf_paragraphs import paragraphs_of
from pipeline.ingest.pdf_runs import page_ink
from pipeline.ingest.pdf_sections import file_paragraphs
from pipeline.ingest.pdf_setting import body_of
from pipeline.ingest.pdf_state import Budget
from pipeline.ingest.pdf_visitor import REPAIR, UNINSPECTED, visited_lines
from pipeline.ingest.standing import is_notice_title, is_preprint, title_status
from pipeline.records import Status
from pipeline.text.hyphens import Vocabulary

# Bounds that lost nothing on 46 real papers and stopped every bomb of 30 hostile files within a second.
MOST_PAGES, MOST_CHARACTERS = 200, 2_000_000
_BOUNDS: dict[str, Any] = {
    "zlib_maximum_output_length": 16_000_000, "lzw_maximum_output_length": 16_000_000,
    "run_length_maximum_output_length": 16_000_000, "array_based_stream_maximum_output_length": 16_000_000,
    "stream_decoding_work_maximum_length": 64_000_000, "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": 500, "page_tree_maximum_entries": 3_000, "disable_legacy_handling": True,
    "maximum_declared_stream_length": 60_000_000, "brotli_maximum_output_length": 16_000_000,
    "jbig2_maximum_output_length": 0, "image_maximum_buffer_size": 0, "xfa_decoding_work_maximum_length": 0,
    "jbig2dec_binary": None,  # no other program is ever started
}  # fmt: skip
# An end that points nowhere makes the parser look for the objects themselves.
_REBUILD = b"\nstartxref\n0\n%%EOF\n"
# A page that runs into a bound takes this much off the document's budget: three such pages end it.
_BOMB = 1_200_000
# Private and control characters and the mark of an unknown glyph: no letter that anybody could read.
_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\U000f0000-\U000ffffd]")
# Of 69 real PDFs none has more than 0.3 % of such characters, save one that says nothing else.
_GARBLED = 0.02
# What a broken file may raise out of pypdf, which says NotImplementedError of filters and locks that it does not know;
# anything else is a bug of ours.
_BROKEN = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, ZeroDivisionError, OverflowError,
    RecursionError, AssertionError, NotImplementedError, OSError, EOFError, UnicodeError, ArithmeticError, MemoryError,
)  # fmt: skip


@dataclass
class _Pages:
    """What was read of the pages."""

    lines: list[list[Line]] = field(default_factory=list)
    heights: list[tuple[float, float]] = field(default_factory=list)
    hidden: list[tuple[int, str, str]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
    moved: str = ""
    images: int = 0
    scans: int = 0
    bombs: int = 0
    count: int = 0
    uninspected: list[str] = field(default_factory=list)
    metadata: tuple[str, ...] = ()
    budget: Budget = field(default_factory=Budget)


def read_pdf(data: bytes) -> Document:
    """Read one PDF.

    Raises:
        SourceError: locked, scanned, unreadable, or broken throughout.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with apply_configuration(**_BOUNDS):
        reader = _open(data)
        pages = _read_pages(reader)
        told = _metadata(reader, _information(reader, pages))
    return _document(pages, told)


def _open(data: bytes) -> PdfReader:
    start = data[:1024].find(b"%PDF-")
    data = data[max(start, 0) :]
    try:
        try:
            reader, opens = _opened(data)
        except (PdfStreamError, PdfReadError):
            reader, opens = _opened(data + _REBUILD)
    except DependencyError as error:
        raise SourceError(
            "the PDF is locked in a way that cannot be opened here", "get an open copy, or use the XML"
        ) from error
    except LimitReachedError as error:
        raise _bomb() from error
    except _BROKEN as error:
        if "password" in str(error).lower() or "decrypt" in str(error).lower():
            raise SourceError("the PDF is locked with a password", "ask for an open copy, or use the XML") from error
        raise SourceError("the PDF is broken beyond reading", "download it again; its XML may be better") from error
    if not opens:
        raise SourceError("the PDF is locked with a password", "ask for an open copy, or use the XML")
    return reader


def _opened(data: bytes) -> tuple[PdfReader, bool]:
    reader = PdfReader(io.BytesIO(data), root_object_recovery_limit=2000)
    opens = not reader.is_encrypted or bool(reader.decrypt(""))
    _ = len(reader.pages) if opens else 0
    return reader, opens


def _read_pages(reader: PdfReader) -> _Pages:
    pages, faces = _Pages(moved=moved_parts()), dict[int, Face]()
    pages.uninspected += [UNINSPECTED] if pages.moved else []
    off = _layers_off(reader, pages)
    pages.count = len(reader.pages)
    for number in range(1, min(pages.count, MOST_PAGES) + 1):
        letters = pages.letters
        try:
            if pages.moved:
                _visit_page(reader.pages[number - 1], number, pages)
            else:
                _read_page(
                    reader.pages[number - 1], number, lambda page: page_ink(page, faces, off, pages.budget), pages
                )
        except _BROKEN as error:
            pages.broken.append(number)
            pages.lines.append([])
            pages.heights.append((0.0, 1.0))
            if isinstance(error, LimitReachedError):
                pages.bombs += 1
                pages.budget.left -= _BOMB
        pages.budget.turn_page(pages.letters - letters)
        if pages.letters > MOST_CHARACTERS or pages.budget.left < 0:
            break
    return pages


def _read_page(page: PageObject, number: int, draw: Callable[[PageObject], PageInk], pages: _Pages) -> None:
    ink = draw(page)
    if not ink.runs and not ink.paints:
        pages.blank.append(number)
    box = page.cropbox
    paper = float(box.left), float(box.bottom), float(box.right), float(box.top)
    scan = _inspected(ink, paper, number, pages)
    runs = [run for run in ink.runs if not run.hidden and not run.artifact]
    turn = main_turn(runs)
    for run in ink.runs:
        if run.hidden:
            pages.hidden.append((number, run.hidden, without_marks(run.text)))
    lines = in_reading_order(page_lines([run for run in runs if run.turn == turn], number, pages.budget))
    _keep_lines(lines, _extent(paper, turn), pages)
    pages.images += ink.images
    pages.scans += scan


def _inspected(ink: PageInk, paper: tuple[float, float, float, float], number: int, pages: _Pages) -> bool:
    """Mark what is hidden on a page; where that fails, say so: not looked at is not clean."""
    try:
        return mark_hidden(ink, paper, pages.budget)
    except (TooMuchPaintError, *_BROKEN):
        pages.uninspected.append(f"page {number} paints too much to tell what it hides")
        return False


def _visit_page(page: PageObject, number: int, pages: _Pages) -> None:
    """Read a page where pypdf's inner parts have moved."""
    box = page.cropbox
    _keep_lines(in_reading_order(visited_lines(page, number)), (float(box.bottom), float(box.top)), pages)
    pages.images += len(page.images) if not pages.lines[-1] else 0


def _keep_lines(lines: list[Line], extent: tuple[float, float], pages: _Pages) -> None:
    text = "".join([line.text for line in lines])
    pages.lines.append(lines)
    pages.heights.append(extent)
    unknown = len(_NO_LETTER.findall(text))
    if unknown > _GARBLED * len(text):
        pages.garbled.append(len(pages.lines))
    pages.letters += len(text)
    pages.unknown += unknown


def _extent(paper: tuple[float, float, float, float], turn: int) -> tuple[float, float]:
    """Give the lowest and highest y of the paper in the direction of writing."""
    left, bottom, right, top = paper
    return {0: (bottom, top), 90: (-right, -left), 180: (-top, -bottom)}.get(turn, (left, right))


def _layers_off(reader: PdfReader, pages: _Pages) -> frozenset[int]:
    try:
        return layers_off(reader)
    except _BROKEN:
        pages.uninspected.append("which layers of the PDF are switched off cannot be told")
        return frozenset()


def _metadata(reader: PdfReader, info: dict[str, str]) -> Metadata:
    try:
        return metadata_of(reader, info)
    except _BROKEN:
        return Metadata()


def _information(reader: PdfReader, pages: _Pages) -> dict[str, str]:
    """Give what the file's catalogue data says, all of it to be searched; XMP goes nowhere but into our own fields."""
    try:
        told = information(reader)
    except LimitReachedError:
        pages.uninspected.append("what the PDF says of itself is too long to be searched")
        return {}
    except _BROKEN:
        return {}
    pages.metadata = tuple(told.values())
    return told


def _demand_text(pages: _Pages) -> None:
    """Turn away what gives no text: a bomb, a wreck, a scan, unreadable fonts; an empty draft never comes of it."""
    read = len(pages.lines) - len(pages.broken)
    if not read and pages.bombs:
        raise _bomb()
    if not read:
        raise SourceError("no page of the PDF can be read", "download it again; its XML may be better")
    if pages.letters < 50 * read and pages.images:
        raise SourceError(
            "the pages are scanned pictures: the PDF needs OCR", "run it through an OCR program, or get the XML"
        )
    if pages.letters < 150:
        raise SourceError("there is too little text to draft from", "is this the whole paper? try its XML")
    if pages.unknown > _GARBLED * pages.letters:
        raise SourceError(
            "the PDF's fonts do not say which letters they show: it needs OCR", "get the XML, or another copy"
        )


def _bomb() -> SourceError:
    return SourceError("the PDF unpacks to more than any paper holds", "do not trust this file; fetch the paper anew")


def _document(pages: _Pages, told: Metadata) -> Document:
    _demand_text(pages)
    pages.lines, whole = with_ligatures(pages.lines)
    kept, heads = without_furniture(pages.lines, pages.heights)
    known = Vocabulary.of(line.text for lines in kept for line in lines)
    front = front_of(pages.lines, next((lines for lines in kept if lines), []), heads, told, known)
    body = body_of(kept)
    blocks, keywords, mended = file_paragraphs(paragraphs_of(kept, body), body, known)
    title = " ".join(front.title)
    headed = {block.kind for block in blocks} - {"captions", "other", "references"}
    words = sum(len(block.text.split()) for block in blocks)
    said = title_status(title)
    if said is None and is_preprint(front.ids.doi, front.journal, *heads):
        said = Status(value="preprint", said_by="journal or DOI")
    return Document(
        kind="pdf",
        title=title,
        blocks=tuple(blocks),
        ids=front.ids,
        authors=front.authors,
        journal=front.journal,
        year=front.year,
        licence=front.licence,
        keywords=keywords,
        full_text=bool(headed - {"abstract"}) or words > 600,
        status=said or Status(),
        is_notice=is_notice_title(title) and words < 1200,
        repairs=tuple(_repairs(pages, mended, whole)),
        warnings=tuple(_page_warnings(pages)),
        hidden=hidden_on_pages(pages.hidden),
        uninspected=tuple(pages.uninspected),
        metadata=pages.metadata,
    )


def _repairs(pages: _Pages, mended: int, whole: int) -> Iterator[str]:
    if whole:
        yield f"{whole} ligatures (fi, fl, ff) were put in that the PDF's fonts have no letters for."
    if mended:
        yield f"{mended} words cut at line ends were mended."
    if pages.moved:
        yield REPAIR


def _page_warnings(pages: _Pages) -> Iterator[str]:
    for numbers, what in (
        (pages.broken, "Not every page could be read: {}."),
        (pages.blank, "Nothing was found on page {}: blank or damaged."),
        (pages.garbled, "Some fonts do not say which letters they show, on page {}: parts may be garbled."),
    ):
        if numbers:
            yield what.format(", ".join(map(str, numbers[:12])))
    if len(pages.lines) < pages.count:
        yield f"Only the first {len(pages.lines)} of {pages.count} pages were read."
    if pages.scans and pages.scans >= 0.5 * len(pages.lines):
        yield "The pages are scans with recognised text: letters may be wrong."
