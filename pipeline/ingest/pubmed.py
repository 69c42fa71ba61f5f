"""Read PubMed XML. Takes bytes, gzipped or not; gives a Document for each record, one record in memory at a time."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import IO, cast

from lxml import etree

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest.parts import Document
from pipeline.ingest.pubmed_record import record_document
from pipeline.ingest.xmlsafe import SAFE, first_line

# A day's update file has about 30,000 records in 200 MB; what unpacks to more than this is no such file.
LARGEST_UNPACKED = 1_000_000_000
_ARTICLES = ("PubmedArticle", "PubmedBookArticle")
_RECORDS = (*_ARTICLES, "MedlineCitation", "BookDocument")
_DELETED = "DeleteCitation"
_START = re.compile(rb"<(?:PubmedArticle|PubmedBookArticle)[\s>]")
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
        for element in _elements(data):
            count += 1
            yield _withdrawn(element) if element.tag == _DELETED else record_document(element)
    except etree.XMLSyntaxError as error:
        yield from _one_by_one(data, count, error)
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


def _elements(data: bytes) -> Iterator[etree._Element]:
    """Give each record's element, and drop it and what came before it once it has been read."""
    for _, element in etree.iterparse(_open(data), events=("end",), tag=(*_RECORDS, _DELETED), **SAFE):
        parent = element.getparent()
        if parent is not None and parent.tag in _ARTICLES:
            continue
        yield element
        element.clear()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _withdrawn(element: etree._Element) -> NoticeError:
    """Say which records PubMed has withdrawn: an update file names them, and they are no papers."""
    numbers = [(pmid.text or "").strip() for pmid in element.iterfind("PMID")]
    named = ", ".join(numbers[:_MOST_NAMED]) + (
        f" and {len(numbers) - _MOST_NAMED} more" if numbers[_MOST_NAMED:] else ""
    )
    return NoticeError(
        f"PubMed has withdrawn records: PMID {named}", "check whether you have an article about a paper named here"
    )


def _one_by_one(data: bytes, done: int, error: etree.XMLSyntaxError) -> Iterator[Found]:
    """Read the records behind a fault in the XML each by itself; those that were read before are left out.

    Raises:
        SourceError: no record can be told from the rest.
    """
    try:
        whole = _open(data).read()
    except (OSError, EOFError, zlib.error):
        whole = b""
    starts = [match.start() for match in _START.finditer(whole)]
    if not starts:
        raise SourceError(f"the XML is broken: {first_line(error)}", "download it again") from error
    for start, end in list(pairwise([*starts, len(whole)]))[done:]:
        yield _alone(whole[start:end])


def _alone(piece: bytes) -> Found:
    name = b"PubmedBookArticle" if piece.startswith(b"<PubmedBook") else b"PubmedArticle"
    end = piece.rfind(b"</" + name + b">")
    fault = "its end is missing"
    if end >= 0:
        try:
            return record_document(etree.fromstring(piece[: end + len(name) + 3], etree.XMLParser(**SAFE)))
        except (etree.XMLSyntaxError, ValueError) as error:
            fault = first_line(error)
    pmid = _PMID.search(piece)
    which = f"the record with PMID {pmid.group(1).decode()}" if pmid else "a record"
    return SourceError(f"{which} is broken: {fault}", "download it again; the others were read")
