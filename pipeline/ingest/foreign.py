"""Know what is not a paper file. Takes the head of a text or XML; gives a refusal that says what to export instead."""

from __future__ import annotations

import re

from pipeline.errors import SourceError

_PAPER = "get the article as JATS XML (PubMed Central has it) or as PDF"
_XML: tuple[tuple[str, str, str], ...] = (
    (r"<art[\s>]", "this is an article in BioMed Central's old XML (“art”), which is not JATS", _PAPER),
    (r"<TEI[\s>]", "this is TEI XML, as text extractors write it", _PAPER),
    (r"<(?:\w+:)?full-text-retrieval-response", "this is an answer of Elsevier's interface, not an article file", _PAPER),
    (r"<(?:ja:)?(?:article|converted-article) [^>]*elsevier|<ce:", "this is an article in Elsevier's own XML", _PAPER),
    (r"<component[\s>][^>]*wiley", "this is an article in Wiley's own XML", _PAPER),
    (r"<eSummaryResult|<DocumentSummarySet", "these are PubMed summaries, which have no abstracts", "export the records as PubMed XML"),
    (r"<eSearchResult", "this is a list of PubMed's search results, without the records", "export the records as PubMed XML"),
    (r"<eFetchResult|<ERROR>|<OA>", "this is a server's answer that it has no such record", "check the number and fetch it again"),
    (r"<responseWrapper", "this is an answer of Europe PMC, not a paper file", "fetch the full text XML, or the record from PubMed"),
    (r"<(?:crossref_result|doi_records|query_result)", "this is a Crossref record, not a paper file", _PAPER),
    (r"<xml>\s*<records>", "this is an EndNote library in XML", "export it as RIS, with abstracts"),
    (r"<rss[\s>]|<feed[\s>]", "this is a news feed, not a paper file", "save the papers that it names"),
    (r"<bioproject|<collection>\s*<source>", "this is BioC XML", _PAPER),
    (r"<book[\s>]|<book-part", "this is a book in JATS's sister format BITS, not an article", "draft it from a PDF of the chapter"),
    (r"<svg[\s>]", "this is a picture", "name the paper that it belongs to"),
)  # fmt: skip
_TEXT: tuple[tuple[str, str, str], ...] = (
    (r"\A\s*%0 \w", "this is an EndNote or Refer export (“%0 …”)", "export it as RIS or NBIB, with abstracts"),
    (r"\A\s*\{\\rtf", "this is a Rich Text (RTF) document", "save it as PDF or plain text"),
)  # fmt: skip
_COLUMN = re.compile(
    r"pmid|(?:article )?title|abstract|doi|authors?|journal(?:/book)?|(?:publication )?year", re.IGNORECASE
)


def foreign_xml(head: str) -> SourceError | None:
    """Name an XML dialect that is known and not read; None where none is known."""
    return next(
        (SourceError(what, hint) for pattern, what, hint in _XML if re.search(pattern, head, re.IGNORECASE)), None
    )


def foreign_text(head: str) -> SourceError | None:
    """Name a text format that is known and not read; None where it may be a paper."""
    found = next((SourceError(what, hint) for pattern, what, hint in _TEXT if re.match(pattern, head)), None)
    if found:
        return found
    cells = re.split(r"[,;\t]", head.lstrip("\ufeff \n").partition("\n")[0])
    if len(cells) >= 3 and sum(bool(_COLUMN.fullmatch(cell.strip().strip('"'))) for cell in cells) >= 2:
        return SourceError("this is a table (CSV), not a paper", "export the records as RIS or NBIB, with abstracts")
    return None


def foreign_json() -> SourceError:
    """Refuse JSON that is no bibliography."""
    return SourceError(
        "this is a JSON data file, not a paper", "export the records as RIS, NBIB or CSL-JSON, with abstracts"
    )
