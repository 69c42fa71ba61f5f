"""Parse XML from strangers. Takes bytes; gives a tree: no entities, no DTD, no network, a size cap.

`collect_ids` stays at its default: without it lxml 6.1 tries to load the DTD and fails on a tenth of real JATS files.
"""

from __future__ import annotations

import html.entities
from typing import TypedDict

from lxml import etree

from pipeline.errors import SourceError

# A tree takes about 32 times the file's size in memory.
LARGEST = 30_000_000


class _Flags(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    dtd_validation: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


SAFE: _Flags = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False,
    "huge_tree": False, "remove_comments": True, "remove_pis": True,
}  # fmt: skip


def parse_xml(data: bytes) -> etree._Element:
    """Parse a document; give its root.

    Raises:
        SourceError: too large, or broken beyond reading.
    """
    if len(data) > LARGEST:
        raise SourceError(
            f"the XML file has {len(data) // 1_000_000} MB; up to {LARGEST // 1_000_000} MB are read as one document",
            "split it: one article in each file",
        )
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"the XML is broken: {first_line(error)}", "download it again") from error
    return root


def first_line(error: Exception) -> str:
    """Give the first line of a parser's complaint, short."""
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__


def tag(element: etree._Element) -> str:
    """Give an element's name without its namespace; empty for comments and entities."""
    name: object = element.tag
    if not isinstance(name, str):
        return ""
    return name.rpartition("}")[2] if name[0] == "{" else name  # an XML reader asks this for each element


def is_entity(node: etree._Element) -> bool:
    """Tell whether a node is an entity reference that the parser left in place."""
    kind: object = node.tag
    return kind is etree.Entity


def entity_text(node: etree._Element) -> str:
    """Give the character of an entity reference that the parser left in place; its name where unknown."""
    text = node.text or ""
    return html.entities.html5.get(text.strip("&"), html.entities.html5.get(text.lstrip("&"), text))
