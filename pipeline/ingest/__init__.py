"""Read papers. Takes a source's bytes; gives Papers with numbered passages, facts and status."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.errors import SourceError
from pipeline.ingest.assemble import FEWEST_WORDS, assemble
from pipeline.ingest.bibliographies import read_bibtex, read_csl
from pipeline.ingest.child import read_in_child
from pipeline.ingest.citations import read_nbib, read_ris, read_wos
from pipeline.ingest.detect import Kind, decode, detect
from pipeline.ingest.html import read_html
from pipeline.ingest.jats import read_jats
from pipeline.ingest.parts import Document
from pipeline.ingest.plain import read_plain
from pipeline.ingest.pubmed import iter_pubmed
from pipeline.records import Paper


def _decoded(read: Callable[[str], Iterable[Document]]) -> Callable[[bytes], Iterable[Document]]:
    """Make a reader of text a reader of bytes; what the decoding had to repair is told with each document."""

    def reader(data: bytes) -> Iterator[Document]:
        text, repairs = decode(data)
        for document in read(text):
            yield replace(document, repairs=(*repairs, *document.repairs)) if repairs else document

    return reader


READERS: dict[Kind, Callable[[bytes], Iterable[Document | SourceError]]] = {
    "pdf": lambda data: [read_in_child(data)],
    "jats": read_jats,
    "pubmed": iter_pubmed,
    "html": read_html,
    "nbib": _decoded(read_nbib),
    "ris": _decoded(read_ris),
    "wos": _decoded(read_wos),
    "csl": _decoded(read_csl),
    "bibtex": _decoded(read_bibtex),
    "text": _decoded(lambda text: [read_plain(text, "text")]),
    "markdown": _decoded(lambda text: [read_plain(text, "markdown")]),
}


def read_source(data: bytes, name: str, fewest: int = FEWEST_WORDS) -> list[Paper | SourceError]:
    """Read one source: a paper, or an error, for each record in it, in order.

    Args:
        data: the file's bytes.
        name: what the editor calls it; shown, never interpreted.
        fewest: the number of words of prose below which a record is no paper.

    Raises:
        SourceError: the source as a whole cannot be read.
    """
    papers = list(iter_source(data, name, fewest))
    if not papers:
        raise SourceError("there is no record in this file", "is the download complete?")
    return papers


def iter_source(data: bytes, name: str, fewest: int = FEWEST_WORDS) -> Iterator[Paper | SourceError]:
    """Read one source record by record, as `read_source` does, with one record of a PubMed file in memory at a time.

    Raises:
        SourceError: the source as a whole cannot be read.
    """
    digest = hashlib.sha256(data).hexdigest()
    for document in READERS[detect(data)](data):
        yield document if isinstance(document, SourceError) else _paper(document, digest, name, fewest)


def _paper(document: Document, digest: str, name: str, fewest: int) -> Paper | SourceError:
    try:
        return assemble(document, digest=digest, name=name, fewest=fewest)
    except SourceError as error:
        return error
