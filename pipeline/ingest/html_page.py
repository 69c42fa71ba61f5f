"""Take a saved web page apart. Takes its tree; gives catalogue data, the part that holds the article, what it hides."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pipeline.ingest.xmlsafe import tag

_GONE = frozenset(
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "form", "button", "select",
        "input", "textarea", "nav", "footer", "aside", "dialog", "audio", "video", "link", "meta", "menu",
    }
)  # fmt: skip
_ROLES = frozenset({"navigation", "search", "dialog", "complementary", "contentinfo"})
_FURNITURE = re.compile(
    r"(?<![a-z])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|cookies?|consent|gdpr|banner|sidebar|related|recommend(?:ed|ations?)?|"
    r"share|sharing|social|toolbar|metrics|altmetrics?|adverts?|advertisements?|ads?|login|signin|subscri\w{1,9}|newsletter|popup|modal|"
    r"tooltip|skip|skiplink|toc|pagination|cited-by|citedby|usercomments|comments-section|similar|trending|promo|paywall|download\w{0,9}|"
    r"permissions?|rights-link|sr-only|visually-hidden|visuallyhidden|screen-reader\w{0,8}|u-visually-hidden)(?![a-z])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|font-size\s*:\s*(?:0|1px)\s*(?:;|$|\D|!)|"
    r"(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)", re.IGNORECASE
)
_DARK = re.compile(r"background(?:-color|-image)?\s*:", re.IGNORECASE)
_MEDIA = re.compile(r"@[\w-]+[^{};]{0,200}+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_RULE = re.compile(r"([^{}]{1,300}+)\{([^{}]*+)\}")
_STYLES = etree.XPath("descendant-or-self::*/@style | descendant-or-self::*/@hidden")
_ARTICLE_TYPES = frozenset({"ScholarlyArticle", "MedicalScholarlyArticle", "Article", "Report"})

Meta = dict[str, list[str]]


def page_meta(root: etree._Element) -> Meta:
    """Give what the page's head says of the article: names in lower case, values in order."""
    found: Meta = defaultdict(list)
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found[name.lower()].append(content)
    for item in _linked_data(root):
        _add_linked(found, item)
    return found


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                told = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            items = told if isinstance(told, list) else [told]
            nested = [
                entity
                for item in items
                if isinstance(item, dict)
                for entity in (item.get("mainEntity"), *_graph(item))
            ]
            for item in (*items, *nested):
                if isinstance(item, dict) and _ARTICLE_TYPES & set(_texts(item.get("@type"))):
                    yield item


def _graph(item: dict[str, Any]) -> list[Any]:
    graph = item.get("@graph")
    return graph if isinstance(graph, list) else []


def _texts(value: object) -> list[str]:
    return [
        text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str) and text.strip()
    ]


def _add_linked(found: Meta, item: dict[str, Any]) -> None:
    """Add what linked data tell under the names of the usual meta tags, behind what those tell."""
    found["ld_headline"] += _texts(item.get("headline")) or _texts(item.get("name"))
    found["ld_date"] += _texts(item.get("datePublished"))
    found["ld_abstract"] += _texts(item.get("abstract"))
    found["ld_id"] += [*_texts(item.get("sameAs")), *_texts(item.get("@id")), *_texts(item.get("url"))]
    people = item.get("author")
    for person in people if isinstance(people, list) else [people]:
        found["ld_author"] += _texts(person.get("name")) if isinstance(person, dict) else []


def words_in(element: etree._Element) -> int:
    """Count the words of an element."""
    return sum(len(str(text).split()) for text in element.itertext())


def take_out_hidden(root: etree._Element) -> list[tuple[str, str]]:
    """Remove what a reader of the page cannot see; give (reason, text) of each."""
    rules = _hiding_rules(root)
    found: list[tuple[str, str]] = []
    for element in [e for e in root.iter() if tag(e)] if rules else _styled(root):
        reason = _why_unseen(element, rules)
        if reason and tag(element) not in _GONE and element.getparent() is not None:
            text = " ".join(" ".join(map(str, element.itertext())).split())
            if text:
                found.append((reason, text))
            drop(element)
    return found


def _styled(root: etree._Element) -> list[etree._Element]:
    """Give the elements that say themselves how they look; asked of the parser, this is four times as fast."""
    values: Any = _STYLES(root)
    return list(dict.fromkeys(value.getparent() for value in values))


def _hiding_rules(root: etree._Element) -> dict[str, str]:
    """Give the simple selectors (“.a”, “#b”) by which the page's own style sheet hides things, and how."""
    rules: dict[str, str] = {}
    for style in root.iter("style"):
        for match in _RULE.finditer(_MEDIA.sub("", style.text or "")):
            reason = _how_unseen(match.group(2))
            if reason:
                rules |= {
                    part.strip(): reason
                    for part in match.group(1).split(",")
                    if re.fullmatch(r"\s*[.#][\w-]+\s*", part)
                }
    return rules


def _how_unseen(style: str) -> str:
    match = _UNSEEN.search(style)
    if match:
        return match.group().strip(" ;").lower()
    return "white on white" if _WHITE.search(style) and not _DARK.search(style) else ""


def _why_unseen(element: etree._Element, rules: dict[str, str]) -> str:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "hidden"
    style = element.get("style")
    reason = _how_unseen(style) if style else ""
    if reason or not rules:
        return reason
    names = [f".{name}" for name in (element.get("class") or "").split()] + [f"#{element.get('id')}"]
    return next((rules[name] for name in names if name in rules), "")


def drop(element: etree._Element) -> None:
    """Remove an element and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    # A page may spell a control character as “&#8;”, and a tree takes none back.
    tail, before = _CONTROL.sub(" ", element.tail or ""), element.getprevious()
    if tail:
        if before is not None:
            before.tail = _CONTROL.sub(" ", before.tail or "") + tail
        else:
            parent.text = _CONTROL.sub(" ", parent.text or "") + tail
    parent.remove(element)


def take_out_furniture(body: etree._Element) -> None:
    """Remove navigation, banners, related articles and whatever else stands around an article."""
    for element in list(body.iter(*_GONE)):
        drop(element)
    whole = max(words_in(body), 1)
    for element in [e for e in body.iter() if tag(e) not in {"", "body", "html", "main", "article", "p"}]:
        set_apart = element.get("role") in _ROLES or _is_furniture(element)
        if set_apart and element.getparent() is not None and words_in(element) < 0.4 * whole:
            drop(element)


def _is_furniture(element: etree._Element) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(named.strip()) and bool(_FURNITURE.search(named))


def article_part(body: etree._Element) -> etree._Element:
    """Give the smallest marked part that holds most of the page's words; the whole body where none does."""
    whole = words_in(body)
    parts = [
        e
        for e in body.iter("article", "main", "div", "section")
        if tag(e) in {"article", "main"} or e.get("role") == "main"
    ]
    holding = [(words_in(part), part) for part in parts]
    best = min((pair for pair in holding if pair[0] >= 0.8 * whole), key=lambda pair: pair[0], default=None)
    return best[1] if best and whole else body
