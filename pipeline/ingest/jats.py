"""Read JATS articles. Takes XML bytes; gives a Document for each article with catalogue data and blocks in order."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.errors import SourceError
from pipeline.ingest.headings import section_kind
from pipeline.ingest.jats_text import inline, plain
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import jats_status
from pipeline.ingest.xmlsafe import parse_xml, tag
from pipeline.records import Identifiers, LaySummary, SectionKind

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NOTICES = {
    "retraction", "correction", "expression-of-concern", "addendum", "removal", "withdrawal", "partial-retraction",
    "erratum", "corrigendum",
}  # fmt: skip
_LAY = {
    "summary", "executive-summary", "editors-summary", "editor", "author-summary", "plain-language-summary", "lay",
    "web-summary", "teaser", "key-points", "plain-language", "lay-summary", "non-technical-summary", "toc", "precis",
    "short", "synopsis",
}  # fmt: skip
# Abstracts of these types are pictures or lists of features, neither the abstract nor a lay summary.
_NO_ABSTRACT = {"graphical", "video", "highlights", "toc-abstract", "objectives", "credit-statement"}
_LAY_TITLE = re.compile(
    r"(?:author|lay|plain|patient|editor|non-?technical|synopsis|popular|significance|elife digest|key points)",
    re.IGNORECASE,
)
_SEC_TYPES: dict[str, SectionKind] = {
    "intro": "introduction", "introduction": "introduction", "background": "introduction", "methods": "methods",
    "materials": "methods", "materials|methods": "methods", "materials and methods": "methods", "subjects": "methods",
    "results": "results", "results|discussion": "results", "discussion": "discussion", "conclusions": "conclusions",
    "conclusion": "conclusions", "cases": "case", "case": "case", "case-report": "case", "coi-statement": "conflicts",
    "supplementary-material": "other", "data-availability": "other", "ack": "other", "limitations": "limitations",
    "funding-information": "funding",
}  # fmt: skip
# A sub-section keeps its section's kind unless its title names one of these.
_OWN_KIND: frozenset[SectionKind] = frozenset(
    {"limitations", "funding", "conflicts", "conclusions", "references", "case"}
)
_FOOTNOTES: dict[str, SectionKind] = {
    "conflict": "conflicts", "coi-statement": "conflicts", "financial-disclosure": "funding", "supported-by": "funding",
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
    return [_document(article) for article in articles]


def _document(article: etree._Element) -> Document:
    meta = _find(article, "front", "article-meta")
    if meta is None:
        meta = _find(article, "front-stub")
    types = tuple(filter(None, (article.get("article-type"),))) + _subjects(meta)
    body_of, front = _english(article, meta)
    title = _title(front) or _title(meta)
    abstract, body = _abstracts(front), _body(body_of)
    # An abstract that stands alone is all there is: its parts then are the methods and results of the paper.
    blocks = [*(abstract if body else map(_labelled, abstract)), *body, *_back(body_of, meta)]
    ids = _ids(meta)
    return Document(
        kind="jats",
        title=title,
        blocks=tuple(blocks),
        ids=ids,
        authors=_authors(meta),
        journal=_text(_find(article, "front", "journal-meta", "journal-title-group", "journal-title"))
        or _text(_find(article, "front", "journal-meta", "journal-title")),
        year=_year(meta),
        licence=_licence(meta),
        language=(body_of.get(_LANG) or article.get(_LANG) or "")[:2].lower() or None,
        full_text=bool(body),
        types=types,
        keywords=_keywords(meta),
        status=jats_status(article, meta, title),
        is_notice=(article.get("article-type") or "").lower() in _NOTICES,
        lay_summaries=_lay_summaries(meta),
    )


def _find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Find the first child on a path of names, whatever their namespace."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if tag(child) == name), None)
    return element


def _all(element: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if element is None else [child for child in element if tag(child) == name]


def _text(element: etree._Element | None) -> str | None:
    return (plain(element) or None) if element is not None else None


def _english(article: etree._Element, meta: etree._Element | None) -> tuple[etree._Element, etree._Element | None]:
    """Choose the language version to read: the article itself, or its English translation where it is not English."""
    if not (article.get(_LANG) or "en").lower().startswith("en"):
        for sub in _all(article, "sub-article"):
            if (sub.get(_LANG) or "").lower().startswith("en") and sub.get("article-type") == "translation":
                front = _find(sub, "front-stub")
                return sub, front if front is not None else _find(sub, "front", "article-meta")
    return article, meta


def _title(meta: etree._Element | None) -> str:
    group = _find(meta, "title-group")
    main, sub = _find(group, "article-title"), _find(group, "subtitle")
    title = plain(main) if main is not None else ""
    return f"{title}: {plain(sub)}" if sub is not None and title and plain(sub) else title


def _subjects(meta: etree._Element | None) -> tuple[str, ...]:
    categories = _find(meta, "article-categories")
    found = [
        plain(subject)
        for group in _all(categories, "subj-group")
        if group.get("subj-group-type") in {None, "heading", "Article Type", "article-type"}
        for subject in _all(group, "subject")
    ]
    return tuple(text for text in found if text)


def _ids(meta: etree._Element | None) -> Identifiers:
    told: dict[str, str] = {}
    for element in _all(meta, "article-id"):
        told.setdefault((element.get("pub-id-type") or "").lower(), plain(element))
    pmcid = told.get("pmcid") or told.get("pmc") or told.get("pmcaid")
    if pmcid and pmcid.isdigit():
        pmcid = f"PMC{pmcid}"
    return Identifiers(doi=told.get("doi") or None, pmid=told.get("pmid") or None, pmcid=pmcid or None)


def _authors(meta: etree._Element | None) -> tuple[str, ...]:
    names: list[str] = []
    for group in _all(meta, "contrib-group"):
        for contributor in _all(group, "contrib"):
            if contributor.get("contrib-type") not in {None, "author"}:
                continue
            name = next((e for e in contributor.iter() if tag(e) in {"name", "string-name", "collab"}), None)
            if name is None:
                continue
            parts = [plain(part) for wanted in ("given-names", "surname") for part in _all(name, wanted)]
            names.append(" ".join(parts) or plain(name))
    return tuple(dict.fromkeys(filter(None, names)))


def _year(meta: etree._Element | None) -> int | None:
    years = [
        plain(year)
        for date in [*_all(meta, "pub-date"), *_all(_find(meta, "history"), "date")[-1:]]
        for year in _all(date, "year")
    ]
    return next((int(y) for y in years if re.fullmatch(r"(?:19|20)\d\d", y)), None)


def _licence(meta: etree._Element | None) -> str | None:
    """Give the licence's address, or its sentence where there is no address."""
    permissions = _find(meta, "permissions")
    if permissions is None:
        return None
    for element in permissions.iter():
        name, link = tag(element), element.get(_HREF) or ""
        if name == "license_ref" and element.text:
            return element.text.strip()
        if name in {"license", "ext-link"} and "creativecommons" in link:
            return link.strip()
    words = " ".join(plain(e) for e in permissions if tag(e) == "license")
    return words or _text(_find(permissions, "copyright-statement"))


def _keywords(meta: etree._Element | None) -> tuple[str, ...]:
    found = [
        plain(word)
        for group in _all(meta, "kwd-group")
        if (group.get(_LANG) or "en").lower().startswith("en") and group.get("kwd-group-type") != "abbreviations"
        for word in group.iter()
        if tag(word) == "kwd"
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def _is_lay(abstract: etree._Element) -> bool:
    kind = (abstract.get("abstract-type") or "").lower()
    title = _find(abstract, "title")
    return kind in _LAY or bool(title is not None and _LAY_TITLE.match(plain(title)))


def _abstracts(meta: etree._Element | None) -> list[Block]:
    blocks: list[Block] = []
    candidates = [a for a in _all(meta, "abstract") if not _is_lay(a) and a.get("abstract-type") not in _NO_ABSTRACT]
    if not any(map(_in_english, candidates)):
        candidates = [a for a in _all(meta, "trans-abstract") if _in_english(a)] or candidates
    for abstract in candidates[:1]:
        _section_blocks(abstract, "abstract", "Abstract", blocks)
    return blocks


def _labelled(block: Block) -> Block:
    """Give an abstract's labelled part its own kind where a reader of rules needs it: results, conclusions."""
    heading = block.heading.rpartition(": ")[2]
    kind = section_kind(heading, "abstract") if heading != "Abstract" else "abstract"
    return Block(kind if kind != "other" else "abstract", block.heading, block.text, block.page)


def _in_english(abstract: etree._Element) -> bool:
    parent = abstract
    while parent is not None:
        if parent.get(_LANG):
            return str(parent.get(_LANG)).lower().startswith("en")
        above = parent.getparent()
        if above is None:
            break
        parent = above
    return True


def _lay_summaries(meta: etree._Element | None) -> tuple[LaySummary, ...]:
    found = []
    for abstract in _all(meta, "abstract"):
        if _is_lay(abstract):
            words: list[Block] = []
            _section_blocks(abstract, "abstract", "", words)
            title = _find(abstract, "title")
            kind = abstract.get("abstract-type") or (plain(title) if title is not None else "")
            found.append(LaySummary(kind=kind, text="\n\n".join(b.text for b in words)))
    return tuple(found)


def _body(article: etree._Element) -> list[Block]:
    blocks: list[Block] = []
    body = _find(article, "body")
    if body is not None:
        _section_blocks(body, "other", "", blocks)
    return blocks


def _section_blocks(
    section: etree._Element, kind: SectionKind, heading: str, blocks: list[Block], depth: int = 0
) -> None:
    """Collect a section's paragraphs and its sub-sections, in order; captions go under their own kind."""
    for child in section:
        name = tag(child)
        if name in {"title", "label", "sec-meta", "object-id", "tex-math", "supplementary-material"}:
            continue
        if name == "sec" and depth < 12:
            title = _find(child, "title")
            words = plain(title) if title is not None else ""
            inner = _kind_of(child, words, kind)
            path = f"{heading}: {words}" if heading and words else words or heading
            _section_blocks(child, inner, path, blocks, depth + 1)
        elif name in {"fig", "table-wrap", "fig-group", "media"}:
            _caption(child, blocks)
        elif name in {
            "boxed-text",
            "disp-quote",
            "list",
            "list-item",
            "def-list",
            "def-item",
            "def",
            "statement",
            "speech",
        }:
            _section_blocks(child, kind, heading, blocks, depth + 1) if depth < 12 else None
        elif name in {"p", "verse-group", "preformat"}:
            _paragraph(child, kind, heading, blocks, depth)


def _paragraph(element: etree._Element, kind: SectionKind, heading: str, blocks: list[Block], depth: int) -> None:
    text = inline(element)
    if text:
        blocks.append(Block(kind, heading, text))
    for child in element:
        if tag(child) in {"fig", "table-wrap", "fig-group"}:
            _caption(child, blocks)
        elif tag(child) in {"list", "def-list", "boxed-text", "disp-quote"} and depth < 12:
            _section_blocks(child, kind, heading, blocks, depth + 1)


def _kind_of(section: etree._Element, title: str, outer: SectionKind) -> SectionKind:
    by_type = _SEC_TYPES.get((section.get("sec-type") or "").lower())
    by_title = section_kind(title, "other")
    if outer in {"other", "abstract"}:
        if by_title in _OWN_KIND:
            return by_title
        return by_title if by_title != "other" else by_type or outer  # PLOS types its Discussion as conclusions
    if by_title in _OWN_KIND and not (outer == "methods" and by_title == "case"):
        return by_title
    return outer


def _caption(element: etree._Element, blocks: list[Block]) -> None:
    for caption in element.iter():
        if tag(caption) == "caption":
            holder = caption.getparent()
            label = _find(holder, "label") if holder is not None else None
            words = " ".join(inline(part) for part in caption if tag(part) in {"title", "p"})
            head = f"{plain(label).rstrip('.')}. " if label is not None and plain(label) else ""
            if words:
                blocks.append(Block("captions", "Figures and tables", head + words))


def _back(article: etree._Element, meta: etree._Element | None) -> list[Block]:
    """Collect funding, conflicts, notes and references from the end matter."""
    blocks: list[Block] = []
    statements = [e for group in _all(meta, "funding-group") for e in _all(group, "funding-statement")]
    blocks += [Block("funding", "Funding", plain(statement)) for statement in statements]
    for notes in _all(meta, "author-notes"):
        _footnotes(notes, blocks)
    back = _find(article, "back")
    for part in back if back is not None else ():
        name = tag(part)
        if name == "ref-list":
            blocks += [Block("references", "References", plain(ref)) for ref in part if tag(ref) == "ref"]
        elif name in {"fn-group", "notes", "ack", "sec", "app-group"}:
            title = _find(part, "title")
            words = plain(title) if title is not None else ""
            kind = _kind_of(part, words, "other")
            if name == "fn-group":
                _footnotes(part, blocks)
            else:
                _section_blocks(part, kind, words or "Notes", blocks)
    return [b for b in blocks if b.text]


def _footnotes(group: etree._Element, blocks: list[Block]) -> None:
    for note in group.iter():
        if tag(note) == "fn":
            kind = _FOOTNOTES.get((note.get("fn-type") or "").lower(), "other")
            text = " ".join(inline(p) for p in note if tag(p) == "p")
            if kind == "other":
                label = _find(note, "label")
                kind = section_kind(plain(label), "other") if label is not None else kind
                kind = kind if kind in {"conflicts", "funding"} else section_kind(text.partition(":")[0], "other")
                kind = kind if kind in {"conflicts", "funding"} else "other"
            if text:
                blocks.append(
                    Block(kind, {"conflicts": "Conflicts of interest", "funding": "Funding"}.get(kind, "Notes"), text)
                )
