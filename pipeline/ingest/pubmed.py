"""Read PubMed XML. Takes bytes, gzipped or not; gives a Document for each record, one record in memory at a time."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, cast

from lxml import etree

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest.parts import Document
from pipeline.ingest.pubmed_cut import Piece, cut
from pipeline.ingest.pubmed_record import record_document
from pipeline.ingest.xmlsafe import SAFE, first_line

# A day's update file has about 30,000 records in 200 MB; what unpacks to more than this is no such file.
LARGEST_UNPACKED = 1_000_000_000
_DELETED = b"DeleteCitation"
# The tags of words within a sentence begin in lower case; the fields' do not. Without any, white space between tags is
# indentation, two fifths of a file: left out by the parser, it saves a twentieth of the reading.
_INLINE = re.compile(rb"</[a-z]")
_PARSER, _PARSER_OF_FIELDS = etree.XMLParser(**SAFE), etree.XMLParser(**SAFE, remove_blank_text=True)
_PMID = re.compile(rb"<PMID[^>]*>\s*(\d{1,9})")
_MOST_NAMED = 5

Found = Document | SourceError


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more bytes than a bound."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._left = stream, LARGEST_UNPACKED

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise SourceError("the archive unpacks to more than 1 GB", "split it: up to 100,000 records in each file")
        return piece


def read_pubmed(data: bytes) -> list[Found]:
    """Read every record of a PubMed export: a Document, or why there is none.

    Raises:
        SourceError: the file holds no record, is broken beyond any, or unpacks to something absurd.
    """
    return list(iter_pubmed(data))


def iter_pubmed(data: bytes) -> Iterator[Found]:
    """Give the records of a PubMed export one by one; a broken record costs only itself.

    Raises:
        SourceError: as `read_pubmed`.
    """
    count = 0
    try:
        for piece in cut(_open(data)):
            count += 1
            yield _record(piece)
    except SourceError as error:
        if not count:
            raise
        yield error
    except (OSError, EOFError, zlib.error) as error:
        problem = SourceError(f"the archive is broken: {first_line(error)}", "download it again")
        if not count:
            raise problem from error
        yield problem
    else:
        if not count:
            raise SourceError(
                "there is no PubMed record in this file",
                "export it from PubMed as XML; unpack an archive of articles",
            )


def _open(data: bytes) -> IO[bytes]:
    if data.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", _Bounded(cast("IO[bytes]", gzip.GzipFile(fileobj=io.BytesIO(data)))))
    return io.BytesIO(data)


def _record(piece: Piece) -> Found:
    fault = "its end is missing"
    if piece.is_whole:
        try:
            parser = _PARSER if _INLINE.search(piece.data) else _PARSER_OF_FIELDS
            element = etree.fromstring(piece.document, parser)[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            fault = first_line(error)
        else:
            return _withdrawn(element) if piece.name == _DELETED else record_document(element)
    pmid = _PMID.search(piece.data)
    which = f"the record with PMID {pmid.group(1).decode()}" if pmid else "a record"
    return SourceError(f"{which} is broken: {fault}", "download it again; the others were read")


def _withdrawn(element: etree._Element) -> NoticeError:
    """Say which records PubMed has withdrawn: an update file names them, and they are no papers."""
    numbers = [(pmid.text or "").strip() for pmid in element.iterfind("PMID")]
    named = ", ".join(numbers[:_MOST_NAMED]) + (
        f" and {len(numbers) - _MOST_NAMED} more" if numbers[_MOST_NAMED:] else ""
    )
    return NoticeError(
        f"PubMed has withdrawn records: PMID {named}", "check whether you have an article about a paper named here"
    )
