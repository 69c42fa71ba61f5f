"""Read what a PDF says of itself. Takes the opened file; gives title, DOI, journal and authors as it names them.

Nothing here is believed by itself: files carry the data of other papers, of templates and of typesetters.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import IndirectObject

from pipeline.ingest.front import DOI

# XMP is read as text, not as XML: nothing in it can expand or fetch. This much of it is looked at.
_MOST = 200_000
_LONGEST_INFORMATION = 200_000
_XMP = re.compile(
    r"<(prism:publicationName|prism:doi|pdfx:doi|pdfx:WPS-ARTICLEDOI|dc:identifier|dc:title|dc:creator)\b[^>]*>(.{0,20000}?)</\1>",
    re.DOTALL,
)
_ITEM = re.compile(r"<rdf:li\b[^>]*>([^<]*)</rdf:li>")
_TAG = re.compile(r"<[^<>]*+>")
# “npj Microgravity, doi:10…”, “EMBO Reports 2021.22:e54000”, “BMC Medicine, 2020, doi:10…”
_SUBJECT = re.compile(r"^([A-Za-z][^,;:\d]{2,70}?)[\s.,]*(?:\bdoi:|\b(?:19|20)\d\d\b)")
_TITLE_CASED = re.compile(r"^(?:[A-Z][\w.&-]*|of|and|the|in|for|&)(?:\s(?:[A-Z][\w.&-]*|of|and|the|in|for|&)){0,9}$")


@dataclass(frozen=True)
class Metadata:
    """What the file claims; empty where it claims nothing. `dois` in the order in which they are best believed."""

    title: str = ""
    dois: tuple[str, ...] = ()
    journal: str = ""
    authors: tuple[str, ...] = ()


def information(reader: PdfReader) -> dict[str, str]:
    """Give the entries of the information dictionary, each cut to 5,000 characters.

    Raises:
        LimitReachedError: it is longer than any paper's; reading a string of it takes a second for each 4 MB.
    """
    place = reader.trailer.raw_get("/Info") if "/Info" in reader.trailer else None
    start = reader.xref.get(place.generation, {}).get(place.idnum) if isinstance(place, IndirectObject) else None
    if start is not None:
        reader.stream.seek(start)
        piece = reader.stream.read(_LONGEST_INFORMATION)
        if len(piece) == _LONGEST_INFORMATION and b"endobj" not in piece:
            raise LimitReachedError("the information dictionary is longer than any paper's")
    return {str(key): str(value)[:5_000] for key, value in list((reader.metadata or {}).items())[:50]}


def metadata_of(reader: PdfReader, told: dict[str, str]) -> Metadata:
    """Read the information dictionary, as `information` gives it, and the XMP stream of a file."""
    info = {key.lower(): " ".join(value.split()) for key, value in told.items()}
    xmp = _xmp(reader)
    subject = info.get("/subject", "")
    named = (*(xmp.get(key, "") for key in ("prism:doi", "pdfx:WPS-ARTICLEDOI", "pdfx:doi")), info.get("/doi", ""),
             info.get("/wps-articledoi", ""), xmp.get("dc:identifier", ""), subject)  # fmt: skip
    dois = (match.group().rstrip(".,;)]") for text in named for match in [DOI.search(text)] if match)
    authors = _names(xmp.get("dc:creator", "")) or _names(info.get("/author", ""))
    return Metadata(
        title=info.get("/title") or xmp.get("dc:title", ""),
        dois=tuple(dict.fromkeys(dois)),
        journal=xmp.get("prism:publicationName") or _journal(subject),
        authors=authors,
    )


def _xmp(reader: PdfReader) -> dict[str, str]:
    root: Any = reader.trailer["/Root"].get_object()
    stream = root.get("/Metadata")
    data = stream.get_object().get_data()[:_MOST] if stream is not None else b""
    made: dict[str, str] = {}
    for name, inner in _XMP.findall(data.decode("utf-8", "replace")):
        items = _ITEM.findall(inner) or [_TAG.sub(" ", inner)]
        joint = "; " if name == "dc:creator" else " "
        made.setdefault(name, joint.join(" ".join(html.unescape(item).split()) for item in items))
    return made


def _journal(subject: str) -> str:
    match = _SUBJECT.match(subject)
    if match:
        return match.group(1).strip(" .,")
    return subject if len(subject.split()) > 1 and _TITLE_CASED.match(subject) else ""


def _names(text: str) -> tuple[str, ...]:
    """Give two names or more; one alone is mostly the submitting author, or a program."""
    if ";" in text:  # “Manaharan, Thamilvaani; Cohen, Marc M.”, or names as they are spoken
        parts = [part.strip() for part in text.split(";")]
        parts = [" ".join(reversed(part.split(", "))) if part.count(", ") == 1 else part for part in parts]
    else:
        parts = [part.strip() for part in re.split(r",\s*|\s+and\s+", text)]
    names = [re.sub(r"(?<![\d*\s])[\d*\s]++$", "", part) for part in parts]
    named = [name for name in names if 1 < len(name.split()) < 7 and len(name) < 60 and not re.search(r"\d|@", name)]
    return tuple(named) if len(named) > 1 and len(named) == len([name for name in names if name]) else ()
