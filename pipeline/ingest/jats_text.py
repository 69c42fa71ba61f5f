"""Turn a JATS paragraph into text. Takes an element; gives its words with citations and exponents told apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from pipeline.ingest.mathml import math_text
from pipeline.ingest.xmlsafe import entity_text, is_entity, tag

# Set apart from the sentence around them, or no words at all.
_OUT = frozenset(
    {
        "fig", "table-wrap", "fig-group", "table-wrap-group", "list", "def-list", "boxed-text", "disp-quote",
        "supplementary-material", "graphic", "inline-graphic", "media", "fn", "label", "object-id", "def", "rt",
        "tex-math", "annotation", "annotation-xml", "private-char", "index-term", "table", "array", "verse-group",
        "statement", "speech",
    }
)  # fmt: skip
_OUT_OF_A_LINE = frozenset({"tex-math", "annotation", "annotation-xml", "fn", "xref-fn", "graphic", "inline-graphic"})
_NUMBERS = re.compile(r"[\[(]?\s*+(?=[,;–—−‐\s-]*+\d)[\d,;\s–—−‐-]++[a-d]?\s*+[\])]?")
_EXPONENT = re.compile(r"[+−–-]?\d{1,3}")
# A raised number behind a whole word or a stop cites; behind a unit, a symbol or a figure it is a power.
_CITED_WORD = re.compile(r"(?<![^\W\d_])(?:[a-zà-þ]{2,}|[^\W\d_]{4,})$|[.,;:!?)\]”’\"]$")
_UNITS = frozenset(
    """mm cm dm km nm µm μm min hr kg mg µg μg ng ml dl µl μl nl day log ft in kpa pa hz mol mmol nmol µmol μmol pmol cell
    cells hour hours year week kcal mmhg meq iu ppm rad deg sin cos exp""".split()  # noqa: SIM905 - a word list
)
_OPEN_BRACKET = re.compile(r"[\[(][\d,;\s–—−‐-]*$")
_MARK = re.compile(r"[\d*†‡§¶#,\sa-z]{0,3}")
_NOTE_MARKS = frozenset({"fn", "aff", "corresp", "author-notes", "table-fn", "contrib"})
FORMULA = " [formula] "
_TEXTS = etree.XPath("descendant::text()", smart_strings=False)


def plain(element: etree._Element) -> str:
    """Give every word of an element on one line; of a formula's spellings, the one that can be read."""
    return _words(element, _OUT_OF_A_LINE)


def inline(element: etree._Element) -> str:
    """Give the sentence text of a paragraph, without the floats and lists that stand in it."""
    return _words(element, _OUT)


def spaced(element: etree._Element) -> str:
    """Give the words of a record of fields, such as a reference, which its markup alone keeps apart."""
    return one_line(" ".join(_texts(element)))


def one_line(text: str) -> str:
    """Give text with each stretch of white space made one space, and none at its ends."""
    # Of paragraphs three in four are so already: “printable” leaves the space as the only white character.
    return text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())


def _texts(element: etree._Element) -> list[str]:
    """Give the pieces of text below an element; the parser's own search is three times as fast, but skips entities."""
    if next(element.iter(etree.Entity), None) is not None:
        return [str(text) for text in element.itertext()]
    found: Any = _TEXTS(element)
    return list(found)


def _words(element: etree._Element, out: frozenset[str]) -> str:
    if not len(element):
        return one_line(element.text or "")
    pieces: list[str] = []
    collect(element, pieces, out)
    return one_line("".join(pieces))


def collect(element: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    """Add an element's text to `pieces`, what `out` names left out."""
    text = element.text  # each asking makes a new string
    if text:
        pieces.append(text)
    for child in element:
        collect_child(child, pieces, out)
        text = child.tail
        if text:
            pieces.append(text)


def collect_child(child: etree._Element, pieces: list[str], out: frozenset[str] = _OUT) -> None:
    """Add one child's own text, not what follows it."""
    name = tag(child)
    if not name:
        if is_entity(child):
            pieces.append(entity_text(child))
    elif name not in out:
        special = _SPECIAL.get(name)
        if special:
            special(child, pieces, out)
        elif len(child):
            collect(child, pieces, out)
        else:
            text = child.text
            if text:
                pieces.append(text)


def _all_words(element: etree._Element) -> str:
    """Give what an element holds, all of it, stripped at its ends."""
    return ("".join(map(str, element.itertext())) if len(element) else element.text or "").strip()


def _raised(sup: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    """Write a raised token: a citation as “ [12]”, an exponent as “^2”, anything else as it is."""
    words = _all_words(sup)
    pointers = list(sup.iterchildren("{*}xref")) if len(sup) else []
    if any(e.get("ref-type") in {"bibr", None} for e in pointers):
        _cite(words, pieces)
    elif pointers or not words:
        return  # a mark that points to a footnote or an address
    elif _NUMBERS.fullmatch(words) and _takes_citation(words, pieces):
        _cite(words, pieces)
    elif _EXPONENT.fullmatch(words) and pieces and re.search(r"[\w%)\]]$", pieces[-1]):
        pieces.append(f"^{words}")
    else:
        collect(sup, pieces, out)


def _takes_citation(words: str, pieces: list[str]) -> bool:
    """Tell whether a raised number without a pointer cites: behind a whole word or a stop, or a list of numbers."""
    before = "".join(pieces[-3:])[-30:]
    if words[0] in "−–-+" or before[-1:].isspace():
        return False
    if re.search(r"\d[,;]\s?\d", words):
        return not before[-1:].isdigit() or "[" in before
    match = _CITED_WORD.search(before)
    return match is not None and match.group().lower() not in _UNITS


def _pointer(xref: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    """Write a pointer: a numbered citation in brackets, a footnote's mark not at all, other words as they stand."""
    kind, words = xref.get("ref-type"), _all_words(xref)
    if kind == "bibr" and (words.isdecimal() or _NUMBERS.fullmatch(words)):
        before = "".join(pieces[-6:])[-60:]
        open_bracket = ("[" in before or "(" in before) and _OPEN_BRACKET.search(before)
        if open_bracket or (words[0] in "[(" and before[-1:].isspace()):
            pieces.append(words)
        else:
            _cite(words, pieces)
    elif not (kind in _NOTE_MARKS and _MARK.fullmatch(words)):
        collect(xref, pieces, out)


def _cite(words: str, pieces: list[str]) -> None:
    number = words.strip().strip("[]()").strip(" ,;")
    if number:
        before = pieces[-1][-1:] if pieces else ""
        pieces.append(f"{'' if before.isspace() or not before else ' '}[{''.join(number.split())}]")


def _formula(element: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    """Write a formula in words that can be read; where it is only a picture or TeX, say that one stood here."""
    found: list[str] = []
    collect(element, found, out)
    pieces.append("".join(found) if "".join(found).strip() else FORMULA)


def _alternatives(element: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    """Write the first of several spellings that has words."""
    for child in element:
        found: list[str] = []
        collect_child(child, found, out)
        if "".join(found).strip():
            pieces.extend(found)
            return


def _math(element: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    del out
    pieces.append(math_text(element))


def _space(element: etree._Element, pieces: list[str], out: frozenset[str]) -> None:
    del element, out
    pieces.append(" ")


_SPECIAL: dict[str, Callable[[etree._Element, list[str], frozenset[str]], None]] = {
    "sup": _raised, "xref": _pointer, "math": _math, "break": _space, "hr": _space, "inline-formula": _formula,
    "disp-formula": _formula, "disp-formula-group": _formula, "alternatives": _alternatives, "chem-struct-wrap": _formula,
}  # fmt: skip
