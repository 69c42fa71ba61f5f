"""Turn a JATS paragraph into text. Takes an element; gives its words with citations and exponents told apart."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.ingest.xmlsafe import entity_text, is_entity, tag

# Set apart from the sentence around them, or no words at all.
_OUT = frozenset(
    {
        "fig", "table-wrap", "fig-group", "list", "def-list", "boxed-text", "disp-quote", "tex-math", "disp-formula",
        "disp-formula-group", "supplementary-material", "graphic", "inline-graphic", "media", "fn", "label", "object-id",
        "annotation", "annotation-xml", "private-char", "xref-group",
    }
)  # fmt: skip
_CITED = re.compile(r"[\[(]?\s*[\d,;\s–—−-]+\s*[\])]?")


def plain(element: etree._Element) -> str:
    """Give every word of an element on one line; of a formula's spellings, the first."""
    pieces: list[str] = []
    _collect(element, pieces, frozenset({"tex-math", "annotation", "fn", "xref-fn"}))
    return " ".join("".join(pieces).split())


def inline(element: etree._Element) -> str:
    """Give the sentence text of a paragraph, without the floats and lists that stand in it."""
    pieces: list[str] = []
    _collect(element, pieces, _OUT)
    return " ".join("".join(pieces).split())


def _collect(element: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    if element.text:
        pieces.append(element.text)
    for child in element:
        if is_entity(child):
            pieces.append(entity_text(child))
        elif isinstance(child.tag, str):
            _collect_child(child, pieces, out)
        if child.tail:
            pieces.append(child.tail)


def _collect_child(child: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    name = tag(child)
    if name == "sup":
        _raised(child, pieces, out)
    elif _is_raised_citation(child, name):
        _cite("".join(map(str, child.itertext())), pieces)
    elif name == "break":
        pieces.append(" ")
    elif name not in out:
        _collect(child, pieces, out)


def _is_raised_citation(child: etree._Element, name: str) -> bool:
    points = name == "xref" and child.get("ref-type") == "bibr"
    return points and len(child) > 0 and tag(child[0]) == "sup" and _is_number(child)


def _is_number(element: etree._Element) -> bool:
    return bool(_CITED.fullmatch("".join(map(str, element.itertext()))))


def _raised(sup: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    """Write a raised token: a citation as “ [12]”, an exponent as “^2”, anything else as it is."""
    words = "".join(map(str, sup.itertext())).strip()
    if any(tag(e) == "xref" and e.get("ref-type") in {"bibr", None} for e in sup):
        _cite(words, pieces)
    elif any(tag(e) == "xref" for e in sup) or not words:
        return  # a mark that points to a footnote or an address
    elif re.fullmatch(r"[−–-]?\d+", words) and pieces and re.search(r"[\w%)]$", pieces[-1]):
        pieces.append(f"^{words}")
    else:
        _collect(sup, pieces, out)


def _cite(words: str, pieces: list[str]) -> None:
    number = words.strip().strip("[]()").strip(" ,;")
    if number:
        before = pieces[-1][-1:] if pieces else ""
        pieces.append(f"{'' if before.isspace() or not before else ' '}[{''.join(number.split())}]")
