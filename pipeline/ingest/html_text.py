"""Read the text of an article page. Takes the part that holds the article; gives blocks under their headings."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.ingest.headings import bare, section_kind
from pipeline.ingest.jats_sections import LAY_TITLE
from pipeline.ingest.jats_text import inline
from pipeline.ingest.parts import Block
from pipeline.ingest.table_blocks import table_blocks
from pipeline.ingest.xmlsafe import tag
from pipeline.records import SectionKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "main", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "header", "table",
        "figure", "center", "details", "summary", "tbody", "tr", "td", "body", "address", "hgroup", "fieldset", *_HEADINGS,
    }
)  # fmt: skip
_OWN_KIND: frozenset[SectionKind] = frozenset(
    {"limitations", "funding", "conflicts", "conclusions", "references", "case"}
)
_ALWAYS_OUTER: frozenset[SectionKind] = frozenset({"abstract", "other"})
_NOT_CITED = re.compile(r"fig|tab|eq|sec|aff|fn|note|app|supp|box|corresp", re.IGNORECASE)
_NUMBERS = re.compile(r"[\[(]?\s*\d[\d,;\s–—−-]*[\])]?")
_LINK_WORDS = re.compile(
    r"\s*\[?(?:View(?: Article| in Article| Large| Full)?|Google Scholar|PubMed(?: Central)?|PMC free article|CrossRef|Cross Ref|Full Text|"
    r"Article|CAS|ADS|MathSciNet|Open in (?:a )?new tab|Download(?: figure| slide)?|Scopus|Web of Science(?:®)?|DOI|Ref list|"
    r"Show (?:more|less)|Back to top|Jump to|Expand|Collapse|Figure viewer|PowerPoint)\]?\s*",
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"(?<![a-z])(?:references?|ref-?list|bibliography|citations-list)(?![a-z])", re.IGNORECASE)
_LABEL = re.compile(
    r"((?:Supplementary |Appendix )?Table\s[A-Z]?\d{1,3}[A-Za-z]?)(?:[.:]\s*|\s+(?=\S)|$)", re.IGNORECASE
)
# A displayed formula and its number are set as a table.
_FORMULA = re.compile(r"formula|equation|\beq", re.IGNORECASE)
# Text that stands in a page's boxes without a paragraph of its own counts from this many words on.
_LOOSE_WORDS = 8
_DEEPEST = 200


class PageText:
    """Collects blocks while walking through a page in reading order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lay: list[tuple[str, str]] = []
        self._path: list[tuple[int, str, SectionKind]] = []

    @property
    def kind(self) -> SectionKind:
        """Give the kind of the section that is open."""
        return self._path[-1][2] if self._path else "other"

    @property
    def heading(self) -> str:
        """Give the path of headings that are open."""
        return ": ".join(title for _, title, _ in self._path)

    def walk(self, element: etree._Element, depth: int = 0) -> None:
        """Add an element's text, block by block."""
        name = tag(element)
        if depth > _DEEPEST or not name:
            return
        if name in _HEADINGS:
            self._open(_HEADINGS[name], inline(element))
        elif name == "figure" or (name == "table" and not _is_layout(element)):
            self._captions(element)
        elif not any(tag(child) in _BLOCKS for child in element.iter() if child is not element):
            self._add(inline(element), loose=name not in {"p", "li", "dd", "blockquote", "pre"})
        else:
            self._loose(element.text)
            for child in element:
                if tag(child) in _BLOCKS or any(tag(inner) in _BLOCKS for inner in child.iter()):
                    self.walk(child, depth + 1)
                else:
                    self._loose(inline(child))
                self._loose(child.tail)

    def _open(self, level: int, title: str) -> None:
        if not title:
            return
        while self._path and self._path[-1][0] >= level:
            self._path.pop()
        outer = self.kind
        found = section_kind(title, "other")
        if LAY_TITLE.match(bare(title)):
            title, kind = f"{title}\n", outer
        elif outer in _ALWAYS_OUTER:
            kind = found if found != "other" else outer
        else:
            kind = found if found in _OWN_KIND else outer
        if level > 1 or kind != "other":  # the page's own title is no part of the path
            self._path.append((level, title, kind))

    def _loose(self, text: str | None) -> None:
        self._add(" ".join((text or "").split()), loose=True)

    def _add(self, text: str, *, loose: bool) -> None:
        short = len(text.split()) < _LOOSE_WORDS and not text.endswith((".", "!", "?"))
        if not text or _LINK_WORDS.fullmatch(text) or (loose and short):
            return
        lay = next((title for _, title, _ in self._path if title.endswith("\n")), "")
        if lay:
            self.lay.append((lay.strip(), text))
        else:
            self.blocks.append(Block(self.kind, self.heading, text))

    def _captions(self, element: etree._Element) -> None:
        for caption in element.iter("figcaption", "caption"):
            text = inline(caption)
            if text:
                self.blocks.append(Block("captions", "Figures and tables", text))
        for table in element.iter("table"):
            if not (_is_layout(table) or _FORMULA.search(table.get("class") or "")):
                self.blocks += _rows(table, next(element.iter("caption", "figcaption"), None))


def _rows(table: etree._Element, caption: etree._Element | None) -> list[Block]:
    """Give the rows of a table under the number and the words of its caption."""
    told = inline(caption) if caption is not None else ""
    label = _LABEL.match(told)
    return table_blocks([table], label.group(1) if label else "", told[label.end() :] if label else told)


def _is_layout(table: etree._Element) -> bool:
    """Tell a table that only sets a page: it says so, or holds headings or tables."""
    return (
        table.get("role") in {"presentation", "none"}
        or next(table.iterdescendants("table", *_HEADINGS), None) is not None
    )


def prepare(part: etree._Element) -> None:
    """Give the page's citations, breaks and reference lists the form that the reader of paragraphs knows."""
    for element in [e for e in part.iter("a", "br", "label", "ul", "ol", "section", "div", "cite") if tag(e)]:
        name = tag(element)
        if name == "br":
            element.tag = "break"
        elif name == "label":
            element.tag = "span"
        elif name == "a":
            _mark_link(element)


def _mark_link(link: etree._Element) -> None:
    words, target = "".join(map(str, link.itertext())).strip(), link.get("href") or ""
    if _LINK_WORDS.fullmatch(words):
        for child in list(link):
            link.remove(child)
        link.text = ""
    elif "#" in target and _NUMBERS.fullmatch(words) and not _NOT_CITED.search(target.rpartition("#")[2]):
        link.tag = "xref"
        link.set("ref-type", "bibr")


def reference_blocks(part: etree._Element) -> list[Block]:
    """Take a marked list of references out of the page and give its entries."""
    found: list[Block] = []
    for listed in [e for e in part.iter("ol", "ul", "section", "div") if tag(e)]:
        named = f"{listed.get('class') or ''} {listed.get('id') or ''}"
        if listed.getparent() is None or not _REFERENCES.search(named):
            continue
        entries = [inline(item) for item in listed.iter("li")] or [inline(item) for item in listed.iter("p")]
        if len(entries) >= 2:
            found += [Block("references", "References", entry) for entry in entries if len(entry.split()) > 2]
            for child in list(listed):
                listed.remove(child)
            listed.text = None
    return found
