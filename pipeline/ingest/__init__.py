"""Read papers. Takes a source's bytes; gives Papers with numbered passages, facts and status."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

from pipeline.errors import SourceError
from pipeline.ingest.assemble import FEWEST_WORDS, assemble
from pipeline.ingest.child import read_in_child
from pipeline.ingest.citations import read_nbib, read_ris
from pipeline.ingest.detect import Kind, decode, detect
from pipeline.ingest.jats import read_jats
from pipeline.ingest.parts import Document
from pipeline.ingest.plain import read_plain
from pipeline.ingest.pubmed import iter_pubmed
from pipeline.records import Paper

READERS: dict[Kind, Callable[[bytes], Iterable[Document | SourceError]]] = {
    "pdf": lambda data: [read_in_child(data)],
    "jats": read_jats,
    "pubmed": iter_pubmed,
    "nbib": lambda data: read_nbib(decode(data)[0]),
    "ris": lambda data: read_ris(decode(data)[0]),
    "text": lambda data: [read_plain(decode(data)[0], "text")],
    "markdown": lambda data: [read_plain(decode(data)[0], "markdown")],
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
