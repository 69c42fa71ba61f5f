"""Read the catalogue data of a JATS article. Takes its article-meta; gives ids, title, authors, dates and licence."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.ingest.jats_text import plain, spaced
from pipeline.ingest.xmlsafe import tag
from pipeline.records import Identifiers

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HREF = "{http://www.w3.org/1999/xlink}href"
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Find the first child on a path of names, whatever their namespace."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def find_all(element: etree._Element | None, name: str) -> list[etree._Element]:
    """Find every child of a name, whatever its namespace."""
    return [] if element is None else list(element.iterchildren(f"{{*}}{name}"))


def words_of(element: etree._Element | None) -> str:
    """Give an element's words on one line; empty where there is no element."""
    return plain(element) if element is not None else ""


def language_of(element: etree._Element) -> str:
    """Give the two-letter language that an element or what holds it names; empty where none does."""
    holder: etree._Element | None = element
    while holder is not None:
        if holder.get(LANG):
            return str(holder.get(LANG))[:2].lower()
        holder = holder.getparent()
    return ""


def is_english(element: etree._Element) -> bool:
    """Tell whether an element is English as far as its markup tells; unmarked counts as English."""
    return language_of(element) in {"", "en"}


def title_of(meta: etree._Element | None) -> str:
    """Give the title with its subtitle; of several languages, the English one."""
    group = find(meta, "title-group")
    main = find(group, "article-title")
    if main is not None and not is_english(main):
        for translated in find_all(group, "trans-title-group"):
            if is_english(translated) and words_of(find(translated, "trans-title")):
                return _with_subtitle(find(translated, "trans-title"), find(translated, "trans-subtitle"))
        for title in find_all(group, "trans-title"):
            if is_english(title) and words_of(title):
                return words_of(title)
    return _with_subtitle(main, find(group, "subtitle"))


def _with_subtitle(main: etree._Element | None, sub: etree._Element | None) -> str:
    title, under = words_of(main), words_of(sub)
    return f"{title.rstrip(':')}: {under}" if title and under else title


def subjects(meta: etree._Element | None) -> tuple[str, ...]:
    """Give the journal's own headings for the article: “Case Report”, “Research Article”."""
    found = [
        plain(subject)
        for group in find_all(find(meta, "article-categories"), "subj-group")
        if group.get("subj-group-type") in {None, "heading", "Article Type", "article-type"}
        for subject in find_all(group, "subject")
    ]
    return tuple(text for text in found if text)


def identifiers(meta: etree._Element | None) -> Identifiers:
    """Give DOI, PMID and PMCID, bare."""
    told: dict[str, str] = {}
    for element in find_all(meta, "article-id"):
        told.setdefault((element.get("pub-id-type") or "").lower(), plain(element))
    pmcid = told.get("pmcid") or told.get("pmc") or told.get("pmcaid")
    if pmcid and pmcid.isdigit():
        pmcid = f"PMC{pmcid}"
    doi = _DOI.search(told.get("doi", ""))
    pmid = told.get("pmid", "")
    return Identifiers(doi=doi.group() if doi else None, pmid=pmid if pmid.isdigit() else None, pmcid=pmcid or None)


def journal_of(article: etree._Element) -> str | None:
    """Give the journal's title."""
    meta = find(article, "front", "journal-meta")
    for path in (("journal-title-group", "journal-title"), ("journal-title",)):
        name = words_of(find(meta, *path))
        if name:
            return name
    return None


def authors(meta: etree._Element | None) -> tuple[str, ...]:
    """Give the authors, given name first; a group's own name where it signs."""
    names: list[str] = []
    for group in find_all(meta, "contrib-group"):
        for contributor in find_all(group, "contrib"):
            names += [_name(contributor)] if contributor.get("contrib-type") in {None, "author"} else []
    return tuple(dict.fromkeys(filter(None, names)))


def _name(contributor: etree._Element) -> str:
    name = next(contributor.iter("{*}name", "{*}string-name", "{*}collab"), None)
    if name is None:
        return ""
    if tag(name) == "collab":
        # A group's members stand inside its name.
        own = [name.text or "", *(e.tail or "" for e in name)]
        return " ".join(" ".join(own).split()) or spaced(name)
    parts = [plain(part) for wanted in ("given-names", "surname") for part in find_all(name, wanted)]
    return " ".join(parts) or plain(name)


def year_of(meta: etree._Element | None) -> int | None:
    """Give the year of publication."""
    years = [
        plain(year)
        for date in [*find_all(meta, "pub-date"), *find_all(find(meta, "history"), "date")[-1:]]
        for year in find_all(date, "year")
    ]
    return next((int(y) for y in years if re.fullmatch(r"(?:19|20)\d\d", y)), None)


def licence_of(meta: etree._Element | None) -> str | None:
    """Give the licence's address, or its sentence where there is no address."""
    permissions = find(meta, "permissions")
    if permissions is None:
        return None
    for element in permissions.iter():
        name, link = tag(element), element.get(HREF) or ""
        if name == "license_ref" and element.text:
            return element.text.strip()
        if name in {"license", "ext-link"} and "creativecommons" in link:
            return link.strip()
    words = " ".join(plain(e) for e in permissions if tag(e) == "license")
    return words or words_of(find(permissions, "copyright-statement")) or None


def keywords(meta: etree._Element | None) -> tuple[str, ...]:
    """Give the English keywords."""
    found = [
        plain(word)
        for group in find_all(meta, "kwd-group")
        if is_english(group) and group.get("kwd-group-type") != "abbreviations"
        for word in group.iter("{*}kwd")
    ]
    return tuple(dict.fromkeys(filter(None, found)))
