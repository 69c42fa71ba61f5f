"""Read the text of a Word file. Takes bytes; gives paragraphs as Markdown: headings marked, the rest as it stands."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from pipeline.errors import SourceError
from pipeline.ingest.xmlsafe import parse_xml, tag

# A lay summary of a page is 50 kB of XML; what unpacks to more than this is a book, or a bomb.
LARGEST = 20_000_000
_MAIN = "word/document.xml"
_HEADING_STYLE = re.compile(r"^(?:heading|titre|berschrift|title)\s*([1-6])?$", re.IGNORECASE)


def is_docx(data: bytes) -> bool:
    """Tell whether bytes are a ZIP archive, as Word files are."""
    return data.startswith(b"PK\x03\x04")


def docx_text(data: bytes) -> str:
    """Give the text of a Word file; paragraphs apart by a blank line, a heading with its # marks.

    Raises:
        SourceError: no Word file, damaged, locked, or too large once unpacked.
    """
    blocks = (_block(element) for element in parse_xml(main_part(data)).iter() if tag(element) == "p")
    return "\n\n".join(block for block in blocks if block)


def main_part(data: bytes) -> bytes:
    """Unpack the main part; the size is counted while unpacking, since what the archive claims may be a lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MAIN) as part:
            found = part.read(LARGEST + 1)
    except KeyError as error:
        raise SourceError("this archive is no Word file", "save it as DOCX, Markdown or plain text") from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,  # zipfile's word for a packing that it does not know
        ValueError,
    ) as error:
        raise SourceError(
            "the Word file is damaged or locked", "open it in a word processor and save it again"
        ) from error
    if len(found) > LARGEST:
        raise SourceError(
            f"the Word file unpacks to more than {LARGEST // 1_000_000} MB",
            "save the text alone in a file of its own, without its pictures",
        )
    return found


def _block(paragraph: etree._Element) -> str:
    text = " ".join("".join(_runs(paragraph)).split())
    level = heading_level(paragraph)
    if text and level:
        return f"{'#' * level} {text}"
    return f"- {text}" if text and _is_list(paragraph) else text


def _runs(paragraph: etree._Element) -> list[str]:
    """Give the pieces of a paragraph's text; what was struck out under “track changes” (`delText`) is not text."""
    parts = []
    for element in paragraph.iter():
        name = tag(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in {"tab", "br", "cr"}:
            parts.append(" ")
        elif name == "noBreakHyphen":
            parts.append("-")
    return parts


def heading_level(paragraph: etree._Element) -> int:
    """Give the rank of a heading; 0 for any other paragraph."""
    for element in paragraph.iter():
        if tag(element) == "pStyle":
            value = next((str(v) for k, v in element.attrib.items() if str(k).endswith("}val")), "")
            match = _HEADING_STYLE.match(value.replace("Ü", "").replace("ü", ""))
            return int(match.group(1) or 1) if match else 0
    return 0


def _is_list(paragraph: etree._Element) -> bool:
    return any(tag(element) == "numPr" for element in paragraph.iter())
