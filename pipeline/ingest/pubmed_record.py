"""Read one PubMed record. Takes its element; gives a Document with catalogue data, abstract and standing."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from pipeline.ingest.headings import section_kind
from pipeline.ingest.jats_text import plain
from pipeline.ingest.labels import split_labels
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import is_notice_title, title_status
from pipeline.records import Identifiers, LaySummary, SectionKind, Status

_CATEGORIES: dict[str, SectionKind] = {
    "BACKGROUND": "introduction", "OBJECTIVE": "introduction", "METHODS": "methods", "RESULTS": "results",
    "CONCLUSIONS": "conclusions",
}  # fmt: skip
# Identifiers of publication types: the names change (“Retraction of Publication” became “Retraction Notice”).
_RETRACTED, _NOTICE_IDS = "D016441", frozenset({"D016440", "D016425"})
_NOTICES = frozenset({"Retraction of Publication", "Retraction Notice", "Published Erratum", "Expression of Concern"})
_STANDING = (
    ("RetractionIn", "retracted"), ("RetractedandRepublishedIn", "retracted"), ("ExpressionOfConcernIn", "concern"),
    ("ErratumIn", "corrected"), ("CorrectedandRepublishedIn", "corrected"),
)  # fmt: skip
_NO_PART = re.compile(
    r"(?:trial |study |clinical trial )?registration.*|unlabelled|.*\bregist(?:ration|ry) numbers?", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_BRACKETS = re.compile(r"^\[(.*)\]\.?$", re.DOTALL)


class _Types(NamedTuple):
    """Publication types by name, as the record spells them, and by identifier."""

    names: tuple[str, ...]
    ids: frozenset[str]


def record_document(record: etree._Element) -> Document:
    """Make a Document of a PubmedArticle, PubmedBookArticle, MedlineCitation or BookDocument."""
    book = record if record.tag == "BookDocument" else _child(record, "BookDocument")
    citation = book if book is not None else _child(record, "MedlineCitation")
    citation = record if citation is None else citation
    article = citation if book is not None else _child(citation, "Article")
    article = citation if article is None else article
    title = _title(article)
    types = _types(article)
    relations = frozenset(
        e.get("RefType") or "" for e in _each(citation, "CommentsCorrectionsList/CommentsCorrections")
    )
    blocks, repairs = _abstract(article, citation)
    if book is not None:
        types = types._replace(names=("Book chapter", *types.names))
        repairs.append("The record is of a chapter in a book, not of a study.")
    return Document(
        kind="pubmed",
        title=title.rstrip("."),
        blocks=(*blocks, *_statements(citation, article, with_grants=bool(blocks))),
        ids=_ids(record, citation, article),
        authors=_authors(article),
        journal=_words(_child(article, "Journal/Title")) or _words(_child(article, "Book/BookTitle")) or None,
        year=_year(article),
        licence=_words(_child(article, "Abstract/CopyrightInformation")) or None,
        language=_words(_child(article, "Language"))[:2].lower() or None,
        types=types.names,
        mesh=tuple(_words(e) for e in _each(citation, "MeshHeadingList/MeshHeading/DescriptorName")),
        keywords=tuple(
            dict.fromkeys(
                _words(e) for e in (*_each(citation, "KeywordList/Keyword"), *_each(article, "KeywordList/Keyword"))
            )
        ),
        status=_status(record, citation, types, relations, title),
        is_notice=_is_notice(types, relations, title, has_abstract=bool(blocks)),
        lay_summaries=_lay_summaries(citation),
        repairs=tuple(repairs),
    )


def _each(element: etree._Element, path: str) -> list[etree._Element]:
    """Give the elements at the end of a path of children; with lxml's own paths a third fewer records are read a second."""
    level = [element]
    for name in path.split("/"):
        level = [child for parent in level for child in parent.iterchildren(name)]
    return level


def _child(element: etree._Element, path: str) -> etree._Element | None:
    """Give the first element at the end of a path of first children."""
    found: etree._Element | None = element
    for name in path.split("/"):
        found = next(found.iterchildren(name), None) if found is not None else None
    return found


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    # Most elements hold plain text: looked at first, it saves a fifth of the reading.
    return plain(element) if len(element) else " ".join((element.text or "").split())


def _title(article: etree._Element) -> str:
    """Give the English title; PubMed sets a translated one in brackets, and the original beside it."""
    title = _words(_child(article, "ArticleTitle")) or _words(_child(article, "Book/BookTitle"))
    title = _IN_BRACKETS.sub(r"\1", title)
    # “[In Process Citation]” and “[Not Available]” stand where there is no English title.
    if not title or title.strip("[].").lower() in {"not available", "in process citation"}:
        return _words(_child(article, "VernacularTitle")) or title
    return title


def _types(article: etree._Element) -> _Types:
    found = _each(article, "PublicationTypeList/PublicationType") or _each(article, "PublicationType")
    return _Types(tuple(filter(None, map(_words, found))), frozenset(e.get("UI") or "" for e in found))


def _abstract(article: etree._Element, citation: etree._Element) -> tuple[list[Block], list[str]]:
    """Give the abstract's parts; where there is none, an English one that an indexer wrote, and say so."""
    blocks = _parts(_each(article, "Abstract/AbstractText"))
    if blocks:
        return blocks, []
    for other in _each(citation, "OtherAbstract"):
        kind = other.get("Type") or ""
        if not _is_lay(other) and (other.get("Language") or "eng") == "eng":
            blocks = _parts(_each(other, "AbstractText"))
            if blocks:
                return blocks, [
                    f"The record has no abstract by the authors: the one by {kind or 'another'} was read."
                ]
    return [], []


def _parts(parts: list[etree._Element]) -> list[Block]:
    """Give an abstract's parts; labels are attributes here, and a whole abstract may hide labels in its text."""
    if len(parts) == 1 and not parts[0].get("Label"):
        return split_labels(_words(parts[0]))
    blocks = []
    for part in parts:
        label, text = (part.get("Label") or "").strip(), _words(part)
        named = label and label != "UNLABELLED"
        if text:
            heading = f"Abstract: {label.capitalize()}" if named else "Abstract"
            blocks.append(Block(_part_kind(label, part.get("NlmCategory") or ""), heading, text))
    return blocks


def _part_kind(label: str, category: str) -> SectionKind:
    """Tell a part's kind: the journal's label says more than NLM's five boxes, where LIMITATIONS are CONCLUSIONS."""
    kind = section_kind(label, "other") if label else "other"
    if kind not in {"other", "abstract"}:
        return kind
    return "abstract" if _NO_PART.fullmatch(label) else _CATEGORIES.get(category.upper(), "abstract")


def _statements(citation: etree._Element, article: etree._Element, *, with_grants: bool) -> list[Block]:
    blocks = []
    coi = _words(_child(citation, "CoiStatement"))
    if coi:
        blocks.append(Block("conflicts", "Conflicts of interest", coi))
    grants = "; ".join(filter(None, dict.fromkeys(_words(e) for e in _each(article, "GrantList/Grant/Agency"))))
    if grants and with_grants:
        blocks.append(Block("funding", "Funding", f"Grants: {grants}."))
    return blocks


def _ids(record: etree._Element, citation: etree._Element, article: etree._Element) -> Identifiers:
    told: dict[str, str] = {}
    places = [
        *_each(record, "PubmedData/ArticleIdList/ArticleId"), *_each(record, "PubmedBookData/ArticleIdList/ArticleId"),
        *_each(article, "ArticleIdList/ArticleId"),
    ]  # fmt: skip
    for element in places:
        told.setdefault(element.get("IdType") or "", _words(element))
    doi = told.get("doi") or next(
        (_words(e) for e in _each(article, "ELocationID") if e.get("EIdType") == "doi"), None
    )
    pmcid = told.get("pmc") or told.get("pmcid")
    return Identifiers(
        doi=doi or None,
        pmid=_words(_child(citation, "PMID")) or told.get("pubmed") or None,
        pmcid=re.sub(r"^(?=\d)", "PMC", pmcid) if pmcid else None,
    )


def _authors(article: etree._Element) -> tuple[str, ...]:
    names = []
    lists = [found for found in _each(article, "AuthorList") if found.get("Type") != "editors"]
    for author in (author for found in lists for author in _each(found, "Author")):
        name = " ".join(filter(None, (_words(_child(author, "ForeName")), _words(_child(author, "LastName")))))
        names.append(name or _words(_child(author, "CollectiveName")))
    return tuple(dict.fromkeys(filter(None, names)))


def _year(article: etree._Element) -> int | None:
    for path in (
        "Journal/JournalIssue/PubDate/Year", "Journal/JournalIssue/PubDate/MedlineDate", "ArticleDate/Year",
        "ContributionDate/Year", "Book/PubDate/Year",
    ):  # fmt: skip
        match = _YEAR.search(_words(_child(article, path)))
        if match:
            return int(match.group())
    return None


def _status(
    record: etree._Element, citation: etree._Element, types: _Types, relations: frozenset[str], title: str
) -> Status:
    """Read publication type and CommentsCorrections: each alone suffices, so both are asked."""
    if "Retracted Publication" in types.names or _RETRACTED in types.ids:
        return Status(value="retracted", said_by="PubMed publication type")
    said = title_status(title)
    if said:
        return said
    for relation, value in _STANDING:
        if relation in relations:
            return Status.model_validate({"value": value, "said_by": f"PubMed {relation}"})
    if "Preprint" in types.names:
        return Status(value="preprint", said_by="PubMed publication type")
    stage = _words(_child(record, "PubmedData/PublicationStatus"))
    if stage in {"ppublish", "epublish"} and citation.get("Status") == "MEDLINE":
        return Status(value="published", said_by="PubMed record, when it was downloaded")
    return Status()


def _is_notice(types: _Types, relations: frozenset[str], title: str, *, has_abstract: bool) -> bool:
    if _NOTICES & set(types.names) or _NOTICE_IDS & types.ids or "RetractionOf" in relations:
        return True
    return not has_abstract and (is_notice_title(title) or bool({"ErratumFor", "ExpressionOfConcernFor"} & relations))


def _is_lay(other: etree._Element) -> bool:
    return "plain" in (other.get("Type") or "").lower()


def _lay_summaries(citation: etree._Element) -> tuple[LaySummary, ...]:
    """Give the English plain-language summaries that stand beside the abstract."""
    found = [
        LaySummary(
            kind=other.get("Type") or "plain-language-summary",
            text=" ".join(map(_words, _each(other, "AbstractText"))),
        )
        for other in _each(citation, "OtherAbstract")
        if _is_lay(other) and (other.get("Language") or "eng") == "eng"
    ]
    return tuple(lay for lay in found if lay.text)
