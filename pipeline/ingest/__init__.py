"""Read papers. Takes a source's bytes; gives Papers with numbered passages, facts and status."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from pipeline.errors import SourceError
from pipeline.ingest.assemble import assemble
from pipeline.ingest.child import read_in_child
from pipeline.ingest.citations import read_nbib, read_ris
from pipeline.ingest.detect import Kind, decode, detect
from pipeline.ingest.jats import read_jats
from pipeline.ingest.parts import Document
from pipeline.ingest.plain import read_plain
from pipeline.ingest.pubmed import read_pubmed
from pipeline.records import Paper

READERS: dict[Kind, Callable[[bytes], list[Document]]] = {
    "pdf": lambda data: [read_in_child(data)],
    "jats": read_jats,
    "pubmed": read_pubmed,
    "nbib": lambda data: read_nbib(decode(data)[0]),
    "ris": lambda data: read_ris(decode(data)[0]),
    "text": lambda data: [read_plain(decode(data)[0], "text")],
    "markdown": lambda data: [read_plain(decode(data)[0], "markdown")],
}


def read_source(data: bytes, name: str) -> list[Paper | SourceError]:
    """Read one source: a paper, or an error, for each record in it, in order.

    Args:
        data: the file's bytes.
        name: what the editor calls it; shown, never interpreted.

    Raises:
        SourceError: the source as a whole cannot be read.
    """
    documents = READERS[detect(data)](data)
    if not documents:
        raise SourceError("there is no record in this file", "is the download complete?")
    digest = hashlib.sha256(data).hexdigest()
    return [_paper(document, digest, name) for document in documents]


def _paper(document: Document, digest: str, name: str) -> Paper | SourceError:
    try:
        return assemble(document, digest=digest, name=name)
    except SourceError as error:
        return error
