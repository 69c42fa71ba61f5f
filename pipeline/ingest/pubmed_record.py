"""Read one PubMed record. Takes its element; gives a Document with catalogue data, abstract and standing."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from pipeline.ingest.headings import section_kind
from pipeline.ingest.jats_text import one_line, plain
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
# What the lists of a record hold.
_IN_LIST = {
    "CommentsCorrectionsList": "CommentsCorrections", "KeywordList": "Keyword", "Abstract": "AbstractText",
    "PublicationTypeList": "PublicationType",
}  # fmt: skip
_GIVEN = "ForeName"
_NAMES = ("LastName", _GIVEN, "CollectiveName")
_YEARS = (
    ("Journal", "JournalIssue", "PubDate", "Year"), ("Journal", "JournalIssue", "PubDate", "MedlineDate"),
    ("ArticleDate", "Year"), ("ContributionDate", "Year"), ("Book", "PubDate", "Year"),
)  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_BRACKETS = re.compile(r"\[(.*)\]\.?$", re.DOTALL)


class _Types(NamedTuple):
    """Publication types by name, as the record spells them, and by identifier."""

    names: tuple[str, ...]
    ids: frozenset[str]


# The children of one element by name: gathered once, as a record is asked for some thirty of them.
Fields = dict[str, list[etree._Element]]  # noqa: SLF001 - lxml's only name for an element's type


def record_document(record: etree._Element) -> Document:
    """Make a Document of a PubmedArticle, PubmedBookArticle, MedlineCitation or BookDocument."""
    whole = _fields(record)
    book = record if record.tag == "BookDocument" else _first(whole, "BookDocument")
    cited = book if book is not None else _first(whole, "MedlineCitation")
    cited = record if cited is None else cited
    citation = whole if cited is record else _fields(cited)
    article = citation if book is not None or "Article" not in citation else _fields(citation["Article"][0])
    title = _title(article)
    types = _types(article)
    relations = frozenset(e.get("RefType") or "" for e in _below(citation, "CommentsCorrectionsList"))
    blocks, repairs = _abstract(article, citation)
    if book is not None:
        types = types._replace(names=("Book chapter", *types.names))
        repairs.append("The record is of a chapter in a book, not of a study.")
    return Document(
        kind="pubmed",
        title=title.rstrip("."),
        blocks=(*blocks, *_statements(citation, article, with_grants=bool(blocks))),
        ids=_ids(whole, citation, article),
        authors=_authors(article),
        journal=_words(_child(article, "Journal", "Title")) or _words(_child(article, "Book", "BookTitle")) or None,
        year=_year(article),
        licence=_words(_child(article, "Abstract", "CopyrightInformation")) or None,
        language=_words(_first(article, "Language"))[:2].lower() or None,
        types=types.names,
        mesh=tuple(_words(e) for part in citation.get("MeshHeadingList", ()) for e in part.iter("DescriptorName")),
        keywords=tuple(
            dict.fromkeys(_words(e) for e in (*_below(citation, "KeywordList"), *_below(article, "KeywordList")))
        ),
        status=_status(whole, cited, types, relations, title),
        is_notice=_is_notice(types, relations, title, has_abstract=bool(blocks)),
        lay_summaries=_lay_summaries(citation),
        repairs=tuple(repairs),
    )


def _fields(element: etree._Element) -> Fields:
    found: Fields = {}
    for child in element:
        found.setdefault(child.tag, []).append(child)
    return found


def _first(fields: Fields, name: str) -> etree._Element | None:
    return fields[name][0] if name in fields else None


def _below(fields: Fields, name: str) -> list[etree._Element]:
    """Give what stands in the lists of this name."""
    return [child for part in fields.get(name, ()) for child in part.iterchildren(_IN_LIST[name])]


def _child(fields: Fields, name: str, *path: str) -> etree._Element | None:
    """Give the first element at the end of a path of first children."""
    found = _first(fields, name)
    for step in path:
        found = next(found.iterchildren(step), None) if found is not None else None
    return found


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    # Most elements hold plain text: looked at first, it saves a tenth of the reading.
    if len(element):
        return plain(element)
    text = element.text
    return one_line(text) if text else ""


def _title(article: Fields) -> str:
    """Give the English title; PubMed sets a translated one in brackets, and the original beside it."""
    title = _words(_first(article, "ArticleTitle")) or _words(_child(article, "Book", "BookTitle"))
    bracketed = _IN_BRACKETS.match(title)
    title = bracketed.group(1) if bracketed else title
    # “[In Process Citation]” and “[Not Available]” stand where there is no English title.
    if not title or title.strip("[].").lower() in {"not available", "in process citation"}:
        return _words(_first(article, "VernacularTitle")) or title
    return title


def _types(article: Fields) -> _Types:
    found = _below(article, "PublicationTypeList") or article.get("PublicationType", [])
    return _Types(tuple(filter(None, map(_words, found))), frozenset(e.get("UI") or "" for e in found))


def _abstract(article: Fields, citation: Fields) -> tuple[list[Block], list[str]]:
    """Give the abstract's parts; where there is none, an English one that an indexer wrote, and say so."""
    blocks = _parts(_below(article, "Abstract"))
    if blocks:
        return blocks, []
    for other in citation.get("OtherAbstract", ()):
        kind = other.get("Type") or ""
        if not _is_lay(other) and (other.get("Language") or "eng") == "eng":
            blocks = _parts(list(other.iterchildren("AbstractText")))
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


def _statements(citation: Fields, article: Fields, *, with_grants: bool) -> list[Block]:
    blocks = []
    coi = _words(_first(citation, "CoiStatement"))
    if coi:
        blocks.append(Block("conflicts", "Conflicts of interest", coi))
    agencies = [_words(e) for part in article.get("GrantList", ()) for e in part.iter("Agency")]
    grants = "; ".join(filter(None, dict.fromkeys(agencies)))
    if grants and with_grants:
        blocks.append(Block("funding", "Funding", f"Grants: {grants}."))
    return blocks


def _ids(record: Fields, citation: Fields, article: Fields) -> Identifiers:
    told: dict[str, str] = {}
    # Not whatever list is inside: the references' identifiers stand in such lists as well.
    data = [*record.get("PubmedData", ()), *record.get("PubmedBookData", ())]
    lists = [found for part in data for found in part.iterchildren("ArticleIdList")]
    for part in (*lists, *article.get("ArticleIdList", ())):
        for element in part.iterchildren("ArticleId"):
            told.setdefault(element.get("IdType") or "", _words(element))
    places = article.get("ELocationID", ())
    doi = told.get("doi") or next((_words(e) for e in places if e.get("EIdType") == "doi"), None)
    pmcid = told.get("pmc") or told.get("pmcid")
    return Identifiers(
        doi=doi or None,
        pmid=_words(_first(citation, "PMID")) or told.get("pubmed") or None,
        pmcid=re.sub(r"^(?=\d)", "PMC", pmcid) if pmcid else None,
    )


def _authors(article: Fields) -> tuple[str, ...]:
    names: list[str] = []
    for found in article.get("AuthorList", ()):
        # One walk over the list, which may hold hundreds; its DTD has a family name first, or a group's name alone.
        for part in found.iter(*_NAMES) if found.get("Type") != "editors" else ():
            name = _words(part)
            if names and name and part.tag == _GIVEN:
                names[-1] = f"{name} {names[-1]}"
            else:
                names.append(name)
    return tuple(dict.fromkeys(filter(None, names)))


def _year(article: Fields) -> int | None:
    for path in _YEARS:
        match = _YEAR.search(_words(_child(article, *path)))
        if match:
            return int(match.group())
    return None


def _status(record: Fields, citation: etree._Element, types: _Types, relations: frozenset[str], title: str) -> Status:
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
    stage = _words(_child(record, "PubmedData", "PublicationStatus"))
    if stage in {"ppublish", "epublish"} and citation.get("Status") == "MEDLINE":
        return Status(value="published", said_by="PubMed record, when it was downloaded")
    return Status()


def _is_notice(types: _Types, relations: frozenset[str], title: str, *, has_abstract: bool) -> bool:
    if _NOTICES & set(types.names) or _NOTICE_IDS & types.ids or "RetractionOf" in relations:
        return True
    return not has_abstract and (is_notice_title(title) or bool({"ErratumFor", "ExpressionOfConcernFor"} & relations))


def _is_lay(other: etree._Element) -> bool:
    return "plain" in (other.get("Type") or "").lower()


def _lay_summaries(citation: Fields) -> tuple[LaySummary, ...]:
    """Give the English plain-language summaries that stand beside the abstract."""
    found = [
        LaySummary(
            kind=other.get("Type") or "plain-language-summary",
            text=" ".join(map(_words, other.iterchildren("AbstractText"))),
        )
        for other in citation.get("OtherAbstract", ())
        if _is_lay(other) and (other.get("Language") or "eng") == "eng"
    ]
    return tuple(lay for lay in found if lay.text)
