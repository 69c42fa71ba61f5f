"""Write a formula as one line. Takes MathML; gives text in which 10⁶ is “10^6” and a half is “1/2”."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pipeline.ingest.xmlsafe import entity_text, is_entity, tag

_SILENT = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts", "malignmark", "maligngroup"})
_SPACED = frozenset("=<>≤≥≈±×·+−-∼~≠∈→")
_DEEPEST = 60


def math_text(element: etree._Element, depth: int = 0) -> str:
    """Give a formula's characters in reading order, powers and fractions marked."""
    name = tag(element)
    if is_entity(element):
        return entity_text(element)
    if not name or name in _SILENT or depth > _DEEPEST:
        return ""
    own = (element.text or "").strip()
    parts = [math_text(child, depth + 1) + (child.tail or "").strip() for child in element]
    write = _WRITERS.get(name)
    if write:
        return own + write(parts)
    return f" {own} " if name == "mo" and own in _SPACED else own + "".join(parts)


def _grouped(text: str) -> str:
    text = text.strip()
    return text if text.replace(".", "").isalnum() or len(text) < 2 else f"({text})"


def _power(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    exponent = "".join(parts[-1].split())
    return f"{''.join(parts[:-1])}{'^' if exponent.strip('′*†‡') else ''}{exponent}"


def _fraction(parts: list[str]) -> str:
    return "/".join(map(_grouped, parts))


_WRITERS: dict[str, Callable[[list[str]], str]] = {
    "msup": _power,
    "msubsup": _power,
    "mfrac": _fraction,
    "mover": lambda parts: "".join(parts[:1]),
    "msqrt": lambda parts: f"√({''.join(parts)})",
    "mroot": lambda parts: f"√({''.join(parts)})",
    "mfenced": lambda parts: f"({', '.join(parts)})",
    "mspace": lambda parts: " " + "".join(parts),
    "mtr": " ".join,
    "mtable": "; ".join,
}  # fmt: skip
