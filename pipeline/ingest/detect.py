"""Tell what kind of document some bytes are. Takes bytes; gives a kind. The file's ending is never asked."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.errors import SourceError
from pipeline.ingest.foreign import foreign_json, foreign_text, foreign_xml

Kind = Literal["pdf", "jats", "pubmed", "nbib", "ris", "wos", "csl", "bibtex", "text", "markdown", "html", "docx"]

READABLE = (
    "plainpaper reads PDF, Word (DOCX), JATS and PubMed XML, saved article pages (HTML), NBIB, RIS, BibTeX, CSL-JSON, plain text "
    "and Markdown"
)
# Enough to see a root element behind a long DOCTYPE; enough for the spec's “%PDF- in the first 1,024 bytes”.
HEAD = 4_096
# In bytes. A tree of XML takes some 32 times its file in memory; the longest papers have 2 million characters.
LARGEST: dict[Kind, tuple[int, str]] = {
    "pdf": (60_000_000, "a PDF"), "jats": (30_000_000, "JATS XML"), "pubmed": (200_000_000, "a PubMed export"),
    "html": (30_000_000, "a web page"), "nbib": (100_000_000, "NBIB"), "ris": (100_000_000, "RIS"),
    "wos": (100_000_000, "a Web of Science export"), "csl": (30_000_000, "CSL-JSON"), "bibtex": (30_000_000, "BibTeX"),
    "text": (4_000_000, "plain text"), "markdown": (4_000_000, "Markdown"), "docx": (60_000_000, "a Word file"),
}  # fmt: skip
_PACKED: dict[bytes, Kind] = {b"\x1f\x8b": "pubmed", b"PK\x03\x04": "docx"}
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|\A(?:From: <Saved by|MIME-Version: )", re.IGNORECASE)
_JATS = re.compile(rb"<(?:\w+:)?(?:article|pmc-articleset)[\s>]")
_PUBMED = re.compile(rb"<(?:Pubmed(?:Article|BookArticle)(?:Set)?|MedlineCitation(?:Set)?|BookDocument)[\s>]")
_NBIB = re.compile(r"^(?:PMID|TI  |AB  |OWN |STAT|PT  |FAU )- ", re.MULTILINE)
_RIS = re.compile(r"^TY\s{0,2}-", re.MULTILINE)
_WOS = re.compile(r"\s*FN .{0,80}\n(?:VR .{0,20}\n)?PT [A-Z]")
_BIBTEX = re.compile(
    r"^\s{0,20}@\s?(?:article|inproceedings|book|incollection|misc|online|phdthesis|techreport)\s?[{(]",
    re.IGNORECASE | re.MULTILINE,
)
_CSL = re.compile(r'"(?:DOI|container-title|PMID|PMCID|issued|citation-key|abstract)"\s*:')
_MARKDOWN = re.compile(r"^#{1,6} \S", re.MULTILINE)


def detect(data: bytes) -> Kind:
    """Tell the kind of a document by its content.

    Raises:
        SourceError: empty, a foreign XML dialect or export, or neither text nor a paper format.
    """
    if not data.strip():
        raise SourceError("the file is empty", "fetch it again, or leave it out")
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    packed = next((kind for mark, kind in _PACKED.items() if head.startswith(mark)), None)
    if packed:
        return packed
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return detect(decode(data[: 64 * HEAD])[0].encode())
    if _HTML.search(head):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _xml_kind(data)
    return _text_kind(decode(data[: 16 * HEAD])[0])


def refuse_oversize(data: bytes, kind: Kind) -> None:
    """Turn away what is larger than any paper of its kind, before anything looks into it.

    Raises:
        SourceError: it is.
    """
    most, name = LARGEST[kind]
    if len(data) > most:
        raise SourceError(
            f"the file has {len(data) // 1_000_000} MB; as {name}, up to {most // 1_000_000} MB are read",
            "split it, get a smaller copy, or take another form of the paper",
        )


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Turn bytes into text; give the text and what had to be repaired.

    Raises:
        SourceError: the bytes are no text.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            told = (f"The file is {name.upper()}: read as such.",) if name == "utf-16" else ()
            return data.decode(name, errors="replace"), told
    if b"\x00" in data:
        raise SourceError("this is neither text nor a paper format that we know", READABLE)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), ("The file is not UTF-8: read as Windows-1252.",)


def _xml_kind(data: bytes) -> Kind:
    head = data[: 64 * HEAD]
    if _PUBMED.search(head):
        return "pubmed"
    if _JATS.search(head):
        return "jats"
    known = foreign_xml(head[:HEAD].decode("utf-8", errors="replace"))
    raise known or SourceError("this XML is neither a JATS article nor a PubMed record", READABLE)


def _text_kind(text: str) -> Kind:
    head = text[: 16 * HEAD]
    if head.lstrip()[:1] in {"{", "["} and '"' in head:
        if _CSL.search(head) and '"title"' in text:
            return "csl"
        raise foreign_json()
    if _WOS.match(head):
        return "wos"
    if _RIS.search(head):
        return "ris"
    if _BIBTEX.search(head):
        return "bibtex"
    if len(_NBIB.findall(head)) >= 2:
        return "nbib"
    known = foreign_text(head)
    if known:
        raise known
    return "markdown" if _MARKDOWN.search(head) else "text"
