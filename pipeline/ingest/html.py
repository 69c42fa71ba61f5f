"""Read saved article pages. Takes HTML bytes; gives a Document, or says that the page is no article."""

from __future__ import annotations

import email
import email.policy
import re

from lxml import etree

from pipeline.errors import SourceError
from pipeline.ingest.export_words import abstract_blocks, given_first, language_code, year_in
from pipeline.ingest.html_page import Meta, article_part, page_meta, take_out_furniture, take_out_hidden
from pipeline.ingest.html_text import PageText, prepare, reference_blocks
from pipeline.ingest.parts import FLOATS, Block, Document
from pipeline.ingest.standing import is_notice_title, is_preprint, title_status
from pipeline.ingest.xmlsafe import LARGEST
from pipeline.records import HiddenText, Identifiers, LaySummary, SectionKind, Status

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>?#]+")
_RETRACTED = re.compile(r"\bthis (?:article|paper|publication) has been (?:retracted|withdrawn)\b", re.IGNORECASE)
_GATE = re.compile(
    r"\b(?:log ?in|sign ?in|password|cookies?|captcha|verify you are (?:a )?human|access denied|enable javascript|checking your browser|"
    r"purchase access|institutional access|forbidden|page not found|404)\b",
    re.IGNORECASE,
)
_MAIN: frozenset[SectionKind] = frozenset(
    {"introduction", "case", "methods", "results", "discussion", "conclusions", "limitations"}
)
# Fewer words than these are no article: the shortest letters have some 150, a login page's blurb under 60. What stands below the
# heading of an abstract, or below two headings of an article, is one sooner.
_FEWEST, _FEWEST_KNOWN, _FEWEST_HEADED, _FULL = 150, 40, 60, 250
_LONG_PARAGRAPH = 40
# So many words below the headings of an article show that the page is one, cut short.
_LEAST_OF_AN_ARTICLE = 15
_SAVE = "open the link in a browser, and save the paper's PDF or the page with the article on it"


def read_html(data: bytes) -> list[Document]:
    """Read an article page that somebody saved, as a page or as a web archive (MHTML).

    Raises:
        SourceError: the page is a login, cookie or error page, or no article.
    """
    if len(data) > LARGEST:
        raise SourceError("the web page is larger than any article", "save the article's PDF or JATS XML instead")
    root = etree.fromstring(_text(data).encode(errors="replace"), _parser())
    body = root.find("body") if root is not None else None
    if body is None:
        raise _refusal("")
    meta = page_meta(root)
    title = _title(meta, root)
    banner = _RETRACTED.search(" ".join(" ".join(map(str, body.itertext())).split())[:20_000])
    hidden = tuple(HiddenText(where="the page", reason=why, text=text[:2_000]) for why, text in take_out_hidden(body))
    take_out_furniture(body)
    text, references = _page_text(body)
    prose = _prose(text.blocks, meta)
    known = bool(meta.get("citation_title") or meta.get("ld_headline")) and bool(
        _doi(meta) or meta.get("citation_journal_title")
    )
    _demand_article(prose, root, known=known)
    doi, journal = _doi(meta), _first(meta, "citation_journal_title", "prism.publicationname", "citation_publisher")
    status = title_status(title) or (Status(value="retracted", said_by="the page itself") if banner else None)
    if status is None and is_preprint(doi, journal, _first(meta, "og:site_name")):
        status = Status(value="preprint", said_by="journal or DOI")
    main = sum(len(b.text.split()) for b in prose if not b.heading.startswith("Abstract") and b.kind not in FLOATS)
    return [
        Document(
            kind="html",
            title=title,
            blocks=(*prose, *references),
            ids=Identifiers(doi=doi, pmid=_first(meta, "citation_pmid") or None, pmcid=_pmcid(meta, root)),
            authors=_authors(meta),
            journal=journal or None,
            year=year_in(
                _first(
                    meta, "citation_publication_date", "citation_date", "citation_online_date", "dc.date", "ld_date"
                )
            ),
            licence=_licence(root),
            language=language_code(_first(meta, "citation_language", "dc.language") or root.get("lang") or ""),
            full_text=main >= _FULL,
            types=tuple(dict.fromkeys([*meta.get("citation_article_type", []), *meta.get("prism.section", [])])),
            keywords=_keywords(meta),
            status=status or Status(),
            is_notice=is_notice_title(title) and main < _FULL,
            lay_summaries=tuple(LaySummary(kind=kind, text=words) for kind, words in _joined(text.lay)),
            hidden=hidden,
        )
    ]


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")


def _text(data: bytes) -> str:
    if data[:200].lstrip()[:5] in {b"From:", b"MIME-"} or b"multipart/related" in data[:2_000]:
        message = email.message_from_bytes(data, policy=email.policy.default)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        raw = page.get_payload(decode=True) if page is not None else b""
        data = raw if isinstance(raw, bytes) else b""
    told = _CHARSET.search(data[:4_096])
    for name in ("utf-8-sig", told.group(1).decode("ascii") if told else "utf-8"):
        try:
            return _unmarked(data.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return _unmarked(data.decode("cp1252", errors="replace"))


def _unmarked(text: str) -> str:
    """Give the page without an XML declaration, which lxml refuses in text, and without control characters."""
    text = _CONTROL.sub(" ", re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text))
    return text if text.strip() else "<html></html>"


def _page_text(body: etree._Element) -> tuple[PageText, list[Block]]:
    part = article_part(body)
    prepare(part)
    references = reference_blocks(part)
    text = PageText()
    text.walk(part)
    return text, references


def _prose(blocks: list[Block], meta: Meta) -> list[Block]:
    """Give the article's blocks: without the lines above its first heading, and with an abstract that only the head has."""
    first = next((i for i, b in enumerate(blocks) if b.kind not in {"other", *FLOATS}), 0)
    kept = [
        b for i, b in enumerate(blocks) if i >= first or b.kind in FLOATS or len(b.text.split()) >= _LONG_PARAGRAPH
    ]
    end = next((i for i, b in enumerate(kept) if b.kind == "references"), len(kept))
    kept = [b for i, b in enumerate(kept) if i <= end or b.kind != "other"]
    kept = [Block(b.kind, b.heading, b.text) for b in kept]
    told = _first(meta, "citation_abstract", "dc.description.abstract", "ld_abstract")
    if told and not any(b.kind == "abstract" or b.heading.startswith("Abstract") for b in kept):
        kept = [*abstract_blocks(told), *kept]
    return kept


def _demand_article(prose: list[Block], root: etree._Element, *, known: bool) -> None:
    """Tell an article from a login, cookie or search page.

    Raises:
        SourceError: it is none.
    """
    words = sum(len(b.text.split()) for b in prose if b.kind not in {"references", *FLOATS})
    sections = {b.kind for b in prose} & {"abstract", *_MAIN}
    headed = [b for b in prose if b.kind in {"abstract", *_MAIN} or b.heading.startswith("Abstract")]
    if (known and words >= _FEWEST_KNOWN) or (len(sections) >= 2 and words >= _FEWEST):
        return
    told = sum(len(b.text.split()) for b in headed)
    if (len(sections) >= 2 or any(b.kind == "abstract" for b in headed)) and told >= _FEWEST_HEADED:
        return
    if headed and told >= _LEAST_OF_AN_ARTICLE:
        raise SourceError(f"this web page has only {told} words of an article: too little to draft from", _SAVE)
    raise _refusal(" ".join(" ".join(map(str, root.itertext())).split())[:20_000])


def _refusal(words: str) -> SourceError:
    hint = _SAVE
    if _GATE.search(words):
        return SourceError("this is a web page that asks to log in, accept cookies or wait, not a paper", hint)
    return SourceError("this is a web page without an article on it, not a paper", hint)


def _first(meta: Meta, *names: str) -> str:
    return next((value for name in names for value in meta.get(name, ()) if value), "")


def _title(meta: Meta, root: etree._Element) -> str:
    told = _first(meta, "citation_title", "ld_headline", "dc.title")
    if told:
        return told.rstrip(".")
    top = next(
        (
            words
            for h in root.iter("h1")
            if len((words := " ".join("".join(map(str, h.itertext())).split())).split()) > 2
        ),
        "",
    )
    page = " ".join("".join(map(str, e.itertext()) if (e := root.find(".//title")) is not None else "").split())
    return (top or _first(meta, "og:title") or re.split(r"\s[|•–—-]\s(?=[^|•]{3,40}$)", page)[0]).rstrip(".")


def _doi(meta: Meta) -> str | None:
    for name in ("citation_doi", "dc.identifier", "dc.identifier.doi", "prism.doi", "bepress_citation_doi", "ld_id"):
        for value in meta.get(name, ()):
            match = _DOI.search(value)
            if match:
                return match.group().rstrip(".,;)")
    return None


def _pmcid(meta: Meta, root: etree._Element) -> str | None:
    links = [e.get("href") or "" for e in root.iter("link") if e.get("rel") == "canonical"]
    match = re.search(
        r"\bPMC\d{3,9}\b", " ".join([*links, *meta.get("citation_fulltext_html_url", []), *meta.get("og:url", [])])
    )
    return match.group() if match else None


def _authors(meta: Meta) -> tuple[str, ...]:
    names = meta.get("citation_author") or meta.get("dc.creator") or meta.get("ld_author") or []
    if len(names) == 1 and ";" in names[0]:
        names = names[0].split(";")
    return tuple(dict.fromkeys(given_first(name.strip()) for name in names if name.strip()))


def _keywords(meta: Meta) -> tuple[str, ...]:
    told = meta.get("citation_keywords") or meta.get("keywords") or []
    return tuple(dict.fromkeys(word.strip() for one in told for word in re.split(r"[;,]", one) if word.strip()))


def _licence(root: etree._Element) -> str | None:
    links = [e.get("href") or "" for e in root.iter("a", "link")]
    return next((link for link in links if "creativecommons.org/" in link), None)


def _joined(lay: list[tuple[str, str]]) -> list[tuple[str, str]]:
    titles = dict.fromkeys(title for title, _ in lay)
    return [(title, "\n\n".join(words for own, words in lay if own == title)) for title in titles]
