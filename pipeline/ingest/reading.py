"""Read a source in this process. Takes its bytes; gives a Paper, or the reason why not, for each record.

Only the child (`child`) calls this on a file. A text that came inside another file may be read here directly.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest.assemble import assemble
from pipeline.ingest.bibliographies import read_bibtex, read_csl
from pipeline.ingest.citations import read_nbib, read_ris, read_wos
from pipeline.ingest.detect import Kind, decode, detect
from pipeline.ingest.docx_paper import read_docx
from pipeline.ingest.html import read_html
from pipeline.ingest.jats import read_jats
from pipeline.ingest.outside import refused_as
from pipeline.ingest.parts import Document
from pipeline.ingest.pdf import read_pdf
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
    "pdf": lambda data: [read_pdf(data)],
    "jats": read_jats,
    "pubmed": iter_pubmed,
    "html": read_html,
    "docx": read_docx,
    "nbib": _decoded(read_nbib),
    "ris": _decoded(read_ris),
    "wos": _decoded(read_wos),
    "csl": _decoded(read_csl),
    "bibtex": _decoded(read_bibtex),
    "text": _decoded(lambda text: [read_plain(text, "text")]),
    "markdown": _decoded(lambda text: [read_plain(text, "markdown")]),
}


_LONGEST_TITLE = 90


def read_records(data: bytes, name: str, fewest: int) -> Iterator[Paper | SourceError]:
    """Read one source: give a paper, or an error, for each record in it, in order.

    A record of fewer than `fewest` words of prose is an error.

    Raises:
        SourceError: the source as a whole cannot be read.
    """
    digest = hashlib.sha256(data).hexdigest()
    count = 0
    for document in READERS[detect(data)](data):
        count += 1
        yield document if isinstance(document, SourceError) else _paper(document, digest, name, fewest)
    if not count:
        raise SourceError("there is no record in this file", "is the download complete?")


def _paper(document: Document, digest: str, name: str, fewest: int) -> Paper | SourceError:
    if none := refused_as(document):
        title = document.title if len(document.title) <= _LONGEST_TITLE else f"{document.title[:_LONGEST_TITLE]}…"
        return NoticeError(f"“{title}” is {none}, not a study", "nothing to do: there is nothing in it to draft from")
    try:
        return assemble(document, digest=digest, name=name, fewest=fewest)
    except SourceError as error:
        return error
