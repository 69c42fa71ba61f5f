"""Read PubMed XML. Takes bytes, gzipped or not; gives a Document for each record, one record in memory at a time."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, cast

from lxml import etree

from pipeline.errors import SourceError
from pipeline.ingest.headings import section_kind
from pipeline.ingest.jats_text import plain
from pipeline.ingest.labels import split_labels
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import is_notice_title, title_status
from pipeline.ingest.xmlsafe import SAFE, first_line
from pipeline.records import Identifiers, LaySummary, SectionKind, Status

# A day's update file has about 30,000 records in 200 MB; what unpacks to more than this is no such file.
LARGEST_UNPACKED = 1_000_000_000
_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument")
_CATEGORIES: dict[str, SectionKind] = {
    "BACKGROUND": "introduction", "OBJECTIVE": "introduction", "METHODS": "methods", "RESULTS": "results",
    "CONCLUSIONS": "conclusions",
}  # fmt: skip
_NOTICES = {"Retraction of Publication", "Retraction Notice", "Published Erratum", "Expression of Concern"}
_STANDING = (
    ("RetractionIn", "retracted"), ("RetractedandRepublishedIn", "retracted"), ("ExpressionOfConcernIn", "concern"),
    ("ErratumIn", "corrected"), ("CorrectedandRepublishedIn", "corrected"),
)  # fmt: skip


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


def read_pubmed(data: bytes) -> list[Document]:
    """Read every record of a PubMed export.

    Raises:
        SourceError: the file is broken before the first record ends, or unpacks to something absurd.
    """
    return list(iter_pubmed(data))


def iter_pubmed(data: bytes) -> Iterator[Document]:
    """Give the records of a PubMed export one by one; a broken end costs what comes after it."""
    count = 0
    try:
        for record in _records(data):
            count += 1
            yield _document(record)
    except (etree.XMLSyntaxError, OSError, EOFError, zlib.error) as error:
        if not count:
            raise SourceError(f"the XML is broken: {first_line(error)}", "download it again") from error


def _records(data: bytes) -> Iterator[etree._Element]:
    stream: IO[bytes] = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        stream = cast("IO[bytes]", _Bounded(cast("IO[bytes]", gzip.GzipFile(fileobj=stream))))
    for _, element in etree.iterparse(stream, events=("end",), tag=_RECORDS, **SAFE):
        parent = element.getparent()
        if parent is not None and parent.tag in {"PubmedArticle", "PubmedBookArticle"}:
            continue
        yield element
        element.clear()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _document(record: etree._Element) -> Document:
    book = record.find("BookDocument") if record.tag != "BookDocument" else record
    citation = book if book is not None else record.find("MedlineCitation")
    citation = record if citation is None else citation
    article = citation if book is not None else citation.find("Article")
    article = citation if article is None else article
    title = _words(article.find("ArticleTitle")) or _words(article.find("Book/BookTitle"))
    vernacular = _words(article.find("VernacularTitle"))
    title = re.sub(r"^\[(.*)\]\.?$", r"\1", title) or vernacular
    types = tuple(_words(e) for e in article.findall("PublicationTypeList/PublicationType")) or tuple(
        _words(e) for e in article.findall("PublicationType")
    )
    blocks = _abstract(article)
    coi = _words(citation.find("CoiStatement"))
    if coi:
        blocks.append(Block("conflicts", "Conflicts of interest", coi))
    funding = "; ".join(dict.fromkeys(_words(e) for e in article.findall("GrantList/Grant/Agency")))
    if funding and blocks:
        blocks.append(Block("funding", "Funding", f"Grants: {funding}."))
    return Document(
        kind="pubmed",
        title=title.rstrip("."),
        blocks=tuple(blocks),
        ids=_ids(record, citation, article),
        authors=_authors(article),
        journal=_words(article.find("Journal/Title")) or _words(article.find("Book/BookTitle")) or None,
        year=_year(article),
        licence=_words(article.find("Abstract/CopyrightInformation")) or None,
        language=(_words(article.find("Language"))[:2].lower() or None),
        types=types,
        mesh=tuple(_words(e) for e in citation.findall("MeshHeadingList/MeshHeading/DescriptorName")),
        keywords=tuple(dict.fromkeys(_words(e) for e in citation.findall("KeywordList/Keyword"))),
        status=_status(record, citation, types, title),
        is_notice=_is_notice(citation, types, title, blocks),
        lay_summaries=_lay_summaries(citation),
    )


def _words(element: etree._Element | None) -> str:
    return plain(element) if element is not None else ""


def _abstract(article: etree._Element) -> list[Block]:
    """Give the abstract's parts; labels are attributes here, and a whole abstract may hide labels in its text."""
    parts = article.findall("Abstract/AbstractText")
    if len(parts) == 1 and not parts[0].get("Label"):
        return split_labels(_words(parts[0]))
    blocks = []
    for part in parts:
        label, text = (part.get("Label") or "").strip(), _words(part)
        category = _CATEGORIES.get((part.get("NlmCategory") or "").upper(), "abstract")
        kind = section_kind(label, "other") if label else "other"
        # The journal's label says more than NLM's five boxes: LIMITATIONS and FUNDING are filed as CONCLUSIONS.
        kind = kind if kind not in {"other", "abstract"} else category
        if text:
            blocks.append(Block(kind, f"Abstract: {label.capitalize()}" if label else "Abstract", text))
    return blocks


def _ids(record: etree._Element, citation: etree._Element, article: etree._Element) -> Identifiers:
    told: dict[str, str] = {}
    places = [
        *record.findall("PubmedData/ArticleIdList/ArticleId"), *record.findall("PubmedBookData/ArticleIdList/ArticleId"),
        *article.findall("ArticleIdList/ArticleId"),
    ]  # fmt: skip
    for element in places:
        told.setdefault(element.get("IdType") or "", _words(element))
    doi = told.get("doi") or next(
        (_words(e) for e in article.findall("ELocationID") if e.get("EIdType") == "doi"), None
    )
    pmcid = told.get("pmc")
    return Identifiers(
        doi=doi or None,
        pmid=_words(citation.find("PMID")) or told.get("pubmed") or None,
        pmcid=re.sub(r"^(?=\d)", "PMC", pmcid) if pmcid else None,
    )


def _authors(article: etree._Element) -> tuple[str, ...]:
    names = []
    for author in article.findall("AuthorList/Author"):
        name = " ".join(filter(None, (_words(author.find("ForeName")), _words(author.find("LastName")))))
        names.append(name or _words(author.find("CollectiveName")))
    return tuple(dict.fromkeys(filter(None, names)))


def _year(article: etree._Element) -> int | None:
    for path in (
        "Journal/JournalIssue/PubDate/Year", "Journal/JournalIssue/PubDate/MedlineDate", "ArticleDate/Year",
        "ContributionDate/Year", "Book/PubDate/Year",
    ):  # fmt: skip
        match = re.search(r"\b(?:19|20)\d\d\b", _words(article.find(path)))
        if match:
            return int(match.group())
    return None


def _status(record: etree._Element, citation: etree._Element, types: tuple[str, ...], title: str) -> Status:
    """Read publication type and CommentsCorrections: each alone suffices, so both are asked."""
    if "Retracted Publication" in types:
        return Status(value="retracted", said_by="PubMed publication type")
    said = title_status(title)
    if said:
        return said
    relations = {e.get("RefType") for e in citation.findall("CommentsCorrectionsList/CommentsCorrections")}
    for relation, value in _STANDING:
        if relation in relations:
            return Status.model_validate({"value": value, "said_by": f"PubMed {relation}"})
    if "Preprint" in types:
        return Status(value="preprint", said_by="PubMed publication type")
    stage = _words(record.find("PubmedData/PublicationStatus"))
    if stage in {"ppublish", "epublish"} and citation.get("Status") == "MEDLINE":
        return Status(value="published", said_by="PubMed record, when it was downloaded")
    return Status()


def _is_notice(citation: etree._Element, types: tuple[str, ...], title: str, blocks: list[Block]) -> bool:
    relations = {e.get("RefType") for e in citation.findall("CommentsCorrectionsList/CommentsCorrections")}
    if _NOTICES & set(types) or "RetractionOf" in relations:
        return True
    return not blocks and (is_notice_title(title) or bool({"ErratumFor", "ExpressionOfConcernFor"} & relations))


def _lay_summaries(citation: etree._Element) -> tuple[LaySummary, ...]:
    return tuple(
        LaySummary(kind="plain-language-summary", text=_words(other))
        for other in citation.findall("OtherAbstract")
        if "plain" in (other.get("Type") or "").lower()
    )
