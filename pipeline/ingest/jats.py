"""Read JATS articles. Takes XML bytes; gives a Document for each article with catalogue data and blocks in order."""

from __future__ import annotations

from lxml import etree

from pipeline.errors import SourceError
from pipeline.ingest.html_page import take_out_hidden
from pipeline.ingest.jats_abstracts import abstract_blocks, lay_summaries
from pipeline.ingest.jats_front import (
    LANG,
    authors,
    find,
    find_all,
    identifiers,
    journal_of,
    keywords,
    language_of,
    licence_of,
    subjects,
    title_of,
    words_of,
    year_of,
)
from pipeline.ingest.jats_sections import back_matter, section_blocks
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import is_notice_title, jats_status
from pipeline.ingest.table_blocks import pictured
from pipeline.ingest.xmlsafe import parse_xml, tag
from pipeline.records import HiddenText

_NOTICES = frozenset(
    {
        "retraction", "correction", "expression-of-concern", "addendum", "removal", "withdrawal", "partial-retraction",
        "erratum", "corrigendum", "editorial-expression-of-concern",
    }
)  # fmt: skip
# What a congress prints as an article of its own is an abstract, wherever its words stand.
_ABSTRACTS = frozenset({"abstract", "meeting-abstract", "meeting-report-abstract"})
# A notice says in a few hundred words what is wrong with another paper; a study with such a title is longer.
_LONGEST_NOTICE = 600
_LANGUAGES = {
    "pt": "Portuguese", "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "zh": "Chinese", "ru": "Russian",
    "ja": "Japanese", "ko": "Korean", "pl": "Polish", "tr": "Turkish", "en": "English",
}  # fmt: skip


def read_jats(data: bytes) -> list[Document]:
    """Read every article of a JATS file.

    Raises:
        SourceError: the XML is broken, too large, or holds no article.
    """
    root = parse_xml(data)
    articles = [root] if tag(root) == "article" else [e for e in root.iter() if tag(e) == "article"]
    if not articles:
        raise SourceError("there is no article in this XML", "export the article as JATS XML")
    # Seldom: most articles style nothing.
    styled = b"style=" in data
    return [_document(article, take_out_hidden(article) if styled else []) for article in articles]


def _document(article: etree._Element, hidden: list[tuple[str, str]]) -> Document:
    meta = find(article, "front", "article-meta")
    meta = find(article, "front-stub") if meta is None else meta
    version, front = _english(article, meta)
    title = title_of(front) or title_of(meta)
    body, abstract = _body(version), abstract_blocks(front)
    back = back_matter(version, meta)
    language, repairs = language_of(version), list(_other_versions(article, version))
    if body and abstract and language not in {"", "en"} and _is_english_abstract(front):
        # The record of a paper in another language often brings one English text: its abstract.
        repairs.append(f"The full text is in {_name(language)}: only the English abstract was read.")
        body, language = [], "en"
        back = [block for block in back if block.kind == "references"]
    kind = (article.get("article-type") or "").lower()
    journal = journal_of(article)
    return Document(
        kind="jats",
        title=title,
        blocks=(*abstract, *body, *back),
        ids=identifiers(meta),
        authors=authors(meta),
        journal=journal,
        year=year_of(meta),
        licence=licence_of(meta),
        language=language or None,
        full_text=bool(body) and kind not in _ABSTRACTS,
        types=tuple(filter(None, (article.get("article-type"),))) + subjects(meta),
        keywords=keywords(front) or keywords(meta),
        status=jats_status(article, meta, title, journal),
        is_notice=kind in _NOTICES or (is_notice_title(title) and not abstract and _words(body) <= _LONGEST_NOTICE),
        lay_summaries=lay_summaries(front, find(version, "body"), abstract),
        repairs=tuple(repairs),
        warnings=pictured(_tables_in_pictures(version)) if body else (),
        hidden=tuple(HiddenText(where="the article", reason=why, text=text[:2_000]) for why, text in hidden),
    )


def _tables_in_pictures(article: etree._Element) -> list[str]:
    """Give the labels of tables that bring no words."""
    return [
        words_of(find(wrap, "label"))
        for wrap in article.iter("{*}table-wrap")
        if next(wrap.iter("{*}table"), None) is None
        and next(wrap.iter("{*}graphic", "{*}inline-graphic"), None) is not None
    ]


def _english(article: etree._Element, meta: etree._Element | None) -> tuple[etree._Element, etree._Element | None]:
    """Choose the language version to read: the article itself, or its English translation where it is not English."""
    if not (article.get(LANG) or "en").lower().startswith("en"):
        for sub in find_all(article, "sub-article"):
            if (sub.get(LANG) or "").lower().startswith("en") and sub.get("article-type") == "translation":
                front = find(sub, "front-stub")
                return sub, front if front is not None else find(sub, "front", "article-meta")
    return article, meta


def _other_versions(article: etree._Element, version: etree._Element) -> list[str]:
    """Say which language versions of the article were left unread."""
    others = [
        _name(str(part.get(LANG))[:2].lower())
        for part in (article, *find_all(article, "sub-article"))
        if part is not version and part.get(LANG) and (part is article or part.get("article-type") == "translation")
    ]
    names = ", ".join(dict.fromkeys(others))
    return [f"The file also holds the article in {names}: the English text was read."] if names and others else []


def _words(blocks: list[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _name(code: str) -> str:
    return _LANGUAGES.get(code, f"another language ({code})")


def _is_english_abstract(front: etree._Element | None) -> bool:
    return any(
        language_of(abstract) == "en" for name in ("abstract", "trans-abstract") for abstract in find_all(front, name)
    )


def _body(article: etree._Element) -> list[Block]:
    blocks: list[Block] = []
    body = find(article, "body")
    if body is not None:
        section_blocks(body, "other", "", blocks)
    return blocks
