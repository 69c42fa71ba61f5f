"""Know what a paper says. Takes a JATS file; gives title, paragraphs and sentences with their sections.

A plain walk over the tree that shares no code with the product's JATS reader: what one of them gets wrong the other
does not repeat. Tables, captions, footnotes, formulas and references are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

_LEFT_OUT = {
    "table-wrap", "fig", "fig-group", "table-wrap-group", "fn", "fn-group", "supplementary-material", "boxed-text",
    "media", "graphic", "inline-graphic", "label", "title", "ref-list", "alternatives", "table", "caption",
}  # fmt: skip
_FORMULA = "\ufffc"
_FORMULAS = {"disp-formula", "inline-formula", "tex-math", "disp-formula-group", "chem-struct-wrap"}
_BLOCKS = {
    "list",
    "def-list",
    "disp-quote",
    "list-item",
    "def-item",
    "def",
    "term",
    "p",
    "statement",
    "speech",
    "sec",
}
_KINDS = (
    (r"introduction|background", {"introduction"}),
    (r"results? (and|&) discussions?", {"results", "discussion"}),
    (r"limitation", {"limitations", "discussion"}),
    (r"conclu", {"conclusions", "discussion"}),
    (r"case (report|presentation)|^case", {"case"}),
    (r"method|patients and|statistical analysis$", {"methods"}),
    (r"^results?|^findings", {"results"}),
    (r"discussion", {"discussion"}),
    (r"conflict|competing|disclosure", {"conflicts"}),
    (r"funding|financial", {"funding"}),
)
_ENDS = re.compile(r"(?<=[.!?])([\"')\]”’]*(?:\s?\[[\d,;–\s-]+\])?)\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:et al|i\.e|e\.g|figs?|vs|dr|no|cf|approx|ca|spp?|refs?|eqs?|st|ltd|inc|co|corp|var|mr|mrs|prof)|"
    r"(?:^|[\s(])[A-Z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """One sentence and the kinds of section it may rightly be filed under; none where the title does not tell."""

    text: str
    kinds: frozenset[str]


@dataclass
class Truth:
    """What a reader should find. `paragraphs` are in reading order; `behind` is back matter, right but not asked for."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)

    def add(self, paragraph: str, kinds: frozenset[str]) -> None:
        """Keep one paragraph and its sentences; those with a formula in them cannot be compared."""
        for piece in paragraph.split(_FORMULA):
            if piece.strip():
                self.paragraphs.append(" ".join(piece.split()))
        for text in split_sentences(paragraph):
            if _FORMULA not in text and len(text.split()) >= 4:
                self.sentences.append(Sentence(text, kinds))


def split_sentences(text: str) -> list[str]:
    """Cut a paragraph where a stop and a capital meet, short forms aside."""
    made, start = [], 0
    text = " ".join(text.split())
    for end in _ENDS.finditer(text):
        before = text[start : end.start()]
        if _NO_END.search(before[-14:]):
            continue
        made.append(text[start : end.end(1)])
        start = end.end()
    return [*made, text[start:]]


def read_truth(path: Path) -> Truth:
    """Read one JATS file."""
    root = etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)).getroot()
    truth = Truth()
    title = root.find(".//article-meta//article-title")
    truth.title = "" if title is None else _words(title)
    for abstract in root.findall(".//article-meta/abstract"):
        if abstract.get("abstract-type") is None:
            _walk(abstract, frozenset({"abstract"}), truth)
    for body in root.findall("./body"):
        _walk(body, frozenset(), truth)
    for back in root.findall("./back"):
        beside = Truth()
        for part in back:
            if part.tag != "ref-list":
                _walk(part, frozenset(), beside, everything=True)
        truth.behind += beside.paragraphs
    return truth


def _walk(node: etree._Element, kinds: frozenset[str], truth: Truth, *, everything: bool = False) -> None:
    for child in node:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "sec":
            title = child.find("title")
            inner = _kinds(_words(title) if title is not None else "") if kinds != {"abstract"} else frozenset()
            _walk(child, inner or kinds, truth, everything=everything)
        elif tag == "p":
            _paragraph(child, kinds, truth)
        elif tag and (tag not in _LEFT_OUT or (everything and tag in {"fn", "fn-group"})):
            _walk(child, kinds, truth, everything=everything)


def _kinds(title: str) -> frozenset[str]:
    bare = re.sub(r"^[\dIVX.\s]+(?=\S)", "", title).strip().lower()
    return next((frozenset(kinds) for pattern, kinds in _KINDS if re.search(pattern, bare)), frozenset())


def _paragraph(node: etree._Element, kinds: frozenset[str], truth: Truth) -> None:
    """Keep the words of a p; lists in it are paragraphs of their own, and a p all in bold is a heading."""
    if _is_heading(node):
        return
    words = [node.text or ""]
    for child in node:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _BLOCKS:
            truth.add(_cited("".join(words)), kinds)
            words = []
            _walk(child, kinds, truth)
        else:
            words.append(_inline(child))
        words.append(child.tail or "")
    truth.add(_cited("".join(words)), kinds)


def _is_heading(node: etree._Element) -> bool:
    loose = (node.text or "") + "".join(child.tail or "" for child in node)
    whole = "".join(map(str, node.itertext())).strip()
    return not loose.strip() and all(child.tag in {"bold", "italic"} for child in node) and whole[-1:] not in ".?!"


def _words(node: etree._Element) -> str:
    return " ".join(_cited((node.text or "") + "".join(_inline(c) + (c.tail or "") for c in node)).split())


def _inline(node: etree._Element) -> str:
    tag = node.tag if isinstance(node.tag, str) else ""
    if not tag or tag in _LEFT_OUT:
        return ""
    if tag in _FORMULAS or tag.endswith("}math"):
        return _FORMULA
    if tag == "break":
        return " "
    inner = (node.text or "") + "".join(_inline(c) + (c.tail or "") for c in node)
    if tag == "xref" and node.get("ref-type") == "bibr" and re.fullmatch(r"[\s\d,;–—-]+", inner):
        return f"\x02{inner.strip()}\x03"
    if tag == "sup":
        return _raised(inner)
    return inner


def _raised(inner: str) -> str:
    """Write a raised token as the house does: “[12]” a citation, “^6” a power; anything else stands as it is."""
    if "\x02" in inner:
        return "\x02" + re.sub("[\x02\x03\\s\\[\\]()]", "", inner) + "\x03"
    return f"\x04{inner}" if re.fullmatch(r"\s*[−–-]?\d+\s*", inner) else inner


def _cited(text: str) -> str:
    """Put cited numbers into square brackets unless the authors already bracketed them; mark powers."""
    text = re.sub("(?<=\\d)\x04", "^", text).replace("\x04", "")
    run = "\x02[^\x03]*\x03(?:\\s?[,;–—-]?\\s?\x02[^\x03]*\x03)*"
    made, last = [], 0
    for match in re.finditer(run, text):
        made.append(text[last : match.start()])
        numbers = re.sub("[\x02\x03]", "", match.group())
        before = text[: match.start()].rstrip()[-1:]
        opened = text.rfind("[", 0, match.start()) > text.rfind("]", 0, match.start())
        made.append(numbers if before == "(" or opened or _in_parens(text, match.start()) else f"[{numbers}]")
        last = match.end()
    return "".join([*made, text[last:]])


def _in_parens(text: str, place: int) -> bool:
    opened = text.rfind("(", max(0, place - 60), place)
    return opened > text.rfind(")", 0, place) and not re.search("[^\\W\\d_]", text[opened:place])
